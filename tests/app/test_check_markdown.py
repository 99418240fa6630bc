"""`check` of Markdown, switches in a file, and the house file that is found by itself."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from articlekit.app.cli import main

SKIPS = "# Ferry stops\n\nIt stopped at noon.\n\n### Cause\n\nThe radar failed.\n"
PAGE = (
    '<main><h1>Ferry stops</h1>\n{switch}\n<h4>Cause</h4>\n<p lang="en">The radar failed.</p></main>\n'
    "<h6>Late</h6><p>It is late.</p>"
)


def check(path: Path, *options: str) -> tuple[int, list[tuple[str, str, int]], str]:
    """Exit status, the findings as rule, quote and line, and standard error."""
    result = CliRunner().invoke(main, ["check", str(path), "--format", "json", *options])
    found = [one for report in json.loads(result.stdout or "[]") for one in report["findings"]]
    places = [(one["rule"], one["where"]["quote"], one["where"]["line"]) for one in found]
    return result.exit_code, places, result.stderr


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_skipped_level_is_found_in_its_line(tmp_path: Path) -> None:
    status, found, _ = check(write(tmp_path, "a.md", SKIPS))
    assert ("page-heading-skip", "Cause", 5) in found
    assert status == 1


@pytest.mark.parametrize(
    "text",
    [
        "---\nlang: de\n---\n\n# Fähre steht\n\nSie *steht* **jetzt**.\n\n- eins\n\n## Grund\n\nDas Radar.\n",
        "# A `<h5>` & b\n\n```\n# no heading\n##### none\n```\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n> said\n",
        "Title\n=====\n\nText.\n\nPart\n----\n\n1. one\n2. two\n\n---\n\nText [there](https://x.example).\n",
    ],
)
def test_sound_markdown_has_no_findings(tmp_path: Path, text: str) -> None:
    assert check(write(tmp_path, "a.md", text))[:2] == (0, [])


def test_an_image_without_words_and_a_bold_line_are_found_in_markdown(tmp_path: Path) -> None:
    text = "# Ferry\n\n![](a.png)\n\n**Repairs under way**\n\nCrews are at work day and night.\n"
    rules = [rule for rule, _, _ in check(write(tmp_path, "a.md", text))[1]]
    assert "page-pseudo-heading" in rules


def test_fix_leaves_markdown_as_it_is(tmp_path: Path) -> None:
    path = write(tmp_path, "a.md", SKIPS)
    assert check(path, "--fix")[1] == check(path)[1]
    assert path.read_text(encoding="utf-8") == SKIPS


def test_what_is_neither_html_nor_markdown_is_refused_by_name(tmp_path: Path) -> None:
    status, found, said = check(write(tmp_path, "a.txt", "The ferry stopped at noon."))
    assert (status, found) == (2, [])
    assert "a.txt: neither HTML nor Markdown" in said


@pytest.mark.parametrize(
    ("switch", "skips"),
    [
        ("", ["Cause", "Late"]),
        ("<!-- articlekit-disable heading-skip -->", []),
        ("<!-- articlekit-disable page-heading-skip, page-h1 -->", []),
        ("<!-- articlekit-disable -->", []),
        ("<!-- articlekit-disable-next heading-skip -->", ["Late"]),
        ("<!-- articlekit-disable page-h1 -->", ["Cause", "Late"]),
        ("<!-- articlekit-disable heading-skip --><!-- articlekit-enable -->", ["Cause", "Late"]),
    ],
)
def test_a_comment_switches_a_rule_off(tmp_path: Path, switch: str, skips: list[str]) -> None:
    _, found, _ = check(write(tmp_path, "a.html", PAGE.format(switch=switch)))
    assert [quote for rule, quote, _ in found if rule == "page-heading-skip"] == skips


def test_what_is_switched_off_is_not_mended(tmp_path: Path) -> None:
    page = write(tmp_path, "a.html", "<h2>Over.</h2><p>Yes.</p>")
    kept = write(tmp_path, "b.html", "<!-- articlekit-disable --><h2>Over.</h2><p>Yes.</p>")
    check(page, "--fix")
    check(kept, "--fix")
    assert "<h2>Over</h2>" in page.read_text(encoding="utf-8")
    assert "<h2>Over.</h2>" in kept.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (".articlekit.toml", '[severities]\npage-heading-skip = "off"\n'),
        ("pyproject.toml", '[tool.articlekit.severities]\npage-heading-skip = "off"\n'),
    ],
)
def test_the_nearest_house_file_holds(tmp_path: Path, name: str, text: str) -> None:
    folder = tmp_path / "public" / "news"
    folder.mkdir(parents=True)
    path = write(folder, "a.md", SKIPS)
    assert check(path)[0] == 1
    write(tmp_path, name, text)
    assert check(path)[:2] == (0, [])
    write(folder, ".articlekit.toml", "")
    assert check(path)[0] == 1


def test_a_wrong_key_in_a_project_file_is_named_with_its_line(tmp_path: Path) -> None:
    write(tmp_path, "pyproject.toml", '[project]\nname = "x"\n\n[tool.articlekit.limits]\nheadlin = 3\n')
    status, _, said = check(write(tmp_path, "a.md", SKIPS))
    assert status == 2
    assert "pyproject.toml:5: unknown key 'limits.headlin'" in said


def test_sarif_tells_how_a_page_is_mended(tmp_path: Path) -> None:
    path = write(tmp_path, "a.html", "<h2>Café over.</h2><p>Yes.</p>")
    log = json.loads(CliRunner().invoke(main, ["check", str(path), "--format", "sarif"]).stdout)
    (result,) = [one for one in log["runs"][0]["results"] if one["ruleId"] == "page-heading-punctuation"]
    ((replacement,),) = [
        change["replacements"] for fix in result["fixes"] for change in fix["artifactChanges"]
    ]
    assert replacement == {
        "deletedRegion": {"charOffset": 13, "charLength": 1},
        "insertedContent": {"text": ""},
    }


@pytest.mark.parametrize(
    "page",
    [
        "<main><h1>A</h1><p>B.</p><dialog><h4>C</h4><p>D.</p></dialog></main>",
        "<main><h1>A</h1><p>B.</p><div popover><h4>C</h4><p>D.</p></div></main>",
        "<main><h1>A</h1><p>B.</p><div inert><h4>C</h4><p>D.</p></div></main>",
    ],
)
def test_what_is_not_shown_is_no_part_of_the_outline(tmp_path: Path, page: str) -> None:
    path = write(tmp_path, "a.html", page)
    assert not [one for one in check(path)[1] if one[0] == "page-heading-skip"]
    assert CliRunner().invoke(main, ["outline", str(path)]).stdout.strip() == "h1 A"


def test_an_open_dialog_is_part_of_the_outline(tmp_path: Path) -> None:
    path = write(tmp_path, "a.html", "<h1>A</h1><p>B.</p><dialog open><h4>C</h4><p>D.</p></dialog>")
    assert "page-heading-skip" in [rule for rule, _, _ in check(path)[1]]
