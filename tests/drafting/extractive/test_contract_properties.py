"""What holds for every sample note and every contract that a house could make of its headings."""

import re
from collections import Counter
from functools import cache
from itertools import chain, combinations
from pathlib import Path

from hypothesis import assume, given
from hypothesis import strategies as st

from articlekit.checks import check_page
from articlekit.checks.headings import departure
from articlekit.drafting.attempts import Outcome, write
from articlekit.drafting.drafter import Brief
from articlekit.drafting.extractive import ExtractiveDrafter, begun
from articlekit.drafting.extractive.draft import units
from articlekit.language.letters import fold, heading_key
from articlekit.language.locale import available, load
from articlekit.language.phrases import phrases_in
from articlekit.model.article import Article, sentences
from articlekit.model.house import House, HouseHeadings, read_wanted
from articlekit.reading import read_notes
from articlekit.rendering import RenderOptions, render

_FOLDER = Path(__file__).parents[3] / "samples" / "notes"
_NOTES = tuple(
    note for path in sorted(_FOLDER.iterdir()) for note in read_notes(path.read_bytes(), name=path.name)
)
_WORD = re.compile(r"[^\W_]+")
_GROUNDING = ("unsupported-", "altered-", "swapped-", "changed-")


@cache
def _own_headings(index: int) -> tuple[str, ...]:
    """The headings that a note's article has of its own, and the labels that the note has."""
    note = _NOTES[index]
    article = ExtractiveDrafter().draft(Brief(note=note, language=note.language))
    labels = dict.fromkeys(each.label for each in note.statements if each.label)
    texts = (*(section.heading.text for section in article.sections), *labels)
    return tuple(text for text in texts if "|" not in text and not text.startswith("#"))


@st.composite
def _briefs(draw: st.DrawFn) -> Brief:
    index = draw(st.integers(0, len(_NOTES) - 1))
    note = _NOTES[index]
    own = _own_headings(index)
    labels = [text for tag in (note.language, draw(st.sampled_from(available()))) for text in _labels(tag)]
    names = st.sampled_from([*own, *labels])
    several = st.lists(names, min_size=1, max_size=3).map("|".join)
    entry = st.one_of(several, several, st.sampled_from("*+?"))
    entries = draw(st.lists(entry, min_size=1, max_size=7))
    unlike = _with_levels(entries, draw(st.lists(st.booleans(), max_size=7)))
    assume(unlike)
    # Words alone: a phrase with the full stop behind it would cut a heading in two.
    # No word of doubt either: a house that replaces "planned" is told that its article is surer than it.
    found = {word for each in note.statements for word in _WORD.findall(each.text)}
    words = st.sampled_from(sorted(word for word in found if not _doubts(word, note.language)))
    phrases = draw(st.dictionaries(words, st.one_of(st.just(""), words), max_size=3))
    banned = tuple(phrases)
    settled = {old: "" if any(phrases_in(new, banned)) else new for old, new in phrases.items()}
    headings = HouseHeadings(required=unlike, conclusion=draw(st.booleans()))
    house = House(headings=headings, phrases=settled)
    return Brief(note=note, language=note.language, house=house)


def _doubts(word: str, language: str) -> bool:
    lists = (("words", "hedges"), ("cues", "outlook"), ("words", "negations"))
    return any(load(language).pattern(*each).search(fold(word)) for each in lists)


def _labels(tag: str) -> list[str]:
    locale = load(tag)
    fields = (entries[0] for entries in locale.field_labels.values())
    return [*locale.labels.values(), *fields]


def _with_levels(entries: list[str], deeper: list[bool]) -> tuple[str, ...]:
    """Entries of which no two have a name in common, some of them a level below a name before them."""
    result: list[str] = []
    seen: set[str] = set()
    for number, entry in enumerate(entries):
        keys = {heading_key(name) for name in read_wanted(entry).names}
        if keys & seen or "" in keys:
            continue
        seen |= keys
        is_deeper = result and result[-1][0] not in "*+?" and number < len(deeper) and deeper[number]
        result.append(f"### {entry}" if is_deeper and keys else entry)
    return tuple(result)


