"""Papers: what the templates of reports and decrees have in them besides what they tell."""

import re

from articlekit.language.facts import facts
from articlekit.language.letters import fold
from articlekit.language.sentences import Span
from articlekit.model.note import Statement
from articlekit.reading.moments import day_of, runs_of_days
from articlekit.reading.stamps import stamp, whole
from articlekit.reading.zones.boxes import BLANK_LINE, COLUMNS, INITIALS, ITEM
from articlekit.reading.zones.evidence import Evidence, Sign
from articlekit.reading.zones.survey import Survey, words_in

__all__ = ["issued_by", "letterhead", "of_decree", "of_template", "of_watch", "printed"]

_NUMBERED = re.compile(r"(?:\d{1,2}|[ivx]{1,4})[.)]\s*")
"""The number of a section."""
_AROUND = " \u00a0:：.?？*_#"
_ALONE, _MOST = 3, 0.5
"""Words beside a formula that are but an office, and the share of an entry that is all that it says."""
_ENTRY = 8
"""Words of an entry on the work of every shift."""
_RIM, _LONGEST_RIM = 4, 14
"""Lines at either end of a paper that may tell of its print or its sender, and words of one."""
_ADDRESS_LINE = re.compile(
    r"[^\W\d_][^·•|\n]{2,60}(?: [·•|] [^·•|\n]{2,40})? [·•|] (?:[A-Z]{1,2}[- ])?\d{4,6} [^\W\d_]"
    r"[^\d·•|\n]{1,30}"
)
"""`County Office · P.O. Box 12 · 12345 Townville`."""
_MENTIONS = re.compile(r"(?:@[\w.-]+[\s,;/]*)+")
_CHEERFUL = re.compile(r"[!！😀-🙏]|[:;]-?[)D]|\^\^")
_HEAD, _BRIEF, _ISSUERS = 9, 8, 2
"""Lines at the head of a paper, words of one of them, and bodies that issue it."""
_LONGEST_LINE = 200
"""Characters of a line that names a paper."""
_LEAST_TITLE, _LONGEST_TITLE = 3, 18
"""Words of the title below."""
_STOPS = tuple(".!?。！？؟।:：")
_TOWN = re.compile(r"(?:[^\W\d_]{1,4}\.[ \u00a0]?)?[^\W\d_][^\d,.:;()]{2,30},?")
_CODE = re.compile(r"[№#]|\d[\d.]*[/-][\w/-]+|\(\d|\d{2,}")


def letterhead(survey: Survey) -> None:
    """Set aside what an official paper has over its title: who issues it, its kind, number, town and day.

    Its kind stands alone on its line, and a title and a sentence below. Who issues it becomes its place,
    where none is told.
    """
    lines = survey.lines()[:_HEAD]
    for line in lines:
        if _names_paper(survey, line):
            survey.take("document", *line, "names a kind of paper")
        elif survey.folded[slice(*line)].strip(" :：") in survey.locale.letterheads:
            survey.take("document", *line, "stands over any paper of its kind")
    mark = max(_marks(survey, lines), default=None)
    behind = (line for line in survey.lines()[: 2 * _HEAD] if mark is not None and line.start > mark)
    below = [line for line in behind if not _is_taken(survey, *line)]
    days: list[Span] = []
    while below and _counts_paper(survey, below[0]):
        line = below.pop(0)
        if _is_day(survey, line):
            days.append(line)  # the entries of a log may stand under it
        else:
            _take_count(survey, line)
    above = [line for line in survey.lines() if mark is not None and line.start < mark]
    if len(below) > 1 and _is_title(survey, below[0]):
        _take_head(survey, above, [*days, below[1]])
    elif len(above) <= _ISSUERS and all(_is_name(survey.text[slice(*line)]) for line in above):
        _take_head(survey, above if not below or not _is_dated(survey, below[0]) else [], [])


def printed(survey: Survey) -> None:
    """Set aside when and by whom a paper was printed, and the line with the address of who sends it."""
    lines = survey.lines()
    for number, line in enumerate(lines):
        rim = min(number, len(lines) - 1 - number) < _RIM
        words = survey.text[slice(*line)] if rim else ""
        if not words or words_in(words) > _LONGEST_RIM or survey.within("decisions", *line) is not None:
            continue
        if survey.at("print_marks", survey.first_word(line), line.end) is not None:
            if runs_of_days(words, survey.locale.tag):
                survey.take("reference", *line, "when the paper was printed")
        elif _ADDRESS_LINE.fullmatch(words) and not survey.colon(line):
            survey.take("contact", *line, "address of who sends it")


