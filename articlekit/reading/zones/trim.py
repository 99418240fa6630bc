"""Trim: a message whose first or last clauses are no news, such as "nobody hurt. will call", without them."""

import re
from collections.abc import Sequence

from articlekit.language.caching import loaded
from articlekit.language.letters import fold
from articlekit.language.locale import Locale, load
from articlekit.language.sentences import Span
from articlekit.model.note import Statement
from articlekit.reading.zones.desk import EMOTICON, clauses_of, is_hasty, is_to_desk
from articlekit.reading.zones.hits import Hits
from articlekit.reading.zones.survey import Survey, words_in

__all__ = [
    "EMOJI",
    "asks",
    "changes_shift",
    "is_message",
    "is_talk",
    "speaks_to_desk",
    "trimmed",
    "without_emoji",
]

EMOJI = (
    "(?:[\u231a\u231b\u23e9-\u23fa\u2600-\u2604\u2607-\u260f\u2613-\u2704\u2705-\u2712\u2716-\u2727\u2728-\u2757"
    "\u2763\u2764\u2795-\u2797\u27a1\u2b05-\u2b07\u2b1b\u2b1c\u2b50\u2b55\U0001f000-\U0001faff]"
    "|[0-9#*]\ufe0f?\u20e3)[\ufe0f\u200d\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]*"
)
"""One emoji, with what varies it; boxes, ticks and stars that are marks of a list are none."""
_EMOJI = re.compile(rf"[ ]?(?:{EMOJI}[ ]?)+")
_OF_EMOJI = re.compile("[\u20e3\u231a-\u2b50\U0001f000-\U0001faff]")
"""What no emoji is without: found in a fraction of the time."""
_QUOTED = re.compile(r"«[^»]*»|„[^“”\"]*[“”\"]|“[^”]*”|\"[^\"]*\"|「[^」]*」|『[^』]*』")
_TELLS = re.compile(r"[\d«»„“”\"「]")
_QUESTION = re.compile(r"(?:[?？؟]|(?<=[\u0370-\u03ff\u1f00-\u1fff])[;\u037e])\s*$")
"""The end of a question; in Greek a semicolon is its mark."""
_HOUR = re.compile(r"(?<!\d)[012]?\d(?:[:.h]\d\d)?(?!\d)")
_AGED = re.compile(r"\s*[^\s,]+ [^\s,]+, \d")
"""Somebody, and the age behind a comma: "the skipper, 52, was burned"."""
_MARKS = " ,.!…،，、。！:"
_WITH_TIME = 5
"""Words in which somebody says when to come."""
_BRIEF = 6
"""Words of a message about the work of the desk."""
_LONGEST_ORDER = 14
"""Words of a sentence to colleagues that no list knows."""
_OF_DESK = frozenset({"desk_asks", "desk_work", "haste", "print_orders", "print_permits", "run_orders"})
"""Lists of which one has an entry in all that is for colleagues."""
_LISTS = ("chatter", "greetings", "pleasantries", "signoffs", "contact_phrases")
_LONGEST_NOTE, _LONGEST_CLAUSE = 320, 9
"""Characters of a note that is read as a message, and words of a clause that is taken off one."""


def is_message(survey: Survey, statement: Statement) -> bool:
    """Whether a statement was said in a chat, or is all of a short message; a quotation is neither."""
    short = len(survey.text) <= _LONGEST_NOTE and survey.text.strip().count("\n") <= 1
    said = statement.speaker is not None and statement.kind != "field"
    return said or (short and statement.kind in {"sentence", "entry"})


def without_emoji(text: str) -> str:
    """A text without its emoji, but for those in quotation marks."""
    text = EMOTICON.sub("", text) if EMOTICON.search(text) else text
    if text.isascii() or not _OF_EMOJI.search(text) or not _EMOJI.search(text):
        return text
    parts: list[str] = []
    position = 0
    for quoted in _QUOTED.finditer(text):
        parts += (_EMOJI.sub(" ", text[position : quoted.start()]), quoted[0])
        position = quoted.end()
    return re.sub(r" +(?=[ ,.;:!?])", "", "".join((*parts, _EMOJI.sub(" ", text[position:])))).strip()


def asks(statement: Statement) -> bool:
    """Whether a message is a question to the others, without a figure or a quotation."""
    text = statement.text
    return statement.speaker is not None and _QUESTION.search(text) is not None and not _TELLS.search(text)


def is_talk(survey: Survey, statement: Statement) -> bool:
    """Whether a message of a chat is made up of small talk alone, or a sentence of what is for colleagues."""
    if statement.speaker is None and not _may_be_to_desk(survey, statement):
        return False
    hits = survey.in_words(fold(statement.text))
    whole = Span(0, len(statement.text))
    if statement.speaker is not None and (_of_writer(hits, statement, whole) or _is_of_work(hits, statement)):
        return True
    if is_to_desk(hits, statement.text, whole, survey.locale):
        return True
    hasty = is_hasty(hits, statement.text, whole)
    if statement.speaker is None and not hasty and not speaks_to_desk(survey, statement):
        return False
    if hasty and words_in(statement.text) <= _LONGEST_CLAUSE:
        return True
    return all(_is_talk(hits, statement, clause, survey.locale) for clause in clauses_of(statement.text))


