"""The page of what `facts` reads, by language: the table of forms that the tests hold, for people.

    python -m tests.language.facts.values_page

writes `samples/values.md` anew.
"""

import tomllib
from pathlib import Path

from articlekit.language.locale import load

__all__ = ["PAGE", "page"]

PAGE = Path(__file__).resolve().parents[3] / "samples" / "values.md"
_FORMS = Path(__file__).with_name("forms.toml")
_HEAD = """\
# What `facts` reads, by language

Each row is a test: what a newsroom writes, and the kind, value and unit of each fact in it; `~` is an
approximate value. Made by `python -m tests.language.facts.values_page`; add a form in
`tests/language/facts/forms.toml`.
"""


def page() -> str:
    """The page as Markdown."""
    table = tomllib.loads(_FORMS.read_text(encoding="utf-8"))
    parts = [_HEAD]
    for tag in sorted(table):
        rows = [f"| {_cell(text)} | {_cell(values)} |" for text, values in table[tag].items()]
        parts.append(
            "\n".join((f"## {load(tag).name} (`{tag}`)\n", "| written | read |", "|---|---|", *rows))
        )
    return "\n\n".join(part.strip() for part in parts) + "\n"


def _cell(text: str) -> str:
    return text.replace("|", "\\|") or "nothing"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
