"""Jira: the wiki markup of tickets as Markdown."""

import re
from collections.abc import Iterator

__all__ = ["from_jira"]

_VERBATIM = re.compile(r"\{(?P<name>code|noformat)(?::[^{}\n]{0,200})?\}")
_MACRO = re.compile(
    r"\{(?:quote|panel|color|expand|info|note|tip|warning|toc|anchor|status|section|column|excerpt)"
    r"(?:[:|][^{}\n]{0,300})?\}"
)
_HEADING = re.compile(r"h([1-6])\.[ \t]+(?=\S)")
_ITEM = re.compile(r"[ \t]*([*#]{1,6}|-{1,2})[ \t]+(?=\S)")
_LINK = re.compile(r"\[([^\[\]|\n]{1,300})\|([^\[\]|\s]{1,2000})(?:\|[^\[\]\n]{0,50})?\]")
_MENTION = re.compile(r"\[(?:~|\^)[^\[\]\n]{1,200}\]")
_IMAGE = re.compile(
    r"!(?=\S)[^!\s|]{1,300}\.(?:png|jpe?g|gif|bmp|svg|webp)(?:\|[^!\n]{0,100})?!", re.IGNORECASE
)
_BOLD = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*\n]{1,300})(?<=\S)\*(?![\w*])")
_STRUCK = re.compile(r"(?<![\w-])-(?=[^\s-])([^-\n]{2,300})(?<=\S)-(?![\w-])")
_MONO = re.compile(r"\{\{([^{}\n]{1,300})\}\}")
_QUOTE = re.compile(r"bq\.[ \t]+")


def from_jira(text: str) -> str:
    """Wiki markup as Markdown: headings, lists, tables, links, bold, struck words and code.

    Pictures, mentions of people, attachments and colours go; a block that is not closed is read as prose.
    """
    return "\n".join(_parts(text))


def _parts(text: str) -> Iterator[str]:
    position = 0
    while (opening := _VERBATIM.search(text, position)) is not None:
        closing = text.find(f"{{{opening['name']}}}", opening.end())
        if closing < 0:
            break
        yield _prose(text[position : opening.start()])
        yield f"```\n{text[opening.end() : closing].strip()}\n```"
        position = closing + len(opening["name"]) + 2
    yield _prose(_VERBATIM.sub("", text[position:]))


def _prose(text: str) -> str:
    numbers: list[int] = []
    lines: list[str] = []
    for line in _IMAGE.sub("", _MENTION.sub("", _MACRO.sub("", text))).replace("\\\\", "\n").split("\n"):
        item = _ITEM.match(line)
        heading = _HEADING.match(line)
        if item is None:
            numbers = []
        if heading is not None:
            lines.append("#" * int(heading[1]) + " " + _words(line[heading.end() :]))
        elif item is not None:
            lines.append(_mark(item[1], numbers) + _words(line[item.end() :]))
        elif line.startswith("||"):
            cells = [cell.strip() for cell in line.strip().strip("|").split("||")]
            lines += [f"| {' | '.join(map(_words, cells))} |", "|" + "---|" * len(cells)]
        else:
            lines.append(_words(_QUOTE.sub("", line, count=1) if line.startswith("bq.") else line))
    return "\n".join(lines)


def _mark(mark: str, numbers: list[int]) -> str:
    """The mark of an item; `numbers` holds the last number of each level of a numbered list."""
    depth = len(mark)
    del numbers[depth:]
    numbers += [0] * (depth - len(numbers))
    numbers[-1] += 1
    return "   " * (depth - 1) + (f"{numbers[-1]}. " if mark == "#" else "- ")


def _words(text: str) -> str:
    text = _LINK.sub(r"[\1](\2)", text)
    text = _BOLD.sub(r"**\1**", text)
    text = _STRUCK.sub(r"~~\1~~", text)
    return _MONO.sub(r"`\1`", text)
