"""Which language a text is in."""

import math
import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.resources import files

from articlekit.language.caching import loaded
from articlekit.language.locale import available
from articlekit.language.profiles import SCRIPTS, weigh
from articlekit.language.tags import script_counts

__all__ = ["UNIQUE_LANGUAGES", "Detection", "detect", "detect_words", "prose", "script_variant"]

_SAMPLE = 2_000
"""Characters that are looked at; more changes no answer and costs time."""
_LOOKED_AT = 20 * _SAMPLE
"""Characters among which they are chosen."""

_QUOTED_CODE = re.compile(r"(?<!\w)`[^`\n]{1,200}`(?!\w)")
# A plain run with a digit, an address, or letters joined by a mark is a code and no word.
_RUN = re.compile(r"([!-~]++)")
_CODE = re.compile(r"[0-9@\\=<>{}]|[A-Za-z][._:#/]++[A-Za-z]|(?<![A-Za-z])[A-Za-z]{40}")
_LONG_WORD = 40
"""Letters of what is no word."""
_UNIQUE_SCRIPTS = {
    "Hang": "ko",
    "Grek": "el",
    "Hebr": "he",
    "Thai": "th",
    "Beng": "bn",
    "Armn": "hy",
    "Geor": "ka",
    "Taml": "ta",
    "Telu": "te",
    "Gujr": "gu",
    "Guru": "pa",
    "Knda": "kn",
    "Mlym": "ml",
}
UNIQUE_LANGUAGES = frozenset({*_UNIQUE_SCRIPTS.values(), "ja", "zh"})
"""Languages that their script alone tells."""

_TRADITIONAL = frozenset(
    "們個這來時國為說對會點後發經學實開關無與從動東車門長問間產員報見電話氣應該處過還進運連遠達選邊錢鐵隊陽陸險隻難雲響頁項預題願類風飛飯館馬驗體"
    "麼黃齊龍區萬號義傷數場線請證調軍務當據導擊緊聯現將屬幾樣歲樓橋機強貨貴費資責賣買廣億僅價傳傾備儲優兩凍別劇劑勢勞勝協單嚴團園圍圖執塊墜壓壞"
)
_SIMPLIFIED = frozenset(
    "们个这来时国为说对会点后发经学实开关无与从动东车门长问间产员报见电话气应该处过还进运连远达选边钱铁队阳陆险只难云响页项预题愿类风飞饭馆马验体"
    "么黄齐龙区万号义伤数场线请证调军务当据导击紧联现将属几样岁楼桥机强货贵费资责卖买广亿仅价传倾备储优两冻别剧剂势劳胜协单严团园围图执块坠压坏"
)
"""Frequent characters that only one of the two scripts of Chinese has."""

_MANY, _EACH = 90, 3
"""Words of a text of which only each third need be looked at,"""
_CLEARLY = 20.0
"""if by those alone one language is so much ahead of all others, in natural logarithms."""
_LETTERS = re.compile(r"[^\W\d_]+")
_NEIGHBOURS = 0.4
"""How much of what a sequence of letters says counts: it shares its letters with its neighbours."""
_ACCENTED = re.compile(r"[^\W\d_\x00-\x7f]")
_HURRIED = 2.0
"""What a language has to make up for whose accents are left out, in natural logarithms."""
_UNEXPECTED = 1.0
"""What a language without a locale file has to make up for, in natural logarithms."""


@dataclass(frozen=True)
class Detection:
    """A language and how sure the detector is of it."""

    language: str
    """BCP 47 tag; `und` where the text has too few letters."""
    confidence: float
    """From 0 to 1."""


def detect(text: str) -> Detection:
    """Name the language of a text.

    The script decides alone where only one language that is known here uses it: Han with kana is
    Japanese, Han without kana or Hangul is Chinese. Otherwise the languages of the script are
    weighed by their letter sequences, and by the letters and function words that they have and
    others have not, which is what decides in a text as short as a headline. Capitals do not count.
    """
    return _of_sample(_sample(_without_code(text[:_LOOKED_AT], " ")))


def detect_words(words: Iterable[str]) -> Detection:
    """As `detect`, for words of `prose` in a row, among which no code need be looked for."""
    return _of_sample(_sample(" ".join(words)[:_LOOKED_AT]))


def _of_sample(sample: str) -> Detection:
    counts = script_counts(sample)
    total = sum(counts.values())
    if total < 2:
        return Detection("und", 0.0)
    east_asian = counts.get("Hani", 0) + counts.get("Kana", 0) + counts.get("Hang", 0)
    if east_asian * 3 >= total:  # Latin names are long beside characters
        return _east_asian(counts, east_asian)
    script = max(counts, key=lambda name: (counts[name], name))
    if script in _UNIQUE_SCRIPTS:
        return Detection(_UNIQUE_SCRIPTS[script], counts[script] / total)
    if script in SCRIPTS:
        return _among(sample, script)
    return Detection("und", 0.0)


