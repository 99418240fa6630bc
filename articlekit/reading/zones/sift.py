"""Sift: which statements are news, which are doubtful, and which are set aside."""

import re
from collections.abc import Iterable, Iterator

from articlekit.language.facts import facts
from articlekit.language.letters import fold
from articlekit.model.note import AsideKind, Statement
from articlekit.reading.jira import is_about_ticket
from articlekit.reading.labels import name_behind
from articlekit.reading.metadata import SHAPED, field_name, field_names
from articlekit.reading.zones.boxes import has_no_remark
from articlekit.reading.zones.chat import with_questions
from articlekit.reading.zones.desk import is_but_time, is_next_report, orders_all
from articlekit.reading.zones.evidence import (
    SAID_SO,
    Evidence,
    Sign,
    evidence,
    formula,
    sign_of,
    with_signs_of_news,
)
from articlekit.reading.zones.hits import score
from articlekit.reading.zones.papers import of_decree, of_template, of_watch
from articlekit.reading.zones.survey import Survey, words_in
from articlekit.reading.zones.trim import (
    asks,
    beside_talk,
    changes_shift,
    is_message,
    is_talk,
    speaks_to_desk,
    trimmed,
    without_emoji,
)

__all__ = ["sift"]

_NEWS = {"decisions: found", "event", "quotation", "people", "negations"}
"""Features that speak for news."""
_TELLING = _NEWS | {"attribution", "question", "colon", "first"}
"""Features of a statement that tells something, or that another one answers or goes on from."""
_QUOTED_LAST = re.compile(r"[»”\"“」』][\s.。!?]*$")
"""The end of a quotation, behind which its speaker may stand."""
_GREETS = {"greeting", "sign-off"}
"""Kinds of which the sign says nothing of the rest of a message: "hi all, bear on the ring road"."""
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d[ T]\d\d:\d\d(?::\d\d)?\S*(?: UTC)?")
_ADDRESS_ALONE = re.compile(r"[<(\[]?(?:https?://|www\.)[^\s]{1,2000}")
_LETTERS, _SMALL = re.compile(r"[^\W\d_]+"), 3
"""Words, and the letters of a small one."""
_REMARK, _ENTRY = 4, 6
"""Words of a message of a chat that is but a remark, and of an entry of a log that may be one."""
_DROPPED, _DOUBTED, _ORDERED, _AGAINST = -50, -150, -330, 0
"""Scores from which a statement with a hard sign is set aside, one without is demoted, one that orders not
to print it is set aside, and a doubtful one is set aside without a sign: more speaks against it."""


def sift(survey: Survey, statements: Iterable[Statement], *, end: int) -> list[Statement]:
    """The statements that stay, those that are doubtful marked; the others become asides.

    A statement is set aside only where a hard sign stands in it and the score agrees: a lost fact costs more
    than a line too many. Where all would go, none does.
    """
    read = list(with_questions(list(statements), survey.locale))
    survey.talk = beside_talk(survey, read)
    survey.log = sum(each.stamp is not None for each in read) > 1
    kept: list[Statement] = []
    dropped: list[tuple[Statement, AsideKind, str]] = []
    for statement, told in zip(read, evidence(survey, read), strict=True):
        appended = statement.start >= end
        if appended and _is_about_document(statement, told):
            dropped.append((statement, "reference", f'is labelled "{statement.label}"'))
            continue
        found, points = _with_what_decides(survey, statement, told)
        sure, sign = _sign_in(survey, statement, found)
        certain = sure and not appended
        speaks = bool(kept and _QUOTED_LAST.search(kept[-1].text) and name_behind(statement.text))
        announces = sign is None and statement.text.rstrip().endswith((":", "："))
        if speaks or (not certain and (appended or statement.state is not None or announces)):
            kept.append(statement)
            continue
        if sign is not None and certain:
            dropped.append((statement, *sign))
            continue
        falls = sign is not None and points > _limit(found)
        if (trim := _without_talk(survey, statement, sign if falls else None)) is not None:
            kept.append(_plain(trim))
            continue
        if falls and sign is not None:
            dropped.append((statement, *sign))
            continue
        doubtful = _is_doubtful(survey, statement, found, points, sign)
        if doubtful and points > _AGAINST and _says_nothing(statement, found):
            dropped.append((statement, "chatter", "has no word of news"))
        else:
            kept.append(_plain(statement, demoted=doubtful))
    if not kept:
        return read
    for statement, kind, why in dropped:
        survey.take(kind, survey.with_label(statement), statement.end, why)
    return list(_whole_messages(kept))


