"""Streams as servers send them, and what they do wrong."""

import json
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articlekit.drafting.drafter import Budget
from articlekit.drafting.openai.answer import SCHEMA
from articlekit.drafting.openai.client import Client, Request
from articlekit.drafting.openai.server import Server
from articlekit.drafting.openai.stream import Arrival, read_stream
from articlekit.drafting.openai.wire import NoTextError, Reply, StreamError
from articlekit.errors import EngineError
from tests.fakes.notes import ARTICLE, ARTICLE_FR
from tests.fakes.openai_server import STREAM, Answer, FakeServer, answer, error, events, pieces, stream
from tests.growth import no_faster_than_length

REQUEST = Request(system="Answer with JSON.", prompt="Write.", schema=SCHEMA, sections=1)
WHOLE = json.dumps({"sentences": ARTICLE_FR}, ensure_ascii=False)
USAGE = {"prompt_tokens": 7, "completion_tokens": 9}


def delta(text: str, **more: Any) -> dict[str, Any]:
    return {"choices": [{"index": 0, "delta": {"content": text}, "finish_reason": None}], **more}


def end(finish: str = "stop") -> dict[str, Any]:
    return {"choices": [{"index": 0, "delta": {}, "finish_reason": finish}]}


GOOD = answer(ARTICLE)
TEXT = [delta(piece) for piece in pieces(WHOLE)]


def read(*chunks: bytes, limit: int = 4_000, patience: float = 60.0) -> Reply:
    return read_stream(chunks, limit=limit, patience=patience, arrived=lambda _: None)


@pytest.mark.parametrize("indent", [None, 1])
def test_an_answer_in_one_piece_is_none_the_worse(indent: int | None) -> None:
    body = b"\n" + json.dumps(json.loads(GOOD.body), indent=indent).encode()
    assert json.loads(read(body[:5], body[5:]).text) == {"sentences": ARTICLE}


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (events(*TEXT[:5]), "broken"),
        (events(*TEXT[:5])[:-9], "broken"),
        (b": ping\n\n: ping\n\n", "broken"),
        (events(*TEXT[:5], '{"choices": [', *TEXT[5:], end(), "[DONE]"), "garbled"),
        (events(*TEXT[:5], "oh no", end(), "[DONE]"), "garbled"),
        (b"data: [\n" * 1_000, "garbled"),
        (events(*TEXT[:5], {"error": {"message": "out of memory", "code": 507}}, "[DONE]"), "refused"),
        (events(*TEXT[:5], {"object": "error", "message": "out of memory", "code": 507}), "refused"),
        (b'error: {"message": "out of memory", "code": 507}\n\n', "refused"),
        (b'event: error\ndata: {"message": "out of memory", "code": 507}\n\n', "refused"),
    ],
)
def test_a_stream_that_comes_to_no_end_is_no_answer(body: bytes, kind: str) -> None:
    with pytest.raises(StreamError) as caught:
        read(body)
    assert caught.value.kind == kind
    if kind == "refused":
        assert (caught.value.complaint, caught.value.status) == ("out of memory", 507)
    assert caught.value.begun == (kind != "refused" or b"sentences" in body)


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (events(end(), "[DONE]"), "no text"),
        (events({"choices": None}, "[DONE]"), "no text"),
        (events({"choices": [None]}, {"choices": [{"delta": None}]}, 17, None, "[DONE]"), "no text"),
        (events({"choices": [{"delta": {"refusal": "I will not."}}]}, "[DONE]"), "refuses to write"),
        (events(*TEXT, end("content_filter"), "[DONE]"), "filter"),
        (b"<html>Log in</html>", "web page"),
        (b"", "no JSON"),
        (b"Bad gateway", "no JSON"),
    ],
)
def test_a_stream_without_text_is_an_answer_that_is_paid_for(body: bytes, message: str) -> None:
    with pytest.raises(NoTextError, match=message):
        read(body)


def test_an_answer_that_was_too_long_is_truncated() -> None:
    assert read(events(*TEXT[:5], end("length"), "[DONE]")).truncated


def test_an_answer_that_is_whole_needs_nobody_to_say_so() -> None:
    assert read(events(*TEXT)).text == WHOLE


def test_what_goes_on_beyond_the_limit_is_cut_short_and_no_more_is_read() -> None:
    taken = 0

    def endless() -> Iterator[bytes]:
        nonlocal taken
        while True:
            taken += 1
            yield events(delta("ten bytes "))

    reply = read_stream(endless(), limit=100, patience=60, arrived=lambda _: None)
    assert reply.is_cut
    assert reply.truncated
    assert taken == 101


