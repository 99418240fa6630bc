"""Access: tokens, of which only the hash is kept, and how many requests a caller may send in a minute."""

import hashlib
import hmac
import re
import secrets
import time
from datetime import UTC, datetime
from typing import Literal

from limits import RateLimitItemPerMinute
from limits.storage import storage_from_string
from limits.strategies import SlidingWindowCounterRateLimiter
from pydantic import BaseModel, ConfigDict

from articlekit.app.web.answers import Refused
from articlekit.app.web.store import Store

__all__ = ["RateLimiter", "Token", "Tokens"]

Scope = Literal["articles", "structure", "check", "render", "approve", "metrics"]
"""What a token may be for; lists of rules, languages and templates are for every token."""

_FORM = re.compile(r"artk_([0-9a-f]{12})_([A-Za-z0-9_-]{43})")
_PREFIX = "token:"


class Token(BaseModel):
    """What is known of a token."""

    model_config = ConfigDict(frozen=True)

    id: str
    digest: str
    """SHA-256 of its secret, which is 256 random bits: nothing slower is needed against guessing."""
    scopes: tuple[Scope, ...]
    name: str = ""
    created: datetime
    expires: datetime | None = None
    revoked: datetime | None = None

    @property
    def state(self) -> Literal["valid", "expired", "revoked"]:
        """Whether it lets anybody in."""
        if self.revoked is not None:
            return "revoked"
        if self.expires is not None and self.expires.timestamp() <= time.time():
            return "expired"
        return "valid"


class Tokens:
    """The tokens of a server."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def create(self, scopes: tuple[Scope, ...], *, name: str, expires: datetime | None) -> tuple[Token, str]:
        """Make a token.

        Returns:
            what is kept, and the token itself, which cannot be had a second time.
        """
        identity, secret = secrets.token_hex(6), secrets.token_urlsafe(32)
        token = Token(
            id=identity, digest=_digest(secret), scopes=scopes, name=name, created=_now(), expires=expires
        )
        self._store.put(_PREFIX + identity, token.model_dump_json().encode())
        return token, f"artk_{identity}_{secret}"

    def find(self, text: str) -> Token | None:
        """The token that somebody shows, whatever its state; `None` if it is none of ours."""
        match = _FORM.fullmatch(text)
        token = self._read(_PREFIX + match[1]) if match else None
        shown = _digest(match[2] if match else "")
        is_ours = hmac.compare_digest(shown, token.digest if token else _digest("-"))
        return token if is_ours else None

    def revoke(self, identity: str) -> Token | None:
        """Let a token in no more; `None` if there is none with this id."""
        token = self._read(_PREFIX + identity)
        if token is None:
            return None
        revoked = token.model_copy(update={"revoked": token.revoked or _now()})
        self._store.put(_PREFIX + identity, revoked.model_dump_json().encode())
        return revoked

    def all(self) -> list[Token]:
        """Every token that was made, oldest first; those that let nobody in are among them."""
        found = (self._read(key) for key in self._store.keys(_PREFIX))
        return sorted((token for token in found if token is not None), key=lambda token: token.created)

    def any(self) -> bool:
        """Whether a token was ever made: from then on everybody has to show one."""
        return bool(self._store.keys(_PREFIX))

    def _read(self, key: str) -> Token | None:
        found = self._store.get(key)
        return None if found is None else Token.model_validate_json(found)


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def _now() -> datetime:
    return datetime.now(UTC).replace(microsecond=0)


class RateLimiter:
    """Counts the requests of each caller."""

    def __init__(self, per_minute: int, *, redis_url: str | None = None) -> None:
        """Begin to count.

        Args:
            per_minute: requests that each caller may send; 0 for any number.
            redis_url: where servers on several machines count together.
        """
        self._limit = RateLimitItemPerMinute(per_minute) if per_minute else None
        storage = storage_from_string(redis_url or "memory://")
        self._limiter = SlidingWindowCounterRateLimiter(storage)

    def count(self, caller: str) -> dict[str, str]:
        """Count a request.

        Returns:
            the header fields that say what is left (draft-ietf-httpapi-ratelimit-headers).

        Raises:
            Refused: there were too many (429).
        """
        if self._limit is None:
            return {}
        allowed = self._limiter.hit(self._limit, caller)
        stats = self._limiter.get_window_stats(self._limit, caller)
        wait = max(1, round(stats.reset_time - time.time()))
        headers = {
            "RateLimit-Policy": f'"minute";q={self._limit.amount};w=60',
            "RateLimit": f'"minute";r={max(stats.remaining, 0)};t={wait}',
        }
        if not allowed:
            detail = f"more than {self._limit.amount} requests in a minute: ask again in {wait} seconds"
            raise Refused(429, detail, headers={**headers, "Retry-After": str(wait)})
        return headers
