"""The `articlekit` command and its commands, each imported when it is called."""

import errno
import os
import sys
from contextlib import suppress
from importlib import import_module
from typing import Any

import click

import articlekit
from articlekit.app import tune_garbage_collector
from articlekit.errors import ArticlekitError

__all__ = ["main"]

# name: (module, or module:function, and what it does): the help of the whole is made without an import.
_COMMANDS = {
    "generate": ("generate:generate", "Write an article from a note."),
    "batch": ("batch", "Write the articles of many notes."),
    "structure": ("generate:structure", "Put the headings of a flat text in their places."),
    "approve": ("articles:approve_command", "Record that a person has approved an article as JSON."),
    "render": ("articles:render_command", "Render an article as JSON in any format."),
    "check": ("check", "Check the structure of HTML, Markdown and article JSON."),
    "serve": ("serve:serve", "Serve the HTTP API, for a CMS."),
    "token": ("serve:token", "Make, list and revoke the tokens of the HTTP API."),
    "outline": ("articles:outline_command", "Print the heading tree of HTML, Markdown or article JSON."),
    "publish": ("publish", "Send an article to a content management system, as a draft."),
    "rules": ("listings:rules", "List the rules, or explain one."),
    "languages": ("listings:languages", "List the languages, or say what one lacks."),
    "templates": ("listings:templates", "List the templates, or write one out to change it."),
    "house": ("listings:house_command", "Show or start a house file."),
    "plugins": ("listings:plugins_command", "List the plug-ins, and what each one brings."),
}

_SECTIONS = {
    "Write articles": ("generate", "batch", "structure"),
    "Check": ("check", "outline", "rules"),
    "Send out": ("approve", "render", "publish"),
    "Serve": ("serve", "token"),
    "Look up": ("languages", "templates", "house", "plugins"),
}
"""The commands by what they are for."""
_WIDTH = max(map(len, _COMMANDS))

_EPILOG = """\
\b
Examples:
  articlekit generate note.txt > article.html
  articlekit generate note.txt -t fragment --house house.toml -o article.html
  articlekit batch notes/ -o public/
  articlekit structure flat.txt --template markdown
  articlekit render article.json -t newsml -o article.newsml.xml
  articlekit check public/

\b
Exit status:
  0  clean
  1  findings of severity error
  2  wrong usage, unreadable input, or a broken plug-in
  3  the language model could not be reached, or gave no article
  130  stopped with Ctrl-C

\b
Shell completion (bash; zsh and fish likewise):
  eval "$(_ARTICLEKIT_COMPLETE=bash_source articlekit)"
"""


_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


class _Failure(click.ClickException):
    """What ends a command, as one line on the terminal."""

    def __init__(self, message: str, exit_status: int) -> None:
        super().__init__(" ".join(message.split()))
        vars(self)["exit_code"] = exit_status

    def show(self, file: Any = None) -> None:
        click.echo(f"articlekit: {self.message}", file=file, err=file is None)


_STOPPED = 130
"""What shells expect of a program that Ctrl-C ends."""


class _Commands(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in _COMMANDS:
            return None
        module, _, name = _COMMANDS[cmd_name][0].partition(":")
        command: click.Command = getattr(import_module(f"articlekit.app.cli.{module}"), name or "command")
        return command

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        """The command that is meant; a wrong name brings the nearest."""
        if args and args[0] not in _COMMANDS and not args[0].startswith("-"):
            from articlekit.language.letters import nearest

            near = nearest(args[0], _COMMANDS) or ": `articlekit --help` lists them"
            ctx.fail(f"no command {args[0]!r}{near}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        for title, names in _SECTIONS.items():
            with formatter.section(title):
                rows = [(f"{name:<{_WIDTH}}", _COMMANDS[name][1]) for name in names]
                formatter.write_dl(rows)

    def main(self, *args: Any, **kwargs: Any) -> Any:
        try:
            return super().main(*args, **kwargs)
        except ArticlekitError as error:  # in what completes a command line in a shell
            click.echo(f"articlekit: {' '.join(str(error).split())}", err=True)
            raise SystemExit(error.exit_status) from error
        except (OSError, UnicodeEncodeError) as error:
            _say_unwritten(error)
            raise SystemExit(ArticlekitError.exit_status) from error

    def invoke(self, ctx: click.Context) -> Any:
        tune_garbage_collector()
        try:
            return super().invoke(ctx)
        except ArticlekitError as error:
            raise _Failure(str(error), error.exit_status) from error
        except KeyboardInterrupt as error:
            raise _Failure("stopped; no file is left half-written", _STOPPED) from error


def _say_unwritten(error: OSError | UnicodeEncodeError) -> None:
    """Say in a line that standard output takes no more, or what else the system has refused."""
    with suppress(OSError, ValueError):  # what is left in its buffer would fail once more at the end
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    if isinstance(error, UnicodeEncodeError):
        what = f"standard output: {error.encoding} cannot write all of it: give a file with -o"
    elif error.filename is not None:
        what = f"{error.filename}: {error.strerror}: check the name and its rights"
    else:
        remedy = "free some space" if error.errno in _FULL else "check where it leads"
        what = f"standard output: cannot write: {error.strerror}: {remedy}, or give a file with -o"
    with suppress(OSError):
        click.echo(f"articlekit: {what}", err=True)


@click.group(
    cls=_Commands,
    epilog=_EPILOG,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(articlekit.__version__, prog_name="articlekit")
def main() -> None:
    """Turn incident notes into structured, checked news articles.

    The article says nothing that the note does not say. Its structure is valid.
    """
