"""Naming: the headings that a note lists for its article stand over what the plan has under them.

A model is told to use them, and small models put it in other words all the same, or add headings.
"""

from articlekit.drafting.openai.plan import Plan, own_heading
from articlekit.language.keys import heading_key
from articlekit.model.article import Article, Paragraph, Section, Sentence

__all__ = ["named"]


def named(article: Article, plan: Plan) -> Article:
    """The article under the headings of the note's outline, in their order.

    A heading of the model that says the same stays; others give way to the note's, marked as its
    own. What stands under two headings for one of the note's is put together, and what belongs
    under none of them goes with what stands before it.

    Args:
        article: the article of the model, in the language of the note.
        plan: the plan, whose sections have the headings of the outline.
    """
    order = [heading_key(section.heading.text) for section in plan.article.sections]
    lede = article.lede
    sections: dict[str, Section] = {}
    last: str | None = None
    for section in article.sections:
        own = own_heading(plan, section.paragraphs)
        last = heading_key(own.text) if own is not None else last
        if last is None:
            lede += section.paragraphs
        elif last in sections:
            sections[last] = _longer(sections[last], section.paragraphs)
        else:
            heading = _heading(section.heading, own or section.heading)
            sections[last] = section.model_copy(update={"heading": heading, "level": 2})
    ordered = sorted(sections, key=order.index)
    return article.model_copy(update={"lede": lede, "sections": tuple(sections[each] for each in ordered)})


def _longer(section: Section, paragraphs: tuple[Paragraph, ...]) -> Section:
    return section.model_copy(update={"paragraphs": section.paragraphs + paragraphs})


def _heading(written: Sentence, own: Sentence) -> Sentence:
    """The heading as the model has written it where that is the note's, capitals included."""
    same = heading_key(written.text, match_case=True) == heading_key(own.text, match_case=True)
    return written if same else own
