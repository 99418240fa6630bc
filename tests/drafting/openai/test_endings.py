"""What comes behind an answer: a connection is used again, and nobody waits for a server that never ends."""

import threading
from collections.abc import Iterator

from articlekit.drafting.budget import Budget
from articlekit.drafting.openai.client import Client, Request
from articlekit.drafting.openai.endings import Endings
from articlekit.drafting.openai.server import Server
from tests.fakes.notes import ARTICLE
from tests.fakes.openai_server import STREAM, Answer, FakeServer, answer, events, stream

REQUEST = Request(system="Answer with JSON.", prompt="Write.", schema=None)
PATIENCE = 60.0


class Rest:
    """What is left of a body, and whether it has been closed."""

    def __init__(self, chunks: Iterator[bytes]) -> None:
        self.chunks = chunks
        self.closed = threading.Event()

    def leave(self, endings: Endings) -> None:
        endings.leave(self.chunks, self.closed.set)


def test_a_connection_carries_one_streamed_answer_after_the_other() -> None:
    with FakeServer(stream(answer(ARTICLE))) as server:
        client = Client(Server(model="fake", base_url=server.url))
        for _ in range(50):  # the end of an answer may be read too late for the very next request
            client.ask(REQUEST, Budget())
            if server.connections < len(server.requests):
                break
        client.close()
        assert server.connections < len(server.requests)


def test_an_answer_is_there_although_the_server_never_ends_it() -> None:
    whole = stream(answer(ARTICLE)).body
    endless = Answer(headers=STREAM, parts=(whole, PATIENCE))
    with FakeServer(endless, endless) as server:
        client = Client(Server(model="fake", base_url=server.url, timeout=PATIENCE))
        assert client.ask(REQUEST, Budget()).text == client.ask(REQUEST, Budget()).text != ""
        client.close()


def test_what_goes_on_for_ever_is_closed() -> None:
    def chunks() -> Iterator[bytes]:
        while True:
            yield events("more")

    endings, rest = Endings(), Rest(chunks())
    rest.leave(endings)
    assert rest.closed.wait(PATIENCE)


def test_what_fails_is_closed_and_the_next_one_read() -> None:
    def broken() -> Iterator[bytes]:
        raise OSError
        yield b""

    endings, first, second = Endings(), Rest(broken()), Rest(iter([b""]))
    first.leave(endings)
    second.leave(endings)
    assert first.closed.wait(PATIENCE)
    assert second.closed.wait(PATIENCE)
    assert next(second.chunks, None) is None


def test_behind_one_that_does_not_end_only_some_wait() -> None:
    go_on = threading.Event()

    def slow() -> Iterator[bytes]:
        go_on.wait(PATIENCE)
        yield b""

    endings, rests = Endings(), [Rest(slow()) for _ in range(100)]
    for rest in rests:
        rest.leave(endings)
    assert rests[-1].closed.is_set()
    go_on.set()
    assert all(rest.closed.wait(PATIENCE) for rest in rests)


def test_one_that_was_stopped_begins_anew() -> None:
    endings = Endings()
    for _ in range(2):
        rest = Rest(iter([b""]))
        rest.leave(endings)
        endings.stop()
        assert rest.closed.wait(PATIENCE)
