"""`check --fix`: what is fixed, and that nothing else is touched."""

import codecs
import difflib
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from articlekit.app.checking import Selection, fix_file
from articlekit.app.cli import main
from articlekit.app.report import unified_diff
from articlekit.app.source_files import read_source
from articlekit.errors import InputError
from articlekit.model.house import House
from tests.growth import no_faster_than_length

HOUSE = House()
FRENCH = "<html lang='fr'>\r\n<title>Crue à Évry</title>\r\n<H1>Crue</H1>\r\n<p>Bilan : 14 rames.</p>\r\n"
FRENCH_MENDED = FRENCH.replace("Bilan :", "Bilan\u00a0:")


def run(*arguments: str, send: bytes | None = None) -> Result:
    return CliRunner().invoke(main, ["check", *arguments], input=send)


def fix(data: bytes) -> bytes:
    fixed = fix_file(data, "a.html", Selection(house=HOUSE), max_bytes=10**7).fixed
    assert fixed is not None
    return fixed.data


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<h2>A</h2><p>x</p>\n<H4 class=k>B</h4 ><p>x", "<h2>A</h2><p>x</p>\n<h3 class=k>B</h3 ><p>x"),
        (
            "<h1>A</h1><h4>B</h4><p>x</p><h5>C</h5><p>x</p><h3>D</h3><p>x",
            "<h1>A</h1><h2>B</h2><p>x</p><h3>C</h3><p>x</p><h2>D</h2><p>x",
        ),
        (
            '<h2>A</h2><p>x<div role=heading aria-level="4">B</div><p>x',
            '<h2>A</h2><p>x<div role=heading aria-level="3">B</div><p>x',
        ),
        ("<h2>A</h2><p>x</p><h3> <br>&nbsp;</h3>\n<p>y", "<h2>A</h2><p>x</p>\n<p>y"),
        (
            "<h2>A</h2><p>One.</p><p id=b><b>Repairs</b></p><p>Crews are at work.</p>",
            "<h2>A</h2><p>One.</p><h3 id=b><b>Repairs</b></h3><p>Crews are at work.</p>",
        ),
        (
            "<p><b>Repairs</b></p><p>Crews are at work.</p><p><b>Schools</b></p><p>Two are closed.</p>",
            "<h2><b>Repairs</b></h2><p>Crews are at work.</p><h2><b>Schools</b></h2><p>Two are closed.</p>",
        ),
        ("<div role=heading>A</div><p>x", '<div aria-level="2" role=heading>A</div><p>x'),
        ('<p lang=en>He said <i>"no</i>".</p>', "<p lang=en>He said <i>“no</i>”.</p>"),
        ("<p lang=en>&quot;No&quot; &amp; it&#39;s</p>", "<p lang=en>“No” &amp; it’s</p>"),
        (
            "<p lang=fr>Bilan : <b>14</b> <code>x : y</code> :\n",
            "<p lang=fr>Bilan\u00a0: <b>14</b> <code>x : y</code>\u00a0:\n",
        ),
    ],
)
def test_what_is_fixed(before: str, after: str) -> None:
    assert fix(f"<!--é-->{before}".encode()).decode() == f"<!--é-->{after}"


@pytest.mark.parametrize(
    "source",
    [
        "<h2>A</h2><p>x</p><h4>B<p>never closed",
        '<h2>A</h2><p>x</p><h3><a name="top"></a></h3><p>y',
        "<h2>A</h2><p>x</p><h3 id=top></h3><p>y",
        '<h2><img src="a.png" alt=""></h2><p>x',
        "<div><b>Repairs</b><p>Crews are at work.</p></div>",
        '<p lang=en><code>"x" : y</code></p><script>"it\'s" ...</script><!-- <h2></h2> "x" -->',
    ],
)
def test_what_is_not_sure_is_left_alone(source: str) -> None:
    assert fix(source.encode()).decode() == source


DOCUMENT = "<!doctype html>\n<html{}><head><title>A</title></head><body{}>{}</body></html>\n"
GERMAN = (
    "<h1>Rohrbruch</h1><p>Am Montag ist in der Hafenstraße eine Leitung geplatzt. Die Feuerwehr sperrte die "
    "Straße, und mehrere Keller wurden überflutet. Es wurde jedoch niemand verletzt. Die "
    "Reparatur soll nach Angaben der Stadt noch zwei Tage dauern.</p>"
)


