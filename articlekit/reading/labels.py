"""Labels: the words before a colon, or alone on a line, that say what follows."""

import re
from dataclasses import dataclass

from articlekit.language.caching import loaded
from articlekit.language.locale import Locale, fold, load
from articlekit.language.tags import uses_spaces

__all__ = ["QUOTES", "Label", "Labels", "labels", "name_behind"]

QUOTES = frozenset('«„“”"「『‹»‚‘〝＂')
"""Marks that a quotation begins with."""
_SENTENCE_MARKS = re.compile(r"[.!?。！？؟।;；\"“”«»„「」『』,，、،…|]")
_COLON = re.compile(r"[ \u00a0\u202f\t]*[:：]+[ \u00a0\u202f\t\u3000]*")
_GAP = re.compile(r"([^\W\d_]{2,10})\u3000+(?=\S)")
_IN_CLOCK = re.compile(r"\d[:：]\d\d")
_BRACKET = re.compile(
    r"(?:【([^【】\n]{1,40})】|［([^［］\n]{1,40})］|〔([^〔〕\n]{1,40})〕|〈([^〈〉\n]{1,40})〉|\[([^\[\]\n]{1,40})\]|（([^（）\n]{1,20})）)\s*[:：]?\s*"
)
_OPENERS = frozenset("【［〔〈[（")
_OFTEN_OTHER = "[（"
"""Brackets that are no sign of a label by themselves."""
_VERB_LAST = re.compile(r"^[^,(]*[^\W\d_a-zß-ÿ]\w*(?:[ ][^\W\d_A-ZÀ-Þ][\w'’]*){2,6}$")
"""A name, and two or more words in small letters behind it that no comma parts from it."""
_WORDS = re.compile(r"\S+")
_LONGEST, _LONGEST_SPEAKER = 60, 110
_PREPOSITION = 3
"""Letters of an article or preposition at most, where the next word has a capital in any case."""
_LONGEST_FUNCTION_WORD = 4
"""Letters of a word that may not begin a label in a form: a longer one is a noun, such as "means"."""
_ROLE_STRIP = " \u00a0\u202f:：."
_STRIP = " \u00a0\u202f\t\u3000*_"


@dataclass(frozen=True, slots=True)
class Label:
    """A label: its words, and where its value begins in the line that was looked at."""

    text: str
    value: int
    known: bool
    meta: str | None = None
    """The key of `Meta` (or `title`) that the label announces."""
    speaker: bool = False