def issued_by(survey: Survey, above: list[Span]) -> bool:
    """Whether lines over the header of an official letter are but the names of who issues it: its place."""
    parts = [COLUMNS.split(survey.text[slice(*line)])[0] for line in above]
    if not 0 < len(above) <= _ISSUERS or not all(map(_is_name, parts)):
        return False
    if not all(survey.within("decisions", *line) is None for line in above):
        return False
    if survey.meta.place is None:
        survey.meta = survey.meta.model_copy(update={"place": ", ".join(part.strip() for part in parts)})
    return True


def _is_name(words: str) -> bool:
    """Whether words are a name of two words or more, each with a capital; no sentence ends there."""
    long = [word for word in re.findall(r"[^\W\d_]+", words) if len(word) > _ALONE]
    if words.rstrip()[-1:] in tuple("!?:;") or len(long) > _BRIEF:
        return False
    return len(long) > 1 and all(word[0] != word[0].lower() for word in long)


def _take_head(survey: Survey, above: list[Span], below: list[Span]) -> None:
    """Set aside the lines over the name of a paper, and the town and day around its title."""
    counts = [line for line in (*above, *below) if _counts_paper(survey, line)]
    heads = [line for line in above if line not in counts or not _is_day(survey, line)]
    if not 0 < len(above) <= _HEAD or not all(line in counts or _is_head(survey, line) for line in above):
        return
    if survey.meta.place is None and (issuer := _issuer(survey, heads)):
        survey.meta = survey.meta.model_copy(update={"place": issuer})
    for line in heads:
        survey.take("reference", *line, "head of the paper")
    for line in counts:
        _take_count(survey, line)


def _issuer(survey: Survey, heads: list[Span]) -> str:
    """Who issues a paper, from the lines over its title; empty where they are of who approved it."""
    if any(BLANK_LINE.search(survey.text, *line) or INITIALS.search(survey.text, *line) for line in heads):
        return ""
    parts = (part for line in heads for part in COLUMNS.split(survey.text[slice(*line)]))
    names = [part.strip(_AROUND) for part in parts if any(map(str.isalpha, part))]
    return ", ".join([name for name in names if not any(map(str.isdigit, name))][:_ISSUERS])


def _take_count(survey: Survey, line: Span) -> None:
    """Set aside the number of a paper, or its town and day, which become data about the note; a day stays."""
    parts = [part for part in COLUMNS.split(survey.text[slice(*line)]) if part]
    days = [day for part in parts if (day := day_of(part, survey.locale.tag))]
    towns = [part for part in parts if _TOWN.fullmatch(part)]
    if len(parts) > 1 and days and towns:
        known = survey.meta
        told = {"date": known.date or days[0], "place": known.place or towns[0].strip(" ,")}
        survey.meta = known.model_copy(update=told)
    elif len(parts) == 1 and days and survey.meta.date is None:
        survey.meta = survey.meta.model_copy(update={"date": days[0]})
    survey.take("reference", *line, "number, town or day of the paper")


def _is_day(survey: Survey, line: Span) -> bool:
    return whole(survey.text[slice(*line)].strip(), survey.locale.tag) is not None


def _marks(survey: Survey, lines: list[Span]) -> list[int]:
    """Where the lines at the head begin that have nothing but the name of a kind of document."""
    last = lines[-1].end if lines else 0
    found = []
    for aside in survey.asides:
        if aside.kind != "document" or aside.start >= last or not any(map(str.isalpha, aside.text)):
            continue
        begin = survey.text.rfind("\n", 0, aside.start) + 1
        end = survey.text.find("\n", aside.end)
        end = end if end >= 0 else len(survey.text)
        if end - begin <= _LONGEST_LINE and _is_taken(survey, begin, end):
            found.append(aside.start)
    return found


def _is_taken(survey: Survey, start: int, end: int) -> bool:
    """Whether all letters and figures of a stretch are set aside."""
    return all(survey.is_taken(place) for place in range(start, end) if survey.text[place].isalnum())