def _whole_messages(kept: list[Statement]) -> Iterator[Statement]:
    """The statements, none demoted beside others of its entry that are not: an entry stays in its place."""
    sure = {(each.stamp, each.block, each.speaker) for each in kept if each.stamp and not each.demoted}
    for each in kept:
        beside = each.demoted and (each.stamp, each.block, each.speaker) in sure
        yield each.model_copy(update={"demoted": False}) if beside else each


def _without_talk(survey: Survey, statement: Statement, sign: Sign | None) -> Statement | None:
    """A message without the small talk at its ends, where news is left; with a `sign` all of it may go."""
    polite = sign is not None and sign[0] in {"chatter", "greeting"}
    if not (polite or is_message(survey, statement) or speaks_to_desk(survey, statement)):
        return None
    trim, talk = trimmed(survey, statement)
    greets = sign is not None and sign[0] in _GREETS and (statement.speaker or statement.stamp) is not None
    if not talk or (sign is not None and not greets and not _tells(survey, trim)):
        return None
    for span in talk:
        survey.take("chatter", *span, "small talk at the end of a message")
    return trim


def _is_doubtful(
    survey: Survey, statement: Statement, found: Evidence, points: float, sign: Sign | None
) -> bool:
    """Whether a statement that stays may be no news.

    What a form says under a label of its own, or a log, is news unless a list says otherwise.
    """
    if statement.speaker is not None and "question" in found.features and "no digit" not in found.features:
        return False  # "and the other 2?" says of whom the answer below it is
    form = statement.kind in {"field", "row"} and bool(statement.label)
    log = statement.stamp is not None and statement.speaker is None
    under = statement.kind == "bullet" and bool(statement.headings)  # the note's own place for it
    plain_field = (form or log or under or "event" in found.features) and sign is None
    if (points > _DOUBTED and not plain_field) or _is_remark(statement, found):
        return True
    return any(span.start <= statement.start < span.end for span in survey.doubtful)


def _says_nothing(statement: Statement, found: Evidence) -> bool:
    """Whether a statement is a sentence of its own, with no word of news, that neither asks nor announces."""
    remark = statement.speaker is not None and "no digit" in found.features
    return (statement.kind == "sentence" or remark) and not _TELLING & found.features.keys()


def _is_remark(statement: Statement, found: Evidence) -> bool:
    """Whether a message of a chat is a few words without a figure or a word of news."""
    if statement.speaker is None or statement.stamp is None:
        return False
    brief = words_in(statement.text) <= _REMARK and "no digit" in found.features
    return brief and not _NEWS & found.features.keys()


def _plain(statement: Statement, *, demoted: bool = False) -> Statement:
    """A statement that stays, without emoji."""
    text = without_emoji(statement.text)
    if text in ("", statement.text) and not demoted:
        return statement
    return statement.model_copy(update={"text": text or statement.text, "demoted": demoted})


def _is_about_document(statement: Statement, found: Evidence) -> bool:
    """Whether a field of a file tells of the file, such as the priority of a ticket or when it was made."""
    if statement.label in SHAPED:
        return False
    of_ticket = is_about_ticket(statement.label or "", statement.text)
    if of_ticket is not None:
        return of_ticket
    if _MOMENT.fullmatch(statement.text):
        name = field_name(statement.label or "")
        return any(name in field_names()[what] for what in ("date", "modified"))
    return bool(found.features.get("label is of reference_keys"))


def _with_what_decides(survey: Survey, statement: Statement, found: Evidence) -> tuple[Evidence, int]:
    """The evidence with the signs of news, unless too little speaks against the statement without them, and
    how much speaks against it."""
    points = score(found.features)
    limit = _ORDERED if "embargo" in found.hits else _DOUBTED
    if statement.speaker is None and points <= limit:
        return found, points
    found = with_signs_of_news(survey, statement, found)
    return found, score(found.features)


def _sign_in(survey: Survey, statement: Statement, found: Evidence) -> tuple[bool, Sign | None]:
    """The hard sign in a statement, and whether it is enough by itself."""
    if not any(map(str.isalnum, statement.text)):
        return True, ("chatter", "has no word")
    if _unfilled(survey, statement) or has_no_remark(survey, statement):
        return True, ("template", "is a placeholder")
    ordered = _is_ordered(survey, statement)
    if ordered or statement.start in survey.talk or is_talk(survey, statement):
        return True, ("embargo", "orders not to print it") if ordered else ("chatter", "is small talk")
    if _is_next_report(survey, statement):
        return True, ("chatter", "says when the next report is due")
    news = found.features.keys() & {"decisions: found", "event", "quotation", "people"}
    if asks(statement):
        return True, ("chatter", "asks the others in a chat")
    said = _of_paper_or_log(survey, statement, found) or formula(found)
    if said is not None:
        return True, said
    if _ADDRESS_ALONE.fullmatch(statement.text):
        return True, ("reference", "is but an address")
    if statement.speaker is not None and {"emoji", "no digit"} <= found.features.keys() and not news:
        return True, ("chatter", "has an emoji and no news")
    sign = sign_of(found)
    if sign is not None and sign[0] == "reference" and _says_what(survey, statement, found):
        sign = None
    return False, sign