def script_variant(text: str, language: str) -> str:
    """The tag of a text's language with its script, where that has two: Chinese in traditional characters,
    and Serbian in Latin letters.
    """
    sample = text[:_SAMPLE]
    if language == "sr":
        counts = script_counts(sample)
        return "sr-Latn" if counts.get("Latn", 0) > counts.get("Cyrl", 0) else language
    if language != "zh":
        return language
    traditional = sum(map(_TRADITIONAL.__contains__, sample))
    return "zh-Hant" if traditional > sum(map(_SIMPLIFIED.__contains__, sample)) else language


def prose(text: str) -> list[str]:
    """What a text says in words: the pieces between addresses, identifiers and other code in it."""
    return _without_code(text, "\0").split("\0")


def _without_code(text: str, gap: str) -> str:
    text = _QUOTED_CODE.sub(gap, text) if "`" in text else text
    parts = _RUN.split(text)
    parts[1::2] = [
        gap if (len(run) >= _LONG_WORD or not run.isalpha()) and _CODE.search(run) else run
        for run in parts[1::2]
    ]
    return "".join(parts)


def _sample(cleaned: str) -> str:
    """What is looked at of a text without code."""
    if len(cleaned) <= _SAMPLE:
        return cleaned.lower()
    # Three places, so that a heading or a list in one language does not decide for all.
    third = _SAMPLE // 3
    middle = len(cleaned) // 2
    return " ".join((cleaned[:third], cleaned[middle : middle + third], cleaned[-third:])).lower()


def _east_asian(counts: dict[str, int], total: int) -> Detection:
    hangul, kana = counts.get("Hang", 0), counts.get("Kana", 0)
    if hangul * 2 > total:
        return Detection("ko", hangul / total)
    if kana * 12 > total:
        return Detection("ja", 1.0)
    return Detection("zh", counts.get("Hani", 0) / total)


def _among(sample: str, script: str) -> Detection:
    words = sample.split()
    if len(words) >= _MANY:
        # Taken from all over the text, so that no part of it in another language is passed over.
        scores = _scores(" ".join(words[::_EACH]), script)
        first, second = sorted(scores.values(), reverse=True)[:2] if len(scores) > 1 else (0.0, 0.0)
        if first - second > _CLEARLY:
            return Detection(_or_serbian(max(scores, key=lambda each: scores[each]), sample), 1.0)
    scores = _scores(sample, script)
    if not scores:
        return Detection("und", 0.0)
    first, second = sorted(scores.values(), reverse=True)[:2] if len(scores) > 1 else (0.0, 0.0)
    if script == "Latn" and first - second <= _CLEARLY and not _ACCENTED.search(sample):
        typed = _scores(sample, script, unaccented=True)
        scores = {each: max(score, typed[each] - _HURRIED) for each, score in scores.items()}
    most = max(scores.values())
    best = max(language for language, score in scores.items() if score == most)
    rivals = sum(math.exp(score - most) for score in scores.values())
    return Detection(_or_serbian(best, sample), round(1 / rivals, 4))


def _or_serbian(language: str, sample: str) -> str:
    """The language of a text in lower case, or Serbian, which has no profile, where it is that."""
    if language not in _serbian():
        return language
    own, other = _serbian()[language]
    words = [*_LETTERS.findall(sample), *(sample if language != "hr" else ())]
    return "sr" if sum(map(own.__contains__, words)) > sum(map(other.__contains__, words)) else language


@loaded
def _serbian() -> dict[str, tuple[frozenset[str], frozenset[str]]]:
    """By the language that Serbian is taken for: words and letters of Serbian, and those of the other."""
    path = files("articlekit.language") / "telltales.toml"
    table = tomllib.loads(path.read_text(encoding="utf-8"))["serbian"]
    return {tag: (frozenset(own.split()), frozenset(other.split())) for tag, (own, other) in table.items()}


def _scores(sample: str, script: str, *, unaccented: bool = False) -> dict[str, float]:
    """How much speaks for each language of a script, in natural logarithms."""
    weighed, handicaps = weigh(sample, script, unaccented=unaccented), _handicaps(script)
    return {
        language: likelihood * _NEIGHBOURS + weighed.telltales.get(language, 0.0) - handicaps[language]
        for language, likelihood in weighed.likelihoods.items()
    }


@loaded
def _handicaps(script: str) -> dict[str, float]:
    """What each language of a script has to make up for."""
    expected = available()
    return {language: 0.0 if language in expected else _UNEXPECTED for language in SCRIPTS[script]}
