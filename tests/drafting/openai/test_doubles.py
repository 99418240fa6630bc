"""What a model says twice."""

from articlekit.drafting.openai.doubles import without_doubles
from articlekit.model.article import Article, Paragraph, Section, Sentence, sentences

WHOLE = ("The script was stopped at 4:15; customers got an apology the same day.", "s4")
PART = ("Customers got an apology the same day.", "s4")
LOCK = ("A lock will be added before 1 March.", "s5")


def paragraphs(*told: tuple[str, str]) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(sentences=(Sentence(text=text, sources=(source,)),)) for text, source in told)


def article(lede: list[tuple[str, str]], *sections: list[tuple[str, str]]) -> Article:
    made = tuple(
        Section(heading=Sentence(text=f"Part {number}"), paragraphs=paragraphs(*each))
        for number, each in enumerate(sections)
    )
    return Article(language="en", headline=Sentence(text="Bills"), lede=paragraphs(*lede), sections=made)


def told(left: Article) -> list[str]:
    return [each.text for _, each in sentences(left)]


def test_a_sentence_stands_where_it_is_first() -> None:
    assert told(without_doubles(article([LOCK], [WHOLE, LOCK]))) == [LOCK[0], WHOLE[0]]


def test_a_part_gives_way_to_the_whole() -> None:
    assert told(without_doubles(article([PART, PART, LOCK], [WHOLE]))) == [LOCK[0], WHOLE[0]]


def test_a_section_of_which_nothing_is_left_goes() -> None:
    left = without_doubles(article([LOCK], [WHOLE], [PART]))
    assert [each.heading.text for each in left.sections] == ["Part 0"]


def test_the_same_words_of_another_statement_stay() -> None:
    other = (PART[0], "s7")
    whole = article([other], [WHOLE])
    assert without_doubles(whole) is whole
