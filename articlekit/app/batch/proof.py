"""The proof: templates and prompts are tried before anything is begun, and do not fail all night."""

from articlekit.app.batch.recipe import Recipe, suffixes
from articlekit.app.batch.specimen import ARTICLE, FINDING, NOTE
from articlekit.app.engine import PromptTemplates
from articlekit.app.moment import now
from articlekit.drafting.drafter import Brief
from articlekit.rendering import RenderOptions, render
from articlekit.settings import Settings

__all__ = ["prove"]


def prove(recipe: Recipe, settings: Settings) -> None:
    """Print an article that has one of everything with every template, and fill in every prompt.

    A template that fails all the same at some article fails at that one alone.

    Raises:
        TemplateError: a template or prompt is not there, or fails.
        UsageError: a template is named twice.
    """
    suffixes(recipe)
    options = RenderOptions(
        house=recipe.house,
        templates=recipe.folder,
        trace=recipe.trace,
        show_missing=recipe.show_missing,
        note=NOTE,
        annotate=(FINDING,) if recipe.annotate else (),
        editors_copy=recipe.annotate,
        made=now(),
    )
    for template in recipe.templates:
        render(ARTICLE, template=template, options=options)
    if recipe.engine == "openai":
        _prove_prompts(recipe, settings)


def _prove_prompts(recipe: Recipe, settings: Settings) -> None:
    """Fill in the prompts for an article, its repair, its judge, and for a single sentence."""
    from articlekit.drafting.openai.prompting import (
        request_for,
        request_for_part,
        request_to_judge,
        request_to_repair,
    )

    prompts = PromptTemplates(settings.templates)
    text = "No one was injured."
    faulty = {"id": "n1", "kind": "sentence", "sources": ["s2"], "text": text, "faults": [FINDING.message]}
    for language in (NOTE.language, "fr"):
        brief = Brief(note=NOTE, language=language, house=recipe.house, previous=ARTICLE, findings=(FINDING,))
        request_for(NOTE.statements, brief, prompts, outline="s1 s2")
        request_to_repair([faulty], brief, prompts)
        request_to_judge([{"id": "n1", "text": text}], brief, prompts)
        for kind in ("headline", "heading", "sentence"):
            request_for_part(kind, text, brief, prompts)
