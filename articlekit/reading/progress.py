"""Progress: what has been read of a note so far, while it is being split."""

import re
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from articlekit.language.locale import Locale, fold, load
from articlekit.language.sentences import Span
from articlekit.language.tags import primary
from articlekit.model.note import Meta, Statement, StatementKind
from articlekit.reading.labels import Labels, labels
from articlekit.reading.moments import moment
from articlekit.reading.passages import flow, passages
from articlekit.reading.sections import Section, Sections
from articlekit.reading.stamps import Stamp, stamp

__all__ = ["Progress"]


_LONGEST_EMPTY = 3
"""Words of a heading with nothing under it that says nothing."""
_COMMAS = {"ja": "、", "zh": "，"}
_LONGEST_MESSAGE, _BLANKS = 320, 2
"""Characters of a short message, and blanks between clauses that show that its writer uses them for marks."""
_CLAUSE_BLANK = re.compile(
    r"(?<=[\u3040-\u30ff\u3400-\u9fff0-9])[ \u3000]+(?=[\u3040-\u30ff\u3400-\u9fff0-9])"
)
_EVENTS = (("zones", "decisions"), ("zones", "harms"), ("cues", "what"), ("cues", "impact"))
_MARKED = re.compile("[、。，,；;：:]")
_PAST_MIDNIGHT = 12 * 60
"""Minutes by which the time of an entry falls behind the one before where a new day has begun."""


def _minutes(moment: str) -> int:
    return int(moment[11:13]) * 60 + int(moment[14:16])


