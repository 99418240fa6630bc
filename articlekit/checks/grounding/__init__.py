"""Grounding: whether what an article says is what its note says, decided by value and by rule."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from articlekit.checks.grounding.claims import (
    WHOLE,
    Claim,
    HouseWords,
    Words,
    claims,
    copied_runs,
    house_words,
)
from articlekit.checks.grounding.evidence import Evidence
from articlekit.checks.grounding.index import Index, index
from articlekit.checks.grounding.passage import Passage
from articlekit.checks.headings import shorten
from articlekit.language.caching import Recent
from articlekit.language.facts import Fact, FactKind
from articlekit.language.tags import primary
from articlekit.model.article import TITLE, Article
from articlekit.model.finding import Severity
from articlekit.model.house import House
from articlekit.model.note import Note

if TYPE_CHECKING:
    from articlekit.checks.grounding.binding import Misbound
    from articlekit.checks.grounding.clauses import Clause
    from articlekit.checks.grounding.doubt import Held
    from articlekit.checks.grounding.meaning import Shift
    from articlekit.checks.grounding.replaced import Replaced
    from articlekit.checks.grounding.uncited import Uncited

__all__ = ["WHOLE", "Claim", "Grounding", "ground"]

# What is asked only of sentences that are not copied is imported there: an article without a model has few.

_REMEMBERED = 4
"""Articles that a thread may look at by turns: one in several languages, or one before and after a fix."""
_NEAR = 8
"""Statements near a sentence whose words it may follow."""
_MOST_CITED = 8
"""Statements cited up to which each is looked at; of more, as for a whole note, the nearest are."""
_SURE, _SETTLED = -20, -130
"""Log-odds, in hundredths, from which a doubt that a rule has as well is an error, and under which it is a
remark. On languages left out of the training, one sentence in twenty above the first is faithful, and two in
three below the second."""
_QUOTED = 160
"""Characters of a statement that a message quotes."""


@dataclass(frozen=True, eq=False)
class Grounding:
    """An article and its note."""

    article: Article
    index: Index
    house: HouseWords
    _evidence: dict[tuple[str, ...], Evidence] = field(default_factory=dict, init=False)
    _clauses: "dict[Claim, tuple[Clause, ...]]" = field(default_factory=dict, init=False)
    _shifts: "dict[Claim, tuple[Shift, ...]]" = field(default_factory=dict, init=False)
    _doubts: dict[Claim, int | None] = field(default_factory=dict, init=False)

    @cached_property
    def one_language(self) -> bool:
        """Whether article and note are in one language, so that their words can be compared."""
        return primary(self.article.language) == primary(self.index.note.language)

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """What the article says."""
        return tuple(claims(self.article, self.index.find_day, self.house))

    def is_copied(self, claim: Claim) -> bool:
        """Whether a claim says what it cites word for word, so that nothing of it can be wrong."""
        return claim in self._copied

    @cached_property
    def own(self) -> tuple[Claim, ...]:
        """What the article says in words of its own, and all that has to be held against its note."""
        return tuple(each for each in self.claims if not self.is_copied(each))

    @cached_property
    def _copied(self) -> "dict[Claim, list[Words]]":
        """What is copied, with the runs of words that are cut out of something."""
        runs = {each: self._runs(each) for each in self.claims}
        return {each: cut for each, cut in runs.items() if cut is not None}

    @property
    def cuts_from_doubt(self) -> bool:
        """Whether anything is cut out of what the note says with a reservation."""
        return any(cut and self.index.is_doubted(each.sources) for each, cut in self._copied.items())

    def _runs(self, claim: Claim) -> "list[Words] | None":
        is_whole = self.index.is_statement(claim.passage.text, claim.sources)
        return [] if is_whole else copied_runs(claim.passage, self.cited(claim), heading=claim.heading)

    def cited(self, claim: Claim) -> Evidence:
        """What a claim is held against: what it cites, or the whole note where it cites nothing."""
        ids = claim.sources
        if ids not in self._evidence:
            known = frozenset(ids) & self.index.sources.keys()
            whole = WHOLE in ids or not known or len(known) >= len(self.index.sources)
            self._evidence[ids] = self.index.whole if whole else self.index.cited(ids)
        return self._evidence[ids]

    def statements(self, claim: Claim, *, nearest: int = 3) -> tuple[Passage, ...]:
        """The statements that a claim cites; the title where it cites that alone.

        Args:
            claim: the claim.
            nearest: how many of the nearest stand in where it cites very many, or none.
        """
        sources = self.index.ids if WHOLE in claim.sources else tuple(dict.fromkeys(claim.sources))
        known = (each for each in sources if each in self.index.sources)
        named = [*islice(known, _MOST_CITED + 2)]  # the title and one too many: that is enough to know
        ids = [each for each in named if each != TITLE] or named
        if not ids or len(ids) > _MOST_CITED:
            ids = [*self.index.nearest(claim.passage, nearest)]
        return self.index.readings(ids)

    @cached_property
    def _uncited(self) -> "tuple[Uncited, ...]":
        if not self.own:
            return ()
        from articlekit.checks.grounding.uncited import UncitedFacts

        return tuple(UncitedFacts(self).find())

    def uncited(self, *kinds: FactKind) -> "Iterator[Uncited]":
        """The facts of these kinds that what cites them does not carry, in reading order."""
        return (one for one in self._uncited if one.fact.kind in kinds)

    def replaced(self, claim: Claim) -> "tuple[Replaced, ...]":
        """The words of a claim that stand where the note, in the same language, has others."""
        return self._replaced.get(claim, ())

    @cached_property
    def _replaced(self) -> "dict[Claim, tuple[Replaced, ...]]":
        if not self.one_language or not self.own:
            return {}
        from articlekit.checks.grounding.replaced import replaced

        found = ((each, replaced(each.passage, self.index, self._followed(each))) for each in self.own)
        return {each: tuple(words) for each, words in found}

    def _followed(self, claim: Claim) -> tuple[Passage, ...]:
        """The statements whose words a claim may follow."""
        near = self.index.nearest(claim.passage, _NEAR)
        return (*self.statements(claim), *map(self.index.sources.__getitem__, near))

    def clauses(self, claim: Claim) -> "tuple[Clause, ...]":
        """The clauses of a claim."""
        if claim not in self._clauses:
            from articlekit.checks.grounding.clauses import clauses

            self._clauses[claim] = clauses(claim.passage)
        return self._clauses[claim]

    def units(self, claim: Claim) -> frozenset[int]:
        """The numbers of the units of the note that a claim cites."""
        return frozenset(self.index.places[each] for each in claim.sources if each in self.index.places)

    def misbound(self, claim: Claim) -> "Iterator[Misbound]":
        """The values of a claim in its own words that the note has by something else."""
        if self.one_language and claim.prose:
            from articlekit.checks.grounding.binding import misbound

            for one in misbound(self.clauses(claim), self.index.told, self.units(claim)):
                if one.value.fact not in self._unknown.get(claim, ()):
                    yield one

    @cached_property
    def _unknown(self) -> dict[Claim, list[Fact]]:
        """The facts of each claim that the whole note does not carry."""
        found: dict[Claim, list[Fact]] = {}
        for one in self._uncited:
            if not one.homes:
                found.setdefault(one.claim, []).append(one.fact)
        return found

    def shifts(self, claim: Claim) -> "tuple[Shift, ...]":
        """Where a claim denies, doubts or establishes something otherwise than the note."""
        if claim not in self._shifts:
            self._shifts[claim] = tuple(self._find_shifts(claim))
        return self._shifts[claim]

    def _find_shifts(self, claim: Claim) -> "Iterator[Shift]":
        if not (self.one_language and claim.prose) or claim.spoken:
            return
        cut = self._copied.get(claim)
        if cut is not None:
            if cut and self.index.is_doubted(claim.sources):
                from articlekit.checks.grounding.overclaims import cut_from_doubt

                yield from cut_from_doubt(claim.passage, cut, self.index.carriers(claim.sources))
            return
        from articlekit.checks.grounding.meaning import shifts
        from articlekit.checks.grounding.overclaims import told_as_done

        told, units = self.index.told, self.units(claim)
        parts = self.clauses(claim)
        near = told.near(parts, units)
        yield from shifts(parts, told, near, quoted=bool(claim.passage.quotations))
        yield from told_as_done(parts, told, near, self.index.units_in("open"))

    def held(self, claim: Claim) -> "Held":
        """A claim with what it is held against, word by word."""
        from articlekit.checks.grounding.doubt import Held

        parts, units, told = self.clauses(claim), self.units(claim), self.index.told
        near = told.near(parts, units)  # what names no statement cites all that it is held against
        return Held(parts, told, units or near, near, self.index.units_in("superseded"))

    def doubt(self, claim: Claim) -> int | None:
        """The log-odds, in hundredths, that a sentence says something else than the note; of others none."""
        if claim not in self._doubts:
            told = self.one_language and claim.prose and not claim.heading and not claim.spoken
            told = told and not self.is_copied(claim) and any(each.words for each in self.clauses(claim))
            self._doubts[claim] = None
            if told:
                from articlekit.checks.grounding.doubt import doubt

                self._doubts[claim] = doubt(self.held(claim))
        return self._doubts[claim]

    def severity(self, claim: Claim, *, settled: bool = False) -> Severity | None:
        """How severe a doubt about a claim is: an error where all its signs speak against it, too.

        Args:
            claim: the claim.
            settled: whether it is a remark where all signs speak for the claim.
        """
        odds = self.doubt(claim)
        if odds is None:
            return None
        return "error" if odds >= _SURE else "info" if settled and odds < _SETTLED else None

    def is_faulted(self, claim: Claim) -> bool:
        """Whether there is a certain thing that a claim says otherwise than the note."""
        from articlekit.checks.grounding.speech import quoted

        return (
            claim in self._unknown
            or any(quoted(each, self.index, self.article.language) != "quoted" for each in claim.quoted)
            or next(self.misbound(claim), None) is not None
            or bool(self.shifts(claim))
            or next(self.misquoted(claim), None) is not None
            or self.unfounded_cause(claim) is not None
        )

    def unfounded_cause(self, claim: Claim) -> str | None:
        """The word by which a claim tells a cause that the note does not tell."""
        from articlekit.checks.grounding.overclaims import unfounded_cause

        parts, told = self.clauses(claim), self.index.told
        return unfounded_cause(parts, self.index.wordings, told, told.near(parts, self.units(claim)))

    def misquoted(self, claim: Claim) -> Iterator[tuple[str, str]]:
        """The quotations of a claim in its own words that are somebody else's, with their statements."""
        if self.one_language and claim.prose:
            from articlekit.checks.grounding.speech import misquoted

            yield from misquoted(claim.passage, self.clauses(claim), self.index.units, self.index.told)

    def nearest(self, passage: Passage) -> str:
        """The statement of the note that is nearest to a sentence, for use in a message."""
        return next(map(self.quoted, self.index.nearest(passage)), "nothing: the note is empty")

    def quoted(self, identity: str) -> str:
        """A statement with its id, for use in a message."""
        if identity == TITLE:
            return f"the title: {shorten(self.index.note.title or '', _QUOTED)}"
        text = self.index.sources[identity].text.replace("\n", ": ")
        return f"{identity}: {shorten(text, _QUOTED)}"


def ground(article: Article, note: Note, house: House) -> Grounding:
    """An article and its note; what is found out about them is kept for the next rule.

    Args:
        article: the article.
        note: its note.
        house: whose required headings need no source, and whose other words for a phrase say the same.
    """

    def make() -> Grounding:
        words = house_words(house)
        return Grounding(article, index(note, words.phrases), words)

    return _RECENT.get((article, note, house), make)


_RECENT: Recent[Grounding] = Recent(_REMEMBERED)
