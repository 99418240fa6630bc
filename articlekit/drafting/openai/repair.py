"""Repair: the sentences of an article that have faults are asked for again, all in one request."""

from collections.abc import Iterable, Iterator, Mapping

from articlekit.drafting.drafter import AnswerError, Brief
from articlekit.drafting.extractive.wording import finish
from articlekit.drafting.openai.answer import clean, objects, sources_in
from articlekit.drafting.openai.client import Client
from articlekit.drafting.openai.prompting import Prompts, harmless, request_to_repair
from articlekit.language.instructions import is_instruction
from articlekit.language.locale import load
from articlekit.model.article import TITLE, Article, Sentence, headings, sentences
from articlekit.model.finding import Finding
from articlekit.model.provenance import BY_NOTE
from articlekit.model.tree import changed, identified

__all__ = ["faulty", "repaired"]

_MOST_FAULTS = 4
"""Faults of one sentence that the model is told."""
_MOST = 40
"""Sentences that are asked for again."""


def repaired(
    article: Article, wanted: list[dict[str, object]], brief: Brief, client: Client, prompts: Prompts
) -> Article:
    """The article with other words of the model for what errors are found in.

    What it leaves without an answer stays as it is.

    Args:
        article: the article.
        wanted: its faulty sentences.
        brief: the order.
        client: the model.
        prompts: the templates.

    Raises:
        EngineError: the server cannot be reached or refuses.
    """
    try:
        reply = client.ask(request_to_repair(wanted, brief, prompts), brief.budget)
    except AnswerError:
        return article
    changes = dict(_changes(objects(reply.text), wanted, brief))
    if changes:
        client.keep(reply)
    return changed(identified(article), changes) or article


def faulty(article: Article, findings: Iterable[Finding]) -> list[dict[str, object]]:
    """The sentences and headings of a model with errors, as a request shows them; ids are those of nodes."""
    article = identified(article)
    faults: dict[str, list[str]] = {}
    for finding in findings:
        if finding.severity == "error" and finding.where.path:
            faults.setdefault(finding.where.path, []).append(f"{finding.rule}: {harmless(finding.message)}")
    titles = (
        (path, "headline" if level == 1 else "heading", each) for path, level, each in headings(article)
    )
    bodies = ((path, "sentence", each) for path, each in sentences(article))
    found: list[dict[str, object]] = [
        {
            "id": sentence.id,
            "kind": kind,
            "sources": list(sentence.sources),
            "text": harmless(sentence.text),
            "faults": faults[path][:_MOST_FAULTS],
        }
        for path, kind, sentence in (*titles, *bodies)
        if path in faults and sentence.by != BY_NOTE
    ]
    return found[:_MOST]


def _changes(
    answers: Iterable[Mapping[str, object]], faulty: list[dict[str, object]], brief: Brief
) -> Iterator[tuple[str, tuple[Sentence, ...]]]:
    """The new sentence for each id; nothing for a sentence that the model takes back."""
    wanted = {each["id"]: each for each in faulty}
    known = {each.id for each in brief.note.statements} | ({TITLE} if brief.note.title else set())
    for answer in answers:
        old, text = wanted.get(answer.get("id")), clean(answer.get("text"))
        if old is None or is_instruction(text) or (not text and old["kind"] == "headline"):
            continue
        sources = sources_in(answer.get("sources"), known) or sources_in(old["sources"], known)
        worded = finish(text, load(brief.language)) if old["kind"] == "sentence" else text.rstrip(".。।")
        new = Sentence(text=worded, sources=sources, id=str(old["id"]))
        yield new.id, (new,) if text else ()
