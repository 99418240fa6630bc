"""The pages that the judges see."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from articlekit.drafting.attempts import write
from articlekit.drafting.drafter import Brief
from articlekit.drafting.extractive import ExtractiveDrafter
from articlekit.drafting.metadata import attributed
from articlekit.model.article import Article
from articlekit.model.house import House, HouseHeadings, HousePage
from articlekit.model.note import Note, Statement
from articlekit.reading import read_notes
from articlekit.rendering import RenderOptions, render
from tests.app.batch.running import batch
from tests.rendering.articles import ARTICLES
from tests.rendering.findings import of_everything
from tests.rendering.full import full

_HOUSE = House(page=HousePage(site_name="The Valmont Courier", base_url="https://example.org/news"))
_HEADED = House(headings=HouseHeadings(conclusion=True, headline=True))
_CMS = """<!DOCTYPE html>
<html lang="{0}">
<head><title>Draft</title></head>
<body><main>
{1}</main></body>
</html>
"""
_SAMPLES = Path(__file__).resolve().parents[2] / "samples" / "notes"


@pytest.fixture(scope="session")
def judged_pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of pages: every article as the public sees it and as its editor does, who has approved it
    with a correction.

    Some are annotated too: those by hand with findings about everything, also in a CMS, whose page
    has no style for it, and every fourth sample.
    """
    folder = tmp_path_factory.mktemp("pages")
    by_hand, samples = tuple(_by_hand()), tuple(_from_samples())
    for name, article, note in (*by_hand, *samples):
        public = RenderOptions(house=_HOUSE, note=note)
        editor = RenderOptions(house=_HEADED, trace=True, show_missing=True, note=note)
        (folder / f"{name}.html").write_text(render(article, options=public), encoding="utf-8")
        (folder / f"{name}.editor.html").write_text(render(full(article), options=editor), encoding="utf-8")
    for name, article, note in (*by_hand, *samples[::4]):
        options = RenderOptions(house=_HEADED, annotate=of_everything(article), note=note)
        article = attributed(article.model_copy(update={"engine": "openai"}), model="some-model-1.5")
        (folder / f"{name}.annotated.html").write_text(render(article, options=options), encoding="utf-8")
        if note.language in ("fr", "ar", "ja"):
            fragment = _CMS.format(note.language, render(article, template="fragment", options=options))
            (folder / f"{name}.fragment.html").write_text(fragment, encoding="utf-8")
            post = _CMS.format(note.language, f"<h1>Draft</h1>\n{render(full(article), template='ghost')}")
            (folder / f"{name}.ghost.html").write_text(post, encoding="utf-8")
    (folder / "batch.html").write_bytes(_report(tmp_path_factory.mktemp("batch")))
    return folder


def _report(folder: Path) -> bytes:
    """The report of a batch with articles, a failure and a duplicate."""
    notes = folder / "notes"
    notes.mkdir()
    for path in sorted(_SAMPLES.iterdir())[::3]:
        (notes / path.name).write_bytes(path.read_bytes())
    (notes / "zz-copy.txt").write_bytes(next(notes.glob("*.txt")).read_bytes())
    (notes / "empty.txt").write_bytes(b" ")
    batch(notes, "-t", "page", "-t", "json", output=folder / "out")
    return (folder / "out" / "report.html").read_bytes()


def _by_hand() -> Iterator[tuple[str, Article, Note]]:
    for name, article in ARTICLES.items():
        statement = Statement(id="s1", text=article.headline.text, start=0, end=1, stamp="10:25", label="X")
        note = Note(id=name, text=statement.text, language=article.language, statements=(statement,))
        yield name, article, note


def _from_samples() -> Iterator[tuple[str, Article, Note]]:
    for path in sorted(_SAMPLES.iterdir()):
        for number, note in enumerate(read_notes(path.read_bytes(), name=path.name), start=1):
            outcome = write(Brief(note=note, language=note.language), ExtractiveDrafter())
            yield f"{path.name}.{number}", outcome.article, note
