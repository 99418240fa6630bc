"""One article, corrected and approved, in every format: as it was approved.

`pytest tests/rendering/test_approved.py --approve` writes the files anew; read them before you commit them.
"""

from pathlib import Path

import pytest

from articlekit.model.house import House, HousePage
from articlekit.rendering import FORMATS, Format, RenderOptions, render
from tests.rendering.full import CORRECTED, MADE

_APPROVED = Path(__file__).parent / "approved"
_HOUSE = House(page=HousePage(site_name="The Valmont Courier", base_url="https://example.org/news"))


def _name(kind: Format) -> str:
    return f"tram.{kind.name}{kind.suffix.removeprefix('.' + kind.name)}"


@pytest.mark.parametrize("kind", FORMATS, ids=lambda kind: kind.name)
def test_a_format_is_the_approved_one(kind: Format, request: pytest.FixtureRequest) -> None:
    options = RenderOptions(house=_HOUSE, made=MADE.made)
    text = render(CORRECTED, template=kind.name, options=options)
    file = _APPROVED / _name(kind)
    if request.config.getoption("--approve"):
        file.write_text(text, encoding="utf-8")
    assert text == file.read_text(encoding="utf-8"), f"{file.name} is not as approved"


def test_there_is_no_file_of_a_format_that_is_gone() -> None:
    names = {path.name.split(".")[1] for path in _APPROVED.iterdir()}
    assert names == {kind.name for kind in FORMATS}


@pytest.mark.parametrize("kind", FORMATS, ids=lambda kind: kind.name)
def test_every_format_tells_readers_of_correction_review_and_origin(kind: Format) -> None:
    text = (_APPROVED / _name(kind)).read_text(encoding="utf-8")
    for told in ("Ada Example", "14 &", "extractive" if kind.name == "json" else "composé automatiquement"):
        assert told in text, told


@pytest.mark.parametrize("name", [kind.name for kind in FORMATS if kind.name != "wordpress"])
def test_programs_can_tell_embargo_and_origin(name: str) -> None:
    """WordPress's blocks have no place for them: embargo and the like are fields of its posts."""
    (kind,) = [each for each in FORMATS if each.name == name]
    text = (_APPROVED / _name(kind)).read_text(encoding="utf-8")
    assert "2025-03-04T18:00" in text
    assert ('"extractive"' if name == "json" else "lgorithmicallyEnhanced") in text
