"""The pages that the judges see."""

from pathlib import Path

import pytest

from articlekit.model.house import House, HouseHeadings, HousePage
from articlekit.model.note import Note, Statement
from articlekit.rendering import RenderOptions, render
from tests.rendering.articles import ARTICLES

_HOUSE = House(page=HousePage(site_name="The Valmont Courier", base_url="https://example.org/news"))
_HEADED = House(headings=HouseHeadings(conclusion=True, headline=True))


@pytest.fixture(scope="session")
def judged_pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of pages: every article as the public sees it and as its editor does."""
    folder = tmp_path_factory.mktemp("pages")
    for name, article in ARTICLES.items():
        public = RenderOptions(house=_HOUSE)
        statement = Statement(id="s1", text=article.headline.text, start=0, end=1, stamp="10:25", label="X")
        note = Note(id=name, text=statement.text, language=article.language, statements=(statement,))
        editor = RenderOptions(house=_HEADED, trace=True, show_missing=True, note=note)
        (folder / f"{name}.html").write_text(render(article, options=public), encoding="utf-8")
        (folder / f"{name}.editor.html").write_text(render(article, options=editor), encoding="utf-8")
    return folder
