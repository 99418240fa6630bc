"""An amount: a number in a text, in digits or in words, before its unit is looked at."""

from decimal import Decimal
from typing import NamedTuple

__all__ = ["Amount", "canonical"]


class Amount(NamedTuple):
    """A number and its place."""

    start: int
    end: int
    value: Decimal
    spelled: bool = False
    """Whether it is in words."""
    weak: bool = False
    """Whether it may be an article ("ein Mann"), and is a number only beside a unit or another number."""
    ordinal: bool = False
    rough: bool = False
    """Whether the word itself means about so many, as "une dizaine" does."""


def canonical(value: Decimal) -> str:
    """A decimal number without an exponent or needless zeros: `12000`, `1.5`."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") or "0" if "." in text else text
