"""The command line as its user meets it: output, messages, exit status."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from articlekit.app.cli import main
from articlekit.language.locale import available

NOTE = """\
Gas leak at Northfield school

A gas leak was found at Northfield school at 9:10 on 3 March 2026. All 240 pupils left the building.
A corroded pipe under the kitchen had cracked. The fire service closed the main valve at 9:25.
The school is expected to open again on Thursday.
"""
FLAT = """\
The harbour bridge is closed

The harbour bridge has been closed since Monday. Engineers found cracks in two of its pillars.

Drivers have to take the tunnel. The detour takes twenty minutes in the morning.

The headings would be:
Cracks found in two pillars
Drivers have to take the tunnel
"""
BAD_PAGE = """\
<!doctype html>
<html lang="en"><head><title>A page</title></head>
<body><main><h1>A page</h1><h3>Too deep</h3><p>Text.</p></main></body></html>
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "note.txt").write_text(NOTE, encoding="utf-8")
    (tmp_path / "flat.txt").write_text(FLAT, encoding="utf-8")
    (tmp_path / "bad.html").write_text(BAD_PAGE, encoding="utf-8")
    return tmp_path


def run(*arguments: str, send: bytes | None = None) -> Result:
    return CliRunner().invoke(main, arguments, input=send)


@pytest.mark.usefixtures("folder")
def test_explain_says_why_on_standard_error() -> None:
    plain, explained = run("generate", "note.txt"), run("generate", "note.txt", "--explain")
    assert explained.stdout == plain.stdout
    assert "why headline “" in explained.stderr
    assert "why " not in plain.stderr


@pytest.mark.usefixtures("folder")
def test_only_the_page_goes_to_standard_output() -> None:
    result = run("generate", "note.txt")
    assert result.exit_code == 0
    assert result.stdout.startswith("<!DOCTYPE html>")
    assert "h1 A gas leak was found at Northfield school" in result.stderr


@pytest.mark.usefixtures("folder")
def test_quiet_says_nothing_beside_the_page() -> None:
    assert run("generate", "note.txt", "-q").stderr == ""


def test_a_note_comes_from_standard_input() -> None:
    result = run("generate", "-", "-t", "markdown", send=NOTE.encode("utf-16"))
    assert result.exit_code == 0
    assert result.stdout.startswith("# A gas leak was found at Northfield school\n")


@pytest.mark.usefixtures("folder")
def test_json_is_an_article_that_outline_and_check_read(tmp_path: Path) -> None:
    result = run("generate", "note.txt", "--json", "-o", "article.json")
    assert result.exit_code == 0
    article = json.loads((tmp_path / "article.json").read_text(encoding="utf-8"))
    assert article["headline"] == {
        "text": "A gas leak was found at Northfield school",
        "sources": ["s1"],
        "id": "n1",
        "stamp": None,
        "label": None,
        "by": None,
        "translated": False,
    }
    outline = run("outline", "article.json")
    assert outline.stdout.startswith("h1 A gas leak was found at Northfield school\n")
    assert run("check", "article.json").exit_code == 0


@pytest.mark.usefixtures("folder")
def test_many_notes_need_a_folder(tmp_path: Path) -> None:
    notes = [{"title": "One", "text": NOTE}, {"title": "Two", "text": NOTE}]
    (tmp_path / "notes.json").write_text(json.dumps(notes), encoding="utf-8")
    refused = run("generate", "notes.json")
    assert refused.exit_code == 2
    assert "give a folder for them with -o" in refused.stderr
    assert run("generate", "notes.json", "-o", "out/").exit_code == 0
    assert len(list((tmp_path / "out").glob("*.html"))) == 2


@pytest.mark.usefixtures("folder")
def test_another_language_needs_a_model() -> None:
    result = run("generate", "note.txt", "--lang", "fr")
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1
    assert "translating needs a language model" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["generate", "nothing.txt"], "articlekit: nothing.txt: no such file"),
        (["generate", "."], "articlekit: .: it is a folder"),
        (["generate", "empty.txt"], "articlekit: empty.txt"),
        (["generate", "binary.bin"], "articlekit: binary.bin"),
        (["generate", "note.txt", "-t", "nothing"], "articlekit: no template 'nothing'"),
        (["generate", "note.txt", "--house", "wrong.toml"], "articlekit: wrong.toml:2: limits.heading"),
        (["generate", "note.txt", "--lang", "english"], "is no language tag"),
        (["check", "bad.html", "--select", "page-heading-skp"], "did you mean page-heading-skip"),
        (["rules", "nothing-like-it"], "there is no rule 'nothing-like-it'"),
        (["outline", "broken.json"], "articlekit: broken.json:1:"),
    ],
)
def test_a_wrong_call_gets_one_line_and_status_2(folder: Path, arguments: list[str], message: str) -> None:
    (folder / "empty.txt").write_bytes(b"")
    (folder / "binary.bin").write_bytes(bytes(range(256)) * 20)
    (folder / "wrong.toml").write_text("[limits]\nheading = 3\n", encoding="utf-8")
    (folder / "broken.json").write_text("{", encoding="utf-8")
    result = run(*arguments)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert message in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.usefixtures("folder")
def test_structure_puts_headings_where_they_belong() -> None:
    result = run("structure", "flat.txt", "-t", "markdown")
    assert result.exit_code == 0
    assert "The headings would be" not in result.stdout
    lines = [line for line in result.stdout.splitlines() if line]
    assert lines.index("## Drivers have to take the tunnel") + 1 == next(
        index for index, line in enumerate(lines) if line.startswith("Drivers have to take the tunnel.")
    )


