"""`articlekit rules`, `languages`, `templates`, `plugins` and `house`: what there is to choose from."""

import json
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal

import click

from articlekit import plugins
from articlekit.app.cli.options import Command, complete_languages, language_tag
from articlekit.app.finding_formats import catalogue, describe
from articlekit.app.house_file import SAMPLE, house_for
from articlekit.app.output import write_file
from articlekit.checks import find_rule
from articlekit.errors import UsageError
from articlekit.language.locale import available, locale_table
from articlekit.language.support import supported
from articlekit.language.tags import primary
from articlekit.rendering import eject, list_templates
from articlekit.settings import Settings

__all__ = ["house_command", "languages", "plugins_command", "rules", "templates"]


@click.command("rules", epilog="\b\nExamples:\n  articlekit rules\n  articlekit rules heading-skip\n")
@click.argument("rule_id", metavar="[ID]", required=False)
def rules(rule_id: str | None) -> None:
    """List the rules, or explain one: what it finds, why, and how to fix it.

    The findings at the end of the list come from the writing of an article, not from a rule.
    """
    known = catalogue()
    if rule_id is not None:
        click.echo(describe(known.get(rule_id) or find_rule(rule_id)))
        return
    width = max(map(len, known))
    for rule in known.values():
        click.echo(f"{rule.id:<{width}}  {rule.severity:<7}  {rule.scope:<7}  {rule.summary}")


@click.group(
    "templates",
    invoke_without_command=True,
    epilog="\b\nExamples:\n  articlekit templates\n  articlekit templates eject page -o my-templates\n",
)
@click.pass_context
def templates(ctx: click.Context) -> None:
    """List the templates, or write one out to change it."""
    if ctx.invoked_subcommand is None:
        ctx.invoke(list_command)


@templates.command("list", epilog="\b\nExample:\n  articlekit templates list\n")
def list_command() -> None:
    """List the templates.

    They are built in, or lie in your folder (ARTICLEKIT_TEMPLATES).
    """
    for listed in list_templates(Settings.from_environment().templates):
        origin = "built in" if listed.builtin else str(listed.file)
        click.echo(f"{listed.name:<12}  {origin}")


@templates.command("eject", epilog="\b\nExample:\n  articlekit templates eject page -o my-templates\n")
@click.argument("name")
@click.option("-o", "--output", type=click.Path(path_type=Path), default=Path(), help="Folder to write to.")
def eject_command(name: str, output: Path) -> None:
    """Write a built-in template out.

    Change it, and use it with `--template FILE`.
    """
    ejected = eject(name, output)
    write_file(ejected.path, ejected.text)
    click.echo(ejected.path)


@click.command("plugins", epilog="\b\nExample:\n  articlekit plugins\n")
def plugins_command() -> None:
    """List the engines, rules, formats, readers and publishers, and where each comes from.

    A line for each: kind, name, origin. If a plug-in is broken, a line on standard error says why (exit
    status 2).
    """
    origins = {each.name: f"{each.name} ({each.distribution})" for each in plugins.installed()}
    for kind, owner, name in plugins.listed():
        click.echo(f"{kind:<9}  {name:<26}  {origins.get(owner, owner)}")
    faults = plugins.faults()
    for fault in faults:
        click.echo(f"articlekit: {fault}", err=True)
    raise SystemExit(faults[0].exit_status if faults else 0)


@click.group(
    "house",
    epilog="\b\nExamples:\n"
    "  articlekit house init -o house.toml\n"
    "  articlekit house show --house house.toml\n",
)
def house_command() -> None:
    """Show or start a house file.

    A house file is the contract of your outlet: generate, check and check --fix follow it.
    """


@house_command.command("show", epilog="\b\nExample:\n  articlekit house show --house house.toml\n")
@click.option(
    "--house",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="House file. If not given: the nearest one from this folder upwards, or the default house.",
)
def show_command(house: Path | None) -> None:
    """Print what is in force, as JSON.

    null stands for the limit of the article's language.
    """
    shown = house_for("-", house or Settings.from_environment().house).model_dump(mode="json")
    shown["severities"] = {rule: severity or "off" for rule, severity in shown["severities"].items()}
    click.echo(json.dumps(shown, ensure_ascii=False, indent=2))


@house_command.command("init", epilog="\b\nExample:\n  articlekit house init -o house.toml\n")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Where to write; standard output if not given. A file that is there is never replaced.",
)
def init_command(output: Path | None) -> None:
    """Write a commented house file to start from."""
    if output is None:
        click.echo(SAMPLE, nl=False)
        return
    if output.exists():
        raise UsageError(f"{output}: it is there already: move it away, or give another file with -o")
    write_file(output, SAMPLE)
    click.echo(str(output), err=True)


Standing = Literal["ok", "lacks", "wrong", "none", "copied"]
_FOLDER = "articlekit/language/locales"
_FILES = {
    "locale": "labels, cue words, typography, questions, words on the page",
    "zones": "what tells news from greetings, headers, signatures",
    "values": "how numbers, units, times, days and names are written",
}
"""The files of a language's folder."""
_FREE = "values.toml"
"""The file in which languages differ: none needs all keys, and any may have others."""
_COPIED = {"list": 12, "str": 30}
"""Entries, and characters, that no two languages have alike but for a copy."""
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
        known = (
            f"{row.detection:<13} {'yes' if row.stems else 'no':<6} {row.cue_words:<10} {row.headings:<13}"
        )
        names = f"{row.name} ({', '.join(row.names)})"
        click.echo(f"{row.tag:<4} {row.direction:<4} {row.script:<7} {known} {names}")


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
    what every other language has, "none" is what some languages do without, "wrong" is what no language
    has, and "copied" is what a neighbour has word for word.
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
        text = files("articlekit").joinpath(path.removeprefix("articlekit/")).read_text(encoding="utf-8")
        part: dict[str, Any] = tomllib.loads(text)
        part = part[table] if table else part
        item = Item("ok", path, f"[{table}] {tag}: {what}" if table else f"{tag}: {what}")
        if tag not in part:
            yield replace(item, standing="lacks" if all(each in part for each in others) else "none")
        elif all(isinstance(part.get(each), dict) for each in (tag, *others)):
            yield from _compared(item, {each: _keys(part[each]) for each in (tag, *others)}, tag)
        else:
            yield item


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
    for key, value in here.items():
        twin = next((each for each, keys in tables.items() if keys.get(key) == value), None)
        least = _COPIED.get(type(value).__name__)
        if twin is not None and least is not None and len(value) >= least:
            yield replace(item, standing="copied", what=f"{key}: word for word as in {twin}")
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
