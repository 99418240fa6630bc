"""What a value, a side or a quotation belongs to in a sentence, and in its note."""

import pytest

from tests.checks.grounding.notes import findings, note

VALUE, NUMBER, SPEAKER, POLARITY = "misbound-value", "unsupported-number", "misattributed", "changed-polarity"


def _found(text: str, statements: tuple[str, ...], language: str = "en") -> set[str]:
    of = note(*statements, language=language)
    sources = [f"s{number}" for number in range(1, len(statements) + 1)]
    return {each.rule for each in findings(text, of, *sources) if each.severity != "info"}


@pytest.mark.parametrize(
    ("language", "statement", "right", "wrong"),
    [
        (
            "en",
            "160 of 210 drivers voted for the strike",
            "Of 210 drivers, 160 voted for the strike.",
            "210 drivers voted for the strike.",
        ),
        (
            "de",
            "45 von 80 Beschäftigten haben unterschrieben",
            "45 der 80 Beschäftigten haben unterschrieben.",
            "80 Beschäftigte haben unterschrieben.",
        ),
    ],
)
def test_a_whole_does_not_stand_for_its_part(language: str, statement: str, right: str, wrong: str) -> None:
    assert VALUE not in _found(right, (statement,), language)
    assert VALUE in _found(wrong, (statement,), language)


def test_a_part_is_not_added_to_its_whole() -> None:
    statements = ("23 people (of them 4 children) had to leave the block",)
    assert NUMBER not in _found("23 people had to leave the block.", statements)
    assert NUMBER in _found("27 people had to leave the block.", statements)


def test_another_currency_is_another_sum() -> None:
    statements = ("تكلفة الإصلاح نحو 310 آلاف دينار",)
    assert _found("تبلغ تكلفة الإصلاح نحو 310 آلاف دينار.", statements, "ar") == set()
    assert NUMBER in _found("تبلغ تكلفة الإصلاح نحو 310 آلاف دولار.", statements, "ar")


@pytest.mark.parametrize(
    ("language", "statement", "wrong"),
    [
        (
            "en",
            "The helicopter searched the valley in the morning",
            "The helicopter searched the valley in the evening.",
        ),
        ("en", "The driver fled in a northern direction", "The driver fled in a southern direction."),
        ("sv", "Bilen körde norrut mot hamnen", "Bilen körde söderut mot hamnen."),
        ("ja", "男は北の方向へ走って逃げた。", "男は南の方向へ走って逃げた。"),
        ("ko", "헬기는 오전에 산을 수색했다", "헬기는 오후에 산을 수색했다."),
    ],
)
def test_sides_and_halves_of_the_day_exclude_one_another(language: str, statement: str, wrong: str) -> None:
    assert (
        _found(f"{statement.rstrip('。')}{'。' if language == 'ja' else '.'}", (statement,), language)
        == set()
    )
    assert POLARITY in _found(wrong, (statement,), language)


def test_words_behind_a_dash_are_a_quotation() -> None:
    statements = (
        "Geolog Ada Holm: fare for nye skred så lenge det regner",
        "Ordfører Kari Bakke: «Dette kunne gått veldig galt for alle»",
    )
    assert SPEAKER not in _found(
        "– Dette kunne gått veldig galt for alle, sier Kari Bakke.", statements, "no"
    )
    assert SPEAKER in _found("– Dette kunne gått veldig galt for alle, sier Ada Holm.", statements, "no")


def test_a_quotation_may_stand_by_the_office_of_its_speaker() -> None:
    statements = (
        "The investigation is led by Commissioner Ruth Albers",
        "Statement of the Commissioner: “Two cameras led us to the car”",
    )
    assert _found("“Two cameras led us to the car”, said Commissioner Ruth Albers.", statements) == set()


def test_a_name_may_be_written_out_for_its_acronym() -> None:
    statements = ("Nainen lennätettiin kopterilla KYSiin",)
    text = "Nainen lennätettiin kopterilla Kuopion yliopistolliseen sairaalaan."
    assert "unsupported-name" not in _found(text, statements, "fi")
    assert "unsupported-name" in _found("Nainen lennätettiin kopterilla Oulun sairaalaan.", statements, "fi")


@pytest.mark.parametrize(
    ("language", "statement", "right", "wrong"),
    [
        (  # a point behind an abbreviation ends no clause
            "pl",
            "Partia: 9 400 butelek; w hurtowniach zostało ok. 2,5 tys. sztuk",
            "W hurtowniach zostało około 2,5 tys. butelek.",
            "W hurtowniach zostało 9 400 butelek.",
        ),
        (  # nor does "and" within "from and including"
            "sv",
            "Bron stängs från och med den 4 maj och alla boende får besked senast den 9 maj",
            "Bron stängs från och med den 4 maj.",
            "Bron stängs från och med den 9 maj.",
        ),
        (  # hectares and houses
            "id",
            "Terendam 85 ha sawah, 130 rumah",
            "Sebanyak 85 ha sawah dan 130 rumah terendam.",
            "Sebanyak 130 ha sawah dan 85 rumah terendam.",
        ),
    ],
)
def test_clauses_and_units_tell_what_a_value_is_of(
    language: str, statement: str, right: str, wrong: str
) -> None:
    assert VALUE not in _found(right, (statement,), language)
    assert VALUE in _found(wrong, (statement,), language)


def test_the_ends_of_a_range_are_not_exchanged() -> None:
    statements = ("On Friday, 6 March 2026, between 09:12 and 11:40, customers could not log in",)
    assert VALUE not in _found(
        "Customers could not log in between 9:12 am and 11:40 am on Friday.", statements
    )


def test_a_single_word_of_a_denied_clause_is_no_lost_denial() -> None:
    statements = ("The east wing never lost heating", "Heating failed in the main hall at 6:10")
    assert POLARITY not in _found("The heating failed at 6:10.", statements)
    assert POLARITY in _found("The east wing lost its heating.", statements)
