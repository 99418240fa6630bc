"""Translations: the half of a bilingual note that says in another language what the other half says."""

import re

from articlekit.language.detect import detect
from articlekit.language.sentences import Span
from articlekit.language.tags import primary
from articlekit.reading.zones.survey import Survey, words_in

__all__ = ["translations"]

_FIGURE = re.compile(r"\d+")
_LONG = 12
"""Words from which the language of a paragraph can be told."""
_SHARED = 0.6
"""Share of its figures that a translation has in common with the other half."""


def translations(survey: Survey) -> None:
    """Set aside the paragraphs in another language that repeat the figures of those in the note's own."""
    paragraphs = [
        each for each in _paragraphs(survey) if words_in(survey.text[each.start : each.end]) >= _LONG
    ]
    if len(paragraphs) < 2:
        return
    if not any(_repeats(survey, each, paragraphs) for each in paragraphs):
        return  # telling languages takes longer than all else here
    tags = [primary(detect(survey.text[each.start : each.end]).language) for each in paragraphs]
    own = primary(survey.locale.tag)
    if own not in tags or len(set(tags)) != 2:
        return
    said = _figures(survey, [each for each, tag in zip(paragraphs, tags, strict=True) if tag == own])
    for paragraph, tag in zip(paragraphs, tags, strict=True):
        figures = _figures(survey, [paragraph])
        if tag != own and figures and len(figures & said) >= _SHARED * len(figures):
            survey.take("translation", *paragraph, f"says in {tag} what the note says in {own}")


def _repeats(survey: Survey, paragraph: Span, paragraphs: list[Span]) -> bool:
    """Whether a paragraph has figures, most of which others have as well."""
    figures = _figures(survey, [paragraph])
    others = _figures(survey, [each for each in paragraphs if each != paragraph]) if figures else set()
    return bool(figures) and len(figures & others) >= _SHARED * len(figures)


def _paragraphs(survey: Survey) -> list[Span]:
    found: list[Span] = []
    for line in survey.lines():
        if found and survey.text.count("\n", found[-1].end, line.start) == 1:
            found[-1] = Span(found[-1].start, line.end)
        else:
            found.append(line)
    return found


def _figures(survey: Survey, spans: list[Span]) -> set[str]:
    return {figure for span in spans for figure in _FIGURE.findall(survey.text, *span)}
