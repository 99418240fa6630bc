"""What is there for each language."""

from dataclasses import dataclass

from articlekit.language.detect import UNIQUE_LANGUAGES
from articlekit.language.facts.names import name_coverage
from articlekit.language.locale import available, load
from articlekit.language.tags import uses_spaces
from articlekit.language.words import has_stemmer

__all__ = ["Support", "supported"]


@dataclass(frozen=True, kw_only=True)
class Support:
    """One language and its means."""

    tag: str
    name: str
    script: str
    direction: str
    detection: str
    """`script` where the script alone tells the language, else `langdetect`."""
    stems: bool
    """Whether words are compared by their stems; otherwise whole, or by pairs of characters."""
    cue_words: int
    """How many words and phrases tell the role of a statement."""
    names: tuple[str, ...]
    """By what the names in a text are found."""
    headings: str
    """Where a sentence may be shortened to a heading: `any clause` or `whole clauses`."""


def supported() -> tuple[Support, ...]:
    """All languages that have a locale file, by tag."""
    rows = []
    for tag in available():
        locale = load(tag)
        rows.append(
            Support(
                tag=tag,
                name=locale.name,
                script=locale.script,
                direction=locale.direction,
                detection="script" if tag in UNIQUE_LANGUAGES else "langdetect",
                stems=uses_spaces(tag) and has_stemmer(tag),
                cue_words=sum(len(cues) for cues in locale.cues.values()),
                names=name_coverage(tag),
                headings="whole clauses" if locale.verb_final else "any clause",
            )
        )
    return tuple(rows)
