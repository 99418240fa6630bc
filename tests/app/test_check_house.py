"""The house file: what the sample says is true, and what is wrong in one is named."""

import contextlib
import json
import re
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from articlekit.app.cli import main
from articlekit.app.house_file import SAMPLE, parse_house
from articlekit.errors import HouseError
from articlekit.model.house import House

EVERYTHING = re.sub(r"^# (?=(?:[\w-]+|\"[^\"]+\") = )", "", SAMPLE, flags=re.MULTILINE)


def test_the_sample_is_the_default_house() -> None:
    assert parse_house(SAMPLE, name="x") == House()


def test_the_sample_names_every_key_there_is() -> None:
    table = tomllib.loads(EVERYTHING)
    assert set(table) == set(House.model_fields)
    for name, field in House.model_fields.items():
        if isinstance(field.annotation, type) and issubclass(field.annotation, BaseModel):
            assert set(table[name]) == set(field.annotation.model_fields)


def test_what_the_sample_has_commented_out_is_valid() -> None:
    house = parse_house(EVERYTHING, name="x")
    assert house.headings.required == ("What happened", "*", "What is next|Outlook")
    assert house.phrases == {"in the wake of": "after", "tragic": ""}
    assert house.severities == {"heading-length": "error", "page-description": None}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "[headings]\n\nbase_levl = 3",
            "h.toml:3: unknown key 'headings.base_levl': did you mean 'base_level'?",
        ),
        ("headings.base_level = 9", "h.toml:1: headings.base_level is 9: expected 5 or less"),
        (
            '[headings]\nrequired = [\n  "A",\n  "#A",\n]',
            "h.toml:4: headings.required.1 is '#A': expected the words",
        ),
        (
            '[metadata]\narticle = ["date", "author"]',
            "h.toml:2: metadata.article.1 is 'author': expected 'date', ",
        ),
        (
            '[phrases]\n"a" = "b"\n"in the wake. of" = 3',
            "h.toml:3: phrases.in the wake. of is 3: expected a text in quotation marks",
        ),
        (
            "[severities]\nheading-skp = 'error'",
            "h.toml:2: severities: there is no rule 'heading-skp': did you mean",
        ),
        (
            "[severities]\nheading-skip = 'fatal'",
            "h.toml:2: severities.heading-skip is 'fatal': expected error",
        ),
        (
            '[headings]\nrequired = ["Cause", "#### Sources"]',
            "h.toml:2: headings.required is ['Cause', '#### Sources']: expected no level skipped: ",
        ),
        (
            '[phrases]\n"a" = "b"\n"tragic" = "very tragic"',
            "h.toml:3: phrases.tragic is 'very tragic': expected words that are not banned, as 'tragic' is",
        ),
        (
            '[phrases]\n"b" = "c"\n"a" = "b"',
            "h.toml:3: phrases.a is 'b': expected words that are not banned",
        ),
        (
            '[phrases]\n"route 66" = "route 67"',
            "h.toml:2: phrases.route 66 is 'route 67': expected the same figures as in 'route 66'",
        ),
        ("name = ", "h.toml: not valid TOML: Invalid value (at end of document)"),
    ],
)
def test_a_wrong_house_names_line_key_and_what_was_expected(text: str, message: str) -> None:
    with pytest.raises(HouseError, match=re.escape(message)):
        parse_house(text, name="h.toml")


@given(st.text(st.sampled_from('[]"=#.\n abheadings{}1,'), max_size=60))
def test_any_text_is_a_house_or_a_house_error(text: str) -> None:
    with contextlib.suppress(HouseError):
        assert isinstance(parse_house(text, name="h.toml"), House)


def test_show_tells_what_is_off(tmp_path: Path) -> None:
    file = tmp_path / "house.toml"
    file.write_text("[severities]\npage-description = 'off'\n", encoding="utf-8")
    shown = json.loads(CliRunner().invoke(main, ["house", "show", "--house", str(file)]).stdout)
    assert shown["severities"] == {"page-description": "off"}
    assert shown["headings"]["required"] == []


def test_check_follows_the_house(tmp_path: Path) -> None:
    house, page = tmp_path / "house.toml", tmp_path / "a.html"
    house.write_text('[headings]\nrequired = ["Facts", "*"]\n[phrases]\ntragic = ""\n', encoding="utf-8")
    page.write_text("<h2>Repairs</h2><p>A tragic night.", encoding="utf-8")
    result = CliRunner().invoke(main, ["check", str(page), "--house", str(house)])
    assert result.exit_code == 1
    assert "a.html:1:1: error page-house-headings: the house wants 'Facts' in place of" in result.stdout
    assert "a.html:1:22: warning page-house-phrases: the house does not print 'tragic'" in result.stdout


