"""The errors that articlekit raises, all of one family.

    ArticlekitError              exit status
    ├── InputError               2   a note, text or page that cannot be read
    ├── UsageError               2   a wish that cannot be met as it was put
    ├── HouseError               2   a house file that is wrong
    ├── TemplateError            2   a template that is missing or fails
    ├── PluginError              2   a plug-in that is broken
    ├── EngineError              3   an engine that could not be reached
    └── PublishError             3   a site that could not be reached

Findings about an article are data (`articlekit.model.finding.Finding`) and are never raised.
"""

from collections.abc import Sequence
from typing import ClassVar

__all__ = [
    "ArticlekitError",
    "EngineError",
    "HouseError",
    "InputError",
    "PluginError",
    "PublishError",
    "TemplateError",
    "UsageError",
]


class ArticlekitError(Exception):
    """Work that cannot go on.

    The message is one line: the thing, the place, and the remedy.
    """

    exit_status: ClassVar[int] = 2


class InputError(ArticlekitError):
    """A note, text or page cannot be read."""


class UsageError(ArticlekitError):
    """The caller asked for something that cannot be done as asked."""


class HouseError(ArticlekitError):
    """A house file is wrong; the message names the key, the line and what was expected.

    `keys` is the way to the key, where it is known.
    """

    def __init__(self, message: str, keys: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.keys = tuple(keys)


class TemplateError(ArticlekitError):
    """A template is missing, refers outside its folder, or fails to render."""


class PluginError(ArticlekitError):
    """An installed plug-in cannot be loaded, fails, or brings what is there already."""


class EngineError(ArticlekitError):
    """A drafting engine could not be reached or gave no usable answer."""

    exit_status: ClassVar[int] = 3


class PublishError(ArticlekitError):
    """A site that an article was to be sent to could not be reached or is in trouble."""

    exit_status: ClassVar[int] = 3
