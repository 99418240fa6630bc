"""The note and the small articles that the examples of grounding rules are made of."""

from articlekit.model.article import Article, Paragraph, Section, Sentence
from articlekit.model.note import Meta, Note, Statement

__all__ = ["NOTE", "say", "telling"]

_TITLE = "Water main bursts in Harbour Street"
_STATEMENTS = (
    "A water main burst in Harbour Street at 6:52 a.m. on Monday, 4 May 2026.",
    "14 cellars were flooded and 2,317 residents are without water.",
    "No one was injured.",
    "Mayor Anna Lenoir said: “The pipe was not marked on our plans.”",
    "An excavator was reportedly at work in the street.",
    "The tram is expected to run again on Tuesday.",
)


def _note() -> Note:
    text = "\n".join((_TITLE, *_STATEMENTS))
    starts = [text.index(each) for each in _STATEMENTS]
    statements = tuple(
        Statement(id=f"s{number}", text=each, start=start, end=start + len(each))
        for number, (each, start) in enumerate(zip(_STATEMENTS, starts, strict=True), start=1)
    )
    meta = Meta(date="2026-05-04")
    return Note(id="harbour", text=text, language="en", title=_TITLE, statements=statements, meta=meta)


NOTE = _note()
"""Six statements, `s1` to `s6`, and a title."""


def say(text: str, *sources: str) -> Sentence:
    """A sentence that cites these statements."""
    return Sentence(text=text, sources=sources)


def telling(*sentences: Sentence, headline: str = _TITLE, heading: str = "", language: str = "en") -> Article:
    """An article with these sentences at the beginning of its lede, or under a heading."""
    body = (Paragraph(sentences=sentences),)
    opening = (Paragraph(sentences=(say("A water main burst in Harbour Street.", "s1"),)),)
    sources = tuple(dict.fromkeys(each for one in sentences for each in one.sources))
    section = Section(heading=say(heading, *sources), paragraphs=body)
    return Article(
        language=language,
        headline=say(headline, "title"),
        lede=opening if heading else (*body, *opening),
        sections=(section,) if heading else (),
    )
