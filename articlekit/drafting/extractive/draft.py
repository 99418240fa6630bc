"""The extractive drafter: an editor that arranges a note and adds no word of its own."""

from collections import Counter
from collections.abc import Iterator
from sys import maxsize

from articlekit.drafting.drafter import Brief
from articlekit.drafting.extractive.duplicates import merge
from articlekit.drafting.extractive.headings import heading_of, headline_of, last_resort
from articlekit.drafting.extractive.item import Item
from articlekit.drafting.extractive.layout import Block, Layout, lay_out
from articlekit.drafting.extractive.missing import missing
from articlekit.drafting.extractive.outlined import lay_under
from articlekit.drafting.extractive.paragraphs import paragraphs, running
from articlekit.drafting.extractive.parts import Part
from articlekit.drafting.extractive.roles import assign, is_speech, leans, role_by_label
from articlekit.drafting.extractive.subsections import divided
from articlekit.drafting.extractive.wording import is_all_caps, is_sentence, sentence, sentence_case
from articlekit.drafting.required import heading_questions, is_outlined, outline_questions
from articlekit.errors import UsageError
from articlekit.language.caching import Recent
from articlekit.language.locale import Locale, fold, load
from articlekit.language.tags import primary
from articlekit.model.article import Article, Paragraph, Section, Sentence
from articlekit.model.house import House
from articlekit.model.note import Note, Statement

__all__ = ["ExtractiveDrafter"]

_BARE = 3
"""Words of a value that says nothing without its label, such as "Status: resolved"."""


class ExtractiveDrafter:
    """Drafts without a language model: the same note gives the same article, always."""

    def draft(self, brief: Brief) -> Article:
        """Arrange the note's statements as an article in the note's own language.

        Raises:
            UsageError: another language is wanted, or the note has no statements.
        """
        note = brief.note
        if primary(brief.language) != primary(note.language):
            raise UsageError(
                f"{note.id}: the note is in {note.language!r}, the article is wanted in {brief.language!r}: "
                "translating needs a language model: give one with --engine openai "
                "and OPENAI_API_KEY, or --base-url for a local server"
            )
        if not note.statements:
            raise UsageError(f"{note.id}: the note has no statements: give it at least one sentence")
        return _RECENT.get((note, brief.language, brief.house), lambda: _drafted(brief))


_RECENT: Recent[Article] = Recent(2)
"""A model's article is planned by this drafter, and its gaps are filled from the same draft."""


def _drafted(brief: Brief) -> Article:
    note, locale = brief.note, load(brief.language)
    capitals = is_all_caps([statement.text for statement in note.statements])
    items = merge(_items(note, locale, capitals=capitals), locale)
    return _Desk(brief, locale, capitals).article(items)


