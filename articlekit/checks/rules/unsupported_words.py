"""The sentences of an article are carried by its note, and its names, words and causes are in it."""

from collections.abc import Iterator

from articlekit.checks.grounding import WHOLE, Claim, Grounding, ground
from articlekit.checks.headings import shorten
from articlekit.checks.rule import NOTE, Context, Found, Rule, say, telling
from articlekit.checks.rules.contradictions import unsupported
from articlekit.language.instructions import orders_in
from articlekit.language.letters import heading_key
from articlekit.language.tags import uses_spaces
from articlekit.model.article import Article
from articlekit.model.finding import Severity

__all__ = ["CAUSE", "NAME", "SENTENCE", "WORD", "uncarried"]

_LEAST_SHARE, _HARDLY_ANY = 0.3, 0.1
"""Shares of the words of a sentence, by weight, that the note has in any form. Below the first it is
doubtful, below the second made up. Half of a percent of the gold's faithful sentences lie below the first."""
_LEAST_CLAUSE = 0.12
"""The same of one clause."""
_FEWEST, _FEWEST_UNSPACED = 3, 9
"""Content words (pairs of characters) of a clause from which it says something."""


def check_name(article: Article, context: Context) -> Iterator[Found]:
    """Every name of an article should be in its note.

    ## What it does
    Looks for each word of a name of a person, organisation, place or product in the note: as
    written, with the same stem, or with another ending that the language gives to names. An acronym
    is in the note only if the note has it. In scripts without capitals the names are those that are
    quoted, titled, well known or written in Latin letters. A word that stands, between the same words,
    where the note has a name, is taken for another name, in whatever script. Without a note the rule is
    silent.

    ## Why
    A name that nobody gave is invented: it accuses, credits or exposes somebody else.

    ## How to fix
    Give the name as the note gives it, or describe the person by what the note says.
    """
    if context.note is not None:
        yield from unsupported(ground(article, context.note, context.house), "name")


NAME = Rule[Article](
    id="unsupported-name",
    severity="error",
    scope="article",
    check=check_name,
    needs="own words",
    note=NOTE,
    bad=(
        telling(say("According to Mayor Anna Lemaire the pipe was not marked on plans.", "s4")),
        telling(say("A water main burst in Castle Street.", "s1")),
        telling(say("Castle Street has a burst water main.", "s1")),
    ),
    good=(
        telling(say("According to Anna Lenoir, the mayor, the pipe was not marked on plans.", "s4")),
        telling(say("The pipe was not marked on the plans, Mayor Lenoir said.", "s4")),
    ),
)


def check_word(article: Article, context: Context) -> Iterator[Found]:
    """A word that the note does not have should be looked at where it may be a name.

    ## What it does
    Finds a word that the note has in no form and that stands, between the very words of a statement,
    where the note has another one. Only words that may be a name are looked at: those with a capital, and
    all where the script has none; single characters, as in Chinese, tell nothing. In German, where nouns
    have capitals, it lists all nouns of a sentence that the note has neither as such nor as part of
    another word. What is a name for certain is the matter of `unsupported-name`. Without a note in the
    language of the article the rule is silent.

    ## Why
    Where a sentence follows its note word for word, another word says something else, unless it means
    the same; which of the two it is takes somebody who knows the language.

    ## How to fix
    Take the word of the note, or leave it if both mean the same.
    """
    if context.note is None:
        return
    grounding = ground(article, context.note, context.house)
    if not grounding.one_language:
        return
    for claim in grounding.own:
        if not claim.prose:
            continue
        from articlekit.checks.grounding.overclaims import foreign_nouns

        words = {one.fact.text: one.note for one in grounding.replaced(claim) if not one.named}
        for word, note in words.items():
            message = f"the note does not have {shorten(word)!r}; in its place it has {shorten(note)!r}"
            yield Found(path=claim.path, message=message, quote=word)
        nouns = [noun for noun in foreign_nouns(claim.passage, grounding.index.whole) if noun not in words]
        if nouns:
            message = f"the note does not have {', '.join(map(repr, nouns))}"
            yield Found(path=claim.path, message=message, quote=nouns[0])


WORD = Rule[Article](
    id="unsupported-word",
    severity="info",
    scope="article",
    check=check_word,
    needs="own words",
    note=NOTE,
    bad=(telling(say("Conduit main burst in Harbour Street, flooding 14 cellars.", "s1", "s2")),),
    good=(telling(say("A burst main flooded 14 cellars in Harbour Street.", "s1", "s2")),),
)


