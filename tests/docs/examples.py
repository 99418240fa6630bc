"""The examples on a page of Markdown, and a small shell that runs them in this process.

A fenced block with a title is a file, which is written before anything is run:

    ```text title="note.txt"

A block of `console` has commands behind `$ `, and below each what a terminal shows. A line that is `…` and
nothing else stands for any lines. A command that does not end with 0 is followed by `$ echo $?`. A block of
`python` is run; comments at its end are what it prints. Blocks of `sh` are not run, because they install,
wait for the world, or need a password; their commands and options have to exist.
"""

import json
import re
import shlex
from collections.abc import Callable, Iterator, Mapping
from contextlib import chdir
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import click
import httpx
from click.testing import CliRunner

from articlekit.app.cli import main

__all__ = ["ANY_LINES", "Block", "Command", "Shell", "blocks", "commands", "matches", "unknown_options"]

ANY_LINES = "…"
_FENCE = re.compile(r"^```(?P<language>[a-z]*)(?: title=\"(?P<title>[^\"]+)\")?$")


@dataclass(frozen=True)
class Block:
    """A fenced block."""

    language: str
    title: str
    text: str
    line: int
    """Number of its first line within the page, from 0."""


@dataclass(frozen=True)
class Command:
    """A command of a `console` block, and what the page says that it prints."""

    text: str
    shown: str


def blocks(page: str) -> Iterator[Block]:
    """The fenced blocks of a page in order."""
    lines = page.splitlines()
    number = 0
    while number < len(lines):
        opened = _FENCE.match(lines[number])
        number += 1
        if opened:
            end = lines.index("```", number)
            text = "".join(f"{line}\n" for line in lines[number:end])
            yield Block(opened["language"], opened["title"] or "", text, number)
            number = end + 1


def commands(block: Block) -> list[Command]:
    """The commands of a `console` block; one goes on where its line ends with a backslash."""
    found: list[Command] = []
    for part in re.split(r"^\$ ", block.text, flags=re.MULTILINE)[1:]:
        command = re.match(r"(?:.*\\\n)*.*\n", part)
        assert command
        found.append(Command(command[0].rstrip("\n"), part[command.end() :]))
    return found


def matches(shown: str, printed: str) -> bool:
    """Whether a command printed what the page shows."""
    parts = (re.escape(line) if line != ANY_LINES else r"(?:.*\n)*?.*" for line in shown.splitlines())
    return re.fullmatch("\n".join(parts), printed.rstrip("\n")) is not None


def unknown_options(block: Block) -> list[str]:
    """What is wrong with the commands of ours in a block of `sh`."""
    found = []
    lines = re.sub(r"\\\n\s*", "", block.text).splitlines()
    for line in (line for line in lines if "articlekit " in line):
        for command in _piped(line):
            if command.words[:1] == ["articlekit"]:
                try:
                    _parse(main, command.words[1:])
                except click.UsageError as error:
                    found.append(f"{line}: {error.message}")
    return found


def _parse(command: click.Command, words: list[str]) -> None:
    context = click.Context(command)
    parsed, rest, _ = command.make_parser(context).parse_args([*words])
    del parsed
    if isinstance(command, click.Group) and rest:
        _, known, more = command.resolve_command(context, rest)
        assert known is not None
        _parse(known, more)


@dataclass(frozen=True)
class _Piped:
    """One command of a pipe."""

    words: list[str]
    into: str | None
    """The file that its output goes to."""


def _piped(line: str) -> list[_Piped]:
    lexer = shlex.shlex(line, posix=True, punctuation_chars="|>")
    lexer.whitespace_split = True
    found: list[_Piped] = []
    words: list[str] = []
    into = None
    rest = iter([*lexer, "|"])
    for word in rest:
        if word == "|":
            found.append(_Piped(words, into))
            words, into = [], None
        elif word == ">":
            into = next(rest)
        else:
            words.append(word)
    return [each for each in found if each.words]


class _Printed(NamedTuple):
    """What a command has printed."""

    out: bytes
    err: str = ""
    both: str = ""
    """Both as a terminal shows them, one between the other."""


