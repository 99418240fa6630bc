"""The configuration of a server: limits and addresses, and what its operator gives to all work."""

import json
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from ipaddress import ip_address
from pathlib import Path, PurePath
from typing import Any

from articlekit.app.engine import EngineOptions
from articlekit.app.house_file import house_of
from articlekit.app.output import now
from articlekit.app.web.answers import Refused
from articlekit.app.web.requests import NoteText
from articlekit.errors import ArticlekitError, EngineError, HouseError, InputError, UsageError
from articlekit.language.letters import nearest
from articlekit.model.house import House
from articlekit.model.note import Note
from articlekit.reading import read_notes
from articlekit.reading.form import form_of
from articlekit.rendering import Format, Listed, RenderOptions, format_of, list_templates
from articlekit.settings import Settings

__all__ = ["ServerOptions", "WorkContext", "encoded", "plain_name", "refused"]


@dataclass(frozen=True, kw_only=True)
class ServerOptions:
    """How a server serves: what the help of `articlekit serve` explains, with times in seconds."""

    host: str = "127.0.0.1"
    port: int = 8080
    state: Path
    workers: int = 2
    processes: int = field(default_factory=lambda: os.cpu_count() or 1)
    patience: float = 20.0
    work_seconds: float = 300.0
    """What the work of a job without a language model may take."""
    model_seconds: float = 3_600.0
    """What the work of a job with a language model may take."""
    body_seconds: float = 20.0
    max_request: int = 4_000_000
    most_jobs: int = 1_000
    token_jobs: int | None = None
    max_statements: int = 10_000
    rate: int = 600
    concurrency: int = 256
    keep: float = 86_400.0
    stop_seconds: float = 20.0
    """What requests and jobs have to end in when the server is stopped."""
    origins: tuple[str, ...] = ()
    proxies: tuple[str, ...] = ()
    private_callbacks: bool = False
    access_log: bool = False

    @property
    def share(self) -> int:
        """Jobs of one token that are done at once."""
        return self.token_jobs or max(1, self.workers - 1)

    @property
    def is_loopback(self) -> bool:
        """Whether only programs on this machine reach the server."""
        try:
            return ip_address(self.host.strip("[]")).is_loopback
        except ValueError:
            return self.host.lower() == "localhost"


_PLAIN = re.compile(r"[^\x00-\x1f\x7f]*")
_UNPROCESSABLE = 422
_COMMAND_LINE = re.compile(r"(?<![\w-])--[a-z]|`articlekit |\b(?:OPENAI|ARTICLEKIT)_[A-Z]")
"""What a message says to who started the server."""
_OPERATOR = "it cannot be done here: ask the operator of this server"
_BAD_GATEWAY = 502


@dataclass(frozen=True, kw_only=True)
class WorkContext:
    """Settings, house and engine of a server. It goes to other processes as it is."""

    settings: Settings
    house: House = field(default_factory=House)
    """The house of requests that bring none."""
    engine: EngineOptions | None = None
    """The language model's server; `None` where only the engine without a model is offered."""
    models: tuple[str, ...] = ()
    """Models that a request may name; the operator's own is used where it names none."""
    max_statements: int = 10_000
    """Statements of an order, of all its notes and once a language."""

    def house_for(self, table: Mapping[str, Any] | None) -> House:
        """The house of a request.

        Raises:
            Refused: it is wrong; the problem points to the key.
        """
        if table is None:
            return self.house
        try:
            return house_of(table, name="house")
        except HouseError as error:
            pointer = "".join(f"/{_escaped(key)}" for key in ("house", *error.keys))
            raise Refused(_UNPROCESSABLE, told(error), pointer=pointer) from error

    def notes_of(self, note: NoteText, *, pointer: str) -> tuple[Note, ...]:
        """The notes of a text in a request.

        Args:
            note: the text.
            pointer: its place in the request.

        Raises:
            Refused: it cannot be read.
        """
        data = encoded(note.text, pointer=f"{pointer}/text")
        name = plain_name(note.name, "note", pointer=f"{pointer}/name")
        if note.meta:
            if form_of(note.text, name) in {"json", "jsonl"}:
                detail = "the text is JSON: put what is known of each note into its own keys"
                raise Refused(_UNPROCESSABLE, detail, pointer=f"{pointer}/{next(iter(note.meta))}")
            data = json.dumps({"text": note.text, **note.meta}).encode()
            name = str(PurePath(name).with_suffix(".json"))
        try:
            return read_notes(data, name=name, language=note.language, max_bytes=self.settings.max_bytes)
        except (InputError, UsageError) as error:
            raise Refused(_UNPROCESSABLE, told(error), pointer=f"{pointer}/text") from error

    def check_template(
        self, template: str | None, *, annotate: bool = False, pointer: str = "/template"
    ) -> None:
        """See that a template is one of those that are listed: never a path, never a text of the request.

        Raises:
            Refused: it is none of them, or has no place for annotations that are wanted.
        """
        names = [each.name for each in list_templates(self.settings.templates)]
        if template is not None and template not in names:
            near = nearest(template, names)
            detail = f"there is no such template{near or ':'} give one of {', '.join(names)}"
            raise Refused(_UNPROCESSABLE, detail, pointer=pointer)
        if annotate and (
            template is None or not format_of(template, self.settings.templates).takes_annotations
        ):
            raise Refused(_UNPROCESSABLE, "annotate needs the template page or fragment", pointer="/annotate")

    def templates(self) -> tuple[tuple[Listed, Format], ...]:
        """The templates that a request may name, each with the format of what comes out of it."""
        listed = list_templates(self.settings.templates)
        return tuple((each, format_of(each.name, self.settings.templates)) for each in listed)

    def rendering(self, house: House, **wanted: Any) -> RenderOptions:
        """How an article of a request is to be rendered."""
        return RenderOptions(house=house, templates=self.settings.templates, made=now(), **wanted)


def encoded(text: str, *, pointer: str) -> bytes:
    """The UTF-8 bytes of a text in a request.

    Raises:
        Refused: there is half a character in it.
    """
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError as error:
        detail = f"character {error.start + 1} is half of a surrogate pair: send Unicode text"
        raise Refused(_UNPROCESSABLE, detail, pointer=pointer) from error


def plain_name(name: str | None, default: str, *, pointer: str) -> str:
    """A name of a file in a request, which is never opened: it is read for its ending, and printed.

    Raises:
        Refused: it has control characters.
    """
    if name is not None and not _PLAIN.fullmatch(name):
        raise Refused(_UNPROCESSABLE, "a name has no control characters: take them out", pointer=pointer)
    return name or default


def refused(error: ArticlekitError) -> Refused:
    """An error of ours as the problem that a client is told."""
    status = _UNPROCESSABLE
    if isinstance(error, EngineError):
        status = _BAD_GATEWAY
    return Refused(status, told(error))


def told(error: ArticlekitError) -> str:
    """The line that a client is told of an error; options of the command line are for the operator."""
    line = " ".join(str(error).split())
    option = _COMMAND_LINE.search(line)
    if option is None:
        return line
    rest = line[: option.start()]
    place = max(rest.rfind(mark) for mark in (": ", " ("))
    return f"{rest[:place]}: ask the operator of this server" if place > 0 else _OPERATOR


def _escaped(key: str) -> str:
    """A key as a part of a JSON pointer (RFC 6901)."""
    return key.replace("~", "~0").replace("/", "~1")