@pytest.mark.parametrize(
    ("root", "body", "text", "fixed_root", "fixed_body"),
    [
        ("", "", GERMAN, ' lang="de"', ""),
        (' lang=""', "", GERMAN, ' lang="de"', ""),
        (" lang", "", GERMAN, ' lang="de"', ""),
        (" lang=en class=x", "", GERMAN, " lang=de class=x", ""),
        (' lang="de_AT"', "", GERMAN, ' lang="de-AT"', ""),
        (' lang="german"', "", GERMAN, ' lang="de"', ""),
        (' lang="de" xml:lang="en"', "", GERMAN, ' lang="de" xml:lang="de"', ""),
        (" lang=ar", "", "<h1>فيضان</h1><p>غمرت المياه شارعين.</p>", ' dir="rtl" lang=ar', ""),
        (" lang=ar", " dir=ltr", "<h1>فيضان</h1><p>غمرت المياه شارعين.</p>", " lang=ar", " dir=rtl"),
    ],
)
def test_language_and_direction(root: str, body: str, text: str, fixed_root: str, fixed_body: str) -> None:
    fixed = fix(DOCUMENT.format(root, body, text).encode()).decode()
    assert fixed == DOCUMENT.format(fixed_root, fixed_body, text)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "<h1>A</h1><p>x</p><h1>B</h1><p>x</p><h2>C</h2><p>x</p>",
            "<h1>A</h1><p>x</p><h2>B</h2><p>x</p><h3>C</h3><p>x</p>",
        ),
        ("<h2>A</h2><p>x</p><h3>B</h3><p>x</p>", "<h1>A</h1><p>x</p><h2>B</h2><p>x</p>"),
        (
            "<header><h1>Site</h1></header><h1>B</h1><p>x</p>",
            "<header><h1>Site</h1></header><h1>B</h1><p>x</p>",
        ),
        ("<h2>A</h2><p>x</p><h2>B</h2><p>x</p>", "<h2>A</h2><p>x</p><h2>B</h2><p>x</p>"),
    ],
)
def test_one_h1(before: str, after: str) -> None:
    assert fix(DOCUMENT.format(" lang=en", "", before).encode()).decode() == DOCUMENT.format(
        " lang=en", "", after
    )


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (b"", "cp1252"),
    ],
)
def test_encoding_mark_and_line_ends_stay(mark: bytes, encoding: str) -> None:
    declared = "<meta charset=windows-1252>\r\n<title>" if encoding == "cp1252" else "<title>"
    source, wanted = (text.replace("<title>", declared) for text in (FRENCH, FRENCH_MENDED))
    assert fix(mark + source.encode(encoding)) == mark + wanted.encode(encoding)


def test_what_an_encoding_lacks_becomes_a_reference() -> None:
    declared = b'<meta charset="iso-8859-2"><p lang=fr>Bilan\xe9 ; l\'\xe9t\xe9</p>'
    fixed = fix(declared)
    assert fixed == b'<meta charset="iso-8859-2"><p lang=fr>Bilan\xe9&#8239;; l&#8217;\xe9t\xe9</p>'
    assert fix(fixed) == fixed


def test_an_encoding_that_is_a_guess_gets_references_only() -> None:
    assert fix(b"<p lang=en>it's") == b"<p lang=en>it&#8217;s"
    guessed = "<p lang=fr>L'été où l'élève dînait à Évry, près de la forêt</p>".encode("cp1252")
    assert fix(guessed) == guessed.replace(b"'", b"&#8217;")


def test_a_file_that_could_not_be_written_back_is_refused() -> None:
    damaged = ("<p>Été à Évry, où l'été dure, élève</p>" * 20).encode() + b"\xc3"
    with pytest.raises(InputError, match="could not be written back"):
        fix(damaged)


@given(
    st.text(st.sampled_from('<>/"= abph123lang\r\n\t&;é“—中ب\x00\u2028\ufeff')),
    st.sampled_from(["utf-8", "utf-16-le", "cp1252"]),
)
def test_an_untouched_file_comes_back_byte_for_byte(text: str, encoding: str) -> None:
    data = text.encode(encoding, errors="replace")
    try:
        source = read_source(data, name="a.html", max_bytes=10**6)
    except InputError:
        return
    assert source.encode(source.text) == data


