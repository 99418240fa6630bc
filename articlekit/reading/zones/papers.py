"""Papers: what the templates of reports and decrees have in them besides what they tell."""

import re

from articlekit.language.letters import fold
from articlekit.language.sentences import Span
from articlekit.model.note import Statement
from articlekit.reading.zones.evidence import Evidence, Sign
from articlekit.reading.zones.survey import Survey, words_in

__all__ = ["of_decree", "of_template", "of_watch"]

_NUMBERED = re.compile(r"(?:\d{1,2}|[ivx]{1,4})[.)]\s*")
"""The number of a section."""
_AROUND = " \u00a0:：.?？*_#"
_ALONE, _MOST = 3, 0.5
"""Words beside a formula that are but an office, and the share of an entry that is all that it says."""
_ENTRY = 8
"""Words of an entry on the work of every shift."""
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


def of_decree(survey: Survey, statement: Statement) -> Sign | None:
    """Why a sentence that ends in the formula of a decree is none, as "The mayor hereby orders:".

    One that names more than who decides, and on what ground, is told last; one with news in it as it stands.
    """
    hit = survey.within("decree_formulas", statement.start, statement.end)
    if hit is None or survey.text[hit.end : statement.end].strip(" \u00a0:：.。!…"):
        return None
    ends = survey.text[statement.start : statement.end].rstrip()[-1:] in tuple(":：")
    before = Span(statement.start, hit.start)
    if (words_in(survey.text[slice(*hit)]) == 1 and not ends) or survey.within("decisions", *before):
        return None
    if words_in(survey.text[slice(*before)]) <= _ALONE or survey.within("decree_grounds", *before):
        return "boilerplate", "formula of a decree"
    survey.doubtful.append(Span(statement.start, statement.end))
    return None


def of_watch(survey: Survey, statement: Statement, found: Evidence) -> Sign | None:
    """Why an entry of a log is of the work of every shift, such as a meal, a round or a new battery."""
    if statement.stamp is None or statement.speaker is not None or "decisions: found" in found.features:
        return None
    start, end = statement.start, statement.end
    hit = survey.within("log_routine", start, end)
    if hit is None or words_in(statement.text) > _ENTRY or survey.within("harms", start, end):
        return None
    again = survey.within("log_routine", hit.end, end)
    most = hit.end - hit.start >= _MOST * (end - start)
    first = hit.start == start and words_in(survey.text[slice(*hit)]) > 1
    if not (most or again or (first and "no digit" in found.features)):
        return None
    return "chatter", f'has "{survey.text[slice(*hit)]}"'
