"""Clauses: the shorter forms of a sentence that are still grammatical and still true.

A sentence is cut only where its language closes a clause, and nothing that weakens, denies or
ascribes it is cut off.
"""

import re
from collections.abc import Iterator

from articlekit.drafting.extractive.cuts import cuts, is_balanced, weakens
from articlekit.drafting.extractive.trimming import without_dates_aside, without_glued_conjunction
from articlekit.drafting.extractive.wording import bare, capitalize
from articlekit.language.facts import calendar_words, dates, times
from articlekit.language.locale import Locale, fold
from articlekit.language.tags import uses_spaces
from articlekit.language.words import function_words

__all__ = ["compress", "shortened"]

_PARENTHESIS = re.compile(r"\s*[(（][^()（）]{0,120}[)）]")
_FILE_NUMBER = re.compile(r"\A\s*(?:\([^\w()]?\d{1,6}\)|\d{3,}-\d{2,})\s*(?=[^\W\d])")
_HIRAGANA = re.compile(r"[\u3041-\u309f]")
_NUMBER_SECOND = re.compile(r"\S+\s+\d")
_YEAR = re.compile(r"\d{4}\W")
_COMMA = re.compile(r"\s*[,،，、]\s*")
_LEAST_WORDS = 4
_LEAST_CHARACTERS = 7
# A colon inside a time of day is none.
_OPENING = re.compile(r"(?:[^,،，、:：;；]|[:：](?=\d)){2,80}[,،，、]\s*")


def compress(text: str, locale: Locale, *, limit: int) -> Iterator[tuple[str, float]]:
    """Shorter forms of a sentence, each with how good a heading it makes, from 0 to 1.

    The whole sentence counts most, then the sentence without its parentheses or its opening
    adverbial, then what stands before a comma or the like, then what stands before a conjunction.

    Args:
        text: one sentence.
        locale: conventions of the language.
        limit: longest form in characters.
    """
    seen: set[str] = set()
    for form, worth in _forms(text, locale):
        candidates = [(form, 1.0)] if len(form) <= limit else []
        # What stands before the first comma may tell only when or where, not what.
        least = 2 * len(_adverbial(form, locale) or "")
        candidates += [cut for cut in cuts(form, locale, limit=limit) if len(cut[0]) >= least]
        for candidate, share in candidates:
            heading = capitalize(bare(candidate).lstrip(" ,;:—–-"))
            whole = candidate == form
            if heading not in seen and _stands(heading, locale, limit, whole=whole):
                seen.add(heading)
                yield heading, worth * share


