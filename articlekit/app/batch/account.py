"""The account of a run: what it may cost, shared out so that the whole never costs more."""

from collections.abc import Callable
from dataclasses import dataclass, field

from articlekit.app.batch.order import Order

__all__ = ["Account"]


def _nothing(_: Order) -> float:
    """It costs nothing."""
    return 0.0


@dataclass(kw_only=True)
class Account:
    """Money, in US dollars. Every article is allotted what it may need at most, and gives back the rest.

    An article is begun with its whole allotment or not at all, so that none is the worse for being the last.
    """

    limit: float | None = None
    """What the whole run may cost; `None` where nobody has said."""
    need: Callable[[Order], float] = _nothing
    """What an article may need at most."""
    spent: float = 0.0
    _allotted: dict[str, float] = field(default_factory=dict)
    _sum: float = 0.0

    def begin(self, order: Order) -> float | None:
        """Allot an article what it may cost.

        Returns:
            that, or `None` where so much is not left; with a run that may cost anything, no end of money.
        """
        if self.limit is None:
            return float("inf")
        if order.key in self._allotted:  # it was put off, and keeps what it has
            return self._allotted[order.key]
        need = self.need(order)
        if self.spent + self._sum + need > self.limit:
            return None
        self._allotted[order.key] = need
        self._sum += need
        return need

    def end(self, order: Order, cost: float) -> None:
        """An article is done, for so much."""
        self._sum -= self._allotted.pop(order.key, 0.0)
        self.spent += cost
