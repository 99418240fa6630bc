"""Piecework: what a model is asked about single sentences: to write, to repair or to judge them.

A model that cannot write an article in a single answer is given many small orders. The form is the
extractive drafter's. The model is asked for a headline, and for every sentence of running text in its own
words, or in another language; the program knows what each one cites. Where an answer is of no use the
note's own sentence stays. Quotations, lists and timelines stay as they are."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

from articlekit.drafting.drafter import AnswerError, Brief, Verdict
from articlekit.drafting.extractive.wording import finish
from articlekit.drafting.openai.answer import clean, objects, sources_in
from articlekit.drafting.openai.client import Client
from articlekit.drafting.openai.prompting import (
    Prompts,
    harmless,
    request_for_part,
    request_to_judge,
    request_to_repair,
)
from articlekit.language.instructions import is_instruction
from articlekit.language.letters import fold
from articlekit.language.locale import load
from articlekit.language.sentences import texts
from articlekit.model.article import TITLE, Article, Missing, Paragraph, Sentence, headings, sentences
from articlekit.model.finding import Finding
from articlekit.model.provenance import BY_NOTE
from articlekit.model.tree import Node, changed, identified, rebuilt

__all__ = ["OpenAIJudge", "faulty", "piecework", "repaired"]

_PATIENCE = 4
"""Orders that may come to nothing before anything has been had; then no more are given."""
_LONGEST = 4_000
"""Characters of an answer that are looked at: it was asked for a sentence."""
_THOUGHTS = re.compile(r"\A\s{0,99}<think>.*?(?:</think>|\Z)", re.DOTALL)
_MARK = re.compile(r"(?:[-–*•·>]|#{1,6})\s+|\[s?\d{1,6}\]\s*")
_LABEL = re.compile(r"[^\W\d]{1,20}(?: [^\W\d]{1,20}){0,2}\s?[:：]\s")
"""What an answer puts before itself, such as "Headline: "."""
_AROUND = '*_"“”„«»「」'
_DATA = ("{", "<", "[", "```")
"""What begins a line that is no prose."""


class _Orders:
    """Small orders to a model, and whether anything comes of them."""

    def __init__(self, client: Client, prompts: Prompts, brief: Brief) -> None:
        self._client, self._prompts, self._brief = client, prompts, brief
        self._had = self._failed = 0
        self._said: set[str] = set()

    def say(self, kind: str, own: Sentence) -> str | None:
        """What the model makes of a sentence; none where that is of no use."""
        if self._failed >= _PATIENCE and not self._had:
            return None
        try:
            request = request_for_part(kind, own.text, self._brief, self._prompts)
            reply = self._client.ask(request, self._brief.budget)
        except AnswerError:
            self._failed += 1
            return None
        text = _said(reply.text, self._brief.language, about=fold(own.text), one_line=kind != "sentence")
        is_new = bool(text) and fold(text) not in self._said  # what is said of everything says nothing
        self._said.add(fold(text))
        self._had, self._failed = self._had + is_new, self._failed + (not is_new)
        if not is_new:
            return None
        self._client.keep(reply)
        return text


def piecework(
    own: Article, missing: tuple[Missing, ...], brief: Brief, client: Client, prompts: Prompts
) -> Article:
    """The article, sentence by sentence.

    Args:
        own: the extractive drafter's article, in the note's language.
        missing: what the note leaves open, in the language of the article.
        brief: the order.
        client: the model.
        prompts: the templates.

    Raises:
        AnswerError: the model's answers are of no use.
        EngineError: the server cannot be reached or refuses.
    """
    orders, translated = _Orders(client, prompts, brief), brief.is_translation
    own = identified(own.model_copy(update={"standfirst": None, "dateline": None}))
    news = own.lede[0].sentences[0] if own.lede else own.headline
    changes: dict[str, tuple[Sentence, ...]] = {}
    for kind, each in _nodes(own):
        asked = translated or kind in {"headline", "sentence"}
        said = orders.say(kind or "sentence", news if kind == "headline" else each) if asked else None
        if said is not None:
            changes[each.id] = (Sentence(text=said, sources=each.sources, stamp=each.stamp, id=each.id),)
        else:
            changes[each.id] = () if translated else (each.model_copy(update={"by": BY_NOTE}),)
    done = changed(own, changes)
    if done is None or all(each.by for _, each in sentences(done)):
        raise AnswerError("the model's answers are of no use: try again, or another model")
    done = rebuilt(done, _reported) if translated else done
    return done.model_copy(update={"language": brief.language, "missing": missing, "engine": "openai"})


def _nodes(article: Article) -> Iterator[tuple[str, Sentence]]:
    """All that an article says, in reading order, with its kind; none for what is no running text."""
    yield "headline", article.headline
    for heading, paragraphs in (
        (None, article.lede),
        *((each.heading, each.paragraphs) for each in article.sections),
        (None, article.conclusion),
    ):
        if heading is not None:
            yield "heading", heading
        for each in paragraphs:
            yield from (("sentence" if each.kind == "text" else "", one) for one in each.sentences)


def _reported(_: str, node: Node) -> Node:
    """A translated quotation as text: nobody has said just this."""
    is_quote = isinstance(node, Paragraph) and node.kind == "quote"
    return node.model_copy(update={"kind": "text", "attribution": None}) if is_quote else node


def _said(text: str, language: str, *, about: str, one_line: bool) -> str:
    """The first sentence of an answer, or its first line, without marks and labels of its own."""
    for line in _THOUGHTS.sub("", text[:_LONGEST]).splitlines():
        words = _MARK.sub("", line.strip(), count=1)
        label = _LABEL.match(words)
        if label and fold(label[0]).strip(" :：") not in about:
            words = words[label.end() :]
        if len(words) > 1 and words[0] in _AROUND and words[-1] in _AROUND:
            words = words.strip(_AROUND)
        if words.endswith((":", "：")) or words.startswith(_DATA) or not any(map(str.isalpha, words)):
            continue
        return words.strip() if one_line else next(iter(texts(words, language)), "")
    return ""


_MOST_FAULTS = 4
"""Faults of one sentence that the model is told."""
_MOST_REPAIRED = 40
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
    return found[:_MOST_REPAIRED]


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


_MOST_JUDGED = 60
"""Sentences that are asked about at once."""
_LONGEST_REASON = 200
"""Characters of a reason that are shown."""
_ANSWERS: dict[str, Literal["yes", "no", "unsure"]] = {"yes": "yes", "no": "no", "unsure": "unsure"}


class OpenAIJudge:
    """Asks a model whether the note carries sentences. It may be shared by threads."""

    def __init__(self, client: Client, prompts: Prompts) -> None:
        self._client = client
        self._prompts = prompts

    def judge(self, claims: Mapping[str, str], brief: Brief) -> dict[str, Verdict]:
        """The verdicts on some sentences, by the ids that they are given under; those without are left out.

        Raises:
            EngineError: the server cannot be reached or refuses.
        """
        asked = [{"id": each, "text": harmless(text)} for each, text in [*claims.items()][:_MOST_JUDGED]]
        if not asked:
            return {}
        try:
            reply = self._client.ask(request_to_judge(asked, brief, self._prompts), brief.budget)
        except AnswerError:
            return {}
        found = {}
        for value in objects(reply.text, "verdict"):
            answer = _ANSWERS.get(str(value.get("verdict")).strip().lower())
            if value.get("id") in claims and answer is not None:
                why = " ".join(str(value.get("why") or "").split())[:_LONGEST_REASON]
                found[str(value["id"])] = Verdict(answer=answer, why=why)
        if found:
            self._client.keep(reply)
        return found
