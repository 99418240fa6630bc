"""Chat exports: the layouts in which programs save a chat, read as lines of time, name and message."""

import re
from collections import Counter
from collections.abc import Iterable

__all__ = ["with_speakers"]

_GAP = r"[ \t\u00a0\u202f\u3000]"
_CLOCK = r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?"
_HALF = (
    r"(?:(?i:[ap]\.?[ \u00a0]?m|[πμ]\.?[ \u00a0]?μ|[дп]п|ö[öös]|sa|ch|de|du|dop|odp|kl|uhr)(?![^\W\d_])\.?"
    r"|[^\W\d_A-Za-z\u00c0-\u052f]{1,4})"
)
"""A half of the day, or the word before a time; words of other scripts of four letters at most."""
_DAY = r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}\.?"
_TIME = rf"(?:{_DAY},?{_GAP})?(?:{_HALF}{_GAP}?)?{_CLOCK}(?:{_GAP}{_HALF})?"
"""A clock, with the day before it and half of the day before or behind it: `오후 8:41`, `8:41 PM`."""
_NAME = r"[^\W\d_~@][^\n\t:：\[\]·•|]{0,39}?"
"""No dot or bar stands in a name, as they do between a state and its time on a status page."""
_LINES = (
    # LINE: 18:03, tab, name, tab, message.
    re.compile(rf"(?m)^(?P<time>(?:{_HALF})?{_CLOCK})\t(?P<name>[^\t\n:：]{{1,30}})\t(?=[^\s\t])(?!.*\t)"),
    # The same with blanks, where words are not spaced.
    re.compile(
        r"(?m)^(?P<time>(?:[\u4e00-\u9fff]{2})?\d{1,2}:\d{2}) "
        r"(?P<name>[\u3040-\u30ff\u3400-\u9fff][\w]{0,7}) (?=\S)"
    ),
    # KakaoTalk: [name] [오후 8:41] message.
    re.compile(rf"(?m)^\[(?P<name>[^\[\]\n]{{1,30}})\] \[(?P<time>{_TIME})\] (?=\S)"),
)
"""A message a line."""
_TIMED = re.compile(rf"(?m)^(?:\[[^\[\]\n]{{1,30}}\] \[)?(?:{_HALF}{_GAP}?)?{_CLOCK}[\t \]]")
_APART = rf"(?:{_GAP}{{2,20}}|\t|{_GAP}[—–-]{_GAP}|(?<=[\u3040-\u9fff]){_GAP})"
"""What parts a name from a time without brackets."""
_WORD = r"[^\W\d_a-zß-öø-ÿа-я][^\W\d_]{0,20}\.?"
"""A word of a name in a script with capitals."""
_HEADS = (
    # Telegram, Slack, WeChat, Discord: name and time on a line, the message below it.
    re.compile(
        rf"(?m)^(?P<name>{_NAME})(?:,?{_GAP}\[(?P<time>{_TIME})\][:：]?|{_APART}(?P<bare>{_TIME}))"
        rf"{_GAP}{{0,20}}\n+(?=\S)"
    ),
    # The same with one blank, behind a name of two or three words.
    re.compile(
        rf"(?m)^(?P<name>{_WORD}(?: {_WORD}){{1,2}}(?: \([^()\n]{{1,20}}\))?)(?P<time>) (?P<bare>{_CLOCK})"
        rf"{_GAP}{{0,20}}\n+(?=\S)"
    ),
    # Teams, QQ: the time before the name.
    re.compile(
        rf"(?m)^(?:\[(?P<time>{_TIME})\]|(?P<bare>{_DAY} \d{{1,2}}:\d{{2}}:\d{{2}}))"
        rf"{_GAP}{{1,20}}(?P<name>{_NAME}){_GAP}{{0,20}}\n+(?=\S)"
    ),
)
"""A line over each message."""
_CLOCKS = re.compile(r"\d[:.]\d\d")
"""What each message has in every layout: found in a fraction of the time."""
_COMES_BACK, _HEADED = 2, 3
"""How often a name stands in a chat, and how many lines over messages it has."""


def with_speakers(text: str) -> str:
    """A chat as lines of time, name, colon and message, whatever program saved it.

    The result has the length of the text, so that offsets found in it hold for the text.
    """
    if len(_CLOCKS.findall(text)) < _COMES_BACK:
        return text  # as most notes are
    for form in _LINES:
        found = list(form.finditer(text))
        if _is_chat(found, sum(1 for _ in _TIMED.finditer(text)) if found else 0):
            return form.sub(_line, text)
    lines = sum(1 for line in text.split("\n") if line.strip())
    for form in _HEADS:
        found = [match for match in form.finditer(text) if not form.match(text, match.end())]
        if len(found) >= _HEADED and _is_chat(found, lines // 3):
            return _joined(text, found)
    return text


def _is_chat(found: list[re.Match[str]], lines: int) -> bool:
    """Whether a name comes back, and most of the lines that could name somebody do."""
    names = Counter(match["name"] for match in found)
    return max(names.values(), default=0) >= _COMES_BACK and 4 * names.total() >= 3 * lines


def _line(match: re.Match[str]) -> str:
    found = match.groupdict()
    time = found.get("time") or found.get("bare")
    return f"{time} {match['name']}:".ljust(len(match[0]))


def _joined(text: str, found: Iterable[re.Match[str]]) -> str:
    parts: list[str] = []
    position = 0
    for match in found:
        parts += (text[position : match.start()], _line(match))
        position = match.end()
    return "".join((*parts, text[position:]))
