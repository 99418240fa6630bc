"""Items: the statements of a note with their roles and their wording, each told once."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from articlekit.drafting.extractive.draft import Item, is_open
from articlekit.drafting.extractive.features import is_bare_date, recalls
from articlekit.drafting.extractive.roles import assign, is_speech, leans, role_by_label
from articlekit.drafting.extractive.wording import sentence, sentence_case, words
from articlekit.language.doc import Docs
from articlekit.language.facts import identifiers, numbers, quotations
from articlekit.language.instructions import orders_in
from articlekit.language.letters import fold
from articlekit.language.locale import Locale
from articlekit.language.tags import uses_spaces
from articlekit.language.words import jaccard
from articlekit.model.note import Note, Statement
from articlekit.reading.labels import name_behind

__all__ = ["is_idle", "is_of_another", "items_of", "merge", "topic_of"]

_SMALL_WORD = 3
"""Letters of words that have no capital in a name."""
_SPEAKER_LONGEST = 110
_SPEAKER_WORDS = 12
_ASIDE_WORDS = 3
"""Words behind a verb of speech that only say to whom or where."""
_FEW_WORDS = 2
"""Words of a name, none of which but the first may have a capital."""
_ABBREVIATION = re.compile(r"\b\w{1,5}\.(?=\s*\w)")
_SAID = re.compile(r"\s*(?:[:：]|\u3000)?\s*\Z")


def items_of(note: Note, docs: Docs, locale: Locale, *, capitals: bool) -> list[Item]:
    """The statements of a note as items, in order.

    Args:
        note: the note.
        docs: the texts of the note.
        locale: its language.
        capitals: whether the note is written in capitals throughout.
    """
    texts = [" ".join(statement.text.split()) for statement in note.statements]
    analysed = [docs(sentence_case(text, locale) if capitals else text) for text in texts]
    roles = assign(note, analysed, locale)
    labels = Counter(fold(statement.label) for statement in note.statements if statement.label)
    result: list[Item] = []
    orders = orders_in(note)  # an order to a language model is no news, whoever reads it
    orders = orders if len(orders) < len(note.statements) else frozenset()
    read = zip(note.statements, analysed, roles, strict=True)
    for index, (statement, doc, (role, sure)) in enumerate(read):
        if statement.id in orders or (result and statement.id in result[-1].sources):
            continue
        text = doc.text
        speaker, said = _spoken(statement, text, locale)
        if behind := _named_behind(note.statements, index, locale):
            fact = quotations(text, locale.tag)[0]
            speaker, said = behind, text[fact.start : fact.end]
        label_role = role_by_label(statement, locale)
        heads = bool(statement.label and not statement.speaker) and (
            statement.kind not in {"field", "row"} or labels[fold(statement.label or "")] > 1
        )
        plainly = not heads and not statement.stamp
        named = bool(statement.label) and not speaker and (plainly or is_open(statement))
        plain = said if speaker else sentence(statement, text, locale)
        result.append(
            Item(
                statement=statement,
                doc=doc,
                role=role,
                text=plain,
                labelled=sentence(statement, text, locale, label=statement.label) if named else plain,
                sources=(statement.id, note.statements[index + 1].id) if behind else (statement.id,),
                sure=sure,
                by_label=label_role is not None,
                bound=index > 0 and _leans_on(note.statements, index, locale),
                label=statement.label if not speaker and (heads or label_role) else None,
                speaker=speaker,
            )
        )
    return result


def _named_behind(statements: Sequence[Statement], index: int, locale: Locale) -> str | None:
    """Who speaks, where the name follows a quotation in brackets or behind a stroke."""
    quote, *rest = statements[index : index + 2]
    name = name_behind(rest[0].text) if rest else None
    if name is None or (quote.block, quote.stamp) != (rest[0].block, rest[0].stamp):
        return None
    quoted = quotations(quote.text, locale.tag)
    return name if len(quoted) == 1 and not quote.text[quoted[0].end :].strip(" .。!?") else None


def _spoken(statement: Statement, text: str, locale: Locale) -> tuple[str | None, str]:
    """Who says a statement and what was said, where it is little but a quotation with its speaker."""
    if statement.label and is_speech(statement, locale.tag):
        return _without_verb(statement.label, locale) or statement.label, text
    quoted = quotations(text, locale.tag)
    if len(quoted) != 1:
        return None, text
    fact = quoted[0]
    before, after = text[: fact.start], text[fact.end :]
    if (
        after.strip(" .。!?")
        or not before.strip()
        or _goes_on(before, fact.value)
        or _names(before, fact.value)
    ):
        return None, text
    name = _SAID.sub("", before)
    bare = name != before or not locale.typography.word_space
    if not bare or len(name) > _SPEAKER_LONGEST or re.search(r"[.!?。;；]", _ABBREVIATION.sub("", name[:-1])):
        return None, text
    said_by = _without_verb(name, locale)
    if said_by is None:
        return None, text
    if statement.label and statement.kind == "field" and not role_by_label(statement, locale):
        said_by = f"{statement.label}{locale.connectives['list']}{said_by}"
    return said_by, text[fact.start : fact.end]


def _goes_on(before: str, said: object) -> bool:
    """Whether a quotation is the rest of a sentence: the dam has, they say, "held better than feared"."""
    return str(said)[:1].islower() and not before.rstrip().endswith((":", "：", "–", "—"))


def _names(before: str, said: object) -> bool:
    """Whether quotation marks are around a name, as that of the trawler "Lady of the Isles"."""
    words = [word for word in str(said).split() if len(word) > _SMALL_WORD]
    title = bool(words) and all(word[:1].isupper() for word in words) and str(said)[-1:] not in ".!?…"
    return title and not before.rstrip().endswith((":", "："))


def _without_verb(name: str, locale: Locale) -> str | None:
    """The speaker, without the verb of speech; none where more is told than that they spoke."""
    verbs = locale.pattern("words", "says").finditer(fold(name))
    last = max(verbs, key=lambda match: match.end(), default=None)
    if last is None:
        return name.strip() if len(name.split()) <= _SPEAKER_WORDS else None
    before, after = name[: last.start()].strip(" ,，、،"), name[last.end() :].strip(" ,，、،:：")
    if re.search(r"\d", after) or (after and not uses_spaces(locale.tag)):
        return None
    if before and _is_clause(before, name[: last.start()], after):
        return None  # "Repairs will last until noon, said spokeswoman Jana Krausová"
    if before and len(before.split()) <= _SPEAKER_WORDS and len(after.split()) <= _ASIDE_WORDS:
        return before
    return after if not before and 1 < len(after.split()) <= _SPEAKER_WORDS else None


def _is_clause(before: str, with_marks: str, after: str) -> bool:
    """Whether what stands before the verb of speech is told, and the speaker stands behind the verb."""
    parted = with_marks.rstrip().endswith((",", "،")) and any(word[:1].isupper() for word in after.split())
    words = before.split(",", 1)[0].split()
    return parted and len(words) > _FEW_WORDS and not any(word[:1].isupper() for word in words[1:])


def _leans_on(statements: Sequence[Statement], index: int, locale: Locale) -> bool:
    before, statement = statements[index - 1], statements[index]
    if before.text.rstrip().endswith((":", "：")) and before.label == statement.label:
        return True  # what it announces
    if before.text.rstrip().endswith(("?", "？", "؟")) and (
        before.block == statement.block or before.label == statement.label
    ):
        return True  # an answer stays with its question
    if statement.stamp and (before.stamp, before.block) == (statement.stamp, statement.block):
        return True
    if statement.kind == before.kind == "row" and before.block == statement.block:
        return True  # a table is read as a whole
    if (
        statement.kind == "field"
        and before.kind == "field"
        and before.label == statement.label
        and before.block == statement.block
    ):
        return True  # one value
    prose = statement.kind in {"sentence", "field"} and before.label == statement.label
    return prose and (leans(statement, locale) or _is_told_by_pronoun(statement, locale))


def _is_told_by_pronoun(statement: Statement, locale: Locale) -> bool:
    """Whether words are quoted and their speaker is a pronoun, or no one that is named: "…", she said."""
    quoted = quotations(statement.text, locale.tag)
    if not quoted:
        return False
    outside, position = "", 0
    for fact in quoted:
        outside += statement.text[position : fact.start] + " "
        position = fact.end
    outside = (outside + statement.text[position:]).strip(" ,.—–-:;!?。、，")
    folded = fold(outside)
    if len(folded.split()) > 6 or statement.label:
        return False
    pronoun = locale.pattern("words", "anaphora").search(folded.replace("-", " "))
    named = any(word[:1].isupper() for word in outside.split()[1:]) or (
        locale.typography.word_space == "" and len(outside) > 6
    )
    return bool(pronoun) or not named


_ALIKE = 0.8
_ASKING = tuple("?？؟;")
"""Marks of a question; a semicolon is the Greek one."""
_MANY = 400
"""Above so many statements only those with the same content words are compared."""


def merge(items: list[Item]) -> list[Item]:
    """Leave one of the statements that say the same, with the ids of all of them.

    Two say the same if at least four fifths of their content words are shared and their numbers,
    identifiers, negations and hedges are the same. The longer one stays, at the place of the first.
    """
    kept: list[Item] = []
    first: list[Item] = []
    sources: list[list[str]] = []  # put together at the end: thousands may say the same
    places: dict[tuple[object, ...], list[int]] = defaultdict(list)
    many = len(items) > _MANY
    for item in items:
        own = item.doc.content
        key = (item.stamp, item.speaker, _asks(item), own if many else None)
        near = places[key] if own else []  # what has no content words is like nothing else
        twin = next((place for place in near if _is_same(item, first[place])), None)
        if twin is None:
            near.append(len(kept))
            kept.append(item)
            first.append(item)
            sources.append([*item.sources])
        else:
            kept[twin] = _longer(kept[twin], item)
            sources[twin] += item.sources
    return [
        item if len(item.sources) == len(ids) else replace(item, sources=tuple(ids))
        for item, ids in zip(kept, sources, strict=True)
    ]


def _asks(item: Item) -> bool:
    """Whether an item is a question, which is no copy of its answer."""
    return item.doc.text.rstrip('"”»」』) ')[-1:] in _ASKING


def _is_same(one: Item, other: Item) -> bool:
    """Whether an item says what another does; under another label the same words say another thing."""
    if jaccard(one.doc.content, other.doc.content) < _ALIKE:
        return False
    labels = {
        fold(each.statement.label) for each in (one, other) if each.statement.label and not each.speaker
    }
    return len(labels) < 2 and _signature(one) == _signature(other)


def _signature(item: Item) -> list[list[str]]:
    """The numbers, identifiers, negations and hedges of an item."""
    doc = item.doc
    lists = [doc.found("words", key) for key in ("negations", "hedges")]
    return [
        sorted(fact.value for fact in (*numbers(doc.text), *identifiers(doc.text))),
        *(sorted(doc.folded[span.start : span.end] for span in spans) for spans in lists),
    ]


def _longer(first: Item, second: Item) -> Item:
    """The first of two items in the words of the longer one."""
    if len(second.text) <= len(first.text) or second.bound:
        return first
    return replace(first, text=second.text, labelled=second.labelled)


_NAME = 3
"""Words of a sentence that is but a name."""


def topic_of(items: Sequence[Item], locale: Locale) -> Item | None:
    """The bare name that a note begins with and is about, such as "Heroku."."""
    first = items[0] if len(items) > 1 else None
    if first is None or first.label or first.stamp or first.is_field or first.speaker:
        return None
    ended = first.statement.kind == "sentence" and first.statement.text.rstrip()[-1:] in (".", "。")
    named = not first.statement.text[:1].islower() and not is_bare_date(first.doc)
    return first if ended and named and words(first.text, locale) <= _NAME else None


_IDLE = ("attendance", "routine_items", "routine_business", "pleasantries", "press_leads", "chatter")


def is_idle(item: Item) -> bool:
    """Whether an item begins with what is said to the reader, or at every meeting."""
    label, pattern = fold(item.statement.label or ""), item.doc.locale.pattern
    idle = any(pattern("zones", key).match(item.doc.folded) for key in _IDLE)
    return idle or any(pattern("zones", key).match(label) for key in _IDLE[:2])


def is_of_another(item: Item, place: int) -> bool:
    """Whether a statement is a question, an announcement, to the reader, or the hour or cause of another."""
    told = place > 0 and item.statement.kind == "sentence" and not item.stamp and recalls(item.doc)
    explains = any(span.start == 0 for span in item.doc.found("cues", "cause"))
    return told or is_idle(item) or explains or item.doc.text.rstrip()[-1:] in "?？؟:："
