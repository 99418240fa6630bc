"""Quotations, negations, causes and whole sentences against the note."""

import pytest

from tests.checks.grounding.notes import findings, note, rules

MAYOR = "The mayor said: “We will repair the street and pay every resident by Monday.”"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('The mayor said: "We will repair the street and pay every resident by Monday."', []),
        ("The mayor said: «We will repair the street», and more.", []),
        ("The mayor said: “We will repair the street … by Monday.”", []),
        (
            "The mayor said: “We will repair the street … by Tuesday.”",
            ["altered-quotation", "unsupported-date"],
        ),
        ("The mayor said: “We will rebuild the street and pay every resident.”", ["altered-quotation"]),
        ("The mayor said: “We will repair the street, pay every resident.”", ["altered-quotation"]),
        ("The mayor said: “Every resident by Monday we will pay.”", ["altered-quotation"]),
        ("The mayor said they will repair the street and pay every resident by Monday.", []),
    ],
)
def test_quotations_are_word_for_word(text: str, found: list[str]) -> None:
    assert sorted(set(rules(text, note(MAYOR)))) == found


def test_what_nobody_is_quoted_with_cannot_be_quoted() -> None:
    of = note("The mayor said that the pipe was not marked on the plans.")
    (found,) = findings("The mayor said: “The pipe was not marked on the plans.”", of)
    assert found.rule == "altered-quotation"
    assert "as a quotation" in found.message


def test_a_quotation_may_run_over_statements() -> None:
    of = note("The mayor said: “We will repair the street.", "We will also pay every resident.”")
    text = "“We will repair the street. We will also pay every resident”, said the mayor."
    assert rules(text, of, "s1", "s2") == []


@pytest.mark.parametrize(
    ("language", "said", "text", "turned"),
    [
        (
            "en",
            "The service did not restart after the update",
            "The service did restart after the update.",
            True,
        ),
        (
            "en",
            "The service restarted after the update",
            "The service never restarted after the update.",
            True,
        ),
        ("en", "The service stopped, and the pumps did not restart", "The service stopped.", False),
        ("en", "No one was injured in the fire", "Nobody was injured in the fire.", False),
        ("fr", "Le réseau n’est pas rétabli dans la ville", "Le réseau est rétabli dans la ville.", True),
        ("fr", "Aucun voyageur n’a été blessé", "Les voyageurs n’ont pas été blessés.", False),
        ("de", "Der Strom ist nicht wieder da", "Der Strom ist wieder da.", True),
        ("es", "El servicio no funciona en la ciudad", "El servicio funciona en la ciudad.", True),
        ("ru", "Движение поездов не восстановлено", "Движение поездов восстановлено.", True),
        ("ja", "工場への影響は確認されていない。", "工場への影響は確認されている。", True),
        ("zh", "工厂没有恢复生产。", "工厂恢复生产。", True),
        ("ar", "لم يصب أحد في الحريق الكبير", "أصيب أحد في الحريق الكبير.", True),
    ],
)
def test_polarity_is_kept(language: str, said: str, text: str, *, turned: bool) -> None:
    found = rules(text, note(said, language=language))
    assert ("changed-polarity" in found) is turned


def test_a_doubt_is_kept() -> None:
    of = note("The valve reportedly failed at noon")
    assert rules("The valve failed at noon.", of) == ["changed-certainty"]
    assert rules("The valve is said to have failed at noon.", of) == []


def test_a_cause_needs_a_statement_that_gives_one() -> None:
    of = note("A pipe burst in Harbour Street", "An excavator was in Harbour Street")
    text = "A pipe burst because an excavator was there."
    assert rules(text, of, "s1", "s2") == ["unsupported-cause"]
    frost = note("A pipe burst in Harbour Street", "It burst because of frost")
    assert rules("A pipe burst in Harbour Street because of frost.", frost, "s1", "s2") == []


