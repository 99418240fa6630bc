"""The sections of an article as the tree that its headings make, and its text without markup."""

import re
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from articlekit.model.article import Article, Paragraph, Section, Sentence
from articlekit.rendering.escaping import closed, one_line, printable

__all__ = ["Branch", "attributed", "branches", "plain_text", "prefix", "printed", "running"]

_DEEPEST = 6


@dataclass
class Branch:
    """A section as a template prints it, with the sections under it."""

    id: str
    level: int
    """Level of its heading in the output, 2 to 6."""
    heading: Sentence
    paragraphs: tuple[Paragraph, ...]
    sections: "list[Branch]" = field(default_factory=list)


def branches(article: Article, *, base_level: int, id_prefix: str) -> list[Branch]:
    """The sections, those of a deeper level under the one before them.

    A heading is one level below the one it stands under, even where the article skips a level, so
    that the output never does; below h6 HTML has no further levels.
    """
    roots: list[Branch] = []
    open_branches: list[tuple[int, Branch]] = []
    for number, section in enumerate(article.sections, start=1):
        while open_branches and open_branches[-1][0] >= section.level:
            open_branches.pop()
        level = min(base_level + len(open_branches), _DEEPEST)
        branch = _branch(section, level, f"{id_prefix}section-{number}")
        (open_branches[-1][1].sections if open_branches else roots).append(branch)
        if level < _DEEPEST:
            open_branches.append((section.level, branch))
    return roots


def _branch(section: Section, level: int, name: str) -> Branch:
    return Branch(id=name, level=level, heading=section.heading, paragraphs=printed(section.paragraphs))


def printed(paragraphs: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    """The paragraphs without sentences that are blank, and without those that are left empty."""
    kept = []
    for paragraph in paragraphs:
        sentences = tuple(sentence for sentence in paragraph.sentences if sentence.text.strip())
        if len(sentences) == len(paragraph.sentences) > 0:
            kept.append(paragraph)
        elif sentences:
            kept.append(paragraph.model_copy(update={"sentences": sentences}))
    return tuple(kept)


def prefix(article: Article) -> str:
    """What the ids of a fragment begin with, so that two fragments on one page do not clash.

    It is made of the slug or the note's id in ASCII letters, digits and hyphens, for the sake of
    style sheets and scripts, and of a checksum where that leaves nothing to tell them apart.
    """
    name = article.meta.slug or article.note or article.headline.text
    plain = re.sub(r"[^A-Za-z0-9]+", "-", name).strip("-").lower()[:60].strip("-")
    if not plain or not name.isascii():
        plain = f"{plain}-{zlib.crc32(name.encode('utf-8', 'replace')):08x}".strip("-")
    return f"{plain}-" if plain[0].isalpha() else f"a-{plain}-"


def plain_text(variables: Mapping[str, Any]) -> str:
    """The body of an article: blocks with an empty line between them, and the headline not among them.

    Args:
        variables: what `context` has to say of the article.
    """
    blocks = (part for part in _blocks(variables) if part)
    return printable("\n\n".join(blocks))


def running(paragraph: Paragraph, variables: Mapping[str, Any]) -> str:
    """The sentences of a paragraph in a row; what was translated says so, quotations apart."""
    texts = (_item(sentence, variables, marked=paragraph.kind != "quote") for sentence in paragraph.sentences)
    joined: str = variables["word_space"].join(texts)
    return joined


def attributed(paragraph: Paragraph, variables: Mapping[str, Any]) -> str:
    """Who said what is quoted, and that it was said in another language."""
    translated = any(sentence.translated for sentence in paragraph.sentences)
    note = variables["strings"]["translated_quotation"] if translated else ""
    return " ".join(filter(None, (one_line(paragraph.attribution or ""), note)))


def _blocks(variables: Mapping[str, Any]) -> Iterator[str]:
    yield one_line(variables["standfirst"])
    yield from _paragraphs(variables["lede"], variables)
    for branch in variables["sections"]:
        yield from _texts(branch, variables)
    if variables["conclusion"]:
        yield variables["conclusion_heading"] or ""
    yield from _paragraphs(variables["conclusion"], variables)
    for name in ("correction", "disclosure", "reviewed"):
        yield variables[name] or ""


def _texts(branch: Branch, variables: Mapping[str, Any]) -> Iterator[str]:
    yield closed(one_line(branch.heading.text))
    yield from _paragraphs(branch.paragraphs, variables)
    for inner in branch.sections:
        yield from _texts(inner, variables)


def _paragraphs(paragraphs: Iterable[Paragraph], variables: Mapping[str, Any]) -> Iterator[str]:
    for paragraph in paragraphs:
        if paragraph.kind in ("list", "timeline", "facts"):
            items = (_item(each, variables, marked=True) for each in paragraph.sentences)
            yield "\n".join(
                f"{number}. {item}" if paragraph.ordered else f"- {item}"
                for number, item in enumerate(items, 1)
            )
        elif paragraph.kind == "code":
            yield closed("\n".join(each.text for each in paragraph.sentences))
        elif paragraph.kind == "quote":
            yield "\n".join(filter(None, (running(paragraph, variables), attributed(paragraph, variables))))
        else:
            yield running(paragraph, variables)


def _item(sentence: Sentence, variables: Mapping[str, Any], *, marked: bool) -> str:
    heads = (one_line(each or "") for each in (sentence.label, sentence.stamp))
    text = "".join(each + variables["label_mark"] for each in heads if each) + one_line(sentence.text)
    if marked and sentence.translated:
        text += variables["word_space"] + variables["strings"]["translated_quotation"]
    return closed(text)
