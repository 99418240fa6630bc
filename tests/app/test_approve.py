"""`articlekit approve` and `articlekit render`: from a draft to what is sent out."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from lxml import etree

from articlekit.app.cli import main

NOTE = """\
---
slug: tram
version: 2
correction: 14 rames, et non 13.
---
Panne mardi 4 mars à 6 h 52.
Aucun blessé.
"""


def run(*arguments: str, text: str | None = None) -> Result:
    return CliRunner().invoke(main, list(arguments), input=text)


def drafted(text: str = NOTE) -> str:
    result = run("generate", "-", "--json", "-q", text=text)
    assert result.exit_code == 0, result.output
    return result.stdout


def approved(text: str, *options: str) -> Any:
    result = run("approve", "-", "--by", "Ada Example", *options, text=text)
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def test_a_draft_becomes_usable(tmp_path: Path) -> None:
    file = tmp_path / "tram.json"
    file.write_text(drafted(), encoding="utf-8")
    before = run("render", str(file), "-t", "ninjs")
    assert json.loads(before.stdout)["pubStatus"] == "withheld"
    done = run("approve", str(file), "--by", "Ada Example", "--at", "2026-03-04T18:00+01:00", "-o", str(file))
    assert done.exit_code == 0, done.output
    assert done.stdout == ""
    assert "approved by Ada Example, 2026-03-04T18:00:00+01:00: fr" in done.stderr
    after = run("render", str(file), "-t", "newsml")
    assert after.stderr == ""
    item = etree.fromstring(after.stdout.encode())
    spaces = {"n": "http://iptc.org/std/nar/2006-10-01/"}
    assert item.xpath("string(//n:pubStatus/@qcode)", namespaces=spaces) == "stat:usable"
    assert item.xpath("string(//n:signal/@qcode)", namespaces=spaces) == "sig:correction"
    assert item.get("version") == "2"


def test_what_is_not_the_record_stays_as_it_was_written() -> None:
    draft = drafted()
    signed = run("approve", "-", "--by", "Ada", "--at", "2026-03-04", "-q", text=draft)
    lines = [line for line in signed.stdout.splitlines() if line not in draft.splitlines()]
    assert [line.strip().partition(":")[0] for line in lines] == ['"review"', '"by"', '"at"', '"text"']
    assert signed.stderr == ""


def test_a_changed_text_is_a_draft_again_and_named() -> None:
    article = approved(drafted())
    article["headline"]["text"] = "Une autre panne"
    result = run("render", "-", "-t", "ninjs", text=json.dumps(article))
    assert json.loads(result.stdout)["pubStatus"] == "withheld"
    assert "Une autre panne: changed after Ada Example approved it: approve it again" in result.stderr
    assert result.exit_code == 0


def test_the_moment_is_now_unless_it_is_given() -> None:
    at = approved(drafted())["review"]["at"]
    assert len(at) == len("2026-03-04T18:00:00+01:00")
    assert approved(drafted(), "--at", "2026-03-04")["review"]["at"] == "2026-03-04"


def test_one_version_of_several_can_be_approved() -> None:
    draft = json.loads(drafted())
    versions = json.dumps([draft, {**draft, "language": "en"}])
    french, english = approved(versions, "--lang", "en")
    assert french["review"] is None
    assert english["review"]["by"] == "Ada Example"
    assert all(each["review"] for each in approved(versions))


def test_versions_go_to_a_folder_and_name_each_other(tmp_path: Path) -> None:
    draft = json.loads(drafted())
    versions = json.dumps([draft, {**draft, "language": "en"}])
    result = run("render", "-", "-t", "ninjs", "-o", f"{tmp_path}/out/", text=versions)
    assert result.exit_code == 0, result.output
    french, english = (
        json.loads((tmp_path / f"out/tram.{tag}.ninjs.json").read_text()) for tag in ("fr", "en")
    )
    assert french["associations"][0]["uri"] == english["uri"]
    assert english["associations"][0]["uri"] == french["uri"]
    refused = run("render", "-", "-t", "ninjs", text=versions)
    assert refused.exit_code == 2
    assert "there are 2 articles: give a folder" in refused.stderr


def test_a_page_can_be_annotated_from_the_article_alone(tmp_path: Path) -> None:
    house = tmp_path / "house.toml"
    house.write_text("[limits]\nheadline = 10\n", encoding="utf-8")
    result = run("render", "-", "--annotate", "--house", str(house), text=drafted())
    assert "heading-length" in result.stdout


@pytest.mark.parametrize("template", ["page", "fragment"])
def test_correction_and_review_are_no_part_of_the_story(template: str, tmp_path: Path) -> None:
    note, page = tmp_path / "note.md", tmp_path / "page.html"
    note.write_text(NOTE, encoding="utf-8")
    signed = json.dumps(approved(drafted()))
    page.write_text(run("render", "-", "-t", template, text=signed).stdout, encoding="utf-8")
    result = run("check", str(page), "--note", str(note))
    assert "rames" not in result.output
    assert "Ada" not in result.output


@pytest.mark.parametrize("command", [("render", "-"), ("approve", "-", "--by", "Ada")])
@pytest.mark.parametrize("text", ["", "Panne.", "[]", "{}", '{"headline": 1}', '[{"a": 1}]', "<h1>x</h1>"])
def test_what_is_no_article_is_refused(command: tuple[str, ...], text: str) -> None:
    result = run(*command, text=text)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.startswith("articlekit: -")
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--by", " "), "give the name of who has read the text"),
        (("--by", "Ada", "--at", "yesterday"), "'yesterday' is no ISO 8601 date"),
        (("--by", "Ada", "--lang", "x y"), "is no language tag"),
        (("--by", "Ada", "--lang", "ja"), "no article in 'ja': there are fr"),
    ],
)
def test_wrong_usage_is_told(options: tuple[str, ...], message: str) -> None:
    result = run("approve", "-", *options, text=drafted())
    assert result.exit_code == 2
    assert message in result.stderr
    assert result.stdout == ""


def test_a_final_slash_names_a_folder_that_is_not_there_yet(tmp_path: Path) -> None:
    result = run("generate", "-", "-q", "-o", f"{tmp_path}/public/", text=NOTE)
    assert result.exit_code == 0
    assert [path.name for path in (tmp_path / "public").iterdir()] == ["tram.html"]
