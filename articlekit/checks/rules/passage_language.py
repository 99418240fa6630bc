"""Every heading and sentence of a model is in the language of the article, as far as that can be told."""

import re
from collections.abc import Iterator
from functools import lru_cache

from articlekit.checks.grounding import ground
from articlekit.checks.grounding.passage import read
from articlekit.checks.rule import Context, Found, Rule, section, story
from articlekit.checks.text_language import scripts
from articlekit.language.caching import loaded
from articlekit.language.detect import UNIQUE_LANGUAGES, detect, detect_words, prose
from articlekit.language.facts import quotations
from articlekit.language.locale import available, fold
from articlekit.language.sentences import texts
from articlekit.language.tags import primary, script_counts
from articlekit.language.words import function_words
from articlekit.model.article import Article, headings, sentences
from articlekit.model.house import House

__all__ = ["OWN", "RULE", "likely", "passage_language", "passages"]

_NOTED = 0.8
"""Share of its words in the note from which a text is taken to be in the language of the note."""
_WORLD = "en"
"""What models fall back to, whatever they are asked for."""


def check(article: Article, context: Context) -> Iterator[Found]:
    """Every sentence and heading that a language model wrote must be in the language of the article.

    ## What it does
    Looks at each sentence and heading by itself and finds those that are surely in another language,
    by their script, their words or their letters, and those with a clause in another one. Quotations,
    names, code, and what stands in the note just so are left alone. What is too short to tell is
    counted by `unchecked`. Articles that no model wrote keep the words of their note, whatever
    language these are in, and are not looked at.

    ## Why
    Models forget the language that they were asked for, mostly in a heading or in the last sentence.

    ## How to fix
    Translate what is found, or leave it out.
    """
    if article.engine != "openai":
        return
    expected = likely(article, context)
    for path, text in passages(article):
        if _is_noted(text, article, context):
            continue
        seen = passage_language(text, article.language, expected)
        if seen not in {None, OWN}:
            message = f"this is in {seen!r}, the article in {article.language!r}: translate it"
            yield Found(path=path, message=message, quote=text)


def passages(article: Article) -> Iterator[tuple[str, str]]:
    """Every sentence of the headings and the body, also of several in one place, and its path."""
    titles = ((path, heading) for path, _, heading in headings(article))
    for path, sentence in (*titles, *sentences(article)):
        for text in texts(sentence.text, article.language):
            if any(map(str.isalpha, text)):
                yield path, text


def likely(article: Article, context: Context) -> frozenset[str]:
    """The languages that a text may well be in by mistake."""
    own = primary(context.note.language) if context.note is not None else _WORLD
    return frozenset({own, _WORLD}) - {primary(article.language)}


def _is_noted(text: str, article: Article, context: Context) -> bool:
    """Whether an article in the language of its note has the words of the note, most of them at least."""
    if context.note is None or primary(context.note.language) != primary(article.language):
        return False
    noted = ground(article, context.note, context.house).index
    passage, known = read(text, article.language, noted.find_day), noted.whole.words
    share = sum(word in known for word in passage.spelled)
    return share >= _NOTED * len(passage.spelled) or passage.plain.strip() in noted.full_text.plain


def _written(article: Article) -> Article:
    return article.model_copy(update={"engine": "openai"})


RULE = Rule[Article](
    id="passage-language",
    severity="error",
    scope="article",
    check=check,
    needs="a model",
    house=House(severities={"heading-language": None}),
    bad=(
        _written(story(section("Feuerwehr sperrte die Straße für zwei Tage", "Crews are at work."))),
        _written(
            story(section("Crews at work", "Die Feuerwehr sperrte die Straße, verletzt wurde niemand."))
        ),
        _written(story(section("Crews at work", "停電の原因は調査中である。"))),
    ),
    good=(
        _written(story(section("Crews at work", "Anna Lenoir works for Stadtwerke München."))),
        story(section("Crews at work", "Die Feuerwehr sperrte die Straße, verletzt wurde niemand.")),
    ),
)


OWN = "own"
"""What stands for the language of the article itself."""

_SURE, _ALL_BUT_CERTAIN, _CERTAIN = 0.9, 0.998, 0.9999
_RUN = 5
"""Words in lower case one after the other, in another script than the language's: names have capitals."""
_FEWEST, _MANY = 3, 8
"""Words by which a text is given to another language; fewer than many have to make it all the surer."""
_WINDOW, _LOWER = 7, 6
"""Words that are looked at together for a clause in another language, and those in lower case among them."""
_LETTERS = 4
"""Letters of a script that one language alone has, by which a text is known."""
_HAN = 16
"""Chinese characters without any kana from which a text is no Japanese one."""
_LONGEST = 3_000
"""Characters of a text that are looked at."""
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


