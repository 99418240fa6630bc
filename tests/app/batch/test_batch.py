"""`articlekit batch` from one end to the other: what comes out, what is done again, what is said."""

import json
from pathlib import Path

import pytest

from articlekit.rendering.formats import FORMATS
from tests.app.batch.running import articles, batch, manifest, note, write_lines


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    folder = tmp_path / "notes"
    folder.mkdir()
    for place in ("Ashby", "Brill", "Corby"):
        (folder / f"{place}.txt").write_text(note(place), "utf-8")
    return folder


def test_every_note_becomes_a_page_and_a_row(notes: Path, tmp_path: Path) -> None:
    result = batch(notes, output=tmp_path / "out")
    assert result.exit_code == 0
    assert result.stdout == ""
    assert "3 notes: 3 written" in result.stderr
    assert {*articles(tmp_path / "out")} == {"Ashby.html", "Brill.html", "Corby.html", "manifest.jsonl"}
    assert [entry["files"] for entry in manifest(tmp_path / "out")] == [
        ["Ashby.html"],
        ["Brill.html"],
        ["Corby.html"],
    ]
    assert "Brill" in (tmp_path / "out" / "report.html").read_text("utf-8")


def test_a_second_run_does_only_what_is_new_or_changed(notes: Path, tmp_path: Path) -> None:
    batch(notes, output=tmp_path / "out")
    (notes / "Brill.txt").write_text(note("Brill", hour=11), "utf-8")
    (notes / "Derby.txt").write_text(note("Derby"), "utf-8")
    result = batch(notes, output=tmp_path / "out")
    assert "4 notes: 2 written, 2 unchanged" in result.stderr
    assert "11:40" in (tmp_path / "out" / "Brill.html").read_text("utf-8")
    assert len(manifest(tmp_path / "out")) == 4


def test_another_house_or_template_is_another_article(notes: Path, tmp_path: Path) -> None:
    (tmp_path / "house.toml").write_text('[page]\nsite_name = "The Valley Herald"\n', "utf-8")
    batch(notes, output=tmp_path / "out")
    result = batch(notes, "--house", tmp_path / "house.toml", output=tmp_path / "out")
    assert "3 written" in result.stderr
    assert "The Valley Herald" in (tmp_path / "out" / "Corby.html").read_text("utf-8")
    result = batch(
        notes, "--house", tmp_path / "house.toml", "-t", "page", "-t", "fragment", output=tmp_path / "out"
    )
    assert "3 written" in result.stderr
    assert manifest(tmp_path / "out")[0]["files"] == ["Ashby.html", "Ashby.fragment.html"]


