"""A note and the article that a good model makes of it in its own words, for the tests of engines."""

from articlekit.model.note import Note
from articlekit.reading import read_notes
from tests.fakes.openai_server import sentence

__all__ = ["ARTICLE", "ARTICLE_FR", "NOTE", "YESTERDAY", "read"]

YESTERDAY = '<div class="articlekit"><p>Yesterday\'s.</p></div>'
"""A file that articlekit wrote some other day."""

NOTE = """\
Gas leak at Northfield school

A gas leak was found at Northfield school at 9:10 on 3 March 2026. All 240 pupils left the building.

A corroded pipe under the kitchen had cracked. The fire service closed the main valve at 9:25.

The school is expected to open again on Thursday.
"""

ARTICLE = [
    sentence("headline", "Gas leak at Northfield school", "s1"),
    sentence("lede", "Gas was noticed escaping inside Northfield school at 9:10 on 3 March 2026.", "s1"),
    sentence("lede", "All 240 pupils were led outside.", "s2"),
    sentence("heading", "Pipe under the kitchen had cracked", "s3"),
    sentence("text", "Below the kitchen a corroded pipe had burst.", "s3"),
    sentence("text", "The fire service shut down the main gas valve at 9:25.", "s4"),
    sentence("conclusion", "Lessons at the school are expected to start again on Thursday.", "s5"),
]

ARTICLE_FR = [
    sentence("headline", "Fuite de gaz à l’école Northfield", "s1"),
    sentence(
        "lede",
        "Une fuite de gaz a été découverte à l’école Northfield le 3 mars 2026 à 9\u00a0h\u00a010.",
        "s1",
    ),
    sentence("lede", "Les 240 élèves ont quitté le bâtiment.", "s2"),
    sentence("heading", "Une conduite fissurée sous la cuisine", "s3"),
    sentence("text", "Une conduite corrodée sous la cuisine s’était fissurée.", "s3"),
    sentence("text", "Les pompiers ont fermé la vanne principale à 9\u00a0h\u00a025.", "s4"),
    sentence("conclusion", "L’école devrait rouvrir jeudi.", "s5"),
]


def read(text: str = NOTE) -> Note:
    """The first note of a text."""
    return read_notes(text.encode(), name="note.txt", max_bytes=1_000_000)[0]
