"""Substitutes: what comes in the place of a sentence or heading that nothing in the note carries."""

import re
from collections.abc import Iterable
from functools import cached_property

from articlekit.app.tree import Change, Changes
from articlekit.drafting.completion import own_sentences
from articlekit.drafting.drafter import Brief
from articlekit.drafting.extractive import ExtractiveDrafter
from articlekit.language.locale import fold, load
from articlekit.language.tags import primary
from articlekit.model.article import Article, Paragraph, Section, Sentence, headings, sentences
from articlekit.model.provenance import BY_NOTE

__all__ = ["Substitutes"]

_SECTION = re.compile(r"sections\[(\d+)\]")
_PART = re.compile(r"headline|lede|conclusion|sections\[\d+\]")


class Substitutes:
    """What the note itself has to offer, if the article is in its language."""

    def __init__(self, brief: Brief) -> None:
        self._brief = brief
        self._locale = load(brief.language)

    @cached_property
    def own(self) -> Article | None:
        """The note's own article, where it is in the language that is wanted."""
        if primary(self._brief.language) != primary(self._brief.note.language):
            return None
        return ExtractiveDrafter().draft(self._brief)

    @cached_property
    def _worded(self) -> dict[str, Sentence]:
        """The note's statements as its own article words them."""
        return own_sentences(self.own, self._brief.note)

    def changes(self, article: Article, paths: list[str]) -> Changes | None:
        """What to put in the place of what a model wrote at these paths.

        What is the note's own already stays, whatever is said against it. `None` where it is not a
        part of the text that is wrong but the whole; a part that is not there needs no change.

        Args:
            article: the article.
            paths: where it has errors.
        """
        texts = dict(sentences(article))
        titles = {path: heading for path, _, heading in headings(article)}
        changes: dict[str, Change] = {}
        placed: set[str] = set()
        headed: set[str] = set()
        for path in dict.fromkeys(paths):
            if not _PART.match(path):
                return None
            for target in _inside(path, (*titles, *texts)):
                old = texts.get(target) or titles[target]
                if old.by == BY_NOTE or target in changes:
                    continue
                by = self._for(target, old, article, set(paths))
                if target in texts:
                    by = tuple(each for each in by if not placed.issuperset(each.sources))
                    placed.update(source for each in by for source in each.sources)
                else:
                    by = tuple(each for each in by if fold(each.text) not in headed)
                    headed.update(fold(each.text) for each in by)
                changes[target] = Change(path=target, old=old.text, by=by)
        if not changes and not article.lede:
            return (Change(path="lede", old=""),)  # what follows takes its place
        return tuple(changes.values())

    def _for(self, path: str, old: Sentence, article: Article, failing: set[str]) -> tuple[Sentence, ...]:
        if path == "headline":
            return self._headline(article, failing)
        match = _SECTION.match(path)
        if match and path.endswith(".heading"):
            return self._heading(article.sections[int(match[1])], article)
        if self.own is None:
            return ()
        carried = {
            source
            for other, sentence in sentences(article)
            if other not in failing
            for source in sentence.sources
        }
        return tuple(
            self._worded[statement.id]
            for statement in self._brief.note.statements
            if statement.id in old.sources and statement.id not in carried
        )

    def _headline(self, article: Article, failing: set[str]) -> tuple[Sentence, ...]:
        """The note's headline; in another language the first heading or sentence that will do."""
        if self.own is not None:
            return (self.own.headline.model_copy(update={"by": BY_NOTE}),)
        limit = self._brief.house.limits.headline or self._locale.limits.headline
        others = [(path, heading) for path, _, heading in headings(article) if path != "headline"]
        for path, sentence in [*others, *sentences(article)]:
            if path not in failing and sentence.sources and len(sentence.text) <= limit:
                text = sentence.text.rstrip(".。।۔።។။")
                return (Sentence(text=text, sources=sentence.sources),)
        return ()

    def _heading(self, section: Section, article: Article) -> tuple[Sentence, ...]:
        """The heading that the note's own article has over most of the same statements."""
        if self.own is None:
            return ()
        taken = {fold(heading.text) for _, _, heading in headings(article)}
        cited = _sources(section.paragraphs)
        offers = [
            (len(cited & _sources(own.paragraphs)), -number, own.heading)
            for number, own in enumerate(self.own.sections)
            if fold(own.heading.text) not in taken
        ]
        best = max(offers, key=lambda offer: offer[:2], default=None)
        return (best[2].model_copy(update={"by": BY_NOTE}),) if best and best[0] else ()


def _sources(paragraphs: tuple[Paragraph, ...]) -> set[str]:
    return {source for each in paragraphs for sentence in each.sentences for source in sentence.sources}


def _inside(path: str, known: Iterable[str]) -> list[str]:
    """The sentence or heading at a path or, where it names a part, all that stand in it."""
    paths = [*known]
    return [path] if path in paths else [each for each in paths if each.startswith(path)]
