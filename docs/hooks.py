"""Pages that are made when the site is built: rules, commands, languages, the HTTP API and the changelog.

mkdocs calls `on_config` and `on_files`. `generated()` is what they put in, by the name of the page.
"""

import json
import logging
import re
import tempfile
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from articlekit.app.cli import main
from articlekit.app.finding_formats import NOTICES, describe
from articlekit.checks import RULES, document
from articlekit.language.support import supported

_Words = tuple[str, ...]
ROOT = Path(__file__).parent.parent
_SCOPES = {
    "article": "Articles, and pages that hold one",
    "page": "Pages",
    "version": "Versions in several languages",
    "writing": "Said while an article is written",
}

_ABOUT_RULES = """\
A finding names its rule. `articlekit rules` prints this list, and `articlekit rules ID` prints a page of it.
[Check and fix](../checking.md) says how to choose rules, and how to switch one off in a file."""
_LANGUAGES = """\
# Table of languages

`articlekit languages` prints this table. [Languages](languages.md) says what the columns mean.

| tag | name | script | direction | stems | cue words | headings |
|---|---|---|---|---|---|---|
"""
_JSON = "application/json"
_OF_DRAFTS = {
    "clean": "lines that are no news, and are not printed",
    "leak": "articles without a header, an address or an embargo line",
    "headline": "headlines that carry the news, and are not too long",
    "lede": "how far the lede has the news that the editor put there (F1)",
    "parts": "how far sections hold together what the editor put together (F1)",
    "heads": "headings that tell something of what stands under them",
    "kept": "news of the note that is printed somewhere",
    "quotes": "quotations that stand with their speaker",
    "asks": "questions to the author that are really open (F0.5)",
    "score": "the mean of all these",
    "publish": "articles that can be printed: no leak, a good headline, most of the lede, the news kept",
}
_OF_MODELS = {
    "body": "faithful sentences that reach the reader as the model wrote them, in percent",
    "headline": "the same of headlines",
    "headings": "the same of headings",
    "flagged": "faithful sentences that have an error or a warning against them, in percent",
    "stopped": "false sentences that do not reach the reader, or are pointed at, in percent",
    "requests": "requests for an article",
    "broken": "notes that gave no article",
}


def on_config(config: MkDocsConfig) -> None:
    """Put the page of every rule into the navigation."""
    logging.getLogger("markdown").setLevel(logging.WARNING)
    pages: list[Any] = ["rules/index.md", *(f"rules/{name}.md" for name in sorted(_rules()))]
    config.nav = [_filled(each, pages) for each in config.nav or ()]


def _filled(entry: Any, pages: list[Any]) -> Any:
    """An entry of the navigation, with the pages in the place of the folder of rules."""
    if entry == "rules/":
        return pages
    if isinstance(entry, list):
        return [_filled(each, pages) for each in entry]
    if isinstance(entry, dict):
        return {name: _filled(value, pages) for name, value in entry.items()}
    return entry


def on_page_markdown(markdown: str, **_: Any) -> str:
    """Put the figures of the quality board where a page asks for them."""
    return re.sub(r"<!-- figures of (\w+) -->", lambda found: figures_table(found[1]), markdown)


def on_files(files: Files, *, config: MkDocsConfig) -> None:
    """Add the generated pages."""
    for name, text in generated():
        files.append(File.generated(config, name, content=text))


def generated() -> Iterator[tuple[str, str]]:
    """The name and the Markdown of every page that comes from the code."""
    yield "changelog.md", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    yield "commands.md", commands_page()
    yield "languages-table.md", languages_page()
    yield "values-table.md", (ROOT / "samples" / "values.md").read_text(encoding="utf-8")
    yield "http-reference.md", http_page(openapi())
    yield "rules/index.md", rules_page()
    for name, text in _rules().items():
        yield f"rules/{name}.md", text


def figures_table(of: str) -> str:
    """What the quality board measures of `drafting` or of `models`, and the bounds that hold."""
    bounds = tomllib.loads((ROOT / "tests" / "quality" / "floors.toml").read_text(encoding="utf-8"))
    rows = ["| figure | what it is | bound |", "|---|---|---|"]
    if of == "models":
        for name, bound in bounds["faithful"].items():
            rows.append(f"| `{name}` | {_OF_MODELS[name]} | {_bound(bound)} |")
        return "\n".join(rows)
    weights = ROOT / "articlekit" / "drafting" / "extractive" / "weights.toml"
    left_out = dict(re.findall(r"(\w+) ([\d.]+)(?:,|$)", _line_of_figures(weights)))
    rows = ["| figure | what it is | left out | floor |", "|---|---|---|---|"]
    for name, bound in bounds["score"].items():
        rows.append(f"| `{name}` | {_OF_DRAFTS[name]} | {left_out[name]} | {bound['floor']} |")
    return "\n".join(rows)


def _line_of_figures(weights: Path) -> str:
    """The line at the head of the weights that says how well they do."""
    lines = weights.read_text(encoding="utf-8").splitlines()
    return next(line for line in lines if line.startswith("# clean "))


def _bound(bound: dict[str, float]) -> str:
    [(kind, value)] = bound.items()
    return f"at least {value}" if kind == "floor" else f"at most {value}"


