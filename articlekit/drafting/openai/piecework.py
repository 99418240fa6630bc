"""Piecework: an article of a model that cannot write one in a single answer, from many small orders.

The form is the extractive drafter's. The model is asked for a headline, and for every sentence of running
text in its own words, or in another language; the program knows what each one cites. Where an answer is of
no use the note's own sentence stays. Quotations, lists and timelines stay as they are.
"""

import re
from collections.abc import Iterator

from articlekit.drafting.drafter import AnswerError, Brief
from articlekit.drafting.openai.client import Client
from articlekit.drafting.openai.prompting import Prompts, request_for_part
from articlekit.language.letters import fold
from articlekit.language.sentences import texts
from articlekit.model.article import Article, Missing, Paragraph, Sentence, sentences
from articlekit.model.provenance import BY_NOTE
from articlekit.model.tree import Node, changed, identified, rebuilt

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
