"""Origin: who wrote an article, for editors and in the terms of the IPTC."""

from articlekit.model.article import Article, Engine

__all__ = ["IPTC", "SCHEMA_ORG", "authorship"]

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
