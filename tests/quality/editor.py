"""A stand-in for an excellent model: it answers with an article that an editor has written.

This is what has to learn the form of the model's request when that changes: `statements_of` tells how a
request shows the note, `wire` how an article is answered, `reply` which answer a request wants. An old form
stays until no commit that is compared with speaks it (`tests/quality/goldens.py`).
"""

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterable
from typing import Any

from tests.fakes.openai_server import Answer, FakeServer, answer

__all__ = ["Editor", "nested", "plain", "reply", "statements_of", "verdicts", "wire"]

Row = dict[str, Any]
"""A JSON object: a line of the gold, or an article in it."""

_STATEMENT = re.compile(r"^\[(s\d+|title)\] (.*)$", re.MULTILINE)
_SEEN = re.compile(r"^\{\"sentences\": .*\}$", re.MULTILINE)
_FAULTY = re.compile(r"^\{.*\"faults\": .*\}$", re.MULTILINE)
_NESTED = '"left_out"'
"""What a request has that wants an answer in the form of an article."""
_LABEL = re.compile(r"^[^:：]{1,60}[:：]\s*")
_MARKS = str.maketrans("’‘“”„«»「」『』–—،", '\'\'"""""""""--,')
_UNSEEN = re.compile(r"[\s\u200b-\u200f\u2066-\u2069\"]+")
_MOST_SOURCES = 4
_JUDGED = "verdicts"
_CLAIM = re.compile(r"^\{\"id\": \"c\d+\", .*\}$", re.MULTILINE)
_ERRS = 10
"""Of so many verdicts one is wrong."""


def plain(text: str) -> str:
    """A text without case, spaces, quotation marks and the kind of its dashes."""
    return _UNSEEN.sub("", unicodedata.normalize("NFKC", text).casefold().translate(_MARKS))


def statements_of(request: str) -> list[tuple[str, str]]:
    """The statements of the note that a request shows: id and text."""
    return _STATEMENT.findall(request)


def _sources(parts: Iterable[str], statements: list[tuple[str, str]]) -> list[str]:
    """The ids of the statements that carry a sentence, by the editor's passages of the note."""
    found: list[str] = []
    for passage in map(plain, parts):
        for key, text in statements:
            whole, bare = plain(text), plain(_LABEL.sub("", text))
            touches = passage in whole or whole in passage
            touches = touches or (len(bare) > 5 and bare in passage) or (len(passage) > 5 and passage in bare)
            if touches and key not in found:
                found.append(key)
    return found


def wire(article: Row, statements: list[tuple[str, str]]) -> Row:
    """An editor's article in the form that a model is asked for."""

    def sentence(part: str, told: Row) -> Row:
        sources = _sources(told["from"], statements)[:_MOST_SOURCES] or [statements[0][0]]
        return {"part": part, "sources": sources, "text": told["text"]}

    made = [sentence("headline", article["headline"])]
    made += [sentence("lede", each) for each in article["lede"]]
    for section in article["sections"]:
        made.append(sentence("heading", section["heading"]))
        made += [sentence("text", each) for each in section["sentences"]]
    made += [sentence("conclusion", each) for each in article.get("conclusion", [])]
    return {"sentences": made}


def nested(article: Row, statements: list[tuple[str, str]]) -> Row:
    """The same in the form of an article."""

    def sentence(told: Row) -> Row:
        sources = _sources(told["from"], statements)[:_MOST_SOURCES] or [statements[0][0]]
        return {"sources": sources, "text": told["text"]}

    def sentences(told: list[Row]) -> list[Row]:
        return [sentence(each) for each in told]

    return {
        "headline": sentence(article["headline"]),
        "lede": sentences(article["lede"]),
        "sections": [
            {"heading": sentence(each["heading"]), "sentences": sentences(each["sentences"]), "items": []}
            for each in article["sections"]
        ],
        "conclusion": sentences(article.get("conclusion", [])),
        "left_out": [],
    }


def reply(body: Row, article: Row) -> str:
    """The text that the model answers a request with: always the editor's words."""
    contents = (each["content"] for each in body["messages"] if each["role"] != "system")
    user = "\n".join(each if isinstance(each, str) else json.dumps(each) for each in contents)
    seen = _SEEN.search(user)
    if seen and "faults" in user:
        return seen[0]  # a stubborn model: it stands by its words
    faulty = _FAULTY.findall(user)
    if faulty:  # the same model, where it is asked for all its faults at once
        return json.dumps({"repairs": [json.loads(each) for each in faulty]}, ensure_ascii=False)
    statements = statements_of(user)
    if statements and _NESTED in user:
        return json.dumps(nested(article, statements), ensure_ascii=False)
    if statements:
        return json.dumps(wire(article, statements), ensure_ascii=False)
    if "headline" in user[:200].lower():
        return str(article["headline"]["text"])
    return user.strip().rsplit("\n\n", 1)[-1]


def verdicts(body: Row, false: Iterable[str]) -> str:
    """The answer of a judge that knows which sentences are false, and is wrong one time in ten.

    Which ones it is wrong about depends on their words alone, so that it comes out the same again.
    """
    wrong = frozenset(map(plain, false))
    found = []
    for each in map(json.loads, _CLAIM.findall(body["messages"][-1]["content"])):
        text = plain(each["text"])
        errs = hashlib.sha256(text.encode()).digest()[0] % _ERRS == 0
        said = "no" if (text in wrong) != errs else "yes"
        found.append({"id": each["id"], "verdict": said, "why": ""})
    return json.dumps({"verdicts": found})


class Editor(FakeServer):
    """A server on loopback whose model answers with one article; `requests` has what it was asked.

    The same model judges sentences, if it is asked to.
    """

    def __init__(self, article: Row, false: Iterable[str] = ()) -> None:
        """Set the article that it answers with, as the gold has it, and which sentences are false."""
        self.article = article
        self.false = tuple(false)
        super().__init__(self._answer)

    def _answer(self, request: Row) -> Answer:
        return answer(self.text(request))

    def text(self, request: Row) -> str:
        """The text of an answer."""
        if _JUDGED in json.dumps(request["messages"]):
            return verdicts(request, self.false)
        return reply(request, self.article)
