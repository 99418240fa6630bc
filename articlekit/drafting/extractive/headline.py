"""Headline: all that might be one competes, and the best by the learned weights is taken."""

import re
from dataclasses import replace

from articlekit.checks.rules.headline_not_news import what_it_is
from articlekit.drafting.extractive.candidates import Candidate, Maker, candidates
from articlekit.drafting.extractive.draft import Draft, limit_of
from articlekit.drafting.extractive.endings import until_event
from articlekit.drafting.extractive.features import begins_with_course, has_people, is_prose, routine
from articlekit.drafting.extractive.weights import contributions, in_words, score
from articlekit.drafting.extractive.wording import bare, capitalize, doubts, shortened, words
from articlekit.language.letters import fold
from articlekit.language.phrases import is_banned
from articlekit.language.tags import uses_spaces
from articlekit.model.article import TITLE, Reason, Sentence

__all__ = ["headline", "maker"]

_Ranked = tuple[int, int, Candidate]
"""The score, the place from behind, and the candidate."""

_OPENING = 12
"""Characters by which the beginning of an entry is known."""
_COMMA = re.compile(r",(?!\d)|[،，、;；]")
_NUMBERED = re.compile(r"(?:\b\w{1,2}[.°]? )?\S*\d\S*")
"""A number in a title, with the "no." before it."""
_YEAR_AND_FIGURE = re.compile(r"(?<=[^\W\d_] )(?:19|20)\d\d\. \d")
"""The end of a sentence and the beginning of the next: "on 4 March 2026. 14 trains"."""
_YEAR_WITH_POINT = frozenset({"hu", "sr", "sr-Latn"})
"""Languages that write a point behind a year (CLDR, date formats)."""
_LEAST = 24
"""Characters below which no clause is looked for."""
_DENSE = 34
"""Characters of a headline where a character is a syllable or a word."""
_SAYING = 4
"""Words of a title that says something, and does not only name somebody."""
_TELLING = 6
"""Words of a title that is a headline, and does not only name the topic, as "Theft at the abbey" does."""
_CONTENT = 5
"""Words but for small ones that the subject of a message has in that case."""
_DEAD = 30_000
"""What the dead count for besides their weight: editors name them where they can, and few notes have any."""
_MOURNED = {"c_dead", "c_people"}
_NO_NEWS = {"c_negation", "label_cause"}
"""What makes the event of a wording none that a log is about."""
_TRIED = 8
"""Candidates that the rule for headlines is asked about."""
_SURE = 150_000
"""Lead over the runner-up at which a headline is right nearly always."""


def headline(draft: Draft) -> Draft:
    """Choose the headline; a note that lists the headings of its article has its headline too."""
    if draft.brief.note.title and draft.brief.is_outlined:
        return _of_first(draft, why="the note gives it with the headings of the article")
    if _is_given(draft):
        return _of_first(draft, why="the file gives it as the title, and it tells what happened", margin=100)
    # A house may want headlines shorter than any clause: a whole one is then better than a stump.
    ranked = _ranked(draft, limit_of(draft, "headline")) or _ranked(draft, draft.locale.limits.headline)
    if not ranked:
        return _of_first(draft)
    (best_score, _, best), *others = _of_news(_told_by_title(ranked, draft) or ranked, draft)
    told = best.items or next((each.items for _, _, each in ranked if each.items), ())
    rival = next((each for each in others if not _alike(each[2], best)), None)
    lead = best_score - rival[0] if rival else _SURE
    margin = max(0, min(100, round(100 * lead / _SURE)))
    why = in_words(contributions(best.features, draft.weights["headline"]))
    if rival:
        why += f"; next: “{rival[2].text}”"
    reason = Reason(about="headline", text=best.text, why=why, margin=margin)
    return replace(
        draft,
        headline=Sentence(text=best.text, sources=best.sources),
        told=told,
        reasons=(*draft.reasons, reason),
    )


def _of_news(ranked: list[_Ranked], draft: Draft) -> list[_Ranked]:
    """From the first that the rule for headlines has nothing against; all, if it has against each."""
    for place, (_, _, candidate) in enumerate(ranked[:_TRIED]):
        if not draft.locale.known or what_it_is(draft.docs(candidate.text), draft.brief.note) is None:
            return ranked[place:]
    return ranked


def _is_given(draft: Draft) -> bool:
    """Whether a file has a field for the title, and what stands in it is news and nothing else."""
    note = draft.brief.note
    if not note.title or note.title in note.text or len(note.title) > headline_limit(draft):
        return False
    if is_banned(note.title, draft.brief.house.phrases, draft.locale):
        return False
    told = _compact("".join(segment.doc.text for segment in draft.segments))
    long = len(draft.segments) == 1 and words(note.title, draft.locale) >= _SAYING
    return told == _compact(note.title) and (long or any(segment.is_event for segment in draft.segments))


def _compact(text: str) -> str:
    """Letters and digits alone, to compare."""
    return "".join(filter(str.isalnum, fold(text)))


def headline_limit(draft: Draft) -> int:
    """Most characters of a headline."""
    limit = limit_of(draft, "headline")
    dense = not uses_spaces(draft.locale.tag) or draft.locale.script == "Kore"
    return min(limit, _DENSE) if dense else limit


