"""Patterns: what finds the words and phrases of a list in a folded text."""

import re

from articlekit.language.letters import MARKS, NOT_AFTER_LETTER, NOT_BEFORE_LETTER, WORD_CHARACTER, fold

__all__ = ["phrases"]

_ANY = f"{WORD_CHARACTER}*"
_BETWEEN = r"\s(?:[^.;:!?\n]|[.:](?=[0-9])){0,80}?(?<=\s)"
_NEVER = re.compile(r"(?!)")
_AFTER_CYRILLIC = "\u0590"
_MARKS_OF_ALPHABETS = "\u0300-\u036f\u0483-\u0487"
"""The marks that stand on letters before `_AFTER_CYRILLIC`: Latin, Greek and Cyrillic ones."""


def phrases(entries: tuple[str, ...], *, spaced: bool, proclitics: tuple[str, ...] = ()) -> re.Pattern[str]:
    """A pattern for words and phrases.

    In an entry `*` stands for any ending, or in front for any beginning, and `…` for other words of the
    clause, as between the parts of a verb ("ruft … zurück"); a match begins behind a `|`, where what stands
    before it has to be there.

    Args:
        entries: words and phrases as a locale file lists them.
        spaced: whether they are whole words; otherwise they may stand anywhere in a text.
        proclitics: particles that may be glued in front of the first word.
    """
    if not entries:
        return _NEVER
    ordered = sorted({fold(entry) for entry in entries}, key=lambda entry: (-len(entry), entry))
    bodies = [_body(entry) for entry in ordered]
    if not spaced:
        return re.compile(_choice([body.replace(_ANY, "") for body in bodies]))
    glued = "|".join(re.escape(fold(clitic)) for clitic in sorted(proclitics, key=len, reverse=True))
    before = NOT_AFTER_LETTER + (f"(?:{glued})?" if glued else "")
    groups: dict[tuple[str, str], list[str]] = {}
    for entry, body in zip(ordered, bodies, strict=True):
        behind = {"*": _ANY, "'": ""}.get(
            entry[-1], NOT_BEFORE_LETTER
        )  # once for all: it takes long to compile
        ends = ("" if entry.startswith("*") else before, behind)
        groups.setdefault(ends, []).append(body.removeprefix(_ANY).removesuffix(_ANY))
    found = "|".join(f"{start}(?:{_choice(words)}){end}" for (start, end), words in groups.items())
    if max(found.replace(MARKS, "")) < _AFTER_CYRILLIC:
        found = found.replace(MARKS, _MARKS_OF_ALPHABETS)  # with all of them it takes half as long again
    return re.compile(found)


def _choice(bodies: list[str]) -> str:
    """The alternatives of a pattern, those with the same first letter together.

    So one look at a letter rules most of them out; their order counts among these alone.
    """
    beginnings: dict[str, list[str]] = {}
    for body in bodies:
        key = body[0] if body[0].isalnum() else body
        beginnings.setdefault(key, []).append(body)
    if len(beginnings) == len(bodies) or any(not key[0].isalnum() for key in beginnings):
        return "|".join(bodies)
    return "|".join(
        f"{key}(?:{'|'.join(body[1:] for body in found)})" if len(found) > 1 else found[0]
        for key, found in beginnings.items()
    )


def _body(entry: str) -> str:
    body = re.escape(entry).replace(r"\ …\ ", _BETWEEN).replace(r"\*", _ANY).replace(r"\ ", r"\s+")
    kept, bar, rest = body.partition(r"\|")
    return f"(?<={kept}){rest}" if bar else body
