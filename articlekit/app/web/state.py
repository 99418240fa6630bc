"""The state of a server: where jobs, tokens and idempotency keys lie."""

from pathlib import Path

from articlekit.app.web.shelf import Shelf, SqliteShelf
from articlekit.settings import Settings

__all__ = ["open_shelf"]


def open_shelf(folder: Path, settings: Settings) -> Shelf:
    """Where jobs, tokens and idempotency keys lie.

    Raises:
        UsageError: it cannot be read or written.
    """
    if settings.redis_url is not None:
        from articlekit.app.web.redis_shelf import RedisShelf

        return RedisShelf(settings.redis_url.value)
    return SqliteShelf(folder / "server.sqlite")
