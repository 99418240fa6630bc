"""What a model puts under one heading and the plan has under two."""

from articlekit.drafting.drafter import Brief
from articlekit.drafting.openai.parting import homes_of, parted
from articlekit.drafting.openai.plan import plan
from articlekit.model.article import Article, Paragraph, Section, Sentence
from tests.fakes.notes import read

NOTE = """\
Outage of the ticket shop

Summary: Customers could not buy tickets on 3 March 2026 from 8:05 to 11:40.
Impact: About 4,200 purchases failed.
Cause: A certificate of the payment provider had expired at midnight.
Measures: Expiry dates are now reported 30 days ahead.
"""
PLAN = plan(Brief(note=read(NOTE), language="en"))


def section(name: str, *groups: tuple[str, ...]) -> Section:
    sentences = tuple(Sentence(text=f"{' '.join(sources)}.", sources=sources) for sources in groups)
    return Section(heading=Sentence(text=name), paragraphs=(Paragraph(sentences=sentences),))


def outline(*sections: Section) -> list[tuple[str, list[tuple[str, ...]]]]:
    article = Article(language="en", headline=Sentence(text="News"), sections=sections)
    return [
        (
            each.heading.text,
            [one.sources for paragraph in each.paragraphs for one in paragraph.sentences],
        )
        for each in parted(article, PLAN).sections
    ]


def test_the_plan_has_cause_and_measures_apart() -> None:
    homes = homes_of(PLAN)
    assert homes["s3"] != homes["s4"]


def test_measures_do_not_stand_under_the_cause() -> None:
    found = outline(section("Certificate had expired", ("s3",), ("s4",)))
    assert [sources for _, sources in found] == [[("s3",)], [("s4",)]]
    assert found[0][0] == "Certificate had expired"
    own = PLAN.parts[homes_of(PLAN)["s4"]].section
    assert own is not None
    assert found[1][0] == own.heading.text


def test_they_go_where_the_model_tells_of_the_same() -> None:
    found = outline(section("Certificate", ("s3",), ("s4",)), section("Reports", ("s4",)))
    assert found == [("Certificate", [("s3",)]), ("Reports", [("s4",), ("s4",)])]


def test_what_joins_both_stays() -> None:
    joined = section("Certificate", ("s3",), ("s3", "s4"))
    assert outline(joined) == [("Certificate", [("s3",), ("s3", "s4")])]


def test_sections_that_are_as_planned_stay_as_they_are() -> None:
    article = Article(language="en", headline=Sentence(text="News"), sections=(section("One", ("s3",)),))
    assert parted(article, PLAN) is article


def test_what_is_parted_from_each_of_two_sections_stands_behind_it() -> None:
    found = outline(section("First", ("s2",), ("s3",)), section("Second", ("s2",), ("s4",)))
    assert found == [
        ("First", [("s2",)]),
        ("Cause", [("s3",)]),
        ("Second", [("s2",)]),
        ("Measures", [("s4",)]),
    ]
