"""Charges: what a request is put down for in the account of an article, counted or estimated."""

from articlekit.drafting.budget import Budget
from articlekit.drafting.openai.reply import Usage
from articlekit.drafting.openai.request import Request

__all__ = ["charge", "charge_lost"]

_BYTES_A_TOKEN = 3
_NO_MORE = "nothing more is asked of it for this article"


def charge_lost(request: Request, budget: Budget, *, limit: int) -> None:
    """Charge an answer that did not come as if it had come, and been as long as it could be."""
    budget.estimated += 1
    budget.charge(request.tokens, limit)
    budget.reserve(request.tokens_at_most - request.tokens, 0)


def charge(
    usage: Usage, size: int, request: Request, budget: Budget, *, limit: int, is_cut: bool = False
) -> None:
    """Charge what the server counts; where it does not count, an estimate, and keep back what it may be more.

    A server that went beyond what it was allowed, so that no budget would hold, is asked no more.

    Args:
        usage: what the server counts.
        size: bytes of the answer.
        request: what was asked.
        budget: the account.
        limit: tokens that the answer was allowed.
        is_cut: whether it went on beyond them and was cut short.
    """
    prompt, answer = usage.prompt, usage.completion
    budget.estimated += None in (prompt, answer)
    if prompt is None:
        prompt = request.tokens
        budget.reserve(request.tokens_at_most - prompt, 0)
    if answer is None:
        estimate = size // _BYTES_A_TOKEN + 1
        answer = estimate if is_cut else min(estimate, limit)
        budget.reserve(0, min(size, limit) - answer)
    budget.charge(prompt, answer)
    budget.hidden = max(budget.hidden, prompt - request.tokens_at_most)
    if is_cut or answer > limit:
        budget.overrun = f"the server wrote {answer:,} tokens where {limit:,} were allowed: {_NO_MORE}"
    elif budget.is_overdrawn:
        used = f"{budget.tokens:,} tokens" + (f", ${budget.cost:.4f}" if budget.cost else "")
        budget.overrun = f"the server counts {used}, which is more than was allowed: {_NO_MORE}"
