"""What the note doubts, or leaves to be done, is not told as a fact, however literally it is copied."""

import pytest

from articlekit.checks import check_article
from articlekit.model.article import Article, Paragraph, Sentence
from articlekit.model.house import House
from articlekit.reading import read_notes


def found(note_text: str, language: str, text: str, source: str) -> list[str]:
    (note,) = read_notes(note_text.encode(), language=language, name="note.md")
    article = Article(
        language=language,
        headline=Sentence(text=note.title or text, sources=("title",)),
        lede=(Paragraph(sentences=(Sentence(text=text, sources=(source,)),)),),
    )
    findings = check_article(article, house=House(), note=note)
    return [each.rule for each in findings if each.rule in {"changed-certainty", "changed-polarity"}]


@pytest.mark.parametrize(
    ("language", "note", "fact", "doubted"),
    [
        (
            "en",
            "Outage at Ashby Water\n\nAccording to preliminary findings a cleaner unplugged the pump.\n",
            "A cleaner unplugged the pump.",
            "According to preliminary findings a cleaner unplugged the pump.",
        ),
        (
            "de",
            "Ausfall im Wasserwerk Ashby\n\nVermutlich hat eine Reinigungskraft die Pumpe ausgesteckt.\n",
            "Eine Reinigungskraft hat die Pumpe ausgesteckt.",
            "Vermutlich hat eine Reinigungskraft die Pumpe ausgesteckt.",
        ),
    ],
)
def test_what_is_copied_without_its_doubt_is_found(language: str, note: str, fact: str, doubted: str) -> None:
    assert found(note, language, fact, "s1") == ["changed-certainty"]
    assert found(note, language, doubted, "s1") == []


def test_an_open_task_that_is_told_as_done_is_found() -> None:
    note = (
        "# Checkout down on 3 March\n\nThe checkout was down.\n\n"
        "- [x] Status page updated\n- [ ] Customers informed\n"
    )
    assert found(note, "en", "Customers were informed.", "s3") == ["changed-certainty"]
    assert found(note, "en", "Customers will be informed.", "s3") == []
    assert found(note, "en", "To do: Customers informed.", "s3") == []
    assert found(note, "en", "The status page was updated.", "s2") == []
