"""Idempotency: a request that is sent again under its key is not done again."""

import hashlib
from dataclasses import dataclass, replace
from typing import Literal

from articlekit.app.web.problems import Refused
from articlekit.app.web.store import Store

__all__ = ["Claim", "IdempotencyKeys"]

_FIELD = "Idempotency-Key"
State = Literal["begun", "waits", "job", "answer"]
_STATES: dict[State, bytes] = {"begun": b"b", "waits": b"w", "job": b"j", "answer": b"a"}


@dataclass(frozen=True)
class Claim:
    """A key that a request came with, and what has come of the first request under it."""

    place: str
    fingerprint: bytes
    state: State = "begun"
    """Nothing yet, a job that the client waits for, a job that it was told of, or an answer."""
    body: bytes = b""
    """The body of the answer; of a job, its id."""


class IdempotencyKeys:
    """The idempotency keys of a server, each token's for itself.

    Source: draft-ietf-httpapi-idempotency-key-header.
    """

    def __init__(self, store: Store, *, keep: float, patience: float) -> None:
        """Open the book.

        Args:
            store: where it lies.
            keep: how long an answer is kept; seconds.
            patience: how long a request may be without an answer before it is taken for lost; seconds.
        """
        self._store = store
        self._keep = keep
        self._patience = patience

    def claim(self, key: str, *, owner: str, body: bytes) -> Claim:
        """Begin a request under its key, or learn what has come of the first one.

        Raises:
            Refused: the key was sent with another body (422), or the first request is not answered yet (409).
        """
        plain = key.removeprefix('"').removesuffix('"')
        place = "once:" + hashlib.sha256(f"{owner}\n{plain}".encode()).hexdigest()
        claim = Claim(place, hashlib.sha256(body).digest())
        if self._store.add(place, _bytes(claim), seconds=self._patience):
            return claim
        found = self._store.get(place)
        if found is None:
            return self.claim(key, owner=owner, body=body)
        kept = _claim(place, found)
        if kept.fingerprint != claim.fingerprint:
            raise Refused(422, "this key was sent with another body: take a new key", field=_FIELD)
        if kept.state == "begun":
            detail = "the first request with this key is not answered yet: ask again later"
            raise Refused(409, detail, field=_FIELD, headers={"Retry-After": "1"})
        return kept

    def keep(self, claim: Claim, state: State, body: bytes) -> None:
        """Keep what has come of a request; of a job, its id."""
        kept = replace(claim, state=state, body=body)
        self._store.put(claim.place, _bytes(kept), seconds=self._keep)

    def drop(self, claim: Claim) -> None:
        """Forget a request that came to nothing, so that it can be sent again."""
        self._store.delete(claim.place)


def _bytes(claim: Claim) -> bytes:
    return claim.fingerprint + _STATES[claim.state] + claim.body


def _claim(place: str, kept: bytes) -> Claim:
    state = next(name for name, sign in _STATES.items() if sign == kept[32:33])
    return Claim(place, kept[:32], state, kept[33:])
