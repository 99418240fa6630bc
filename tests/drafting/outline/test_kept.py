"""Structure that a text has already, and what is said where headings do not fit."""

import pytest

from articlekit.drafting.outline import restore
from articlekit.model.article import Article, Section
from articlekit.rendering import RenderOptions, render


def tree(text: str, language: str = "en") -> list[tuple[int, str, int]]:
    """Level, heading and number of paragraphs of each section."""
    return [
        (section.level, section.heading.text, len(section.paragraphs))
        for section in restore(text, language=language).article.sections
    ]


def only(article: Article) -> Section:
    (section,) = article.sections
    return section


def test_siblings_of_one_name_stay_apart() -> None:
    assert tree("# Ferry\n\n## Update\n\nIt stopped.\n\n## Update\n\nIt runs.") == [
        (2, "Update", 1),
        (2, "Update", 1),
    ]


def test_the_same_names_under_two_parents_are_a_tree() -> None:
    text = "# Ferries\n## Ada\n### Cause\nFog.\n### Cost\nNone.\n## Bob\n### Cause\nIce.\n### Cost\nMuch."
    assert [(level, name) for level, name, _ in tree(text)] == [
        (2, "Ada"),
        (3, "Cause"),
        (3, "Cost"),
        (2, "Bob"),
        (3, "Cause"),
        (3, "Cost"),
    ]


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize(
    "names", [("WEATHER", "DAMAGE", "OUTLOOK"), ("1. Weather", "2. Damage", "3. Outlook")]
)
def test_short_headings_stay_over_single_sentences(names: tuple[str, str, str], gap: str) -> None:
    said = ("The wind came at night.", "Two roofs are gone.", "It calms by Friday.")
    text = (
        f"Report No. 7\n\n{gap.join(f'{name}{chr(10)}{one}' for name, one in zip(names, said, strict=True))}"
    )
    bare = [name.split(". ")[-1] for name in names]
    assert tree(text) == [(2, name, 1) for name in bare]


def test_lists_quotations_and_tables_keep_their_kind() -> None:
    text = (
        "# Ferry stops\n\n## Notes\n\n- one item\n\n1. Close the ramp\n2. Call the pilot\n"
        "\n> We were lucky.\n> — Ann Lee, pilot\n\n| Ship | Wind |\n|---|---|\n| Ada | 40 kn |\n"
        "| Bob | 38 kn |\n"
    )
    item, steps, quotation, table = only(restore(text, language="en").article).paragraphs
    assert (item.kind, [each.text for each in item.sentences]) == ("list", ["one item"])
    assert [each.text for each in steps.sentences] == ["Close the ramp", "Call the pilot"]
    assert (steps.ordered, item.ordered, table.ordered) == (True, False, False)
    assert (quotation.kind, quotation.attribution) == ("quote", "Ann Lee, pilot")
    assert [each.text for each in quotation.sentences] == ["We were lucky."]
    assert [each.text for each in table.sentences] == ["Ship: Ada; Wind: 40 kn", "Ship: Bob; Wind: 38 kn"]


@pytest.mark.parametrize("fence", ["```", "~~~~", "```python"])
def test_a_block_of_code_stays_as_it_is(fence: str) -> None:
    code = 'def  open():\n\n    return "The headings are:"  # **now**\n- x'
    text = (
        f"# Ferry stops\n\nIt stopped.\n\n## Mend\n\n{fence}\n{code}\n{fence.removesuffix('python')}\nIt ran."
    )
    block, after = only(restore(text, language="en").article).paragraphs
    assert (block.kind, [each.text for each in block.sentences]) == ("code", [code])
    assert after.sentences[0].text == "It ran."


