"""A desk: what stays the same while a model writes one article, and how it is asked."""

from dataclasses import dataclass
from functools import cached_property

from articlekit.drafting.drafter import AnswerError, Brief
from articlekit.drafting.openai.answers import FormError
from articlekit.drafting.openai.client import Client, Request
from articlekit.drafting.openai.extraction import objects
from articlekit.drafting.openai.piecework import Piecework
from articlekit.drafting.openai.plan import Plan, plan, sources_of
from articlekit.drafting.openai.prompting import Prompts, request_for_title, title_limit
from articlekit.drafting.openai.revision import Failed, entitled, exchanged
from articlekit.drafting.openai.singles import singles
from articlekit.drafting.openai.titles import text_of, title_of
from articlekit.drafting.openai.wire import WireSentence, accept
from articlekit.model.article import Article, Sentence

__all__ = ["Desk"]


@dataclass(frozen=True)
class Desk:
    """A model, the order that it is to carry out, and the plan for that."""

    client: Client
    prompts: Prompts
    brief: Brief

    @cached_property
    def plan(self) -> Plan:
        """What the article is to be.

        Raises:
            UsageError: the note has no statements.
        """
        return plan(self.brief)

    @property
    def context_tokens(self) -> int:
        """Tokens that the model reads and writes at once."""
        return self.client.server.context_tokens

    @property
    def piecework(self) -> Piecework:
        """The same order, to be carried out sentence by sentence."""
        return Piecework(self.client, self.prompts, self.brief, self.plan)

    def tell(self, doing: str) -> None:
        """Tell somebody who waits what is being done."""
        self.client.server.progress(doing)

    def sentences(self, request: Request) -> tuple[list[WireSentence], bool]:
        """The sentences of an answer, and whether it broke off.

        Raises:
            FormError: there are none in it.
            AnswerError: there is no text in it.
            EngineError: the server cannot be reached or refuses.
        """
        reply = self.client.ask(request, self.brief.budget)
        found = accept(objects(reply.text), self.brief.note)
        if not found:
            raise FormError("the model's answer is no article: try again, or another model")
        self.client.keep(reply)
        return singles(found, self.brief), reply.truncated

    def entitled(self, article: Article, part: Failed) -> Article:
        """The article with another headline or heading, for which the model is shown what stands under it.

        The same article where nothing better is to be had.
        """
        section = article.sections[part.index] if part.kind == "section" else None
        kind, paragraphs = ("heading", section.paragraphs) if section else ("headline", article.lede)
        text = text_of(paragraphs, self.brief.language)
        request = request_for_title(kind, text, self.brief, self.prompts)
        try:
            reply = self.client.ask(request, self.brief.budget)
        except AnswerError:
            return article
        title = title_of(reply.text, text, title_limit(kind, self.brief), self.brief)
        if title is None:
            return article
        self.client.keep(reply)
        return entitled(article, part, Sentence(text=title, sources=sources_of(paragraphs)))

    def one_by_one(self, article: Article, paths: list[str]) -> Article:
        """The article with some of its sentences asked for again, each for itself in plain text."""
        return exchanged(article, self.piecework.again(article, paths))