@lru_cache(maxsize=4096)
def passage_language(text: str, tag: str, likely: frozenset[str] = frozenset()) -> str | None:
    """What a sentence or heading is written in; quotations and code are not looked at.

    Args:
        text: the sentence or heading.
        tag: the language that it should be in.
        likely: the primary subtags of other languages that it may well be in, that of the note for one.

    Returns:
        `OWN` where it is surely in that language; the tag of another language, or an ISO 15924 code,
        where all or some of it is surely in that; `None` where nothing is sure.
    """
    if primary(tag) not in available():
        return None
    pieces = [_WORD.findall(piece) for piece in prose(_unquoted(text[:_LONGEST], tag))]
    words = [word for piece in pieces for word in piece]
    counts = script_counts(" ".join(words))
    expected = scripts(tag)
    own = sum(counts.get(script, 0) for script in expected)
    if not expected.issuperset(counts):
        foreign = next(filter(None, (_foreign_run(piece, expected) for piece in pieces)), None)
        if foreign is not None:
            return foreign
    if not own:
        return _foreign_script(words, counts)
    if primary(tag) in UNIQUE_LANGUAGES:
        return _of_unique(primary(tag), counts, own)
    return _of_alphabet(pieces, primary(tag), likely)


def _unquoted(text: str, tag: str) -> str:
    for fact in reversed(quotations(text, tag)):
        text = f"{text[: fact.start]} {text[fact.end :]}"
    return text


def _foreign_run(words: list[str], expected: frozenset[str]) -> str | None:
    """The language of words in lower case, one after the other, in a script that is not the language's."""
    run: list[str] = []
    for word in words:
        if word[0].islower() and len(word) > 1 and expected.isdisjoint(script_counts(word)):
            run.append(word)
        else:
            run = []
        if len(run) == _RUN:
            return _named(" ".join(run))
    return None


def _named(text: str) -> str:
    """The language of a text in another script, or the script."""
    seen = detect(text)
    counts = script_counts(text)
    return seen.language if seen.confidence >= _SURE else max(counts, key=lambda one: (counts[one], one))


def _foreign_script(words: list[str], counts: dict[str, int]) -> str | None:
    """As above for a text without a letter of the language's own script."""
    letters = sum(count for script, count in counts.items() if script not in {"Latn", "Zzzz"})
    lower = sum(len(word) > 1 and word[0].islower() for word in words)
    return _named(" ".join(words)) if letters >= _LETTERS or lower >= _FEWEST else None


def _of_unique(language: str, counts: dict[str, int], own: int) -> str | None:
    """The same for a language that its script tells, Chinese and Japanese by the kana."""
    kana = counts.get("Kana", 0)
    if language == "ja" and not kana:
        return "zh" if own >= _HAN else None
    if language == "zh" and kana >= _LETTERS and kana * 12 > own:
        return "ja"
    return OWN if own >= _LETTERS else None


def _of_alphabet(pieces: list[list[str]], language: str, likely: frozenset[str]) -> str | None:
    """The same for a language that shares its script with others."""
    words = [word for piece in pieces for word in piece]
    if len(words) < _FEWEST:
        return None
    seen = detect_words(words)
    is_own = primary(seen.language) == language
    if seen.language == "und":
        return None
    if not is_own:
        if len(words) >= _MANY or primary(seen.language) in likely:
            return seen.language if seen.confidence >= _ALL_BUT_CERTAIN else None
        # Of a few words the rare neighbours of a language are no more than a guess.
        certain = seen.confidence >= _CERTAIN and primary(seen.language) in available()
        return seen.language if certain else None
    if seen.confidence < _SURE:
        return None
    expected = likely - {language}
    windows = (window for piece in pieces for window in _windows(piece, language, expected))
    clauses = map(detect_words, windows)
    return next(
        (
            clause.language
            for clause in clauses
            if clause.confidence >= _ALL_BUT_CERTAIN and primary(clause.language) in expected
        ),
        OWN,
    )


def _windows(words: list[str], language: str, expected: frozenset[str]) -> Iterator[list[str]]:
    """Every few words of a piece that may be a clause in another language.

    Most of them are in lower case, as names are not; they have function words of that language, and
    none that it does not share with it.
    """
    telling, barred = _told_apart(language, expected)
    folded = [fold(word) if word[0].islower() else "" for word in words]
    if telling.isdisjoint(folded):
        return
    for start in range(0, len(words) - _WINDOW + 1, 2):
        lower = {*folded[start : start + _WINDOW]} - {""}
        if len(lower) >= _LOWER and not lower.isdisjoint(telling) and lower.isdisjoint(barred):
            yield words[start : start + _WINDOW]


@loaded
def _told_apart(language: str, expected: frozenset[str]) -> tuple[frozenset[str], frozenset[str]]:
    """The function words of other languages that a language has not, and its own that they have not."""
    own = function_words(language)
    others = frozenset[str]().union(*map(function_words, expected))
    return others - own, own - others
