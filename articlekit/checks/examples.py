"""Small articles for the examples of rules, and the note that those of grounding rules are held against."""

from articlekit.model.article import Article, Paragraph, Section, Sentence
from articlekit.model.note import Meta, Note, Statement

__all__ = ["NOTE", "document", "paragraph", "say", "section", "story", "telling"]

_TITLE = "Water main bursts in Harbour Street"
_STATEMENTS = (
    "A water main burst in Harbour Street at 6:52 a.m. on Monday, 4 May 2026.",
    "14 cellars were flooded and 2,317 residents are without water.",
    "No one was injured.",
    "Mayor Anna Lenoir said: “The pipe was not marked on our plans.”",
    "An excavator was reportedly at work in the street.",
    "The tram is expected to run again on Tuesday.",
)


def paragraph(*sentences: str) -> Paragraph:
    """A paragraph of these sentences."""
    return Paragraph(sentences=tuple(Sentence(text=text, sources=("s1",)) for text in sentences))


def section(heading: str, *paragraphs: str, level: int = 2) -> Section:
    """A section with one paragraph for each text."""
    return Section(
        heading=Sentence(text=heading, sources=("s1",)),
        level=level,
        paragraphs=tuple(paragraph(text) for text in paragraphs),
    )


def story(
    *sections: Section,
    headline: str = "Water main bursts in Harbour Street",
    lede: str = "A water main burst in Harbour Street on Monday.",
    language: str = "en",
    standfirst: str | None = None,
) -> Article:
    """An article; an empty `lede` leaves it without one."""
    return Article(
        language=language,
        headline=Sentence(text=headline, sources=("title",)),
        standfirst=standfirst,
        lede=(paragraph(lede),) if lede else (),
        sections=sections,
    )


def document(
    body: str = "<main><h1>Water main bursts</h1><p>Harbour Street is under water.</p></main>",
    *,
    root: str = 'lang="en"',
    head: str = "",
    title: str = "<title>Water main bursts</title>",
    description: str = "A water main burst in Harbour Street on Monday; crews were at work all night.",
) -> str:
    """The source of a page that is in order but for what an example changes."""
    meta = f'<meta name="description" content="{description}">' if description else ""
    return f"<!doctype html>\n<html {root}>\n<head>{title}{meta}{head}</head>\n<body>{body}</body>\n</html>\n"


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