def test_lines_of_a_program_that_are_set_in_are_code() -> None:
    text = "Restart\n\nRun this.\n\n    for node in nodes:\n        stop(node)\n\n    exit(1)\n\nThen wait."
    article = restore(text, language="en").article
    assert [(block.kind, [one.text for one in block.sentences]) for block in article.lede] == [
        ("text", ["Run this."]),
        ("code", ["for node in nodes:\n    stop(node)\n\nexit(1)"]),
        ("text", ["Then wait."]),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Ferry\n\nIt stopped.\n\n    The ferry is set in here.\n    It runs again.\n\nGood.",
        "Ferry\n\nIt stopped.\n\n- first = 1\n\n    second = 2\n\nGood.",
        "Ferry\n\nIt stopped.\n    x = 1\nGood.",
    ],
)
def test_prose_lists_and_paragraphs_that_go_on_set_in_are_no_code(text: str) -> None:
    article = restore(text, language="en").article
    assert "code" not in {block.kind for block in article.lede}


@pytest.mark.parametrize(
    ("language", "text", "kind", "told"),
    [
        ("en", "Pump\n\nStart it so.\n\n1. Open the tap.\n\nThen wait.", "list", "Open the tap."),
        (
            "fr",
            "Pompe\n\nIl suffit de ceci.\n\n1. Ouvrir la vanne.\n\nPuis attendre.",
            "list",
            "Ouvrir la vanne.",
        ),
        (
            "de",
            "Liga\n\nEs war knapp.\n\n1. Bundesliga gerettet.\n\nAlle freuten sich.",
            "text",
            "1. Bundesliga gerettet.",
        ),
        (
            "en",
            "Power\n\nIt went off.\n\n1.1 million homes were dark.\n\nIt is back.",
            "text",
            "1.1 million homes were dark.",
        ),
    ],
)
def test_one_numbered_line_is_a_list_where_it_can_be_nothing_else(
    language: str, text: str, kind: str, told: str
) -> None:
    block = restore(text, language=language).article.lede[1]
    assert (block.kind, block.sentences[0].text) == (kind, told)


def test_a_fence_that_nothing_closes_makes_no_code() -> None:
    (section,) = restore("# Ferry\n\nIt stopped.\n\n## Cause\n\n```\nFog.", language="en").article.sections
    assert [each.kind for each in section.paragraphs] == ["text", "text"]


def test_a_table_right_under_a_heading_stays_there() -> None:
    table = "| Ship | Wind |\n|---|---|\n| Ada | 40 kn |"
    text = f"# Ferry stops\n\nIt stopped.\n\n## Wind\n\n{table}\n\n## End\n\nIt runs."
    assert tree(text) == [(2, "Wind", 1), (2, "End", 1)]


def test_the_head_of_a_table_without_rows_is_kept() -> None:
    text = "# Ferry stops\n\nIt stopped.\n\n## Wind\n\n| Ship | Wind |\n|---|---|\n\n## End\n\nIt runs."
    assert [name for _, name, _ in tree(text)] == ["Wind", "End"]


def test_headings_with_a_colon_stand_over_paragraphs_and_lists() -> None:
    text = (
        "Flood in Denby\n\nWater rose on Monday.\n\nIMPACT:\n300 homes stood under water.\n\nRESPONSE:\n"
        "Pumps were brought.\n\nNEXT STEPS:\n1) Clear the drains\n2) Mend the wall\n"
    )
    assert tree(text) == [(2, "IMPACT", 1), (2, "RESPONSE", 1), (2, "NEXT STEPS", 1)]


@pytest.mark.parametrize(
    "text",
    [
        "A talk in Denby\n\nWe met.\n\nReporter:\nWe heard it.\n\nAnn Lee:\nIt burnt.\n\nReporter:\nThanks.",
        'A fire in Denby\n\nIt burnt.\n\nAnn Lee said:\n"It was hot."\n\nBob Ray said:\n"It was late."',
        "A fire in Denby\n\nIt burnt.\n\nClosed roads:\n- Mill Road\n- Forge Way\n\nClosed schools:\n- Hill",
    ],
)
def test_speakers_and_announced_lists_are_no_headings(text: str) -> None:
    assert tree(text) == []


