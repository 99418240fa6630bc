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
from articlekit.app.house_file import parse_house
from articlekit.app.house_sample import SAMPLE
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
        ("headings.base_level = 9", "h.toml:1: headings.base_level is 9: expected less than or equal to 5"),
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
            "h.toml:3: phrases.in the wake. of is 3: expected a valid string",
        ),
        (
            "[severities]\nheading-skp = 'error'",
            "h.toml:2: severities: there is no rule 'heading-skp': did you mean",
        ),
        (
            "[severities]\nheading-skip = 'fatal'",
            "h.toml:2: severities.heading-skip is 'fatal': expected error",
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
