"""The form in which a model hands in what it writes: one flat list of sentences.

Flat, because servers and small models differ most in what they make of nested and alternative
forms; and sources first, so that a model names what it builds on before it writes.
"""

import re
from dataclasses import dataclass
from typing import Any, Literal, get_args

from articlekit.model.article import TITLE
from articlekit.model.note import Note

__all__ = ["SCHEMA", "Part", "WireSentence", "accept"]

Part = Literal["headline", "lede", "heading", "text", "item", "conclusion"]
_PARTS: tuple[Part, ...] = get_args(Part)

SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {
        "sentences": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    "part": {"type": "string", "enum": list(_PARTS)},
                    "sources": {"type": "array", "items": {"type": "string"}},
                    "text": {"type": "string"},
                },
                "required": ["part", "sources", "text"],
                "additionalProperties": False,
            },
        }
    },
    "required": ["sentences"],
    "additionalProperties": False,
}
"""JSON schema of the whole, in the strict form without unions."""

_OTHER_NAMES: dict[Part, tuple[str, ...]] = {
    "headline": ("title", "h1"),
    "lede": ("lead", "intro", "introduction", "standfirst", "summary"),
    "heading": ("h2", "h3", "subheading", "subtitle", "section_heading"),
    "item": ("list", "bullet", "timeline", "list_item"),
    "conclusion": ("closing", "ending", "outlook"),
}
"""What models call the parts in spite of the schema."""
_NAMED: dict[str, Part] = {
    **{part: part for part in _PARTS},
    **{name: part for part, names in _OTHER_NAMES.items() for name in names},
}
_MOST_SENTENCES = 400
_MOST_SOURCES = 40
_LONGEST_SENTENCE = 1_500
_ID = re.compile(r"s(?:tatement)?\s*[-_#]?\s*0*(\d{1,6})", re.IGNORECASE)
_CITATION = re.compile(r"\s*[\[(](?:s\d{1,6}|title)(?:\s{0,3}[,;]?\s{0,3}(?:s\d{1,6}|title)){0,40}[\])]")
_BLANKS = re.compile(r"[ \t\r\n\v\f\x00-\x1f\x85\u2028\u2029]+")
_ELEMENT = re.compile(r"<(?P<name>h[1-6]|p|li)>(?P<text>.*)</(?P=name)>")
_STRONG = re.compile(r"\*\*(?P<text>[^*]+)\*\*")
_MARK = re.compile(r"(?:#{1,6}|[-*•])\s+(?P<text>.*)")


@dataclass(frozen=True, kw_only=True)
class WireSentence:
    """One sentence, heading or list item as the model handed it in, its form checked."""

    part: Part
    text: str
    sources: tuple[str, ...]
    """Ids of statements that the note has; empty where the model named none of them."""
    stray: bool = False
    """Whether it tells another statement than the one that its place is for."""


def accept(values: list[dict[str, Any]], note: Note) -> list[WireSentence]:
    """The sentences among what a model handed in, made uniform; what is no sentence is left out.

    Args:
        values: objects that may be sentences.
        note: the note whose statements may be named.
    """
    known = {statement.id for statement in note.statements} | ({TITLE} if note.title else set())
    result = []
    for value in values[:_MOST_SENTENCES]:
        text = _clean(value.get("text"))
        if any(character.isalnum() for character in text):
            sources = _sources(value.get("sources"), known)
            result.append(WireSentence(part=_part(value.get("part")), text=text, sources=sources))
    return result


def _part(value: Any) -> Part:
    name = value.strip().lower() if isinstance(value, str) else ""
    return _NAMED.get(name, "text")


def _clean(value: Any) -> str:
    """The words alone: on one line, without citations and marks of markup around them."""
    if not isinstance(value, str):
        return ""
    whole = (
        value[:_LONGEST_SENTENCE].encode("utf-16", errors="surrogatepass").decode("utf-16", errors="replace")
    )
    text = _BLANKS.sub(" ", _CITATION.sub("", whole)).strip(" ")  # no halves of characters are left in it
    for pattern in (_ELEMENT, _STRONG, _MARK):
        match = pattern.fullmatch(text)
        text = match["text"].strip(" ") if match else text
    return text


def _sources(value: Any, known: set[str]) -> tuple[str, ...]:
    """The ids in whatever a model wrote for them: `"s1"`, `"[s1, s2]"`, `1`."""
    found: list[str] = []
    values = value if isinstance(value, list) else [value]
    for each in values[:_MOST_SOURCES]:
        if isinstance(each, int) and not isinstance(each, bool):
            found.append(f"s{each}")
        elif isinstance(each, str):
            words = each[:400]
            found += [f"s{int(number)}" for number in _ID.findall(words)]
            if words.strip().isdecimal() and words.strip().isascii():
                found.append(f"s{int(words.strip())}")
            if TITLE in words.lower():
                found.append(TITLE)
    return tuple(dict.fromkeys(source for source in found if source in known))
