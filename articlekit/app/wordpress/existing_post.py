"""Existing posts: what was sent where, and whether it is still as it was."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from articlekit.app.output import write_file
from articlekit.app.wordpress.connection import number_of
from articlekit.app.wordpress.site import Site
from articlekit.errors import UsageError

if TYPE_CHECKING:
    from articlekit.app.wordpress import Order

__all__ = ["KEY", "Record", "Sent", "digest", "existing_post"]

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


KEY, DIGEST = "articlekit_key", "articlekit_digest"
"""Meta fields of a post, on sites with articlekit's plug-in."""
_PUBLIC = frozenset({"publish", "future", "private"})
"""What readers see, or will see without anybody's doing."""


@dataclass(frozen=True, kw_only=True)
class ExistingPost:
    """A post that is there already."""

    number: int
    post: Mapping[str, Any]
    """As the API gives it to editors."""
    digest: str | None
    """Checksum of its texts when it was sent; `None` where nobody knows."""


def existing_post(
    site: Site, key: str, slug: str | None, *, record: Record, order: "Order"
) -> ExistingPost | None:
    """The post that an article was sent to before; `None` where it is new.

    It is the one that is asked for, the one in the record, or the one that the site's plug-in knows by
    its key. A post that merely has the same slug may be anybody's, and is never replaced unasked.

    Raises:
        UsageError: there is none of that number, a stranger's has the slug, or replacing it would undo
            somebody's work or change what readers see.
        PublishError: the site cannot be reached.
    """
    found = _found(site, key, record=record, order=order)
    if found is None:
        _refuse_stranger(site, slug, record)
        return None
    status = str(found.post.get("status"))
    if status in _PUBLIC and order.status is None:
        raise UsageError(
            f"post {found.number} is not a draft any more (status {status}): "
            f"give --status {status} to change it all the same"
        )
    is_changed = found.digest is not None and digest(found.post) != found.digest
    if is_changed and not order.overwrite:
        raise UsageError(
            f"post {found.number} was edited on the site after it was sent: "
            "give --overwrite to replace it (WordPress keeps its revisions)"
        )
    return found


def digest(post: Mapping[str, Any]) -> str:
    """The checksum of what editors can change: title, text and excerpt as the site stores them.

    A blank that WordPress puts into tags, when somebody saves a post whose HTML it filters, is no change.
    """
    fields = [post.get(name) for name in ("title", "content", "excerpt")]
    raw = [str(field.get("raw") or "") if isinstance(field, dict) else "" for field in fields]
    return hashlib.sha256(json.dumps(raw).replace(" />", "/>").encode()).hexdigest()[:32]


def _found(site: Site, key: str, *, record: Record, order: "Order") -> ExistingPost | None:
    if order.update is not None:
        post = _post(site, order.update)
        if post is None:
            raise UsageError(f"no post {order.update} on the site: check --update")
        return _existing(site, post, None)
    sent = record.find(key)
    post = _post(site, sent.post) if sent else None
    if sent and post:
        return _existing(site, post, sent.digest)
    return _known_to_plugin(site, key)


def _post(site: Site, number: int) -> dict[str, Any] | None:
    """The post of a number; `None` where there is none, or it lies in the bin."""
    rows = _posts(site, include=number)
    return rows[0] if rows else None


def _known_to_plugin(site: Site, key: str) -> ExistingPost | None:
    if f"meta.{KEY}" not in site.fields:
        return None
    for post in _posts(site, **{KEY: key}):
        if _key(post) == key:
            return _existing(site, post, str(post["meta"].get(DIGEST) or "") or None)
    return None


def _key(post: Mapping[str, Any]) -> str | None:
    """The key of a post that was sent to a site with the plug-in."""
    meta = post.get("meta")
    return str(meta.get(KEY) or "") or None if isinstance(meta, dict) else None


def _existing(site: Site, post: dict[str, Any], checksum: str | None) -> ExistingPost:
    return ExistingPost(number=number_of(post, site.host), post=post, digest=checksum)


def _refuse_stranger(site: Site, slug: str | None, record: Record) -> None:
    """Refuse a slug that a post has which was not sent; a version in another language may have it too."""
    for post in _posts(site, slug=slug) if slug else ():
        number = number_of(post, site.host)
        if number in record.posts() or _key(post):
            continue
        raise UsageError(
            f"post {number} has the slug {slug!r}, and was not sent from here: "
            f"give --update {number} to replace it, or another --slug"
        )


def _posts(site: Site, **wanted: str | int) -> list[dict[str, Any]]:
    """Posts of any status but the bin's, as editors see them."""
    address = site.address("wp/v2/posts")
    return site.connection.get(address, status="any", context="edit", **wanted).rows
