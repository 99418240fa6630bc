"""Figures against their floors, and the table of both."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

__all__ = ["FILE", "Bound", "faults", "load", "raised", "table"]

FILE = Path(__file__).with_name("floors.toml")

Figures = Mapping[str, float]


@dataclass(frozen=True)
class Bound:
    """What a figure may not go under, or over."""

    kind: Literal["floor", "ceiling"]
    value: float

    def holds(self, figure: float) -> bool:
        """Whether a figure keeps to it, both as they are printed."""
        shown = round(figure, 1)
        return shown >= self.value if self.kind == "floor" else shown <= self.value

    def __str__(self) -> str:
        return f"{'≥' if self.kind == 'floor' else '≤'} {self.value:g}"


def load(text: str) -> dict[str, dict[str, Bound]]:
    """The bounds of a file, by yardstick and column."""
    made: dict[str, dict[str, Bound]] = {}
    for yardstick, columns in tomllib.loads(text).items():
        made[yardstick] = {
            name: Bound(kind, bound[kind])
            for name, bound in columns.items()
            for kind in ("floor", "ceiling")
            if kind in bound
        }
    return made


def faults(yardstick: str, figures: Figures, bounds: Mapping[str, Bound]) -> dict[str, str]:
    """By column, a line for every figure that does not keep to its bound, or is not there at all."""
    lines = {}
    for name, bound in bounds.items():
        if name not in figures:
            lines[name] = f"{yardstick} {name}: no figure, and {FILE.name} has a {bound.kind} for it"
        elif not bound.holds(figures[name]):
            side = "under its floor" if bound.kind == "floor" else "over its ceiling"
            lines[name] = f"{yardstick} {name}: {figures[name]:.1f} is {side} of {bound.value:g}"
    return lines


def table(title: str, figures: Figures, bounds: Mapping[str, Bound]) -> str:
    """Figures over their bounds, a column each."""
    width = max(9, *(len(name) + 1 for name in figures))
    cells = (
        ("", *figures),
        ("figure", *(f"{value:.1f}" for value in figures.values())),
        ("floor", *(str(bounds.get(name, "–")) for name in figures)),
    )
    lines = (f"  {row[0]:7}" + "".join(f"{cell:>{width}}" for cell in row[1:]) for row in cells)
    return "\n".join((title, *lines))


def raised(text: str, yardstick: str, figures: Figures) -> str:
    """The text of the file with the bounds of a yardstick drawn up to figures that are better."""
    head, mark, section = text.partition(f"[{yardstick}]\n")
    section, rest_mark, rest = section.partition("\n[")
    bounds = load(text).get(yardstick, {})
    for name, bound in bounds.items():
        if name in figures and bound.holds(figures[name]):
            entry = rf"(?m)^({re.escape(name)}\.{bound.kind} = )[\d.]+"
            section = re.sub(entry, rf"\g<1>{round(figures[name], 1):g}", section)
    return head + mark + section + rest_mark + rest
