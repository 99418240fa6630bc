"""Orders and results: what is asked for one note, and what has become of it.

Everything here can be pickled, so that it is the same in this process, in others and on other machines.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

__all__ = ["DeferredError", "Edition", "Made", "Order", "Result", "failure"]


class DeferredError(Exception):
    """An article cannot be drafted before answers have come in."""


@dataclass(frozen=True, kw_only=True)
class Edition:
    """One article of an order: the note in one language."""

    key: str
    """The fingerprint of all that the article depends on."""
    language: str
    """BCP 47 tag of the article; empty for the note's own."""
    stem: str
    """What its files are called, without their endings."""


@dataclass(frozen=True, kw_only=True)
class Order:
    """One note that is to be written up, in all its languages at once: these have one plan."""

    editions: tuple[Edition, ...]
    place: str
    source: str
    position: int
    """The place of the first edition in the order of the run, from 0; the others follow it."""
    name: str
    """The file name that the note is read under."""
    suffixes: tuple[str, ...]
    """The endings, one a template."""
    data: bytes
    allotment: float | None = None
    """US dollars that all its editions together may cost."""

    @property
    def key(self) -> str:
        """What the order is told apart by."""
        return self.editions[0].key


@dataclass(frozen=True, kw_only=True)
class Made:
    """What has become of one edition."""

    reason: str = ""
    """Why there is no article; empty where there is one."""
    files: tuple[tuple[str, bytes], ...] = ()
    facts: Mapping[str, Any] = field(default_factory=dict)
    """What the report tells of the article, as JSON has it."""


@dataclass(frozen=True, kw_only=True)
class Result:
    """What has become of an order."""

    status: Literal["made", "unreached", "deferred"] = "made"
    """`unreached`: the engine could not be reached, which is not the note's fault; `deferred`: its answers
    come later."""
    made: tuple[Made, ...] = ()
    """What has become of each edition, in their order; nothing yet where it is deferred."""
    seconds: float = 0.0

    @property
    def cost(self) -> float:
        """US dollars, as far as the price is known."""
        return sum(float(each.facts.get("usage", {}).get("cost_usd", 0.0)) for each in self.made)

    @property
    def reason(self) -> str:
        """Why an edition is missing, where one is."""
        return next((each.reason for each in self.made if each.reason), "")


def failure(order: Order, reason: str) -> Result:
    """The result of an order of which nothing came, for one reason."""
    return Result(made=tuple(Made(reason=reason) for _ in order.editions))
