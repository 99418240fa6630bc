"""Chat: the layouts in which programs save one, and the lines that they write around the messages."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeGuard

from articlekit.language.letters import fold
from articlekit.language.locale import Locale, load
from articlekit.language.sentences import Span
from articlekit.model.note import Statement
from articlekit.reading.moments import is_chat, named
from articlekit.reading.stamps import stamp, whole
from articlekit.reading.zones.survey import Survey, words_in
from articlekit.reading.zones.trim import EMOJI, asks

__all__ = ["chat", "with_questions", "with_speakers"]

_GAP = r"[ \t\u00a0\u202f\u3000]"
_CLOCK = r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?"
_HALF = (
    r"(?:(?i:[ap]\.?[ \u00a0]?m|[πμ]\.?[ \u00a0]?μ|[дп]п|ö[öös]|sa|ch|de|du|dop|odp|kl|uhr)(?![^\W\d_])\.?"
    r"|[^\W\d_A-Za-z\u00c0-\u052f]{1,4})"
)
"""A half of the day, or the word before a time; words of other scripts of four letters at most."""
_DAY = r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}\.?"
_TIME = rf"(?:{_DAY},?{_GAP})?(?:{_HALF}{_GAP}?)?{_CLOCK}(?:{_GAP}{_HALF})?"
"""A clock, with the day before it and half of the day before or behind it: `오후 8:41`, `8:41 PM`."""
_NAME = r"[^\W\d_~@][^\n\t:：\[\]·•|]{0,39}?"
"""No dot or bar stands in a name, as they do between a state and its time on a status page."""
_LINES = (
    # LINE: 18:03, tab, name, tab, message.
    re.compile(rf"(?m)^(?P<time>(?:{_HALF})?{_CLOCK})\t(?P<name>[^\t\n:：]{{1,30}})\t(?=[^\s\t])(?!.*\t)"),
    # The same with blanks, where words are not spaced.
    re.compile(
        r"(?m)^(?P<time>(?:[\u4e00-\u9fff]{2})?\d{1,2}:\d{2}) "
        r"(?P<name>[\u3040-\u30ff\u3400-\u9fff][\w]{0,7}) (?=\S)"
    ),
    # IRC and trackers: [08:41 name] message.
    re.compile(rf"(?m)^\[(?P<time>{_TIME})[ ,]{{1,2}}(?P<name>[^\W\d_][^\[\]\n]{{0,30}})\] (?=\S)"),
    # KakaoTalk: [name] [오후 8:41] message.
    re.compile(rf"(?m)^\[(?P<name>[^\[\]\n]{{1,30}})\] \[(?P<time>{_TIME})\] (?=\S)"),
)
"""A message a line."""
_TIMED = re.compile(rf"(?m)^(?:\[[^\[\]\n]{{1,30}}\] \[)?(?:{_HALF}{_GAP}?)?{_CLOCK}[\t \]]")
_APART = rf"(?:{_GAP}{{2,20}}|\t|{_GAP}[—–-]{_GAP}|(?<=[\u3040-\u9fff]){_GAP})"
"""What parts a name from a time without brackets."""
_WORD = r"[^\W\d_a-zß-öø-ÿа-я][^\W\d_]{0,20}\.?"
"""A word of a name in a script with capitals."""
_HEADS = (
    # Telegram, Slack, WeChat, Discord: name and time on a line, the message below it.
    re.compile(
        rf"(?m)^(?P<name>{_NAME})(?:,?{_GAP}\[(?P<time>{_TIME})\][:：]?|{_APART}(?P<bare>{_TIME}))"
        rf"{_GAP}{{0,20}}\n+(?=\S)"
    ),
    # The same with one blank, behind a name of up to three words.
    re.compile(
        rf"(?m)^(?P<name>{_WORD}(?: {_WORD}){{0,2}}(?: \([^()\n]{{1,20}}\))?)(?P<time>) (?P<bare>{_CLOCK}"
        rf"(?: ?[AaPp][Mm])?){_GAP}{{0,20}}\n+(?=\S)"
    ),
    # Teams, QQ: the time before the name.
    re.compile(
        rf"(?m)^(?:\[(?P<time>{_TIME})\]|(?P<bare>{_DAY} \d{{1,2}}:\d{{2}}:\d{{2}}))"
        rf"{_GAP}{{1,20}}(?P<name>{_NAME}){_GAP}{{0,20}}\n+(?=\S)"
    ),
)
"""A line over each message."""
_CLOCKS = re.compile(r"\d[:.]\d\d")
"""What each message has in every layout: found in a fraction of the time."""
_COMES_BACK, _HEADED = 2, 3
"""How often a name stands in a chat, and how many lines over messages it has."""


def with_speakers(text: str) -> str:
    """A chat as lines of time, name, colon and message, whatever program saved it.

    The result has the length of the text, so that offsets found in it hold for the text.
    """
    if len(_CLOCKS.findall(text)) < _COMES_BACK:
        return text  # as most notes are
    for form in _LINES:
        found = list(form.finditer(text))
        if _is_chat(found, sum(1 for _ in _TIMED.finditer(text)) if found else 0):
            return form.sub(_line, text)
    lines = sum(1 for line in text.split("\n") if line.strip())
    for form in _HEADS:
        found = [match for match in form.finditer(text) if not form.match(text, match.end())]
        if len(found) >= _HEADED and _is_chat(found, lines // 3) and _are_names(found):
            return _joined(text, found)
    return text


def _is_chat(found: list[re.Match[str]], lines: int) -> bool:
    """Whether a name comes back, and most of the lines that could name somebody do."""
    names = Counter(match["name"] for match in found)
    return max(names.values(), default=0) >= _COMES_BACK and 4 * names.total() >= 3 * lines


def _are_names(found: Sequence[re.Match[str]]) -> bool:
    """Whether lines of a word and a time name somebody: "Update 9:14 AM" over a message does not."""
    if found[0].re is not _HEADS[1]:
        return True
    names = {fold(match["name"]) for match in found}
    if names & {fold(tag) for tag in load("en").zones["status_tags"]}:
        return False
    return any(" " in name for name in names) or any(match["bare"][-1].isalpha() for match in found)


def _line(match: re.Match[str]) -> str:
    found = match.groupdict()
    time = found.get("time") or found.get("bare")
    return f"{time} {match['name']}:".ljust(len(match[0]))


def _joined(text: str, found: Iterable[re.Match[str]]) -> str:
    parts: list[str] = []
    position = 0
    for match in found:
        parts += (text[position : match.start()], _line(match))
        position = match.end()
    return "".join((*parts, text[position:]))


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


_ASKED = 3
"""Words of a question that its answer is not understood without: "injured?", "how many dead?"."""
_LONGEST_ANSWER = 8
"""Words."""
_PARTICLE = re.compile(r"(?<=\w)[はの은는]$")
"""What Japanese and Korean set behind the word that is asked about."""


def with_questions(statements: Sequence[Statement], locale: Locale) -> Iterator[Statement]:
    """The statements, an answer with the word that it was asked for: "Injured: 4, none badly"."""
    before: Statement | None = None
    for each in statements:
        label = _asked(before, locale) if before is not None and before.speaker else None
        brief = words_in(each.text) <= _LONGEST_ANSWER
        answers = brief and label is not None and each.speaker not in (None, before and before.speaker)
        if label and answers and not asks(each) and fold(label) not in fold(each.text):
            text = f"{label[:1].upper()}{label[1:]}{locale.connectives['label']}{each.text}"
            yield each.model_copy(update={"text": text})
        elif _is_answer(before, each):
            yield each.model_copy(update={"text": f"{before.text} {each.text}"})
        else:
            yield each
        before = each


def _is_answer(before: Statement | None, each: Statement) -> TypeGuard[Statement]:
    """Whether few words answer the question of an interview, without which nobody understands them."""
    if before is None or not before.speaker or not before.speaker.isupper() or not asks(before):
        return False
    return each.speaker not in (None, before.speaker) and words_in(each.text) <= _LONGEST_ANSWER


def _asked(statement: Statement, locale: Locale) -> str | None:
    """The word of a short question that forms have as a label."""
    if not asks(statement):
        return None
    words = statement.text.strip(" ?？؟;\u037e!").split()
    if not 0 < len(words) <= _ASKED:
        return None
    offers = (_PARTICLE.sub("", each) for each in (" ".join(words), words[-1], words[0]))
    return next((each for each in offers if locale.role_of_label(each) is not None), None)