@dataclass(frozen=True)
class Labels:
    """What counts as a label in a language, with what English notes use."""

    locale: Locale

    def meta(self, label: str) -> str | None:
        """The key of the note's data that a label announces."""
        return _meta_labels(self.locale.tag).get(fold(label).strip(_STRIP))

    def known(self, label: str) -> bool:
        """Whether a label, or its first or last words, stand in a locale file."""
        words = fold(label).strip(_STRIP)
        if self._role(words):
            return True
        parts = words.split()
        if not 1 < len(parts) <= 6:
            return False
        roles = _roles(self.locale.tag)
        return any(
            len(part) > 3 and part.strip(_ROLE_STRIP) in roles
            for cut in range(1, len(parts))
            for part in (" ".join(parts[:cut]), " ".join(parts[cut:]))
        )

    def _role(self, words: str) -> str | None:
        return _roles(self.locale.tag).get(fold(words).strip(_ROLE_STRIP))

    def alone(self, line: str) -> Label | None:
        """The label that a whole line is: known words, or any few words before a final colon."""
        bracket = _BRACKET.fullmatch(line)
        if bracket:
            text = next(group for group in bracket.groups() if group is not None)
            return (
                Label(text.strip(), len(line), self._role(text) is not None)
                if line[0] not in _OFTEN_OTHER or self._role(text)
                else None
            )
        words = line.rstrip(_STRIP + ":：")
        ends = line.rstrip(_STRIP)[-1:] in {":", "："}
        if not words or len(words) > _LONGEST:
            return None
        if self._titles_section(words) or self._heads_data(words):
            return Label(words.strip(_STRIP), len(line), known=True)
        if not ends or not self._short(words):
            return None
        known = self.known(words)
        if not known and self._reads_on(words):
            return None
        return Label(words.strip(_STRIP), len(line), known)

    def _titles_section(self, words: str) -> bool:
        """Whether the words are a title that sections of reports have, such as "Action items"."""
        bare = words.rstrip("?？ ")
        titled = fold(bare).strip(_ROLE_STRIP) in self.locale.section_titles
        return titled or bool(self._role(bare) or self._role(words))

    def _heads_data(self, words: str) -> bool:
        """Whether the words alone announce data about the note on the next line."""
        return self.meta(words) in {"date", "place", "sources"}

    def leading(self, line: str, *, item: bool = False, trusting: bool = False) -> Label | None:
        """The label that a line begins with, before a colon or in brackets.

        Args:
            line: the line.
            item: whether it is a list item, in which a label may begin in lower case.
            trusting: whether the note has other labels, so that longer ones are taken too.
        """
        bracket = _BRACKET.match(line) if line[:1] in _OPENERS else None
        if bracket is None and ":" not in line and "：" not in line and "\u3000" not in line:
            return None
        if bracket:
            text = next(group for group in bracket.groups() if group is not None).strip()
            if text and bracket.end() < len(line) and (line[0] not in _OFTEN_OTHER or self._role(text)):
                return Label(text, bracket.end(), self._role(text) is not None)
        found = self._before_colon(line) or self._before_gap(line, trusting=trusting)
        if found is None:
            return None
        text, value = found
        quoted = line[value : value + 1] in QUOTES
        titled = self._titles_section(text)
        if self.meta(text) or titled or (self.known(text) and self._short(text)):
            speaker = quoted and not titled
            return Label(text, value, known=True, meta=self.meta(text), speaker=speaker)
        if quoted:
            return Label(text, value, known=False, speaker=True) if self._is_speaker(text) else None
        return (
            Label(text, value, known=False)
            if self._unknown(text, line, value, item=item, trusting=trusting)
            else None
        )

    def goes_on(self, line: str, following: str) -> bool:
        """Whether a label begins on one line and ends on the next: "Description of the / events: …".

        The first line is a few words that end in one such as "of", and the next begins in lower case, or with
        a noun.
        """
        if not line[:1].isupper() or ":" in line or "：" in line or not self._short(line):
            return False
        from articlekit.language.facts import nouns_have_capitals
        from articlekit.language.words import function_words

        last = fold(line).split()[-1]
        noun = len(last) <= _PREPOSITION and nouns_have_capitals(self.locale.tag)
        if not (following[:1].islower() or noun) or last not in function_words(self.locale.tag):
            return False
        ending = self.leading(following, item=True, trusting=True)
        return ending is not None and not ending.speaker

    def _before_colon(self, line: str) -> tuple[str, int] | None:
        """The words before the first colon of a line, and where its value begins."""
        head = line[: _LONGEST_SPEAKER + 4]
        if ":" not in head and "：" not in head:
            return None
        colons = _COLON.finditer(head)
        colon = next((each for each in colons if not _IN_CLOCK.match(head, max(0, each.start() - 1))), None)
        if colon is None or colon.end() >= len(line):
            return None
        text = line[: colon.start()].strip(_STRIP)
        if not any(character.isalpha() for character in text):
            return None
        set_off = "：" in colon[0] or colon[0][-1].isspace() or line[colon.end()] in QUOTES
        if not set_off and not (self._role(text) and line[colon.end()].isalpha()):
            return None
        if line[colon.start() :].lstrip(_STRIP).startswith("::"):
            return None
        return text, colon.end()

    def _before_gap(self, line: str, *, trusting: bool) -> tuple[str, int] | None:
        """The words before a wide blank, as in Japanese forms, and where the value begins."""
        gap = _GAP.match(line) if "\u3000" in line[:20] else None
        if gap is None:
            return None
        known = self._role(gap[1]) or self.meta(gap[1])
        return (gap[1], gap.end()) if known or trusting else None

    def _unknown(self, text: str, line: str, value: int, *, item: bool, trusting: bool) -> bool:
        """Whether words that no locale file lists are few and plain enough for a label."""
        if not line[value:].strip(_STRIP) or (not item and text[0].islower()):
            return False
        if trusting and not line[value].islower():
            return self._short(text, words=9) and not self._speaks(text)
        noun = trusting and len(text.split()[0]) > _LONGEST_FUNCTION_WORD  # "Means of transport: helicopter"
        return self._short(text) and not (self._speaks(text) if noun else self._reads_on(text))

    def _short(self, text: str, *, words: int = 5) -> bool:
        if len(text) > _LONGEST or _SENTENCE_MARKS.search(text.rstrip("?？.")):
            return False
        if not uses_spaces(self.locale.tag):
            return len(text) <= 20
        return len(text.split()) <= words

    def _reads_on(self, text: str) -> bool:
        """Whether the words are the start of a sentence: "We recommend", "he said"."""
        from articlekit.language.words import function_words

        return self._speaks(text) or fold(text).split()[0] in function_words(self.locale.tag)

    def _speaks(self, text: str) -> bool:
        """Whether the words say that somebody says what follows."""
        return self.locale.pattern("words", "attribution").search(fold(text)) is not None

    def _is_speaker(self, text: str) -> bool:
        """Whether the words before a quotation name somebody; "he said:" does not."""
        if (
            len(text) > _LONGEST_SPEAKER
            or re.search(r"[.!?]\s|[。！？]", text)
            or not re.search(r"[^\W\d_]", text)
        ):
            return False
        if text[:1].islower() and not any(word[:1].isupper() for word in text.split()[1:]):
            return False
        if _VERB_LAST.search(text):
            return False  # "The head Ann Lee wrote to us": the words behind the name are a sentence's
        said = self.locale.pattern("words", "attribution").finditer(fold(text))
        return not any(match.end() == len(text) or match.start() == 0 for match in said)

    def inside(self, sentence: str, *, trusting: bool) -> Label | None:
        """The label that a sentence in a running paragraph begins with.

        Args:
            sentence: the sentence.
            trusting: whether the note has other labels, so that unknown ones may be trusted too.
        """
        label = self.leading(sentence)
        if label is None:
            return None
        if label.known or label.speaker:
            return label
        if uses_spaces(self.locale.tag) and not sentence[:1].isupper():
            return None
        few = len(label.text.split()) <= 4
        value = sentence[label.value : label.value + 1]
        return label if trusting and few and (value.isupper() or not uses_spaces(self.locale.tag)) else None

    def embedded(self, text: str, start: int, end: int) -> list[tuple[int, str, int]]:
        """Labels in the middle of a sentence that lacks its full stop: cut, label, start of value.

        Only labels of several words that a locale file lists, with a capital, are taken for such.
        """
        found: list[tuple[int, str, int]] = []
        if text.find(":", start, end) < 0 and text.find("：", start, end) < 0:
            return found
        for colon in _COLON.finditer(text, start, end):
            if colon.end() >= end or colon.end() == colon.start() + 1:
                continue
            words = list(_WORDS.finditer(text, max(start, colon.start() - _LONGEST), colon.start()))
            for word in words[-5:-1]:
                name = text[word.start() : colon.start()]
                if word.start() > start and name[0].isupper() and self._role(name):
                    found.append((word.start(), name.strip(_STRIP), colon.end()))
                    break
        return found


@loaded
def labels(language: str) -> Labels:
    """The labels of a language."""
    return Labels(load(language))


@loaded
def _roles(language: str) -> dict[str, str]:
    """The roles that labels announce, those of the language before those of English."""
    return load("en").label_roles | load(language).label_roles


@loaded
def _meta_labels(language: str) -> dict[str, str]:
    tables = (load("en").meta_labels, load(language).meta_labels)
    return {fold(label): key for table in tables for key, entries in table.items() for label in entries}


_NAME_BEHIND = re.compile(r"\s*(?:[-–—]\s*(?P<dash>[^\n()]{2,60}?)|\((?P<bracket>[^()\n]{2,60})\))[\s.。]*")
_FEW_NAMES = 4
"""Words of a name with its office where no capitals tell names."""


def name_behind(text: str) -> str | None:
    """The name that is all of a text, in brackets or behind a stroke, as it stands behind a quotation."""
    match = _NAME_BEHIND.fullmatch(text)
    if match is None or any(map(str.isdigit, text)):
        return None
    name = match["dash"] or match["bracket"]
    words = name.split()
    cased = name.upper() != name.lower()
    return (
        name if (any(word[:1].isupper() for word in words) if cased else len(words) <= _FEW_NAMES) else None
    )
