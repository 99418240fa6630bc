"""What the prompts are told: the language, the house, the statements and the plan."""

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Any

from articlekit.drafting.drafter import Brief
from articlekit.drafting.openai.plan import Planned, is_translation
from articlekit.drafting.openai.reply import tokens_of
from articlekit.drafting.openai.request import Request
from articlekit.drafting.openai.wire import SCHEMA
from articlekit.language.locale import load
from articlekit.language.tags import normalize, primary
from articlekit.model.finding import Finding
from articlekit.model.note import Note

__all__ = [
    "Prompts",
    "request_for",
    "request_for_part",
    "request_for_title",
    "request_to_mend",
    "title_limit",
]

Prompts = Callable[[str, Mapping[str, Any]], str]
"""Fills in the template of a name with values and returns the prompt."""

_FORGED = re.compile(r"\[(?=\s*(?:s\d|title))", re.IGNORECASE)
_MOST_FINDINGS = 12
_ONE_LINE = 100
"""Tokens of a headline, with room for a script that takes many."""
_THOUGHTS = 2_000
"""Tokens for a model to think in before it writes."""
_WITH_SOURCES = 5
"""How much longer than the statements an article in JSON may be, its sources and parts included."""
_LONGER = 2
"""How much longer than the statements their sentences may be: as for a translation, and some babble."""


def request_for(parts: list[Planned], brief: Brief, prompts: Prompts, *, opening: bool) -> Request:
    """The request for some parts of an article.

    Args:
        parts: the parts, in order.
        brief: the order.
        prompts: the templates.
        opening: whether the article begins with them, so that they come with its headline.
    """
    sources = [source for part in parts for source in part.sources]
    values = {
        **_values(brief, sources if len(parts) < 1 or not _is_all(parts, brief) else None),
        "parts": parts,
        "opening": opening,
        "findings": _messages(brief.findings),
    }
    return _request("article", values, prompts)


def request_to_mend(
    kind: str, sentences: list[dict[str, Any]], findings: Iterable[Finding], brief: Brief, prompts: Prompts
) -> Request:
    """The request for another version of one part.

    Args:
        kind: `headline`, `lede`, `section` or `conclusion`.
        sentences: what it says now, in the form of the answer.
        findings: what is wrong with it.
        brief: the order.
        prompts: the templates.
    """
    sources = [source for sentence in sentences for source in sentence["sources"]]
    values = {
        **_values(brief, sources or None),
        "kind": kind,
        "sentences": sentences,
        "findings": _messages(findings),
    }
    return _request("mend", values, prompts)


def request_for_part(kind: str, text: str, brief: Brief, prompts: Prompts) -> Request:
    """The request for one sentence, headline or heading, in plain text.

    There is no word of statements, sources and rules in it, and no message of the system: the
    weakest models answer those, or repeat them.

    Args:
        kind: `headline`, `heading` or `sentence`.
        text: what it is to say.
        brief: the order.
        prompts: the templates.
    """
    values = {**_values(brief, []), "kind": kind, "text": _harmless(text), "limit": title_limit(kind, brief)}
    limit = _ONE_LINE + (_LONGER * tokens_of(text) if kind == "sentence" else 0)
    return Request(system="", prompt=prompts("part", values), schema=None, answer_tokens=limit)


def request_for_title(kind: str, text: str, brief: Brief, prompts: Prompts) -> Request:
    """The request for a headline or heading over a text of the article, in plain text.

    Args:
        kind: `headline` or `heading`.
        text: what stands under it.
        brief: the order.
        prompts: the templates.
    """
    limit = title_limit(kind, brief)
    values = {**_values(brief, []), "kind": "headline", "text": _harmless(text), "limit": limit}
    return Request(system="", prompt=prompts("part", values), schema=None, answer_tokens=_ONE_LINE)


def title_limit(kind: str, brief: Brief) -> int:
    """Most characters of a headline, or of a heading."""
    own, usual = brief.house.limits, load(brief.language).limits
    if kind == "headline":
        return own.headline or usual.headline
    return own.heading or usual.heading


def _request(name: str, values: Mapping[str, Any], prompts: Prompts) -> Request:
    sections = sum(part.kind == "section" and not part.continued for part in values.get("parts", ()))
    return Request(
        system=prompts("system", values),
        prompt=prompts(name, values),
        schema=SCHEMA,
        sections=sections,
        answer_tokens=_THOUGHTS + _WITH_SOURCES * _size(values),
    )


def _size(values: Mapping[str, Any]) -> int:
    """Tokens of the statements."""
    return sum(tokens_of(" ".join(each.values())) for each in values["statements"])


def _is_all(parts: list[Planned], brief: Brief) -> bool:
    return {source for part in parts for source in part.sources} >= {
        each.id for each in brief.note.statements
    }


def _values(brief: Brief, sources: list[str] | None) -> dict[str, Any]:
    locale = load(brief.language)
    statements = list(_statements(brief.note, sources))
    return {
        "language": _english_name(brief.language),
        "language_tag": brief.language,
        "note_language": _english_name(brief.note.language),
        "translation": is_translation(brief),
        "quotes": [mark.strip() for mark in locale.typography.quotes],
        "headline_limit": title_limit("headline", brief),
        "heading_limit": title_limit("heading", brief),
        "required": list(brief.house.headings.required),
        "banned": [_banned(*pair) for pair in brief.house.phrases.items()],
        "fence": _fence(brief.note),
        "title": _harmless(brief.note.title or ""),
        "statements": statements,
    }


def _banned(phrase: str, instead: str) -> str:
    return f"“{phrase}” (write “{instead}”)" if instead else f"“{phrase}”"


def _statements(note: Note, sources: list[str] | None) -> Iterable[dict[str, str]]:
    wanted = None if sources is None else {*sources}
    for statement in note.statements:
        if wanted is None or statement.id in wanted:
            yield {
                "id": statement.id,
                "label": _harmless(statement.label or ""),
                "stamp": _harmless(statement.stamp or ""),
                "text": _harmless(statement.text),
            }


def _harmless(text: str) -> str:
    """A text on one line that cannot pass for a further statement."""
    return _FORGED.sub("(", " ".join(text.split()))


def _fence(note: Note) -> str:
    """A mark around the statements that no note can have foreseen, and that stays the same for each."""
    return hashlib.sha256(note.text.encode("utf-8", errors="replace") or note.id.encode()).hexdigest()[:10]


def _messages(findings: Iterable[Finding]) -> list[str]:
    messages = [
        f"“{finding.where.quote}”: {finding.message}" if finding.where.quote else finding.message
        for finding in findings
        if finding.severity == "error"
    ]
    return [_harmless(message) for message in dict.fromkeys(messages)][:_MOST_FINDINGS]


@lru_cache(maxsize=64)
def _english_name(tag: str) -> str:
    """The name of a language as models know it, such as "Chinese (Traditional Han)"."""
    from babel import Locale, UnknownLocaleError

    if primary(tag) == "und":
        return "the language of the statements"
    try:
        name = Locale.parse(normalize(tag), sep="-").get_display_name("en")
    except (UnknownLocaleError, ValueError):
        name = Locale("en").languages.get(primary(tag))
    return str(name) if name else f"the language with the tag {tag!r}"
