"""Printing: from an article to its files, one a template."""

from collections.abc import Sequence
from dataclasses import dataclass

from articlekit.app.alternates import alternates
from articlekit.app.batch.order import Edition, Order
from articlekit.app.batch.recipe import Recipe
from articlekit.app.moment import now
from articlekit.model.article import Article
from articlekit.model.note import Note
from articlekit.pipeline import Outcome
from articlekit.rendering import RenderOptions, render

__all__ = ["Printer"]


@dataclass(frozen=True, kw_only=True)
class Printer:
    """Prints the editions of one order."""

    order: Order
    recipe: Recipe
    note: Note
    written: Sequence[tuple[Edition, Article]]
    """All editions that there are: where several were ordered, they name each other."""

    def files(self, edition: Edition, outcome: Outcome) -> tuple[tuple[str, bytes], ...]:
        """Names and contents of the files of an edition.

        Raises:
            TemplateError: a template fails at this article.
        """
        pairs = zip(self.recipe.templates, self.order.suffixes, strict=True)
        return tuple(
            (f"{edition.stem}{suffix}", self._text(outcome, template, suffix).encode(errors="replace"))
            for template, suffix in pairs
        )

    def _text(self, outcome: Outcome, template: str, suffix: str) -> str:
        recipe, several = self.recipe, len(self.order.editions) > 1
        named = [(article, f"{edition.stem}{suffix}") for edition, article in self.written]
        options = RenderOptions(
            house=recipe.house,
            templates=recipe.folder,
            trace=recipe.trace,
            show_missing=recipe.show_missing,
            note=self.note,
            annotate=outcome.annotations if recipe.annotate else (),
            editors_copy=recipe.annotate,
            made=now(),
            alternates=alternates(outcome.article, named) if several else (),
        )
        return render(outcome.article, template=template, options=options)
