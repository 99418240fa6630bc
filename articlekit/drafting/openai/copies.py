"""Copies: a sentence that is the note's own but for a word or two is set in the note's words and form.

A model that changes one word of a statement has said nothing in its own words, and the one word is where
small models slip: "Statistiker" for "Statiker", "has challenged" for "would have undermined". What joins
two statements, or says one in other words, is left alone. Of a fragment, "line C: from Monday", a model is to
make a sentence; it may use any word of the note for that, and no other. Log entries that it runs together
are set as a list of times again, and a quotation with who has said it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from articlekit.drafting.completion import own_sentences
from articlekit.drafting.drafter import Brief, Declined
from articlekit.drafting.extractive.wording import is_sentence
from articlekit.drafting.openai.assembly import marked
from articlekit.drafting.openai.fidelity import infidelity
from articlekit.drafting.openai.plan import Plan, is_translation
from articlekit.language.tags import uses_spaces
from articlekit.language.words import content, content_of, jaccard
from articlekit.model.article import TITLE, Article, Paragraph, Sentence, blocks
from articlekit.model.note import Statement
from articlekit.model.provenance import BY_NOTE

__all__ = ["in_own_words"]

_FEW, _MOST_CHANGED = 5, 2
"""Content words of a statement below which one may differ, and how many may differ in a longer one."""
_ALIKE = 0.8
"""How alike the pairs of characters are where a language has no spaces."""
_COLON = re.compile(r"[^\W\d]\s?[:：]\s")
_RUN_TOGETHER = 2
"""Entries of one sentence from which it is a list without its form."""
_WHY = "it is the note's sentence but for a word or two"


def in_own_words(article: Article, plan: Plan, brief: Brief) -> Article:
    """The article with the note's own sentence wherever a sentence is nearly that; translations stay.

    Sentences that are the note's word for word are marked as its own.

    Args:
        article: the article of the model.
        plan: the plan, with the extractive drafter's article.
        brief: the order; told what was not taken.
    """
    if is_translation(brief):
        return article
    copies = _Copies(plan, brief)

    def put(paragraphs: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
        return tuple(new for each in paragraphs for new in copies.put(each))

    sections = (each.model_copy(update={"paragraphs": put(each.paragraphs)}) for each in article.sections)
    return article.model_copy(
        update={
            "lede": put(article.lede),
            "sections": tuple(sections),
            "conclusion": put(article.conclusion),
        }
    )


@dataclass(frozen=True)
class _Copies:
    """The note that sentences are compared with."""

    plan: Plan
    brief: Brief

    @cached_property
    def _statements(self) -> dict[str, Statement]:
        return {each.id: each for each in self.brief.note.statements}

    @cached_property
    def _noted(self) -> frozenset[str]:
        """The words of the whole note."""
        texts = [self.brief.note.title or ""]
        for each in self._statements.values():
            texts += each.parts
        return content_of(texts, self.brief.language)

    @cached_property
    def _worded(self) -> dict[str, Sentence]:
        """The statements as the extractive drafter words them."""
        return own_sentences(self.plan.article, self.brief.note)

    @cached_property
    def _quoted(self) -> frozenset[str]:
        """The statements that it has as quotations."""
        quotes = (each for _, each in blocks(self.plan.article) if each.kind == "quote")
        return frozenset(
            source for each in quotes for sentence in each.sentences for source in sentence.sources
        )

    def put(self, paragraph: Paragraph) -> Iterator[Paragraph]:
        """The paragraph with its copies in the note's words, cut where their form wants it."""
        kept: list[Sentence] = []
        for sentence in paragraph.sentences:
            own = self._own(sentence, paragraph)
            if isinstance(own, Sentence):
                kept.append(own)
                continue
            if kept:
                yield paragraph.model_copy(update={"sentences": tuple(kept)})
                kept = []
            yield from own
        if kept:
            yield paragraph.model_copy(update={"sentences": tuple(kept)})

    def _own(self, sentence: Sentence, paragraph: Paragraph) -> Sentence | tuple[Paragraph, ...]:
        """The sentence, or what the note has for it."""
        sources = tuple(each for each in sentence.sources if each in self._statements)
        if sentence.by == BY_NOTE or not sources or paragraph.kind != "text":
            return sentence
        if len(sources) >= _RUN_TOGETHER:
            stamped = all(self._statements[each].stamp for each in sources)
            return (self._shaped("timeline", sources) if stamped else ()) or sentence
        statement = self._statements[sources[0]]
        if TITLE in sentence.sources or not self._is_copy(sentence.text, statement):
            return sentence
        new = self._worded[statement.id]
        if new.text != sentence.text:
            why = infidelity(sentence.text, new.text, self.brief.language)
            declined = Declined(wrote=sentence.text, instead=new.text, why=why or _WHY, minor=why is None)
            self.brief.declined.append(declined)
        return (self._shaped("quote", sources) if statement.id in self._quoted else ()) or new

    def _shaped(self, kind: str, sources: tuple[str, ...]) -> tuple[Paragraph, ...]:
        """The paragraphs of a kind in which the extractive drafter has statements."""
        found = tuple(each for _, each in blocks(self.plan.article) if each.kind == kind)
        return marked(found, sources)

    def _is_copy(self, text: str, statement: Statement) -> bool:
        """Whether a sentence has nearly the words of a statement."""
        language = self.brief.language
        own, words = content(text, language), content(statement.text, language)
        if not uses_spaces(language):
            return jaccard(own, words) >= _ALIKE
        added = own - words
        if added and added <= content(statement.label or "", language):
            return False  # a sentence made of "Cause: a corroded pipe"
        changed = len(own ^ words)
        if _is_fragment(statement):
            return changed <= _MOST_CHANGED and bool(added - self._noted)
        return changed <= (_MOST_CHANGED if len(words) >= _FEW else 1) and len(own & words) > changed


def _is_fragment(statement: Statement) -> bool:
    """Whether a statement is no sentence: it does not end like one, or only goes on with its label."""
    text = statement.text
    goes_on = bool(statement.label) and text[:1].islower()
    return goes_on or not is_sentence(text) or _COLON.search(text) is not None
