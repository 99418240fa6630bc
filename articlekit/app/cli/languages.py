"""`articlekit languages`: what is known of each language, and what one lacks."""

import json
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from importlib.resources import files
from typing import Any, Literal

import click

from articlekit.app.cli.options import Command, complete_languages, language_tag
from articlekit.language.locale import available, locale_table
from articlekit.language.support import Support, supported
from articlekit.language.tags import primary

__all__ = ["languages"]

Standing = Literal["ok", "lacks", "wrong", "none"]
_FOLDER = "articlekit/language/locales"
_FILES = {
    "locale": "labels, cue words, typography, questions, words on the page",
    "zones": "what tells news from greetings, headers, signatures",
    "values": "how numbers, units, times, days and names are written",
}
"""The files of a language's folder."""
_FREE = "values.toml"
"""The file in which languages differ: none needs all keys, and any may have others."""
_RARE = ("typography.inverted", "words.adverbial_endings")
"""Keys that one language has alone."""
_SHARED = (
    ("articlekit/checks/grounding/meaning.toml", "", "words of doubt, plans, hearsay"),
    (
        "articlekit/checks/rules/personal_data.toml",
        "",
        "what tells personal data from data for the public",
    ),
    ("articlekit/checks/grounding/endings.toml", "", "endings of names that are inflected"),
    ("articlekit/language/facts/numerals.toml", "", "numbers in words"),
    ("articlekit/language/abbreviations.toml", "before_name", "abbreviations in front of a name"),
    ("articlekit/language/abbreviations.toml", "before_number", "abbreviations in front of a number"),
    ("articlekit/language/abbreviations.toml", "closing", "abbreviations that may end a sentence"),
    ("articlekit/language/telltales.toml", "words", "small words that tell it from its neighbours"),
    ("articlekit/language/telltales.toml", "letters", "letters that tell it from its neighbours"),
    ("articlekit/language/telltales.toml", "news", "words of news that tell it from its neighbours"),
    ("articlekit/language/stemmers.toml", "", "the Snowball algorithm that finds its stems"),
)
"""Files with a part for each language: file, table, what it is."""


@dataclass(frozen=True)
class Item:
    """Something that articlekit knows of a language, or does not."""

    standing: Standing
    """`lacks` what every other language has, or `none` of what some do without."""
    file: str
    what: str


@click.group(
    "languages",
    invoke_without_command=True,
    epilog="\b\nExamples:\n  articlekit languages\n  articlekit languages --json\n"
    "  articlekit languages check ca\n",
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def languages(context: click.Context, *, as_json: bool) -> None:
    """List the languages, and what each one supports.

    articlekit reads, arranges and checks notes in other languages too. Their headings are clauses of
    the note, and the few words of the page itself are English.
    """
    if context.invoked_subcommand is not None:
        return
    rows = supported()
    if as_json:
        click.echo(json.dumps([vars(row) for row in rows], ensure_ascii=False, indent=2))
        return
    click.echo("tag  dir  script  detected by   stems  cue words  headings      name (names found by)")
    for row in rows:
        click.echo(_line(row))


def _line(row: Support) -> str:
    stems = "yes" if row.stems else "no"
    return (
        f"{row.tag:<4} {row.direction:<4} {row.script:<7} {row.detection:<13} {stems:<6} "
        f"{row.cue_words:<10} {row.headings:<13} {row.name} ({', '.join(row.names)})"
    )


@languages.command(
    "check",
    cls=Command,
    epilog="\b\nExample:\n  articlekit languages check ca\n\n"
    "\b\nExit status:\n  0  it has all that every language has\n  1  something is lacking, or wrong\n",
)
@click.argument("tag", shell_complete=complete_languages, callback=lambda _, __, value: language_tag(value))
def check_command(tag: str) -> None:
    """Say what articlekit knows of a language, and what it lacks.

    A line for each item: how it stands, the file where it goes, and what it is. "ok" is there, "lacks" is
    what every other language has, "none" is what some languages do without, "wrong" is what no language has.
    """
    items = [*_items(primary(tag))]
    width = max(len(item.file) for item in items)
    for item in items:
        click.echo(f"{item.standing:<5}  {item.file:<{width}}  {item.what}")
    count = sum(item.standing in ("lacks", "wrong") for item in items)
    click.echo(f"{tag}: {count} to do" if count else f"{tag}: complete", err=True)
    raise SystemExit(1 if count else 0)


def _items(tag: str) -> Iterator[Item]:
    others = [each for each in available() if each != tag]
    for name, what in _FILES.items():
        tables = {each: _keys(locale_table(each, name)) for each in (tag, *others)}
        yield from _compared(Item("ok", f"{_FOLDER}/{tag}/{name}.toml", what), tables, tag)
    for path, table, what in _SHARED:
        part: dict[str, Any] = _toml(path)
        part = part[table] if table else part
        item = Item("ok", path, f"[{table}] {tag}: {what}" if table else f"{tag}: {what}")
        if tag not in part:
            yield replace(item, standing="lacks" if all(each in part for each in others) else "none")
        elif all(isinstance(part.get(each), dict) for each in (tag, *others)):
            yield from _compared(item, {each: _keys(part[each]) for each in (tag, *others)}, tag)
        else:
            yield item


def _toml(path: str) -> dict[str, Any]:
    package, _, rest = path.partition("/")
    return tomllib.loads(files(package).joinpath(rest).read_text(encoding="utf-8"))


def _compared(item: Item, tables: dict[str, dict[str, Any]], tag: str) -> Iterator[Item]:
    """What a language has of a file beside what all others have.

    Args:
        item: the file, as it is where nothing is lacking.
        tables: the keys and values of every language.
        tag: the language.
    """
    here = tables.pop(tag)
    if not here:
        yield replace(item, standing="lacks")
        return
    yield replace(item, standing="ok")
    known = {key: value for keys in tables.values() for key, value in keys.items()}
    for key, value in known.items():
        everywhere = all(keys.get(key) for keys in tables.values())
        if everywhere and not here.get(key):
            free = item.file.endswith(_FREE)
            yield replace(item, standing="none" if free else "lacks", what=key)
        elif key in here and type(here[key]) is not type(value):
            yield replace(item, standing="wrong", what=f"{key}: it is a {type(here[key]).__name__}")
    if not item.file.endswith(_FREE):
        wrong = (key for key in here if key not in {*known, *_RARE})
        yield from (replace(item, standing="wrong", what=f"{key}: no language has it") for key in wrong)


def _keys(table: dict[str, Any]) -> dict[str, Any]:
    """The keys of a table and of the tables in it, with their values."""
    found: dict[str, Any] = {}
    for key, value in table.items():
        if isinstance(value, dict):
            found |= {f"{key}.{inner}": each for inner, each in value.items()}
        else:
            found[key] = value
    return found