@pytest.mark.usefixtures("folder")
def test_check_names_line_and_column_and_fails() -> None:
    result = run("check", "bad.html")
    assert result.exit_code == 1
    assert "bad.html:3:28: error page-heading-skip:" in result.stdout


@pytest.mark.usefixtures("folder")
def test_check_reports_as_json() -> None:
    report = json.loads(run("check", "bad.html", "--format", "json").stdout)
    assert report[0]["file"] == "bad.html"
    assert "page-heading-skip" in {finding["rule"] for finding in report[0]["findings"]}


@pytest.mark.usefixtures("folder")
def test_a_page_of_ours_is_clean() -> None:
    page = run("generate", "note.txt").stdout
    result = run("check", "-", send=page.encode())
    assert (result.exit_code, result.stdout) == (0, "")


@pytest.mark.usefixtures("folder")
def test_house_init_writes_a_house_that_can_be_used(folder: Path) -> None:
    assert run("house", "init", "-o", "house.toml").exit_code == 0
    assert run("generate", "note.txt", "--house", "house.toml").exit_code == 0
    again = run("house", "init", "-o", "house.toml")
    assert again.exit_code == 2
    assert (folder / "house.toml").exists()


@pytest.mark.usefixtures("folder")
def test_a_house_changes_the_fragment_and_the_severities(folder: Path) -> None:
    (folder / "house.toml").write_text(
        '[headings]\nbase_level = 3\n[severities]\npage-heading-skip = "off"\n', encoding="utf-8"
    )
    fragment = run("generate", "note.txt", "-t", "fragment", "--house", "house.toml").stdout
    assert "<h3" in fragment
    assert "<h2" not in fragment
    checked = run("check", "bad.html", "--house", "house.toml")
    assert "page-heading-skip" not in checked.stdout


@pytest.mark.usefixtures("folder")
def test_a_template_of_ones_own_is_used(folder: Path) -> None:
    assert run("templates", "eject", "page", "-o", "mine").exit_code == 0
    (folder / "mine" / "short.html.jinja").write_text("<p>{{ article.headline.text }}</p>", encoding="utf-8")
    result = run("generate", "note.txt", "-t", "mine/short.html.jinja", "-q")
    assert result.stdout == "<p>A gas leak was found at Northfield school</p>\n"


def test_the_lists_are_complete() -> None:
    assert len(run("languages").stdout.splitlines()) >= 27
    assert len(run("rules").stdout.splitlines()) >= 20
    assert {"page", "fragment", "markdown", "json"} <= set(run("templates", "list").stdout.split())
    for line in run("rules").stdout.splitlines():
        assert run("rules", line.split()[0]).exit_code == 0


@pytest.mark.parametrize(
    "command", ["generate", "structure", "check", "outline", "rules", "languages", "templates", "house"]
)
def test_every_command_explains_itself(command: str) -> None:
    result = run(command, "--help")
    assert result.exit_code == 0
    assert "Usage:" in result.stdout


def test_the_help_lists_every_command_under_a_title() -> None:
    shown = re.findall(r"^  (\w+) +[A-Z]", run("--help").stdout.partition("Examples:")[0], re.MULTILINE)
    assert sorted(shown) == sorted(main.list_commands(click.Context(main)))


def test_options_stand_under_titles() -> None:
    shown = run("generate", "--help").stdout
    article, _, rest = shown.partition("\nOutput:\n")
    output, _, _ = rest.partition("\nReport, on standard error:\n")
    assert "  --lang TAG" in article.partition("\nArticle:\n")[2]
    assert "  -o, --output FILE|DIR" in output
    assert "--lang" not in output


def _words(command: click.Command, before: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The words of every command, with those below it."""
    yield before
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            assert below is not None
            yield from _words(below, (*before, name))


@pytest.mark.parametrize("words", [*_words(main)], ids=" ".join)
def test_every_help_has_an_example(words: tuple[str, ...]) -> None:
    shown = run(*words, "--help").stdout
    assert re.search(rf"\n  Examples?:\n(?:.*\n)*.*articlekit {' '.join(words)}", shown)


@pytest.mark.parametrize("tag", available())
def test_a_language_that_is_there_lacks_nothing(tag: str) -> None:
    result = CliRunner().invoke(main, ["languages", "check", tag])
    assert (result.exit_code, result.stderr) == (0, f"{tag}: complete\n")
    assert f"ok     articlekit/language/locales/{tag}/zones.toml" in result.stdout


def test_what_a_language_has_from_another_word_for_word_is_said() -> None:
    result = CliRunner().invoke(main, ["languages", "check", "und"])  # whose page is English
    assert re.search(r"(?m)^copied .*locale\.toml +page\.editor_note: word for word as in en$", result.stdout)
    assert "copied" not in CliRunner().invoke(main, ["languages", "check", "da"]).stdout


def test_what_a_new_language_lacks_is_told_with_the_file_where_it_goes() -> None:
    result = CliRunner().invoke(main, ["languages", "check", "sk-SK"])
    assert (result.exit_code, result.stderr) == (1, "sk-SK: 5 to do\n")
    rows = [line.split(maxsplit=2) for line in result.stdout.splitlines()]
    assert [path for standing, path, _ in rows if standing == "lacks"] == [
        "articlekit/language/locales/sk/locale.toml",
        "articlekit/language/locales/sk/zones.toml",
        "articlekit/language/locales/sk/values.toml",
        "articlekit/checks/grounding/meaning.toml",
        "articlekit/checks/rules/personal_data.toml",
    ]
    assert "none   articlekit/language/facts/numerals.toml" in result.stdout


def test_what_is_no_language_is_told() -> None:
    result = CliRunner().invoke(main, ["languages", "check", "Catalan"])
    assert result.exit_code == 2
    assert "'Catalan' is no language tag: did you mean ca?" in result.stderr
