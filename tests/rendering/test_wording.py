import pytest

from articlekit.language.locale import available
from articlekit.model.article import approved
from articlekit.model.house import House, HousePage
from articlekit.rendering import RenderOptions, render
from tests.rendering.articles import ENGLISH
from tests.rendering.pages import json_ld, parsed

NAME = "Ada {date} Example"


@pytest.mark.parametrize("tag", available())
def test_readers_are_told_in_their_language_who_has_approved_the_text(tag: str) -> None:
    article = ENGLISH.model_copy(update={"language": tag})
    dated = parsed(render(approved(article, by=NAME, at="2026-03-04T18:00+01:00"))).select_one(".reviewed")
    undated = parsed(render(approved(article, by=NAME, at=None))).select_one(".reviewed")
    assert dated is not None
    assert undated is not None
    assert NAME in dated.get_text()
    assert NAME in undated.get_text()
    assert len(dated.get_text()) > len(undated.get_text())
    assert "18" not in dated.get_text()


@pytest.mark.parametrize("tag", available())
def test_a_correction_has_its_label(tag: str) -> None:
    meta = ENGLISH.meta.model_copy(update={"correction": "14 & not 13."})
    page = parsed(render(ENGLISH.model_copy(update={"language": tag, "meta": meta})))
    line = page.select_one("footer .correction")
    assert line is not None
    label = line.find("strong")
    assert label is not None
    assert label.get_text().strip()
    assert line.get_text().endswith("14 & not 13.")


def test_a_house_may_tell_programs_only() -> None:
    house = House(page=HousePage(review=False, disclosure=False))
    html = render(approved(ENGLISH, by=NAME, at=None), options=RenderOptions(house=house))
    page = parsed(html)
    assert page.select(".reviewed, .disclosure") == []
    assert page.select_one("article[data-reviewed-by]") is not None
    assert json_ld(html)["editor"]["name"] == NAME
