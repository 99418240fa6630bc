"""Locales: what is known of a language alone lies in its folder, `locales/<tag>/`."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from articlekit.language.caching import LOADING, loaded
from articlekit.language.letters import fold, phrases, without_accents
from articlekit.language.tags import direction, is_traditional, primary, spaces_sentences, uses_spaces

__all__ = ["ROLES", "Locale", "available", "fold", "load", "locale_table", "phrases", "table_of"]

ROLES = ("what", "cause", "impact", "response", "reaction", "background", "outlook", "timeline")
"""The roles that a statement can play in an article, in no particular order."""

_FALLBACK = "und"
_TYPED = frozenset({"greetings", "pleasantries", "signoffs", "chatter", "embargo"})
"""Lists of what people type in a hurry."""
_BODY = 70
"""Characters of the name of a body."""
_SHORT = 3
"""Letters of a small word inside of a name."""


@dataclass(frozen=True, kw_only=True)
class Typography:
    """How the language sets its punctuation."""

    quotes: tuple[str, str]
    """Opening and closing mark with the no-break spaces that belong to them."""
    inner_quotes: tuple[str, str]
    apostrophe: str = "’"
    sentence_end: str = "."
    word_space: str = " "
    space_before: dict[str, str] = field(default_factory=dict)
    space_after: dict[str, str] = field(default_factory=dict)
    group_space: str = ""
    """The no-break space between groups of three digits, where blanks part them (Unicode CLDR)."""
    inverted: bool = False
    """Whether questions and exclamations open with an inverted mark."""
    full_width: dict[str, str] = field(default_factory=dict)
    local_marks: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Limits:
    """Lengths in characters, but for those named words (characters where words are not spaced)."""

    headline: int
    heading: int
    standfirst: int
    section_words: int

    @property
    def description(self) -> tuple[int, int]:
        """Shortest and longest useful description of a page."""
        return self.standfirst // 4, self.standfirst * 8 // 5


@dataclass(frozen=True, kw_only=True)
class Locale:
    """One language: its conventions, cue words and page strings."""

    tag: str
    name: str
    script: str
    direction: str
    typography: Typography
    limits: Limits
    connectives: dict[str, str]
    labels: dict[str, str]
    field_labels: dict[str, tuple[str, ...]]
    form_labels: dict[str, tuple[str, ...]]
    """By role: what stands before the fields of forms, and is no heading of an article."""
    meta_labels: dict[str, tuple[str, ...]]
    cues: dict[str, tuple[str, ...]]
    words: dict[str, tuple[str, ...]]
    outline: dict[str, tuple[str, ...]]
    questions: dict[str, str]
    page: dict[str, str]
    zones: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """What tells news from what is none in a note: greetings, header names, document nouns and the like."""
    verb_final: bool = False
    """Whether a clause ends with its verb, so that what stands before a comma may be no clause."""
    ordinal_point: bool = False
    """Whether a full stop makes an ordinal of a number, as in "17. März"."""
    verb_second: bool = False
    """Whether the verb follows an opening adverbial at once, so that it cannot be dropped."""
    verb_bracket: bool = False
    """Whether half of the verb may stand at the end of a main clause."""

    @property
    def known(self) -> bool:
        """Whether the language has a locale file of its own."""
        return self.tag != _FALLBACK

    @cached_property
    def _patterns(self) -> dict[tuple[str, str], re.Pattern[str]]:
        return {}

    def pattern(self, table: str, key: str) -> re.Pattern[str]:
        """A compiled pattern that finds the entries of a list, such as `("words", "hedges")`.

        It is meant for text that has been through `fold`, which keeps offsets.
        """
        cached = self._patterns.get((table, key))
        return self._compiled(table, key) if cached is None else cached

    def _compiled(self, table: str, key: str) -> re.Pattern[str]:
        with LOADING:
            if (table, key) not in self._patterns:
                entries: tuple[str, ...] = getattr(self, table).get(key, ())
                glued = self.words.get("proclitics", ())
                self._patterns[table, key] = phrases(entries, spaced=uses_spaces(self.tag), proclitics=glued)
            return self._patterns[table, key]

    def role_of_label(self, label: str) -> str | None:
        """The role that a label such as "Root cause" announces."""
        return self.label_roles.get(fold(label).strip(" \u00a0\u202f:：."))

    def is_authority(self, text: str) -> bool:
        """Whether a text is but the name of a body that reports incidents, as "Control room North" is.

        Besides the word for the body there are names, short words, and one other word at the end; where
        no capitals tell names, the word ends the text, or begins it before one or two others.
        """
        text = text.strip(" *_#:：")
        match = self.pattern("zones", "authorities").search(fold(text[:_BODY]))
        if match is None or len(text) > _BODY:
            return False
        before, behind = text[: match.start()].split(), text[match.end() :].split()
        if text.upper() == text.lower():
            return not behind or (not before and len(behind) <= 2 and uses_spaces(self.tag))
        others = [word.strip(".,()") for word in (*before, *behind)]
        small = [word for word in others if len(word) > _SHORT and word.islower()]
        return not small or (len(others) > 1 and small == others[-1:])

    @cached_property
    def meta_names(self) -> frozenset[str]:
        """The labels of what is said of a note itself, such as its date, folded."""
        return frozenset(fold(label) for labels in self.meta_labels.values() for label in labels)

    @cached_property
    def section_titles(self) -> dict[str, str]:
        """The titles that templates of reports give their sections, folded, by the list that has them."""
        lists = ("report_titles", "version_titles", "praise_titles")
        return {fold(title): name for name in lists for title in self.zones.get(name, ())}

    @cached_property
    def letterheads(self) -> frozenset[str]:
        """The lines that stand over any official paper, such as the name of the country, folded."""
        return frozenset(fold(line) for line in self.zones.get("letterheads", ()))

    @cached_property
    def before_codes(self) -> frozenset[str]:
        """The words behind which digits are a reference or a telephone number, folded."""
        keys = ("reference_keys", "contact_keys")
        return frozenset(fold(word) for key in keys for word in self.zones.get(key, ()))

    @cached_property
    def label_roles(self) -> dict[str, str]:
        """The roles by the labels that announce them, folded."""
        pairs = {fold(text): role for role, text in self.labels.items() if role in ROLES}
        for role, labels in (*self.form_labels.items(), *self.field_labels.items()):
            pairs.update((fold(label), role) for label in labels)
        return pairs


@loaded
def available() -> tuple[str, ...]:
    """The tags of all languages that have a locale file, sorted."""
    folder = files("articlekit.language") / "locales"
    names = (each.name for each in folder.iterdir() if (each / "locale.toml").is_file())
    return tuple(sorted(name for name in names if name != _FALLBACK))


def table_of(path: Traversable, language: str) -> dict[str, Any]:
    """The table `[language]` or `[language.name]` of a primary subtag in a TOML file of all, read alone."""
    parts = f"\n{path.read_text(encoding='utf-8')}".split("\n[")
    own = (f"[{part}" for part in parts if part.startswith((f"{language}]", f"{language}.")))
    table: dict[str, Any] = tomllib.loads("\n".join(own)).get(language, {})
    return table


def load(tag: str) -> Locale:
    """The locale of a language; a neutral one without cue words where it has no file.

    Chinese in traditional characters has labels and page strings of its own, Serbian in Latin letters those
    of Serbian in Latin letters.
    """
    if tag[:3] == "sr-" and "latn" in tag.lower().split("-"):
        return _load("sr-Latn")
    return _load("zh-Hant" if is_traditional(tag) else primary(tag))


@loaded
def _load(language: str) -> Locale:
    if language == "zh-Hant":
        return _variant(_table("zh"), locale_table("zh", "hant"))
    if language == "sr-Latn":
        return _locale(_in_both_scripts(_table("sr"), latin=True) | {"script": "Latn"})
    return _locale(_table(language))


def _variant(table: dict[str, Any], changed: dict[str, Any]) -> Locale:
    """A locale with what another script changes of it."""
    for key, value in changed.items():
        table[key] = table[key] | value if isinstance(value, dict) else value
    return _locale(table)


def _table(language: str) -> dict[str, Any]:
    table = locale_table(language, "locale") or locale_table(_FALLBACK, "locale")
    if table["tag"] == _FALLBACK:
        typography = table["typography"]
        table["direction"] = direction(language)
        typography["sentence_end"] = table["sentence_ends"].get(language, typography["sentence_end"])
        if not spaces_sentences(language):
            typography["word_space"] = ""
    return table | {"zones": _zones(language)}


def locale_table(language: str, name: str) -> dict[str, Any]:
    """The file `locale`, `zones` or `values` of a primary subtag; empty where there is none."""
    path = files("articlekit.language") / "locales" / language / f"{name}.toml"
    if not re.fullmatch(r"[a-z]{2,8}", language) or not path.is_file():
        return {}
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return _in_both_scripts(table) if language == "sr" else table


_IN_LATIN = dict(
    zip("абвгдђежзијклмнопрстћуфхцчш", "abvgdđežzijklmnoprstćufhcčš", strict=True), љ="lj", њ="nj", џ="dž"
)
_SERBIAN = str.maketrans(_IN_LATIN | {each.upper(): latin.title() for each, latin in _IN_LATIN.items()})


def _in_both_scripts(table: Any, *, latin: bool = False) -> Any:
    """A Serbian table whose lists have each word in Cyrillic and in Latin letters, as notes have it.

    With `latin` its other strings are in Latin letters, and so is what comes first in a list.
    """
    if isinstance(table, str):
        return table.translate(_SERBIAN) if latin else table
    if isinstance(table, dict):
        return {key: _in_both_scripts(value, latin=latin) for key, value in table.items()}
    if not isinstance(table, list | tuple) or not all(isinstance(entry, str) for entry in table):
        return table
    changed = [entry.translate(_SERBIAN) for entry in table]
    if changed == list(table):
        return table
    return type(table)(dict.fromkeys((*changed, *table) if latin else (*table, *changed)))


def _zones(language: str) -> dict[str, tuple[str, ...]]:
    """The lists of a language that tell what is news in a note; none where it has no file of them."""
    return {
        key: tuple(entries) + (tuple(_bare(entries)) if key in _TYPED else ())
        for key, entries in locale_table(language, "zones").items()
    }


def _bare(entries: Iterable[str]) -> Iterator[str]:
    """Phrases as somebody in a hurry types them: without the accents of Latin letters."""
    for entry in entries:
        bare = without_accents(entry)
        if bare != entry and len(bare) > 4 and bare.isascii():
            yield bare


def _locale(table: dict[str, Any]) -> Locale:
    typography = dict(table["typography"])
    for key in ("quotes", "inner_quotes"):
        typography[key] = tuple(typography[key])
    lists = ("field_labels", "form_labels", "meta_labels", "cues", "words", "outline")
    return Locale(
        tag=table["tag"],
        name=table["name"],
        script=table["script"],
        direction=table["direction"],
        typography=Typography(**typography),
        limits=Limits(**table["limits"]),
        connectives=table["connectives"],
        labels=table["labels"],
        questions=table["questions"],
        zones=table["zones"],
        page=table["page"],
        verb_final=table.get("verb_final", False),
        ordinal_point=table.get("ordinal_point", False),
        verb_second=table.get("verb_second", False),
        verb_bracket=table.get("verb_bracket", False),
        **{name: {key: tuple(values) for key, values in table.get(name, {}).items()} for name in lists},
    )
