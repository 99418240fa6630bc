"""Piecework: an article of a model that cannot write one in a single answer, from many small orders.

The form is the extractive drafter's. The model is asked for a headline, and for every sentence of
running text in its own words, or in another language; the program knows what each one cites. Where
an answer is of no use the note's own sentence stays. Quotations, lists and timelines stay as they
are too: there is nothing to reword in them.
"""

from collections.abc import Iterable
from typing import Literal

from articlekit.drafting.drafter import AnswerError, Brief, Declined
from articlekit.drafting.openai.client import Client
from articlekit.drafting.openai.fidelity import infidelity
from articlekit.drafting.openai.plan import Plan, is_translation
from articlekit.drafting.openai.prompting import Prompts, request_for_part
from articlekit.drafting.openai.sayings import sayings
from articlekit.drafting.sheet import unstamped
from articlekit.language.locale import load
from articlekit.model.article import Article, Paragraph, Section, Sentence, sentences
from articlekit.model.provenance import BY_NOTE

__all__ = ["Piecework"]

_PATIENCE = 4
"""Orders that may come to nothing before anything has been had; then no more are given."""

Kind = Literal["headline", "heading", "sentence"]


class Piecework:
    """One article, sentence by sentence."""

    def __init__(self, client: Client, prompts: Prompts, brief: Brief, plan: Plan) -> None:
        self._client = client
        self._prompts = prompts
        self._brief = brief
        self._plan = plan
        self._had = self._failed = 0

    def article(self) -> Article:
        """The article.

        Raises:
            AnswerError: the model's answers are of no use.
            EngineError: the server cannot be reached or refuses.
        """
        own = self._plan.article
        lede = self._paragraphs(own.lede)
        headline = self._headline(own, lede)
        sections: list[Section] = []
        for section in own.sections:
            paragraphs = self._paragraphs(section.paragraphs)
            heading = self._heading(section.heading) if paragraphs else None
            if heading is not None:
                level = section.level if sections else 2
                sections.append(Section(heading=heading, level=level, paragraphs=paragraphs))
            elif sections:
                last = sections[-1]
                sections[-1] = last.model_copy(update={"paragraphs": last.paragraphs + paragraphs})
            else:
                lede += paragraphs
        conclusion = self._paragraphs(own.conclusion)
        written = [*lede, *conclusion, *(each for section in sections for each in section.paragraphs)]
        if headline is None or all(each.by for paragraph in written for each in paragraph.sentences):
            raise AnswerError("the model's answers are of no use: try again, or another model")
        return own.model_copy(
            update={
                "language": self._brief.language,
                "headline": headline,
                "standfirst": None,
                "lede": lede,
                "sections": tuple(sections),
                "conclusion": conclusion,
                "missing": self._plan.missing,
                "engine": "openai",
            }
        )

    def again(self, article: Article, paths: Iterable[str]) -> dict[str, Sentence]:
        """Other sentences of the model for those of an article that failed, by their paths.

        Not for those whose statements others tell: it can do without them. What the model has no words
        for stays as it is, to be replaced with a word about it.
        """
        wanted = {*paths}
        own = {source: each for _, each in sentences(self._plan.article) for source in each.sources}
        told = {source for path, each in sentences(article) if path not in wanted for source in each.sources}
        own = {source: each for source, each in own.items() if source not in told}
        found = {}
        for path, sentence in sentences(article):
            given = list(dict.fromkeys(own[each] for each in sentence.sources if each in own))
            if path in wanted and sentence.by != BY_NOTE and given:
                whole = self._joined(given)
                new = self._asked("sentence", whole.text, whole.sources, noted=False)
                if new is not None and new.text != sentence.text:
                    found[path] = new
        return found

    def sayings(self, ids: Iterable[str]) -> dict[str, Paragraph]:
        """What the model says for some statements, by their ids; those without are left out.

        Raises:
            EngineError: the server cannot be reached or refuses.
        """
        own = {source: each for _, each in sentences(self._plan.article) for source in each.sources}
        found = {}
        for each in dict.fromkeys(own[source] for source in ids if source in own):
            text = unstamped(each, self._brief.note.language).text
            new = self._asked("sentence", text, each.sources, noted=False)
            if new is not None:
                found[each.sources[0]] = Paragraph(sentences=(new,))
        return found

    def _joined(self, own: list[Sentence]) -> Sentence:
        """Sentences of the note as one, to be said in one."""
        language = self._brief.note.language
        texts = [unstamped(each, language).text for each in own]
        sources = tuple(dict.fromkeys(source for each in own for source in each.sources))
        return Sentence(text=load(language).typography.word_space.join(texts), sources=sources)

    def _paragraphs(self, paragraphs: Iterable[Paragraph]) -> tuple[Paragraph, ...]:
        done = []
        for paragraph in paragraphs:
            asked = is_translation(self._brief) or paragraph.kind == "text"
            new = [self._sentence(each) if asked else _marked(each) for each in paragraph.sentences]
            kept = tuple(each for each in new if each is not None)
            if kept:
                done.append(paragraph.model_copy(update={"sentences": kept, **self._form(paragraph)}))
        return tuple(done)

    def _form(self, paragraph: Paragraph) -> dict[str, str | None]:
        """What becomes of a paragraph: in another language what was said is reported, by nobody's mouth."""
        if not is_translation(self._brief):
            return {}
        return {"kind": "text" if paragraph.kind == "quote" else paragraph.kind, "attribution": None}

    def _sentence(self, own: Sentence) -> Sentence | None:
        """A sentence in the model's words; else the note's, if it is in the language that is wanted."""
        new = self._asked("sentence", own.text, own.sources)
        if new is None:
            return None if is_translation(self._brief) else _marked(own)
        return new.model_copy(update={"stamp": own.stamp})

    def _headline(self, own: Article, lede: tuple[Paragraph, ...]) -> Sentence | None:
        first = own.lede[0].sentences[0] if own.lede else own.headline
        new = self._asked("headline", first.text, first.sources)
        if new is not None or not is_translation(self._brief):
            return new or _marked(own.headline)
        return next((sentence for each in lede for sentence in each.sentences), None)

    def _heading(self, own: Sentence) -> Sentence | None:
        return self._asked("heading", own.text, own.sources) if is_translation(self._brief) else _marked(own)

    def _asked(
        self, kind: Kind, text: str, sources: tuple[str, ...], *, noted: bool = True
    ) -> Sentence | None:
        """What the model makes of a text; `None` where that is of no use.

        Args:
            kind: what the text is.
            text: what is to be said.
            sources: where it comes from.
            noted: whether what is not taken is noted in the brief, because the note's words take its place.

        Raises:
            EngineError: the server cannot be reached or refuses.
        """
        if self._failed >= _PATIENCE and not self._had:
            return None
        brief = self._brief
        request = request_for_part(kind, text, brief, self._prompts)
        try:
            reply = self._client.ask(request, brief.budget)
        except AnswerError:
            self._failed += 1
            return None
        found = sayings(reply.text, brief.language, about=text, one_line=kind != "sentence")
        saying = load(brief.language).typography.word_space.join(found)
        why = self._fault(saying, text, kind) if saying else "nothing"
        self._had, self._failed = self._had + (why is None), self._failed + (why is not None)
        if why is None:
            self._client.keep(reply)
            return Sentence(text=saying, sources=sources)
        if saying and noted:
            brief.declined.append(Declined(wrote=saying, instead=text, why=why))
        return None

    def _fault(self, saying: str, text: str, kind: Kind) -> str | None:
        """What is wrong with what the model wrote; in another language it is for the rules to tell."""
        if is_translation(self._brief):
            return None
        return infidelity(saying, text, self._brief.language, is_line=kind == "headline")


def _marked(sentence: Sentence) -> Sentence:
    return sentence.model_copy(update={"by": BY_NOTE})