def test_a_stream_without_an_end_in_sight_is_given_up() -> None:
    def endless() -> Iterator[bytes]:
        while True:
            yield b"data: " + b"x" * 1_000_000

    with pytest.raises(StreamError):
        read_stream(endless(), limit=100, patience=60, arrived=lambda _: None)


def test_single_letters_are_no_tokens() -> None:
    letters = [delta(letter) for letter in WHOLE]
    assert not read(events(*letters, end(), "[DONE]"), limit=len(WHOLE) - 200).is_cut


def test_comments_alone_keep_nobody_waiting_for_ever() -> None:
    def alive() -> Iterator[bytes]:
        yield events(delta("{"))
        while True:
            yield b": ping\n\n"

    with pytest.raises(StreamError) as caught:
        read_stream(alive(), limit=100, patience=0.05, arrived=lambda _: None)
    assert caught.value.kind == "stalled"


_LINES = [b"data: ", b"data:{}", b"\n", b"\r\n", b": x", b"[DONE]", b'{"choices":', b"event: error", b"[{}]}"]


@given(st.one_of(st.binary(), st.lists(st.sampled_from(_LINES)).map(b"".join)), st.integers(1, 9))
def test_any_bytes_are_an_answer_or_an_error_of_the_stream(body: bytes, size: int) -> None:
    with suppress(StreamError, NoTextError):
        read(*(body[start : start + size] for start in range(0, len(body), size)))


