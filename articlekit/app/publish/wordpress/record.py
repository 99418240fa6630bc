"""The record of what was sent: a small file a post, so that the next time the same post is replaced."""

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path

from articlekit.app.output import write_file
from articlekit.errors import UsageError

__all__ = ["Record", "Sent"]


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
        if self.folder is None:
            return None
        try:
            table = json.loads(self._file(self.folder, key).read_text(encoding="utf-8"))
            return Sent(post=int(table["post"]), digest=str(table["digest"]))
        except (OSError, ValueError, KeyError, TypeError):
            return None

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
        return folder / "wordpress" / f"{name}.json"
