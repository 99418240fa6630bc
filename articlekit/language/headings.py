"""When two headings are the same one, however they are set."""

import unicodedata

from articlekit.language.letters import fold

__all__ = ["heading_key"]


def heading_key(text: str, *, match_case: bool = False) -> str:
    """A heading in the form in which headings are compared: its words.

    White space and marks do not count, as every language sets them in its own way, nor do capitals
    unless they are to count. Of a heading without words the marks are left.
    """
    folded = fold(text)
    if match_case:  # what folding makes the same stays so, in the case that it has
        pairs = zip(text, folded, strict=True)
        folded = "".join(new if old.lower() != new else old for old, new in pairs)
    words = "".join(" " if unicodedata.category(each)[0] in "PZC" else each for each in folded)
    return " ".join(words.split()) or " ".join(folded.split())
