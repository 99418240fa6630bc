"""Random faults: whatever a server or a model may do wrong, drawn with a seed."""

import json
import random
from typing import Any

from tests.fakes.notes import ARTICLE, ARTICLE_FR
from tests.fakes.openai_server import STREAM, Answer, answer, error, events, sentence, stream

__all__ = ["script"]

_WORDS = [
    "900",
    "gas",
    "Springfield",
    "9:52",
    "pupils",
    "«",
    "»",
    "“no”",
    "Monday",
    "7.3.2031",
    "school",
    "\u202e",
    "<b>",
    "{{",
    "x",
    "}}",
    "東京",
    "**",
    "#",
    "[s1]",
]
_SOURCES = ("s1", "s2", "s3", "s4", "s5", "s99", "title", "", "s1,s2")


def script(seed: int) -> list[Answer]:
    """The answers of a server that has few good moments."""
    draw = random.Random(seed)  # noqa: S311 - it has to come out the same again
    return [_answer(draw) for _ in range(draw.randint(1, 12))]


def _answer(draw: random.Random) -> Answer:
    return draw.choice((_good, _good, _wrong, _wrong, _broken_form, _refused, _lost, _strange_body, _stream))(
        draw
    )


def _article(draw: random.Random) -> list[dict[str, Any]]:
    return [dict(each) for each in draw.choice((ARTICLE, ARTICLE, ARTICLE_FR))]


def _good(draw: random.Random) -> Answer:
    return answer(_article(draw), usage=draw.random() < 0.8)


def _wrong(draw: random.Random) -> Answer:
    """A well-formed answer that says what the note does not."""
    sentences = _article(draw)
    for _ in range(draw.randint(1, 6)):
        place = draw.randrange(len(sentences))
        text = " ".join(draw.choices(_WORDS, k=draw.randint(0, 12)))
        part = draw.choice(("headline", "lede", "heading", "text", "item", "conclusion", "nonsense"))
        change = draw.choice(("replace", "insert", "drop", "retext", "unsource"))
        if change == "replace":
            sentences[place] = sentence(part, text, *draw.choices(_SOURCES, k=draw.randint(0, 3)))
        elif change == "insert":
            sentences.insert(place, sentence(part, text, *draw.choices(_SOURCES, k=2)))
        elif change == "drop" and len(sentences) > 1:
            del sentences[place]
        elif change == "retext":
            sentences[place]["text"] = f"{sentences[place]['text']} {text}"
        else:
            sentences[place]["sources"] = []
    return answer(sentences)


def _broken_form(draw: random.Random) -> Answer:
    text = json.dumps({"sentences": _article(draw)})
    choice = draw.randrange(6)
    if choice == 0:
        return answer(text[: draw.randrange(len(text))], finish="length")
    if choice == 1:
        return answer(f"Sure!\n```json\n{text}\n```")
    if choice == 2:
        place = draw.randrange(len(text))
        return answer(text[:place] + draw.choice('"}]\n\\,') + text[place:])
    if choice == 3:
        return answer(draw.choice((None, "", "[]", "null", "I cannot.", "{}" * 50)))
    if choice == 4:
        return answer(None, refusal="I will not.")
    return answer(text, finish=draw.choice(("stop", "content_filter", "length", "tool_calls")))


def _refused(draw: random.Random) -> Answer:
    status = draw.choice((400, 401, 403, 404, 409, 413, 422, 429, 429, 500, 500, 502, 503, 529))
    wait = {"retry_after": draw.choice(("0", "1", "500", "nan", "soon", "-3"))} if draw.random() < 0.5 else {}
    words = draw.choice(
        ("no", "json_schema", "use max_completion_tokens", "temperature", "<html>", "é" * 500)
    )
    return error(status, words, **wait)


def _lost(draw: random.Random) -> Answer:
    body = _good(draw).body
    if draw.random() < 0.15:
        return Answer(body=body, delay=0.25)
    return Answer(body=body, cut=draw.randrange(len(body)))


def _strange_body(draw: random.Random) -> Answer:
    bodies = [b"", b"<html>no</html>", b"{", b"null", b"[1]", b"\xff\xfe"]
    body = draw.choice([*bodies, b'{"choices": null}', b'{"choices": [{}]}'])
    return Answer(status=draw.choice((200, 200, 200, 418)), body=body)


def _stream(draw: random.Random) -> Answer:
    """A stream that goes wrong at some event."""
    lines = stream(_good(draw)).body.split(b"\n\n")
    place = draw.randrange(len(lines))
    wrong = draw.choice(
        (
            b"data: {",
            b"data: null",
            b": ping",
            b"event: error\ndata: {}",
            b'error: {"message": "no"}',
            b"data: [DONE]",
            b"\xff\xfe",
            events({"error": {"message": "json_schema", "code": draw.choice((400, 401, 429, 500, None))}}),
            events({"choices": [{"delta": {"content": "9" * draw.randrange(60_000)}}]}),
            events({"choices": [], "usage": {"prompt_tokens": 9, "completion_tokens": -1}}),
        )
    )
    choice = draw.randrange(4)
    if choice == 0:
        lines.insert(place, wrong)
    elif choice == 1:
        lines = lines[:place]
    elif choice == 2:
        lines[place] = wrong
    body = b"\n\n".join(lines)
    if choice == 3:
        return Answer(parts=(body[:place], 0.25, body[place:]), headers=STREAM)
    return Answer(body=body, headers=STREAM, cut=draw.choice((None, None, len(body) // 2)))


def _greedy(draw: random.Random) -> Answer:
    """More than was asked for, as a server that knows no limit writes it."""
    sentences = _article(draw) * draw.randint(5, 60)
    return answer(sentences, usage=draw.random() < 0.5)
