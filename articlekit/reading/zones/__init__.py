"""Zones: which stretches of a note are no news, found before its sentences are."""

from collections.abc import Callable

from articlekit.language.locale import load
from articlekit.reading.zones.closing import close
from articlekit.reading.zones.document import name_document
from articlekit.reading.zones.labelled import fields, insertions
from articlekit.reading.zones.mail import headers
from articlekit.reading.zones.opening import open_letter
from articlekit.reading.zones.page import code, frames, group_name, states_beside, sweep, tail
from articlekit.reading.zones.rest import data_of, set_rest_aside, with_embargo
from articlekit.reading.zones.sift import sift
from articlekit.reading.zones.survey import Survey
from articlekit.reading.zones.translations import translations

__all__ = ["ZONES", "Survey", "data_of", "set_rest_aside", "sift", "survey", "with_embargo"]

ZONES: tuple[Callable[[Survey], None], ...] = (
    code,
    headers,
    open_letter,
    close,
    group_name,
    frames,
    states_beside,
    name_document,
    fields,
    insertions,
    tail,
    translations,
    sweep,
)
"""The steps that find zones, in their order: each sets stretches aside and leaves the rest to the next."""


def survey(text: str, *, language: str) -> Survey:
    """A note with its zones.

    Args:
        text: plain text or Markdown with `\\n` line breaks.
        language: its BCP 47 tag.
    """
    found = Survey(text, load(language))
    for zone in ZONES:
        zone(found)
    return found
