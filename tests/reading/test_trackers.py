"""Tickets as programs export them: what happened is read, what is about the ticket is set aside."""

import json
from typing import Any

from articlekit.model.note import Note
from articlekit.reading import read_notes


def _read(value: Any) -> Note:
    return read_notes(json.dumps(value).encode(), name="ticket.json")[0]


def _paragraph(text: str) -> dict[str, Any]:
    return {"type": "paragraph", "content": [{"type": "text", "text": text}]}


def _texts(note: Note) -> list[str]:
    return [statement.text for statement in note.statements]


def test_a_jira_issue_is_its_title_its_text_and_its_comments() -> None:
    bullets = [
        {"type": "listItem", "content": [_paragraph(text)]} for text in ("Crew on site", "Ferry waits")
    ]
    text = {
        "type": "doc",
        "version": 1,
        "content": [
            _paragraph("A barge hit the lock gate at 06:10."),
            {"type": "bulletList", "content": bullets},
        ],
    }
    person = {"self": "https://x.example/u/1", "displayName": "Ann Lee", "emailAddress": "ann@x.example"}
    comment = {
        "author": person,
        "body": _paragraph("Gate lifted, canal open."),
        "created": "2026-03-02T09:40:00.000+0100",
    }
    comment["body"] = {"type": "doc", "version": 1, "content": [comment["body"]]}
    note = _read(
        {
            "expand": "names",
            "key": "OPS-7",
            "self": "https://x.example/rest/api/3/issue/7",
            "fields": {
                "summary": "Lock gate jammed",
                "status": {
                    "name": "Closed",
                    "id": "6",
                    "iconUrl": "https://x.example/i",
                    "description": "done",
                },
                "priority": {"name": "High", "id": "2"},
                "reporter": person,
                "created": "2026-03-02T06:20:00.000+0100",
                "description": text,
                "comment": {"comments": [comment], "total": 1, "maxResults": 50},
                "watches": {"watchCount": 3, "isWatching": False},
            },
        }
    )
    assert note.title == "Lock gate jammed"
    assert _texts(note) == [
        "A barge hit the lock gate at 06:10.",
        "Crew on site",
        "Ferry waits",
        "Gate lifted, canal open.",
    ]
    assert note.statements[-1].stamp == "2026-03-02 09:40"
    assert note.meta.date is not None
    assert note.meta.date.startswith("2026-03-02")
    assert "ann@x.example" not in note.text
    assert {aside.kind for aside in note.asides} == {"reference"}


def test_a_servicenow_record_has_its_short_description_as_its_title() -> None:
    note = _read(
        {
            "result": {
                "number": "INC0010023",
                "short_description": "Badge readers down at Ghent depot",
                "description": "Since 05:30 no door opens. Forty drivers wait outside.",
                "caller_id": {"display_value": "J. Maes", "link": "https://x.example/u"},
                "impact": "1",
                "state": "6",
            }
        }
    )
    assert note.title == "Badge readers down at Ghent depot"
    assert _texts(note) == ["Since 05:30 no door opens.", "Forty drivers wait outside."]


def test_what_is_said_of_the_matter_under_a_key_of_trackers_stays() -> None:
    note = _read(
        {"text": "A lorry lies across the A4.", "impact": "9 km of queue", "status": "under control"}
    )
    assert _texts(note) == ["A lorry lies across the A4.", "9 km of queue", "under control"]
    place = _read({"text": "Closed.", "place": {"name": "Mill bridge", "injured": 2}})
    assert {"Mill bridge", "2"} <= {*_texts(place)}


def test_comments_are_known_by_their_name_in_many_languages() -> None:
    for key, author, time, text in (
        ("komentáře", "autor", "čas", "text"),
        ("Kommentare", "Verfasser", "Zeit", "Inhalt"),
        ("comentários", "autor", "hora", "texto"),
        ("コメント", "投稿者", "日時", "本文"),
        ("تعليقات", "الكاتب", "الوقت", "نص"),
    ):
        said = {author: "J. Novak", time: "2026-03-04T08:00", text: "7 pumps stand still."}
        note = _read({"title": "Failure", "text": "No water since 7:20.", key: [said]})
        last = note.statements[-1]
        assert (last.stamp, last.label, last.text) == ("2026-03-04 08:00", None, "7 pumps stand still.")


def test_other_lists_keep_the_names_of_their_parts() -> None:
    note = _read(
        {"title": "Failure", "text": "No water since 7:20.", "čerpadla": [{"autor": "X", "stav": "stojí"}]}
    )
    assert note.statements[-1].text == "autor: X; stav: stojí"


def test_the_state_of_a_ticket_is_not_its_title() -> None:
    note = read_notes(
        "Jegyszám: INC-204\nÁllapot: Megoldva\nTárgy: Kártyás fizetés nem működik\n\n"
        "A boltok termináljai nem tudtak csatlakozni. 312 üzlet érintett.\n".encode()
    )[0]
    assert note.title == "Kártyás fizetés nem működik"
