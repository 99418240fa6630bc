"""Names by the shape of a word alone: capitals inside it, and acronyms in compounds."""

import re
from collections.abc import Iterator

from articlekit.language.facts.vocabulary import vocabulary

__all__ = ["shaped_names"]

_Span = tuple[int, int]

# Shorter words, and what stands behind a number, are units: kWh, 120 mmHg.
_MIXED = re.compile(
    r"(?<![\w.#@/:-])(?<!\d[ \u00a0])(?=[A-Za-zÀ-ÿ]{0,30}[a-zß-ÿ][A-Z]|[A-Z]{2,12}[a-zß-ÿ]{2})"
    r"[A-Za-zÀ-ÿ]{4,40}+(?![\w@/:]|\.\w)"
)
_INNER_CAPITAL = re.compile(r"[A-Za-zß-ÿÀ-ÖØ-Þ][A-ZÄÖÜ]")
_COMPOUND = re.compile(r"(?<![\w.#@/:-])[A-ZÄÖÜ]{2,12}(?=-[^\W\d])|(?<=[^\W\d]-)[A-ZÄÖÜ]{2,12}(?![\w-])")


def shaped_names(text: str, span: _Span, language: str) -> Iterator[_Span]:
    """The spans of words that nothing but a name looks like, wherever they stand.

    These are words with a capital behind a small letter (OpenSSL, YouTube), in any language, and the
    acronyms that are one side of a compound (ÖPNV-Störung). Endings that are written with a capital,
    as in the German "BürgerInnen", come from the data file of the language.

    Args:
        text: the text.
        span: the sentence to look at.
        language: its BCP 47 tag.
    """
    if not _INNER_CAPITAL.search(text, *span):
        return
    endings = tuple(vocabulary(language).value("names", "capital_endings") or ())
    for pattern in (_MIXED, _COMPOUND):
        for match in pattern.finditer(text, *span):
            ordinary = match[0].endswith(endings) and not match[0].isupper()
            if not ordinary:
                yield match.span()
