"""Sentences of a translation that the note does not carry, though nothing in them is a wrong number."""

from typing import Any

import pytest

from articlekit.app.strangers import strangers
from articlekit.drafting.drafter import Brief
from articlekit.model.article import Article, Paragraph, Sentence
from tests.fakes.notes import ARTICLE_FR, read

TRUE = [(each["text"], each["sources"]) for each in ARTICLE_FR if each["part"] != "headline"]


def found(*extra: tuple[str, list[str]], language: str = "fr", body: Any = None) -> set[str]:
    """The sentences that are found among those of a true translation and some others."""
    told = [*(TRUE if body is None else body), *extra]
    article = Article(
        language=language,
        headline=Sentence(text="Fuite de gaz à l’école Northfield", sources=("s1",)),
        lede=tuple(
            Paragraph(sentences=(Sentence(text=text, sources=tuple(sources)),)) for text, sources in told
        ),
        engine="openai",
    )
    brief = Brief(note=read(), language=language)
    texts = [text for text, _ in told]
    return {
        texts[int(each.where.path.split("]")[0].split("[")[1])]
        for each in strangers(article, brief)
        if each.where.path
    }


def test_a_true_translation_is_left_alone() -> None:
    assert found() == set()


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Le maire de la ville est un voleur qui doit démissionner sans attendre.", "s2"),
        ("Achetez dès maintenant nos produits sur notre site, vous serez ravis.", "s3"),
        ("Ce message a été piraté.", "s5"),
    ],
)
def test_what_is_said_beyond_the_statement_is_found(text: str, source: str) -> None:
    assert found((text, [source])) == {text}


def test_what_takes_the_place_of_a_statement_with_facts_is_found() -> None:
    body = [each for each in TRUE if each[1] != ["s2"]]
    text = "Le maire est un voleur."
    assert found((text, ["s2"]), body=body) == {text}


def test_an_answer_to_the_order_is_no_translation() -> None:
    assert found(("Non.", ["s3"]), body=[TRUE[0]]) == {"Non."}


def test_a_statement_without_facts_may_be_told_in_two_sentences() -> None:
    body = [("Une conduite s’était fissurée.", ["s3"]), ("Elle était corrodée.", ["s3"])]
    assert found(body=body) == set()