def test_a_sentence_needs_a_source_that_carries_it() -> None:
    of = note("A pipe burst in the harbour", "No one was injured")
    assert rules("Residents praised the brave firefighters warmly.", of) == ["unsupported-sentence"]
    assert rules("A pipe burst in the harbour.", of, "s7") == ["unsupported-sentence"]


@pytest.mark.parametrize(
    ("language", "said", "text", "found"),
    [
        ("de", "Ein Rohr brach in der Hafenstraße", "Der Minister trat zurück.", True),
        ("en", "A pipe burst in the harbour", "The minister resigned.", True),
        ("en", "A pipe burst in the harbour", "He lied.", True),
        ("fr", "Une conduite a éclaté dans le port", "Le ministre démissionne.", True),
        ("ru", "В порту прорвало трубу", "Министр ушёл в отставку.", True),
        ("zh", "港口的管道破裂。", "部长辞职。", True),
        ("ja", "港の配管が破裂した。", "大臣が辞任。", True),
        ("de", "In der Altstadt fiel der Strom aus", "Ein Stromausfall.", False),
        ("en", "No one was injured when the pipe burst", "Nobody was injured.", False),
        ("en", "A pipe burst in the harbour at 6:52", "It was 6:52.", False),
        ("zh", "港口没有人受伤。", "无人受伤。", False),
        ("ko", "항구에서 관이 터졌다", "관은 항구에 있다.", False),
    ],
)
def test_a_short_sentence_needs_a_word_of_the_note(
    language: str, said: str, text: str, *, found: bool
) -> None:
    assert ("unsupported-sentence" in rules(text, note(said, language=language))) is found


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Der Strom fiel in der Altstadt aus.", []),
        ("In der Altstadt gab es einen Stromausfall.", []),
        ("Die Sperrung in der Altstadt gilt, weil der Strom ausfiel und gesperrt ist.", []),
        ("Der Strom fiel in der Altstadt nach einem Unwetter aus.", ["Unwetter"]),
        ("Der Strom fiel in der Altstadt aus, sagte der Minister im Rundfunk.", ["Minister", "Rundfunk"]),
    ],
)
def test_a_german_noun_that_the_note_does_not_have_is_told(text: str, words: list[str]) -> None:
    of = note("In der Altstadt fiel der Strom aus, die Straße ist gesperrt", language="de")
    told = [each.message for each in findings(text, of) if each.rule == "unsupported-word"]
    assert told == ([f"the note does not have {', '.join(map(repr, words))}"] if words else [])


def test_another_word_at_the_same_place_is_told_with_that_of_the_note() -> None:
    of = note("Smoke was seen above the harbour in the morning")
    (found,) = findings("Steam was seen above the harbour in the morning.", of)
    assert (found.rule, found.severity) == ("unsupported-word", "info")
    assert found.message == "the note does not have 'Steam'; in its place it has 'Smoke'"
    assert rules("Fumes and soot were seen above the harbour.", of) == []


def test_another_name_at_the_same_place_is_an_error_even_where_no_capital_tells() -> None:
    of = note("Fastly had an outage at noon", "The engineers of Fastly found it")
    assert rules("Zayo had an outage at noon.", of) == ["unsupported-name"]


def test_in_another_language_facts_are_compared_and_the_rest_is_counted() -> None:
    of = note("Vierzehn Keller sind überflutet, 2.317 Anwohner ohne Wasser", language="de")
    same = findings("14 caves sont inondées, 2 317 habitants sans eau.", of, language="fr")
    assert [each.rule for each in same] == ["unchecked"]
    assert "1 sentence" in same[0].message or "2 sentences" in same[0].message
    other = rules("14 caves sont inondées, 2 371 habitants sans eau.", of, language="fr")
    assert other == ["unchecked", "unsupported-number"]


def test_names_that_could_not_be_compared_are_listed() -> None:
    of = note("Bürgermeisterin Anna Lenoir sprach in Köln", language="de")
    (found,) = findings("Mayor Anna Lenoir spoke in Cologne.", of, language="en")
    assert "Cologne" in found.message
    assert "Lenoir" not in found.message
