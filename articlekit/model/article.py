"""An article: a tree of plain text, each sentence with the statements that carry it; and its approval."""

import hashlib
import json
from collections.abc import Iterator
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from articlekit.model.note import Aside, Meta
from articlekit.model.provenance import Engine, Provenance, Review

__all__ = [
    "SCHEMA",
    "TITLE",
    "Article",
    "Engine",
    "Missing",
    "Paragraph",
    "Question",
    "Reason",
    "Section",
    "Sentence",
    "approved",
    "blocks",
    "headings",
    "sentences",
    "standing_review",
]


class Reason(BaseModel):
    """Why a part of an article is there."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    about: Literal["headline", "dateline", "lede", "section", "conclusion", "question"]
    text: str
    """The part that is explained, as it stands in the article."""
    why: str
    margin: int | None = None
    """How far the runner-up was behind, in percent: below 20 the choice is unsure."""


TITLE = "title"
"""The source id of what comes from the title of the note, which is not a statement."""

SCHEMA = 2
"""The version of the form of an article as JSON. The first one, which does not say so, has neither ids nor a
dateline, asides, and paragraphs of facts or code; it is read as well."""

ParagraphKind = Literal["text", "list", "timeline", "quote", "facts", "code"]
Question = Literal[
    "who",
    "when",
    "year",
    "where",
    "cause",
    "people",
    "users",
    "confirmation",
    "next",
    "capitals",
    "heading",
    "byline",
    "sources",
    "slug",
    "embargo",
]
"""What an editor asks of the author of a note; from `heading` on it is the outlet that wants it."""


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Sentence(_Frozen):
    """A sentence, heading or list item, and the ids of the statements that it comes from."""

    stamp: str | None = None
    """The time of a timeline item, as the note writes it."""
    label: str | None = None
    """What the text is a value of, in a paragraph of facts, without a colon."""
    text: str
    sources: tuple[str, ...] = ()
    id: str = ""
    """Of its own within the article; empty until `identified` gives it one."""
    by: str | None = None
    """Who wrote the text, in an article that a language model was asked for: the model, by its name, or
    `note` where the words are the note's own. `None` in other articles, whose engine says it for all."""
    translated: bool = False
    """Whether it quotes words that were said in another language; readers are told so."""


class Paragraph(_Frozen):
    """Sentences that belong together.

    `list` and `timeline` paragraphs have one sentence an item, `facts` one a label; in a `quote` the
    sentences are what was said and `attribution` is who said it; `code` is one sentence, lines and all,
    and printed letter by letter.
    """

    kind: ParagraphKind = "text"
    id: str = ""
    sentences: tuple[Sentence, ...]
    attribution: str | None = None
    ordered: bool = False
    """Whether the items of a `list` are numbered, as the steps of an instruction are."""


class Section(_Frozen):
    """A heading and what stands under it."""

    heading: Sentence
    id: str = ""
    level: int = 2
    """2 for an h2, 3 for an h3 under it: the level in an article whose headline is the h1."""
    paragraphs: tuple[Paragraph, ...]


class Missing(_Frozen):
    """Something that an editor would ask for and that the note does not say."""

    about: Question
    question: str


class Article(_Frozen):
    """An article in the form that all engines make, all rules check and all formats render."""

    schema_version: Annotated[int, Field(ge=1, le=SCHEMA)] = SCHEMA
    """Version of the form, see `SCHEMA`."""
    language: str
    """BCP 47 tag of the text."""
    headline: Sentence
    standfirst: str | None = None
    dateline: Sentence | None = None
    """Place and date of what happened, as a line of its own above the lede."""
    lede: tuple[Paragraph, ...] = ()
    sections: tuple[Section, ...] = ()
    conclusion: tuple[Paragraph, ...] = ()
    missing: tuple[Missing, ...] = ()
    asides: tuple[Aside, ...] = ()
    """What the note has besides news, for the editor; no format prints it."""
    reasons: tuple[Reason, ...] = ()
    """Why a draft that no model wrote is as it is, for the editor; no format prints it."""
    engine: Engine = "extractive"
    note: str = ""
    """The id of the note."""
    meta: Meta = Meta()
    review: Review | None = None
    """Who has approved the text; `standing_review` says whether that still holds."""
    provenance: Provenance | None = None
    """How it came to be; `None` where nobody has kept a record."""


def blocks(article: Article) -> Iterator[tuple[str, Paragraph]]:
    """Every paragraph in reading order with its path, such as `sections[1].paragraphs[0]`."""
    for index, paragraph in enumerate(article.lede):
        yield f"lede[{index}]", paragraph
    for number, section in enumerate(article.sections):
        for index, paragraph in enumerate(section.paragraphs):
            yield f"sections[{number}].paragraphs[{index}]", paragraph
    for index, paragraph in enumerate(article.conclusion):
        yield f"conclusion[{index}]", paragraph


def sentences(article: Article) -> Iterator[tuple[str, Sentence]]:
    """Every sentence of the body in reading order with its path; headings are not among them."""
    for path, paragraph in blocks(article):
        for index, sentence in enumerate(paragraph.sentences):
            yield f"{path}.sentences[{index}]", sentence


def headings(article: Article) -> Iterator[tuple[str, int, Sentence]]:
    """The headline and every section heading in order: path, level and text."""
    yield "headline", 1, article.headline
    for number, section in enumerate(article.sections):
        yield f"sections[{number}].heading", section.level, section.heading


_Fields = dict[str, Any]

_UNSEEN: _Fields = {"sources": True, "by": True, "id": True}
"""What a sentence has for programs; it may be fixed after the approval."""
_PARAGRAPHS: _Fields = {"__all__": {"id": True, "sentences": {"__all__": _UNSEEN}}}
_PRINTED = ("language", "headline", "standfirst", "dateline", "lede", "sections", "conclusion")
_PRINTED_META = ("date", "place", "byline", "sources", "correction")


def approved(article: Article, *, by: str, at: str | None) -> Article:
    """The article with the record that somebody has approved it as it is.

    Args:
        article: the article; an earlier review is replaced.
        by: the name of who approves it.
        at: ISO 8601 date or date-time, where it is known.
    """
    review = Review(by=by, at=at, text=_fingerprint(article))
    return article.model_copy(update={"review": review})


def standing_review(article: Article) -> Review | None:
    """The review of an article; `None` where there is none, or it is not of the text as it is now.

    A review without a fingerprint says of no text that somebody has read it.
    """
    review = article.review
    return review if review is not None and review.text == _fingerprint(article) else None


def _fingerprint(article: Article) -> str:
    """A checksum over all that readers see of an article."""
    seen = article.model_dump(
        mode="json",
        exclude_defaults=True,  # so that what articles may have one day changes no old fingerprint
        include=set(_PRINTED),
        exclude={
            "headline": _UNSEEN,
            "dateline": _UNSEEN,
            "lede": _PARAGRAPHS,
            "sections": {"__all__": {"id": True, "heading": _UNSEEN, "paragraphs": _PARAGRAPHS}},
            "conclusion": _PARAGRAPHS,
        },
    )
    seen["meta"] = article.meta.model_dump(mode="json", exclude_defaults=True, include=set(_PRINTED_META))
    plain = json.dumps(seen, sort_keys=True, separators=(",", ":"))
    return "sha256:" + hashlib.sha256(plain.encode()).hexdigest()
