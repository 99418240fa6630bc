"""The drafter that has a language model write, by a plan and within a budget."""

from articlekit.drafting.completion import Wording, completed
from articlekit.drafting.drafter import AnswerError, Brief
from articlekit.drafting.openai.answers import FormError
from articlekit.drafting.openai.assembly import Manuscript
from articlekit.drafting.openai.client import Client
from articlekit.drafting.openai.copies import in_own_words
from articlekit.drafting.openai.desk import Desk
from articlekit.drafting.openai.doubles import without_doubles
from articlekit.drafting.openai.gathering import gathered
from articlekit.drafting.openai.mending import mended
from articlekit.drafting.openai.naming import named
from articlekit.drafting.openai.parting import parted
from articlekit.drafting.openai.pieces import left_over, split
from articlekit.drafting.openai.plan import Planned, is_translation
from articlekit.drafting.openai.prompting import Prompts, request_for
from articlekit.drafting.openai.remainder import remainder, wording_of
from articlekit.drafting.openai.revision import failed_parts
from articlekit.drafting.openai.titling import retitled
from articlekit.drafting.required import is_outlined
from articlekit.model.article import Article, sentences

__all__ = ["OpenAIDrafter"]

_TRIES = 2
"""Forms of an answer that are tried for one article before it is asked for part by part."""

_FEW = 3
"""Statements of a translation that are asked for one by one; more may need headings too."""


class OpenAIDrafter:
    """Drafts with any OpenAI-compatible server. It may be shared by threads.

    The first draft is asked for whole, or in pieces where the note is long; of a model that cannot
    do that, part by part. What a translation leaves out is asked for once more. A brief with a previous
    article and findings is answered with that article, its faulty parts asked for again.
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
        desk = Desk(self._client, self._prompts, brief)
        if brief.previous is not None and brief.findings:
            failed = failed_parts(brief.findings)
            if failed is not None:
                return _finished(_arranged(mended(brief.previous, failed, desk), desk), desk)
        return _written(desk)


def _written(desk: Desk) -> Article:
    """The article in the largest pieces that the model can hand in."""
    client = desk.client
    plainest = False
    for _ in range(_TRIES):
        if plainest or not client.ability.whole:
            break
        try:
            article = _whole(desk)
        except FormError:
            plainest = client.ability.lower() is None
            client.doubt()
        else:
            return _finished(_completed(_arranged(article, desk), desk), desk)
    desk.tell(f"writing in {desk.brief.language}, sentence by sentence")
    article = desk.piecework.article()
    if plainest:
        client.expect_parts()
    return retitled(article, desk)


def _finished(article: Article, desk: Desk) -> Article:
    """The article with everything once, what is the note's in its words, and titles that will do."""
    return retitled(without_doubles(in_own_words(article, desk.plan, desk.brief)), desk)


def _arranged(article: Article, desk: Desk) -> Article:
    """The article in the sections of the plan, under the headings of the note where it lists some."""
    whole = gathered(article, desk.plan)
    if is_translation(desk.brief):
        return whole
    whole = parted(whole, desk.plan)
    outlined = is_outlined(desk.brief.note, desk.brief.house)
    return named(whole, desk.plan) if outlined else whole


def _whole(desk: Desk) -> Article:
    """The article as the model hands it in."""
    manuscript = Manuscript(desk.brief, desk.plan)
    groups = split(desk.plan.parts, desk.brief.note, context_tokens=desk.context_tokens)
    for number, group in enumerate(groups, start=1):
        piece = f", piece {number} of {len(groups)}" if len(groups) > 1 else ""
        desk.tell(f"writing in {desk.brief.language}{piece}")
        _write(group, manuscript, desk)
    article = completed(manuscript.article(), desk.plan.article, manuscript.strays)
    _look_over(article, desk.brief)
    return article


def _write(group: list[Planned], manuscript: Manuscript, desk: Desk) -> None:
    """Have a group of parts written; what an answer that broke off has left out is asked for again."""
    rest = group
    while rest:
        request = request_for(rest, desk.brief, desk.prompts, opening=manuscript.headline is None)
        try:
            answer, truncated = desk.sentences(request)
        except AnswerError:
            if is_translation(desk.brief) or manuscript.is_empty:
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


def _look_over(article: Article, brief: Brief) -> None:
    """Look whether an article is about its note.

    Raises:
        FormError: it tells fewer than half of the statements: the article is about something else.
    """
    cited = {source for _, sentence in sentences(article) for source in sentence.sources}
    known = [each.id for each in brief.note.statements]
    if sum(each in cited for each in known) * 2 < len(known):
        raise FormError("the model leaves more than half of the note out: try again, or another model")


def _completed(article: Article, desk: Desk) -> Article:
    """A translation with what it left out, for which the model is asked once more.

    In the note's language its own words will stand there: to reword single sentences is to copy them.
    """
    parts = remainder(article, desk.plan, desk.brief) if is_translation(desk.brief) else []
    if not parts:
        return article
    desk.tell(f"writing in {desk.brief.language} what is still left out")
    if _size(parts) <= _FEW:
        said = desk.piecework.sayings(source for part in parts for source in part.sources)
        return completed(article, desk.plan.article, Wording(paragraphs=said))
    for group in split(parts, desk.brief.note, context_tokens=desk.context_tokens):
        try:
            answer, _ = desk.sentences(request_for(group, desk.brief, desk.prompts, opening=False))
        except AnswerError:
            break  # what is not told is known
        article = completed(article, desk.plan.article, wording_of(answer, group, desk.brief))
    return article


def _size(parts: list[Planned]) -> int:
    """How many statements are to be written from."""
    return sum(len(part.sources) for part in parts)