def _rules() -> dict[str, str]:
    return {rule.id: document(rule) for rule in RULES} | {each.id: describe(each) for each in NOTICES}


def rules_page() -> str:
    """All rules by what they look at."""
    rows = [
        *((rule.scope, rule.id, rule.severity, rule.summary) for rule in RULES),
        *(("writing", each.id, each.severity, each.summary) for each in NOTICES),
    ]
    parts = [
        "# Rules",
        _ABOUT_RULES,
    ]
    for scope, title in _SCOPES.items():
        found = [row for row in rows if row[0] == scope]
        lines = [f"| [{name}]({name}.md) | {severity} | {text} |" for _, name, severity, text in found]
        parts += [f"## {title}", "\n".join(("| rule | severity | what it says |", "|---|---|---|", *lines))]
    return "\n\n".join(parts) + "\n"


def commands_page() -> str:
    """The help of every command."""
    parts = ["# Commands", "This is what `articlekit COMMAND --help` prints."]
    for words, command in _commands((), main):
        title = " ".join(("articlekit", *words))
        context = click.Context(command, info_name=title, max_content_width=100, terminal_width=100)
        parts += [f"## {title}", f"```text\n{command.get_help(context)}\n```"]
    return "\n\n".join(parts) + "\n"


def _commands(words: _Words, command: click.Command) -> Iterator[tuple[_Words, click.Command]]:
    yield words, command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            if below is not None:
                yield from _commands((*words, name), below)


def languages_page() -> str:
    """What there is for each language."""
    rows = [
        f"| `{row.tag}` | {row.name} | {row.script} | {row.direction} | {'yes' if row.stems else 'no'} "
        f"| {row.cue_words} | {row.headings} |\n"
        for row in supported()
    ]
    return _LANGUAGES + "".join(rows)


def openapi() -> dict[str, Any]:
    """The OpenAPI document of a server as it is after installation."""
    from articlekit.app.web.configuration import ServerOptions, WorkContext
    from articlekit.app.web.reference import openapi_document
    from articlekit.app.web.service import service
    from articlekit.app.web.serving import application
    from articlekit.settings import Settings

    with tempfile.TemporaryDirectory() as folder:
        context = WorkContext(settings=Settings())
        parts = service(ServerOptions(state=Path(folder), processes=1), context)
        try:
            return openapi_document(application(parts), context)
        finally:
            parts.store.close()


def http_page(document: dict[str, Any]) -> str:
    """The OpenAPI document for people."""
    parts = [
        "# HTTP reference",
        document["info"]["description"],
        "A server has the same at `/openapi.json` and `/docs`.",
    ]
    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            parts += _operation(f"{method.upper()} {path}", operation, document)
    parts += ["## Schemas"]
    for name, schema in sorted(document["components"]["schemas"].items()):
        if schema.get("properties"):
            parts += [f"### {name}", schema.get("description", ""), _fields(schema)]
    return "\n\n".join(part for part in parts if part) + "\n"


def _operation(title: str, operation: dict[str, Any], document: dict[str, Any]) -> Iterator[str]:
    yield f"## {title}"
    yield f"**{operation['summary']}.** {operation.get('description', '')}"
    given = operation.get("parameters", ())
    yield "\n".join(f"- `{each['name']}` ({each['in']}): {each.get('description', '')}" for each in given)
    body = operation.get("requestBody", {}).get("content", {}).get(_JSON, {}).get("schema", {})
    if "$ref" in body:
        name = body["$ref"].rpartition("/")[2]
        yield f"The body, {_linked(name)}:"
        yield _json(document["components"]["schemas"][name].get("examples", [{}])[0])
    answers = operation["responses"]
    answer = answers.get("200", {}).get("content", {}).get(_JSON, {})
    if "example" in answer:
        yield f"The answer, {_kind(answer['schema'])}:"
        yield _json(answer["example"])
    elif "schema" in answer:
        yield f"The answer: {_kind(answer['schema'])}."
    yield "\n".join(f"- {status}: {answers[status]['description']}" for status in sorted(answers))


def _json(value: Any) -> str:
    return f"```json\n{json.dumps(value, ensure_ascii=False, indent=2)}\n```"


def _fields(schema: dict[str, Any]) -> str:
    needed = schema.get("required", ())
    rows = []
    for name, field in schema["properties"].items():
        is_needed = "yes" if name in needed else ""
        told = _line(field.get("description", ""))
        rows.append(f"| `{name}` | {_kind(field)} | {is_needed} | {told} |")
    return "\n".join(("| field | type | required | what it is |", "|---|---|---|---|", *rows))


def _line(text: str) -> str:
    return re.sub(r"\s+", " ", text).replace("|", "\\|")


def _kind(schema: dict[str, Any]) -> str:
    """The type of a field in a few words."""
    if "$ref" in schema:
        return _linked(schema["$ref"].rpartition("/")[2])
    if "anyOf" in schema:
        return " or ".join(_kind(each) for each in schema["anyOf"])
    if "enum" in schema:
        return " or ".join(f"`{each}`" for each in schema["enum"])
    if "const" in schema:
        return f"`{schema['const']}`"
    if schema.get("type") == "array":
        return f"list of {_kind(schema['items'])}" if "items" in schema else "list"
    return str(schema.get("type", "any value"))


def _linked(name: str) -> str:
    return f"[{name}](#{name.lower()})"
