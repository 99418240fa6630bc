"""What a model's sentences leave out of the statements that they cite."""

import pytest

from articlekit.app.omissions import omissions
from articlekit.drafting.drafter import Brief
from articlekit.model.article import Article, Paragraph, Sentence
from articlekit.model.provenance import BY_NOTE
from tests.fakes.notes import read

NOTE = """\
Tram line C stands still

- 6:52: a cable of the tram was cut by an excavator in Forge Street
- Anna Roy, the director, said: "The cable was on no plan."
- 14 trams stood still
"""


def found(*told: tuple[str, str], by: str | None = None, language: str = "en") -> list[str]:
    sentences = tuple(Sentence(text=text, sources=(source,), by=by) for text, source in told)
    article = Article(
        language=language,
        headline=Sentence(text="Fourteen trams stood still"),
        lede=(Paragraph(sentences=sentences),),
        engine="openai",
    )
    return [each.message for each in omissions(article, Brief(note=read(NOTE), language=language))]


WHOLE = (
    ("At 6:52 an excavator cut a cable of the tram in Forge Street.", "s1"),
    ("“The cable was on no plan,” said the director, Anna Roy.", "s2"),
    ("Fourteen trams stood still.", "s3"),
)


def test_an_article_in_other_words_leaves_nothing_out() -> None:
    assert found(*WHOLE) == []


@pytest.mark.parametrize(
    ("place", "text", "lost"),
    [
        (0, "An excavator cut a cable of the tram in Forge Street.", "'6:52'"),
        (0, "At 6:52 an excavator cut a cable of the tram.", "'Forge Street'"),
        (1, "“The cable was on no plan,” said the director.", "'Anna Roy'"),
        (2, "Some trams stood still.", "'14'"),
    ],
)
def test_a_figure_or_name_that_is_told_nowhere_is_found(place: int, text: str, lost: str) -> None:
    told = [*WHOLE]
    told[place] = (text, told[place][1])
    (message,) = found(*told)
    assert lost in message
    assert message.endswith("is told nowhere: say it here")


def test_words_that_are_told_nowhere_are_found_where_they_are_many() -> None:
    (message,) = found(("At 6:52 Forge Street had trouble.", "s1"))
    assert "'excavator'" in message


def test_the_note_s_own_words_and_translations_are_not_looked_at() -> None:
    assert found(("A cable was cut.", "s1"), by=BY_NOTE) == []
    assert found(("Un câble a été coupé.", "s1"), language="fr") == []
