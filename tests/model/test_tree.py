"""The tree of an article: ids, paths, and changes to it."""

import pytest

from articlekit.checks import check_article, fix_article
from articlekit.checks.fixing import edit_article
from articlekit.checks.rule import section, story
from articlekit.model.article import Article, approved, standing_review
from articlekit.model.finding import Edit
from articlekit.model.house import House
from articlekit.model.tree import Node, Places, identified, node_ids, rebuilt

MESSY = story(section("Repairs under way.", "Crews are  at work."), section("Night", "All sleep.", level=4))


def test_every_node_has_an_id_of_its_own_which_stays() -> None:
    article = identified(MESSY)
    ids = [*node_ids(article)]
    assert len(set(ids)) == len(ids)
    assert identified(article) is article
    less = article.model_copy(update={"sections": article.sections[1:]})
    assert set(node_ids(less)) < set(ids)


def test_a_finding_and_its_fix_name_the_node_that_they_are_about() -> None:
    article = identified(MESSY)
    heading = article.sections[0].heading
    (found,) = check_article(article, house=House(), select=("heading-punctuation",))
    assert (found.where.path, found.where.node) == ("sections[0].heading", heading.id)
    assert [each.node for each in found.fix] == [heading.id]


def test_an_article_without_ids_is_checked_and_mended_and_gets_none() -> None:
    (found,) = check_article(MESSY, house=House(), select=("heading-punctuation",))
    assert (found.where.path, found.where.node) == ("sections[0].heading", None)
    fixed = fix_article(MESSY, house=House())
    assert fixed.sections[0].heading.text == "Repairs under way"
    assert not any(node_ids(fixed))


def test_an_edit_finds_its_node_after_others_have_gone() -> None:
    article = identified(MESSY)
    edit = Edit(path="sections[1].heading", node=article.sections[1].heading.id, part="text", text="At night")
    later = article.model_copy(update={"sections": article.sections[1:]})
    assert edit_article(later, [edit]).sections[0].heading.text == "At night"


def test_the_approval_of_a_text_holds_whether_or_not_its_nodes_have_ids() -> None:
    old = approved(MESSY, by="Ada Example", at=None)
    assert standing_review(identified(old)) == old.review


@pytest.mark.parametrize(
    ("path", "place", "detail"),
    [
        ("headline", "headline", ""),
        ("sections[1]", "sections[1]", ""),
        ("sections[1].level", "sections[1]", "level"),
        ("lede[0].sentences[0].sources[0]", "lede[0].sentences[0]", "sources[0]"),
        ("meta.date", "meta", "date"),
        ("sections[7].heading", None, "sections[7].heading"),
        ("", None, ""),
        ("nowhere.at", None, "nowhere.at"),
    ],
)
def test_a_path_leads_to_a_node_or_to_a_detail_of_it(path: str, place: str | None, detail: str) -> None:
    found, rest = Places(MESSY).find(path)
    assert (found.path if found else None, rest) == (place, detail)


def test_places_are_ranked_as_they_are_read() -> None:
    places = Places(MESSY)
    paths = ["headline", "lede[0]", "lede[0].sentences[0]", "sections[0]", "sections[0].heading", "meta.date"]
    assert sorted({*paths}, key=places.rank) == paths
    assert [*places.around("sections[0].paragraphs[0].sentences[0].by")] == [
        "sections[0].paragraphs[0].sentences[0]",
        "sections[0].paragraphs[0]",
        "sections[0].paragraphs",
        "sections[0]",
        "sections",
    ]


def test_a_tree_in_which_nothing_changes_is_the_very_same() -> None:
    seen: list[str] = []

    def look(path: str, node: Node) -> Node:
        seen.append(path)
        return node

    assert rebuilt(MESSY, look) is MESSY
    assert seen[0] == "headline"
    assert Article.model_validate(MESSY.model_dump(mode="json")) == MESSY
