"""Boxes: what a printed form or paper has besides its words: boxes to tick, columns, tables, names below."""

import re
from itertools import takewhile

from articlekit.language.doc import Doc
from articlekit.language.letters import fold
from articlekit.language.sentences import Span
from articlekit.model.note import Statement
from articlekit.reading.moments import day_of
from articlekit.reading.stamps import whole
from articlekit.reading.zones.survey import Survey, words_in

__all__ = [
    "BLANK_LINE",
    "COLUMNS",
    "INITIALS",
    "ITEM",
    "NUMERIC_DAY",
    "boxes",
    "columns",
    "has_no_remark",
    "histories",
    "numbered_titles",
    "signed_off",
]

_BOX = re.compile(r"(?P<empty>[☐□❏❑❒]|\[[ \u00a0]?\]|\([ \u00a0]\))|[☑☒☓✓✔✗✘■]|\[[xX✓✔]\]|\([xX]\)")
"""A box to tick, and one that is ticked."""
_SIGN = re.compile(r"[☐□❏❑❒☑☒☓✓✔✗✘■]|[\[(][ \u00a0xX✓✔]?[\])]|_{3}|\.{4}|…{2}")
"""What a form has that is to be filled in by hand: found in a fraction of the time."""
_LONGEST_CHOICE = 5
"""Words of a line that is one choice of several."""
_REMARKS = frozenset({"background", "reaction", "what"})
"""Roles of labels such as "Remarks", "Comments" and "Details"."""
_NONE = frozenset("无無—–-/")
_NO_REMARK = 3
"""Words that say that there is nothing to remark."""
_UNFILLED = re.compile(r"[^:：\n]{1,48}[:： ][ \u00a0]*(?:_{3,}|\.{4,}|…{2,})[ _.…\u00a0]*")
"""A label with a line to write on."""
NUMERIC_DAY = re.compile(r"\d{1,4}[./-] ?\d{1,2}[./-] ?\d{2,4}")
INITIALS = re.compile(
    r"(?<!\w)[^\W\d_a-zà-ÿа-яё]\.[ \u00a0]?(?:[^\W\d_]\.[ \u00a0]?)?[^\W\d_a-zа-я][^\W\d_]{2,}"
    r"|[^\W\d_]{3,} [^\W\d_]\.[ \u00a0]?[^\W\d_]\.(?!\w)"
)
"""A name with its initials before or behind it."""
_COUNTED = 2
"""Numbered titles, or rows of a table, that there are at least."""
_NUMBERED_TITLE = re.compile(
    r"(?P<mark>(?P<number>\d{1,2})(?:[.)．、][ \u00a0\u3000]*|[ \u3000]+))(?P<title>[^\W\d_].*)"
)
_TOWN_AND_DAY = re.compile(r"[^\W\d_][^\d.:;()!?]{1,24}?[^\W_], ?(?P<day>[^,:;()]{0,14}\d[^:;()]{0,24})")
_NAMES, _LONGEST_NAME, _BELOW = 6, 7, 8
"""Lines that may sign a paper at its end, words of one, and lines that may stand below."""
BLANK_LINE = re.compile(r"_{3,}|\.{5,}|…{2,}")
COLUMNS = re.compile(r"[ \u00a0]{3,}|\t+|\u3000{2,}")
"""What parts what stands beside one another on a line."""
_RIM = 8
"""Lines at either end of a page of which some may have columns."""
ITEM = re.compile(r"[-*+•·●○■□▪–—]\s|[•・●]|\d{1,2}[.)]\s")


def boxes(survey: Survey) -> None:
    """Set aside the choices of a form that are not ticked, the ticks, and lines that nobody wrote on.

    A list of tasks has boxes too; there one with none ticked is what is still to be done.
    """
    if not _SIGN.search(survey.text):
        return  # as in most notes
    run: list[Span] = []
    for line in [*survey.lines(), Span(0, 0)]:
        found = list(_BOX.finditer(survey.text, *line)) if line.end else []
        if len(found) == 1 and _is_choice(survey, line, found[0]):
            run.append(line)
            continue
        _choose(survey, run)
        run = []
        if len(found) > 1:
            for box, behind in zip(found, [*(each.start() for each in found[1:]), line.end], strict=True):
                survey.take("template", box.start(), behind if box["empty"] else box.end(), "box of a form")
        elif _UNFILLED.fullmatch(survey.text, *line):
            survey.take("template", *line, "field that nobody filled in")


