"""A model that forgets its language is asked again; what it does not fix is cut or replaced."""

import pytest

from articlekit.app.engine import EngineOptions, engine
from articlekit.drafting.attempts import Outcome, write
from articlekit.drafting.drafter import Brief
from articlekit.errors import EngineError
from articlekit.model.article import headings, sentences
from articlekit.settings import Settings
from tests.fakes.notes import read
from tests.fakes.openai_server import FakeServer, Step, answer, repairs
from tests.fakes.versions import LANGUAGES, NOTE, changed, version

TRANSLATIONS = [tag for tag in LANGUAGES if tag != "en"]
HEADING, SENTENCE, LAST = 6, 4, 9


def written(*script: Step, language: str, attempts: int = 2) -> tuple[Outcome, FakeServer]:
    with FakeServer(*script) as server:
        wanted = EngineOptions(name="openai", model="fake", base_url=server.url, cache=False)
        chosen = engine(wanted, Settings())
        brief = Brief(note=read(NOTE), language=language, budget=chosen.budget())
        try:
            return write(brief, chosen.drafter, attempts=attempts), server
        finally:
            chosen.close()


def texts(outcome: Outcome) -> list[str]:
    titles = [heading.text for _, _, heading in headings(outcome.article)]
    return titles + [each.text for _, each in sentences(outcome.article)]


def text(language: str, place: int) -> str:
    found: str = version(language)[place]["text"]
    return found


@pytest.mark.parametrize("place", [HEADING, SENTENCE, LAST])
@pytest.mark.parametrize("language", TRANSLATIONS)
def test_one_text_in_the_language_of_the_note_is_asked_for_again(language: str, place: int) -> None:
    wrong = changed(language, place, text("en", place))
    outcome, server = written(answer(wrong), repairs(text(language, place)), language=language)
    assert texts(outcome) == texts(written(answer(version(language)), language=language)[0])
    assert len(server.requests) == 2
    assert "have faults" in server.prompts[1]


@pytest.mark.parametrize(
    ("language", "place"), [*zip(TRANSLATIONS, [HEADING, SENTENCE, LAST] * 2, strict=True)]
)
def test_what_stays_in_the_wrong_language_is_cut_and_told(language: str, place: int) -> None:
    wrong = changed(language, place, text("en", place))
    outcome, _ = written(answer(wrong), language=language)
    assert text("en", place) not in texts(outcome)
    assert outcome.failed  # a version that has lost something is not whole
    assert "model-cut" in {finding.rule for finding in outcome.findings}


@pytest.mark.parametrize(
    ("language", "place", "words"),
    [
        ("ar", SENTENCE, "L’incendie s’est déclaré dans la cuisine au sous-sol."),
        ("ja", HEADING, "消防部门关闭了学校地下室的主阀门并进行检查"),
        ("ru", LAST, "Очікується, що школа знову відкриється у четвер вранці після перевірки."),
        ("de", SENTENCE, "Een verroeste leiding onder de keuken was gescheurd en werd vervangen."),
        ("pt", SENTENCE, "Una tubería corroída debajo de la cocina se había agrietado por completo ayer."),
        ("fr", LAST, "Se espera que la escuela vuelva a abrir sus puertas el jueves."),
        ("fr", SENTENCE, "La conduite située under the kitchen had been cracked for some time, selon eux."),
        ("ja", SENTENCE, "調理室の床下で a corroded pipe under the kitchen had cracked。"),
        ("ru", SENTENCE, "Под кухней a corroded pipe under the kitchen had cracked."),
    ],
)
def test_any_other_language_is_found_too(language: str, place: int, words: str) -> None:
    outcome, server = written(answer(changed(language, place, words)), language=language)
    assert "have faults" in server.prompts[1]
    assert words not in texts(outcome)


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_a_whole_article_in_the_wrong_language_is_none(language: str) -> None:
    with pytest.raises(EngineError, match="no article in"):
        written(answer(version("en")), language=language)
    outcome, _ = written(answer(version("en")), answer(version(language)), language=language)
    assert texts(outcome)[0] == text(language, 0)


def test_in_the_language_of_the_note_the_note_takes_its_place() -> None:
    outcome, _ = written(answer(changed("en", LAST, text("de", LAST))), language="en")
    assert text("de", LAST) not in texts(outcome)
    assert text("en", LAST) in texts(outcome)
    assert not outcome.failed


def test_names_and_quotations_are_no_other_language() -> None:
    honest = changed(
        "de", SENTENCE, "Bei Northfield Gas & Light riss die Leitung „under the kitchen of the school“."
    )
    outcome, server = written(answer(honest), language="de")
    assert honest[SENTENCE]["text"] in texts(outcome)
    assert len(server.requests) == 1


def test_what_is_too_short_to_tell_is_counted() -> None:
    outcome, _ = written(answer(changed("ja", 3, "配管破損")), language="ja")
    unchecked = [finding.message for finding in outcome.findings if finding.rule == "unchecked"]
    assert "the language of 1 cannot be told" in unchecked[0]