def _is_of_work(hits: dict[str, Hits], statement: Statement) -> bool:
    """Whether a message of a chat is a few words about the making of the story, as in "200 words for web"."""
    brief = words_in(statement.text) <= _BRIEF and "desk_work" in hits and not _QUOTED.search(statement.text)
    return brief and statement.stamp is not None and not {"decisions", "harms"} & hits.keys()


def speaks_to_desk(survey: Survey, statement: Statement) -> bool:
    """Whether a clause of a statement is to colleagues, about the making of the story."""
    if not _may_be_to_desk(survey, statement):
        return False
    hits = survey.in_words(fold(statement.text))
    return any(
        is_to_desk(hits, statement.text, clause, survey.locale) for clause in clauses_of(statement.text)
    )


def _may_be_to_desk(survey: Survey, statement: Statement) -> bool:
    """Whether a statement has a word without which none is to colleagues; found without looking twice."""
    return not _OF_DESK.isdisjoint(survey.listed(statement.start, statement.end))


def _of_writer(hits: dict[str, Hits], statement: Statement, words: Span) -> bool:
    """Whether words of a chat begin with what their writer does, without a figure or a word of news."""
    text = statement.text[words.start : words.end]
    if statement.speaker is None or "first_person" not in hits or words_in(text) > _LONGEST_CLAUSE:
        return False
    decisive = "decisions" in hits and hits["decisions"].within(*words) is not None
    begins = hits["first_person"].at(words.start + len(text) - len(text.lstrip()), words.end) is not None
    when = words_in(text) <= _WITH_TIME and _HOUR.sub("", text, count=1)
    return begins and not decisive and not _TELLS.search(when or text)


def trimmed(survey: Survey, statement: Statement) -> tuple[Statement, list[Span]]:
    """A message without the clauses at its ends that are small talk, and where those stand.

    One of a chat that is nothing else stays whole, as one without any does.
    """
    clauses = list(clauses_of(statement.text))
    hits = survey.in_words(fold(statement.text))
    first, last = 0, len(clauses)
    while last - first > 1 and _is_talk(hits, statement, clauses[first], survey.locale):
        if _AGED.match(statement.text, clauses[first].start):
            break
        first += 1
    while last - first > 1 and _is_talk(hits, statement, clauses[last - 1], survey.locale):
        last -= 1
    alone = statement.speaker is not None and first + 1 == last
    if alone and _is_talk(hits, statement, clauses[first], survey.locale):
        return statement, []  # there is nothing else in it
    start = _behind_filler(hits, statement, clauses[first].start, _denials(survey.locale.tag))
    end = _talk_behind(hits, statement.text, clauses[last - 1])
    kept = statement.text[start:end].strip(" ,;–—-،、，")
    taken = _places(survey, statement, statement.text[:start], statement.text[end:])
    if taken is None or not any(taken) or words_in(kept) < 2:
        return statement, []
    lead, tail = taken
    changed = {"text": kept, "end": tail.start if tail else statement.end}
    if lead and not statement.stamp:
        changed["start"] = lead.end
    return statement.model_copy(update=changed), [span for span in taken if span]


@loaded
def _denials(language: str) -> frozenset[str]:
    return frozenset(map(fold, load(language).words.get("negations", ())))


def _behind_filler(
    hits: dict[str, Hits], statement: Statement, start: int, denials: frozenset[str] = frozenset()
) -> int:
    """Where a message begins behind a word such as "so", by which people begin to tell.

    A "no" is an answer before a comma; before a word it denies, in many languages: "No hay heridos".
    """
    text = statement.text
    begin = start + len(text[start:]) - len(text[start:].lstrip())
    hit = hits["fillers"].at(begin, len(text)) if statement.speaker and "fillers" in hits else None
    if hit is None:
        return start
    if not text[hit.end :].strip(_MARKS):  # "ok." says nothing
        return start if fold(text[begin : hit.end]) in denials else len(text)
    called = hits["greetings"].at(begin, len(text)) if "greetings" in hits else None
    if called is not None and called.end > hit.end:
        return start  # "good morning" is no "good" before what is told
    marks = ",،，、:" if fold(text[begin : hit.end]) in denials else " ,،，、:"
    if text[hit.end] not in marks:
        return start
    return hit.end + len(text[hit.end :]) - len(text[hit.end :].lstrip(" ,،，、:"))


def _places(
    survey: Survey, statement: Statement, lead: str, tail: str
) -> tuple[Span | None, Span | None] | None:
    """Where the first and last words of a statement stand; None where marks or line breaks part them."""
    lead, tail = lead.strip(), tail.strip()
    first = survey.text.find(lead, statement.start, statement.end)
    last = survey.text.rfind(tail, statement.start, statement.end)
    if first < 0 or last < 0:
        return None
    return (
        Span(first, first + len(lead)) if lead else None,
        Span(last, last + len(tail)) if tail else None,
    )


