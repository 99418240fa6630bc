"""A headline tells the news."""

import re
from collections.abc import Iterable, Iterator

from articlekit.checks.rule import Context, Found, Rule, story
from articlekit.checks.rules.text_parts import tells_event
from articlekit.language.caching import Recent
from articlekit.language.doc import Doc
from articlekit.language.letters import fold, heading_key
from articlekit.language.words import content
from articlekit.model.article import Article, Reason
from articlekit.model.note import Note
from articlekit.reading.zones.opening import open_letter
from articlekit.reading.zones.survey import Survey, words_in

__all__ = ["RULE", "UNSURE", "what_it_is"]

_KEY = re.compile(r"\s*(?P<key>[^:：]{1,28}?)\s*[:：]")
_FIELD = re.compile(r"[:：](?=\s|[^\W\d_])")
_VALUES = frozenset({"date", "time", "number", "duration", "quantity", "identifier", "name"})
_UNSURE = 20
"""Percent by which the runner-up is behind, below which most headlines were not the best: of 108 notes in
languages that the weights were not learned from 42 % were right below it, and 79 % above it."""
_HARD_NEWS = (("zones", "decisions"), ("cues", "what"), ("cues", "impact"), ("words", "people"))
_MARKS = 8
"""Characters by which the value of a field and a headline that is one may differ: full stops, spaces."""
_LONGEST_NAME = 6
"""Words of a headline that is the name of a document and what that is about."""
_FEWEST = 3
"""Words of a headline that may tell an event for which the language lists no word."""


def check(article: Article, context: Context) -> Iterator[Found]:
    """A headline should tell what happened.

    ## What it does
    Finds a headline that is no news: the name of a kind of document, a number, a date, a place or a name with
    nothing beside it; the header of a mail, a greeting or an order not to publish; several fields in a row,
    or the value of a field of the note that says no event; date and minute, as in the entry of a log; and one
    that is cut off or goes on from something before it. Which words tell of an event, and what letters and
    documents are called, is listed for each language.

    ## Why
    The headline is all that most people read of an article. Above a news article "Incident report" or
    "Dear colleagues" tells that nobody has looked at it.

    ## How to fix
    Write what happened, to whom or where, in one clause.
    """
    doc = Doc(article.headline.text, article.language)
    if not context.locale.known or not any(map(str.isalnum, doc.text)):
        return
    fault = what_it_is(doc, context.note) or _form(doc)
    if fault is not None:
        yield Found(
            path="headline", message=f"the headline is no news: {fault}: write what happened", quote=doc.text
        )


def what_it_is(doc: Doc, note: Note | None) -> str | None:
    """What else than news a headline is, whatever its form; None where it may be news."""
    return _RECENT.get(
        (doc.text, doc.language, note), lambda: _frame(doc) or _field_of(doc, note) or _lack(doc)
    )


_RECENT: Recent[str | None] = Recent(4)
"""The drafter asks it of the headline that it takes, and then the rule does."""


def _lack(doc: Doc) -> str | None:
    """What a headline has where no word of it tells of an event."""
    names = [*doc.found("zones", "document_nouns"), *doc.found("zones", "document_endings")]
    if names and not names[0].start:  # a report of an intervention is a paper, whatever happened there
        rest = Doc(_without(doc.text, names), doc.language)
        told = any(rest.has(table, key) for table, key in _HARD_NEWS)
    else:
        told = tells_event(doc)
    if told:
        return None
    if not _rest(doc) or (names and not names[0].start and words_in(doc.text) <= _LONGEST_NAME):
        return "it has nothing but names, dates, numbers or the name of a document"
    return "it is a word or two without an event" if words_in(doc.text) < _FEWEST else None


def _field_of(doc: Doc, note: Note | None) -> str | None:
    """The label of the note's field that a headline is the bare value of."""
    if note is None:
        return None
    locale, value = doc.locale, _FIELD.split(doc.text)[-1].lstrip()
    keys = {heading_key(doc.text), heading_key(value)}
    for each in note.statements:
        near = any(abs(len(each.text) - len(text)) <= _MARKS for text in (doc.text, value))
        label = each.label if each.kind == "field" and near and heading_key(each.text) in keys else None
        if not label or locale.role_of_label(label) is not None:
            continue
        told = tells_event(doc) or doc.has("words", "negations")
        if fold(label).strip(" :：") in locale.meta_names or not told:
            return f"it is what the note has under {label.strip(' :：')!r}"
    return None


