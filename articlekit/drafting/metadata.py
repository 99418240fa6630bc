"""Metadata: what an outlet wants told of an article, without invention, and the record of who wrote it."""

import re
from collections.abc import Iterable, Iterator
from pathlib import PurePath

from articlekit import __version__
from articlekit.drafting.drafter import Brief
from articlekit.drafting.extractive.cutting import forms
from articlekit.drafting.extractive.wording import capitalize, finish, shortened
from articlekit.language.doc import Doc
from articlekit.language.facts import dates
from articlekit.language.letters import slugify
from articlekit.language.locale import Locale, fold, load
from articlekit.language.phrases import is_banned
from articlekit.language.words import content, jaccard
from articlekit.model.article import Article, Missing, Paragraph, Question, Sentence, headings, sentences
from articlekit.model.house import House
from articlekit.model.note import Meta, Note
from articlekit.model.provenance import BY_NOTE, Origins, Provenance

__all__ = ["attributed", "completed", "recorded", "recorded_of_model"]

_FOR_PAGE = {
    "author": "byline",
    "article:published_time": "date",
    "canonical": "slug",
    "og:url": "slug",
}
"""What names of a page's metadata are made from."""
_QUESTIONS: dict[str, tuple[Question, ...]] = {
    "date": ("year", "when"),
    "place": ("where",),
    "byline": ("byline",),
    "sources": ("sources",),
    "slug": ("slug",),
    "embargo": ("embargo",),
}
"""The question for what is missing, and another one that asks for it, too."""
_FULL_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_SUFFIX = re.compile(r"\.(txt|md|html?|json|jsonl)(?=[#.]|$)")
_LONGEST_SLUG = 80
_WORTH = {"whole": 1.0, "bracket": 0.95, "said": 0.9, "opening": 0.85}
_SHORTER = 0.7
"""What ways of cutting a sentence leave of it, from 0 to 1."""
_LATER = 0.1
"""What each further sentence of the lede is worth less as a standfirst."""


def completed(article: Article, house: House, *, note: Note | None = None) -> Article:
    """The article with the metadata that its house wants, as far as article and note have it.

    The slug is made from the headline, or else from the name of the note; the standfirst is a clause
    of the lede; the date is that under a label for it, of the title, or of the first statement, where
    that is a full one. What is missing then is asked for.

    Args:
        article: the article.
        house: what it wants.
        note: the note, where there is one that can be asked about.
    """
    wanted = {*house.metadata.article, *(_FOR_PAGE.get(each.lower(), "") for each in house.metadata.page)}
    if not wanted:
        return article
    meta = article.meta
    if "slug" in wanted and not meta.slug:
        meta = meta.model_copy(update={"slug": _slug(article)})
    if "date" in wanted and not meta.date and note is not None:
        meta = meta.model_copy(update={"date": _date(note)})
    changes: dict[str, object] = {"meta": meta} if meta != article.meta else {}
    if "standfirst" in wanted and not article.standfirst:
        changes["standfirst"] = _standfirst(article, house)
    questions = tuple(_questions(article, meta, wanted)) if note is not None else ()
    if questions:
        changes["missing"] = (*article.missing, *questions)
    return article.model_copy(update=changes) if changes else article


def _questions(article: Article, meta: Meta, wanted: set[str]) -> Iterator[Missing]:
    locale = load(article.language)
    about = {each.about for each in article.missing}
    for name, questions in _QUESTIONS.items():
        if name in wanted and not getattr(meta, name) and about.isdisjoint(questions):
            yield Missing(about=questions[0], question=locale.questions[questions[0]])


def _slug(article: Article) -> str | None:
    headline = article.headline.text
    slug = slugify(headline)
    if 2 * sum(map(str.isalpha, slug)) < sum(map(str.isalpha, headline)):  # a headline in another script
        slug = slugify(_SUFFIX.sub("", PurePath(article.note).name))
    if len(slug) > _LONGEST_SLUG:
        slug = slug[: slug.rfind("-", 0, _LONGEST_SLUG + 1)] if "-" in slug[:_LONGEST_SLUG] else slug
    return slug or None


def _date(note: Note) -> str | None:
    """The only full date of the first place that has one."""
    locales = (load(note.language), load("en"))
    labels = {fold(label) for locale in locales for label in locale.meta_labels.get("date", ())}
    labelled = [each.text for each in note.statements if fold(each.label or "").strip() in labels]
    first = [each.text for each in note.statements[:1]]
    for text in (*labelled, note.title or "", *first):
        found = {fact.value for fact in dates(text, note.language) if _FULL_DATE.fullmatch(fact.value)}
        if len(found) == 1:
            return found.pop()
    return None


