"""Sayings: what a model says in plain text of one sentence of a note."""

import re

from articlekit.language.letters import fold
from articlekit.language.sentences import texts

__all__ = ["sayings"]

_LONGEST = 4_000
"""Characters of an answer that are looked at: it was asked for a sentence."""
_MOST = 2
"""Sentences that may be made of one; what follows is babble."""
_THOUGHTS = re.compile(r"\A\s{0,99}<think>.*?(?:</think>|\Z)", re.DOTALL)
_MARK = re.compile(r"(?:[-–*•·>]|#{1,6})\s+|\[s?\d{1,6}\]\s*")
_LABEL = re.compile(r"[^\W\d]{1,20}(?: [^\W\d]{1,20}){0,2}\s?[:：]\s")
"""What an answer puts before itself, such as "Headline: "."""
_DATA = ("{", "<", "[", "```")
"""What begins a line that is no prose."""
_EMPHASIS = (
    ("**", "**"),
    ("__", "__"),
    ("*", "*"),
    ('"', '"'),
    ("“", "”"),
    ("«", "»"),
    ("„", "“"),
    ("「", "」"),
)


def sayings(text: str, language: str, *, about: str, one_line: bool = False) -> list[str]:
    """The first sentences of an answer, each once.

    Marks of lists, headings and emphasis are taken off, and lines that announce the answer are left
    out.

    Args:
        text: the answer.
        language: the language that was asked for.
        about: what was asked about; a label before a sentence is its own if it stands there.
        one_line: whether one line was asked for, a headline for one, which is not cut into sentences.
    """
    found: dict[str, None] = {}
    for line in _THOUGHTS.sub("", text[:_LONGEST]).splitlines():
        words = _bare(line.strip(), fold(about))
        if words.endswith((":", "：")) or words.startswith(_DATA):
            continue
        for sentence in [words] if one_line else texts(words, language):
            if any(map(str.isalpha, sentence)):
                found.setdefault(sentence)
    return [*found][: 1 if one_line else _MOST]


def _bare(line: str, about: str) -> str:
    """A line without marks and quotation marks around the whole, and without a label of its own."""
    line = _MARK.sub("", line, count=1) if _MARK.match(line) else line
    label = _LABEL.match(line)
    if label and fold(label[0]).strip(" :：") not in about:
        line = line[label.end() :]
    for first, last in _EMPHASIS:
        inner = line[len(first) : -len(last)]
        if line.startswith(first) and line.endswith(last) and inner and first not in inner:
            line = inner
    return line.strip()
