from pathlib import Path

import pytest
from hypothesis import given
from lxml import etree

from articlekit.errors import TemplateError
from articlekit.model.article import Article
from articlekit.model.house import House, HousePage
from articlekit.rendering import RenderOptions, render
from tests.rendering.any_article import ANY_ARTICLE
from tests.rendering.articles import ENGLISH, FRENCH
from tests.rendering.full import CORRECTED, MADE

NAMESPACES = {"n": "http://iptc.org/std/nar/2006-10-01/", "h": "http://www.w3.org/1999/xhtml"}


def newsml(article: Article, options: RenderOptions = MADE) -> etree._Element:
    return etree.fromstring(render(article, template="newsml", options=options).encode())


def values(item: etree._Element, path: str) -> list[str]:
    """What an XPath finds, as texts."""
    found = item.xpath(path, namespaces=NAMESPACES)
    return [each if isinstance(each, str) else "".join(each.itertext()) for each in found]


def test_a_draft_is_withheld() -> None:
    item = newsml(ENGLISH)
    assert values(item, "n:itemMeta/n:pubStatus/@qcode") == ["stat:withheld"]
    assert values(item, "n:itemMeta/n:versionCreated") == ["2026-01-01T12:00:00+00:00"]
    assert values(item, "n:itemMeta/n:signal | n:itemMeta/n:link | n:itemMeta/n:embargoed | @version") == []


def test_the_moment_of_a_version_is_never_made_up() -> None:
    with pytest.raises(TemplateError, match="has to say when the version was made"):
        newsml(ENGLISH, RenderOptions())


def test_an_approved_correction_says_so_and_leads_to_the_version_before_it() -> None:
    item = newsml(CORRECTED, RenderOptions())
    assert values(item, "@version") == ["2"]
    assert values(item, "n:itemMeta/n:pubStatus/@qcode") == ["stat:usable"]
    assert values(item, "n:itemMeta/n:versionCreated") == ["2025-03-05T09:30:00+01:00"]
    assert values(item, "n:itemMeta/n:embargoed") == ["2025-03-04T18:00:00-12:00"]
    assert values(item, "n:itemMeta/n:signal/@qcode") == ["sig:correction"]
    assert "Rectificatif\N{NO-BREAK SPACE}: 14 & not <13>." in values(item, "n:itemMeta/n:edNote")
    assert values(item, "n:itemMeta/n:link/@rel") == ["irel:previousVersion"]
    assert values(item, "n:itemMeta/n:link/@residref") == values(item, "@guid")
    assert values(item, "n:itemMeta/n:link/@version") == ["1"]
    assert values(item, "n:contentMeta/n:contentModified") == ["2025-03-05T08:00:00+01:00"]
    assert values(item, "n:contentMeta/n:contributor[@role='cpprole:editor']/n:name") == ["Ada Example"]


def test_content_is_described() -> None:
    item = newsml(FRENCH)
    source = "http://cv.iptc.org/newscodes/digitalsourcetype/algorithmicallyEnhanced"
    assert values(item, "n:contentMeta/n:digitalSourceType/@uri") == [source]
    assert values(item, "n:contentMeta/n:located/n:name") == ["Valmont"]
    assert values(item, "n:contentMeta/n:infoSource/n:name") == list(FRENCH.meta.sources)
    assert values(item, "n:contentMeta/n:creator/n:name") == ["Claire Besson"]
    assert values(item, "n:contentMeta/n:language/@tag") == ["fr"]
    assert values(item, "n:contentMeta/n:slugline") == ["panne-tramway-valmont"]
    assert values(item, "n:contentMeta/n:headline") == [FRENCH.headline.text]
    assert values(item, "n:contentMeta/n:by") == ["Par Claire Besson"]


def test_the_payload_is_a_document_with_every_heading() -> None:
    item = newsml(FRENCH)
    headings = values(item, "//h:h1 | //h:h2 | //h:h3")
    assert headings == [FRENCH.headline.text, *(section.heading.text for section in FRENCH.sections)]
    assert "Cet article a été composé automatiquement" in values(item, "//h:p[@class='disclosure']")[0]


def test_the_provider_is_the_outlet() -> None:
    house = House(page=HousePage(site_name="The Valmont Courier"))
    item = newsml(FRENCH, RenderOptions(house=house, made=MADE.made))
    assert values(item, "n:itemMeta/n:provider/n:name") == ["The Valmont Courier"]


def test_a_house_adds_its_rights(tmp_path: Path) -> None:
    (tmp_path / "newsml.xml.jinja").write_text(
        '{% extends "builtin/newsml.xml.jinja" %}'
        "{% block rights %}<rightsInfo><copyrightNotice>© {{ place }}</copyrightNotice></rightsInfo>"
        "{% endblock %}",
        encoding="utf-8",
    )
    item = newsml(FRENCH, RenderOptions(templates=tmp_path, made=MADE.made))
    assert values(item, "n:rightsInfo/n:copyrightNotice") == ["© Valmont"]
    assert values(item, "//h:h1") == [FRENCH.headline.text]


@given(ANY_ARTICLE)
def test_any_article_is_well_formed(article: Article) -> None:
    text = render(article, template="newsml", options=MADE)
    assert values(etree.fromstring(text.encode("utf-8")), "n:itemMeta/n:pubStatus/@qcode")
