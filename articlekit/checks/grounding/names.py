"""Names: when a name of an article stands in the note, in whatever form."""

import re
from collections.abc import Iterator
from itertools import pairwise

from articlekit.checks.grounding.evidence import Evidence
from articlekit.checks.grounding.matching import alike, bare, cue_pattern, forms
from articlekit.checks.grounding.passage import Passage
from articlekit.language.facts import Fact, calendar_words, has_capitals, is_known, nouns_have_capitals
from articlekit.language.letters import fold, word_without
from articlekit.language.locale import load
from articlekit.language.tags import primary, uses_spaces
from articlekit.language.words import function_words, stems

__all__ = [
    "has_name",
    "has_word",
    "is_spelled_out",
    "missing_words",
    "name_parts",
    "name_words",
    "speaks_unknown",
]

_VERSIONED = re.compile(
    r"(?<!\w)(?P<word>[^\W\d_][\w-]{1,40})[ \u00a0](?P<version>\d{1,4}(?:\.\d{1,4}){1,4})(?!\d)"
)
_COMPOUND = re.compile(r"(?<![\w-])[^\W\d_][^\W\d_]{1,40}(?=-[^\W\d_a-z])")
_SHORTEST_RUN = 2
_LONGEST_ACRONYM = 6
_SHORTENED = 3
"""Letters of a beginning that a word is shortened to."""
_VOWELS = re.compile("[aeiouyаеиоуыэюяіїєαεηιουω]")
_BESIDE = 24
"""Characters before and behind a name in which a word of saying may stand beside it."""
_STOP = re.compile(r"[.;:!?\n]")
_RUN = word_without("_")
_PART = re.compile(rf"{_RUN}(?:'{_RUN})*")


def has_name(fact: Fact, evidence: Evidence, language: str) -> bool:
    """Whether every word of a name stands in the evidence.

    Function words inside a name and the names of days and months do not count. A word is there if
    it is there as written, with the same stem, with another of the endings that its language has
    for names, or without the particles that are glued to it. An acronym is there only as an acronym.
    """
    return not missing_words(fact, evidence, language)


def missing_words(fact: Fact, evidence: Evidence, language: str) -> list[str]:
    """The words of a name that the evidence does not have, folded.

    A word in front of a name that the evidence has is an office or a kind of thing (Bezirk Wels-Land), unless
    the evidence has another name there.
    """
    words = _parts(fact.value, language)
    if nouns_have_capitals(language):
        words = _without_possessions(words, evidence)
    missing = [word for word in words if not has_word(word, evidence, language)]
    found = [word for word in words if word not in missing]
    missing = [word for word in missing if not _is_cut_short(word, found, evidence)]
    if missing and len(missing) < len(words) and words[: len(missing)] == missing:
        return missing if _is_named_otherwise(words[len(missing)], evidence, primary(language)) else []
    return missing


def is_spelled_out(fact: Fact, passage: Passage, evidence: Evidence) -> bool:
    """Whether a name begins the words of an acronym: Oulun yliopistollinen sairaala, OYS."""
    words = [token.word for token in passage.tokens if token.start >= fact.start][:_LONGEST_ACRONYM]
    initials = "".join(word[0] for word in words)
    return any(
        initials.startswith(each[:-1] if len(each) > _SHORTEST_RUN else each) for each in evidence.acronyms
    )


def _is_named_otherwise(word: str, evidence: Evidence, language: str) -> bool:
    """Whether the evidence has a name with another word in front of a word: Anna Lenoir for Lenoir.

    The word may be inflected there, or here: Jan Novotný for (bez Petra) Novotného.
    """
    names = (name_parts(fact.value) for fact in evidence.of("name"))
    seconds = {second for name in names for _, second in pairwise(name)}
    if word in seconds:
        return True
    own = forms(word, language)
    return any(not own.isdisjoint(forms(second, language)) for second in seconds)


def _is_cut_short(word: str, beside: list[str], evidence: Evidence) -> bool:
    """Whether a word is shortened beside another one of its name: Kessler Ave, Jd das Paineiras."""
    plain, known = bare(word), {*map(bare, beside)}
    for other in beside:
        name = re.escape(other)
        behind = re.findall(rf"(?<!\w){name}\W+(\w{{2,4}})(?!\w)", evidence.folded)
        before = re.findall(rf"(?<!\w)(\w{{2,4}})(?:\W+\w{{1,3}})?\W+{name}(?!\w)", evidence.folded)
        for short in map(bare, (*behind, *before)):
            letters = iter(plain)
            begins = len(short) >= _SHORTENED and plain.startswith(short)
            shorter = len(short) < len(plain) and short[0] == plain[0] and short not in known
            if shorter and (begins or not _VOWELS.search(short)) and all(each in letters for each in short):
                return True
    return False