def _ranked(draft: Draft, most: int) -> list[_Ranked]:
    """The candidates, the best first; of equals the one that was made first."""
    weights = draft.weights["headline"]
    phrases = draft.brief.house.phrases
    found = [
        (score(each.features, weights) + _DEAD * (each.features.keys() >= _MOURNED), -place, each)
        for place, each in enumerate(candidates(maker(draft)))
        if len(each.text) <= most
        and not (phrases and is_banned(each.text, phrases, draft.locale))
        and (_YEAR_AND_FIGURE.search(each.text) is None or draft.locale.tag in _YEAR_WITH_POINT)
    ]
    found = _decided(found)
    daily = routine(draft)
    found = [each for each in found if not daily.intersection(each[2].items)] or found
    news = [each for each in found if not _is_course(each[2])]
    telling = any(
        "c_event" in keys and not _NO_NEWS.intersection(keys) for keys in (each[2].features for each in news)
    )
    return sorted(news if telling else found, key=lambda each: (-each[0], -each[1]))


def _is_course(candidate: Candidate) -> bool:
    """Whether a candidate is an entry with its day and minute, or only tells of a call or of who came."""
    if {"c_dated", "c_timed"} <= candidate.features.keys():
        return not all(is_prose(item) for item in candidate.items)
    return any(
        item.stamp
        and begins_with_course(item.doc)
        and fold(bare(item.doc.text)[:_OPENING]) in fold(candidate.text)
        for item in candidate.items
    )


def _told_by_title(ranked: list[_Ranked], draft: Draft) -> list[_Ranked]:
    """Those with the title where it is a headline, and tells in each of its parts what happened.

    One without a comma is better with what came of it: whom it harmed, or what was decided. A few words
    name the topic, and so do titles with other parts: of 27 notes with such ones the weights alone were right
    in 22, the titles in 9; of 16 with the others, weights in 11, titles in 15.
    """
    if not draft.segments or not all(segment.is_event for segment in draft.segments):
        return []
    titled = [
        each
        for each in ranked
        if each[2].made == "title"
        and "c_event" in each[2].features
        and words(_NUMBERED.sub("", each[2].text), draft.locale) >= _TELLING
        and (len(each[2].doc.content) >= _CONTENT or not _is_subject(draft))
    ]
    if not titled or len(draft.segments) > 1 or _COMMA.search(titled[0][2].text):
        return titled
    return [each for each in ranked if _adds_harm(each[2])] or titled


def _is_subject(draft: Draft) -> bool:
    """Whether the title of a note is the subject of a message."""
    title = draft.brief.note.title or ""
    return any(aside.kind == "envelope" and title in aside.text for aside in draft.brief.note.asides)


def _adds_harm(candidate: Candidate) -> bool:
    """Whether a candidate is the title with a statement behind it that tells what came of it."""
    if candidate.made != "event" or TITLE not in candidate.sources or "c_timed" in candidate.features:
        return False
    item = candidate.items[-1]
    leans = any(item.doc.has("words", key) for key in ("negations", "anaphora", "pointers"))
    if leans or doubts(item.doc):
        return False
    return (
        item.role == "impact"
        if item.by_label
        else has_people(item.doc) and not item.doc.has("cues", "response")
    )


def _decided(found: list[_Ranked]) -> list[_Ranked]:
    """Without those that only say what was planned, such as a match, where others say what became of it."""
    told = {
        id(each.items[0])
        for _, _, each in found
        if each.made == "event" and len(each.items) > 1 and "c_decision" in each.features
    }

    def is_plan(each: Candidate) -> bool:
        own = bool(each.items) and id(each.items[0]) in told
        return own and not {"c_event", "c_decision"} & each.features.keys()

    return [each for each in found if not is_plan(each[2])]


def maker(draft: Draft) -> Maker:
    """What the candidates of a draft are made with."""
    scale = [value / 100_000 for value in draft.news]
    return Maker(draft, scale, max(headline_limit(draft), _LEAST))


def _alike(one: Candidate, other: Candidate) -> bool:
    """Whether two candidates tell the same statements."""
    return bool(one.items) and {*map(id, one.items)} >= {*map(id, other.items[:1])}


def _of_first(draft: Draft, why: str = "no clause of the note is short enough", *, margin: int = 0) -> Draft:
    """The beginning of the note, where no clause of it fits."""
    title = draft.brief.note.title
    title = title if title and any(map(str.isalpha, title)) else None
    first = next((item for item in draft.items if any(map(str.isalpha, item.text))), draft.items[0])
    text, sources = (title, (TITLE,)) if title else (first.doc.text, first.sources)
    limit = headline_limit(draft)
    short = until_event(draft.docs(text), limit) or shortened(text, draft.locale, limit=limit)
    cut = capitalize(short or text, draft.locale)
    told = () if title else (first,)
    reason = Reason(about="headline", text=cut, why=why, margin=margin)
    return replace(
        draft, headline=Sentence(text=cut, sources=sources), told=told, reasons=(*draft.reasons, reason)
    )