def test_a_template_whose_text_has_changed_is_another_template(notes: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine.txt.jinja"
    mine.write_text("{{ headline.text }}\n", "utf-8")
    batch(notes, "-t", mine, output=tmp_path / "out")
    assert "3 unchanged" in batch(notes, "-t", mine, output=tmp_path / "out").stderr
    mine.write_text("NEWS: {{ headline.text }}\n", "utf-8")
    assert "3 written" in batch(notes, "-t", mine, output=tmp_path / "out").stderr
    assert (tmp_path / "out" / "Ashby.txt").read_text("utf-8").startswith("NEWS: ")


def test_an_article_that_was_removed_is_written_again(notes: Path, tmp_path: Path) -> None:
    batch(notes, output=tmp_path / "out")
    before = articles(tmp_path / "out")
    (tmp_path / "out" / "Brill.html").unlink()
    assert "1 written, 2 unchanged" in batch(notes, output=tmp_path / "out").stderr
    assert articles(tmp_path / "out") == before


def test_one_bad_note_is_a_row_with_its_reason(notes: Path, tmp_path: Path) -> None:
    (notes / "Bad.txt").write_bytes(bytes(range(256)) * 20)
    (notes / "Empty.txt").write_bytes(b" \n")
    result = batch(notes, output=tmp_path / "out")
    assert result.exit_code == 1
    assert "5 notes: 3 written, 2 failed" in result.stderr
    assert "failed, 1: empty: give a note with at least one word" in result.stderr
    failed = [entry for entry in manifest(tmp_path / "out") if entry["status"] == "failed"]
    assert [Path(entry["note"]).name for entry in failed] == ["Bad.txt", "Empty.txt"]
    assert failed[1]["reason"] == "empty: give a note with at least one word"


def test_what_failed_is_tried_again_only_when_asked(notes: Path, tmp_path: Path) -> None:
    (notes / "Bad.txt").write_bytes(b" ")
    batch(notes, output=tmp_path / "out")
    again = batch(notes, output=tmp_path / "out")
    assert again.exit_code == 1
    assert "4 notes: 0 written, 3 unchanged, 1 failed" in again.stderr
    assert "--retry-failed tries them again" in again.stderr
    (notes / "New.txt").write_text(note("Newby"), "utf-8")
    retried = batch(notes, "--retry-failed", output=tmp_path / "out")
    assert "4 notes: 0 written, 3 unchanged, 1 failed" in retried.stderr
    assert not (tmp_path / "out" / "New.html").exists()


def test_nothing_can_be_tried_again_where_nothing_was_done(notes: Path, tmp_path: Path) -> None:
    result = batch(notes, "--retry-failed", output=tmp_path / "out")
    assert result.exit_code == 2
    assert "nothing was done here before: leave --retry-failed out" in result.stderr
    assert not (tmp_path / "out").exists()


def test_a_failure_whose_note_is_gone_is_forgotten(notes: Path, tmp_path: Path) -> None:
    (notes / "Bad.txt").write_bytes(b" ")
    batch(notes, output=tmp_path / "out")
    (notes / "Bad.txt").unlink()
    result = batch(notes, output=tmp_path / "out")
    assert result.exit_code == 0
    assert len(manifest(tmp_path / "out")) == 3


def test_nothing_but_failures_is_a_failure(tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_bytes(b" ")
    assert batch(tmp_path / "bad.txt", output=tmp_path / "out").exit_code == 1


def test_a_duplicate_is_done_once_and_said(notes: Path, tmp_path: Path) -> None:
    (notes / "Copy.txt").write_bytes(b"\xef\xbb\xbf" + note("Ashby").replace("\n", "\r\n").encode() + b"\n\n")
    result = batch(notes, output=tmp_path / "out")
    assert "4 notes: 3 written, 1 duplicate" in result.stderr
    assert not (tmp_path / "out" / "Copy.html").exists()
    entry = next(each for each in manifest(tmp_path / "out") if each["status"] == "duplicate")
    assert Path(entry["note"]).name == "Copy.txt"
    assert Path(entry["of"]).name == "Ashby.txt"
    assert entry["files"] == ["Ashby.html"]
    first = articles(tmp_path / "out")
    assert "3 unchanged, 1 duplicate" in batch(notes, output=tmp_path / "out").stderr
    assert articles(tmp_path / "out") == first


def test_every_one_of_many_duplicates_is_said(tmp_path: Path) -> None:
    lines = write_lines(tmp_path / "notes.jsonl", *[{"text": note("Ashby")}] * 3, {"text": note("Brill")})
    for jobs in (1, 2):
        result = batch(lines, output=tmp_path / str(jobs), jobs=jobs)
        assert "4 notes: 2 written, 2 duplicates" in result.stderr
        statuses = [entry["status"] for entry in manifest(tmp_path / str(jobs))]
        assert statuses == ["done", "duplicate", "duplicate", "done"]


def test_two_notes_with_the_same_title_have_two_pages(tmp_path: Path) -> None:
    same = {"title": "Storm damage: the harbour"}
    lines = write_lines(
        tmp_path / "storms.jsonl", *({**same, "text": note(place)} for place in ("Ashby", "Brill", "Corby"))
    )
    assert batch(lines, output=tmp_path / "out").exit_code == 0
    names = [entry["files"][0] for entry in manifest(tmp_path / "out")]
    assert names[0] == "Storm-damage-the-harbour.html"
    assert len({*names}) == 3
    assert all(name.startswith("Storm-damage-the-harbour-") for name in names[1:])
    shuffled = write_lines(
        tmp_path / "storms.jsonl", *({**same, "text": note(place)} for place in ("Corby", "Ashby", "Brill"))
    )
    assert "3 unchanged" in batch(shuffled, output=tmp_path / "out").stderr
    assert {entry["files"][0] for entry in manifest(tmp_path / "out")} == {*names}


def test_two_notes_with_the_same_id_are_two_notes(tmp_path: Path) -> None:
    lines = write_lines(
        tmp_path / "notes.jsonl", {"id": "7", "text": note("Ashby")}, {"id": "7", "text": note("Brill")}
    )
    first = batch(lines, output=tmp_path / "out")
    assert "2 written" in first.stderr
    assert len(articles(tmp_path / "out")) == 3
    assert "2 unchanged" in batch(lines, output=tmp_path / "out").stderr


def test_a_note_of_the_same_id_that_says_something_else_takes_the_place_of_the_former(tmp_path: Path) -> None:
    lines = write_lines(tmp_path / "notes.jsonl", {"id": "7", "text": note("Ashby")})
    batch(lines, output=tmp_path / "out")
    write_lines(lines, {"id": "7", "text": note("Brill")})
    batch(lines, output=tmp_path / "out")
    assert [entry["files"] for entry in manifest(tmp_path / "out")] == [["7.html"]]
    assert "Brill" in (tmp_path / "out" / "7.html").read_text("utf-8")


def test_several_languages_are_several_articles(notes: Path, tmp_path: Path) -> None:
    result = batch(notes, "--lang", "en", "--lang", "fr", output=tmp_path / "out")
    assert result.exit_code == 1
    assert "6 notes: 3 written, 3 failed" in result.stderr
    assert "translating needs a language model" in result.stderr
    assert (tmp_path / "out" / "Ashby.en.html").is_file()


@pytest.mark.thorough
def test_processes_make_what_one_process_makes(notes: Path, tmp_path: Path) -> None:
    batch(notes, "--feed", output=tmp_path / "one")
    batch(notes, output=tmp_path / "two", jobs=2)
    one, two = articles(tmp_path / "one"), articles(tmp_path / "two")
    one.pop("feed.xml")
    assert one == two


def test_everything_can_be_said_as_json(notes: Path, tmp_path: Path) -> None:
    result = batch(notes, "--json-log", output=tmp_path / "out")
    said = [json.loads(line) for line in result.stderr.splitlines()]
    assert said[0] == {"event": "begin", "notes": 3}
    assert next(each["files"] for each in said if each["event"] == "note") == ["Ashby.html"]
    assert said[-1]["event"] == "message"


def test_the_table_among_the_samples_is_read_as_the_readme_says(tmp_path: Path) -> None:
    table = Path(__file__).resolve().parents[3] / "samples" / "incidents.csv"
    columns = ("--column-text", "report", "--column-id", "ticket", "--column-date", "reported")
    result = batch(table, *columns, output=tmp_path / "out")
    assert result.exit_code == 0, result.stderr
    entries = manifest(tmp_path / "out")
    assert [entry["language"] for entry in entries] == ["en", "fr", "de", "ja"]
    assert [entry["files"] for entry in entries] == [[f"INC-{number}.html"] for number in range(204, 208)]
    assert entries[0]["date"] == "2026-03-04"
    assert "Team" not in (tmp_path / "out" / "INC-204.html").read_text("utf-8")


def test_quiet_says_nothing_where_nothing_is_wrong(notes: Path, tmp_path: Path) -> None:
    assert batch(notes, "-q", output=tmp_path / "out").stderr == ""


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["nothing.txt"], "nothing.txt: no such file or folder"),
        (["*.nothing"], "*.nothing: nothing matches"),
        (["."], "no note in the input"),
        (["out"], "out: the notes are there: give another folder for the articles"),
        (
            ["table.csv", "--column-text", "report"],
            "no column 'report' for --column-text: there are 'a', 'b'",
        ),
        (["table.csv", "-t", "page", "-t", "page"], "--template page: it is named twice"),
        (["table.csv", "-t", "nothing"], "no template 'nothing'"),
        (["table.csv", "-t", "json", "--annotate"], "json has no place for --annotate"),
    ],
)
def test_a_wrong_call_gets_one_line_and_status_2(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], message: str
) -> None:
    monkeypatch.chdir(tmp_path)
    if arguments[0] == "out":
        (tmp_path / "out").mkdir()
    if arguments[0] != ".":
        (tmp_path / "table.csv").write_text("a,b\n1,2\n", "utf-8")
    result = batch(*arguments, output=tmp_path / "out")
    assert result.exit_code == 2
    assert message in result.stderr
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("file", "text", "arguments", "message"),
    [
        ("t.html.jinja", "{% if %}", ["-t", "t.html.jinja"], "t.html.jinja, line 1: Expected an expression"),
        ("t.html.jinja", "\n{{ nobody.name }}", ["-t", "t.html.jinja"], "line 2: 'nobody' is undefined"),
        ("t.html.jinja", "{% include 'x' %}", ["-t", "t.html.jinja"], "it needs the template 'x'"),
        (
            "mine/prompts/repair.txt.jinja",
            "{{ nobody.name }}",
            ["--engine", "openai", "--base-url", "http://127.0.0.1:9/v1"],
            "prompt prompts/repair.txt.jinja: 'nobody' is undefined",
        ),
        (
            "mine/prompts/part.txt.jinja",
            "{% if %}",
            ["--engine", "openai", "--base-url", "http://127.0.0.1:9/v1", "--dry-run"],
            "prompt prompts/part.txt.jinja: Expected an expression",
        ),
        ("h.toml", "[limits]\nheadline = 'long'\n", ["--house", "h.toml"], "h.toml:2: limits.headline"),
    ],
)
def test_a_broken_template_prompt_or_house_stops_the_run_before_it_begins(
    notes: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    *,
    file: str,
    text: str,
    arguments: list[str],
    message: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ARTICLEKIT_TEMPLATES", str(tmp_path / "mine"))
    (tmp_path / "mine").mkdir()
    (tmp_path / file).parent.mkdir(exist_ok=True)
    (tmp_path / file).write_text(text, "utf-8")
    result = batch(notes, *arguments, output=tmp_path / "out")
    assert result.exit_code == 2
    assert message in result.stderr
    assert result.stderr.count("\n") == 1
    assert not (tmp_path / "out").exists()


def test_a_template_that_fails_at_one_article_is_that_notes_failure(notes: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine.txt.jinja"
    mine.write_text(
        "{% if 'Brill' in headline.text %}{{ nobody.name }}{% endif %}{{ headline.text }}\n", "utf-8"
    )
    result = batch(notes, "-t", mine, output=tmp_path / "out")
    assert result.exit_code == 1
    assert "3 notes: 2 written, 1 failed" in result.stderr
    assert "Brill.txt: " in result.stderr
    assert "mine.txt.jinja, line 1: 'nobody' is undefined" in result.stderr


@pytest.mark.parametrize("options", [(), ("--annotate", "--trace", "--show-missing")])
def test_every_built_in_template_prints_the_specimen(tmp_path: Path, options: tuple[str, ...]) -> None:
    names = [entry.name for entry in FORMATS if not options or entry.takes_annotations]
    templates = [word for name in names for word in ("-t", name)]
    (tmp_path / "note.txt").write_text(note("Ashby"), "utf-8")
    assert batch(tmp_path / "note.txt", *templates, *options, output=tmp_path / "out").exit_code == 0
    assert len(articles(tmp_path / "out")) == len(names) + 1
