"""What a house requires: headings and metadata."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from articlekit.checks.headings import departure_from, is_blank
from articlekit.checks.rule import Context, Found, Rule, section, story, web_page
from articlekit.model.article import Article
from articlekit.model.house import House, HouseHeadings, HouseMetadata
from articlekit.model.note import Meta

if TYPE_CHECKING:
    from articlekit.checks.page import Heading, Page

__all__ = ["HEADINGS", "METADATA", "PAGE_HEADINGS", "PAGE_METADATA"]


_ASIDE = frozenset({"nav", "aside", "footer"})
_MAIN = frozenset({"main", "article"})


def check_headings(article: Article, context: Context) -> Iterator[Found]:
    """Section headings must be those that the house wants, in its order.

    ## What it does
    Compares the section headings with `required` under `[headings]` of the house file:

        required = ["What happened", "*", "What is next|Outlook"]

    `*` stands for any headings or none, `+` for one or more, `?` for exactly one; `A|B` is either
    of the two, and `### A` one of that level. Capitals count only with `match_case = true`, spaces
    and marks never. The heading of the conclusion (`conclusion = true`) may always come last.

    ## Why
    Readers of an outlet find what they look for where it always stands.

    ## How to fix
    Add, rename or move the heading that the message names. Where an article is made from a note,
    the statements of the note are laid under these headings; a heading that is missing then is one
    for which the note has nothing, and the editor is asked for it.
    """
    headings = [(one.level, one.heading.text) for one in article.sections]
    if context.house.headings.conclusion and article.conclusion:
        headings.append((2, context.locale.labels.get("conclusion", "")))
    found = departure_from(context.house.headings, headings, context.locale)
    if found is not None:
        is_there = found.index < len(headings)
        path = f"sections[{found.index}].heading" if found.index < len(article.sections) else "sections"
        name = headings[found.index][1] if is_there else None
        yield Found(path=path, message=found.message(name), quote=name or "")


def check_page_headings(page: "Page", context: Context) -> Iterator[Found]:
    """Section headings of a page must be those that the house wants, in its order.

    ## What it does
    Compares the headings under the headline, in the main part of the page where it has one, with
    `required` under `[headings]` of the house file:

        required = ["What happened", "*", "What is next|Outlook"]

    `*` stands for any headings or none, `+` for one or more, `?` for exactly one; `A|B` is either
    of the two, and `### A` one of that level. Capitals count only with `match_case = true`, spaces
    and marks never. The heading of the conclusion (`conclusion = true`) may always come last.
    Headings of navigations, asides, and headers and footers of the site are left out.

    ## Why
    Readers of an outlet find what they look for where it always stands.

    ## How to fix
    Add, rename or move the heading that the message names.
    """
    wanted = context.house.headings
    if not wanted.required:
        return
    top = 2 if page.document else wanted.base_level
    has_main = any(one.tag == "main" for one in page.elements)
    headings = [
        one for one in page.headings if one.level >= top and _is_content(page, one, has_main=has_main)
    ]
    names = [(one.level - top + 2, one.name) for one in headings]
    found = departure_from(wanted, names, context.locale)
    if found is None:
        return
    if found.index < len(headings):
        place = headings[found.index]
        yield Found(offset=place.offset, message=found.message(place.name), quote=place.name)
    else:
        last = headings[-1].offset if headings else 0
        yield Found(offset=last, message=found.message(None))


def _is_content(page: "Page", heading: "Heading", *, has_main: bool) -> bool:
    if page.within(heading.element, _ASIDE) >= 0:
        return False
    return not has_main or page.within(heading.element, _MAIN) >= 0


HEADINGS = Rule[Article](
    id="house-headings",
    severity="error",
    scope="article",
    check=check_headings,
    needs="required headings",
    house=House(headings=HouseHeadings(required=("What happened", "*", "What is next|Outlook"))),
    bad=(
        story(section("What happened", "A main burst.")),
        story(section("Repairs", "Crews are at work."), section("Outlook", "Two days.")),
    ),
    good=(
        story(section("What happened", "A main burst."), section("Outlook", "Two days.")),
        story(
            section("What happened", "A main burst."),
            section("Repairs", "Crews are at work."),
            section("What is next", "Two days."),
        ),
    ),
)

PAGE_HEADINGS: "Rule[Page]" = Rule(
    id="page-house-headings",
    severity="error",
    scope="page",
    check=check_page_headings,
    house=House(headings=HouseHeadings(required=("What happened", "*", "### Sources"))),
    bad=(
        "<h2>What happened</h2><p>A main burst.</p>",
        "<h2>Repairs</h2><p>Crews.</p><h3>Sources</h3><p>Police.</p>",
        "<h2>What happened</h2><p>A main burst.</p><h2>Sources</h2><p>Police.</p>",
    ),
    good=(
        "<h2>What happened</h2><p>A main burst.</p><h3>Sources</h3><p>Police.</p>",
        "<h2>What happened</h2><p>A main.</p><h2>Repairs</h2><p>Crews.</p><h3>sources</h3><p>Police.</p>",
    ),
)


def check_metadata(article: Article, context: Context) -> Iterator[Found]:
    """An article must have the metadata that the house wants.

    ## What it does
    Finds each name under `article` of `[metadata]` in the house file that the article has no
    value for: `date`, `place`, `byline`, `slug`, `sources`, `embargo` or `standfirst`.

    ## Why
    The system that takes the article over refuses it, or files it where nobody finds it.

    ## How to fix
    Give the value in the note, or put it into the article.
    """
    for name in context.house.metadata.article:
        place = "standfirst" if name == "standfirst" else f"meta.{name}"
        value = article.standfirst if name == "standfirst" else getattr(article.meta, name)
        if not value or (isinstance(value, str) and is_blank(value)):
            yield Found(path=place, message=f"the house wants {name!r}, and the article has none: add it")


def check_page_metadata(page: "Page", context: Context) -> Iterator[Found]:
    """A page must have the metadata that the house wants.

    ## What it does
    Finds each name under `page` of `[metadata]` in the house file that a whole document has no
    value for: the name or property of a `meta` element such as `author` or `og:image`, the
    relation of a `link` element such as `canonical`, or `json-ld`.

    ## Why
    Search engines, aggregators and previews show what they find there, and something else where
    they find nothing.

    ## How to fix
    Add the element to the head of the page.
    """
    if not context.house.metadata.page:
        return
    given = _given(page)
    for name in context.house.metadata.page:
        if name.lower() not in given:
            yield Found(offset=0, message=f"the house wants {name!r}, and the page has none: add it")


def _given(page: "Page") -> set[str]:
    """Names of what has a value, in lower case."""
    names: set[str] = set()
    for _, one in page.tagged("meta", "link", "script"):
        get = one.attributes.get
        if one.tag == "meta" and not is_blank(get("content", "")):
            names |= {get("name", "").strip().lower(), get("property", "").strip().lower()}
        elif one.tag == "link" and not is_blank(get("href", "")):
            names |= set(get("rel", "").lower().split())
        elif get("type", "").strip().lower() == "application/ld+json":
            names.add("json-ld")
    return names


_DATED = story().model_copy(update={"meta": Meta(date="2026-04-08", byline="Ada Example")})

METADATA = Rule[Article](
    id="house-metadata",
    severity="error",
    scope="article",
    check=check_metadata,
    needs="required metadata",
    house=House(metadata=HouseMetadata(article=("date", "byline"))),
    bad=(story(),),
    good=(_DATED,),
)

PAGE_METADATA: "Rule[Page]" = Rule(
    id="page-house-metadata",
    severity="error",
    scope="page",
    check=check_page_metadata,
    document=True,
    house=House(metadata=HouseMetadata(page=("author", "canonical"))),
    bad=(web_page(), web_page(head='<meta name="author" content=""><link rel="canonical" href="/a">')),
    good=(web_page(head='<meta name="author" content="Ada"><link rel="canonical" href="/a">'),),
)
