"""Similarity: the interface, and what follows from it."""

from collections import Counter
from collections.abc import Sequence

import pytest

from articlekit.drafting.outline import WordSimilarity, restore
from articlekit.drafting.outline.evidence import Context, Evidence, Weights, weigh
from articlekit.drafting.outline.passages import Passage
from articlekit.drafting.outline.placing import align
from articlekit.drafting.outline.similarity import cohesion
from articlekit.language.locale import load


def test_words_match_through_inflection() -> None:
    (row,) = WordSimilarity("de").scores(
        ["Brände gelöscht"], ["Der Brand ist gelöscht.", "Die Schule bleibt zu."]
    )
    assert row[0] > row[1]


def test_characters_match_in_languages_without_spaces() -> None:
    (row,) = WordSimilarity("ja").scores(["原因は調査中"], ["工場は停止した。", "原因を調査している。"])
    assert row[1] > row[0]


def test_there_is_a_row_for_each_heading_and_a_value_for_each_passage() -> None:
    assert WordSimilarity("en").scores(["a", "b"], []) == [[], []]
    assert WordSimilarity("en").scores([], ["a"]) == []


def test_another_similarity_may_decide() -> None:
    class Exact:
        def scores(self, headings: Sequence[str], passages: Sequence[str]) -> list[list[float]]:
            return [[0.3 * (heading[-1] in passage) for passage in passages] for heading in headings]

    text = "T\nA long day ends.\nFirst 1 came.\nThen more followed.\nThen 2 came too.\nHeadings:\nNo 1\nNo 2"
    article = restore(text, language="en", similarity=Exact()).article
    assert [one.paragraphs[0].sentences[0].text for one in article.sections] == [
        "First 1 came.",
        "Then 2 came too.",
    ]


def test_an_alignment_keeps_the_order_even_against_the_evidence() -> None:
    inside = [[0.0, 0.0, 0.0, 9.0], [0.0, 9.0, 0.0, 0.0]]
    places = align(Evidence(inside, inside))
    assert places == sorted(set(places))
    assert len(places) == 2


def test_as_many_headings_as_passages_take_one_each() -> None:
    flat = [[0.0] * 3 for _ in range(3)]
    assert align(Evidence(flat, flat)) == [0, 1, 2]


def test_what_stands_in_most_passages_tells_none_apart() -> None:
    passages = [f"The harbour on day {number}." for number in range(20)] + ["The harbour burns."]
    (common, rare) = WordSimilarity("en").scores(["harbour", "burns"], passages)
    assert max(common) < 0.1 < rare[20]


def test_one_han_character_in_common_ties_a_heading_to_a_passage() -> None:
    passages = ["警察は運転手から話を聞いている。", "水道の復旧は週末になる。", "停電は夜まで続いた。"]
    (row,) = WordSimilarity("ja").scores(["電気が戻る"], passages)
    assert row.index(max(row)) == 2


def test_cohesion_falls_where_the_subject_changes() -> None:
    texts = ["fire roof", "fire smoke", "goal match", "goal referee"]
    ties = cohesion([Counter(text.split()) for text in texts])
    assert min(ties, key=lambda tie: tie.before) == ties[2]
    assert (ties[0].before, ties[0].across, ties[3].after, ties[3].across) == (0, 0, 0, 0)


def test_a_place_is_likelier_where_a_new_subject_begins() -> None:
    texts = ["The fire took the roof.", "The fire left smoke.", "The match had a goal.", "The goal won it."]
    paragraphs = [(Passage(text, block, block + 1),) for block, text in enumerate(texts)]
    evidence = weigh(["Xxx"], paragraphs, WordSimilarity("en"), Context(load("en")))
    assert evidence.start[0].index(max(evidence.start[0])) == 2


def test_headings_that_no_word_ties_stand_at_even_distances_in_a_short_text() -> None:
    assert [row.index(max(row)) for row in _start_of_alike(6)] == [2, 4]


def test_in_a_long_text_that_says_the_same_no_place_is_likelier() -> None:
    assert all(max(row) - min(row) < 1e-9 for row in _start_of_alike(12))


def _start_of_alike(count: int) -> Sequence[Sequence[float]]:
    paragraphs = [(Passage("Mmm nnn.", block, block + 1),) for block in range(count)]
    return weigh(["Xxx", "Yyy"], paragraphs, WordSimilarity("en"), Context(load("en"))).start


def test_grammar_in_common_ties_no_japanese_heading_to_a_passage() -> None:
    passages = ["橋が通れなくなっている。", "駅は夕方に開く。", "列車は止まった。"]
    (row,) = WordSimilarity("ja").scores(["雨になっている"], passages)
    assert row == [0.0, 0.0, 0.0]


@pytest.mark.parametrize(
    ("language", "heading", "texts"),
    [
        ("en", "Root cause", ["A pump stopped at noon.", "It stopped because a fuse blew.", "Trams wait."]),
        (
            "fr",
            "Les causes",
            ["Une pompe s’est arrêtée.", "Un fusible a sauté à cause d’une surtension.", "On attend."],
        ),
        ("zh", "事故原因", ["水泵停了。", "由于保险丝烧断，水泵停了。", "电车在等。"]),
        ("en", "Timeline", ["A pump stopped.", "11:50 Noise. 12:00 Stop. 12:20 Crew.", "Trams wait."]),
    ],
)
def test_what_a_heading_announces_draws_it_to_the_paragraph_that_tells_it(
    language: str, heading: str, texts: list[str]
) -> None:
    paragraphs = [(Passage(text, block, block + 1),) for block, text in enumerate(texts)]

    def places(weights: Weights) -> Sequence[float]:
        context = Context(load(language), weights=weights)
        return weigh([heading], paragraphs, WordSimilarity(language), context).start[0]

    none = Weights(*(0.0 for _ in Weights._fields))
    told = places(none._replace(told_first=1.0))
    assert told.index(max(told)) == 1
    assert sum(told) == pytest.approx(0.0)
