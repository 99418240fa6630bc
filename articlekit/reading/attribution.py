"""Attribution: the line under a quotation that says whose words it is."""

import re

from articlekit.language.sentences import Span
from articlekit.reading.progress import Progress

__all__ = ["attribute"]

_QUOTED = re.compile(r"\s*[«„“”\"「『»].+[»“”\"」』«][.!?。]?\s*", re.DOTALL)
_LONGEST = 100


def attribute(progress: Progress, first: int, last_line: Span) -> None:
    """Make the last line of a block the speaker of the quotation that it stands under.

    Args:
        progress: the note as far as it is read.
        first: index of the block's first statement.
        last_line: the place of the block's last line.
    """
    if len(progress.statements) - first != 2:
        return
    quotation, name = progress.statements[first:]
    below = name.start >= last_line.start > quotation.start
    plain = len(name.text) <= _LONGEST and not re.search(r"[.!?。！？:：]\s*$|\d", name.text)
    if below and plain and name.kind == "sentence" and _QUOTED.fullmatch(quotation.text):
        speaker = name.text.lstrip("—–-― ").rstrip(",، ")
        progress.statements[first:] = [
            quotation.model_copy(update={"label": speaker, "kind": "field", "end": name.end})
        ]
