"""Repeats: what a note says twice: the heads and feet of its pages, and its half in another language."""

import re
from collections import Counter

from articlekit.language.detect import detect
from articlekit.language.letters import fold
from articlekit.language.sentences import Span
from articlekit.language.tags import primary
from articlekit.reading.stamps import whole
from articlekit.reading.zones.survey import Survey, words_in

__all__ = ["is_letterspaced", "running_heads", "translations"]

_GAP = r"(?:[^\S\n]{2,}|\t|[^\S\n]*[|·•–—][^\S\n]*)"
_OF = r"(?:[^\S\n,]{0,2}(?:[/|,，(（]|[^\W\d_]{1,10}\.?)){0,3}[^\S\n]{0,2}"
_COUNT = rf"\d{{1,3}}(?!\d)(?:{_OF}\d{{1,3}}(?!\d))?"
_BEHIND_WORD = re.compile(rf"[.:]?[^\S\n]*{_COUNT}[^\S\n]*[頁页ページ쪽]?[)\]]?")
_BEFORE_WORD = re.compile(
    rf"(?:{_GAP}|\A[^\S\n]*)[(\[]?(?:第[^\S\n]*)?\d{{1,3}}(?:\.|[^\S\n]?/[^\S\n]?\d{{1,3}})?[^\S\n]*\Z"
)
_BEHIND_NUMBER = re.compile(rf"(?:{_OF}\d{{1,3}})?[^\S\n]*[頁页ページ쪽]?[)\]]?(?={_GAP}|\Z)")
_PARTED = re.compile(rf"(?:{_GAP}|\A[^\S\n]*)[(\[]?\Z")
_NUMBER = re.compile(
    rf"(?:.*{_GAP})?[-–— ]*(?P<page>\d{{1,3}})(?:[^\S\n]?/[^\S\n]?(?P<all>\d{{1,3}}))?[-–— ]*"
)
_FIGURES = re.compile(r"\d+")
_SPREAD = re.compile(r"(?:\S[ \u3000]+){2,40}\S")
_NEAR = 3
"""Lines of a page's head or foot."""
_APART = 2
"""Lines between the numbers of two pages."""
_LONGEST = 120
"""Characters of such a line."""
_ENDS = frozenset(".!?…。！？؟।۔:：;；")
_FULL = 30
"""Characters from which a line that ends in mid-sentence goes on, where no letter is small or capital."""


def running_heads(survey: Survey) -> None:
    """Set aside the numbers of pages, and the lines beside them that stand on every page.

    The head of the first page stays: it may be all that names the sender. A sentence that goes on
    behind the head of the next page is one.
    """
    lines = survey.lines()
    marks = _marks(survey, lines)
    if not marks:
        return
    ends = (*marks, len(lines) - 1)
    near = {other for index in ends for other in range(index - _NEAR, index + _NEAR + 1)}
    rests = [_key(survey, line, marks.get(index)) for index, line in enumerate(lines)]
    counted = Counter(rest for rest in rests if rest)
    seen: set[str] = set()
    framed: set[int] = set()
    for index, line in enumerate(lines):
        rest, mark = rests[index], marks.get(index)
        if mark is not None:
            survey.take("boilerplate", *mark, "number of a page")
        repeated = index in near and bool(rest) and counted[rest] > 1
        again = rest in seen or (index >= _NEAR and mark is None)
        if repeated and again:
            survey.take("boilerplate", *line, "stands on every page")
        if (repeated and again) or (mark is not None and not rest):
            framed.add(index)
        if rest:
            seen.add(rest)
    _join(survey, lines, framed)
    _join_titles(survey, lines, framed)


def _marks(survey: Survey, lines: list[Span]) -> dict[int, Span]:
    """The numbers of pages by the index of their lines."""
    found: dict[int, Span] = {}
    bare: list[tuple[int, int, str | None]] = []
    for index, line in enumerate(lines):
        if line.end - line.start > 2 * _LONGEST:
            continue
        named = _named(survey, line)
        if named is not None:
            found[index] = named
        elif not survey.text[line.start : line.end].rstrip("-–— ")[-1:].isdigit():
            continue  # as most lines: none that is but a number ends otherwise
        elif (number := _NUMBER.fullmatch(survey.text, *line)) is not None:
            bare.append((index, int(number["page"]), number["all"]))
    last = {(page, total): index for index, page, total in bare}
    first = {(page, total): index for index, page, total in reversed(bare)}
    for index, page, total in bare:
        before, after = first.get((page - 1, total), index), last.get((page + 1, total), index)
        far = index - before > _APART or after - index > _APART
        if far and (total is None or page <= int(total)):
            number = _NUMBER.fullmatch(survey.text, *lines[index])
            start = number.start("page") if number is not None else lines[index].start
            found[index] = Span(start, lines[index].end)
    return found


def _named(survey: Survey, line: Span) -> Span | None:
    """The number of a page with the word for a page before or behind it, parted from the rest of its line."""
    word = survey.within("page_words", *line)
    if word is None:
        return None
    before, behind = survey.text[line.start : word.start], survey.text[word.end : line.end]
    parted = _PARTED.search(before)
    count = _BEHIND_WORD.match(behind)
    if parted is not None and count is not None:
        rest = behind[count.end() :]
        if not rest.strip() or re.match(_GAP, rest):
            return Span(line.start + parted.start(), word.end + count.end())
    number = _BEFORE_WORD.search(before)
    count = _BEHIND_NUMBER.match(behind)
    if number is None or count is None:
        return None
    return Span(line.start + number.start(), word.end + count.end())


