"""The intake: notes from every form of input, and a place for whatever is wrong with one."""

import gzip
import json
import os
from pathlib import Path
from zipfile import ZipFile

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from articlekit.app.batch.intake import Intake
from articlekit.app.batch.item import Item
from articlekit.app.cli import main
from articlekit.reading import read_notes
from tests.app.batch.running import batch, manifest, note, write_lines

ENCODINGS = {
    "utf-8": "Łódź",
    "utf-8-sig": "Łódź",
    "utf-16": "Łódź",
    "utf-16-le": "Łódź",
    "utf-32": "Łódź",
    "cp1252": "Besançon",
    "iso8859-15": "Besançon",
    "cp1250": "Łódź",
    "cp1251": "Тверь",
    "koi8-r": "Тверь",
    "cp932": "東京",
    "gb18030": "北京",
    "cp949": "서울",
    "big5": "臺北",
}
TEXTS = {
    "Łódź": "Awaria wodociągu w Łodzi. W poniedziałek o godzinie 9 pękła rura i ulica została zamknięta.",
    "Besançon": "Panne du réseau à Besançon. Le réseau a été coupé mardi à 9 h, son école est fermée.",
    "Тверь": "Пожар в Твери. В понедельник в 9 часов загорелся склад, пострадавших нет, причина неизвестна.",
    "東京": "東京で停電。月曜日の午前9時に停電が発生し、約300世帯が影響を受けた。原因は調査中である。",
    "北京": "北京停水。星期一上午九时水管破裂，约三百户居民受到影响。原因正在调查之中，抢修已经开始。",
    "서울": "서울에서 정전이 발생했다. 월요일 오전 9시에 정전이 시작되어 약 300가구가 피해를 입었다.",
    "臺北": "臺北停電。星期一上午九時發生停電，約三百戶受到影響。原因正在調查之中，搶修已經開始。",
}


def items(*names: str | Path, **options: object) -> list[Item]:
    values: dict[str, object] = {"without": Path("/nowhere"), "max_bytes": 100_000, **options}
    return list(Intake(names=tuple(map(str, names)), **values).items())  # type: ignore[arg-type]


