"""Progress: what has been read of a note so far, while it is being split."""

from dataclasses import dataclass, field

from articlekit.language.locale import Locale, load
from articlekit.language.sentences import Span
from articlekit.model.note import Meta, Statement, StatementKind
from articlekit.reading.flow import flow
from articlekit.reading.labels import Labels, labels
from articlekit.reading.passages import passages
from articlekit.reading.sections import Section, Sections
from articlekit.reading.stamps import Stamp, stamp

__all__ = ["Progress"]


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
    log: bool = False
    """Whether several lines begin with a time, so that a time needs no sign to set it off."""
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
        found = stamp(line, self.language)
        return found if found is not None and (found.sure or self.log) else None

    def add(
        self, text: str, span: Span, *, kind: StatementKind, label: str | None, stamp: str | None = None
    ) -> None:
        """Add a statement under the next id."""
        if text or stamp:
            self.statements.append(
                Statement(
                    id=f"s{len(self.statements) + 1}",
                    text=text,
                    start=span.start,
                    end=span.end,
                    label=label,
                    kind=kind,
                    stamp=stamp,
                    block=self.blocks.setdefault(self.group, len(self.blocks)),
                )
            )

    def open(self, section: Section) -> None:
        """Begin a section; a heading that nothing stood under becomes a statement, lest it be lost."""
        self._keep(self.sections.open(section, self.locale.connectives["label"]))
        self.fresh = False

    def close(self) -> None:
        """End the last section."""
        self._keep(self.sections.unused())

    def _keep(self, lost: Section | None) -> None:
        if lost is not None:
            self.group += 1
            self.add(lost.label, lost.span, kind="sentence", label=None)

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
        start = max(0, self.text.find(title.split(maxsplit=1)[0]))
        self.add(title, Span(start, len(self.text.rstrip())), kind="sentence", label=None)