def _frame(doc: Doc) -> str | None:
    """What of a letter a headline is."""
    survey = Survey(doc.text, doc.locale)
    key = _KEY.match(doc.text)
    hit = survey.at("header_keys", *key.span("key")) if key is not None else None
    if key is not None and hit is not None and hit.end == key.end("key"):
        return "it is the header of a mail"
    open_letter(survey)
    if survey.asides:
        return "it greets somebody"
    return "it says when to publish" if survey.within("embargo", 0, len(doc.text)) else None


def _form(doc: Doc) -> str | None:
    """What tells by the form of a headline that it is none."""
    if doc.text.rstrip().endswith(("…", "...")):
        return "it is cut off"
    if len(_FIELD.findall(doc.text)) > 1:
        return "it is a run of fields"
    if any(not span.start for span in doc.found("words", "lead_ins")):
        return "it goes on from something before it"
    facts = doc.facts if any(map(str.isdigit, doc.text)) else ()
    exact = any(fact.kind == "time" and not fact.value.endswith(":00") for fact in facts)
    if exact and any(fact.kind == "date" for fact in facts):
        return "it has date and minute, like the entry of a log"
    return None


def _rest(doc: Doc) -> frozenset[str]:
    """The words of a headline that are no value, no name and no name of a document."""
    spans = [(fact.start, fact.end) for fact in doc.facts if fact.kind in _VALUES]
    for key in ("document_nouns", "document_endings", "reference_keys"):
        spans += doc.found("zones", key)
    words = content(_without(doc.text, spans), doc.language)
    return frozenset(word for word in words if len(word) > 1 and any(map(str.isalpha, word)))


def _without(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """A text with blanks in place of some stretches."""
    left = [*text]
    for start, end in spans:
        left[start:end] = " " * (end - start)
    return "".join(left)


RULE = Rule[Article](
    id="headline-not-news",
    severity="warning",
    scope="article",
    check=check,
    bad=(
        story(headline="Incident report – Northgate Water"),
        story(headline="From: Events desk, Northgate Water"),
        story(headline="Monday, 4 May 2026, 16:20"),
        story(headline="Object: water main; Place: Harbour Street; State: closed"),
        story(headline="On 4 May 2026 at 6:52 a.m. a water main burst in Harbour Street"),
        story(headline="A water main burst in Harbour Street and flooded the cellars of…"),
        story(headline="Einsatzbericht Nr. 12/2026", lede="Ein Rohr ist gebrochen.", language="de"),
        story(headline="Chers collègues", lede="Une conduite d’eau a éclaté rue du Port.", language="fr"),
        story(headline="Уважаемые коллеги!", lede="На улице Портовой прорвало трубу.", language="ru"),
        story(headline="報道各社 御中", lede="水道管が破裂した。", language="ja"),
    ),
    good=(
        story(),
        story(headline="Northgate Water closes Harbour Street after burst"),
        story(headline="Harbour Street closed until 6 p.m. on Monday after burst"),
        story(headline="Straße nach Rohrbruch gesperrt", lede="Ein Rohr ist gebrochen.", language="de"),
        story(headline="Прорыв трубы: закрыта улица Портовая", lede="Трубу прорвало.", language="ru"),
        story(headline="港町で水道管破裂、14世帯が浸水", lede="水道管が破裂した。", language="ja"),
    ),
)


def check_choice(article: Article, _: Context) -> Iterator[Found]:
    """A headline that was hardly better than the next one should be looked at.

    ## What it does
    Finds the headline of a draft that no model wrote where another candidate from the note came close to it.

    ## Why
    The choice is made by weights that were learned. Where two come close, the weights do not tell which
    of them is the news.

    ## How to fix
    Read the headline against the note; `generate --explain` names the next one.
    """
    headline = article.headline.text
    reason = next((each for each in article.reasons if each.about == "headline"), None)
    if reason is None or reason.margin is None or reason.margin >= _UNSURE:
        return
    if heading_key(reason.text) != heading_key(headline):  # an editor has written another one
        return
    message = "another headline came close: choose the one that is the news (--explain names it)"
    yield Found(path="headline", message=message, quote=headline)


def _chosen(margin: int, headline: str = "Jack's barn burns", words: str = "Jack’s barn burns") -> Article:
    article = story(headline=words)
    reason = Reason(about="headline", text=headline, why="it tells most", margin=margin)
    return article.model_copy(update={"reasons": (reason,)})


UNSURE = Rule[Article](
    id="headline-unsure",
    severity="info",
    scope="article",
    check=check_choice,
    bad=(_chosen(0),),
    good=(story(), _chosen(80), _chosen(0, words="Farm loses its barn")),
)
