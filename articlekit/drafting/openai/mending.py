"""Mending: the faulty parts of an article are asked for again, with what is wrong with them."""

from typing import Any

from articlekit.drafting.drafter import AnswerError
from articlekit.drafting.openai.desk import Desk
from articlekit.drafting.openai.plan import is_translation
from articlekit.drafting.openai.prompting import request_to_mend
from articlekit.drafting.openai.revision import Failed, put, wire_form
from articlekit.drafting.openai.wire import WireSentence
from articlekit.model.article import Article, sentences

__all__ = ["mended"]


def mended(article: Article, failed: list[Failed], desk: Desk) -> Article:
    """The article after another try at its faulty parts; the others stay as they are.

    A model that got most sentences wrong is asked for all of them, one by one. A title is asked for
    alone, and so is a sentence of a translation that comes back in the same words.

    Raises:
        AnswerError: the model's answers are of no use.
        EngineError: the server cannot be reached or refuses.
    """
    wrong = {path for part in failed for path in _paths(part)}
    texts = [path for path, _ in sentences(article)]
    if sum(path in wrong for path in texts) * 2 > len(texts):
        return desk.piecework.article()
    if not desk.client.ability.whole:
        return desk.one_by_one(article, [*wrong])
    for part in failed:
        desk.tell(f"writing again in {desk.brief.language}: {_name(part)}")
        new = desk.entitled(article, part) if part.is_title else article
        article = _again(article, part, desk) if new is article else new
    return article


def _again(article: Article, part: Failed, desk: Desk) -> Article:
    """The article with one part asked for again."""
    now = wire_form(article, part)
    request = request_to_mend(part.kind, now, part.findings, desk.brief, desk.prompts)
    try:
        answer, _ = desk.sentences(request)
    except AnswerError:
        return article  # what is wrong with it is known
    new = put(article, part, _of_part(answer, now), desk.brief)
    same = _as_they_were(new, article, part) if is_translation(desk.brief) else []
    return desk.one_by_one(new, same) if same else new


def _of_part(answer: list[WireSentence], now: list[dict[str, Any]]) -> list[WireSentence]:
    """What an answer says of the statements that were shown: some models write the whole article again.

    What names no statement stays, for the rules to find.
    """
    shown = {source for sentence in now for source in sentence["sources"]}
    return [each for each in answer if not (shown and each.sources) or shown.intersection(each.sources)]


def _as_they_were(new: Article, old: Article, part: Failed) -> list[str]:
    """Where sentences that failed have come back in the same words, whatever was said against them."""
    paths = {*_paths(part)}
    texts = {each.text for path, each in sentences(old) if path in paths}
    return [path for path, each in sentences(new) if each.text in texts]


def _paths(part: Failed) -> list[str]:
    return [finding.where.path or "" for finding in part.findings]


def _name(part: Failed) -> str:
    return f"section {part.index + 1}" if part.kind == "section" else part.kind
