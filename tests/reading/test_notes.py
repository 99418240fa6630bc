"""Notes as a whole: forms, ids, languages, metadata."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articlekit.errors import ArticlekitError, InputError, UsageError
from articlekit.model.note import Note
from articlekit.reading import read_notes


def one(text: str, **options: str) -> Note:
    (note,) = read_notes(text.encode(), **options)  # type: ignore[arg-type]
    return note


def test_a_note_knows_its_name_language_and_title() -> None:
    note = one(
        "Incendie à Lyon\nUn feu s'est déclaré dans un entrepôt. Personne n'est blessé.", name="in/feu.txt"
    )
    assert (note.id, note.language, note.title) == ("feu", "fr", "Incendie à Lyon")
    assert [statement.id for statement in note.statements] == ["s1", "s2"]


def test_front_matter_goes_before_arguments_and_detection() -> None:
    note = one(
        "---\ntitle: Brann på Lillehammer\nlanguage: no\ndate: 2026-03-04\nplace: Lillehammer\n"
        "sources:\n  - Politiet\n"
        "slug: Brann på Lillehammer!\nembargo: 2026-03-04T18:00+01:00\nunknown: x\n---\nBrann i natt.",
        language="sv",
    )
    assert note.language == "no"
    assert note.title == "Brann på Lillehammer"
    assert note.meta.date == "2026-03-04"
    assert note.meta.sources == ("Politiet",)
    assert note.meta.slug == "brann-pa-lillehammer"
    assert note.meta.embargo == "2026-03-04T18:00:00+01:00"
    assert [statement.text for statement in note.statements] == ["Brann i natt."]


def test_a_date_that_is_not_iso_is_kept_as_a_statement() -> None:
    note = one("---\ndate: mardi 4 mars\n---\nLe feu est éteint depuis midi.", language="fr")
    assert note.meta.date is None
    assert (note.statements[-1].label, note.statements[-1].text) == ("date", "mardi 4 mars")


def test_wrong_front_matter_names_its_line() -> None:
    with pytest.raises(InputError, match=r"n\.md, line 3: front matter"):
        one("---\ntitle: x\nplace: [a\n---\nText.", name="n.md")


def test_front_matter_has_version_correction_and_addresses() -> None:
    note = one(
        "---\nversion: 3\ncorrection: 14 rames, et non 13.\nmodified: 2026-03-05T08:00+01:00\n"
        "image: https://example.org/tram.jpg\nauthor_url: https://example.org/besson\n---\nPanne ce matin."
    )
    assert note.meta.version == 3
    assert note.meta.correction == "14 rames, et non 13."
    assert note.meta.modified == "2026-03-05T08:00:00+01:00"
    assert note.meta.image == "https://example.org/tram.jpg"
    assert note.meta.byline_url == "https://example.org/besson"
    assert [statement.text for statement in note.statements] == ["Panne ce matin."]


@pytest.mark.parametrize(
    "line", ["version: 2.3.1", "version: 0", "modified: last week", "image: IMG_1.jpg", "author_url: besson"]
)
def test_what_has_another_shape_stays_a_statement(line: str) -> None:
    note = one(f"---\n{line}\n---\nPanne ce matin.")
    assert line.partition(": ")[2] in [statement.text for statement in note.statements]


def test_an_embargo_that_cannot_be_read_is_never_passed_over() -> None:
    with pytest.raises(InputError, match="embargo 'tomorrow' is not an ISO 8601 date"):
        one("---\nembargo: tomorrow\n---\nText.")


def test_rules_around_prose_are_no_front_matter() -> None:
    assert one("---\nThe road is closed.\n---\nIt opens at noon.").statements[0].text == "The road is closed."


def test_html_is_read_by_its_blocks() -> None:
    note = one(
        '<!doctype html><html lang="fr-CA"><head><title>Site</title><style>p{}</style></head><body>'
        "<nav>Accueil</nav><h1>Panne de métro</h1><p>La <b>ligne 1</b> est coupée.</p><h2>Cause</h2>"
        "<ul><li>câble<ul><li>20 kV</li></ul></li><li><p>usure</p></li></ul>"
        "<table><tr><th>Heure</th><th>Fait</th></tr><tr><td>14 h 05</td><td>Reprise</td></tr></table>"
        "<dl><dt>Lieu</dt><dd>Montréal</dd></dl><script>alert(1)</script></body></html>"
    )
    assert (note.language, note.title, note.meta.place) == ("fr-CA", "Panne de métro", "Montréal")
    assert [(s.label, s.stamp, s.text) for s in note.statements] == [
        (None, None, "La ligne 1 est coupée."),
        ("Cause", None, "câble"),
        ("Cause", None, "20 kV"),
        ("Cause", None, "usure"),
        ("Cause", "14 h 05", "Reprise"),
    ]


def test_html_that_looks_like_markdown_stays_what_it_is() -> None:
    note = one(
        "<p>It says:</p><p># not a heading</p><p>2 * 3 * 4 and *this* and snake_case_name</p><p>- no item</p>"
    )
    assert note.title is None
    assert [s.text for s in note.statements] == [
        "It says:",
        "# not a heading",
        "2 * 3 * 4 and *this* and snake_case_name",
        "- no item",
    ]
    assert {s.kind for s in note.statements} == {"sentence"}


def test_markup_in_plain_text_is_text() -> None:
    note = one("The page showed <script>alert(1)</script> to everyone.")
    assert note.statements[0].text == "The page showed <script>alert(1)</script> to everyone."


def test_a_json_object_gives_text_data_and_labelled_statements() -> None:
    note = one(
        json.dumps(
            {
                "id": "inc-7",
                "headline": "Checkout fails",
                "body": "Payments failed for an hour. **Refunds** worked.",
                "lang": "en",
                "date": "2026-05-07",
                "affected_users": 2300,
                "details": {"region": "EU", "hosts": ["p1", "p2"]},
                "resolved": True,
            }
        )
    )
    assert (note.id, note.title, note.meta.date) == ("inc-7", "Checkout fails", "2026-05-07")
    assert [(s.label, s.text) for s in note.statements] == [
        (None, "Payments failed for an hour."),
        (None, "Refunds worked."),
        ("affected users", "2300"),
        ("details region", "EU"),
        ("details hosts", "p1"),
        ("details hosts", "p2"),
        ("resolved", "true"),
    ]
    assert all(note.text[s.start : s.end].strip("*") for s in note.statements)


@pytest.mark.parametrize(
    "data",
    [
        '[{"text": "Fire in the hall."}, "Flood in the cellar."]',
        '{"notes": [{"text": "Fire in the hall."}, {"text": "Flood in the cellar."}]}',
        '{"text": "Fire in the hall."}\n\n{"text": "Flood in the cellar."}\n',
    ],
)
def test_several_notes_come_from_lists_and_lines(data: str) -> None:
    notes = read_notes(data.encode(), name="night.x")
    assert [(note.id, note.statements[0].text) for note in notes] == [
        ("night-1", "Fire in the hall."),
        ("night-2", "Flood in the cellar."),
    ]


def test_notes_with_the_same_id_are_told_apart() -> None:
    notes = read_notes(b'[{"id": "a", "text": "One fire."}, {"id": "a", "text": "Two fires."}]')
    assert [note.id for note in notes] == ["a", "a-2"]


@pytest.mark.parametrize(
    ("data", "name", "message"),
    [
        (b'{"text": "a",\n "b" 1}', "-", r"-, line 2, column 6: not JSON"),
        (b'{"text": "a"}\n{"text": }', "n.jsonl", r"n.jsonl, line 2, column 10: not JSON"),
        (b"[]", "n.json", "an empty list"),
        (b"[1]", "n.json", "note 1: neither an object nor a string"),
        (b'{"text": "  "}', "n.json", "nothing in it"),
        (b"[" * 100_000, "n.json", "JSON that cannot be read|not JSON"),
        (b'{"n": ' + b"9" * 5_000 + b"}", "n.json", "JSON that cannot be read"),
        (b"<html><body><script>x</script></body></html>", "n.html", "nothing to read"),
    ],
)
def test_wrong_input_is_refused_with_its_place(data: bytes, name: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        read_notes(data, name=name)


def test_a_language_that_is_none_is_refused() -> None:
    with pytest.raises(UsageError, match="language 'klingonish' is not a BCP 47 tag"):
        one("Fire.", language="klingonish")


def test_the_number_of_a_record_is_its_source() -> None:
    note = one("2021-531 工場で冷却器下部配管から冷媒ガスが漏洩した事故。")
    assert note.meta.sources == ("2021-531",)
    assert note.statements[0].text == "工場で冷却器下部配管から冷媒ガスが漏洩した事故。"


def test_a_note_that_is_all_title_says_it() -> None:
    note = one("# Bridge closed\n")
    assert (note.title, [s.text for s in note.statements]) == ("Bridge closed", ["Bridge closed"])


@given(st.binary(max_size=300), st.sampled_from(["-", "a.html", "a.json", "a.jsonl", "a.md"]))
@settings(deadline=None)
def test_any_bytes_under_any_name_are_read_or_refused(data: bytes, name: str) -> None:
    try:
        notes = read_notes(data, name=name, language="en")
    except ArticlekitError:
        return
    assert all(note.statements for note in notes)
    assert all(statement.text.strip() for note in notes for statement in note.statements)


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["text", "title", "x"]), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(_JSON)
@settings(deadline=None)
def test_any_json_is_read_or_refused(value: object) -> None:
    try:
        notes = read_notes(json.dumps(value).encode(), name="a.json", language="en")
    except InputError:
        return
    assert all(note.statements for note in notes)
    assert all(statement.text.strip() for note in notes for statement in note.statements)


_TAGS = ["<p>", "</p>", "<ul>", "<li>", "</table>", "<tr>", "<td>", "<h1>", "</h1>", "<dt>", "<dd>", "<pre>"]


@given(st.lists(st.sampled_from([*_TAGS, "<br>", "word", "&amp;", "]]>", "<!--", "-->"]), max_size=25))
@settings(deadline=None)
def test_any_tag_soup_is_read_or_refused(parts: list[str]) -> None:
    try:
        (note,) = read_notes(" ".join(parts).encode(), name="a.html", language="en")
    except InputError:
        return
    assert "<p>" not in note.text
