"""Markdown as HTML, line by line, so that the rules of pages can look at it."""

import html
import re

from articlekit.language.tags import is_valid

__all__ = ["as_html", "is_markdown"]

_FRONT = re.compile(r"---[ \t]*\r?\n(.{0,20000}?)\n(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_LANGUAGE = re.compile(r"^lang(?:uage)?[ \t]*:[ \t]*[\"']?([A-Za-z0-9-]{2,35})", re.MULTILINE)
_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*")
_UNDERLINE = re.compile(r" {0,3}(=+|-+)[ \t]*")
_RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_ITEM = re.compile(r"[ \t]*(?:([-*+])|\d{1,9}[.)])[ \t]+(?=\S)")
_QUOTE = re.compile(r" {0,3}>[ \t]?")
_RAW = re.compile(r"[ \t]*<(?:!--|/?[A-Za-z][A-Za-z0-9-]*[\s/>])")
_INLINE = re.compile(
    r"(?P<escape>\\[!-/:-@\[-`{-~])"
    r"|`(?P<code>[^`\n]{1,2000})`"
    r"|(?P<raw><(?:!--[^\n]{0,2000}?--|/?[A-Za-z][^<>\n]{0,500})>)"
    r"|!\[(?P<alt>[^\[\]\n]{0,1000})\]\((?P<source>[^()\s]{0,2000})(?:[ \t]+\"[^\"\n]{0,300}\")?\)"
    r"|\[(?P<words>[^\[\]\n]{1,1000})\]\((?P<target>[^()\s]{0,2000})(?:[ \t]+\"[^\"\n]{0,300}\")?\)"
    r"|(?P<strong>\*\*|__)(?=\S)(?P<loud>[^*_\n]{1,2000})(?<=\S)(?P=strong)"
    r"|(?<![\w*])(?P<em>[*_])(?=[^\s*_])(?P<soft>[^*_\n]{1,500})(?<=\S)(?P=em)(?!\w)"
)
_MARKED = re.compile(r"^(?: {0,3}#{1,6}[ \t]+\S|---[ \t]*\r?$)", re.MULTILINE)


def is_markdown(text: str, name: str) -> bool:
    """Whether a file is Markdown: by the ending of its name, or by headings or front matter and no tag."""
    if name.lower().endswith((".md", ".markdown")):
        return True
    return bool(_MARKED.search(text)) and not text.lstrip().startswith("<")


def as_html(text: str) -> str:
    """Markdown as a fragment of HTML in which every line stands in the line that it had.

    Front matter is left out; the language that it names is that of the fragment.
    """
    front = _FRONT.match(text)
    lines = text.splitlines()
    skipped = front[0].count("\n") if front else 0
    found = _LANGUAGE.search(front[1]) if front else None
    writer = _Writer()
    for index in range(len(lines)):
        writer.read(
            lines[index] if index >= skipped else "", lines[index + 1] if index + 1 < len(lines) else ""
        )
    writer.end()
    said = "\n".join(writer.lines)
    return f'<div lang="{found[1]}">{said}</div>' if found and is_valid(found[1]) else said


class _Writer:
    """Writes a line of HTML for each line that it reads, and knows what is open."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self._open: list[str] = []
        self._fence = ""
        self._is_underlined = False

    def read(self, line: str, following: str) -> None:
        """One more line, and the one behind it, which may make it a heading."""
        if self._fence or _FENCE.match(line):
            self._code(line)
        elif self._is_underlined or not line.strip():
            self._is_underlined = False
            self.end()
            self.lines.append("")
        elif heading := _HEADING.fullmatch(line):
            self._alone(f"<h{len(heading[1])}>{_inline(heading[2] or '')}</h{len(heading[1])}>")
        elif _RULE.fullmatch(line):
            self._alone("<hr>")
        elif _RAW.match(line) and "p" not in self._open:
            self._alone(line)
        elif not self._open and (under := _UNDERLINE.fullmatch(following)) and not _ITEM.match(line):
            level = 1 if under[1][0] == "=" else 2
            self._alone(f"<h{level}>{_inline(line.strip())}</h{level}>")
            self._is_underlined = True
        else:
            self._text(line)

    def end(self) -> None:
        """Close what is open, behind the last line."""
        if self._open:
            self.lines[-1] += "".join(f"</{tag}>" for tag in reversed(self._open))
            self._open = []

    def _alone(self, line: str) -> None:
        self.end()
        self.lines.append(line)

    def _code(self, line: str) -> None:
        mark = _FENCE.match(line)
        if not self._fence:
            self._alone("<pre><code>")
            self._fence = mark[1] if mark else ""
        elif mark and mark[1].startswith(self._fence) and not line.strip().strip(self._fence[0]):
            self.lines.append("</code></pre>")
            self._fence = ""
        else:
            self.lines.append(html.escape(line))

    def _text(self, line: str) -> None:
        item, quote = _ITEM.match(line), _QUOTE.match(line)
        if line.lstrip().startswith("|"):
            cells = [_inline(cell.strip()) for cell in line.strip().strip("|").split("|")]
            ruled = not any(cell.strip(":- ") for cell in cells)
            self._in(("table",), "" if ruled else "".join(f"<td>{cell}</td>" for cell in cells), "tr")
        elif item:
            self._in(("ul",) if item[1] else ("ol",), _inline(line[item.end() :]), "li")
        elif quote:
            self._in(("blockquote", "p"), _inline(line[quote.end() :]))
        else:
            self._in(tuple(self._open) or ("p",), _inline(line.strip()))

    def _in(self, tags: tuple[str, ...], words: str, each: str = "") -> None:
        """Words inside of some elements, which are opened unless they are open already."""
        start = ""
        if self._open != [*tags]:
            self.end()
            start = "".join(f"<{tag}>" for tag in tags)
            self._open = [*tags]
        self.lines.append(start + (f"<{each}>{words}</{each}>" if each and words else words))


def _inline(text: str) -> str:
    parts, position = [], 0
    for match in _INLINE.finditer(text):
        parts += [html.escape(text[position : match.start()], quote=False), _marked(match)]
        position = match.end()
    return "".join((*parts, html.escape(text[position:], quote=False)))


def _marked(match: re.Match[str]) -> str:
    """What stands for one piece of inline markup."""
    kind = match.lastgroup
    if kind == "escape":
        return html.escape(match["escape"][1:])
    if match["code"] is not None:
        return f"<code>{html.escape(match['code'])}</code>"
    if match["raw"] is not None:
        return match["raw"]
    if match["alt"] is not None:
        return f'<img src="{html.escape(match["source"])}" alt="{html.escape(match["alt"])}">'
    if match["words"] is not None:
        return f'<a href="{html.escape(match["target"])}">{_inline(match["words"])}</a>'
    if match["strong"] is not None:
        return f"<strong>{_inline(match['loud'])}</strong>"
    return f"<em>{_inline(match['soft'])}</em>"