def test_folders_are_walked_in_order_without_hidden_files_and_what_are_no_notes(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.md", "a/.hidden.txt", ".git/x.txt", "c.png", "out/page.html", "B.HTML"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("A note.", "utf-8")
    found = items(tmp_path, without=tmp_path / "out")
    assert [Path(each.place).name for each in found] == ["B.HTML", "b.txt", "z.md"]


def test_a_link_in_a_circle_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("A note.", "utf-8")
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    assert len(items(tmp_path)) == 1


def test_a_pattern_finds_files_in_order(tmp_path: Path) -> None:
    for name in ("b.md", "a.md", "deep/c.md", "d.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("A note.", "utf-8")
    assert [Path(each.place).name for each in items(tmp_path / "**" / "*.md")] == ["a.md", "b.md", "c.md"]


def test_a_broken_line_keeps_its_place_and_the_others_their_notes(tmp_path: Path) -> None:
    path = write_lines(tmp_path / "n.jsonl", {"id": "a", "text": "One note."}, "Another note.")
    with path.open("a", encoding="utf-8") as file:
        file.write('{"text": \n\n[]\n{"text": "The last."}')
    found = items(path)
    assert [each.fault is None for each in found] == [True, True, False, False, True]
    assert found[2].place == f"{path}, line 3"
    assert "not JSON" in (found[2].fault or "")
    assert [each.stem for each in found if each.fault is None] == ["a", "n-2", "n-5"]


def test_a_line_without_end_is_a_fault_and_not_a_memory(tmp_path: Path) -> None:
    path = tmp_path / "n.jsonl"
    path.write_text('{"text": "' + "x" * 300_000 + '"}\n{"text": "The next."}\n', "utf-8")
    found = items(path)
    assert "longer than 100000 characters" in (found[0].fault or "")
    assert json.loads(found[1].data) == {"text": "The next."}


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_a_table_has_a_note_a_row(tmp_path: Path, delimiter: str) -> None:
    path = tmp_path / "n.csv"
    rows = ["id,title,text", '1,Fire,"A fire, at night.\nTwo lines."', ",,", '2,Flood,"A ""flood""."']
    path.write_text("\n".join(rows).replace(",", delimiter), "utf-8-sig")
    found = items(path)
    assert [json.loads(each.data) for each in found] == [
        {"id": "1", "title": "Fire", "text": f"A fire{delimiter} at night.\nTwo lines."},
        {"id": "2", "title": "Flood", "text": 'A "flood".'},
    ]
    assert [each.place for each in found] == [f"{path}, line 2", f"{path}, line 5"]


def test_rows_that_do_not_fit_are_faults_and_swallow_no_others(tmp_path: Path) -> None:
    path = tmp_path / "n.csv"
    path.write_text('id,text\n1,a,b\n2,"open\n3,Three.\n4,Four.\n5\n6,Six.\n', "utf-8")
    found = items(path)
    assert [(each.place.rpartition(" ")[2], each.fault is None) for each in found] == [
        ("2", False),
        ("3", False),
        ("4", True),
        ("5", True),
        ("6", False),
        ("7", True),
    ]
    assert "3 cells where the header has 2" in (found[0].fault or "")


def test_columns_are_named_where_their_names_do_not_tell(tmp_path: Path) -> None:
    path = tmp_path / "n.csv"
    path.write_text("ticket,owner,body,report,lang\n7,Ann,no,A fire.,en\n8,Bob,no,,en\n", "utf-8")
    found = items(path, columns={"text": "report", "id": "ticket"})
    assert json.loads(found[0].data) == {"id": "7", "text": "A fire.", "lang": "en"}
    assert "nothing in the column 'report'" in (found[1].fault or "")


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_notes_in_many_encodings(tmp_path: Path, encoding: str) -> None:
    text = TEXTS[ENCODINGS[encoding]]
    (tmp_path / "note.txt").write_bytes(text.encode(encoding))
    rows = f'id,text\n1,"{text}"\n2,"{text} 2"\n'
    (tmp_path / "table.csv").write_bytes(rows.encode(encoding))
    lines = f'{{"text": "{text}"}}\n{{"text": "{text} 2"}}\n'
    (tmp_path / "lines.jsonl").write_bytes(lines.encode(encoding))
    found = items(tmp_path)
    assert [each.fault for each in found] == [None] * 5
    for item, wanted in zip(found, (text, f"{text} 2", text, text, f"{text} 2"), strict=True):
        assert wanted in read_notes(item.data, name=item.name)[0].text


def test_standard_input_is_known_by_how_it_begins(tmp_path: Path) -> None:
    records = [{"id": "a", "text": note("Ashby")}, {"id": "b", "text": note("Brill")}]
    for number, sent in enumerate(
        (
            json.dumps(records),
            json.dumps({"notes": records}, indent=1),
            "\n".join(map(json.dumps, records)),
        )
    ):
        out = tmp_path / str(number)
        assert batch("-", output=out, send=sent.encode()).exit_code == 0
        assert [entry["files"] for entry in manifest(out)] == [["a.html"], ["b.html"]]
    assert batch("-", output=tmp_path / "text", send=note("Corby").encode()).exit_code == 0
    table = "id,text\nx,A fire broke out at 9:40. No one was injured.\n"
    result = batch("-", "--input-format", "csv", output=tmp_path / "csv", send=table.encode())
    assert result.exit_code == 0
    assert manifest(tmp_path / "csv")[0]["files"] == ["x.html"]


@given(st.text(alphabet='",;\n\r\x00ab\ufeff', max_size=300))
def test_any_table_comes_to_its_end(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.mktemp("tables") / "n.csv"
    path.write_text(f"a,b\n{text}", "utf-8")
    for item in items(path):
        assert item.fault is not None or json.loads(item.data)


@pytest.mark.parametrize("name", [b"caf\xe9.txt", b"two\nlines.txt", b"\x1b[31mred.txt"])
def test_a_file_may_have_any_name(tmp_path: Path, name: bytes) -> None:
    folder = tmp_path / "notes"
    folder.mkdir()
    try:
        Path(os.fsdecode(bytes(folder) + b"/" + name)).write_text(note("Ashby"), "utf-8")
    except OSError:
        pytest.skip("this file system wants names in UTF-8")
    (folder / "other.txt").write_bytes(b" ")
    result = batch(folder, output=tmp_path / "out")
    assert "2 notes: 1 written, 1 failed" in result.stderr
    entry = next(each for each in manifest(tmp_path / "out") if each["status"] == "done")
    assert entry["note"].isprintable()
    assert (tmp_path / "out" / entry["files"][0]).is_file()
    assert "1 unchanged" in batch(folder, output=tmp_path / "out").stderr


def test_an_id_may_be_any_text(tmp_path: Path) -> None:
    path = tmp_path / "n.jsonl"
    path.write_text(f'{{"id": "\\ud800\\u001b[31m\\n", "text": "{note("Ashby")[:24]} at 9:40."}}\n', "utf-8")
    assert batch(path, output=tmp_path / "out").exit_code == 0
    assert manifest(tmp_path / "out")[0]["files"] == ["31m.html"]


def test_every_encoding_comes_out_as_a_page(tmp_path: Path) -> None:
    folder = tmp_path / "notes"
    folder.mkdir()
    for encoding, place in ENCODINGS.items():
        text = TEXTS[place].replace("9", str(1 + list(ENCODINGS).index(encoding)))  # none repeats another
        (folder / f"{encoding}.txt").write_bytes(text.encode(encoding))
    result = batch(folder, output=tmp_path / "out")
    assert f"{len(ENCODINGS)} notes: {len(ENCODINGS)} written" in result.stderr
    for encoding, place in ENCODINGS.items():
        assert TEXTS[place].rstrip(".。")[-5:] in (tmp_path / "out" / f"{encoding}.html").read_text("utf-8")


def test_broken_rows_are_in_the_report_with_their_lines_and_the_others_are_written(tmp_path: Path) -> None:
    rows = ("id,text", f'a,"{note("Ashby")}"', "b,one,two", f'c,"{note("Brill")}"', 'd,"never closed', "e")
    (tmp_path / "n.csv").write_text("\n".join(rows) + "\n", "utf-8")
    result = batch(tmp_path / "n.csv", output=tmp_path / "out")
    assert result.exit_code == 1
    assert "5 notes: 2 written, 3 failed" in result.stderr
    entries = {each["note"].rpartition(" ")[2]: each for each in manifest(tmp_path / "out")}
    assert entries["7"]["reason"].startswith("3 cells where the header has 2")
    assert entries["13"]["reason"] == "a quotation mark is not closed: close it"
    assert entries["14"]["reason"].startswith("1 cells where the header has 2")
    report = (tmp_path / "out" / "report.html").read_text("utf-8")
    assert all(f"n.csv, line {line}" in report for line in (7, 13, 14))


TABLE = "Ticket,Subject,Body,Region\nT1,Ferry stops,It stopped at noon on 4 March 2026.,North\nT2,Empty,,\n"


def rehearsal(*arguments: str | Path) -> str:
    """What `batch --dry-run` says."""
    result = CliRunner().invoke(main, ["batch", *map(str, arguments), "--dry-run"])
    assert result.exit_code in {0, 2}
    return result.stderr


def test_a_rehearsal_shows_which_column_holds_what_and_which_rows_will_fail(tmp_path: Path) -> None:
    table = tmp_path / "a.csv"
    table.write_text(TABLE, "utf-8")
    said = rehearsal(table, "-o", tmp_path / "out")
    assert "text ← Body, id ← Ticket, title ← Subject, statements ← Region" in said
    assert "2 notes: 1 to be written, 1 not readable" in said
    assert "a.csv, line 3: would fail: nothing in the column 'Body'" in said
    assert "id ← Region" in rehearsal(table, "-o", tmp_path / "out", "--column-id", "Region")


@pytest.mark.parametrize(
    ("header", "mapping"),
    [
        ("Vorgangsnummer;Betreff;Meldung", "text ← Meldung, id ← Vorgangsnummer, title ← Betreff"),
        ("référence;objet;récit", "text ← récit, id ← référence, title ← objet"),
        ("编号;主题;正文", "text ← 正文, id ← 编号, title ← 主题"),
        ("ID;Тема;Описание", "text ← Описание, id ← ID, title ← Тема"),
    ],
)
def test_columns_are_known_by_their_names_in_many_languages(
    tmp_path: Path, header: str, mapping: str
) -> None:
    table = tmp_path / "a.csv"
    table.write_text(f"{header}\n1;A;Two pumps failed on 4 March 2026.\n", "utf-8")
    assert mapping in rehearsal(table, "-o", tmp_path / "out")


def test_a_wrong_name_of_a_column_brings_the_nearest(tmp_path: Path) -> None:
    table = tmp_path / "a.csv"
    table.write_text(TABLE, "utf-8")
    assert "did you mean 'Body'?" in rehearsal(table, "-o", tmp_path / "out", "--column-text", "Bdy")


def test_a_limit_leaves_the_other_notes_alone(tmp_path: Path) -> None:
    table = tmp_path / "a.csv"
    table.write_text(TABLE + "T3,Ferry runs,It runs again.,South\n", "utf-8")
    assert [each.place.rpartition(" ")[2] for each in items(table, limit=1)] == ["2"]


def test_what_gzip_has_packed_is_read_as_it_is_called_inside(tmp_path: Path) -> None:
    lines = tmp_path / "a.jsonl.gz"
    lines.write_bytes(gzip.compress(b'{"text": "A pump failed."}\n{"text": "It runs again."}\n'))
    assert [each.place for each in items(lines)] == [f"{lines}, line 1", f"{lines}, line 2"]
    single = tmp_path / "b.txt.gz"
    single.write_bytes(gzip.compress(b"A pump failed at noon."))
    (item,) = items(single)
    assert (item.stem, item.data) == ("b", b"A pump failed at noon.")
    (read,) = read_notes(single.read_bytes(), name="b.txt.gz")
    assert (read.id, read.statements[0].text) == ("b", "A pump failed at noon.")


def test_a_workbook_is_refused_with_what_to_do(tmp_path: Path) -> None:
    book = tmp_path / "a.xlsx"
    with ZipFile(book, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    (item,) = items(book)
    assert item.fault == "a workbook: save its sheet as .csv, and give that to `articlekit batch`"
