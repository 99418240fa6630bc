"""Brackets: addresses, orders and numbers of documents that stand in brackets."""

import re

from articlekit.language.sentences import Span
from articlekit.reading.zones.document import LABEL, address, names_field
from articlekit.reading.zones.survey import Survey

__all__ = ["insertions"]

_BRACKETS = re.compile(r"[(（\[][^()（）\[\]\n]{1,120}[)）\]]|<[^<>\s]{1,100}@[^<>\s]{1,100}>")


def insertions(survey: Survey) -> None:
    """Set aside brackets with an address or an order not to print in them."""
    for match in _BRACKETS.finditer(survey.text):
        start, end = match.span()
        label = LABEL.match(survey.text, start + 1, end)
        if address(match[0]) or survey.within("contact_phrases", start, end):
            survey.take("contact", start, end, "address, or not for print")
        elif survey.within("embargo", start, end):
            survey.take("embargo", start, end, "not for print")
        elif survey.within("template", start, end) and not survey.decisive(start, end):
            survey.take("template", start, end, "tells how to fill a form in")
        elif label is not None and names_field(survey, "reference_keys", Span(*label.span("label"))):
            survey.take("reference", start, end, "field about the document")
