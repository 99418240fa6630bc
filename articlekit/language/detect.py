"""Which language a text is in."""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from articlekit.language.tags import script_counts

if TYPE_CHECKING:
    from langdetect.detector_factory import DetectorFactory

__all__ = ["UNIQUE_LANGUAGES", "Detection", "detect"]

_SAMPLE = 2_000
"""Characters that are looked at; more changes no answer and costs time."""

_NOISE = re.compile(
    r"https?://\S+|\S+@\S+|\b[\w./#:-]*\d[\w./#:-]*\b|`[^`]*`|[A-Za-z_]+(?:[._:#/\\]+[A-Za-z_]+)+"
)
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

# The profiles of langdetect by script: loading only those that can match takes a third of the time.
_PROFILES = {
    "Cyrl": ("bg", "mk", "ru", "uk"),
    "Arab": ("ar", "fa", "ur"),
    "Deva": ("hi", "mr", "ne"),
    "Latn": (
        *("af", "ca", "cs", "cy", "da", "de", "en", "es", "et", "fi", "fr", "hr", "hu", "id", "it"),
        *("lt", "lv", "nl", "no", "pl", "pt", "ro", "sk", "sl", "so", "sq", "sv", "sw", "tl", "tr", "vi"),
    ),
}


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
    Japanese, Han without kana or Hangul is Chinese. Otherwise langdetect (Nakatani Shuyo's naive
    Bayes over character n-grams) chooses between the languages of the script, with a fixed seed
    and on lower-cased text, since it takes capitals for noise.
    """
    sample = _sample(text)
    counts = script_counts(sample)
    total = sum(counts.values())
    if total < 2:
        return Detection("und", 0.0)
    east_asian = counts.get("Hani", 0) + counts.get("Kana", 0) + counts.get("Hang", 0)
    if east_asian * 3 >= total:  # Latin names are long beside characters
        return _east_asian(counts, east_asian)
    script = max(counts, key=lambda name: (counts[name], name))
    share = counts[script] / total
    if script in _UNIQUE_SCRIPTS:
        return Detection(_UNIQUE_SCRIPTS[script], share)
    if script in _PROFILES:
        return _among(sample, script)
    return Detection("und", 0.0)


def _sample(text: str) -> str:
    # Three places, so that a heading or a list in one language does not decide for all.
    cleaned = _NOISE.sub(" ", text[: _SAMPLE * 20])
    if len(cleaned) <= _SAMPLE:
        return cleaned.lower()
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
    from langdetect.lang_detect_exception import LangDetectException

    detector = _factory(script).create()
    detector.append(sample)
    try:
        best = detector.get_probabilities()
    except LangDetectException:  # no letters that any profile knows
        return Detection("und", 0.0)
    if not best:
        return Detection("und", 0.0)
    return Detection(best[0].lang, round(min(1.0, best[0].prob), 4))


@lru_cache(maxsize=4)
def _factory(script: str) -> "DetectorFactory":
    from langdetect.detector_factory import PROFILES_DIRECTORY, DetectorFactory

    factory = DetectorFactory()
    factory.seed = 0
    folder = Path(PROFILES_DIRECTORY)
    factory.load_json_profile([(folder / name).read_text(encoding="utf-8") for name in _PROFILES[script]])
    return factory
