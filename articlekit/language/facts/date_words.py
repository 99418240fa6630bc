"""The words around a written date, from the data file."""

import re
import tomllib
from importlib.resources import files

from articlekit.language.letters import fold
from articlekit.language.loading import loaded

__all__ = ["choice"]


@loaded
def choice(name: str) -> str:
    """A list of the data file as the alternatives of a pattern, the longest first."""
    path = files("articlekit.language.facts") / "dates.toml"
    entries: list[str] = tomllib.loads(path.read_text(encoding="utf-8"))[name]
    return "|".join(re.escape(fold(entry)) for entry in sorted(entries, key=len, reverse=True))