def _is_dated(survey: Survey, line: Span) -> bool:
    """Whether a line is no sentence and has a day: it would be taken for the title."""
    words = survey.text[slice(*line)]
    if ITEM.match(words) or survey.is_heading(line):
        return False
    return words.rstrip()[-1:] not in _STOPS and bool(runs_of_days(words[:_LONGEST_LINE], survey.locale.tag))


def _names_paper(survey: Survey, line: Span) -> bool:
    """Whether a line is but the name of an official paper, perhaps with its number and day."""
    start, words = survey.first_word(line), survey.text[slice(*line)]
    if words_in(words) > _BRIEF or words.rstrip()[-1:] in tuple("!?:：。"):
        return False
    hit = survey.at("decree_nouns", start, line.end)
    if hit is None:
        hit = survey.within("decree_nouns", start, line.end)
        if hit is None or hit.end != line.end or not _CODE.search(survey.text, start, hit.start):
            return False
    if survey.text[hit.end : line.end].lstrip()[:1] in (":", "：") or survey.within("decisions", *line):
        return False  # a field: "Decision: called off at 6.50 pm"
    rest = survey.text[start : hit.start] + survey.text[hit.end : line.end]
    bare = not any(map(str.isalnum, rest))
    return bare or (_CODE.search(rest) is not None and _few_words(survey, rest))


def _few_words(survey: Survey, words: str) -> bool:
    """Whether words are figures, days and small words for the most part."""
    rest: list[str] = re.findall(r"\w+", _without_days(survey, words))
    return sum(len(word) > _ALONE and word.isalpha() for word in rest) <= 1


def _without_days(survey: Survey, words: str) -> str:
    for day in reversed(runs_of_days(words, survey.locale.tag)):
        words = words[: day.start] + words[day.end :]
    return words


def _counts_paper(survey: Survey, line: Span) -> bool:
    """Whether a line at the head of a paper is but its number, its town or its day."""
    words = survey.text[slice(*line)].strip()
    if words_in(words) > _BRIEF or survey.within("decisions", *line) is not None or survey.colon(line):
        return False
    parts = [part for part in COLUMNS.split(words) if part]
    days = [day_of(part, survey.locale.tag) for part in parts]
    if len(parts) > 1 and any(days) and any(_TOWN.fullmatch(part) for part in parts):
        return True
    if whole(words, survey.locale.tag) is not None or (_TOWN.fullmatch(words) and "." in words[:5]):
        return True
    rest = _without_days(survey, words)
    return _CODE.search(rest) is not None and _few_words(survey, rest)


def _is_head(survey: Survey, line: Span) -> bool:
    """Whether a line may stand over the title of a paper: a name, an address, no sentence and no news."""
    words = survey.text[slice(*line)].rstrip()
    plain = words_in(words) <= _BRIEF and words[-1:] not in tuple("!?:：。") and not ITEM.match(words)
    return plain and survey.within("decisions", *line) is None and ": " not in words


def _is_title(survey: Survey, line: Span) -> bool:
    """Whether a line below the name of a paper may be its title."""
    words = survey.text[slice(*line)].rstrip()
    if words[-1:] in _STOPS or ITEM.match(words) or ": " in words or "：" in words:
        return False
    brief = _LEAST_TITLE <= words_in(_without_days(survey, words)) <= _LONGEST_TITLE
    return brief and stamp(words, survey.locale.tag) is None


def of_template(survey: Survey, statement: Statement, found: Evidence) -> Sign | None:
    """Why a statement under a title that a template gives is no news.

    Under "Version history" nothing is; what went well, where it has neither an event nor a figure.
    """
    if statement.label is not None and _MENTIONS.fullmatch(statement.text.strip()):
        return "reference", "names users of a program"
    title = _title(survey, statement)
    if title == "version_titles":
        return "reference", "history of the paper"
    signs = ("decisions: found" not in found.features, "no digit" in found.features)
    if title != "praise_titles" or not any(signs) or "quotation" in found.features:
        return None
    # Under a heading that is marked as one it is told: the writer made a text of the template.
    plain = all(signs) and not statement.headings and not facts(statement.text, survey.locale.tag)
    if plain or _CHEERFUL.search(statement.text):
        return "chatter", "says what went well"
    if not statement.headings:
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
