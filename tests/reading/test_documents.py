"""Word files are read with what stands in their margin set aside."""

import io
from zipfile import ZipFile

import pytest

from articlekit.reading import read_notes

pytest.importorskip("mammoth")

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES = """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Override PartName="/word/document.xml"
 ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>
</Types>"""
_RELATIONS = """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="r1" Target="word/document.xml"
 Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/>
</Relationships>"""


def word_file(paragraphs: list[str], comments: list[tuple[str, str]]) -> bytes:
    body = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in paragraphs)
    margin = "".join(
        f'<w:comment w:id="{number}" w:author="{author}"><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:comment>'
        for number, (author, text) in enumerate(comments)
    )
    data = io.BytesIO()
    with ZipFile(data, "w") as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr("_rels/.rels", _RELATIONS)
        archive.writestr(
            "word/document.xml", f'<w:document xmlns:w="{_MAIN}"><w:body>{body}</w:body></w:document>'
        )
        archive.writestr("word/comments.xml", f'<w:comments xmlns:w="{_MAIN}">{margin}</w:comments>')
    return data.getvalue()


def test_comments_of_a_word_file_are_set_aside() -> None:
    data = word_file(
        ["A lorry overturned on the A7 near Hawick.", "The driver was unhurt."],
        [("Jo", "Is the road open again? -- ask police")],
    )
    note = read_notes(data, name="note.docx")[0]
    assert [each.text for each in note.statements] == [
        "A lorry overturned on the A7 near Hawick.",
        "The driver was unhurt.",
    ]
    assert [each.text for each in note.asides] == ["<!-- Jo: Is the road open again? – ask police -->"]
