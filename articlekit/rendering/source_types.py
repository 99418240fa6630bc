"""How a text came about, in the words of the IPTC and of schema.org."""

from articlekit.model.article import Engine

__all__ = ["IPTC", "SCHEMA_ORG"]

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
