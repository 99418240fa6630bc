"""Drafting with a language model: any server that speaks OpenAI's chat completions.

There is one request for an article, and one for its repair.
"""

from articlekit.drafting.drafter import AnswerError, Brief
from articlekit.drafting.extractive import ExtractiveDrafter
from articlekit.drafting.openai.answer import WireSentence, accept, objects
from articlekit.drafting.openai.assembly import assembled
from articlekit.drafting.openai.cache import Cache
from articlekit.drafting.openai.client import Client
from articlekit.drafting.openai.piecework import OpenAIJudge, faulty, piecework, repaired
from articlekit.drafting.openai.prompting import Prompts, request_for
from articlekit.drafting.openai.server import OPENAI_URL, Server
from articlekit.drafting.openai.wire import FormError, tokens_of
from articlekit.drafting.required import missing_headings, wanted_headings
from articlekit.language.instructions import orders_in
from articlekit.language.locale import load
from articlekit.model.article import Article, Missing
from articlekit.model.note import Statement

__all__ = ["OPENAI_URL", "Cache", "Client", "OpenAIDrafter", "OpenAIJudge", "Prompts", "Server"]

_FEWEST = 2
"""Sentences of an article."""
_TRIES = 2
"""Forms of an answer that are tried for one article before it is asked for part by part."""
_OVERHEAD = 1_100
"""Tokens of a prompt without its statements."""
_SHARE = 3
"""A statement is read once and written once, with its ids around it, which makes about three times."""
_SMALLEST = 250
"""Tokens of statements that a piece may have in any case."""


class OpenAIDrafter:
    """Drafts with any OpenAI-compatible server. It may be shared by threads.

    The first draft is asked for whole, or in pieces where the note is long; of a model that cannot do that,
    part by part. A brief with a previous article and findings is answered with that article, its faulty
    sentences asked for again in one request.
    """

    def __init__(self, client: Client, prompts: Prompts) -> None:
        self._client = client
        self._prompts = prompts

    def draft(self, brief: Brief) -> Article:
        """Have an article written, or its faulty sentences written again.

        Raises:
            UsageError: the note has no statements.
            AnswerError: no article can be made of the answers.
            EngineError: the server cannot be reached or refuses.
        """
        if brief.previous is not None and (wanted := faulty(brief.previous, brief.findings)):
            self._client.server.progress(f"asking again in {brief.language}")
            return repaired(brief.previous, wanted, brief, self._client, self._prompts)
        own = ExtractiveDrafter().draft(
            Brief(note=brief.note, language=brief.note.language, house=brief.house)
        )
        missing = _missing(own, brief)
        client, plainest = self._client, False
        for _ in range(_TRIES):
            if plainest or not client.ability.whole:
                break
            try:
                return assembled(self._whole(own, brief), brief, missing)
            except FormError:
                plainest = client.ability.lower() is None
                client.doubt()
        client.server.progress(f"writing in {brief.language}, sentence by sentence")
        article = piecework(own, missing, brief, client, self._prompts)
        if plainest:
            client.expect_parts()
        return article

    def _whole(self, own: Article, brief: Brief) -> list[WireSentence]:
        """The sentences of the article as the model hands them in.

        Raises:
            FormError: there are none, or they are about something else.
            EngineError: the server cannot be reached or refuses.
        """
        pieces = _pieces(brief, self._client.server.context_tokens)
        found: list[WireSentence] = []
        for number, piece in enumerate(pieces, start=1):
            of = f", piece {number} of {len(pieces)}" if len(pieces) > 1 else ""
            self._client.server.progress(f"writing in {brief.language}{of}")
            try:
                found += self._piece(piece, own, brief, opening=number == 1)
            except AnswerError:
                if not found:
                    raise
                break  # what is left out is told
        cited = {source for each in found for source in each.sources}
        about = {each.id for each in brief.note.statements}
        if len(found) < _FEWEST or (cited and cited.isdisjoint(about)):
            raise FormError("the model leaves the note out: try again, or another model")
        return found

    def _piece(
        self, statements: list[Statement], own: Article, brief: Brief, *, opening: bool
    ) -> list[WireSentence]:
        """What is written from some statements; what an answer that broke off leaves out comes next."""
        found: list[WireSentence] = []
        while statements:
            headings = wanted_headings(own, brief)
            outline = _outline(own, statements)
            request = request_for(
                statements, brief, self._prompts, opening=opening, outline=outline, required=headings
            )
            try:
                reply = self._client.ask(request, brief.budget)
            except AnswerError:
                if not found:
                    raise
                break  # what is left out is known
            new = accept(objects(reply.text), brief.note)
            if not new:
                raise FormError("the model's answer is no article: try again, or another model")
            self._client.keep(reply)
            found += new if opening else [each for each in new if each.part != "headline"]
            cited = {source for each in new for source in each.sources}
            left = [each for each in statements if each.id not in cited]
            if not reply.truncated or len(left) in {0, len(statements)}:
                break
            statements, opening = left, False
        return found


def _pieces(brief: Brief, context_tokens: int) -> list[list[Statement]]:
    """The statements in groups that fit into the model's context, in order."""
    room = max((context_tokens - _OVERHEAD) // _SHARE, _SMALLEST)
    pieces: list[list[Statement]] = []
    used = room + 1
    orders = orders_in(brief.note)
    for each in brief.note.statements:
        if each.id in orders:
            continue
        size = tokens_of(" ".join(each.parts)) + 12
        if used + size > room:
            pieces.append([])
            used = 0
        pieces[-1].append(each)
        used += size
    return pieces or [[]]


def _outline(own: Article, statements: list[Statement]) -> str:
    """Which statements the extractive drafter puts together, as advice: a line a section."""
    wanted = {each.id for each in statements}
    parts = [own.lede, *(section.paragraphs for section in own.sections), own.conclusion]
    cited = [
        [one for each in part for sentence in each.sentences for one in sentence.sources] for part in parts
    ]
    lines = (" ".join(dict.fromkeys(one for one in part if one in wanted)) for part in cited)
    return "\n".join(filter(None, lines))


def _missing(own: Article, brief: Brief) -> tuple[Missing, ...]:
    """What the note leaves open, in the language of the article."""
    known = load(brief.language).questions
    missing = [
        Missing(about=each.about, question=known.get(each.about, each.question))
        for each in own.missing
        if each.about != "heading"
    ]
    return (*missing, *missing_headings(own, brief, asked=missing))
