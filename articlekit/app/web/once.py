"""Once: a request that is sent again under its idempotency key is not done again."""

import hashlib
from dataclasses import dataclass

from articlekit.app.web.problems import Refused
from articlekit.app.web.shelf import Shelf

__all__ = ["Claim", "Once"]

_FIELD = "Idempotency-Key"
_BEGUN = 0
_JOB = 202


@dataclass(frozen=True)
class Claim:
    """A key that a request came with, and what was answered under it before."""

    place: str
    fingerprint: bytes
    status: int = _BEGUN
    """The status of that answer; 0 if there was none."""
    body: bytes = b""
    """Its body; of a job, its id."""

    @property
    def job(self) -> str | None:
        """The id of the job that was answered with."""
        return self.body.decode() if self.status == _JOB else None


class Once:
    """The idempotency keys of a server, each token's for itself.

    Source: draft-ietf-httpapi-idempotency-key-header.
    """

    def __init__(self, shelf: Shelf, *, keep: float, patience: float) -> None:
        """Open the book.

        Args:
            shelf: where it lies.
            keep: how long an answer is kept; seconds.
            patience: how long a request may be without an answer before it is taken for lost; seconds.
        """
        self._shelf = shelf
        self._keep = keep
        self._patience = patience

    def claim(self, key: str, *, owner: str, body: bytes) -> Claim:
        """Begin a request under its key, or learn what was answered.

        Raises:
            Refused: the key was sent with another body (422), or the first request is not answered yet (409).
        """
        plain = key.removeprefix('"').removesuffix('"')
        place = "once:" + hashlib.sha256(f"{owner}\n{plain}".encode()).hexdigest()
        claim = Claim(place, hashlib.sha256(body).digest())
        if self._shelf.add(place, _bytes(claim), seconds=self._patience):
            return claim
        found = self._shelf.get(place)
        if found is None:
            return self.claim(key, owner=owner, body=body)
        kept = Claim(place, found[:32], int(found[32:35]), found[35:])
        if kept.fingerprint != claim.fingerprint:
            raise Refused(422, "this key was sent with another body: take a new key", field=_FIELD)
        if kept.status == _BEGUN:
            detail = "the first request with this key is not answered yet: ask again later"
            raise Refused(409, detail, field=_FIELD, headers={"Retry-After": "1"})
        return kept

    def keep(self, claim: Claim, status: int, body: bytes) -> None:
        """Keep what is answered; of a job, its id."""
        kept = Claim(claim.place, claim.fingerprint, status, body)
        self._shelf.put(claim.place, _bytes(kept), seconds=self._keep)

    def drop(self, claim: Claim) -> None:
        """Forget a request that came to nothing, so that it can be sent again."""
        self._shelf.delete(claim.place)


def _bytes(claim: Claim) -> bytes:
    return claim.fingerprint + b"%03d" % claim.status + claim.body
