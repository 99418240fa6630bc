"""The packages of WordPress's editor, in Node: every block is valid, and saved as it was written."""

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from articlekit.drafting.attempts import write
from articlekit.drafting.drafter import Brief
from articlekit.drafting.extractive import ExtractiveDrafter
from articlekit.model.article import Article
from articlekit.model.house import House, HouseHeadings
from articlekit.reading import read_notes
from articlekit.rendering import RenderOptions, render
from tests.judges.tools import block_editor, program
from tests.rendering.articles import ARTICLES
from tests.rendering.full import full

pytestmark = pytest.mark.judge

_READER = Path(__file__).with_name("blocks.cjs")
_SAMPLES = Path(__file__).resolve().parents[2] / "samples" / "notes"
_WAYS = {
    "plain": RenderOptions(),
    "headed": RenderOptions(
        house=House(headings=HouseHeadings(base_level=3, headline=True, conclusion=True))
    ),
    "abroad": RenderOptions(surroundings="sw"),
}


def told(texts: dict[str, str]) -> dict[str, dict[str, Any]]:
    """What the editor says of each text, by its name."""
    node = program("node", "apt-get install nodejs, or brew install node")
    given = json.dumps([{"name": name, "text": text} for name, text in texts.items()])
    command = [node, str(_READER), str(block_editor())]
    done = subprocess.run(command, input=given, capture_output=True, encoding="utf-8", check=True)
    return {each["name"]: each for each in json.loads(done.stdout)}


def _articles() -> Iterator[tuple[str, Article]]:
    yield from ARTICLES.items()
    yield from ((f"{name}, corrected", full(article)) for name, article in ARTICLES.items())
    for path in sorted(_SAMPLES.iterdir()):
        for number, note in enumerate(read_notes(path.read_bytes(), name=path.name), start=1):
            outcome = write(Brief(note=note, language=note.language), ExtractiveDrafter())
            yield f"{path.name}.{number}", outcome.article


_BLOCKS = {
    "core/group",
    "core/heading",
    "core/list",
    "core/list-item",
    "core/paragraph",
    "core/quote",
    "core/separator",
}


def test_the_editor_takes_every_block_and_saves_it_as_it_is() -> None:
    texts = {
        f"{name}, {way}": render(article, template="wordpress", options=options).rstrip("\n")
        for name, article in _articles()
        for way, options in _WAYS.items()
    }
    answers = told(texts)
    assert len(answers) == len(texts) >= 3 * 30
    found = []
    for name, text in texts.items():
        answer = answers[name]
        found += [f"{name}: invalid: {block}" for block in answer["invalid"]]
        found += [f"{name}: not a block: {block}" for block in answer["blocks"] if block not in _BLOCKS]
        if answer["saved"] != text:
            found.append(f"{name}: saved differently:\n{text}\n---\n{answer['saved']}")
        if answer["retyped"] != text.replace("&gt;", ">").replace("&nbsp;", "\xa0"):
            found.append(f"{name}: differs when somebody has typed in it:\n{text}\n---\n{answer['retyped']}")
    assert not found, "\n".join(found)
    assert {block for answer in answers.values() for block in answer["blocks"]} == _BLOCKS


_FAULTY = {
    "saved": '<!-- wp:paragraph {"fontSize":"small"} -->\n<p>No class</p>\n<!-- /wp:paragraph -->',
    "saved, a reference": "<!-- wp:paragraph -->\n<p>20&#160;kV</p>\n<!-- /wp:paragraph -->",
    "invalid": "<!-- wp:heading -->\n<h3>Level</h3>\n<!-- /wp:heading -->",
    "blocks": "<p>No block</p>",
}


def test_the_editor_would_tell() -> None:
    for name, answer in told(_FAULTY).items():
        good = {"saved": _FAULTY[name], "invalid": [], "blocks": ["core/paragraph"]}
        kind = name.partition(",")[0]
        assert answer[kind] != good[kind]