def _written(brief: Brief) -> Outcome:
    return write(brief, ExtractiveDrafter())


def _present(article: Article, house: House) -> list[str]:
    """The order that the house wants, without the named headings that are asked for."""
    there = {heading_key(section.heading.text) for section in article.sections}
    return [
        entry
        for entry, wanted in zip(house.headings.required, house.headings.wanted, strict=True)
        if wanted.sign is not None or there & {heading_key(name) for name in wanted.names}
    ]


@given(_briefs())
def test_no_rule_finds_an_error_but_a_heading_that_the_note_has_nothing_for(brief: Brief) -> None:
    outcome = _written(brief)
    article, required = outcome.article, _present(outcome.article, brief.house)
    errors = {finding.rule for finding in outcome.findings if finding.severity == "error"}
    assert errors <= {"house-headings"}, outcome.findings
    headings = [(section.level, section.heading.text) for section in article.sections]
    if departure(headings, required, match_case=False) is not None:
        assert _fits_with_fewer_sections(headings, required), (headings, required)
        assert _is_used_up(article, brief), (headings, required)
    elif required == list(brief.house.headings.required):
        assert errors == set()


def _fits_with_fewer_sections(headings: list[tuple[int, str]], required: list[str]) -> bool:
    """Whether headings keep to the order but for sections that a `+` or `?` stands for."""
    signs = [index for index, entry in enumerate(required) if entry in {"+", "?"}]
    for left_out in chain.from_iterable(combinations(signs, count) for count in range(1, len(signs) + 1)):
        fewer = [entry for index, entry in enumerate(required) if index not in left_out]
        if departure(headings, fewer, match_case=False) is None:
            return True
    return False


def _is_used_up(article: Article, brief: Brief) -> bool:
    """Whether no part of an article has more than three units, which alone may be parted; a log stays whole.

    The sentences of one value, for example, are a unit, however many they are.
    """
    kept = [{source for item in unit for source in item.sources} for unit in units(begun(brief)).units]
    told = [
        {
            source
            for one in section.paragraphs
            if one.kind != "timeline"
            for sentence in one.sentences
            for source in sentence.sources
        }
        for section in article.sections
    ]
    most = max((sum(not unit.isdisjoint(part) for unit in kept) for part in told), default=0)
    return most <= 3 or len(brief.note.statements) <= 4


@given(_briefs())
def test_a_heading_that_the_note_has_itself_is_there(brief: Brief) -> None:
    labels = Counter(heading_key(each.label) for each in brief.note.statements if each.label)
    article = _written(brief).article
    there = {heading_key(section.heading.text) for section in article.sections}
    for wanted in brief.house.headings.wanted:
        names = {heading_key(name) for name in wanted.names}
        if any(labels[name] >= 2 for name in names):
            assert names & there, wanted


@given(_briefs())
def test_every_statement_stands_in_one_place_and_is_grounded(brief: Brief) -> None:
    outcome = _written(brief)
    used = Counter(each for _, sentence in sentences(outcome.article) for each in sentence.sources)
    assert used == Counter(statement.id for statement in brief.note.statements)
    if not any(brief.house.phrases.values()):  # what a house writes instead of a word may say anything
        assert [each for each in outcome.findings if each.rule.startswith(_GROUNDING)] == []


@given(_briefs())
def test_the_page_departs_where_the_article_does(brief: Brief) -> None:
    outcome = _written(brief)
    page = render(outcome.article, options=RenderOptions(house=brief.house))
    found = check_page(page, house=brief.house, select=("page-house-headings",))
    assert bool(found) == any(each.rule == "house-headings" for each in outcome.findings)
    fragment = render(outcome.article, template="fragment", options=RenderOptions(house=brief.house))
    assert bool(found) == bool(check_page(fragment, house=brief.house, select=("page-house-headings",)))


@given(_briefs())
def test_two_runs_give_the_same_article(brief: Brief) -> None:
    assert _written(brief) == _written(brief)
