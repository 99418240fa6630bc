"""Settings: the one place where the environment is read."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from articlekit.errors import UsageError

__all__ = ["Secret", "Settings"]

PRICES = {
    "gpt-4.1": (2.00, 8.00),
    "gpt-4.1-mini": (0.40, 1.60),
    "gpt-4.1-nano": (0.10, 0.40),
    "gpt-4o": (2.50, 10.00),
    "gpt-4o-mini": (0.15, 0.60),
    "gpt-5": (1.25, 10.00),
    "gpt-5-mini": (0.25, 2.00),
    "gpt-5-nano": (0.05, 0.40),
}
"""US dollars for a million tokens of prompts and of answers, as OpenAI listed them in late 2025.

Prices change: `ARTICLEKIT_PRICES` goes before this table.
"""
_DATE = re.compile(r"[-@](?:\d{4}-\d{2}-\d{2}|20\d{6}|latest)$")
"""How the dated version of a model differs from its name."""


@dataclass(frozen=True)
class Secret:
    """A text that shows neither in logs nor in tracebacks."""

    value: str

    def __repr__(self) -> str:
        """Asterisks, however long the text is."""
        return "Secret(***)"

    __str__ = __repr__


@dataclass(frozen=True, kw_only=True)
class Settings:
    """What a run may be told from outside."""

    max_bytes: int = 2_000_000
    """Largest note that is read, in bytes (`ARTICLEKIT_MAX_BYTES`)."""
    templates: Path | None = None
    """Folder of the user's own templates (`ARTICLEKIT_TEMPLATES`)."""
    house: Path | None = None
    """House file to use where none is named (`ARTICLEKIT_HOUSE`)."""
    openai_key: Secret | None = None
    """Key of the language model's server (`OPENAI_API_KEY`)."""
    openai_base_url: str | None = None
    """Address of the language model's server (`OPENAI_BASE_URL`)."""
    cache: Path | None = None
    """Folder for what may be used again (`ARTICLEKIT_CACHE`; the user's cache folder if not set)."""
    model: str | None = None
    """Language model to use where none is named (`ARTICLEKIT_MODEL`)."""
    prices: Mapping[str, tuple[float, float]] = field(default_factory=lambda: dict(PRICES))
    """US dollars for a million tokens of prompts and of answers, by model (`ARTICLEKIT_PRICES`)."""
    state: Path | None = None
    """Folder of a server's jobs and tokens, and of what was sent where (`ARTICLEKIT_STATE`; in the user's
    state folder if not set)."""
    wordpress_password: Secret | None = None
    """Application password of the user of a WordPress (`ARTICLEKIT_WORDPRESS_PASSWORD`)."""
    redis_url: Secret | None = None
    """Where servers on several machines keep jobs and tokens in common (`ARTICLEKIT_REDIS_URL`)."""
    webhook_secret: Secret | None = None
    """What callbacks are signed with, `whsec_` and base64 (`ARTICLEKIT_WEBHOOK_SECRET`)."""

    def price(self, model: str) -> tuple[float, float] | None:
        """What a model costs: prompts and answers, US dollars for a million tokens.

        A dated model, such as `gpt-4.1-mini-2025-04-14`, costs what its name without the date does, and
        one behind a router, such as `openai/gpt-4.1-mini`, what its own name does.
        """
        plain = model.rpartition("/")[2]
        names = (model, _DATE.sub("", model), plain, _DATE.sub("", plain))
        return next((self.prices[name] for name in names if name in self.prices), None)

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
            openai_key=_secret(values, "OPENAI_API_KEY"),
            openai_base_url=values.get("OPENAI_BASE_URL", "").strip() or None,
            cache=_folder(values, "ARTICLEKIT_CACHE", "XDG_CACHE_HOME", ".cache"),
            model=values.get("ARTICLEKIT_MODEL", "").strip() or None,
            state=_folder(values, "ARTICLEKIT_STATE", "XDG_STATE_HOME", ".local/state"),
            wordpress_password=_secret(values, "ARTICLEKIT_WORDPRESS_PASSWORD"),
            redis_url=_secret(values, "ARTICLEKIT_REDIS_URL"),
            webhook_secret=_secret(values, "ARTICLEKIT_WEBHOOK_SECRET"),
            prices={**PRICES, **_prices(values.get("ARTICLEKIT_PRICES", ""))},
        )


def _secret(values: Mapping[str, str], name: str) -> Secret | None:
    text = values.get(name, "").strip()
    return Secret(text) if text else None


def _folder(values: Mapping[str, str], own: str, base: str, below_home: str) -> Path | None:
    """A folder that has a variable of its own, or lies in the user's folder for things of its kind."""
    if values.get(own):
        return Path(values[own])
    if values.get(base):
        return Path(values[base]) / "articlekit"
    return Path(values["HOME"]) / below_home / "articlekit" if values.get("HOME") else None


def _prices(text: str) -> dict[str, tuple[float, float]]:
    """Prices as `model=prompt/answer`, separated by commas."""
    result = {}
    for entry in filter(None, map(str.strip, text.split(","))):
        match = re.fullmatch(r"(\S+)=(\d{1,6}(?:\.\d{1,6})?)/(\d{1,6}(?:\.\d{1,6})?)", entry)
        if match is None:
            raise UsageError(
                f"ARTICLEKIT_PRICES has {entry!r}: give model=prompt/answer, US dollars for a million tokens"
            )
        result[match[1]] = (float(match[2]), float(match[3]))
    return result
