"""What a template is given: the article, and everything that can be said about it beforehand."""

import re
from typing import Any

from articlekit.language.locale import Locale, load
from articlekit.language.tags import direction, normalize
from articlekit.model.article import Article
from articlekit.model.house import House
from articlekit.rendering.authorship import authorship
from articlekit.rendering.dates import Dated, read_date
from articlekit.rendering.description import describe, entitle
from articlekit.rendering.metadata import (
    DIGITAL_SOURCE_TYPES,
    PageFacts,
    canonical,
    json_ld,
    link,
    open_graph,
)
from articlekit.rendering.options import RenderOptions
from articlekit.rendering.sections import branches, prefix, printed

__all__ = ["context"]

_TAG = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")


def context(article: Article, options: RenderOptions, *, fragment: bool) -> dict[str, Any]:
    """The variables of a template by name.

    Args:
        article: the article.
        options: how to render it.
        fragment: whether the text goes into a page that others make: heading levels then follow
            the house, and ids are made unique.
    """
    locale = load(article.language)
    print_headline = options.house.headings.headline or not fragment
    marked = _marked(article, options, headline=print_headline)
    return {
        "article": article,
        "house": options.house,
        "trace": options.trace or options.annotated,
        "alternates": tuple((_declared(tag), address) for tag, address in options.alternates),
        "print_headline": print_headline,
        **marked,
        **_text(marked["shown"], locale, options, fragment=fragment),
        **_statements(article, locale, options),
        **_wording(article, locale, options),
        "authorship": authorship(article) if options.annotated else None,
        **_metadata(article, options),
    }


def _marked(article: Article, options: RenderOptions, *, headline: bool) -> dict[str, Any]:
    """The article as it is shown, with its marks in an editor's copy."""
    if not options.annotated:
        return {"annotated": False, "shown": article, "marked_standfirst": None, "elsewhere": ()}
    from articlekit.rendering.annotation import annotate  # which most pages do without

    result = annotate(article, options.annotate, note=options.note, headline=headline)
    return {
        "annotated": True,
        "shown": result.article,
        "marked_standfirst": result.standfirst,
        "elsewhere": result.elsewhere,
    }


def _statements(article: Article, locale: Locale, options: RenderOptions) -> dict[str, Any]:
    """The statements of the note, for an editor's copy to list, and the language that they are in."""
    note = options.note
    proof = options.annotated or (options.trace and options.show_missing)
    listed = note.statements if proof and note else ()
    language = _declared(note.language if note else article.language)
    name = next(iter(locale.meta_labels.get("title", ())), "title")
    return {
        "statements": listed,
        "listed": frozenset(statement.id for statement in listed),
        "shows_origins": options.annotated or bool(listed),
        "statements_language": language,
        "statements_direction": direction(language),
        "title_label": name[:1].upper() + name[1:],
    }


def _text(article: Article, locale: Locale, options: RenderOptions, *, fragment: bool) -> dict[str, Any]:
    headings = options.house.headings
    base_level = headings.base_level if fragment else 2
    id_prefix = prefix(article) if fragment else ""
    return {
        "base_level": base_level,
        "id_prefix": id_prefix,
        "headline": article.headline,
        "standfirst": (article.standfirst or "").strip(),
        "lede": printed(article.lede),
        "sections": branches(article, base_level=base_level, id_prefix=id_prefix),
        "conclusion": printed(article.conclusion),
        "conclusion_heading": locale.labels.get("conclusion") if headings.conclusion else None,
        "missing": article.missing if options.show_missing else (),
    }


def _wording(article: Article, locale: Locale, options: RenderOptions) -> dict[str, Any]:
    """Strings of the page, and the language they are in where it is not the article's."""
    name = article.meta.byline
    return {
        "strings": locale.page,
        "strings_language": None if locale.known else "en",
        "word_space": locale.typography.word_space,
        "label_mark": locale.connectives["label"],
        "byline": locale.page["byline"].replace("{name}", name) if name else None,
        "embargo": _embargo(article, locale) if options.show_missing else None,
        "disclosure": _disclosure(article, locale, options.house),
        "disclosure_language": None if locale.known or options.house.page.disclosure_text else "en",
    }


def _embargo(article: Article, locale: Locale) -> str | None:
    if not article.meta.embargo:
        return None
    until = read_date(article.meta.embargo, article.language if locale.known else "en")
    return locale.page["embargo"].replace("{date}", until.text)


def _disclosure(article: Article, locale: Locale, house: House) -> str | None:
    if not house.page.disclosure:
        return None
    kind = "model" if article.engine == "openai" else article.engine
    return house.page.disclosure_text or locale.page[f"disclosure_{kind}"]


def _metadata(article: Article, options: RenderOptions) -> dict[str, Any]:
    house = options.house
    language = _declared(article.language)
    is_elsewhere = options.surroundings is not None and _primary(options.surroundings) != _primary(language)
    date = read_date(article.meta.date, language) if article.meta.date else Dated("", None)
    facts = PageFacts(language=language, description=describe(article), date=date.machine)
    return {
        "language": language,
        "elsewhere_language": language if is_elsewhere and language != "und" else None,
        "direction": direction(language),
        "date": date,
        "place": article.meta.place,
        "sources": tuple((source, link(source)) for source in article.meta.sources if source.strip()),
        "title": entitle(article, house.page.site_name),
        "description": facts.description,
        "canonical": canonical(article, house),
        "open_graph": open_graph(article, house, facts),
        "json_ld": json_ld(article, house, facts),
        "digital_source_type": DIGITAL_SOURCE_TYPES[article.engine],
    }


def _declared(tag: str) -> str:
    """The tag as HTML takes it; what cannot be a language tag becomes `und`."""
    language = normalize(tag)
    return language if _TAG.fullmatch(language) else "und"


def _primary(tag: str) -> str:
    return normalize(tag).partition("-")[0].lower()