@pytest.mark.parametrize("piece", [b"data: [\n", b"x", b"data: {}\n\n", b"\r", b"data:"])
def test_hostile_streams_take_no_long_time(piece: bytes) -> None:
    def go(size: int) -> None:
        with suppress(StreamError, NoTextError):
            read(*([piece] * (size // len(piece))))

    assert no_faster_than_length(go, 400_000)


_CLIENTS: list[Client] = []


@pytest.fixture(autouse=True)
def _close_clients() -> Iterator[None]:
    yield
    while _CLIENTS:
        _CLIENTS.pop().close()


def ask(server: FakeServer, account: Budget | None = None, **options: Any) -> Reply:
    asking = Client(Server(model="fake", base_url=server.url, **options), pause=lambda _: None)
    _CLIENTS.append(asking)
    return asking.ask(REQUEST, account or Budget())


_PINGS: list[bytes | float] = [0.08, b": ping\n\n"] * 6


def sent(*parts: bytes | float, cut: int | None = None) -> Answer:
    return Answer(parts=parts, headers=STREAM, cut=cut)


LONG = stream(GOOD).body
BEGUN = LONG[: LONG.index(b"\n\n", 700) + 2]
REST = LONG[len(BEGUN) :]


def streamed(server: FakeServer) -> list[tuple[bool, bool]]:
    return [(request.get("stream", False), "stream_options" in request) for request in server.requests]


def test_an_answer_is_streamed_and_its_tokens_counted() -> None:
    account = Budget()
    with FakeServer(GOOD) as server:
        ask(server, account)
    assert streamed(server) == [(True, True)]
    assert account.prompt_tokens == 500
    assert account.estimated == 0


def test_tokens_that_nobody_counts_are_estimated_and_said_to_be() -> None:
    account = Budget()
    with FakeServer(sent(events(*TEXT, end(), "[DONE]"))) as server:
        ask(server, account)
    assert account.estimated == 1
    assert account.prompt_tokens > 0
    assert len(WHOLE) / 6 < account.completion_tokens < len(WHOLE)


def test_thoughts_are_charged_and_no_part_of_the_text() -> None:
    account = Budget()
    thoughts = [{"choices": [{"delta": {"reasoning_content": "Hmm, a gas leak. "}}]}] * 90
    with FakeServer(sent(events(*thoughts, *TEXT, end(), "[DONE]"))) as server:
        assert ask(server, account).text == WHOLE
    assert account.completion_tokens > (len(WHOLE) + 90 * 17) / 4


def test_thoughts_alone_are_no_answer_and_are_charged() -> None:
    account = Budget()
    thoughts = [{"choices": [{"delta": {"reasoning": "Hmm, a gas leak. "}}]}] * 90
    with FakeServer(sent(events(*thoughts, end("length"), "[DONE]"))) as server, pytest.raises(NoTextError):
        ask(server, account)
    assert account.completion_tokens > 90 * 17 / 4


def test_characters_that_are_cut_in_two_on_the_way_come_out_whole() -> None:
    body = events(*TEXT, end(), "[DONE]")
    place = body.index("é".encode()) + 1
    with FakeServer(sent(body[:place], 0.05, body[place:])) as server:
        assert ask(server).text == WHOLE


@pytest.mark.parametrize(
    ("complaint", "asked"),
    [
        ("Unknown parameter: stream_options", [(True, True), (True, False)]),
        ("{'loc': ['body', 'stream_options', 'include_usage']}", [(True, True), (True, False)]),
        ("response_format cannot be used with streaming", [(True, True), (False, False)]),
        ("stream is not supported", [(True, True), (False, False)]),
    ],
)
def test_what_a_server_does_not_stream_is_left_out_and_remembered(
    complaint: str, asked: list[tuple[bool, bool]]
) -> None:
    def step(request: dict[str, Any]) -> Answer:
        refused = "stream_options" in request if "options" in complaint else request.get("stream")
        return error(400, complaint) if refused else GOOD

    with FakeServer(step) as server:
        ask(server)
        ask(server)
    assert streamed(server) == [*asked, asked[-1]]
    assert all("json_schema" in json.dumps(request) for request in server.requests)


def test_a_server_that_refuses_without_a_word_is_asked_in_one_piece_in_the_end() -> None:
    with FakeServer(lambda request: error(400) if "stream" in request else GOOD) as server:
        ask(server)
    assert streamed(server)[-1] == (False, False)
    assert server.requests[-1]["response_format"]["type"] == "json_schema"


def test_a_proxy_that_names_its_upstream_says_nothing_about_streams() -> None:
    with FakeServer(error(400, "upstream error"), GOOD) as server:
        ask(server)
    assert streamed(server) == [(True, True)] * 2


def test_a_stream_that_cannot_be_read_is_asked_for_in_one_piece() -> None:
    bad = sent(events(*TEXT[:5], "{", *TEXT[5:], end(), "[DONE]"))
    account = Budget()
    with FakeServer(bad, GOOD) as server:
        ask(server, account)
    assert streamed(server) == [(True, True), (False, False)]
    assert account.completion_tokens > 4_000


def test_an_error_in_a_stream_goes_down_the_ladder_like_any_other() -> None:
    refusal = sent(events({"error": {"message": "json_schema is not supported", "code": 400}}))
    account = Budget()
    with FakeServer(refusal, GOOD) as server:
        ask(server, account)
    assert [request["response_format"]["type"] for request in server.requests] == [
        "json_schema",
        "json_object",
    ]
    assert account.prompt_tokens == 500


@pytest.mark.parametrize(
    ("fault", "message", "asked"),
    [
        (sent(BEGUN, cut=0), "broke off", 3),
        (sent(BEGUN), "broke off", 3),
        (sent(BEGUN, 0.6, REST), r"no answer within 0\.2 s", 1),
        (sent(BEGUN, *_PINGS, REST), r"no answer within 0\.2 s", 1),
        (sent(BEGUN, events({"error": {"message": "overloaded", "code": 529}})), "in trouble", 3),
        (sent(events({"error": {"message": "bad sk-abcdef123", "code": 401}})), "refuses the key", 1),
    ],
    ids=["reset", "end", "silence", "comments", "error", "key"],
)
def test_a_stream_that_fails_is_one_line_that_says_what_to_do(
    fault: Answer, message: str, asked: int
) -> None:
    account = Budget()
    with FakeServer(fault) as server, pytest.raises(EngineError, match=message) as caught:
        ask(server, account, timeout=0.2)
    assert len(server.requests) == asked
    assert "\n" not in str(caught.value)
    assert "sk-abcdef123" not in str(caught.value)
    assert (account.tokens > 0) == ("key" not in message)


def test_a_connection_that_is_kept_open_after_the_end_costs_no_answer() -> None:
    body = events(*TEXT, end())
    with FakeServer(sent(body, 0.6)) as server:
        assert ask(server, timeout=0.2).text == WHOLE
    assert len(server.requests) == 1


def test_it_is_told_how_far_an_answer_has_come() -> None:
    told: list[Arrival] = []
    article = {
        "headline": {"text": "Gas leak"},
        "lede": [{"text": "Gas leaked."}],
        "sections": [{"heading": {"text": "Pipe"}, "sentences": [{"text": "It had cracked."}]}],
        "conclusion": [{"text": "Lessons go on."}],
    }
    with FakeServer(answer(json.dumps(article))) as server:
        ask(server, arrived=told.append)
    parts: Iterable[str] = dict.fromkeys(arrival.part for arrival in told)
    assert list(parts) == ["headline", "lede", "section", "conclusion"]
    assert {(each.section, each.sections) for each in told if each.part == "section"} == {(1, 1)}
    assert [each.tokens for each in told] == sorted(each.tokens for each in told)
    assert str(Arrival(part="section", section=3, sections=5, tokens=412)) == "section 3 of 5 · 412 tokens"
    assert str(Arrival(part="section", section=6, sections=5, tokens=9)) == "section 6 · 9 tokens"
    assert str(Arrival(tokens=9)) == "9 tokens"
