"""The documentation page of a rule, made from its docstring and its examples."""

from articlekit.checks.page import Page
from articlekit.checks.parity import Version
from articlekit.checks.rule import Rule
from articlekit.model.article import Article, Paragraph

__all__ = ["document"]


def document(rule: Rule[Article] | Rule[Page] | Rule[Version]) -> str:
    """The documentation of a rule as Markdown."""
    _, _, body = rule.documentation.partition("\n")
    fix = "; `--fix` fixes it where that is safe" if rule.fixable else ""
    where = "whole documents" if rule.document else f"{rule.scope}s"
    parts = [
        f"# {rule.id}",
        rule.summary,
        f"Severity: {rule.severity}. Looks at {where}{fix}.",
        body.strip(),
        *([f"## The note of the examples\n\n```text\n{rule.note.text}\n```"] if rule.note else []),
        *(["## What the examples are held against", *map(_example, rule.versions)] if rule.versions else []),
        "## Found",
        *map(_example, rule.bad),
        "## Not found",
        *map(_example, rule.good),
    ]
    return "\n\n".join(parts) + "\n"


def _example(example: Article | str) -> str:
    if isinstance(example, str):
        return f"```html\n{_cut(example.strip())}\n```"
    lines = [f"# {example.headline.text}", *_texts((*example.lede,))]
    if example.standfirst:
        lines.insert(1, f"*{_cut(example.standfirst)}*")
    for section in example.sections:
        lines += [f"{'#' * section.level} {section.heading.text}", *_texts(section.paragraphs)]
    language = "" if example.language == "en" else f"language: {example.language}\n\n"
    return f"```markdown\n{language}" + "\n\n".join(lines) + "\n```"


def _texts(paragraphs: tuple[Paragraph, ...]) -> list[str]:
    return [_cut(" ".join(sentence.text for sentence in each.sentences)) for each in paragraphs]


def _cut(text: str, limit: int = 600) -> str:
    return text if len(text) <= limit else text[:limit].rstrip() + " […]"