def _of_paper_or_log(survey: Survey, statement: Statement, found: Evidence) -> Sign | None:
    """Why a statement is of the form of a paper, or of those who keep a log."""
    said = of_template(survey, statement, found) or of_decree(survey, statement)
    said = said or of_watch(survey, statement, found) or _aside_of_log(survey, statement, found)
    bare = said is None and statement.kind == "sentence" and statement.stamp is None
    return ("reference", "is but a time") if bare and _is_clock(survey, statement.text) else said


def _is_clock(survey: Survey, words: str) -> bool:
    """Whether words are a time of day, with but a word such as "at" beside it."""
    if not any(map(str.isdigit, words)) or words_in(words) > _REMARK:
        return False
    small = all(len(word) <= _SMALL for word in _LETTERS.findall(words))
    return small and is_but_time(fold(words), survey.locale.tag)


def _is_ordered(survey: Survey, statement: Statement) -> bool:
    listed = survey.listed(statement.start, statement.end)
    if not {"print_orders", "print_permits", "run_orders"} & listed.keys():
        return False
    return orders_all(survey.in_words(fold(statement.text)), statement.text, survey.locale)


def _is_next_report(survey: Survey, statement: Statement) -> bool:
    if "next_reports" not in survey.hits or not (survey.log or words_in(statement.text) <= _ENTRY):
        return False
    line = survey.folded[survey.with_label(statement) : statement.end]
    return is_next_report(line, survey.in_words(line).get("next_reports"), survey.locale.tag)


def _aside_of_log(survey: Survey, statement: Statement, found: Evidence) -> Sign | None:
    """Why an entry is of those who keep the log, such as "coffee" or "keys handed over"."""
    news = found.features.keys() & {"decisions: found", "event", "people"}
    if statement.stamp is None or statement.speaker is not None or news:
        return None
    if changes_shift(survey, statement):
        return "chatter", "is about the change of a shift"
    first = statement.text.startswith(found.hits.get("chatter", "\0"))
    most = (first or found.features.get("chatter: share", 0.0) >= SAID_SO) and "no digit" in found.features
    brief = words_in(statement.text) <= (_ENTRY if most else _REMARK if first else 0)
    talk = brief and "quotation" not in found.features and "chatter" in found.hits
    return ("chatter", f'has "{found.hits["chatter"]}"') if talk else None


def _tells(survey: Survey, statement: Statement) -> bool:
    """Whether words have a figure, a name or a word of news in them."""
    if survey.decisive(statement.start, statement.end):
        return True
    return any(fact.kind == "name" for fact in facts(statement.text, survey.locale.tag))


def _limit(found: Evidence) -> int:
    """The score from which a statement with its sign is set aside: an order not to print is seldom news."""
    if {"contact_phrases", "contact_keys"} & found.hits.keys() and found.features.get("address"):
        return _DOUBTED  # a number is no reader's business unless the rest is news
    order = found.hits.get("embargo", "")
    plain = not (found.features.get("quotation") or found.features.get("labelled"))
    ordered = words_in(order) > 1 and plain
    return _ORDERED if ordered else _DROPPED


def _unfilled(survey: Survey, statement: Statement) -> bool:
    """Whether a statement is nothing but a word such as "TODO"; that of a field may be its value."""
    start, end = statement.start, statement.end
    for key in ("template", "open_tasks"):
        task = statement.kind == "sentence" or statement.state is not None
        hit = survey.at(key, start, end) if key == "template" or task else None
        ended = hit is not None and not survey.text[hit.end : end].strip(" .…:!")
        if ended and words_in(statement.text) <= 3:
            return True
    return False


def _says_what(survey: Survey, statement: Statement, found: Evidence) -> bool:
    """Whether a field says what happened, as "Type: fire" does."""
    what = survey.locale.role_of_label(statement.label or "") == "what"
    return what and bool(found.features.get("decisions: found"))
