"""Assembly: the sentences that a model handed in become an article, by the passes of a table."""

from collections.abc import Callable
from dataclasses import replace
from itertools import groupby

from articlekit.drafting.drafter import Brief
from articlekit.drafting.extractive.wording import capitalize, finish, is_sentence
from articlekit.drafting.openai.answer import WireSentence
from articlekit.drafting.openai.wire import FormError
from articlekit.language.instructions import is_instruction, orders_in
from articlekit.language.letters import fold
from articlekit.language.locale import load
from articlekit.language.words import content
from articlekit.model.article import TITLE, Article, Missing, Paragraph, Section, Sentence

__all__ = ["PASSES", "assembled"]

_SENTENCES_A_PARAGRAPH = 4
_LIST = 3
"""Items from which a list is one."""
_MOST_SOURCES = 3
"""Statements that a sentence is given where the model named none."""

Answer = list[WireSentence]


def assembled(answer: Answer, brief: Brief, missing: tuple[Missing, ...]) -> Article:
    """The article of what a model handed in.

    Args:
        answer: its sentences in order, of all pieces.
        brief: the order.
        missing: what the note leaves open, in the language of the article.

    Raises:
        FormError: there is no sentence in it.
    """
    for improve in PASSES:
        answer = improve(answer, brief)
    headline = next((each for each in answer if each.part == "headline"), None)
    parts: list[Answer] = [[]]  # the lede, and each section with its heading
    for each in answer:
        if each.part == "heading":
            parts.append([each])
        elif each.part not in {"headline", "conclusion"}:
            parts[-1].append(each)
    closing = [each for each in answer if each.part == "conclusion"]
    lede, full = parts.pop(0), [part for part in parts if len(part) > 1]
    if not lede and not full:
        raise FormError("the model's answer is no article: try again, or another model")
    if not lede:  # an article begins with its news, under no heading
        lede.append(replace(full[0].pop(1), part="lede"))
    sections = tuple(
        Section(
            heading=Sentence(text=heading.text, sources=heading.sources), paragraphs=_paragraphs(told, brief)
        )
        for heading, *told in full
        if told
    )
    first = headline or lede[0]
    return Article(
        language=brief.language,
        headline=Sentence(text=first.text.rstrip(".。।"), sources=first.sources),
        lede=_paragraphs(lede, brief),
        sections=sections,
        conclusion=_paragraphs(closing, brief),
        missing=missing,
        asides=brief.note.asides,
        engine="openai",
        note=brief.note.id,
        meta=brief.note.meta,
    )


def _without_orders(answer: Answer, brief: Brief) -> Answer:
    """Without what orders a language model about, and what rests on such statements alone."""
    orders = {*orders_in(brief.note)}
    orders |= {TITLE} if is_instruction(brief.note.title or "") else set()
    return [
        each
        for each in answer
        if not is_instruction(each.text) and not (each.sources and orders.issuperset(each.sources))
    ]


def _once(answer: Answer, _: Brief) -> Answer:
    """Every sentence once: weak models repeat themselves."""
    told: dict[str, WireSentence] = {}
    for each in answer:
        told.setdefault(f"{each.part == 'headline'} {each.part == 'heading'} {fold(each.text)}", each)
    return list(told.values())


def _with_sources(answer: Answer, brief: Brief) -> Answer:
    """With the nearest statements where the model named none; a heading has those of what it heads."""
    known = {each.id: content(" ".join(each.parts), brief.note.language) for each in brief.note.statements}
    done: Answer = []
    for place, each in enumerate(answer):
        sources = each.sources
        if not sources and each.part == "heading":
            under = next((other.sources for other in answer[place + 1 :] if other.sources), ())
            sources = under[:_MOST_SOURCES]
        if not sources:
            words = content(each.text, brief.language)
            shared = {one: len(words & theirs) for one, theirs in known.items()}
            best = sorted((one for one in shared if shared[one]), key=lambda one: -shared[one])
            sources = tuple(best[:1]) or (next(iter(known), TITLE),)
        done.append(replace(each, sources=sources))
    return done


PASSES: tuple[Callable[[Answer, Brief], Answer], ...] = (_without_orders, _once, _with_sources)
"""What is done to an answer before it becomes an article, in this order. No pass changes a word.

Without `_without_orders` an obedient model prints the order of a forger; without `_once` a model of 135
million parameters tells a statement four times; without `_with_sources` half of its sentences cite nothing.
"""


def _paragraphs(sentences: Answer, brief: Brief) -> tuple[Paragraph, ...]:
    """Paragraphs of a few sentences; items become a list, or a timeline where the note has their times."""
    locale = load(brief.language)
    paragraphs: list[Paragraph] = []
    text: list[Sentence] = []
    for is_item, run in groupby(sentences, key=lambda each: each.part == "item"):
        members = [*run]
        listed = _listed(members, brief) if is_item else None
        if listed is not None:
            paragraphs += [*_running(text), listed]
            text = []
        else:
            worded = (capitalize(each.text, locale) if is_item else each.text for each in members)
            text += [
                Sentence(text=finish(words, locale), sources=each.sources)
                for words, each in zip(worded, members, strict=True)
            ]
    return (*paragraphs, *_running(text))


def _running(sentences: list[Sentence]) -> list[Paragraph]:
    """Sentences in paragraphs, none of which has one sentence alone if that can be avoided."""
    count = -(-len(sentences) // _SENTENCES_A_PARAGRAPH)
    size = -(-len(sentences) // count) if count else 1
    starts = range(0, len(sentences), size)
    return [Paragraph(sentences=tuple(sentences[start : start + size])) for start in starts]


def _listed(items: Answer, brief: Brief) -> Paragraph | None:
    """Items as a list or a timeline; none where a text serves a reader better."""
    stamps = [_stamp(each, brief) for each in items]
    if len(items) > 1 and all(stamps):
        timed = (
            Sentence(text=_behind(each.text, stamp or ""), sources=each.sources, stamp=stamp)
            for each, stamp in zip(items, stamps, strict=True)
        )
        return Paragraph(kind="timeline", sentences=tuple(timed))
    if len(items) >= _LIST and not all(is_sentence(each.text) for each in items):
        listed = (Sentence(text=each.text, sources=each.sources) for each in items)
        return Paragraph(kind="list", sentences=tuple(listed))
    return None


def _stamp(sentence: WireSentence, brief: Brief) -> str | None:
    """The time that the note puts before what an item cites; only where the item may keep its form."""
    if brief.is_translation:
        return None
    stamps = {each.stamp for each in brief.note.statements if each.id in sentence.sources and each.stamp}
    return stamps.pop() if len(stamps) == 1 else None


def _behind(text: str, stamp: str) -> str:
    """The text without the time at its beginning."""
    rest = text.removeprefix(stamp).lstrip(" \u00a0\u202f:：-–—,")
    return rest if text.startswith(stamp) and any(map(str.isalpha, rest)) else text