HOUSE = """
[headings]
required = ["*", "What is next"]
[phrases]
"in the wake of" = "after"
tragic = "sad"
"""


@pytest.fixture
def house(tmp_path: Path) -> Path:
    path = tmp_path / "house.toml"
    path.write_text(HOUSE, encoding="utf-8")
    return path


def test_fix_writes_the_other_words_and_changes_nothing_else(tmp_path: Path, house: Path) -> None:
    page = tmp_path / "a.html"
    before = (
        "<p  class=x>In the wake of&nbsp;it, a <em>tragic</em> night.\r\n"
        "<blockquote>A tragic loss.</blockquote><p>A tra<b>gic</b> end, “so tragic”.<pre>tragic</pre>"
    )
    page.write_bytes(before.encode())
    result = CliRunner().invoke(main, ["check", str(page), "--house", str(house), "--fix"])
    after = before.replace("In the wake of", "After").replace("<em>tragic</em>", "<em>sad</em>")
    assert page.read_bytes().decode() == after
    assert result.stdout.count("page-house-phrases") == 3
    assert "it is quoted: leave it, or quote less" in result.stdout


def test_drafter_checker_and_fixer_follow_the_same_house(tmp_path: Path, house: Path) -> None:
    note, page = tmp_path / "note.txt", tmp_path / "a.html"
    note.write_text(
        "A main burst in Harbour Street in the wake of frost. Fourteen cellars were flooded. "
        "The mayor said: “It was a tragic night.” Crews will work until Tuesday.",
        encoding="utf-8",
    )
    written = CliRunner().invoke(main, ["generate", str(note), "--house", str(house), "-o", str(page)])
    assert written.exit_code == 0, written.output
    html = page.read_text(encoding="utf-8")
    assert "in Harbour Street after frost" in html
    assert "a tragic night" in html
    assert ">What is next</h2>" in html
    checked = CliRunner().invoke(
        main, ["check", str(page), "--house", str(house), "--note", str(note), "--fix"]
    )
    assert checked.exit_code == 0, checked.output
    assert page.read_text(encoding="utf-8") == html


def test_structure_keeps_the_words_and_says_what_the_house_wants(tmp_path: Path, house: Path) -> None:
    text = tmp_path / "flat.txt"
    text.write_text(
        "A tragic night\n\nA main burst in the wake of frost. Crews repaired the pipe.\n\n"
        "The headings would be:\n- Crews repaired the pipe",
        encoding="utf-8",
    )
    result = CliRunner().invoke(main, ["structure", str(text), "--house", str(house), "-t", "markdown"])
    assert "in the wake of frost" in result.stdout
    assert "house-headings: the house wants 'What is next' here" in result.stderr
    assert "house-phrases: the house does not print 'tragic': write 'sad'" in result.stderr


_NOTE = "A fire broke out in Denby on 4 March 2026. Two people were hurt.\n\nCause: a heater.\n"


@pytest.mark.parametrize("command", ["generate", "structure", "batch", "render"])
@pytest.mark.parametrize(
    ("name", "table"), [(".articlekit.toml", "page"), ("pyproject.toml", "tool.articlekit.page")]
)
def test_every_command_takes_the_house_file_above_its_input(
    tmp_path: Path, command: str, name: str, table: str
) -> None:
    folder = tmp_path / "desk" / "notes"
    folder.mkdir(parents=True)
    note = folder / "note.txt"
    note.write_text(_NOTE, encoding="utf-8")
    if command == "render":
        made = CliRunner().invoke(main, ["generate", str(note), "--json", "-o", str(folder / "note.json")])
        note = folder / "note.json"
        assert made.exit_code in {0, 1}
    (tmp_path / name).write_text(f'[{table}]\ndisclosure_text = "Set by the desk."\n', encoding="utf-8")
    output = tmp_path / "out" / "note.html" if command != "batch" else tmp_path / "out"
    CliRunner().invoke(main, [command, str(note), "-t", "page", "-o", str(output)])
    (page,) = (tmp_path / "out").rglob("*note*.html")
    assert "Set by the desk." in page.read_text(encoding="utf-8")


def test_a_wrong_house_file_above_a_note_is_named(tmp_path: Path) -> None:
    (tmp_path / ".articlekit.toml").write_text("[limits]\nheading = 0\n", encoding="utf-8")
    note = tmp_path / "note.txt"
    note.write_text(_NOTE, encoding="utf-8")
    done = CliRunner().invoke(main, ["generate", str(note)])
    assert done.exit_code == 2
    assert f"{tmp_path / '.articlekit.toml'}:2: limits.heading is 0" in done.stderr
