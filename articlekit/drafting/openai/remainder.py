"""The remainder: what a model's first draft leaves out, asked for once more and put in its place."""

from articlekit.drafting.completion import Wording
from articlekit.drafting.drafter import Brief
from articlekit.drafting.openai.assembly import heading_of, sort_out
from articlekit.drafting.openai.pieces import left_over
from articlekit.drafting.openai.plan import Plan, Planned
from articlekit.drafting.openai.setting import paragraphs_of
from articlekit.drafting.openai.wire import WireSentence
from articlekit.drafting.telling import untold
from articlekit.model.article import Article, Sentence

__all__ = ["remainder", "wording_of"]


def remainder(article: Article, planned: Plan, brief: Brief) -> list[Planned]:
    """The parts of a plan with what an article does not tell of them.

    Nothing, where that would be most of the note: then it is for the rules to say what is wrong.
    """
    left = {*untold(article, brief.note)}
    if len(left) * 2 > len(brief.note.statements):
        return []
    return left_over(planned.parts, {each.id for each in brief.note.statements} - left)


def wording_of(answer: list[WireSentence], parts: list[Planned], brief: Brief) -> Wording:
    """The words of an answer for the statements that were asked for.

    Args:
        answer: what the model wrote.
        parts: what it was asked for.
        brief: the order.
    """
    wanted = {source for part in parts for source in part.sources}
    said: dict[str, list[WireSentence]] = {}
    for sentence in answer:
        home = next((source for source in sentence.sources if source in wanted), None)
        if home is not None and sentence.part not in {"headline", "heading"}:
            said.setdefault(home, []).append(sentence)
    headings: dict[str, Sentence] = {}
    for heading, body in sort_out(answer).sections:
        sources = (source for sentence in body for source in sentence.sources)
        headings |= dict.fromkeys(sources, heading_of(heading, body))
    paragraphs = {home: paragraphs_of(body, brief)[0] for home, body in said.items()}
    return Wording(paragraphs=paragraphs, headings=headings)