class _Desk:
    """What stays the same while one article is made."""

    def __init__(self, brief: Brief, locale: Locale, capitals: bool) -> None:
        self.note = brief.note
        self.language = brief.language
        self.house = brief.house
        self.locale = locale
        self.capitals = capitals
        self.heading_limit = _limit(brief.house, locale, "heading")
        self.headline_limit = _limit(brief.house, locale, "headline")
        self.section_words = _limit(brief.house, locale, "section_words")

    def article(self, items: list[Item]) -> Article:
        layout = self._layout(items)
        title = self.note.title
        if title and is_all_caps([title]):
            title = sentence_case(title, self.locale)
        candidates = [*layout.lede, *(item for item in items if item not in layout.lede)]
        headline = headline_of(
            title, candidates, self.locale, self.headline_limit, phrases=self.house.phrases
        )
        lede, sections = self._sections(layout, headline)
        article = Article(
            language=self.language,
            headline=headline,
            lede=lede,
            sections=sections,
            conclusion=tuple(running(layout.conclusion, self.locale)),
            missing=missing(self.note, items, self.locale, capitals=self.capitals),
            engine="extractive",
            note=self.note.id,
            meta=self.note.meta,
        )
        return self._asking(article)

    def _layout(self, items: list[Item]) -> Layout:
        """The items in their places: under the headings of the house, or else under those of the note."""
        if is_outlined(self.note, self.house):
            return lay_under(items, self.note, self.locale)
        return lay_out(items, self.house.headings, self.locale, self.language)

    def _asking(self, article: Article) -> Article:
        """The article with a question for each heading, required or the note's, that it has nothing for."""
        asked = article.missing
        more = [*heading_questions(article, self.house, self.language, asked=asked)]
        if is_outlined(self.note, self.house):
            more += outline_questions(article, self.note, self.language)
        return article.model_copy(update={"missing": (*asked, *more)}) if more else article

    def _sections(
        self, layout: Layout, headline: Sentence
    ) -> tuple[tuple[Paragraph, ...], tuple[Section, ...]]:
        """The lede and the sections; a part that no heading serves joins what stands before it."""
        lede = running(layout.lede, self.locale)
        sections: list[Section] = []
        names = (name for wanted in self.house.headings.wanted for name in wanted.names)
        taken = {fold(headline.text), *map(fold, names)}
        for block in layout.blocks:
            for level, piece, heading in self._headed(block, taken):
                body = paragraphs(piece.items, self.locale, heading.text if heading else "")
                if heading is not None:
                    taken.add(fold(heading.text))
                    level = level if sections else 2
                    sections.append(Section(heading=heading, level=level, paragraphs=body))
                elif sections:
                    last = sections[-1]
                    sections[-1] = last.model_copy(update={"paragraphs": last.paragraphs + body})
                else:
                    lede.extend(body)
        return tuple(lede), tuple(sections)

    def _headed(self, block: Block, taken: set[str]) -> Iterator[tuple[int, Part, Sentence | None]]:
        """The level, the items and the heading of a section and of those under it."""
        limit = self.section_words if block.divisible else maxsize
        for level, piece in divided(block.part, limit, self.locale):
            if block.name is not None and level == 2:
                yield block.level, piece, Sentence(text=block.name, sources=block.sources)
                continue
            heading = heading_of(
                piece, self.locale, self.heading_limit, frozenset(taken), phrases=self.house.phrases
            )
            if level > 2 and heading is not None and not heading.sources:
                heading = None
            if heading is None and level == 2 and block.needed:
                heading = last_resort(piece, self.locale, self.heading_limit, frozenset(taken))
            yield level + block.level - 2, piece, heading


def _items(note: Note, locale: Locale, *, capitals: bool) -> list[Item]:
    roles = assign(note, locale)
    labels = Counter(fold(statement.label) for statement in note.statements if statement.label)
    seen: set[str] = set()
    result = []
    for index, (statement, (role, sure)) in enumerate(zip(note.statements, roles, strict=True)):
        text = _words(statement, locale, capitals=capitals)
        label_role = role_by_label(statement, locale)
        speaker = statement.label if label_role == "reaction" and is_speech(statement, locale.tag) else None
        key = fold(statement.label or "")
        shared = labels[key] > 1 or label_role is not None
        named = bool(key) and not speaker and not statement.stamp and not is_sentence(text)
        if labels[key] > 1:
            named = named and key not in seen and len(text.split()) <= _BARE
        seen.add(key)
        plain = text if speaker else sentence(statement, text, locale)
        result.append(
            Item(
                statement=statement,
                role=role,
                text=plain,
                labelled=sentence(statement, text, locale, label=statement.label) if named else plain,
                sources=(statement.id,),
                sure=sure,
                by_label=label_role is not None,
                bound=index > 0 and _leans_on(note.statements[index - 1], statement, locale),
                label=statement.label if shared and not speaker else None,
                speaker=speaker,
            )
        )
    return result


def _words(statement: Statement, locale: Locale, *, capitals: bool) -> str:
    text = " ".join(statement.text.split())
    return sentence_case(text, locale) if capitals else text


def _leans_on(before: Statement, statement: Statement, locale: Locale) -> bool:
    if before.text.rstrip().endswith((":", "：")) and before.label == statement.label:
        return True  # what it announces
    if statement.stamp and (before.stamp, before.block) == (statement.stamp, statement.block):
        return True
    prose = statement.kind in {"sentence", "field"} and before.label == statement.label
    return prose and leans(statement, locale)


def _limit(house: House, locale: Locale, name: str) -> int:
    own: int | None = getattr(house.limits, name)
    theirs: int = getattr(locale.limits, name)
    return own if own is not None else theirs
