"""Headings over single sentences that the plan keeps together."""

from articlekit.drafting.drafter import Brief
from articlekit.drafting.openai.gathering import gathered
from articlekit.drafting.openai.plan import plan
from articlekit.model.article import Article, Paragraph, Section, Sentence
from tests.fakes.notes import read
from tests.fakes.versions import NOTE

PLAN = plan(Brief(note=read(NOTE), language="en"))
TOGETHER = next(part.sources for part in PLAN.parts if part.kind == "section" and len(part.sources) > 1)


def section(name: str, *sources: str) -> Section:
    sentences = tuple(Sentence(text=f"{source}.", sources=(source,)) for source in sources)
    return Section(heading=Sentence(text=name), paragraphs=(Paragraph(sentences=sentences),))


def outline(*sections: Section) -> list[tuple[str, int, int]]:
    article = Article(language="en", headline=Sentence(text="News"), sections=sections)
    return [
        (each.heading.text, len(each.paragraphs), sum(len(one.sentences) for one in each.paragraphs))
        for each in gathered(article, PLAN).sections
    ]


def test_single_sentences_of_one_part_come_under_the_first_heading() -> None:
    found = outline(*(section(f"About {source}", source) for source in TOGETHER))
    assert found == [(f"About {TOGETHER[0]}", 1, len(TOGETHER))]


def test_longer_sections_stay_as_the_model_divides_them() -> None:
    first, second, *_ = TOGETHER
    assert len(outline(section("One", first, "s9"), section("Two", second))) == 2


def test_sections_of_different_parts_stay_apart() -> None:
    assert len(outline(section("One", TOGETHER[0]), section("Two", "s1"), section("Three", TOGETHER[1]))) == 3
