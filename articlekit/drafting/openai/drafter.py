"""The drafter that has a language model write, by a plan and within a budget."""

from articlekit.drafting.completion import completed
from articlekit.drafting.drafter import AnswerError, Brief
from articlekit.drafting.openai.answers import FormError
from articlekit.drafting.openai.assembly import Manuscript
from articlekit.drafting.openai.client import Client, Request
from articlekit.drafting.openai.extraction import objects
from articlekit.drafting.openai.gathering import gathered
from articlekit.drafting.openai.pieces import left_over, split
from articlekit.drafting.openai.piecework import Piecework
from articlekit.drafting.openai.plan import Plan, Planned, is_translation, plan, sources_of
from articlekit.drafting.openai.prompting import (
    Prompts,
    request_for,
    request_for_title,
    request_to_mend,
    title_limit,
)
from articlekit.drafting.openai.remainder import remainder, wording_of
from articlekit.drafting.openai.revision import Failed, entitled, exchanged, failed_parts, put, wire_form
from articlekit.drafting.openai.singles import singles
from articlekit.drafting.openai.titles import repeats, text_of, title_of
from articlekit.drafting.openai.wire import WireSentence, accept
from articlekit.model.article import Article, Sentence, sentences

__all__ = ["OpenAIDrafter"]

_PARTS_BESIDE = 3
"""Parts of an article beside its sections: headline, lede, conclusion."""
_TRIES = 2
"""Forms of an answer that are tried for one article before it is asked for part by part."""