def _is_talk(hits: dict[str, Hits], statement: Statement, clause: Span, locale: Locale) -> bool:
    start = _behind_filler(hits, statement, clause.start)
    if start >= clause.end:
        return True  # "yes,"
    clause = Span(start, clause.end)
    words = statement.text[clause.start : clause.end]
    if _of_writer(hits, statement, clause) or is_to_desk(hits, statement.text, clause, locale):
        return True
    if words_in(words) > _LONGEST_CLAUSE or any(map(str.isdigit, words)):
        return False
    if words_in(words) == 1 and statement.text[clause.end :].lstrip()[:1].isdigit():
        return False  # "ok. 60": an abbreviation
    if "decisions" in hits and hits["decisions"].within(*clause):
        return False
    if ("embargo" in hits and hits["embargo"].within(*clause)) or is_hasty(hits, statement.text, clause):
        return True
    if statement.speaker is not None and _QUESTION.search(words):
        return True
    letters = sum(map(str.isalnum, words))
    if statement.speaker is not None and _begins_talk(hits, statement, clause):
        return True
    found = [hits[key].within(*clause) for key in _LISTS if key in hits]
    return any(
        2 * sum(map(str.isalnum, statement.text[hit.start : hit.end])) >= letters for hit in found if hit
    )


def _begins_talk(hits: dict[str, Hits], statement: Statement, clause: Span) -> bool:
    """Whether a clause of a chat begins as talk to the others does, such as "please send the pictures"."""
    words = statement.text[clause.start : clause.end]
    start = clause.start + len(words) - len(words.lstrip())
    if (called := hits["greetings"].at(start, clause.end) if "greetings" in hits else None) is not None:
        start = called.end + len(statement.text[called.end :]) - len(statement.text[called.end :].lstrip())
    hit = hits["chatter"].at(start, clause.end) if "chatter" in hits else None
    return hit is not None and words_in(statement.text[hit.start : hit.end]) > 1


def _talk_behind(hits: dict[str, Hits], text: str, clause: Span) -> int:
    """Where the news of the last clause ends, where a phrase of small talk follows it without a mark."""
    end = clause.start + len(text[clause.start : clause.end].rstrip())
    for key in ("chatter", "signoffs"):
        for hit in hits[key].spans if key in hits else ():
            if clause.start < hit.start and hit.end == end and words_in(text[hit.start : end]) > 1:
                return hit.start
    return clause.end


def changes_shift(survey: Survey, statement: Statement) -> bool:
    """Whether an entry of a log begins with the change of a shift, and tells no harm behind it."""
    if not ("shifts" in survey.hits or "handover_keys" in survey.hits):
        return False
    stamp, text = fold(f"{statement.stamp} "), fold(statement.text)
    hits = survey.in_words(stamp + text)
    named = (hits[key].within(0, len(stamp + text)) for key in ("shifts", "handover_keys") if key in hits)
    return "harms" not in hits and any(hit is not None and hit.start <= len(stamp) for hit in named)


def beside_talk(survey: Survey, statements: Sequence[Statement]) -> frozenset[int]:
    """Where those sentences of a last paragraph begin that go with the talk to colleagues in it.

    Quick notes end with who is to do what, in words that no list has; one that a list knows tells the others.
    """
    prose = [each for each in statements if each.kind == "sentence" and not (each.stamp or each.label)]
    if not prose or prose[-1] is not statements[-1] or prose[0].block == prose[-1].block:
        return frozenset()
    plain = [
        each
        for each in prose
        if each.block == prose[-1].block and not each.speaker and _is_bare(survey, each)
    ]
    of_writer = [each for each in plain if _begins_with_writer(survey, each)]
    if not of_writer and not any(is_talk(survey, each) for each in prose if each.block == prose[-1].block):
        return frozenset()
    beside = [each for each in plain if _may_be_to_desk(survey, each)]
    # What is short beside them may be an order in words of its own, or news: it is printed last.
    brief = [each for each in plain if words_in(each.text) <= _BRIEF]
    survey.doubtful += [Span(each.start, each.end) for each in brief]
    return frozenset(each.start for each in (*of_writer, *beside))


def _is_bare(survey: Survey, statement: Statement) -> bool:
    """Whether a short sentence has nothing that news has: no figure, quotation, decision, harm or people."""
    place, text = (statement.start, statement.end), statement.text
    if words_in(text) > _LONGEST_ORDER or _TELLS.search(text):
        return False
    patterns = [("cues", role) for role in ("what", "impact", "cause", "outlook")]
    patterns += [("words", key) for key in ("people", "attribution")]
    told = any(survey.within(key, *place) is not None for key in ("decisions", "harms"))
    found = (survey.locale.pattern(*each).search(survey.folded, *place) for each in patterns)
    return not told and not any(found)


def _begins_with_writer(survey: Survey, statement: Statement) -> bool:
    begin = survey.first_word(Span(statement.start, statement.end))
    return survey.at("first_person", begin, statement.end) is not None