@pytest.fixture
def page(tmp_path: Path) -> Path:
    file = tmp_path / "a.html"
    file.write_bytes(FRENCH.encode())
    file.chmod(0o640)
    return file


def test_the_command_mends_in_place_and_tells_what_is_left(page: Path) -> None:
    result = run(str(page), "--fix")
    assert page.read_bytes() == FRENCH_MENDED.encode()
    assert page.stat().st_mode & 0o777 == 0o640
    assert [file.name for file in page.parent.iterdir()] == ["a.html"]
    assert "page-typography" not in result.stdout
    assert "page-description" in result.stdout
    assert result.stderr.endswith("1 fixed\n")
    assert result.exit_code == 0


def test_a_second_run_has_nothing_to_mend(page: Path) -> None:
    run(str(page), "--fix")
    time = page.stat().st_mtime_ns
    assert "fixed" not in run(str(page), "--fix").stderr
    assert page.stat().st_mtime_ns == time


def test_a_dry_run_prints_a_diff_and_writes_nothing(page: Path) -> None:
    result = run(str(page), "--fix", "--dry-run")
    assert page.read_bytes() == FRENCH.encode()
    lines = result.stdout.splitlines()
    assert lines[:2] == [f"--- {page}", f"+++ {page}"]
    changed = [line.rstrip("\r") for line in lines[2:] if line.startswith(("+", "-"))]
    assert changed == ["-<p>Bilan : 14 rames.</p>", "+<p>Bilan\u00a0: 14 rames.</p>"]
    assert "page-description" in result.stderr


def test_standard_input_goes_to_standard_output() -> None:
    result = run("-", "--fix", send=FRENCH.encode())
    assert result.stdout_bytes == FRENCH_MENDED.encode()
    assert "page-description" in result.stderr


def test_only_selected_rules_mend(page: Path) -> None:
    run(str(page), "--fix", "--select", "page-h1")
    assert page.read_bytes() == FRENCH.encode()


def test_errors_that_are_left_set_the_exit_status(tmp_path: Path) -> None:
    file = tmp_path / "a.html"
    file.write_text("<h2>A</h2><p>x</p><h4>B</h4><p>x</p><h3 id=a></h3><p>x", encoding="utf-8")
    assert run(str(file), "--fix").exit_code == 1
    assert "<h3>B</h3>" in file.read_text(encoding="utf-8")


def test_a_dry_run_wants_fix(page: Path) -> None:
    result = run(str(page), "--dry-run")
    assert result.exit_code == 2
    assert "give both" in result.stderr


def test_a_link_stays_a_link(page: Path) -> None:
    link = page.with_name("b.html")
    link.symlink_to(page)
    run(str(link), "--fix")
    assert link.is_symlink()
    assert page.read_bytes() == FRENCH_MENDED.encode()


LINES = st.lists(st.booleans(), max_size=60)


@given(LINES, st.booleans())
def test_lines_changed_one_by_one_look_as_difflib_has_them(changed: list[bool], ends: bool) -> None:
    before = [f"line {number}\n" for number in range(len(changed))]
    after = [f"fixed {number}\n" if each else before[number] for number, each in enumerate(changed)]
    if not ends and before:
        before[-1], after[-1] = before[-1].rstrip(), after[-1].rstrip()
    lines = difflib.unified_diff(before, after, fromfile="a.html", tofile="a.html")
    wanted = "".join(
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines
    )
    assert unified_diff("".join(before), "".join(after), "a.html") == wanted


def test_a_line_that_goes_is_told() -> None:
    assert unified_diff("a\nb\nc\n", "a\nc\n", "x") == "--- x\n+++ x\n@@ -1,3 +1,2 @@\n a\n-b\n c\n"


def test_a_change_among_many_takes_no_longer() -> None:
    def compare(count: int) -> None:
        before = "".join("<h2>A.</h2>\n<p>x</p>\n" for _ in range(count))
        assert unified_diff(before, before.replace("A.", "A"), "x").count("\n-") == count

    assert no_faster_than_length(compare, 50_000)
