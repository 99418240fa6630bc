"""Papers: what the templates of reports and decrees have in them besides what they tell."""

import re

from articlekit.language.letters import fold
from articlekit.language.sentences import Span
from articlekit.model.note import Statement
from articlekit.reading.zones.evidence import Evidence, Sign
from articlekit.reading.zones.survey import Survey

__all__ = ["of_template"]

_NUMBERED = re.compile(r"(?:\d{1,2}|[ivx]{1,4})[.)]\s*")
"""The number of a section."""
_AROUND = " \u00a0:：.?？*_#"
_CHEERFUL = re.compile(r"[!！😀-🙏]|[:;]-?[)D]|\^\^")


def of_template(survey: Survey, statement: Statement, found: Evidence) -> Sign | None:
    """Why a statement under a title that a template gives is no news.

    Under "Version history" nothing is; what went well, where it has neither an event nor a figure.
    """
    title = _title(survey, statement)
    if title == "version_titles":
        return "reference", "history of the paper"
    signs = ("decisions: found" not in found.features, "no digit" in found.features)
    if title != "praise_titles" or not any(signs):
        return None
    if all(signs) or _CHEERFUL.search(statement.text):
        return "chatter", "says what went well"
    survey.doubtful.append(Span(statement.start, statement.end))
    return None


def _title(survey: Survey, statement: Statement) -> str | None:
    """The list of titles that has the one over a statement, or its label."""
    over = (statement.label, *reversed(statement.headings))
    bare = (_NUMBERED.sub("", fold(title).strip(_AROUND), count=1) for title in over if title)
    titles = survey.locale.section_titles
    return next((titles[title] for title in bare if title in titles), None)
