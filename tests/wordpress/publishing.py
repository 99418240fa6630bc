"""`articlekit publish wordpress`, as its user calls it."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from articlekit.app.cli import main
from articlekit.drafting.attempts import write
from articlekit.drafting.drafter import Brief
from articlekit.drafting.extractive import ExtractiveDrafter
from articlekit.model.article import Article
from articlekit.model.note import Note
from articlekit.reading import read_notes
from tests.wordpress.site import Site

__all__ = ["Done", "article_of", "note_of", "publish"]

_SAMPLES = Path(__file__).resolve().parents[2] / "samples" / "notes"


@dataclass(frozen=True)
class Done:
    """How a command has ended."""

    status: int
    stdout: str
    stderr: str

    @property
    def posts(self) -> list[dict[str, Any]]:
        """What `--json` has printed."""
        assert self.status == 0, self.stderr
        posts: list[dict[str, Any]] = json.loads(self.stdout)
        return posts


def note_of(name: str) -> Note:
    """A sample note."""
    return read_notes((_SAMPLES / name).read_bytes(), name=name)[0]


def article_of(name: str) -> Article:
    """The article of a sample note."""
    note = note_of(name)
    return write(Brief(note=note, language=note.language), ExtractiveDrafter()).article


def publish(
    site: Site,
    article: Article | list[Article],
    *options: str,
    state: Path,
    user: str = "editor",
    word: str | None = None,
) -> Done:
    """Send an article, or a list of them."""
    given = [each.model_dump(mode="json") for each in article] if isinstance(article, list) else None
    text = json.dumps(given) if given else article.model_dump_json()
    environment = {
        "ARTICLEKIT_WORDPRESS_PASSWORD": word or site.passwords[user],
        "ARTICLEKIT_STATE": str(state),
        "ARTICLEKIT_HOUSE": None,
        "ARTICLEKIT_TEMPLATES": None,
    }
    command = ["publish", "wordpress", "-", "--url", site.url, "--user", user, *options]
    done = CliRunner().invoke(main, command, input=text, env=environment)
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    return Done(done.exit_code, done.stdout, done.stderr)
