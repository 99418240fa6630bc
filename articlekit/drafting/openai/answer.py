"""The form in which a model hands in an article, and what can be read of an answer in whatever form.

It looks like the article: headline, lede, sections with their headings, conclusion, each sentence with the
statements that it is made from. Answers come in code fences, behind "Here is the article:", with raw line
breaks in strings, with quotation marks that nobody escaped, broken off in the middle, or as one flat list.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal, get_args

from articlekit.model.article import TITLE
from articlekit.model.note import Note

__all__ = [
    "REPAIRS", "SCHEMA", "VERDICTS", "Part", "WireSentence", "accept", "clean", "objects", "sources_in",
]  # fmt: skip

Part = Literal["headline", "lede", "heading", "text", "item", "conclusion"]
_PARTS: tuple[Part, ...] = get_args(Part)


def _object(**properties: Any) -> dict[str, Any]:
    """The schema of an object in the strict form: all its properties are required, and no others."""
    return {
        "type": "object",
        "properties": properties,
        "required": [*properties],
        "additionalProperties": False,
    }


def _list(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}


_TEXT = {"type": "string"}
_SENTENCE = _object(sources=_list(_TEXT), text=_TEXT)
"""Sources first, so that a model names what it builds on before it writes."""
SCHEMA: dict[str, Any] = _object(
    headline=_SENTENCE,
    lede=_list(_SENTENCE),
    sections=_list(_object(heading=_SENTENCE, sentences=_list(_SENTENCE), items=_list(_SENTENCE))),
    conclusion=_list(_SENTENCE),
    left_out=_list(_object(source=_TEXT, why=_TEXT)),
)
"""JSON schema of the whole, in the strict form without unions."""
REPAIRS = _object(repairs=_list(_object(id=_TEXT, sources=_list(_TEXT), text=_TEXT)))
"""That of other words for sentences that have faults."""
VERDICTS = _object(
    verdicts=_list(_object(id=_TEXT, verdict={"type": "string", "enum": ["yes", "no", "unsure"]}, why=_TEXT))
)
"""That of a judge's answer."""

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


_DECODER = json.JSONDecoder(strict=False)
_MOST_FAILURES = 300
"""Places that are tried in vain before an answer is given up: it bounds the time."""
_DEEPEST = 60
_NAMES = frozenset(
    {"headline", "title", "lede", "lead", "heading", "conclusion", "text", "items", "paragraphs"}
)
"""Keys of nested answers that are parts."""
_TOLD = re.compile(r'("text"\s{0,9}:\s{0,9}")([^\n]{1,1500}?)("\s{0,9}\})')
"""A text as the last thing of its object, in which quotation marks may stand that nobody escaped."""
_BARE_MARK = re.compile(r'(?<!\\)"')


@dataclass(frozen=True, kw_only=True)
class WireSentence:
    """One sentence, heading or list item as the model handed it in, its form checked."""

    part: Part
    text: str
    sources: tuple[str, ...]
    """Ids of statements that the note has; empty where the model named none of them."""


def accept(values: list[dict[str, Any]], note: Note) -> list[WireSentence]:
    """The sentences among what a model handed in, made uniform; what is no sentence is left out.

    Args:
        values: objects that may be sentences.
        note: the note whose statements may be named.
    """
    known = {statement.id for statement in note.statements} | ({TITLE} if note.title else set())
    result = []
    for value in values[:_MOST_SENTENCES]:
        text = clean(value.get("text"))
        if any(character.isalnum() for character in text):
            sources = sources_in(value.get("sources"), known)
            result.append(WireSentence(part=_part(value.get("part")), text=text, sources=sources))
    return result


def _part(value: Any) -> Part:
    name = value.strip().lower() if isinstance(value, str) else ""
    return _NAMED.get(name, "text")


def clean(value: Any) -> str:
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


def sources_in(value: Any, known: set[str]) -> tuple[str, ...]:
    """The ids in whatever a model wrote for them, such as `"s1"`, `"[s1, s2]"`, `1`."""
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


def objects(text: str, key: str = "text") -> list[dict[str, Any]]:
    """Everything in a text that may be a sentence: objects with `text`, in order.

    Nested answers (`{"headline": …, "sections": […]}`) are made flat, the key being the part.

    Args:
        text: the answer.
        key: what an object has that is looked for, such as `verdict`.
    """
    text = _unthought(text)
    found = _found(text, key)
    if text.count(f'"{key}"') > len(found):
        return max(found, _found(_TOLD.sub(_escaped, text), key), key=len)
    return found


def _found(text: str, key: str) -> list[dict[str, Any]]:
    groups = [_flat(value, key) for value in _values(text)]
    largest = max(groups, key=len, default=[])
    return largest if len(largest) > 1 else [each for group in groups for each in group]


def _escaped(match: re.Match[str]) -> str:
    """A text whose quotation marks end no string."""
    return match[1] + _BARE_MARK.sub(r'\\"', match[2]) + match[3]


def _unthought(text: str) -> str:
    """The text without the thoughts that some models send ahead."""
    _, mark, rest = text.rpartition("</think>")
    return rest if mark and rest.strip() else text


def _flat(value: Any, key: str) -> list[dict[str, Any]]:
    """Objects with a key in a JSON value, depth first; the stack stands in for recursion."""
    found: list[dict[str, Any]] = []
    waiting: list[tuple[Any, str, int]] = [(value, "", 0)]
    while waiting:
        current, part, depth = waiting.pop()
        if depth > _DEEPEST:
            continue
        if isinstance(current, str) and part:
            found.append({"part": part, "sources": [], "text": current})
        elif isinstance(current, list):
            waiting += [(each, part, depth + 1) for each in reversed(current)]
        elif isinstance(current, dict) and isinstance(current.get(key), str):
            found.append({"part": part, **current})
        elif isinstance(current, dict):
            waiting += [(current[name], _part_of(name, part), depth + 1) for name in reversed(current)]
    return found


def _part_of(key: Any, part: str) -> str:
    """The part that a key of a nested answer names; what stands under others stays what it was."""
    if key == "heading" or (key in _NAMES and part not in {"lede", "conclusion"}):
        return "item" if key == "items" else "text" if key == "paragraphs" else str(key)
    return part if key in {"sentences", "text"} else ""


def _values(text: str) -> Iterator[Any]:
    """The JSON objects in a text that are whole; those inside of one that is not are whole by themselves."""
    place, failures = text.find("{"), 0
    while place >= 0 and failures < _MOST_FAILURES:
        try:
            value, end = _DECODER.raw_decode(text, place)
        except (ValueError, RecursionError):
            if not failures and (closed := _closed(text[place:])) is not None:
                yield closed
            failures += 1
            end = place + 1
        else:
            yield value
        place = text.find("{", end)


def _closed(text: str) -> Any:
    """The value of an object that broke off: what is whole of it, with its brackets closed."""
    closers: list[str] = []
    best: tuple[int, str] | None = None
    within = escaped = False
    for place, character in enumerate(text):
        if within:
            within = escaped or character != '"'
            escaped = character == "\\" and not escaped
        elif character == '"':
            within = True
        elif character in "{[":
            closers.append("}" if character == "{" else "]")
        elif character in "}]":
            if not closers or closers.pop() != character:
                break
            best = (place + 1, "".join(reversed(closers)))
    if best is None:
        return None
    try:
        return json.loads(text[: best[0]] + best[1], strict=False)
    except (ValueError, RecursionError):
        return None
