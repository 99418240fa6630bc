"""Grounding: an article held against its note, fact by fact."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from articlekit.checks.grounding.binding import Misbound, misbound
from articlekit.checks.grounding.carriers import CARRIED, carries
from articlekit.checks.grounding.causes import unfounded_cause
from articlekit.checks.grounding.claims import WHOLE, Claim, claims
from articlekit.checks.grounding.clauses import Clause, clauses
from articlekit.checks.grounding.copying import is_copied, is_copied_whole
from articlekit.checks.grounding.days import is_day_of
from articlekit.checks.grounding.derived import derivation
from articlekit.checks.grounding.doubt import Held, doubt
from articlekit.checks.grounding.evidence import Evidence
from articlekit.checks.grounding.exchanged import exchanged
from articlekit.checks.grounding.house_words import HouseWords, house_words
from articlekit.checks.grounding.index import Index, index
from articlekit.checks.grounding.matching import bare
from articlekit.checks.grounding.meaning import Shift, shifts
from articlekit.checks.grounding.names import has_word, missing_words
from articlekit.checks.grounding.passage import Passage
from articlekit.checks.grounding.replaced import Replaced, replaced
from articlekit.checks.grounding.speakers import misquoted
from articlekit.checks.grounding.told_as_fact import cut_from_doubt, told_as_done
from articlekit.checks.grounding.values import COUNTED, is_counted, value_of
from articlekit.checks.headings import shorten
from articlekit.checks.rule import Found
from articlekit.language.caching import Recent
from articlekit.language.facts import Fact, FactKind
from articlekit.language.tags import primary, uses_spaces
from articlekit.model.article import TITLE, Article
from articlekit.model.finding import Severity
from articlekit.model.house import House
from articlekit.model.note import Note

__all__ = ["Grounding", "Loose", "carries", "ground"]

_REMEMBERED = 4
"""Articles that a thread may look at by turns: one in several languages, or one before and after a fix."""
_NEAR = 8
_MOST_CITED = 8
"""Statements cited up to which each is looked at; of more, as for a whole note, the nearest are."""
_NEAREST_UNITS = 4
"""Statements whose values may be added up."""
_SURE = 0
"""Log-odds, in hundredths, from which a doubt that a rule has as well is an error. On languages left out of the
training, one in twenty of these sentences is faithful."""
_QUOTED = 160
"""Characters of a statement that a message quotes."""


@dataclass(frozen=True)
class Loose:
    """A fact of an article that what it cites does not carry."""

    claim: Claim
    fact: Fact
    homes: tuple[str, ...]
    """The statements to be cited for it, mostly one; empty where the whole note does not carry it."""


@dataclass(frozen=True, eq=False)
class Grounding:
    """An article and its note."""

    article: Article
    index: Index
    house: HouseWords

    @cached_property
    def one_language(self) -> bool:
        """Whether article and note are in one language, so that their words can be compared."""
        return primary(self.article.language) == primary(self.index.note.language)

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """What the article says."""
        return tuple(claims(self.article, self.index.day, self.house))

    def is_copied(self, claim: Claim) -> bool:
        """Whether a claim says what it cites word for word, so that nothing of it can be wrong."""
        return is_copied_whole(claim.passage, self.cited(claim))

    def cited(self, claim: Claim) -> Evidence:
        """What a claim is held against: what it cites, or the whole note where it cites nothing."""
        found = self._evidence.get(claim.sources)
        if found is None:
            found = self._evidence[claim.sources] = self._evidence_of(claim.sources)
        return found

    @cached_property
    def _evidence(self) -> dict[tuple[str, ...], Evidence]:
        return {}

    def _evidence_of(self, sources: tuple[str, ...]) -> Evidence:
        if WHOLE in sources:
            return self.index.whole
        known = frozenset(sources) & self.index.sources.keys()
        if not known or len(known) >= len(self.index.sources):
            return self.index.whole
        return self.index.cited(sources)

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
    def _loose(self) -> tuple[Loose, ...]:
        return tuple(self._find())

    def loose(self, *kinds: FactKind) -> Iterator[Loose]:
        """The facts of these kinds that what cites them does not carry, in reading order."""
        return (one for one in self._loose if one.fact.kind in kinds)

    def has_loose(self, claim: Claim) -> bool:
        """Whether a fact of a claim is not carried by what it cites."""
        return claim in self._with_loose

    @cached_property
    def _with_loose(self) -> frozenset[Claim]:
        return frozenset(one.claim for one in self._loose)

    def _find(self) -> Iterator[Loose]:
        for claim in self.claims:
            evidence = self.cited(claim)
            if is_copied_whole(claim.passage, evidence):
                continue
            for fact in claim.passage.facts:
                if fact.kind not in CARRIED or self._carries(claim, fact, evidence):
                    continue
                if evidence is self.index.whole or not self._carries(claim, fact, self.index.whole):
                    yield Loose(claim, fact, ())
                elif homes := self._homes(claim, fact, evidence):
                    yield Loose(claim, fact, homes)
            yield from (Loose(claim, one.fact, ()) for one in self.replaced(claim) if one.named)

    def replaced(self, claim: Claim) -> tuple[Replaced, ...]:
        """The words of a claim that stand where the note, in the same language, has others."""
        return self._replaced.get(claim, ())

    @cached_property
    def _replaced(self) -> dict[Claim, tuple[Replaced, ...]]:
        if not self.one_language:
            return {}
        return {
            each: tuple(replaced(each.passage, self.index, self._followed(each)))
            for each in self.claims
            if not self.is_copied(each)
        }

    def _followed(self, claim: Claim) -> Iterator[Passage]:
        """The statements whose words a claim may follow."""
        yield from self.statements(claim)
        yield from map(self.index.sources.__getitem__, self.index.nearest(claim.passage, _NEAR))

    def clauses(self, claim: Claim) -> tuple[Clause, ...]:
        """The clauses of a claim."""
        if claim not in self._clauses:
            self._clauses[claim] = clauses(claim.passage)
        return self._clauses[claim]

    @cached_property
    def _clauses(self) -> dict[Claim, tuple[Clause, ...]]:
        return {}

    def units(self, claim: Claim) -> frozenset[int]:
        """The numbers of the units of the note that a claim cites."""
        return frozenset(self.index.places[each] for each in claim.sources if each in self.index.places)

    def misbound(self, claim: Claim) -> Iterator[Misbound]:
        """The values of a claim that the note has by something else."""
        if self.one_language and claim.prose and not self.is_copied(claim):
            unknown = self._unknown.get(claim, ())
            for one in misbound(self.clauses(claim), self.index.told, self.units(claim)):
                if one.value.fact not in unknown:
                    yield one

    @cached_property
    def _unknown(self) -> dict[Claim, list[Fact]]:
        """The facts of each claim that the whole note does not carry."""
        found: dict[Claim, list[Fact]] = {}
        for one in self._loose:
            if not one.homes:
                found.setdefault(one.claim, []).append(one.fact)
        return found

    def shifts(self, claim: Claim) -> Iterator[Shift]:
        """Where a claim denies, doubts or establishes something otherwise than the note."""
        if not (self.one_language and claim.prose) or claim.spoken:
            return
        if (copied := self.is_copied(claim)) and not self.index.is_doubted(claim.sources):
            return
        parts, told = self.clauses(claim), self.index.told
        near = told.near(parts, self.units(claim))
        if copied:
            yield from cut_from_doubt(parts, told, near)
        else:
            yield from shifts(parts, told, near, quoted=bool(claim.passage.quotations))
            yield from told_as_done(parts, told, near, self.index.units_in("open"))
            if not claim.heading:
                title = self.index.sources.get(TITLE)
                stems = frozenset(map(bare, title.stems)) if title else frozenset()
                for words, text in exchanged(parts, told, near, stems):
                    yield Shift("relation", f"the note does not have {words!r} here: {text!r}")

    def held(self, claim: Claim) -> Held:
        """A claim with what it is held against, word by word."""
        parts, units, told = self.clauses(claim), self.units(claim), self.index.told
        return Held(parts, told, units, told.near(parts, units), self.index.units_in("superseded"))

    def doubt(self, claim: Claim) -> int | None:
        """The log-odds, in hundredths, that a sentence says something else than the note; of others none."""
        if claim not in self._doubts:
            told = self.one_language and claim.prose and not claim.heading and not claim.spoken
            told = told and not self.is_copied(claim) and any(each.words for each in self.clauses(claim))
            self._doubts[claim] = doubt(self.held(claim)) if told else None
        return self._doubts[claim]

    def severity(self, claim: Claim) -> Severity | None:
        """How severe a doubt about a claim is: an error where all its signs speak against it, too."""
        doubt = self.doubt(claim)
        return "error" if doubt is not None and doubt >= _SURE else None

    @cached_property
    def _doubts(self) -> dict[Claim, int | None]:
        return {}

    def is_faulted(self, claim: Claim) -> bool:
        """Whether there is a certain thing that a claim says otherwise than the note."""
        return (
            claim in self._unknown
            or next(self.misbound(claim), None) is not None
            or next(self.shifts(claim), None) is not None
            or next(self.misquoted(claim), None) is not None
            or self.unfounded_cause(claim) is not None
        )

    def unfounded_cause(self, claim: Claim) -> str | None:
        """The word by which a claim tells a cause that the note does not tell."""
        parts, told = self.clauses(claim), self.index.told
        return unfounded_cause(parts, self.index.wordings, told, told.near(parts, self.units(claim)))

    def misquoted(self, claim: Claim) -> Iterator[tuple[str, str]]:
        """The quotations of a claim that are somebody else's in the note, with their statements."""
        if self.one_language and claim.prose and not self.is_copied(claim):
            yield from misquoted(claim.passage, self.clauses(claim), self.index.units, self.index.told)

    def _in_other_form(self, claim: Claim, fact: Fact) -> bool:
        """Whether the note has a value in a form that is read otherwise, or it follows from others."""
        if fact.kind not in COUNTED or fact.kind == "identifier":
            return False
        told, years = self.index.told, self.index.years()
        if fact.kind == "date" and fact.value[:4].isdigit() and years and fact.value[:4] not in years:
            return False
        if told.homes(value_of(fact)) or (fact.kind == "date" and is_day_of(fact, self.index)):
            return True
        after = claim.passage.folded[fact.start : fact.end + 1]
        if is_counted(fact) or (not uses_spaces(claim.passage.language) and after in self.index.whole.folded):
            return True  # how many things a note names is its reader's to count
        units = {unit for clause in self.clauses(claim) for unit in told.candidates(clause)[:_NEAREST_UNITS]}
        near = [value.fact for unit in sorted(units) for each in told.units[unit] for value in each.values]
        return derivation(fact, near) is not None

    def _carries(self, claim: Claim, fact: Fact, evidence: Evidence) -> bool:
        if fact.kind == "name" and not self.one_language:
            return True  # what is translated cannot be compared; it is counted elsewhere
        if evidence is self.index.whole and self._in_other_form(claim, fact):
            return True
        return carries(fact, evidence, claim.passage.language) or is_copied(fact, claim.passage, evidence)

    def _homes(self, claim: Claim, fact: Fact, evidence: Evidence) -> tuple[str, ...]:
        """The statements that would have to be cited: one, or one for each word of a name."""
        near = self.index.homes_of(fact, self.index.nearest(claim.passage, _NEAR))
        home = next((each for each in near if self._carries(claim, fact, self.index.only(each))), None)
        if home is not None or fact.kind != "name":
            return () if home is None else (home,)
        language = claim.passage.language
        words = missing_words(fact, evidence, language)
        found = [
            next((each for each in near if has_word(word, self.index.only(each), language)), None)
            for word in words
        ]
        return tuple(dict.fromkeys(each for each in found if each is not None))

    def unsupported(self, *kinds: FactKind) -> Iterator[Found]:
        """What is to be said of the facts of these kinds that the whole note does not carry."""
        for one in self.loose(*kinds):
            if not one.homes:
                message = (
                    f"the {one.fact.kind} {shorten(one.fact.text)!r} is not in the note; "
                    f"nearest is {self.nearest(one.claim.passage)}"
                )
                yield Found(path=one.claim.path, message=message, quote=one.fact.text)

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
