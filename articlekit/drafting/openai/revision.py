"""Revision: which parts of an article have errors, and how a new version is put in their place."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from articlekit.drafting.drafter import Brief
from articlekit.drafting.openai.assembly import heading_of, sort_out
from articlekit.drafting.openai.setting import paragraphs_of
from articlekit.drafting.openai.wire import WireSentence
from articlekit.model.article import Article, Paragraph, Section, Sentence
from articlekit.model.finding import Finding

__all__ = ["Failed", "entitled", "exchanged", "failed_parts", "put", "wire_form"]

_PLACE = re.compile(r"(headline|lede|conclusion|sections(?=\[))(?:\[(\d+)\])?")
_NOT_WRITTEN = ("meta", "missing", "standfirst")
"""Parts of an article that no model writes."""


@dataclass(frozen=True, kw_only=True)
class Failed:
    """A part with errors."""

    kind: str
    """`headline`, `lede`, `section` or `conclusion`."""
    index: int = 0
    """Which section."""
    findings: tuple[Finding, ...]

    @property
    def is_title(self) -> bool:
        """Whether nothing is wrong but the words of the headline or the heading, which nobody prescribes."""
        return all(
            (finding.where.path or "").endswith(("headline", ".heading"))
            and not finding.rule.startswith(("house-", "parity"))
            for finding in self.findings
        )


def failed_parts(findings: tuple[Finding, ...]) -> list[Failed] | None:
    """The parts that have errors, in reading order; `None` where the article as a whole has one."""
    by_part: dict[tuple[str, int], list[Finding]] = {}
    for finding in findings:
        path = finding.where.path or ""
        if finding.severity != "error" or path.startswith(_NOT_WRITTEN):
            continue
        match = _PLACE.match(path)
        if match is None:
            return None
        kind = "section" if match[1] == "sections" else match[1]
        index = int(match[2] or 0) if kind == "section" else 0
        by_part.setdefault((kind, index), []).append(finding)
    return [Failed(kind=kind, index=index, findings=tuple(found)) for (kind, index), found in by_part.items()]


def wire_form(article: Article, part: Failed) -> list[dict[str, Any]]:
    """What a part says now, in the form in which a model hands in sentences."""
    if part.kind == "headline":
        return [_wire("headline", article.headline)]
    if part.kind != "section":
        paragraphs = article.lede if part.kind == "lede" else article.conclusion
        return [_wire(part.kind, sentence) for each in paragraphs for sentence in each.sentences]
    section = article.sections[part.index]
    body = [
        _wire("text" if paragraph.kind in {"text", "quote"} else "item", sentence)
        for paragraph in section.paragraphs
        for sentence in paragraph.sentences
    ]
    return [_wire("heading", section.heading), *body]


def _wire(part: str, sentence: Sentence) -> dict[str, Any]:
    return {"part": part, "sources": list(sentence.sources), "text": sentence.text}


def put(article: Article, part: Failed, sentences: list[WireSentence], brief: Brief) -> Article:
    """The article with a new version of a part; as it was where the new version has nothing of use.

    Of a model that hands in the whole article again, what tells the statements of the part is taken.
    """
    asked = {source for each in wire_form(article, part) for source in each["sources"]}
    sentences = [each for each in sentences if not each.sources or asked.intersection(each.sources)]
    pieces = sort_out(sentences)
    if part.kind == "headline":
        first = pieces.headline or next(iter(sentences), None)
        return article.model_copy(update={"headline": heading_of(first, [])}) if first else article
    if part.kind in {"lede", "conclusion"}:
        body = [each for each in sentences if each.part not in {"headline", "heading"}]
        paragraphs = paragraphs_of(body, brief)
        return article.model_copy(update={part.kind: paragraphs}) if paragraphs else article
    sections = list(article.sections)
    old = sections[part.index]
    sections[part.index] = _section(old, sentences, brief)
    return article.model_copy(update={"sections": tuple(sections)})


def entitled(article: Article, part: Failed, title: Sentence) -> Article:
    """The article with another headline, or another heading of a section."""
    if part.kind != "section":
        return article.model_copy(update={"headline": title})
    sections = list(article.sections)
    sections[part.index] = sections[part.index].model_copy(update={"heading": title})
    return article.model_copy(update={"sections": tuple(sections)})


def exchanged(article: Article, new: Mapping[str, Sentence]) -> Article:
    """The article with other sentences at some paths."""

    def changed(paragraphs: tuple[Paragraph, ...], place: str) -> tuple[Paragraph, ...]:
        return tuple(
            paragraph.model_copy(
                update={
                    "sentences": tuple(
                        new.get(f"{place}[{index}].sentences[{number}]", sentence)
                        for number, sentence in enumerate(paragraph.sentences)
                    )
                }
            )
            for index, paragraph in enumerate(paragraphs)
        )

    sections = (
        section.model_copy(
            update={"paragraphs": changed(section.paragraphs, f"sections[{number}].paragraphs")}
        )
        for number, section in enumerate(article.sections)
    )
    return article.model_copy(
        update={
            "lede": changed(article.lede, "lede"),
            "sections": tuple(sections),
            "conclusion": changed(article.conclusion, "conclusion"),
        }
    )


def _section(old: Section, sentences: list[WireSentence], brief: Brief) -> Section:
    heading = next((each for each in sentences if each.part == "heading"), None)
    body = [each for each in sentences if each.part not in {"headline", "heading"}]
    paragraphs: tuple[Paragraph, ...] = paragraphs_of(body, brief) or old.paragraphs
    new = heading_of(heading, body) if heading else old.heading
    return old.model_copy(update={"heading": new, "paragraphs": paragraphs})
