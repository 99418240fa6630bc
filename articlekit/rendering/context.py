"""What a template is given: the article, and everything that can be said about it beforehand."""

import re
from typing import Any

from articlekit.language.locale import Locale, load
from articlekit.language.tags import direction, normalize
from articlekit.model.article import Article
from articlekit.model.house import House
from articlekit.model.note import Aside
from articlekit.rendering.dates import Dated, read_date
from articlekit.rendering.escaping import one_line
from articlekit.rendering.formats import RenderOptions
from articlekit.rendering.metadata import PageFacts, canonical, describe, entitle, json_ld, link, open_graph
from articlekit.rendering.news_item import IPTC, Standing, authorship, front_matter, news_item, standing
from articlekit.rendering.sections import branches, prefix, printed

__all__ = ["context"]

_BESIDE = " · "
"""What stands between place and date where a format has no other way to tell them apart."""
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
    stands = standing(article)
    return {
        "article": article,
        "house": options.house,
        "trace": options.trace or options.annotated,
        "alternates": tuple((_declared(tag), address) for tag, address in options.alternates),
        "print_headline": print_headline,
        **marked,
        **_text(marked["shown"], locale, options, fragment=fragment),
        **_statements(article, locale, options),
        **wording(article, locale, stands, options),
        "standing": stands,
        "item": news_item(article, stands, options),
        "authorship": authorship(article) if options.annotated else None,
        **_metadata(article, stands, options),
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
    standfirst = article.standfirst or ""
    base_level = headings.base_level if fragment else 2
    id_prefix = prefix(article) if fragment else ""
    return {
        "base_level": base_level,
        "id_prefix": id_prefix,
        "headline": article.headline,
        "standfirst": standfirst.strip(" \t\r\n") if standfirst.strip() else "",
        "lede": printed(article.lede),
        "sections": branches(article, base_level=base_level, id_prefix=id_prefix),
        "conclusion": printed(article.conclusion),
        "conclusion_heading": locale.labels.get("conclusion") if headings.conclusion else None,
        "missing": article.missing if options.show_missing else (),
        "set_aside": _set_aside(article) if options.show_missing or options.annotated else (),
    }


def _set_aside(article: Article) -> tuple[Aside, ...]:
    """What of the note is no news, for the editor's eye; marks and what is printed as data are left out."""
    told = (each for each in article.asides if each.kind != "metadata")
    return tuple(each for each in told if any(map(str.isalnum, each.text)))


def _metadata(article: Article, stands: Standing, options: RenderOptions) -> dict[str, Any]:
    meta, house = article.meta, options.house
    language = _declared(article.language)
    is_elsewhere = options.surroundings is not None and _primary(options.surroundings) != _primary(language)
    date = read_date(meta.date, language) if meta.date else Dated("", None)
    facts = PageFacts(
        language=language,
        description=describe(article),
        date=date.machine,
        modified=read_date(meta.modified, language).machine if meta.modified else None,
        alternates=options.alternates,
        note_language=_declared(options.note.language) if options.note else None,
    )
    return {
        "language": language,
        "elsewhere_language": language if is_elsewhere and language != "und" else None,
        "direction": direction(language),
        "date": date,
        "place": meta.place,
        "beside": _BESIDE,
        "where_and_when": article.dateline.text if article.dateline else "",
        "dateline": article.dateline.text
        if article.dateline
        else _BESIDE.join(filter(None, (meta.place, date.text))),
        "byline_address": link(meta.byline_url or ""),
        "sources": tuple((source, link(source)) for source in meta.sources if source.strip()),
        "title": entitle(article, house.page.site_name),
        "description": facts.description,
        "canonical": None if options.alternates else canonical(article, house),
        "open_graph": open_graph(article, house, facts),
        "json_ld": json_ld(article, house, facts, stands=stands),
        "digital_source_type": IPTC[article.engine],
        "front_matter": front_matter(article, stands),
    }


def _declared(tag: str) -> str:
    """The tag as HTML takes it; what cannot be a language tag becomes `und`."""
    language = normalize(tag)
    return language if _TAG.fullmatch(language) else "und"


def _primary(tag: str) -> str:
    return normalize(tag).partition("-")[0].lower()


def wording(article: Article, locale: Locale, stands: Standing, options: RenderOptions) -> dict[str, Any]:
    """Strings of the page, and the language they are in where it is not the article's.

    `desk` is what the desk that receives the article should know before it publishes it.
    """
    name = article.meta.byline
    house = options.house
    embargo, review = _embargo(article, locale), _reviewed(article, locale, stands)
    return {
        "strings": locale.page,
        "strings_language": None if locale.known else "en",
        "word_space": locale.typography.word_space,
        "label_mark": locale.connectives["label"],
        "byline": locale.page["byline"].replace("{name}", name) if name else None,
        "embargo": embargo if options.show_missing else None,
        "disclosure": _disclosure(article, locale, house),
        "disclosure_language": None if locale.known or house.page.disclosure_text else "en",
        "correction": _correction(locale, stands),
        "reviewed": review if house.page.review else None,
        "review_line": review,
        "desk": tuple(one_line(line) for line in (embargo, _correction(locale, stands), review) if line),
    }


def _embargo(article: Article, locale: Locale) -> str | None:
    if not article.meta.embargo:
        return None
    until = read_date(article.meta.embargo, _language(article, locale))
    return locale.page["embargo"].replace("{date}", until.text)


def _disclosure(article: Article, locale: Locale, house: House) -> str | None:
    if not house.page.disclosure:
        return None
    if article.engine == "structure" and not any(section.heading.sources for section in article.sections):
        return house.page.disclosure_text or None  # it would say that headings were put where they stood
    kind = "model" if article.engine == "openai" else article.engine
    return house.page.disclosure_text or locale.page[f"disclosure_{kind}"]


def _correction(locale: Locale, stands: Standing) -> str | None:
    """What this version corrects, on one line with its label."""
    if not stands.correction:
        return None
    return locale.page["correction"] + locale.connectives["label"] + stands.correction


def _reviewed(article: Article, locale: Locale, stands: Standing) -> str | None:
    """Who has approved the text, and on which day: the hour is for machines."""
    if not stands.reviewed_by:
        return None
    day = read_date((stands.reviewed_at or "")[: len("2026-03-04")], _language(article, locale))
    line = locale.page["reviewed_on" if day.machine else "reviewed"]
    return line.replace("{date}", day.text).replace("{name}", stands.reviewed_by)


def _language(article: Article, locale: Locale) -> str:
    return article.language if locale.known else "en"