@dataclass
class Progress:
    """A note while it is being read, from its first line to its last."""

    text: str
    language: str
    title: str | None
    meta: Meta
    last: int = 0
    """Offset of the last line."""
    fields: bool = False
    """Whether the note has labels, so that others in it may be trusted."""
    timed_once: bool = False
    """Whether one line and no other is but a time, as over the title of an agency's message."""
    log: bool = False
    """Whether several lines begin with a time, so that a time needs no sign to set it off."""
    military: bool = False
    """Whether four figures such as 1410 are times."""
    timed: bool = False
    """Whether a field has nothing but a time of day, which belongs to the day of another."""
    chat: bool = False
    """Whether names stand behind the times, as in a chat."""
    speakers: frozenset[str] = frozenset()
    """Labels in capitals or with a number that come back: who speaks, as on the radio."""
    talkers: frozenset[str] = frozenset()
    """Names before the messages of a chat without times."""
    day: str | None = None
    """ISO date of what is being read, where it is known."""
    new_day: str | None = None
    """The words of a line that named the day, until an entry has told it."""
    over: str | None = None
    """A time that stood alone on a line, for what follows it."""
    heads: list[tuple[int, str]] = field(default_factory=list)
    """The note's own headings that hold, with their levels."""
    fresh: bool = True
    """Whether nothing but data about the note has been read."""
    sections: Sections = field(default_factory=Sections)
    statements: list[Statement] = field(default_factory=list)
    group: int = -1
    blocks: dict[int, int] = field(default_factory=dict)
    """The numbers of the blocks with statements, by group."""
    list_group: int = -1
    """The group of blocks that the list belongs to which is being read."""

    @property
    def labels(self) -> Labels:
        """The labels of the note's language."""
        return labels(self.language)

    @property
    def locale(self) -> Locale:
        """The locale of the note's language."""
        return load(self.language)

    def plain(self, spans: tuple[Span, ...]) -> str:
        """The words of some lines."""
        joined = flow(self.text, spans)
        return joined.plain(0, len(joined.text))

    def stamp(self, line: str) -> Stamp | None:
        """The time that heads a line, where the line is an entry of a log."""
        found = stamp(line, self.language, military=self.military)
        if found is None or not (found.sure or self.log):
            return None
        if found.speaker is None:
            return found
        from articlekit.language.words import function_words

        folded = fold(found.speaker)
        if self.locale.pattern("zones", "corrections").match(folded):
            if not self.log:
                return None
            return replace(found, speaker=None, value=0)  # the word for it is told, and nobody speaks
        if folded.split()[-1] in function_words(self.language):
            return None  # "State at 11:00: …" is a label
        return found

    def add(
        self,
        text: str,
        span: Span,
        *,
        kind: StatementKind,
        label: str | None,
        stamp: str | None = None,
        speaker: str | None = None,
    ) -> None:
        """Add a statement under the next id."""
        if not (text or stamp):
            return
        stamp = stamp or self.over
        for words, place in self._clauses(text, span):
            self._append(words, place, kind=kind, label=label, stamp=stamp, speaker=speaker)

    def _append(
        self,
        text: str,
        span: Span,
        *,
        kind: StatementKind,
        label: str | None,
        stamp: str | None,
        speaker: str | None,
    ) -> None:
        self.statements.append(
            Statement(
                id=f"s{len(self.statements) + 1}",
                text=text,
                start=span.start,
                end=span.end,
                label=label,
                kind="entry" if self.over and kind == "sentence" else kind,
                stamp=stamp,
                block=self.blocks.setdefault(self.group, len(self.blocks)),
                moment=self._moment(stamp) if stamp else None,
                speaker=speaker,
                headings=tuple(words for _, words in self.heads),
            )
        )

    def _clauses(self, text: str, span: Span) -> list[tuple[str, Span]]:
        """A message in Chinese or Japanese with blanks for marks, cut behind each clause that tells an event.

        Other blanks become commas.
        """
        comma = _COMMAS.get(primary(self.language))
        blanks = _CLAUSE_BLANK.findall(text) if comma and len(self.text) <= _LONGEST_MESSAGE else ()
        if comma is None or len(blanks) < _BLANKS or _MARKED.search(text):
            return [(text, span)]
        events = [self.locale.pattern(*each) for each in _EVENTS]
        found: list[tuple[str, Span]] = []
        kept, start = "", span.start
        for part in _CLAUSE_BLANK.split(text):
            kept += comma + part if kept else part
            end = self.text.find(part, start, span.end) + len(part)
            if end >= start + len(part) and any(event.search(part) for event in events):
                found.append((kept, Span(start, end)))
                kept, start = "", end
        return [*found, (kept, Span(start, span.end))] if kept else found

    def _moment(self, words: str) -> str | None:
        """The moment of an entry; past midnight the next day begins."""
        found = moment(words, self.language, self.day)
        if found is None or len(found) == 10:
            return found
        before = next((each.moment for each in reversed(self.statements) if each.moment), None)
        if before is not None and len(before) > 10 and before[:10] == found[:10]:
            fall = _minutes(before) - _minutes(found)
            if fall > _PAST_MIDNIGHT and self.day == found[:10]:
                found = (date.fromisoformat(found[:10]) + timedelta(days=1)).isoformat() + found[10:]
        self.day = found[:10]
        return found

    def name_day(self, words: str) -> None:
        """Take a line that names the day of the entries below it."""
        self.day = moment(words, self.language, self.day) or self.day
        self.new_day, self.over = words, None

    def entry_stamp(self, written: str) -> str:
        """The stamp of an entry, with the day where a line above has just named it."""
        day, self.new_day = self.new_day, None
        return f"{day}, {written}" if day is not None else written

    def open(self, section: Section) -> None:
        """Begin a section; a heading that nothing stood under becomes a statement, lest it be lost."""
        self._keep(self.sections.open(section, self.locale.connectives["label"]))
        self.fresh = False

    def close(self) -> None:
        """End the last section."""
        self._keep(self.sections.unused())

    def _keep(self, lost: Section | None) -> None:
        if lost is not None and self._tells(lost.label):
            self.group += 1
            self.add(lost.label, lost.span, kind="sentence", label=None)

    def _tells(self, heading: str) -> bool:
        """Whether a heading with nothing under it may be news; "Appendix" and "Root cause" are not."""
        if len(heading.split()) > _LONGEST_EMPTY or any(map(str.isdigit, heading)):
            return True
        folded = fold(heading)
        sections = (("zones", "decisions"), ("cues", "what"), ("cues", "impact"))
        return any(self.locale.pattern(*each).search(folded) for each in sections)

    def append_field(self, label: str, value: str) -> None:
        """Add a labelled value to the end of the text and read its sentences."""
        lead = ("\n\n" if self.text else "") + label + self.locale.connectives["label"]
        start = len(self.text) + len(lead)
        self.text += lead + value
        self.group += 1
        line = flow(self.text, (Span(start, start + len(value)),))
        for passage in passages(line, self.language, None):
            place = Span(start + passage.start, start + passage.end)
            self.add(line.plain(passage.start, passage.end), place, kind="field", label=label)

    def say_title(self) -> None:
        """A note that is all title says what its title says."""
        title = self.title or ""
        self.text = self.text if self.text.strip() else title
        place = self.text.find(title)
        if place >= 0:
            start, end = place, place + len(title)
        else:  # its marks or line breaks are left out, or it stands in what is set aside
            start = self.text.find(title.split(maxsplit=1)[0])
            end = len(self.text.rstrip()) if start >= 0 else 0
            start = max(0, start)
        self.add(title, Span(start, end), kind="sentence", label=None)
