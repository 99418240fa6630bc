"""Lists of headings in one line, and the marks that are no part of a heading."""

import pytest

from articlekit.language.locale import load
from articlekit.language.outline_lines import read
from articlekit.language.outline_lists import headings_of, spread

LOCALES = (load("en"), load("und"))
SAID = ["Ferry stopped by fog", "Harbour radar failed", "Buses until Sunday"]


def listed(text: str, language: str = "en") -> list[str]:
    """The lines behind the announcement, which is the second line of a text."""
    lines = spread(read(f"The ferry stopped at noon.\n{text}"), (load(language), *LOCALES))
    return [line.bare for line in headings_of(lines[2:])]


@pytest.mark.parametrize(
    "text",
    [
        f"The headings would be: {', '.join(SAID)}",
        f"The headings would be: {SAID[0]}, {SAID[1]} and {SAID[2]}.",
        f"The headings would be: {SAID[0]}, {SAID[1]}, and {SAID[2]}.",
        f"The headings would be: {'; '.join(SAID)}",
        f"Headings: {' | '.join(SAID)}",
        f"Headings – {' / '.join(SAID)}",
        f"Headings: “{'”, “'.join(SAID)}”.",
        f"Headings: 1. {SAID[0]} 2. {SAID[1]} 3. {SAID[2]}",
        f"Headings: (1) {SAID[0]}, (2) {SAID[1]}, (3) {SAID[2]}",
        f"Headings: H2: {SAID[0]} H2: {SAID[1]} H2: {SAID[2]}",
        f"Headings: <h2>{SAID[0]}</h2> <h2>{SAID[1]}</h2>, <h2>{SAID[2]}</h2>",
        f"The headings would be:\n{', '.join(SAID)}",
        f"The headings would be:\n{' | '.join(SAID)}\n\nIn short, nobody was hurt.",
        "The headings would be:\n" + ":\n".join(SAID) + ":",
        "The headings would be:\n" + ",\n".join(SAID),
        "The headings would be:\n“" + "”\n“".join(SAID) + "”",
    ],
)
def test_every_form_of_a_list_gives_the_same_headings(text: str) -> None:
    assert listed(text)[:3] == SAID


def test_a_comma_inside_a_heading_does_not_part_it() -> None:
    assert listed("The headings would be: Fog, ice and wind, Radar failed") == [
        "Fog, ice and wind",
        "Radar failed",
    ]


@pytest.mark.parametrize(
    ("text", "language", "headings"),
    [
        ("标题如下：渡轮停航、雷达故障、改乘大巴", "zh", ["渡轮停航", "雷达故障", "改乘大巴"]),
        ("العناوين كما يلي: توقف العبارة، عطل الرادار", "ar", ["توقف العبارة", "عطل الرادار"]),
        (
            "Заглавията са следните: Фериботът спря, Радарът отказа",
            "bg",
            ["Фериботът спря", "Радарът отказа"],
        ),
        ("Nadpisy by boli nasledovné: Trajekt stojí, Radar zlyhal", "sk", ["Trajekt stojí", "Radar zlyhal"]),
        ("Antraštės būtų tokios: Keltas stovi, Radaras sugedo", "lt", ["Keltas stovi", "Radaras sugedo"]),
    ],
)
def test_announcements_of_many_languages_are_known(text: str, language: str, headings: list[str]) -> None:
    assert listed(text, language) == headings


def test_what_only_looks_like_an_announcement_stays_a_line() -> None:
    text = "Title: Ferry stopped, radar failed, buses run"
    first, _ = spread(read(f"{text}\nThe ferry stopped at noon."), LOCALES)
    assert first.text == text


@pytest.mark.parametrize(
    ("items", "headings"),
    [
        ("6.12 Uhr: Rauch gemeldet\n7.40 Uhr: Halle geräumt", None),
        ("1.5 million homes dark\n2.3 million on the road", None),
        ("1. März: Regen\n2. März: Flut", None),
        ("12. Rang\n13. Rang", None),
        ("1. Rain\n2. Flood", ["Rain", "Flood"]),
        ("1. Rain\n1. Flood", ["Rain", "Flood"]),
        ("1. Rain\n1.1 Hills\n1.2 Valley\n2. Flood", ["Rain", "Hills", "Valley", "Flood"]),
        ("II. Rain\nIII. Flood", None),
        ("I. Rain\nII. Flood", ["Rain", "Flood"]),
        ("一、大雨\n二、洪水", ["大雨", "洪水"]),
        ("① 大雨\n② 洪水", ["大雨", "洪水"]),
    ],
)
def test_numbers_are_marks_only_where_they_count(items: str, headings: list[str] | None) -> None:
    assert [line.bare for line in headings_of(read(items))] == (headings or items.split("\n"))
