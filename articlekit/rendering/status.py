"""The status of an article: who wrote it, its version, embargo and approval, and front matter that has it."""

import json
from dataclasses import dataclass
from typing import Any, Literal

from markupsafe import Markup

from articlekit.model.approval import standing_review
from articlekit.model.article import Article, Engine
from articlekit.rendering.dates import end_of_embargo
from articlekit.rendering.escaping import one_line

__all__ = ["IPTC", "SCHEMA_ORG", "Standing", "authorship", "front_matter", "standing"]

_CODES = "http://cv.iptc.org/newscodes/digitalsourcetype/"

IPTC: dict[Engine, str] = {
    # "Algorithmically-altered media: modification or correction by algorithm without changing the main
    # content of the media, initiated or configured by a human". The words are those of whoever wrote the
    # note; the program orders and cuts them, or puts headings back. "Pure algorithmic media" (created
    # purely by an algorithm, as from a formula) and "Data-driven media" (a representation of data) would
    # say that nobody had written the sentences, "Human-edited media" that a person had ordered them.
    "extractive": _CODES + "algorithmicallyEnhanced",
    "structure": _CODES + "algorithmicallyEnhanced",
    # "Created using Generative AI": the wording is the model's, also where the facts are the note's. It
    # stands for an article of which some sentences are the note's own too: "Edited using Generative AI"
    # or "Composite including generative AI elements" would tell readers less than what was done.
    "openai": _CODES + "trainedAlgorithmicMedia",
}
"""NewsCodes, version of 2024-10-23 (http://cv.iptc.org/newscodes/digitalsourcetype/)."""

SCHEMA_ORG: dict[Engine, str] = {
    "extractive": "https://schema.org/AlgorithmicallyEnhancedDigitalSource",
    "structure": "https://schema.org/AlgorithmicallyEnhancedDigitalSource",
    "openai": "https://schema.org/TrainedAlgorithmicMediaDigitalSource",
}
"""The same terms as members of https://schema.org/IPTCDigitalSourceEnumeration, which is what the property
`digitalSourceType` of schema.org expects."""


def authorship(article: Article) -> str | None:
    """How many sentences a model wrote and what became of the others, in English as findings are.

    `None` where no model was asked, or nobody has kept a record.
    """
    record = article.provenance
    if record is None or record.model is None:
        return None
    count = record.sentences
    server = f" at {record.server}" if record.server else ""
    told = [
        f"{count.model} by the model",
        f"{count.note} in the wording of the notes",
        f"{count.replaced} replaced",
        f"{count.cut} cut",
        f"{count.left_out} statements left out",
    ]
    return f"Model: {record.model}{server}. Headings and sentences: {', '.join(told)}."


@dataclass(frozen=True, kw_only=True)
class Standing:
    """What a desk wants to know before it publishes an article."""

    status: Literal["usable", "withheld"]
    """`usable` once a person has approved the text, and its embargo, if it has one, can be read; these
    are the IPTC's words."""
    embargo: str | None
    """RFC 3339 moment before which it is not to be published."""
    version: int | None
    correction: str | None
    reviewed_by: str | None
    reviewed_at: str | None
    """ISO 8601 date or date-time."""

    @property
    def attributes(self) -> tuple[tuple[str, str], ...]:
        """What is known, as attributes of an HTML element: nothing of an article without all this."""
        pairs = (
            ("data-version", str(self.version) if self.version else None),
            ("data-embargo", self.embargo),
            ("data-status", self.status if self.reviewed_by else None),
            ("data-reviewed-by", self.reviewed_by),
            ("data-reviewed-at", self.reviewed_at),
        )
        return tuple((name, value) for name, value in pairs if value)


def standing(article: Article) -> Standing:
    """Where an article stands; a review of a text that has changed since does not count."""
    review = standing_review(article)
    meta = article.meta
    embargo = end_of_embargo(meta.embargo)
    return Standing(
        status="usable" if review and (embargo or not meta.embargo) else "withheld",
        embargo=embargo,
        version=meta.version,
        correction=one_line(meta.correction or "") or None,
        reviewed_by=one_line(review.by) if review else None,
        reviewed_at=one_line(review.at or "") or None if review else None,
    )


def front_matter(article: Article, stands: Standing) -> Markup:
    """What is known about an article, between two lines of three hyphens.

    An article without embargo, version, change or review has none, as Markdown mostly has none.
    Values are JSON strings, which YAML reads likewise.
    """
    meta = article.meta
    desk: dict[str, Any] = {
        "modified": meta.modified,
        "embargo": meta.embargo,
        "version": meta.version,
        "correction": stands.correction,
        "reviewed_by": stands.reviewed_by,
        "reviewed_at": stands.reviewed_at,
    }
    if not any(desk.values()):
        return Markup()
    known = {
        "title": article.headline.text,
        "language": article.language,
        "date": meta.date,
        "place": meta.place,
        "byline": meta.byline,
        "slug": meta.slug,
        "sources": list(meta.sources),
        **desk,
        "digital_source_type": IPTC[article.engine],
    }
    lines = [f"{key}: {_yaml(value)}" for key, value in known.items() if value]
    return Markup("\n".join(("---", *lines, "---", "", "")))  # noqa: S704 - JSON strings, one a line


def _yaml(value: Any) -> str:
    tidy = [one_line(each) for each in value] if isinstance(value, list) else value
    return json.dumps(one_line(tidy) if isinstance(tidy, str) else tidy, ensure_ascii=False)
