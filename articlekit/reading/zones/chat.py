"""Chat: the lines that a chat program writes itself, around and among the messages."""

import re

from articlekit.language.sentences import Span
from articlekit.reading.series import is_chat, named
from articlekit.reading.stamps import stamp, whole
from articlekit.reading.zones.survey import Survey, words_in
from articlekit.reading.zones.trim import EMOJI

__all__ = ["chat"]

_MOST_ABOVE, _LONGEST = 5, 12
"""Lines that an export may have above the first message, and words of one that a program writes."""
_ATTACHED = re.compile(r"[\[<(（【][^\[\]<>(（）)【】\n]{1,40}[\])>）】]")
"""What stands for a picture, a sticker or a voice message."""
_REACTIONS = re.compile(rf"(?:{EMOJI}[ ]*\d{{0,3}}[ ]*)+")
_STROKES = " -–—─━=*~"


def chat(survey: Survey) -> None:
    """Set aside what a saved chat has above its messages, and the notices between them.

    A line with a time and nobody who speaks, among lines that have both, is the program's own: who came,
    who left, what was deleted.
    """
    lines = survey.lines()
    read = [(line, _message(survey, line)) for line in lines]
    messages = [survey.text[said.start : said.end] for _, said in read if said is not None]
    if not is_chat(messages):
        return
    names = {name[0] for name in map(named, messages) if name is not None}
    first = next(number for number, (_, said) in enumerate(read) if said is not None)
    for line, _ in read[: first if first <= _MOST_ABOVE else 0]:
        if _heads(survey, line, names):
            saved = survey.within("channel", *line) is not None
            survey.take("chatter" if saved else "envelope", *line, "name of the chat, or how it was saved")
    for line, said in read[first:]:
        if _REACTIONS.fullmatch(survey.text, *line):
            survey.take("chatter", *line, "what others thought of a message")
        elif _is_notice(survey, said or line, names):
            survey.take("chatter", *line, "line of the chat program")


def _message(survey: Survey, line: Span) -> Span | None:
    """What stands behind the time that a line begins with; None where it begins with none."""
    start = survey.first_word(line)
    time = stamp(survey.text[start : line.end], survey.locale.tag)
    return Span(start + time.value, line.end) if time is not None and time.clock else None


def _heads(survey: Survey, line: Span, names: set[str]) -> bool:
    """Whether a line above the messages is none of news, and no day that holds for them."""
    words = survey.text[line.start : line.end]
    if words_in(words) > _LONGEST or whole(words.strip(_STROKES), survey.locale.tag) is not None:
        return False
    program = words.startswith(("#", *names)) or survey.within("channel", *line) is not None
    event = survey.locale.pattern("cues", "what").search(survey.folded, *line)
    return program or (event is None and survey.within("decisions", *line) is None)


def _is_notice(survey: Survey, said: Span, names: set[str]) -> bool:
    """Whether the words of a line are the program's, not those of somebody in the chat."""
    words = survey.text[said.start : said.end]
    message = named(words)
    if message is not None and message[0] in names:
        start = said.start + message[1]
        notice = survey.at("channel", start, said.end)
        whole_message = notice is not None and not survey.text[notice.end : said.end].strip(" .>")
        return whole_message or _ATTACHED.fullmatch(words, message[1]) is not None
    if words.lstrip("\"'“”@").startswith(tuple(names)):
        return survey.within("decisions", *said) is None
    return survey.within("channel", *said) is not None and words_in(words) <= 2 * _LONGEST
