"""The sections of an article as the tree that its headings make."""

import re
import zlib
from dataclasses import dataclass, field

from articlekit.model.article import Article, Paragraph, Section, Sentence

__all__ = ["Branch", "branches", "prefix", "printed"]

_DEEPEST = 6


@dataclass
class Branch:
    """A section as a template prints it, with the sections under it."""

    id: str
    level: int
    """Level of its heading in the output, 2 to 6."""
    heading: Sentence
    paragraphs: tuple[Paragraph, ...]
    sections: "list[Branch]" = field(default_factory=list)


def branches(article: Article, *, base_level: int, id_prefix: str) -> list[Branch]:
    """The sections, those of a deeper level under the one before them.

    A heading is one level below the one it stands under, even where the article skips a level, so
    that the output never does; below h6 HTML has no further levels.
    """
    roots: list[Branch] = []
    open_branches: list[tuple[int, Branch]] = []
    for number, section in enumerate(article.sections, start=1):
        while open_branches and open_branches[-1][0] >= section.level:
            open_branches.pop()
        level = min(base_level + len(open_branches), _DEEPEST)
        branch = _branch(section, level, f"{id_prefix}section-{number}")
        (open_branches[-1][1].sections if open_branches else roots).append(branch)
        if level < _DEEPEST:
            open_branches.append((section.level, branch))
    return roots


def _branch(section: Section, level: int, name: str) -> Branch:
    return Branch(id=name, level=level, heading=section.heading, paragraphs=printed(section.paragraphs))


def printed(paragraphs: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    """The paragraphs without sentences that are blank, and without those that are left empty."""
    kept = []
    for paragraph in paragraphs:
        sentences = tuple(sentence for sentence in paragraph.sentences if sentence.text.strip())
        if len(sentences) == len(paragraph.sentences) > 0:
            kept.append(paragraph)
        elif sentences:
            kept.append(paragraph.model_copy(update={"sentences": sentences}))
    return tuple(kept)


def prefix(article: Article) -> str:
    """What the ids of a fragment begin with, so that two fragments on one page do not clash.

    It is made of the slug or the note's id in ASCII letters, digits and hyphens, for the sake of
    style sheets and scripts, and of a checksum where that leaves nothing to tell them apart.
    """
    name = article.meta.slug or article.note or article.headline.text
    plain = re.sub(r"[^A-Za-z0-9]+", "-", name).strip("-").lower()[:60].strip("-")
    if not plain or not name.isascii():
        plain = f"{plain}-{zlib.crc32(name.encode('utf-8', 'replace')):08x}".strip("-")
    return f"{plain}-" if plain[0].isalpha() else f"a-{plain}-"