def _is_choice(survey: Survey, line: Span, box: re.Match[str]) -> bool:
    """Whether a line is but a box and a few words."""
    words = survey.text[box.end() : line.end]
    first = survey.text[line.start : box.start()].strip(" -*•\t")
    return not first and 0 < words_in(words) <= _LONGEST_CHOICE and not any(map(str.isdigit, words))


def _choose(survey: Survey, run: list[Span]) -> None:
    """Set aside the choices that are not ticked, where a cross marks the one that is."""
    found = [(line, _BOX.search(survey.text, *line)) for line in run]
    crossed = any(box is not None and box[0] in "☒☓✗✘■" for _, box in found)
    for line, box in found if crossed and len(run) > 1 else ():
        if box is not None:
            survey.take("template", box.start(), line.end if box["empty"] else box.end(), "box of a form")


def has_no_remark(survey: Survey, statement: Statement) -> bool:
    """Whether a statement is a field for remarks with but "none" or a stroke in it."""
    if statement.label is None or words_in(statement.text) > _NO_REMARK:
        return False
    if survey.locale.role_of_label(statement.label) not in _REMARKS:
        return False
    bare = statement.text.strip(" .。")
    none = bare in _NONE or Doc(bare, survey.locale.tag).has("words", "negations")
    return none and survey.within("decisions", statement.start, statement.end) is None


def columns(survey: Survey) -> list[Span]:
    """The lines; of those near either end of a note, what stands beside one another is taken apart."""
    lines, found = survey.lines(), []
    for number, line in enumerate(lines):
        gaps = COLUMNS.finditer(survey.text, *line) if min(number, len(lines) - number) <= _RIM else ()
        begin = line.start
        for gap in gaps:
            found.append(Span(begin, gap.start()))
            begin = gap.end()
        found.append(Span(begin, line.end))
    return found


def numbered_titles(survey: Survey) -> None:
    """Make headings of the numbered titles of a form, counted from one, under each of which others stand."""
    lines = survey.lines()
    found = {index: title for index, line in enumerate(lines) if (title := _numbered(survey, line))}
    if len(found) < _COUNTED or survey.headings:
        return
    tells = [survey.within("decisions", *title.span("title")) is not None for title in found.values()]
    if any(tells) and len(found) <= _COUNTED:
        return
    counted = [index for number, index in enumerate(found, start=1) if int(found[index]["number"]) == number]
    told = [index for index in counted if index + 1 < len(lines) and index + 1 not in found]
    if len(counted) < len(found) or len(told) < _COUNTED or len(found) - len(told) > 1:
        return
    if any(survey.text[lines[index + 1].start].islower() for index in told):
        return  # the items of a list, with their second lines
    for index in counted:
        if index == 0 and not tells[0]:  # else it would be the title of the note
            survey.take("boilerplate", *lines[index], "title of a section")
        else:
            survey.take("boilerplate", *found[index].span("mark"), "number of a section")
            survey.headings.append(found[index].start())


def _numbered(survey: Survey, line: Span) -> re.Match[str] | None:
    """The number and title that a line is, if it ends no sentence and tells nothing."""
    title = _NUMBERED_TITLE.fullmatch(survey.text, *line)
    if title is None or words_in(title["title"]) > _LONGEST_NAME or survey.colon(line):
        return None
    plain = title["title"][-1] not in ".!?。！？؟।;," and not any(map(str.isdigit, title["title"]))
    return title if plain else None


def histories(survey: Survey) -> None:
    """Set aside the tables of a paper's versions: each column has a name as fields about a paper have."""
    rows: list[Span] = []
    for line in [*survey.lines(), Span(0, 0)]:
        if line.end and survey.text[line.start] == "|":
            rows.append(line)
            continue
        if len(rows) > _COUNTED and _is_history(survey, rows):
            survey.take("reference", rows[0].start, rows[-1].end, "history of the paper")
        rows = []