def _standfirst(article: Article, house: House) -> str | None:
    """The clause of the lede that tells most beside the headline, and is none of the banned ones."""
    locale = load(article.language)
    limit = house.limits.standfirst or locale.limits.standfirst
    sentences = [sentence.text for paragraph in article.lede for sentence in paragraph.sentences]
    if not sentences:
        return None
    told = content(article.headline.text, article.language)
    offers = [
        (worth - _LATER * place - jaccard(content(form, article.language), told), -place, form)
        for place, sentence in enumerate(sentences)
        for form, worth in _forms(sentence, locale, limit)
        if not is_banned(form, house.phrases, locale)
    ]
    best = max(offers, default=None)
    return finish(best[2] if best else shortened(sentences[0], locale, limit=limit - 1), locale)


def _forms(sentence: str, locale: Locale, limit: int) -> Iterator[tuple[str, float]]:
    """The whole clauses of a sentence that are short enough, with how much of it each tells, from 0 to 1."""
    longest = limit - len(locale.typography.sentence_end)
    for form, how in forms(Doc(sentence, locale.tag)):
        if len(form) <= longest:
            yield capitalize(form.text, locale), _WORTH.get(how, _SHORTER)


_CREATED_BY = f"articlekit {__version__}"


def recorded(article: Article) -> Article:
    """An article that no model was asked for, with its record."""
    count = sum(1 for _ in _all(article))
    origins = Origins(note=count)
    provenance = Provenance(engine=article.engine, created_by=_CREATED_BY, sentences=origins)
    return article.model_copy(update={"provenance": provenance})


def recorded_of_model(article: Article, brief: Brief, *, attempts: int, replaced: int, cut: int) -> Article:
    """An article that a model was asked for, with its record; every sentence says who wrote it.

    Args:
        article: the article, in which what is not marked as the note's own is the model's.
        brief: the order, whose budget says what was used.
        attempts: how many drafts there were.
        replaced: what the model wrote that the note's words took the place of.
        cut: what the model wrote that was left out.
    """
    account = brief.budget
    article = attributed(article, model=account.model or article.engine)
    authors = [sentence.by for sentence in _all(article)]
    cited = {source for _, sentence in sentences(article) for source in sentence.sources}
    provenance = Provenance(
        engine="openai",
        model=account.model,
        server=account.server,
        attempts=attempts,
        requests=account.requests,
        cached=account.cached,
        prompt_tokens=account.prompt_tokens,
        completion_tokens=account.completion_tokens,
        estimated=account.estimated,
        cost_usd=None if account.cost is None else round(account.cost, 6),
        seconds=round(account.seconds, 3),
        created_by=_CREATED_BY,
        sentences=Origins(
            model=len(authors) - authors.count(BY_NOTE),
            note=authors.count(BY_NOTE),
            replaced=replaced,
            cut=cut,
            left_out=sum(each.id not in cited for each in brief.note.statements),
        ),
    )
    return article.model_copy(update={"provenance": provenance})


def attributed(article: Article, *, model: str) -> Article:
    """The article with a name behind every sentence and heading that has none yet.

    Args:
        article: the article.
        model: who wrote what is not marked; in an article of another engine it is the note itself.
    """
    name = model if article.engine == "openai" else BY_NOTE
    return article.model_copy(
        update={
            "headline": _signed(article.headline, name),
            "lede": _paragraphs(article.lede, name),
            "sections": tuple(
                section.model_copy(
                    update={
                        "heading": _signed(section.heading, name),
                        "paragraphs": _paragraphs(section.paragraphs, name),
                    }
                )
                for section in article.sections
            ),
            "conclusion": _paragraphs(article.conclusion, name),
        }
    )


def _paragraphs(paragraphs: Iterable[Paragraph], name: str) -> tuple[Paragraph, ...]:
    return tuple(
        each.model_copy(update={"sentences": tuple(_signed(sentence, name) for sentence in each.sentences)})
        for each in paragraphs
    )


def _signed(sentence: Sentence, name: str) -> Sentence:
    return sentence if sentence.by else sentence.model_copy(update={"by": name})


def _all(article: Article) -> Iterable[Sentence]:
    """Headline, headings and sentences."""
    yield from (heading for _, _, heading in headings(article))
    yield from (sentence for _, sentence in sentences(article))
