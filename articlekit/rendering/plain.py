"""An article as plain text, for formats that want it without any markup."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from articlekit.model.article import Paragraph, Sentence
from articlekit.rendering.escaping import closed, one_line, printable
from articlekit.rendering.sections import Branch

__all__ = ["attributed", "plain_text", "running"]


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
        yield from _section(branch, variables)
    if variables["conclusion"]:
        yield variables["conclusion_heading"] or ""
    yield from _paragraphs(variables["conclusion"], variables)
    for name in ("correction", "disclosure", "reviewed"):
        yield variables[name] or ""


def _section(branch: Branch, variables: Mapping[str, Any]) -> Iterator[str]:
    yield closed(one_line(branch.heading.text))
    yield from _paragraphs(branch.paragraphs, variables)
    for inner in branch.sections:
        yield from _section(inner, variables)


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
