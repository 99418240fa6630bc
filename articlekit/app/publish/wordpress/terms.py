"""Categories and tags by their names: looked up, and made where they are missing."""

from collections.abc import Iterable, Iterator
from html import escape, unescape
from typing import Literal

from articlekit.app.publish.wordpress.connection import number_of
from articlekit.app.publish.wordpress.site import Site
from articlekit.errors import UsageError
from articlekit.rendering.escaping import one_line

__all__ = ["term_ids"]

Taxonomy = Literal["categories", "tags"]
_A_PAGE = 100
"""Terms of an answer: WordPress gives no more at once."""


def term_ids(site: Site, taxonomy: Taxonomy, names: Iterable[str]) -> list[int]:
    """The numbers of categories or tags, in the order of their names and none twice.

    Raises:
        UsageError: a name is empty, or is missing on the site and the user may not make it.
        PublishError: the site cannot be reached.
    """
    wanted = dict.fromkeys(one_line(name) for name in names)
    if "" in wanted:
        raise UsageError(f"a name among the {taxonomy} is empty: leave it out")
    return list(dict.fromkeys(_found(site, taxonomy, name) or _made(site, taxonomy, name) for name in wanted))


def _found(site: Site, taxonomy: Taxonomy, name: str) -> int | None:
    """The term of a name, in whatever case; exactly this one goes before others."""
    rows = list(_rows(site, taxonomy, name))
    alike = [number for number, found in rows if found.casefold() == name.casefold()]
    exact = [number for number, found in rows if found == name]
    return next(iter(exact + alike), None)


def _rows(site: Site, taxonomy: Taxonomy, name: str) -> Iterator[tuple[int, str]]:
    page, count = 1, _A_PAGE
    while count == _A_PAGE:
        address = site.address(f"wp/v2/{taxonomy}")
        answer = site.connection.ask(address, search=name, per_page=_A_PAGE, page=page)
        for row in answer.rows:
            yield number_of(row, site.host), unescape(str(row.get("name")))
        page, count = page + 1, len(answer.rows)


def _made(site: Site, taxonomy: Taxonomy, name: str) -> int:
    kind = "category" if taxonomy == "categories" else "tag"
    # A category is made by who may manage them, a tag by who may write; the site has the last word.
    if taxonomy == "categories" and "manage_categories" not in site.rights:
        raise UsageError(
            f"no {kind} {name!r} on the site, and no right to make it: have it made, or leave it out"
        )
    values = {"name": escape(name, quote=False)}
    answer = site.connection.tell(site.address(f"wp/v2/{taxonomy}"), values, taken="term_exists")
    # WordPress leaves out characters of a name, so that it may be there although it was not found.
    there = answer.table.get("data")
    if isinstance(there, dict) and isinstance(there.get("term_id"), int):
        return int(there["term_id"])
    return number_of(answer.table, site.host)
