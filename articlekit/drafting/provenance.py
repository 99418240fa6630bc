"""The record of an article: who wrote each sentence, how many tries it took, and what it cost."""

from collections.abc import Iterable

from articlekit import __version__
from articlekit.drafting.drafter import Brief
from articlekit.model.article import Article, Paragraph, Sentence, headings, sentences
from articlekit.model.provenance import BY_NOTE, Origins, Provenance

__all__ = ["attributed", "recorded", "recorded_of_model"]

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
