"""Protected spans: what stands in a text and is not prose, so that nothing is set or changed in it."""

import re

__all__ = ["HAN_KANA", "protected_spans"]

HAN_KANA = "\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
"""Ranges of Chinese characters and kana, for use in a class of a pattern."""

_CODE = re.compile(r"`[^`\n]*`")
_TOKEN = re.compile(rf"[^\s{HAN_KANA}、。，；：！？「」『』（）《》]+")
_EDGES = "«»“”„‚‘’\"'()[]{}<>,.;:!?…،؛؟¿¡—–-"
_ADDRESS = re.compile(r"://|@|\\|/|^www\.")
_CODELIKE = re.compile(r"[\d_=#{}<>|~^]|[^\W\d_]\.[^\W\d_]|::")


def protected_spans(text: str) -> list[tuple[int, int]]:
    """The spans that are not prose, in order and apart: addresses, code, numbers, identifiers."""
    spans = [match.span() for match in _CODE.finditer(text)]
    for match in _TOKEN.finditer(text):
        token = match[0]
        if _ADDRESS.search(token):
            spans.append(match.span())
        elif _CODELIKE.search(token):
            core = token.strip(_EDGES)
            start = match.start() + token.find(core)
            spans.append((start, start + len(core)))
    result: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if result and start < result[-1][1]:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        elif start < end:
            result.append((start, end))
    return result
