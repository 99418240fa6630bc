"""The account of a run: what it may cost, shared out so that the whole never costs more."""

from dataclasses import dataclass

__all__ = ["Account"]


@dataclass(kw_only=True)
class Account:
    """Money, in US dollars. Every article gets what one may need at most, and gives back what it did not."""

    limit: float | None = None
    """What the whole run may cost; `None` where nobody has said."""
    each: float = 0.0
    """What one article is allotted."""
    spent: float = 0.0
    _allotted: float = 0.0

    @property
    def allotment(self) -> float | None:
        """What the next article may cost; `None` where that is all one."""
        return self.each if self.limit is not None else None

    def can_begin(self) -> bool:
        """Whether there is an allotment left."""
        return self.limit is None or self.spent + self._allotted + self.each <= self.limit

    def begin(self) -> None:
        """Allot an article what it may cost."""
        self._allotted += self.each

    def end(self, cost: float) -> None:
        """An article is done, for so much."""
        self._allotted -= self.each
        self.spent += cost
