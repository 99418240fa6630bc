"""What the prompts are told: the language, the house, the statements, and what is wanted."""

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from articlekit.drafting.drafter import Brief
from articlekit.drafting.openai.answer import REPAIRS, SCHEMA, VERDICTS
from articlekit.drafting.openai.wire import Request, tokens_of
from articlekit.language.instructions import is_instruction, orders_in
from articlekit.language.locale import load
from articlekit.language.tags import normalize, primary
from articlekit.model.note import Note, Statement

__all__ = [
    "Prompts", "harmless", "request_for", "request_for_part", "request_to_judge", "request_to_repair",
]  # fmt: skip

Prompts = Callable[[str, Mapping[str, Any]], str]
"""Fills in the template of a name with values and returns the prompt."""

_FORGED = re.compile(r"\[(?=\s*(?:s\d|title))", re.IGNORECASE)
_ONE_LINE = 100
"""Tokens of a headline, with room for a script that takes many."""
_THOUGHTS = 2_000
"""Tokens for a model to think in before it writes."""
_WITH_SOURCES = 5
"""How much longer than the statements an article in JSON may be, its sources and parts included."""
_LONGER = 2
"""How much longer than a text its rewording may be: as for a translation, and some babble."""
_MOST_FAULTS = 12


def request_for(
    statements: Sequence[Statement],
    brief: Brief,
    prompts: Prompts,
    *,
    opening: bool = True,
    outline: str = "",
    required: Sequence[str] = (),
) -> Request:
    """The request for an article, or for a further piece of one.

    Args:
        statements: what it is to be written from.
        brief: the order.
        prompts: the templates.
        opening: whether the article begins with them, so that they come with its headline and lede.
        outline: advice on what might stand together, a line a section.
        required: the headings that the outlet or the note wants, as far as the note has something for them.
    """
    given = {"opening": opening, "outline": outline, "required": [*map(harmless, required)]}
    values = {**_values(brief, statements), **given}
    size = sum(tokens_of(" ".join(each.values())) for each in values["statements"])
    return Request(
        system=prompts("system", values),
        prompt=prompts("article", values),
        schema=SCHEMA,
        sections=outline.count("\n") + 1 if outline else 0,
        answer_tokens=_THOUGHTS + _WITH_SOURCES * size,
    )


def request_to_repair(faulty: Sequence[Mapping[str, Any]], brief: Brief, prompts: Prompts) -> Request:
    """The request to repair sentences, each given by `id`, `kind`, `sources`, `text` and `faults`."""
    values = {**_values(brief, brief.note.statements), "faulty": faulty}
    limit = _THOUGHTS + _WITH_SOURCES * sum(tokens_of(str(each["text"])) + _ONE_LINE for each in faulty)
    system, prompt = prompts("system", values), prompts("repair", values)
    return Request(system=system, prompt=prompt, schema=REPAIRS, answer_tokens=limit)


def request_to_judge(claims: Sequence[Mapping[str, Any]], brief: Brief, prompts: Prompts) -> Request:
    """The request to say of sentences, each given by `id` and `text`, whether the note carries them."""
    prompt = prompts("judge", {**_values(brief, brief.note.statements), "claims": claims})
    limit = _THOUGHTS + _ONE_LINE * len(claims)
    return Request(system="", prompt=prompt, schema=VERDICTS, answer_tokens=limit)


def request_for_part(kind: str, text: str, brief: Brief, prompts: Prompts) -> Request:
    """The request for a `headline`, `heading` or `sentence` that says what a text says, in plain text.

    There is no word of statements, sources and rules in it, and no message of the system: the
    weakest models answer those, or repeat them.
    """
    values = {**_values(brief, ()), "kind": kind, "text": harmless(text), "limit": _limit(kind, brief)}
    limit = _ONE_LINE + (_LONGER * tokens_of(text) if kind == "sentence" else 0)
    return Request(system="", prompt=prompts("part", values), schema=None, answer_tokens=limit)


def _limit(kind: str, brief: Brief) -> int:
    """Most characters of a headline, or of a heading."""
    own, usual = brief.house.limits, load(brief.language).limits
    if kind == "headline":
        return own.headline or usual.headline
    return own.heading or usual.heading


def _values(brief: Brief, statements: Iterable[Statement]) -> dict[str, Any]:
    locale = load(brief.language)
    note = brief.note
    return {
        "language": _english_name(brief.language),
        "language_tag": brief.language,
        "note_language": _english_name(note.language),
        "translation": brief.is_translation,
        "quotes": [mark.strip() for mark in locale.typography.quotes],
        "headline_limit": _limit("headline", brief),
        "heading_limit": _limit("heading", brief),
        "required": [],
        "banned": [_banned(*pair) for pair in brief.house.phrases.items()],
        "fence": _fence(note),
        "date": note.meta.date or "",
        "place": harmless(note.meta.place or ""),
        "title": "" if is_instruction(note.title or "") else harmless(note.title or ""),
        "findings": [harmless(each.message) for each in brief.findings if each.severity == "error"][
            :_MOST_FAULTS
        ],
        "statements": [_shown(each) for each in statements if each.id not in orders_in(note)],
    }


def _banned(phrase: str, instead: str) -> str:
    return f"“{phrase}” (write “{instead}”)" if instead else f"“{phrase}”"


def _shown(statement: Statement) -> dict[str, str]:
    parts = {"label": statement.label, "stamp": statement.stamp, "text": statement.text}
    speaker = f"{statement.speaker}: " if statement.speaker else ""
    shown = {name: harmless(text or "") for name, text in parts.items()}
    return {"id": statement.id, **shown, "text": harmless(speaker) + (" " if speaker else "") + shown["text"]}


def harmless(text: str) -> str:
    """A text on one line that cannot pass for a further statement."""
    return _FORGED.sub("(", " ".join(text.split()))


def _fence(note: Note) -> str:
    """A mark around the statements that no note can have foreseen, and that stays the same for each."""
    return hashlib.sha256(note.text.encode("utf-8", errors="replace") or note.id.encode()).hexdigest()[:10]


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
