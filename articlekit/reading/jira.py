"""Trackers: the wiki markup of Jira, and the fields of tickets."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import Any

from articlekit.language.caching import loaded

__all__ = ["condensed", "from_jira", "is_about_ticket", "titled"]

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


_NAMED = ("displayname", "display_name", "display_value", "name", "login", "label", "value")
"""Keys of an object under which its name stands, the best first."""
_TITLES = ("subject", "short_description", "summary", "name")
_BODIES = ("text", "body", "content", "description", "details")
_MARKS = {"listItem": "- ", "heading": "## ", "taskItem": "- "}
_BLOCKS = frozenset(("paragraph", "heading", "codeBlock", "blockquote", "tableRow"))
_DEEPEST = 40


def condensed(value: Mapping[str, Any]) -> dict[str, Any]:
    """An object whose named things are names, whose trees of text are text, and whose lists stand alone."""
    return {key: _condensed(item) for key, item in value.items()}


def is_about_ticket(label: str, value: str) -> bool | None:
    """Whether a field of a record tells of the record and not of what happened, where that is known."""
    key, known = label.casefold(), _keys()
    if key.split(" ")[0] in known["objects"] or key.replace(" ", "_") in known["about"]:
        return True
    if key in known["state_keys"]:
        return value.casefold() in known["states"] or value.isdigit()
    return None


def titled(value: Mapping[str, Any]) -> Mapping[str, Any]:
    """An object with its title under `title`: the short text of a ticket that has a long one as well."""
    lowered = {key.lower(): key for key, item in value.items() if isinstance(item, str) and item.strip()}
    if lowered.keys() & {"title", "headline"}:
        return value
    for name in _TITLES:
        if name in lowered and any(body in lowered for body in _BODIES if body != name):
            return {"title" if key == lowered[name] else key: item for key, item in value.items()}
    return value


def _condensed(item: Any, depth: int = 0) -> Any:
    if depth > _DEEPEST:
        return item
    if isinstance(item, list):
        return [_condensed(part, depth + 1) for part in item]
    if not isinstance(item, dict):
        return item
    if item.get("type") == "doc" and isinstance(item.get("content"), list):
        return "\n".join(line for line in _document(item, 0) if line.strip())
    name = _name(item)
    if name is not None:
        return name
    inner = [part for part in item.values() if isinstance(part, list)]
    if len(inner) == 1 and all(isinstance(part, list | int | str) for part in item.values()):
        paged = all(isinstance(part, dict) for part in inner[0])
        if paged and all(isinstance(part, list | int) or "://" in part for part in item.values()):
            return _condensed(inner[0], depth + 1)  # {"comments": […], "total": 3}
    return {key: _condensed(part, depth + 1) for key, part in item.items()}


def _name(item: Mapping[str, Any]) -> str | None:
    """The name of a thing that is but a name with its numbers and addresses."""
    said = {key.lower(): part for key, part in item.items() if part not in (None, "", [], {})}
    if "iconurl" in said or "self" in said:
        said.pop("description", None)
    names = [key for key in _NAMED if isinstance(said.get(key), str)]
    if not names or not said.keys() - {*names} <= _keys()["of_named"] or not said:
        return None
    return str(said[names[0]])


def _document(node: Mapping[str, Any], depth: int) -> Iterator[str]:
    """The lines of a tree of text: a block is a line, an item of a list has its mark."""
    kind, inner = node.get("type"), node.get("content")
    parts = [part for part in inner if isinstance(part, dict)] if isinstance(inner, list) else []
    if depth > _DEEPEST:
        return
    if kind in _BLOCKS and not any(part.get("type") in _BLOCKS | _MARKS.keys() for part in parts):
        yield _MARKS.get(str(kind), "") + "".join(_inline(part) for part in parts)
        return
    mark = _MARKS.get(str(kind), "")
    for part in parts:
        for line in _document(part, depth + 1):
            yield mark + line
            mark = "  " if mark else ""


def _inline(part: Mapping[str, Any]) -> str:
    attributes = part.get("attrs")
    known = attributes if isinstance(attributes, dict) else {}
    if part.get("type") == "hardBreak":
        return "\n"
    return str(part.get("text") or known.get("text") or known.get("url") or "")


@loaded
def _keys() -> dict[str, frozenset[str]]:
    path = files("articlekit.reading") / "trackers.toml"
    return {name: frozenset(each) for name, each in tomllib.loads(path.read_text(encoding="utf-8")).items()}
