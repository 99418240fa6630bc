from articlekit.rendering import FORMATS, format_of
from articlekit.rendering.store import builtin_folder


def test_every_format_with_a_template_has_its_file() -> None:
    for entry in FORMATS:
        assert entry.template is None or (builtin_folder() / entry.template).is_file()


def test_a_format_is_known_by_its_name_and_by_its_file() -> None:
    assert format_of("markdown") == format_of("markdown.md.jinja")
    assert format_of("json").suffix == ".json"


def test_a_template_of_ones_own_is_what_its_file_name_says() -> None:
    assert format_of("letters/teaser.md.jinja").suffix == ".md"
    assert format_of("teaser.txt.jinja").media_type.startswith("text/plain")
    assert format_of("teaser.txt.jinja").name == "teaser"
    assert format_of("teaser").suffix == ".html"
