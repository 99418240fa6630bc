"""Piecework: an article of a model that cannot write one in a single answer, from many small orders.

The form is the extractive drafter's. The model is asked for a headline, and for every sentence of running
text in its own words, or in another language; the program knows what each one cites. Where an answer is of
no use the note's own sentence stays. Quotations, lists and timelines stay as they are.
"""

import re
from collections.abc import Iterable

from articlekit.drafting.drafter import AnswerError, Brief
from articlekit.drafting.openai.client import Client
from articlekit.drafting.openai.prompting import Prompts, is_translation, request_for_part
from articlekit.language.letters import fold
from articlekit.language.sentences import texts
from articlekit.model.article import Article, Missing, Paragraph, Section, Sentence
from articlekit.model.provenance import BY_NOTE

__all__ = ["piecework"]

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

    def sentence(self, kind: str, own: Sentence) -> Sentence | None:
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
        return Sentence(text=text, sources=own.sources, stamp=own.stamp)


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
    orders, translated = _Orders(client, prompts, brief), is_translation(brief)

    def paragraphs(old: Iterable[Paragraph]) -> tuple[Paragraph, ...]:
        done = []
        for each in old:
            asked = translated or each.kind == "text"
            new = [(orders.sentence("sentence", one) if asked else None, one) for one in each.sentences]
            kept = [said or _signed(one) for said, one in new if said or not translated]
            form = {"kind": "text" if each.kind == "quote" else each.kind, "attribution": None}
            if kept:
                done.append(
                    each.model_copy(update={"sentences": tuple(kept), **(form if translated else {})})
                )
        return tuple(done)

    lede = paragraphs(own.lede)
    first = own.lede[0].sentences[0] if own.lede else own.headline
    headline = orders.sentence("headline", first) or (None if translated else _signed(own.headline))
    sections: list[Section] = []
    for section in own.sections:
        heading = orders.sentence("heading", section.heading) if translated else _signed(section.heading)
        body = paragraphs(section.paragraphs)
        if heading is not None and body:
            sections.append(Section(heading=heading, level=section.level if sections else 2, paragraphs=body))
        elif body:
            lede += body
    conclusion = paragraphs(own.conclusion)
    written = (*lede, *conclusion, *(each for section in sections for each in section.paragraphs))
    if headline is None or not lede or all(one.by for each in written for one in each.sentences):
        raise AnswerError("the model's answers are of no use: try again, or another model")
    return own.model_copy(
        update={
            "language": brief.language, "headline": headline, "standfirst": None, "dateline": None,
            "lede": lede, "sections": tuple(sections), "conclusion": conclusion, "missing": missing,
            "engine": "openai",
        }
    )  # fmt: skip


def _signed(sentence: Sentence) -> Sentence:
    return sentence.model_copy(update={"by": BY_NOTE})


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