def shortened(text: str, locale: Locale, *, limit: int) -> str:
    """The beginning of a sentence up to a word's end, with an ellipsis: when no clause of it fits."""
    whole = bare(_FILE_NUMBER.sub("", text, count=1))
    if len(whole) <= limit:
        return whole
    head = whole[: limit - 1]
    if uses_spaces(locale.tag):
        head = head[: head.rfind(" ")] if " " in head[limit // 3 :] else head
        words = head.split(" ")
        while len(words) > _LEAST_WORDS and fold(words[-1]) in function_words(locale.tag):
            words.pop()
        head = " ".join(words)
    else:
        head = head[: _phrase_end(whole, len(head))]
    return capitalize(bare(head)) + "…"


def _phrase_end(text: str, limit: int) -> int:
    """The last place up to a limit where a phrase ends in a text without spaces.

    That is behind a mark, or behind kana that something else follows; never inside a number or a
    Latin word.
    """
    for place in range(limit, limit // 2, -1):
        before, after = text[place - 1], text[place]
        if before in "、，,；;：:。 " or (_HIRAGANA.match(before) and not _HIRAGANA.match(after)):
            return place
    for place in range(limit, limit // 2, -1):
        if not (text[place - 1].isascii() or text[place].isascii()):
            return place
    return limit


def _forms(text: str, locale: Locale) -> list[tuple[str, float]]:
    """The sentence, and the sentence without what can be spared at its start and inside it."""
    whole = _without_lead_in(bare(_FILE_NUMBER.sub("", text, count=1)), locale)
    whole = without_glued_conjunction(whole, locale)
    forms = [(whole, 1.0)]
    shorter = without_dates_aside(_PARENTHESIS.sub(_gap, whole), locale)
    if shorter != whole:
        forms = [(shorter, 0.95), (whole, 0.9)] if len(shorter) > _LEAST_CHARACTERS else forms
    opened = _without_opening(shorter, locale)
    if opened:
        forms.append((opened, 0.85))
    if locale.verb_final and not uses_spaces(locale.tag):
        forms += [(rest, 0.6) for rest in _last_clauses(shorter, locale)]
    return forms


def _gap(match: re.Match[str]) -> str:
    """What is left of a parenthesis: a space, if two words would run together."""
    after = match.string[match.end() : match.end() + 1]
    return " " if after.isascii() and after.isalnum() else ""


def _last_clauses(text: str, locale: Locale) -> Iterator[str]:
    """The sentence from a later clause on: with the verb last and no spaces, that is whole again."""
    closers = locale.pattern("words", "clause_openers")
    for match in closers.finditer(fold(text)):
        rest = text[match.end() :]
        dropped = fold(text[: match.end()])
        if len(rest) >= 2 * _LEAST_CHARACTERS and not weakens(dropped, locale, "attribution"):
            yield rest


def _adverbial(text: str, locale: Locale) -> str | None:
    """The words before the first comma, where they tell only when, where, how or by whose word.

    What stands before that comma is no clause that could stand alone.
    """
    match = _OPENING.match(text)
    if not match:
        return None
    opening, rest = match[0], text[match.end() :]
    if locale.pattern("words", "clause_openers").match(fold(rest)) or _is_short(rest, locale):
        return None  # a clause with another one after it, or with a few words more
    if _begins_with_date(opening, locale):
        return opening
    folded = fold(opening)
    keys = ("adverbial_openers", "lead_ins", "hedges", "attribution")
    if any(locale.pattern("words", key).match(folded) for key in keys):
        return opening
    bare_opening = folded.rstrip(" ,،，、")
    endings = locale.pattern("words", "adverbial_endings").finditer(bare_opening)
    return opening if any(match.end() == len(bare_opening) for match in endings) else None


def _is_short(text: str, locale: Locale) -> bool:
    if uses_spaces(locale.tag):
        return len(text.split()) < _LEAST_WORDS
    return len(text) < _LEAST_CHARACTERS


def _begins_with_date(opening: str, locale: Locale) -> bool:
    """Whether nothing but function words and names of days stands before a date or time."""
    found = [*dates(opening, locale.tag), *times(opening)]
    if not found or len(opening.split()) > 8:
        return False
    before = fold(opening[: min(fact.start for fact in found)]).split()
    spared = function_words(locale.tag)
    days = calendar_words(locale.tag)
    return len(before) <= 3 and all(word in spared or word.strip(",.") in days for word in before)


def _is_timed(text: str, locale: Locale) -> bool:
    return bool(times(text) or dates(text, locale.tag))


def _without_opening(text: str, locale: Locale) -> str | None:
    """The sentence without an opening adverbial, if that takes away no doubt or denial."""
    opening = _adverbial(text, locale)
    if opening is None or locale.verb_second or len(text) < 2 * len(opening):
        return None
    timed = _is_timed(opening, locale)
    if _NUMBER_SECOND.match(opening) and not timed:
        return None  # "Over 200 people, …"
    # "At about 10:25," weakens the time alone, which goes with it.
    doubts = ("negations", "attribution") if timed else ("hedges", "negations", "attribution")
    if any(weakens(fold(opening), locale, key) for key in doubts):
        return None
    rest = text[len(opening) :].lstrip()
    if _YEAR.match(rest):  # "On October 26, 1998, …": the comma stands inside the date
        return _without_opening(rest, locale)
    return rest


def _without_lead_in(text: str, locale: Locale) -> str:
    match = locale.pattern("words", "lead_ins").match(fold(text))
    if not match:
        return text
    rest = text[match.end() :]
    comma = _COMMA.match(rest)
    return rest[comma.end() :] if comma else text


def _stands(heading: str, locale: Locale, limit: int, *, whole: bool) -> bool:
    """Whether a heading can be understood alone and, where it was cut, does not end in mid-phrase."""
    if not heading or len(heading) > limit or not any(letter.isalpha() for letter in heading):
        return False
    folded = fold(heading)
    if uses_spaces(locale.tag):
        words = folded.split()
        if len(words) < 2 or (len(words) < _LEAST_WORDS and len(heading) < 12):
            return False
        if not whole and len(words[-1]) < 4 and words[-1] in function_words(locale.tag):
            return False
    elif len(heading) < _LEAST_CHARACTERS:
        return False
    if not is_balanced(heading, locale):
        return False
    return not _leans(folded.lstrip("«„“\"'(「『 "), locale)


def _leans(folded: str, locale: Locale) -> bool:
    """Whether a heading begins or ends with a word for something that was said before it."""
    pattern = locale.pattern("words", "anaphora")
    if pattern.match(folded):
        return True
    if not uses_spaces(locale.tag):
        return False
    ending = " ".join(folded.split()[-2:])
    return bool(pattern.search(ending))