def _is_history(survey: Survey, rows: list[Span]) -> bool:
    """Whether the first row of a table names a version, a day, and what else is said of papers."""
    cells = [cell.strip(" *_") for cell in survey.folded[slice(*rows[0])].strip("|").split("|")]
    about = {fold(key) for key in survey.locale.zones.get("reference_keys", ())} | survey.locale.meta_names
    known = [cell in about for cell in cells]
    dated = [NUMERIC_DAY.search(survey.text, *row) is not None for row in rows[2:]]
    return len(cells) >= _COUNTED + 1 and known[0] and sum(known) >= len(known) - 1 and all(dated)


def _dated_below(survey: Survey) -> None:
    """Set aside the town and day under a paper, as in "Leeds, 4 March 2026", which may be its date."""
    lines = survey.lines()
    for line in lines[max(_NAMES, len(lines) - _BELOW) :]:
        words = survey.text[slice(*line)].strip(" .")
        found = _TOWN_AND_DAY.fullmatch(words)
        day = day_of(found["day"], survey.locale.tag) if found is not None else None
        if found is None or day is None or whole(found["day"], survey.locale.tag) is None:
            continue
        if survey.within("decisions", *line) is None:
            survey.meta = survey.meta.model_copy(update={"date": survey.meta.date or day})
            survey.take("metadata", *line, "town and day under a paper")


def signed_off(survey: Survey) -> None:
    """Set aside the names and offices below the last sentence of a paper, which stand apart from it.

    One of them at least stands far to the right or beside another, has initials or a line to sign on.
    """
    _dated_below(survey)
    lines = survey.lines()
    below = [*takewhile(lambda line: _stands_below(survey, line), lines[: -_BELOW - 1 : -1])]
    lines = lines[: len(lines) - len(below)]
    block: list[Span] = []
    for line in reversed(lines[1:]):
        if len(block) == _NAMES or not _may_sign(survey, line):
            break
        block.append(line)
    last = lines[len(lines) - len(block) - 1] if block else None
    if last is None or survey.text[slice(*last)].rstrip()[-1:] not in tuple('.。!”»"।؟'):
        return
    if any(_is_signature(survey, line) for line in block):
        survey.take("signature", block[-1].start, block[0].end, "names and offices below a paper")
        for line in below:
            if not any(map(str.isdigit, survey.text[slice(*line)])):
                survey.take("reference", *line, "below the signature of a paper")


def _stands_below(survey: Survey, line: Span) -> bool:
    """Whether a line may stand below the signature of a paper: a label, whom to ask, who gets it."""
    if words_in(survey.text[slice(*line)]) > 2 * _LONGEST_NAME or survey.within("decisions", *line):
        return False
    listed = any(survey.at(key, *line) for key in ("contact_keys", "reference_keys", "boilerplate"))
    return listed or survey.within("contact_keys", *line) is not None or survey.colon(line)


def _may_sign(survey: Survey, line: Span) -> bool:
    """Whether a line may be a name or an office: brief, with capitals, no figure and no news."""
    words = survey.text[slice(*line)].rstrip()
    long = any(words_in(part) > _LONGEST_NAME for part in COLUMNS.split(words))
    if long or ITEM.match(words) or ": " in words or "：" in words:
        return False
    if survey.decisive(*line) or words[-1:] in tuple("!?。！？।"):
        return False
    if words.endswith(".") and not re.search(r"(?:^|[\s.])[^\W\d_]{1,4}\.$", words):
        return False
    if words.lower() == words.upper():
        return True
    small = [word for word in re.findall(r"[^\W\d_]{4,}", words) if word.islower()]
    return not small or _is_signature(survey, line)


def _is_signature(survey: Survey, line: Span) -> bool:
    """Whether a line has a sign of a signature: it stands apart, has initials or is to be signed."""
    begin = survey.text.rfind("\n", 0, line.start) + 1
    words = survey.text[slice(*line)]
    apart = line.start - begin >= 2 * _LONGEST_NAME or COLUMNS.search(words) is not None
    marked = INITIALS.search(words) or BLANK_LINE.search(words) or survey.within("signature_keys", *line)
    return apart or marked is not None
