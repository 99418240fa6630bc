"""Small articles for the examples of rules."""

from articlekit.model.article import Article, Paragraph, Section, Sentence

__all__ = ["document", "paragraph", "section", "story"]


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
