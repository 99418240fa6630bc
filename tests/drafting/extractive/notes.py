"""Notes for the tests, with statements as the reading room makes them."""

from articlekit.language.sentences import texts
from articlekit.model.note import Meta, Note, Statement, StatementKind

__all__ = ["bullets", "note", "prose", "said"]


def said(
    text: str,
    label: str | None = None,
    *,
    kind: StatementKind = "sentence",
    stamp: str | None = None,
    block: int = 0,
) -> Statement:
    return Statement(id="s0", text=text, start=0, end=0, label=label, kind=kind, stamp=stamp, block=block)


def note(language: str, *statements: Statement, title: str | None = None, meta: Meta | None = None) -> Note:
    numbered = tuple(
        statement.model_copy(update={"id": f"s{number}"})
        for number, statement in enumerate(statements, start=1)
    )
    return Note(id="test", text="", language=language, title=title, statements=numbered, meta=meta or Meta())


def prose(language: str, *paragraphs: str, title: str | None = None) -> Note:
    statements = [
        said(sentence, block=block)
        for block, paragraph in enumerate(paragraphs)
        for sentence in texts(paragraph, language)
    ]
    return note(language, *statements, title=title)


def bullets(language: str, *items: str, title: str | None = None) -> Note:
    return note(language, *(said(item, kind="bullet") for item in items), title=title)