def test_a_text_may_begin_with_its_first_numbered_heading() -> None:
    text = "1. Fire\nSmoke rose at six.\n\n2. Rescue\nTwo were saved.\n\n3. Cause\nA heater was on."
    assert tree(text) == [(2, "Fire", 1), (2, "Rescue", 1), (2, "Cause", 1)]


def test_lines_of_a_page_with_marked_headings_are_no_list_of_headings() -> None:
    text = (
        "# Storm\n\nIt blew.\n\n### Damage\n\nTwo roofs\n\nOne mast.\n\nA view of the quay\n\n1. Ada\n2. Bob"
    )
    assert [name for _, name, _ in tree(text)] == ["Damage"]


def test_marks_of_markdown_are_no_text() -> None:
    article = restore(
        "# The *Ada* stops\n\nIt stopped at **03:20** by [radio](https://x.example).", language="en"
    )
    assert article.article.headline.text == "The Ada stops"
    assert article.article.lede[0].sentences[0].text == "It stopped at 03:20 by radio."


def test_headings_that_differ_in_case_only_are_both_kept() -> None:
    text = (
        "Ferry stops\n\nThe ferry stopped at noon.\n\nInjured passengers were flown out.\n\n"
        "The radar had failed.\n\nMore injured passengers came later.\n\n"
        "The headings would be:\nInjured Passengers\nRadar failed\nInjured passengers"
    )
    assert [name for _, name, _ in tree(text)] == ["Injured Passengers", "Radar failed", "Injured passengers"]


def test_a_last_heading_with_a_full_stop_is_no_conclusion() -> None:
    text = (
        "The ferry stopped at noon.\n\nTwo passengers were hurt.\n\nThe harbour stays closed until Friday."
        "\n\nThe headings would be:\nTwo passengers hurt\nThe harbour stays shut."
    )
    article = restore(text, language="en").article
    assert article.sections[-1].heading.text.startswith("The harbour stays shut")
    assert article.conclusion == ()


def test_a_sentence_that_two_headings_share_is_named() -> None:
    text = (
        "Ferry stops\n\nThe ferry to the island stopped at noon, as the radar of the harbour had failed "
        "again.\n\nHeadings:\nThe ferry stopped at noon\nRadar of the harbour failed"
    )
    restored = restore(text, language="en")
    (finding,) = restored.findings
    assert (finding.rule, finding.where.path) == (
        "sentence-divided",
        "sections[1].paragraphs[0].sentences[0]",
    )
    assert restored.article.sections[1].paragraphs[0].sentences[0].text.startswith("as the radar")


def test_a_sentence_is_not_cut_at_an_apposition() -> None:
    text = (
        "Ferry stops\n\nAnn Lee, a pilot of the harbour who is 52 and has sailed since she was ten, "
        "took the ferry.\n\nHeadings:\nPilot of the harbour\nTook the ferry"
    )
    restored = restore(text, language="en")
    assert [section.heading.text for section in restored.article.sections] == ["Pilot of the harbour"]
    assert [finding.rule for finding in restored.findings] == ["heading-unplaced"]


def test_a_marked_heading_without_text_is_named() -> None:
    restored = restore("# Ferry stops\n\nIt stopped.\n\n## Cause\n\nFog.\n\n## Outlook", language="en")
    assert [(finding.rule, finding.where.quote) for finding in restored.findings] == [
        ("heading-unplaced", "Outlook")
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("# Ferry\n\nIt stopped.\n\n## Cause\n\nFog lay on the sea.", False),
        ("Ferry stops\n\nIt stopped at noon.", False),
        ("Ferry stops\n\nIt stopped.\n\nFog was the cause.\n\nHeadings:\nThe fog", True),
    ],
)
def test_readers_are_told_of_headings_that_were_put_in_place_alone(text: str, told: bool) -> None:
    article = restore(text, language="en").article
    page = render(article, template="fragment", options=RenderOptions())
    assert ("The headings of this text were put in place automatically" in page) is told