def _key(survey: Survey, line: Span, mark: Span | None) -> str:
    """What a line says beside the number of its page, with all figures the same."""
    if line.end - line.start > 2 * _LONGEST:
        return ""
    start, end = mark or (line.end, line.end)
    words = f"{survey.folded[line.start : start]} {survey.folded[end : line.end]}"
    words = " ".join(_FIGURES.sub("0", words).split()).strip(" |·•–—-")
    return words if len(words) <= _LONGEST and any(map(str.isalpha, words)) else ""


def _join(survey: Survey, lines: list[Span], framed: set[int]) -> None:
    """Note the gaps at which a sentence goes on behind the head of the next page."""
    for index in sorted(framed):
        if index == 0 or index - 1 in framed:
            continue
        after = index
        while after in framed:
            after += 1
        if after < len(lines) and _goes_on(survey.text, lines[index - 1], lines[after]):
            survey.joints.append(Span(lines[index - 1].end, lines[after].start))


def _join_titles(survey: Survey, lines: list[Span], framed: set[int]) -> None:
    """Note the line break in a title of two lines: one paragraph without any mark at its lines' ends."""
    text = survey.text
    for index in range(len(lines) - 1):
        first, second = lines[index], lines[index + 1]
        alone = _parted(text, lines, index - 1) and _parted(text, lines, index + 1)
        if not alone or _parted(text, lines, index) or {index, index + 1} & framed:
            continue
        marked = text[first.end - 1] in _ENDS or text[second.end - 1] in _ENDS
        plain = text[first.end - 1].isalnum() and text[second.start].isalpha()
        if plain and not marked and first.end - first.start >= _FULL and not survey.colon(first):
            survey.joints.append(Span(first.end, second.start))


def _parted(text: str, lines: list[Span], index: int) -> bool:
    """Whether a line without words stands behind a line, or none."""
    if not 0 <= index < len(lines) - 1:
        return True
    return text.count("\n", lines[index].end, lines[index + 1].start) > 1


def _goes_on(text: str, before: Span, after: Span) -> bool:
    last, first = text[before.end - 1], text[after.start]
    if last in _ENDS:
        return False
    uncased = first.isalpha() and first.lower() == first.upper()
    return first.islower() or (uncased and before.end - before.start >= _FULL)


def is_letterspaced(survey: Survey, start: int, end: int) -> bool:
    """Whether a line is the name of a document with a blank behind each letter, as titles of print have."""
    words = survey.text[start:end]
    if not _SPREAD.fullmatch(words):
        return False
    joined = fold(re.sub(r"(?<=\S)[ \u3000](?=\S)", "", words))
    joined = re.sub(r"[ \u3000]+", " ", joined)
    hits = survey.in_words(joined)
    named = any(key in hits for key in ("document_nouns", "release_marks"))
    return named or whole(joined, survey.locale.tag) is not None


_DIGITS = re.compile(r"\d+")
_LONG_ENOUGH = 12
"""Words from which the language of a paragraph can be told."""
_SHARED = 0.6
"""Share of its figures that a translation has in common with the other half."""


def translations(survey: Survey) -> None:
    """Set aside the paragraphs in another language that repeat the figures of those in the note's own."""
    paragraphs = [
        each for each in _paragraphs(survey) if words_in(survey.text[each.start : each.end]) >= _LONG_ENOUGH
    ]
    if len(paragraphs) < 2:
        return
    if not any(_repeats(survey, each, paragraphs) for each in paragraphs):
        return  # telling languages takes longer than all else here
    tags = [primary(detect(survey.text[each.start : each.end]).language) for each in paragraphs]
    own = primary(survey.locale.tag)
    if own not in tags or len(set(tags)) != 2:
        return
    said = _figures(survey, [each for each, tag in zip(paragraphs, tags, strict=True) if tag == own])
    for paragraph, tag in zip(paragraphs, tags, strict=True):
        figures = _figures(survey, [paragraph])
        if tag != own and figures and len(figures & said) >= _SHARED * len(figures):
            survey.take("translation", *paragraph, f"says in {tag} what the note says in {own}")


def _repeats(survey: Survey, paragraph: Span, paragraphs: list[Span]) -> bool:
    """Whether a paragraph has figures, most of which others have as well."""
    figures = _figures(survey, [paragraph])
    others = _figures(survey, [each for each in paragraphs if each != paragraph]) if figures else set()
    return bool(figures) and len(figures & others) >= _SHARED * len(figures)


def _paragraphs(survey: Survey) -> list[Span]:
    found: list[Span] = []
    for line in survey.lines():
        if found and survey.text.count("\n", found[-1].end, line.start) == 1:
            found[-1] = Span(found[-1].start, line.end)
        else:
            found.append(line)
    return found


def _figures(survey: Survey, spans: list[Span]) -> set[str]:
    return {figure for span in spans for figure in _DIGITS.findall(survey.text, *span)}
