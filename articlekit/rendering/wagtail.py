"""An article as the JSON of a Wagtail StreamField: a list of blocks, each with type, value and id.

The blocks are declared in `samples/wagtail/blocks.py`, which a site copies.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from markupsafe import escape

from articlekit.model.article import Article, Paragraph, Sentence
from articlekit.rendering.context import context
from articlekit.rendering.escaping import closed, one_line
from articlekit.rendering.formats import RenderOptions
from articlekit.rendering.news_item import part_identity
from articlekit.rendering.plain import attributed, running
from articlekit.rendering.sections import Branch

__all__ = ["stream"]

_Block = tuple[str, Any]


def stream(article: Article, options: RenderOptions) -> list[dict[str, Any]]:
    """The blocks of the article in reading order; their ids stay when it is rendered again."""

    def named(kind: str, value: Any, path: str) -> dict[str, Any]:
        return {"type": kind, "value": value, "id": part_identity(article, options.house, f"wagtail {path}")}

    def listed(value: Any, path: str) -> Any:
        """A value with its lists as Wagtail keeps them: of items that have ids too."""
        if isinstance(value, list):
            return [named("item", each, f"{path} {number}") for number, each in enumerate(value)]
        if isinstance(value, dict):
            return {name: listed(part, f"{path} {name}") for name, part in value.items()}
        return value

    blocks = enumerate(_blocks(article, options))
    return [named(kind, listed(value, str(number)), str(number)) for number, (kind, value) in blocks]


def _blocks(article: Article, options: RenderOptions) -> Iterator[_Block]:
    writer = _Writer(context(article, options, fragment=True))
    variables = writer.variables
    yield "about", writer.about(article)
    if variables["print_headline"] and article.headline.text.strip():
        yield "heading", _heading(article.headline.text, variables["base_level"] - 1)
    if variables["standfirst"]:
        yield "standfirst", _line(variables["standfirst"])
    yield from writer.paragraphs(variables["lede"])
    for branch in variables["sections"]:
        yield from writer.section(branch)
    if variables["conclusion"]:
        title = variables["conclusion_heading"]
        yield ("heading", _heading(title, variables["base_level"])) if title else ("divider", None)
    yield from writer.paragraphs(variables["conclusion"])
    for name in ("correction", "disclosure", "reviewed"):
        if variables[name]:
            yield "notice", {"kind": name, "text": _line(variables[name])}


def _heading(text: str, level: int) -> dict[str, str]:
    return {"text": _line(text), "level": f"h{level}"}


class _Writer:
    """Who writes the blocks of an article from what `context` has to say of it."""

    def __init__(self, variables: dict[str, Any]) -> None:
        self.variables = variables

    def about(self, article: Article) -> dict[str, Any]:
        """What a page of Wagtail has fields of its own for; empty where it is not known."""
        meta, stands = article.meta, self.variables["standing"]
        return {
            "headline": _line(article.headline.text),
            "language": self.variables["language"],
            "byline": _line(meta.byline or ""),
            "place": _line(meta.place or ""),
            "date": _line(meta.date or ""),
            "modified": _line(meta.modified or ""),
            "slug": _line(meta.slug or ""),
            "embargo": stands.embargo or "",
            "version": stands.version,
            "status": stands.status,
            "reviewed_by": stands.reviewed_by or "",
            "reviewed_at": stands.reviewed_at or "",
            "digital_source_type": self.variables["digital_source_type"],
            "sources": [_line(source) for source, _ in self.variables["sources"]],
        }

    def section(self, branch: Branch) -> Iterator[_Block]:
        """A heading, what stands under it, and the sections below."""
        if branch.heading.text.strip():
            yield "heading", _heading(branch.heading.text, branch.level)
        yield from self.paragraphs(branch.paragraphs)
        for inner in branch.sections:
            yield from self.section(inner)

    def paragraphs(self, paragraphs: Iterable[Paragraph]) -> Iterator[_Block]:
        """A block for each."""
        for paragraph in paragraphs:
            yield self._paragraph(paragraph)

    def _paragraph(self, paragraph: Paragraph) -> _Block:
        if paragraph.kind in ("list", "facts"):
            items = [running(_alone(each), self.variables) for each in paragraph.sentences]
            if not paragraph.ordered:
                return "list", items
            # A list block has no order, and Wagtail drops the text of blocks that a site does not know.
            return "paragraph", f"<ol>{''.join(f'<li>{escape(item)}</li>' for item in items)}</ol>"
        if paragraph.kind == "timeline":
            return "timeline", [
                {
                    "time": _line(each.stamp or ""),
                    "text": running(_alone(each.model_copy(update={"stamp": None})), self.variables),
                }
                for each in paragraph.sentences
            ]
        if paragraph.kind == "code":
            lines = "\n".join(each.text for each in paragraph.sentences).split("\n")
            return "paragraph", f"<p>{'<br/>'.join(str(escape(_line(line))) for line in lines)}</p>"
        text = running(paragraph, self.variables)
        if paragraph.kind == "quote":
            return "quote", {"text": text, "attribution": attributed(paragraph, self.variables)}
        return "paragraph", f"<p>{escape(text)}</p>"


def _alone(sentence: Sentence) -> Paragraph:
    return Paragraph(sentences=(sentence,))


def _line(text: str) -> str:
    """A text on one line that turns no other text round."""
    return closed(one_line(text))
