"""Opening: the greeting of a note, and the polite sentences and announcements behind it."""

import re

from articlekit.language.facts import dates_and_times
from articlekit.language.locale import ROLES
from articlekit.language.sentences import Span, split
from articlekit.language.words import function_words
from articlekit.model.note import AsideKind
from articlekit.reading.zones.desk import is_hasty, is_to_desk, talk_behind
from articlekit.reading.zones.survey import Survey, words_in

__all__ = ["open_letter"]

_CLAUSE_ENDS = ",،:：!！.。…\n"
_LONGEST_ANNOUNCEMENT = 30
"""Words of a line that announces those below it."""
_STATE_OF_NEWS = 8
"""Words behind a polite phrase that say as of when the news is."""
_LATE = 60
"""Characters of a sentence in which a polite phrase may stand behind a name."""
_LONGEST_INTRODUCTION = 12
"""Words of a sentence in which a press office names itself."""
_LONGEST_NAME, _EXTENSION = 8, 3
"""Words of a name and what it belongs to, and figures that may stand in that, as in "Rescue 118"."""
_CAPITAL = re.compile(r"(?<![.!?]) (?!I\b)[^\W\d_a-zß-öø-ÿа-яёα-ω]")
_FIGURES = re.compile(r"\d+")
_CASED = frozenset({"Latn", "Cyrl", "Grek"})
"""Scripts with capitals."""
_TO_DESK = ("haste", "first_person", "desk_asks", "desk_work")
"""Lists without an entry of which no sentence is for colleagues."""
_ORDERS = ("embargo", "embargo_hints", "print_orders", "run_orders")
_ADDRESSEE = 4
"""Words of whom a greeting is to, where it stands behind them."""
_LONGEST_GREETING = 60
"""Characters."""
_LONGEST_MESSAGE = 320
"""Characters of a note that is a short message, in which news may follow the greeting without a mark."""
_LEAST = 6
"""Words of a message in which news follows where its writer is."""
_MARK = re.compile(r"[.,;:!?。，、！？](?!\d)")
_NAMES = re.compile('[«„“"「『]')
"""What a name that is set in quotation marks begins with."""


def open_letter(survey: Survey) -> None:
    """Set aside the greeting and the polite opening, whether or not news stands on the same line."""
    for line in survey.lines()[:6]:
        start = survey.first_word(line)
        end = _greeting(survey, start, line.end)
        if end is None:
            continue
        for above in survey.lines():
            if above.end <= line.start and words_in(survey.text[above.start : above.end]) <= 6:
                _addressee(survey, above)
        survey.take("greeting", start, end, "greeting")
        _openings(survey, end, greeted=True)
        _end_first_line(survey)
        return
    first = survey.lines()[:1]
    if first:
        _openings(survey, first[0].start, greeted=False)
    _end_first_line(survey)


def _end_first_line(survey: Survey) -> None:
    """Set aside what the first line, which may be the title, has for colleagues at its end."""
    for line in survey.lines()[:1]:
        text, hits = survey.text[line.start : line.end], survey.in_words(survey.folded[line.start : line.end])
        if (end := talk_behind(hits, text, survey.locale)) > 0:
            survey.take("chatter", line.start + end, line.end, "to colleagues, behind the title")


def _addressee(survey: Survey, line: Span) -> None:
    """Set aside a line above the greeting that says to whom it goes."""
    if survey.within("greetings", line.start, line.end) and not survey.decisive(line.start, line.end):
        survey.take("greeting", line.start, line.end, "addressee above the greeting")


def _greeting(survey: Survey, start: int, end: int) -> int | None:
    """Where a greeting that begins at an offset ends, its mark included."""
    hit = survey.at("greetings", start, end)
    called = survey.at("vocatives", start, end) if len(survey.text) <= _LONGEST_MESSAGE else None
    if hit is None and called is not None and survey.text[called.end : called.end + 1] in " ,":
        return called.end
    if hit is None:
        if words_in(survey.text[start:end]) <= 10 and not survey.decisive(start, end):
            inner = survey.within("greetings", start, end)
            tail = survey.text[inner.end : end].strip(" \u3000,:：!！。.、") if inner else "x"
            brief = inner is not None and words_in(survey.text[start : inner.start]) <= _ADDRESSEE
            return end if brief and not tail else _called_first(survey, start, end)
        return _called_first(survey, start, end)
    if survey.text[hit.end - 1] in _CLAUSE_ENDS:
        return hit.end
    behind = hit.end + len(survey.text[hit.end : end]) - len(survey.text[hit.end : end].lstrip())
    if survey.at("introductions", behind, end) is not None:
        return hit.end
    limit = min(end, hit.end + _LONGEST_GREETING)
    marks = (at for at in range(hit.end, limit) if survey.text[at] in _CLAUSE_ENDS)
    stop = next(marks, end if limit == end else None)
    if stop is None or words_in(survey.text[hit.end : stop]) > 8 or survey.decisive(hit.end, stop):
        return hit.end if len(survey.text) <= _LONGEST_MESSAGE else None
    return min(stop + 1, end)


