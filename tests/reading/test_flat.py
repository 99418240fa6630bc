"""Flat texts, as `structure` wants them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articlekit.errors import ArticlekitError, InputError
from articlekit.reading import read_text


def test_plain_text_and_markdown_stay_as_they_are() -> None:
    text = "# Titre\n\nUn *mot* et une phrase : voilà.\n\n1. Premier intertitre\n2. Second intertitre\n"
    flat = read_text(text.encode(), name="a.md")
    assert (flat.text, flat.title, flat.language, flat.name) == (text, None, "fr", "a.md")


def test_front_matter_is_taken_off() -> None:
    flat = read_text(b"---\ntitle: T\nlang: de\nplace: Halle\n---\n\nText.\n")
    assert (flat.text, flat.title, flat.language, flat.meta.place) == ("Text.\n", "T", "de", "Halle")


def test_html_becomes_blocks_with_marked_headings() -> None:
    page = (
        "<html lang=en><title>Site</title><h2>Cause</h2><p>A <i>cable</i> * broke.</p><ul><li>one<li>two</ul>"
    )
    flat = read_text(page.encode())
    assert (flat.text, flat.title) == ("## Cause\n\nA cable * broke.\n\n- one\n- two", "Site")


def test_the_text_of_a_json_object_is_taken() -> None:
    flat = read_text(b'{"title": "T", "body": "One.\\nTwo.", "lang": "en"}')
    assert (flat.text, flat.title, flat.language) == ("One.\nTwo.", "T", "en")


def test_several_notes_are_no_text() -> None:
    with pytest.raises(InputError, match="2 notes: give one text at a time"):
        read_text(b'["a", "b"]', name="n.json")


@given(st.binary(max_size=200), st.sampled_from(["-", "a.html", "a.json"]))
@settings(deadline=None)
def test_any_bytes_are_read_or_refused(data: bytes, name: str) -> None:
    try:
        flat = read_text(data, name=name, language="en")
    except ArticlekitError:
        return
    assert flat.text.strip()


def test_steps_and_code_of_html_can_be_told() -> None:
    code = "<pre><code>\na  b\n\n  ```\n</code></pre>"
    page = f"<h1>Pump</h1><p>It stopped.</p><ol><li>Open<br>the tap<li>Push</ol>{code}"
    assert read_text(page.encode()).text == (
        "# Pump\n\nIt stopped.\n\n1. Open the tap\n1. Push\n\n````\na  b\n\n  ```\n````"
    )


def test_a_page_of_preformatted_text_alone_is_text() -> None:
    assert read_text(b"<body><pre>It stopped.\n\nIt runs.</pre>").text == "It stopped.\n\nIt runs."
