"""Answers of models as they come, and the sentences that are found in them."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articlekit.drafting.openai.answer import objects
from tests.fakes.notes import ARTICLE
from tests.growth import no_faster_than_length

WHOLE = json.dumps({"sentences": ARTICLE})


@pytest.mark.parametrize(
    "text",
    [
        WHOLE,
        f"```json\n{WHOLE}\n```",
        f"Here is the article:\n\n{WHOLE}\n\nI hope that this helps!",
        f"<think>The form is {{}} and [s1].</think>{WHOLE}",
        json.dumps(ARTICLE),
        WHOLE.replace("]}]}", "]},]}").replace('"}]}', '"},]}'),
        WHOLE.replace("the kitchen", "the\nkitchen").replace("\nkitchen", " kitchen"),
        "\n".join(json.dumps(each) for each in ARTICLE),
    ],
    ids=["plain", "fence", "talk", "thoughts", "bare list", "trailing comma", "lines", "one a line"],
)
def test_the_sentences_are_found_whatever_stands_around_them(text: str) -> None:
    assert objects(text) == ARTICLE


def test_a_raw_line_break_in_a_text_is_kept_as_it_is() -> None:
    assert (
        objects('{"sentences": [{"part": "lede", "sources": [], "text": "one\ntwo"}]}')[0]["text"]
        == "one\ntwo"
    )


def test_an_answer_that_broke_off_gives_its_whole_sentences() -> None:
    assert objects(WHOLE[:-60]) == ARTICLE[:-1]


def test_quotation_marks_that_nobody_escaped_end_no_sentence() -> None:
    text = '{"sentences": [{"part": "text", "sources": ["s1"], "text": "He said "no" twice."}]}'
    assert objects(text) == [{"part": "text", "sources": ["s1"], "text": 'He said "no" twice.'}]
    text = '{"headline": {"text": "A "no""}, "lede": [{"sources": ["s2"], "text": "He \\"said" no."}]}'
    assert [(each["part"], each["text"]) for each in objects(text)] == [
        ("headline", 'A "no"'),
        ("lede", 'He "said" no.'),
    ]


def test_a_nested_answer_is_made_flat() -> None:
    nested = {
        "headline": "Gas leak",
        "lede": [{"text": "A leak was found.", "sources": ["s1"]}],
        "sections": [{"heading": "Pipe cracked", "sentences": [{"text": "It cracked.", "sources": ["s3"]}]}],
    }
    assert [(each["part"], each["text"]) for each in objects(json.dumps(nested))] == [
        ("headline", "Gas leak"),
        ("lede", "A leak was found."),
        ("heading", "Pipe cracked"),
        ("", "It cracked."),
    ]


@pytest.mark.parametrize(
    "text", ["", "I cannot do that.", "[]", "{}", "null", "17", "<html><p>no</p></html>"]
)
def test_an_answer_without_sentences_gives_none(text: str) -> None:
    assert objects(text) == []


@pytest.mark.parametrize(
    "piece", ['{"a":', "[", "{", '{"text": "a", ', '"part":"text","sources":[', '{"text":"\\']
)
def test_hostile_answers_take_no_long_time(piece: str) -> None:
    assert no_faster_than_length(lambda size: objects(piece * (size // len(piece))), 200_000)


@given(
    st.one_of(st.text(), st.lists(st.sampled_from([*'{}[]",:\\', "text", "part", "s1", "\n"])).map("".join))
)
def test_any_text_gives_a_list_of_objects(text: str) -> None:
    assert all(isinstance(each["text"], str) for each in objects(text))