def _called_first(survey: Survey, start: int, end: int) -> int | None:
    """Where a greeting ends behind whom it is to, where words are not parted: "值班编辑您好 …"."""
    if survey.locale.typography.word_space:
        return None
    hit = survey.within("greetings", start, min(end, start + _LATE))
    if hit is None or words_in(survey.text[start : hit.start]) > _ADDRESSEE:
        return None
    parted = (
        survey.text[hit.end : hit.end + 1].isspace() or survey.text[hit.end : hit.end + 1] in _CLAUSE_ENDS
    )
    return hit.end if parted and not survey.decisive(start, hit.start) else None


def _openings(survey: Survey, start: int, *, greeted: bool) -> None:
    """Set aside further greetings, polite sentences and announcements that follow the greeting."""
    for _ in range(4):
        lines = [line for line in survey.lines() if line.end > start][:2]
        if not lines:
            return
        line = lines[0]
        begin = survey.first_word(Span(max(line.start, start), line.end))
        if len(lines) > 1 and _announces(survey, Span(begin, line.end), greeted=greeted):
            kind: AsideKind = "embargo" if _orders(survey, begin, line.end) else "greeting"
            survey.take(kind, begin, line.end, "announces what follows")
            start = line.end
            continue
        end = (
            _greeting(survey, begin, line.end)
            or _to_desk(survey, begin, line.end, greeted=greeted and len(lines) > 1)
            or _pleasantry(survey, begin, line.end)
            or (_introduction(survey, begin, line.end) if greeted else None)
            or _self_introduction(survey, begin, line.end)
            or _at_scene(survey, begin, line.end)
        )
        if end is None:
            return
        survey.take("embargo" if _orders(survey, begin, end) else "greeting", begin, end, "polite opening")
        start = end


def _to_desk(survey: Survey, start: int, end: int, *, greeted: bool) -> int | None:
    """Where a first sentence ends that only says in what hurry it is written, or is for colleagues.

    One that stands alone behind the greeting may say anything of its writer, another but what is no event.

    Of one that goes on to the news, as in "quickly from the council: …", where its first clause ends.
    """
    if all(survey.within(key, start, end) is None for key in _TO_DESK):
        return None
    sentence = _sentence_end(survey, start, start, end)
    mark = next((at + 1 for at in range(start, sentence) if survey.text[at] in ",،:："), sentence)
    for stop in (sentence, mark):
        text = survey.text[start:stop]
        hits, whole = survey.in_words(survey.folded[start:stop]), Span(0, len(text))
        hasty = is_hasty(hits, text, whole) and words_in(text) <= _LONGEST_INTRODUCTION
        brief = words_in(text) <= _LONGEST_INTRODUCTION
        alone = stop == end or (stop == sentence and not _tells(survey, start, stop))
        mine = greeted and brief and alone and "first_person" in hits
        to_desk = hasty or (mine and "harms" not in hits) or is_to_desk(hits, text, whole, survey.locale)
        if to_desk and not survey.decisive(start, stop):
            return stop
    return None


def _tells(survey: Survey, start: int, end: int) -> bool:
    """Whether a sentence has a word for what happens in any role, or names somebody."""
    folded, locale = survey.folded, survey.locale
    if any(locale.pattern("cues", role).search(folded, start, end) for role in ROLES):
        return True
    return locale.script in _CASED and _CAPITAL.search(survey.text, start + 1, end) is not None


def _announces(survey: Survey, words: Span, *, greeted: bool) -> bool:
    """Whether a line only leads to those below it, as "Here is what we know of the fire:" does."""
    count = words_in(survey.text[words.start : words.end])
    if survey.text[words.end - 1] not in ":：" or not 3 <= count <= _LONGEST_ANNOUNCEMENT:
        return False
    if survey.at("pleasantries", *words) is not None:
        return True
    tells = any(map(str.isdigit, survey.text[words.start : words.end])) and not _orders(survey, *words)
    label = survey.folded[words.start : words.end].strip(" :：*_")
    return greeted and not tells and survey.locale.role_of_label(label) is None


def _orders(survey: Survey, start: int, end: int) -> bool:
    """Whether words say when something may be printed."""
    return any(survey.within(key, start, end) is not None for key in _ORDERS)


def _introduction(survey: Survey, start: int, end: int) -> int | None:
    """Where a sentence ends that only says which press office writes."""
    if survey.within("contact_keys", start, end) is None:
        return None
    sentence = _sentence_end(survey, start, start, end)
    short = words_in(survey.text[start:sentence]) <= _LONGEST_INTRODUCTION
    desk = survey.within("contact_keys", start, sentence) is not None
    return sentence if short and desk and not survey.decisive(start, sentence) else None