def check_cause(article: Article, context: Context) -> Iterator[Found]:
    """A sentence should say why only where the note does.

    ## What it does
    Finds a word that joins cause and effect, such as "because" or "led to", in a sentence that no single
    statement carries, where those nearest to it have no such word, and no label that announces a
    cause, or say that the cause is not known. Without a note, or with one in another language, the rule is
    silent.

    ## Why
    Two things that happened one after the other are not yet cause and effect; saying so lays blame.

    ## How to fix
    Tell both things side by side, as the note does.
    """
    grounding = ground(article, context.note, context.house) if context.note is not None else None
    if grounding is None or not grounding.one_language:
        return
    for claim in grounding.own:
        if not claim.prose or claim.heading or claim.spoken:
            continue
        words = grounding.unfounded_cause(claim)
        if words is not None:
            message = (
                f"{words!r} says why, and the note does not; nearest is {grounding.nearest(claim.passage)}"
            )
            severity = grounding.severity(claim, settled=True)
            yield Found(path=claim.path, message=message, quote=words, severity=severity)


CAUSE = Rule[Article](
    id="unsupported-cause",
    severity="warning",
    scope="article",
    check=check_cause,
    needs="own words",
    note=NOTE,
    bad=(
        telling(
            say(
                "A water main burst in Harbour Street because an excavator was reportedly there.",
                "s1",
                "s5",
            ),
        ),
    ),
    good=(
        telling(
            say("A water main burst in Harbour Street, and an excavator was reportedly there.", "s1", "s5"),
        ),
    ),
)


def check_sentence(article: Article, context: Context) -> Iterator[Found]:
    """Every sentence should say what the statements that it cites say.

    ## What it does
    Finds a sentence or heading that cites nothing, one that cites statements that the note does not
    have, and a sentence or clause of whose words the note has hardly any, in no form. A word in two may be
    the article's own. The standing headings of the language, such as "Background", need no source, nor do
    headings that the note itself lists for its article. Without a note the rule is silent; with one in
    another language it looks at the citations alone.

    ## Why
    What no statement carries was made up, or has lost its trace.

    ## How to fix
    Cite what the sentence comes from. If nothing does, take it out.
    """
    if context.note is None:
        return
    grounding = ground(article, context.note, context.house)
    for claim in grounding.claims:
        fault = _fault(claim, grounding) if claim.prose else None
        if fault is not None:
            message = f"{fault}; nearest is {grounding.nearest(claim.passage)}"
            yield Found(path=claim.path, message=message, quote=claim.passage.text)
        elif claim.prose and (words := uncarried(claim, grounding)) is not None:
            near = grounding.nearest(claim.passage)
            message = f"nothing in the note carries {shorten(words)!r}; nearest is {near}"
            told, parts = grounding.index.told, grounding.clauses(claim)
            said = [word for clause in parts for word in clause.words]
            share = told.known_share(said) if said else 0.0
            valued = any(told.homes(value) for clause in parts for value in clause.values)
            made_up = share < _HARDLY_ANY and not claim.heading and not valued
            severity: Severity | None = "error" if made_up else None
            yield Found(path=claim.path, message=message, quote=words, severity=severity)


def _fault(claim: Claim, grounding: Grounding) -> str | None:
    if claim.cites and not claim.sources:
        return "nothing is cited for this"
    unknown = [each for each in claim.sources if each != WHOLE and each not in grounding.index.sources]
    return f"the note has no statement {unknown[0]!r}, which is cited here" if unknown else None


def uncarried(claim: Claim, grounding: Grounding) -> str | None:
    """The sentence, or the clause of it, that nothing in the note carries; none where all is carried."""
    text = claim.passage.text
    if not grounding.one_language or grounding.is_copied(claim) or not any(map(str.isalnum, text)):
        return None
    if claim.heading and heading_key(claim.passage.text) in map(heading_key, grounding.index.note.outline):
        return None
    if claim.sources and orders_in(grounding.index.note).issuperset(claim.sources):
        return None  # that is said of it already
    told, parts = grounding.index.told, grounding.clauses(claim)
    fewest = _FEWEST if uses_spaces(claim.passage.language) else _FEWEST_UNSPACED
    words = [word for clause in parts for word in clause.words]
    values = [value for clause in parts for value in clause.values]
    known = told.known_share(words, values) if words else float(bool(values))
    carried = len(values) > 1 and all(map(told.homes, values))  # "it began at 5:05 and ended at 6:20"
    if (
        known < _LEAST_SHARE
        and not carried
        and (len(words) >= fewest + bool(known) or (not known and not claim.heading))
    ):
        return claim.passage.text
    return next(
        (
            clause.text
            for clause in parts
            if len(clause.words) >= fewest
            and told.known_share(clause.words, clause.values) < _LEAST_CLAUSE
            and not clause.cues("says")
            and not any(map(told.homes, clause.values))
        ),
        None,
    )


SENTENCE = Rule[Article](
    id="unsupported-sentence",
    severity="warning",
    scope="article",
    check=check_sentence,
    note=NOTE,
    bad=(
        telling(say("Residents praised the quick work of the fire brigade.", "s2")),
        telling(say("No one was injured.")),
        telling(say("No one was injured.", "s9")),
    ),
    good=(
        telling(say("The flooded cellars, 14 of them, belong to residents without water.", "s2")),
        telling(say("Nobody was injured.", "s3"), heading="Impact"),
    ),
)
