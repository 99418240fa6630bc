"""Killing a server with jobs at random moments, until every job has come to its end in spite of that."""

import random
import threading
import time
from collections import Counter
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

from articlekit.app.web.store import SqliteStore
from tests.app.batch.running import note
from tests.app.web.serving import Server, ended

__all__ = ["ServerDeaths"]

_PLACES = ("Ashby", "Brill", "Corby", "Derby", "Epsom", "Filey", "Goole", "Hexham")
_LONGEST = 3.0
"""Seconds after which a server is killed at the latest."""
_OPTIONS = ("--workers", "2", "--rate", "0", "--patience", "2")
_PATIENCE = 60.0
"""Seconds in which an order is taken after a kill broke off its first request, or a busy server answers."""


@dataclass(kw_only=True)
class ServerDeaths:
    """A server that is killed, begun again, and given orders meanwhile."""

    state: Path
    draw: random.Random
    kills: int = 0
    places: dict[int, str] = field(default_factory=dict)
    """Where the job of each order is, by its number."""
    _orders: int = 0

    def to_the_end(self, kills: int) -> Counter[str]:
        """Kill a server so often, then let it be until its jobs have ended.

        Nothing is lost or done twice: an order that is sent again, with its key, as its answer was lost,
        becomes one job; and what comes of each is, byte for byte, what a server answers at once.

        Returns:
            how many jobs had each status at the end.
        """
        server = Server(self.state, *_OPTIONS)
        while self.kills < kills:
            self._one(server)
        with server:
            for number in range(self._orders):
                self._send_until_taken(server, number)
            statuses = Counter(self._ended(server, number) for number in range(self._orders))
        with closing(SqliteStore(self.state / "server.sqlite")) as store:
            assert len(store.keys("job:")) == len(set(self.places.values())) == self._orders
            assert store.keys("open:") == store.keys("order:") == []
        return statuses

    def _one(self, server: Server) -> None:
        """Start the server and kill it after a while, whatever it is at."""
        server.start()
        timer = threading.Timer(self.draw.uniform(0.0, _LONGEST), server.process.kill)
        timer.start()
        while server.process.poll() is None:
            number = self._orders
            if self.draw.random() < 0.3 and (missing := sorted(set(range(number)) - set(self.places))):
                number = missing[0]
            self._orders = max(self._orders, number + 1)
            self._send(server, number)
            time.sleep(self.draw.uniform(0.0, 0.2))
        timer.join()
        server.kill()
        self.kills += 1

    def _send(self, server: Server, number: int) -> None:
        """Send an order; whether it was taken in is not known where there is no answer."""
        headers = {"Prefer": "respond-async", "Idempotency-Key": f"key-{number}"}
        try:
            answer = server.client.post("/v1/articles", json=_order(number), headers=headers)
        except httpx.TransportError:
            return
        if answer.status_code == 202:
            place = answer.headers["location"]
            assert self.places.setdefault(number, place) == place, "one order, two jobs"
        else:
            assert answer.status_code == 409, answer.text  # the first request may still be at it

    def _send_until_taken(self, server: Server, number: int) -> None:
        end = time.monotonic() + _PATIENCE
        while number not in self.places:
            assert time.monotonic() < end, "an order is not taken in"
            self._send(server, number)
            time.sleep(0.2)
        self._send(server, number)

    def _ended(self, server: Server, number: int) -> str:
        status = str(ended(server, self.places[number], seconds=300)["status"])
        expected = self._at_once(server, number)
        if status == "done":
            assert expected.content in server.client.get(self.places[number]).content, "not the same"
        return status

    def _at_once(self, server: Server, number: int) -> httpx.Response:
        """What the server answers to an order that it does not put off; 503 says that it is busy."""
        end = time.monotonic() + _PATIENCE
        while True:
            answer = server.client.post("/v1/articles", json=_order(number))
            if answer.status_code != 503:
                assert answer.status_code == 200, answer.text
                return answer
            assert time.monotonic() < end, "the server stays busy"
            time.sleep(0.5)


def _order(number: int) -> dict[str, Any]:
    text = note(_PLACES[number % len(_PLACES)], hour=1 + number // len(_PLACES) % 22)
    return {"note": {"text": text, "name": f"note-{number}"}, "template": "json"}