def _self_introduction(survey: Survey, start: int, end: int) -> int | None:
    """Where a sentence ends in which somebody only says who writes: "This is Ann from the harbour"."""
    hit = survey.at("introductions", start, end)
    if hit is None:
        return None
    stop = next((at + 1 for at in range(hit.end, end) if survey.text[at] in _CLAUSE_ENDS), end)
    name = survey.text[hit.end : stop].strip(" .,!:;。、，")
    cased = survey.locale.script in _CASED
    named = name[:1].isupper() if cased else survey.text[stop - 1] in ".。!！"
    short = 0 < words_in(name) <= _LONGEST_NAME and not any(
        len(run) > _EXTENSION for run in _FIGURES.findall(name)
    )
    event = survey.locale.pattern("cues", "what").search(survey.folded, hit.end, stop)
    told = event is not None or survey.within("decisions", hit.end, stop) is not None
    return _with_office(survey, start, stop, end) if named and short and not told else None


def _with_office(survey: Survey, start: int, stop: int, end: int) -> int:
    """Where a self-introduction ends with what its writer is, or how they came by the number."""
    sentence = _sentence_end(survey, start, stop, end)
    if survey.text[stop - 1] not in ",،、，" or words_in(survey.text[stop:sentence]) > _LONGEST_NAME:
        return stop
    event = survey.locale.pattern("cues", "what").search(survey.folded, stop, sentence)
    return stop if event is not None or survey.decisive(stop, sentence) else sentence


def _pleasantry(survey: Survey, start: int, end: int) -> int | None:
    hit = survey.at("pleasantries", start, end)
    if hit is None:
        return _late_pleasantry(survey, start, end) or _verb_final_pleasantry(survey, start, end)
    joint = survey.locale.pattern("zones", "announces").match(survey.folded, start, end)
    if joint is not None and joint.end() > hit.end:
        return joint.end()  # "informamos que": what is announced begins behind the conjunction
    sentence = _sentence_end(survey, start, hit.end, end)
    behind = survey.text[hit.end : sentence]
    if _NAMES.search(behind):
        return hit.end  # what follows is what the note is about
    words = words_in(survey.text[hit.end : sentence])
    brief = words <= _STATE_OF_NEWS and _only_times(survey, Span(hit.end, sentence))
    told = survey.within("decisions", hit.end, sentence) if brief else survey.decisive(hit.end, sentence)
    return sentence if words_in(survey.text[start:sentence]) <= 25 and not told else hit.end


def _only_times(survey: Survey, place: Span) -> bool:
    """Whether the figures of a stretch are but a time, as in "what we know as of 12 noon"."""
    text = list(survey.text[place.start : place.end])
    for fact in dates_and_times("".join(text), survey.locale.tag):
        text[fact.start : fact.end] = " " * (fact.end - fact.start)
    return not any(map(str.isdigit, text))


def _late_pleasantry(survey: Survey, start: int, end: int) -> int | None:
    """Where a polite phrase ends that stands behind a name: "Ann here, just to let you know …"."""
    hit = survey.within("pleasantries", start, min(end, start + _LATE))
    if hit is None or words_in(survey.text[hit.start : hit.end]) < 3 or survey.decisive(start, hit.start):
        return None
    return hit.end if "," in survey.text[start : hit.start] else None


def _verb_final_pleasantry(survey: Survey, start: int, end: int) -> int | None:
    """Where a sentence without news ends that comes to what it is at its end, as Turkish ones do."""
    if not survey.locale.verb_final or survey.within("pleasantries", start, end) is None:
        return None
    sentence = _sentence_end(survey, start, start, end)
    short = words_in(survey.text[start:sentence]) <= _LONGEST_INTRODUCTION
    found = short and survey.within("pleasantries", start, sentence)
    return sentence if found and not survey.decisive(start, sentence) else None


def _sentence_end(survey: Survey, start: int, place: int, end: int) -> int:
    """Where the sentence ends in which a place behind `start` lies."""
    ends = (start + sentence.end for sentence in split(survey.text[start:end], survey.locale.tag))
    return next((stop for stop in ends if stop >= place), end)


def _at_scene(survey: Survey, start: int, end: int) -> int | None:
    """Where "I am" ends in a message without marks that goes on where: "im at the A28"."""
    words = survey.text[start:end]
    hit = survey.at("at_scene", start, end)
    if hit is None or len(survey.text) > _LONGEST_MESSAGE or _MARK.search(words) or words_in(words) < _LEAST:
        return None
    behind = survey.folded[hit.end : end]
    if not survey.locale.typography.word_space:
        return hit.end if behind[:1] in " \u3000在喺" else None
    following = behind.split(maxsplit=1)[:1]
    place = survey.locale.pattern("words", "place").match(behind.lstrip()) is not None
    whole = words_in(survey.text[hit.start : hit.end]) > 1 and survey.locale.tag == "ko"
    return (
        hit.end
        if whole or place or (following and following[0] in function_words(survey.locale.tag))
        else None
    )