class Shell:
    """A terminal in a folder, which knows the commands that pages use."""

    def __init__(
        self,
        folder: Path,
        environment: Mapping[str, str | None],
        *,
        places: Mapping[str, str],
        http: Callable[[], httpx.Client],
    ) -> None:
        self.folder = folder
        self.environment = {**environment}
        self.places = places
        """Addresses on the pages, and those of servers that answer in their place."""
        self.status = 0
        self._http = http

    def run(self, line: str) -> str:
        """Run a command; what a terminal shows of it."""
        shown, data = "", b""
        parts = _piped(line.replace("\\\n", " "))
        with chdir(self.folder):
            for one in parts:
                words = [self._elsewhere(word) for word in one.words]
                printed = self._program(words[0])(words[1:], data)
                data = printed.out
                if one.into:
                    Path(one.into).write_bytes(data)
                elif one is parts[-1]:
                    return self._back(shown + (printed.both or printed.out.decode()))
                shown += printed.err
        return self._back(shown)

    def _elsewhere(self, word: str) -> str:
        for place, address in self.places.items():
            word = word.replace(place, address)
        return word

    def _back(self, text: str) -> str:
        for place, address in self.places.items():
            text = text.replace(address, place)
        return text

    def _program(self, name: str) -> Callable[[list[str], bytes], _Printed]:
        programs = {
            "articlekit": self._articlekit,
            "cat": self._cat,
            "curl": self._curl,
            "echo": self._echo,
            "export": self._export,
            "ls": self._ls,
            "python": self._json_tool,
        }
        assert name in programs, f"{name}: no command that pages may use; take a block of sh"
        return programs[name]

    def _articlekit(self, words: list[str], data: bytes) -> _Printed:
        result = CliRunner().invoke(main, words, input=data, env=self.environment, prog_name="articlekit")
        self.status = result.exit_code
        return _Printed(result.stdout_bytes, result.stderr, result.output)

    def _cat(self, words: list[str], _: bytes) -> _Printed:
        return _Printed(b"".join(Path(word).read_bytes() for word in words))

    def _ls(self, words: list[str], _: bytes) -> _Printed:
        [folder] = words
        names = sorted(path.name for path in Path(folder).iterdir() if not path.name.startswith("."))
        return _Printed("".join(f"{name}\n" for name in names).encode())

    def _echo(self, words: list[str], _: bytes) -> _Printed:
        assert words == ["$?"]
        status, self.status = self.status, 0
        return _Printed(f"{status}\n".encode())

    def _export(self, words: list[str], _: bytes) -> _Printed:
        self.environment |= dict(word.split("=", 1) for word in words)
        return _Printed(b"")

    def _json_tool(self, words: list[str], data: bytes) -> _Printed:
        assert words == ["-m", "json.tool", "--indent", "2", "--no-ensure-ascii"]
        return _Printed((json.dumps(json.loads(data), indent=2, ensure_ascii=False) + "\n").encode())

    def _curl(self, words: list[str], _: bytes) -> _Printed:
        [address] = [word for word in words if word.startswith("http://")]
        headers = dict(_after(words, "-H", split=": "))
        body = "".join(text for text, _ in _after(words, "-d"))
        content = Path(body[1:]).read_bytes() if body.startswith("@") else body.encode()
        method = next((name for name, _ in _after(words, "-X")), "POST" if body else "GET")
        path = httpx.URL(address).raw_path.decode()
        answer = self._http().request(method, path, headers=headers, content=content)
        answer.raise_for_status()
        head = f"HTTP/1.1 {answer.status_code} {answer.reason_phrase}\n" if "-i" in words else ""
        return _Printed(f"{head}{answer.text.rstrip()}\n".encode())


def _after(words: list[str], option: str, split: str = "\0") -> Iterator[tuple[str, str]]:
    """The values of an option of curl, each in two at a text."""
    for name, value in pairwise(words):
        if name == option:
            first, _, second = value.partition(split)
            yield first, second
