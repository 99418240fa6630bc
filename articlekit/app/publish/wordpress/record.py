"""The record of what was sent: a small file a post, so that the next time the same post is replaced."""

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path

from articlekit.app.output import write_file
from articlekit.errors import UsageError

__all__ = ["Record", "Sent"]

_PLACE = "wordpress"


@dataclass(frozen=True, kw_only=True)
class Sent:
    """A post as the site had it after it was sent."""

    post: int
    """Its number."""
    digest: str
    """Checksum of its texts."""


@dataclass(frozen=True, kw_only=True)
class Record:
    """What was sent to one site from this machine."""

    folder: Path | None
    """`None` where nothing can be remembered."""
    site: str
    """Address of its front page."""

    def find(self, key: str) -> Sent | None:
        """What was sent under a key; `None` where that is not known."""
        return _read(self._file(self.folder, key), self.site) if self.folder else None

    def posts(self) -> frozenset[int]:
        """The numbers of all posts that were sent."""
        files = (self.folder / _PLACE).glob("*.json") if self.folder else ()
        return frozenset(sent.post for file in files if (sent := _read(file, self.site)))

    def keep(self, key: str, sent: Sent) -> bool:
        """Remember what was sent, and tell whether that was possible: it is too late to fail."""
        if self.folder is None:
            return False
        table = {"site": self.site, "key": key, **asdict(sent)}
        try:
            write_file(self._file(self.folder, key), json.dumps(table, ensure_ascii=False, indent=2) + "\n")
        except UsageError:
            return False
        return True

    def _file(self, folder: Path, key: str) -> Path:
        name = hashlib.sha256(f"{self.site}\n{key}".encode("utf-8", "replace")).hexdigest()[:32]
        return folder / _PLACE / f"{name}.json"


def _read(file: Path, site: str) -> Sent | None:
    """What a file of the record says, if it is one of this site."""
    try:
        table = json.loads(file.read_text(encoding="utf-8"))
        return Sent(post=int(table["post"]), digest=str(table["digest"])) if table["site"] == site else None
    except (OSError, ValueError, KeyError, TypeError):
        return None
