"""What weak models answer when they are asked for one sentence in plain text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articlekit.drafting.openai.sayings import sayings
from tests.growth import no_faster_than_length

NOTE = "A corroded pipe under the kitchen had cracked."


@pytest.mark.parametrize(
    "answer",
    [
        NOTE,
        f"Here is the sentence:\n\n{NOTE}",
        f'"{NOTE}"',
        f"**{NOTE}**",
        f"- {NOTE}",
        f"# {NOTE}",
        f"News article: {NOTE}",
        f"<think>What is a pipe?</think>\n{NOTE}",
        f"{NOTE}\n{NOTE}\n{NOTE}",
        f"{NOTE}\n```",
        f'{{"text": "x"}}\n{NOTE}',
    ],
)
def test_only_the_sentence_is_left(answer: str) -> None:
    assert sayings(answer, "en", about=NOTE) == [NOTE]


def test_a_label_that_the_note_has_is_kept() -> None:
    assert sayings("Valmont : le trafic reprend", "fr", about="Panne à Valmont") == [
        "Valmont : le trafic reprend"
    ]


def test_a_number_at_the_beginning_is_no_list() -> None:
    assert sayings("3. März: Die Schule öffnet.", "de", about="Am 3. März öffnet die Schule.") == [
        "3. März: Die Schule öffnet."
    ]


def test_what_follows_the_first_sentences_is_babble() -> None:
    answer = "A pipe cracked. It was old. The people are angry. The mayor resigned."
    assert sayings(answer, "en", about=NOTE) == ["A pipe cracked.", "It was old."]
    assert sayings("Pipe cracks\nThe mayor resigned", "en", about=NOTE, one_line=True) == ["Pipe cracks"]


@pytest.mark.parametrize("answer", ["", "…", "{}", "<html>\n</html>", "Here you are:", "<think>Let me"])
def test_an_answer_without_a_sentence_is_none(answer: str) -> None:
    assert sayings(answer, "en", about=NOTE) == []


@given(st.text())
def test_any_answer_is_read(answer: str) -> None:
    for saying in sayings(answer, "en", about=NOTE):
        assert any(map(str.isalpha, saying))


@pytest.mark.parametrize("part", ["- ", "**", "a: ", "\n", "<think>", "”“", "[s1]"])
def test_hostile_answers_take_no_longer_than_their_length(part: str) -> None:
    assert no_faster_than_length(lambda size: sayings(part * size, "en", about=NOTE), 4_000)
