"""A reply: what a server answered, and how many tokens that may be."""

from dataclasses import dataclass

from articlekit.drafting.drafter import AnswerError

__all__ = ["FormError", "NoTextError", "Reply", "Usage", "tokens_at_most", "tokens_of"]

_CHARACTERS_A_TOKEN = 3


@dataclass(frozen=True, kw_only=True)
class Usage:
    """Tokens as the server counts them; `None` where it does not."""

    prompt: int | None = None
    completion: int | None = None


@dataclass(frozen=True, kw_only=True)
class Reply:
    """The text of an answer."""

    text: str
    truncated: bool = False
    """Whether it broke off because it was too long."""
    usage: Usage = Usage()
    size: int = 0
    """Bytes that the model wrote, thoughts that are not shown included."""
    is_cut: bool = False
    """Whether it is shorter than it might have been: the server went on beyond what it was allowed and was
    cut off, or the budget left it less than it would have had."""
    cached: bool = False
    """Whether it was paid for earlier."""
    key: str | None = None
    """What it is to be stored under; `None` where it is not to be stored."""


class FormError(AnswerError):
    """The model answered, but what it wrote has not the form of an article: less may be asked of it."""


class NoTextError(AnswerError):
    """There is an answer, which was paid for, but no text in it."""

    def __init__(self, message: str, *, usage: Usage = Usage(), size: int = 0) -> None:
        super().__init__(message)
        self.usage = usage
        self.size = size
        """Bytes that the model wrote."""


def tokens_of(text: str) -> int:
    """An estimate of how many tokens a text is, on the safe side for most scripts."""
    return len(text.encode("utf-8", errors="replace")) // _CHARACTERS_A_TOKEN + 1


def tokens_at_most(text: str) -> int:
    """Tokens that a text cannot be more than, in any script.

    A tokenizer works on bytes or falls back to them, and none makes two tokens of one byte.
    """
    return len(text.encode("utf-8", errors="replace"))
