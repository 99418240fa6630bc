"""Settings: the one place where the environment is read."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from articlekit.errors import UsageError

__all__ = ["Settings"]


@dataclass(frozen=True, kw_only=True)
class Settings:
    """What a run may be told from outside."""

    max_bytes: int = 2_000_000
    """Largest note that is read, in bytes (`ARTICLEKIT_MAX_BYTES`)."""
    templates: Path | None = None
    """Folder of the user's own templates (`ARTICLEKIT_TEMPLATES`)."""
    house: Path | None = None
    """House file to use where none is named (`ARTICLEKIT_HOUSE`)."""

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> "Settings":
        """Read the settings from environment variables.

        Raises:
            UsageError: a variable has a value that cannot be used.
        """
        values = os.environ if environment is None else environment
        limit = values.get("ARTICLEKIT_MAX_BYTES") or str(cls.max_bytes)
        if not limit.isascii() or not limit.isdigit() or int(limit) == 0:
            raise UsageError(f"ARTICLEKIT_MAX_BYTES is {limit!r}: give a whole number of bytes above 0")
        templates = values.get("ARTICLEKIT_TEMPLATES")
        house = values.get("ARTICLEKIT_HOUSE")
        return cls(
            max_bytes=int(limit),
            templates=Path(templates) if templates else None,
            house=Path(house) if house else None,
        )