class OpenAIDrafter:
    """Drafts with any OpenAI-compatible server. It may be shared by threads.

    The first draft is asked for whole, or in pieces where the note is long; of a model that cannot
    do that, part by part. A brief with a previous article and findings is answered with that
    article, its faulty parts asked for again.
    """

    def __init__(self, client: Client, prompts: Prompts) -> None:
        self._client = client
        self._prompts = prompts

    def draft(self, brief: Brief) -> Article:
        """Have an article written, or its faulty parts written again.

        Raises:
            UsageError: the note has no statements.
            AnswerError: no article can be made of the answers.
            EngineError: the server cannot be reached or refuses.
        """
        if brief.previous is not None and brief.findings:
            failed = failed_parts(brief.findings)
            if failed is not None:
                return self._revised(brief.previous, failed, brief)
        return self._written(brief)

    def _written(self, brief: Brief) -> Article:
        """The article in the largest pieces that the model can hand in."""
        planned = plan(brief)
        plainest = False
        for _ in range(_TRIES):
            if plainest or not self._client.ability.whole:
                break
            try:
                return self._whole(brief, planned)
            except FormError:
                plainest = self._client.ability.lower() is None
                self._client.doubt()
        self._client.server.progress(f"writing in {brief.language}, sentence by sentence")
        article = self._piecework(brief, planned).article()
        if plainest:
            self._client.expect_parts()
        return article

    def _whole(self, brief: Brief, planned: Plan) -> Article:
        manuscript = Manuscript(brief, planned)
        groups = split(planned.parts, brief.note, context_tokens=self._client.server.context_tokens)
        for number, group in enumerate(groups, start=1):
            piece = f", piece {number} of {len(groups)}" if len(groups) > 1 else ""
            self._client.server.progress(f"writing in {brief.language}{piece}")
            self._write(group, manuscript, brief)
        article = manuscript.article()
        _look_over(article, brief)
        return self._retitled(self._completed(gathered(article, planned), planned, brief), brief)

    def _completed(self, article: Article, planned: Plan, brief: Brief) -> Article:
        """The article with what it left out, for which the model is asked once more."""
        parts = remainder(article, planned, brief)
        if not parts:
            return article
        self._client.server.progress(f"writing in {brief.language} what is still left out")
        for group in split(parts, brief.note, context_tokens=self._client.server.context_tokens):
            try:
                answer, _ = self._sentences(request_for(group, brief, self._prompts, opening=False), brief)
            except AnswerError:
                break  # what is not told is known
            article = completed(article, planned.article, wording_of(answer, group, brief))
        return article

    def _retitled(self, article: Article, brief: Brief) -> Article:
        """The article with other headings for those that only repeat a sentence under them."""
        for number, section in enumerate(article.sections):
            if repeats(section, brief.language):
                article = self._titled(article, Failed(kind="section", index=number, findings=()), brief)
        return article

    def _titled(self, article: Article, part: Failed, brief: Brief) -> Article:
        """The article with another headline or heading, for which the model is shown what stands under it."""
        section = article.sections[part.index] if part.kind == "section" else None
        text = text_of(section.paragraphs if section else article.lede, brief.language)
        kind = "heading" if section else "headline"
        request = request_for_title(kind, text, brief, self._prompts)
        try:
            reply = self._client.ask(request, brief.budget)
        except AnswerError:
            return article
        title = title_of(reply.text, text, title_limit(kind, brief), brief)
        if title is None:
            return article
        self._client.keep(reply)
        paragraphs = section.paragraphs if section else article.lede
        return entitled(article, part, Sentence(text=title, sources=sources_of(paragraphs)))

    def _write(self, group: list[Planned], manuscript: Manuscript, brief: Brief) -> None:
        """Have a group of parts written; what an answer that broke off has left out is asked for again."""
        rest = group
        while rest:
            request = request_for(rest, brief, self._prompts, opening=manuscript.headline is None)
            try:
                answer, truncated = self._sentences(request, brief)
            except AnswerError:
                if is_translation(brief) or manuscript.is_empty:
                    raise
                for part in rest:
                    manuscript.add_extractive(part)
                return
            manuscript.add(answer)
            cited = {source for sentence in answer for source in sentence.sources}
            left = left_over(rest, cited) if truncated else []
            if _size(left) == _size(rest):
                raise FormError("the model's answers break off before they say anything: try another model")
            rest = left

    def _revised(self, article: Article, failed: list[Failed], brief: Brief) -> Article:
        if len(failed) * 2 > len(article.sections) + _PARTS_BESIDE:  # it is not up to an article
            return self._piecework(brief, plan(brief)).article()
        if not self._client.ability.whole:
            paths = [finding.where.path or "" for part in failed for finding in part.findings]
            return self._one_by_one(article, paths, brief)
        for part in failed:
            self._client.server.progress(f"writing again in {brief.language}: {_name(part)}")
            if part.is_title and (new := self._titled(article, part, brief)) is not article:
                article = new
                continue
            now = wire_form(article, part)
            request = request_to_mend(part.kind, now, part.findings, brief, self._prompts)
            try:
                answer, _ = self._sentences(request, brief)
            except AnswerError:
                continue  # the part stays as it is: what is wrong with it is known
            new = put(article, part, answer, brief)
            again = _as_they_were(new, article, part)
            article = self._one_by_one(new, again, brief) if again else new
        return article

    def _one_by_one(self, article: Article, paths: list[str], brief: Brief) -> Article:
        """The article with some of its sentences asked for again, each for itself in plain text."""
        return exchanged(article, self._piecework(brief, plan(brief)).again(article, paths))

    def _piecework(self, brief: Brief, planned: Plan) -> Piecework:
        return Piecework(self._client, self._prompts, brief, planned)

    def _sentences(self, request: Request, brief: Brief) -> tuple[list[WireSentence], bool]:
        """The sentences of an answer, and whether it broke off."""
        reply = self._client.ask(request, brief.budget)
        found = accept(objects(reply.text), brief.note)
        if not found:
            raise FormError("the model's answer is no article: try again, or another model")
        self._client.keep(reply)
        return singles(found, brief), reply.truncated


def _look_over(article: Article, brief: Brief) -> None:
    """Look whether an article is about its note.

    Raises:
        FormError: it tells fewer than half of the statements: the article is about something else.
    """
    cited = {source for _, sentence in sentences(article) for source in sentence.sources}
    known = [each.id for each in brief.note.statements]
    if sum(each in cited for each in known) * 2 < len(known):
        raise FormError("the model leaves more than half of the note out: try again, or another model")


def _as_they_were(new: Article, old: Article, part: Failed) -> list[str]:
    """Where sentences that failed have come back in the same words, whatever was said against them."""
    paths = {finding.where.path for finding in part.findings}
    texts = {each.text for path, each in sentences(old) if path in paths}
    return [path for path, each in sentences(new) if each.text in texts]


def _size(parts: list[Planned]) -> int:
    """How many statements are to be written from."""
    return sum(len(part.sources) for part in parts)


def _name(part: Failed) -> str:
    return f"section {part.index + 1}" if part.kind == "section" else part.kind