def _without_possessions(words: list[str], evidence: Evidence) -> list[str]:
    """The words without the noun that stands behind a name in the genitive: Hamburgs Feuerwehr."""
    owners = {word for word in words if word.endswith("s") and word.removesuffix("s") in evidence.words}
    return [word for before, word in pairwise(["", *words]) if before not in owners]


def speaks_unknown(fact: Fact, passage: Passage, evidence: Evidence) -> bool:
    """Whether a name of a translation is somebody who speaks, and nothing of it is in the note.

    Places and organisations have other names in other languages; a person has one in all that share a
    script. Who stands beside a word of saying, under two names or more, of which none is like any word of
    the note, is taken for one.

    Args:
        fact: the name.
        passage: the sentence that it stands in.
        evidence: all that the note says.
    """
    words = [word for word in name_parts(fact.value) if word not in function_words(passage.language)]
    shares_script = {load(passage.language).script} == {
        load(each.language).script for each in evidence.passages
    }
    if len(words) < _SHORTEST_RUN or fact.value.isupper() or not shares_script:
        return False
    start, end = max(0, fact.start - _BESIDE), fact.end + _BESIDE
    says = list(cue_pattern(passage.language, "says").finditer(passage.folded, start, end))
    if any(match.start() < fact.end and fact.start < match.end() for match in says):
        return False  # a ministry has a word of saying in its name
    gaps = (passage.folded[min(fact.end, match.end()) : max(fact.start, match.start())] for match in says)
    if not any(len(gap.split()) <= 1 and not _STOP.search(gap) for gap in gaps):
        return False
    known = {bare(word) for word in evidence.words}
    return not any(alike(bare(word), other) for word in words for other in known)


def name_parts(name: str) -> list[str]:
    """The words of a name, folded."""
    return _PART.findall(fold(name))


def _parts(name: str, language: str) -> list[str]:
    """The words of a name without function words, months and weekdays, folded."""
    passing = function_words(primary(language))
    calendar = calendar_words(primary(language))
    return [
        word
        for word in name_parts(name)
        if (word not in passing or is_known(word, language)) and word not in calendar
    ]


def name_words(passage: Passage) -> Iterator[str]:
    """The words of a text that are a name or part of one, folded.

    What stands before a version is the name of a product, before one that has at least three parts, or
    before two of two parts, which a decimal number may have too; so is, where nouns have capitals, what
    stands before the hyphen of a compound (Rails-Anwendung).
    """
    for fact in passage.of("name"):
        yield from _parts(fact.value, passage.language)
    if nouns_have_capitals(passage.language):
        for match in _COMPOUND.finditer(passage.text):
            yield from _parts(match[0], passage.language)
    versions: dict[str, set[str]] = {}
    for match in _VERSIONED.finditer(passage.text):
        if match["word"][0].isupper() or not has_capitals(passage.language):
            versions.setdefault(match["word"], set()).add(match["version"])
    for word, found in versions.items():
        if len(found) > 1 or any(each.count(".") > 1 for each in found):
            yield from _parts(word, passage.language)


def has_word(word: str, evidence: Evidence, language: str) -> bool:
    """Whether one folded word of a name stands in the evidence, accents apart, or as an abbreviation."""
    if word in evidence.words:
        return True
    if not uses_spaces(language) and not word.isascii():
        return _has_run(word, evidence.joined) or word in evidence.unspaced  # 川口 健太
    parts = [part for part in word.split("'") if len(part) > 1]
    if len(parts) > 1 and all(has_word(part, evidence, language) for part in parts):
        return True
    longest = max(parts, key=len, default="")  # what an apostrophe parts from it is an article or an ending
    if any(stem in evidence.all_stems for stem in stems(longest, language)):
        return True
    if not evidence.forms.isdisjoint(forms(word, primary(language))):
        return True
    plain = bare(word)
    if plain.isascii() and not evidence.folded.isascii() and _stands_apart(plain, evidence.folded):
        return True
    if not evidence.bare_forms.isdisjoint(map(bare, forms(word, primary(language)))):
        return True
    return any(plain.startswith(short) for short in evidence.abbreviations)


def _has_run(word: str, text: str) -> bool:
    """Whether characters stand in a text without spaces; of a longer run one may be a neighbour's."""
    if word in text:
        return True
    return len(word) > _SHORTEST_RUN and (word[1:] in text or word[:-1] in text)


def _stands_apart(word: str, text: str) -> bool:
    """Whether Latin letters stand in a text between letters of another script: QR in QR결제."""
    return re.search(rf"(?<![a-z0-9]){re.escape(word)}(?![a-z0-9])", text) is not None
