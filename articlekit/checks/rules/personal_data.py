"""Data of private people are not printed."""

import re
import tomllib
from collections.abc import Callable, Iterator
from importlib.resources import files

from articlekit.checks.rule import Context, Found, Rule, story
from articlekit.language.caching import loaded
from articlekit.language.doc import Doc
from articlekit.language.letters import fold
from articlekit.language.locale import load, phrases
from articlekit.language.tags import primary, uses_spaces
from articlekit.model.article import Article, blocks
from articlekit.reading.zones.document import ADDRESS, address

__all__ = ["RULE"]

_IBAN = re.compile(r"(?<!\w)[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?(?!\w)")
_CARD = re.compile(r"(?<![\w.,])\d{4}[ -]?\d{4}[ -]?\d{4}[ -]?\d{1,7}(?![\w.,]\d)")
_FREE = re.compile(r"\+?(?:\d{1,3}[ -])?0?(?:800|900|1[378]00|0120|0570|116\d|400[ -]?\d{3,4}|15\d\d|16\d\d)")
"""Numbers that are free of charge, or shared by a body's offices, as the numbering plans have them."""
_GROUPED = re.compile(r"[1-9]\d{0,2}(?P<mark>[ .\u00a0\u202f])\d{3}(?:(?P=mark)\d{3})*")
_DOCUMENT = re.compile(r"[^\d\n]{0,16}?(?<![A-Za-z0-9])(?=[\w./-]{0,12}\d)[A-Z0-9][\w./-]{4,20}")
_HOUSE = re.compile(r"[^\n]{0,40}?\d")
_DIGIT = re.compile(r"\d")
_NEAR_BIRTH = 24
"""Characters between the word for a birth and its date."""


def check(article: Article, _: Context) -> Iterator[Found]:
    """Data of private people should not be printed.

    ## What it does
    Finds account and card numbers, numbers of identity documents, dates of birth, home addresses, e-mail
    addresses of a person, and telephone numbers that are not for the public. A number is for the public if
    it is free of charge, or if its sentence says that witnesses, customers or anybody may call it.

    ## Why
    What identifies a person who is in the news, or reaches the one who sent the note, harms them once it
    is printed, and in most countries it is against the law.

    ## How to fix
    Take it out. If a number is meant for readers, say who may call it and what for.
    """
    for path, text, around in _texts(article):
        if "@" not in text and not _DIGIT.search(text):
            continue
        for quote, what in _found(Doc(text, article.language), around, article):
            message = f"{what} is printed: take it out, unless it is meant for the public"
            yield Found(path=path, message=message, quote=quote)


def _texts(article: Article) -> Iterator[tuple[str, str, str]]:
    """Every text with its path, and with what says whom it is for."""
    yield "headline", article.headline.text, article.headline.text
    for number, section in enumerate(article.sections):
        yield f"sections[{number}].heading", section.heading.text, section.heading.text
    for path, paragraph in blocks(article):
        for number, sentence in enumerate(paragraph.sentences):
            label = sentence.label or ""
            place = f"{path}.sentences[{number}]"
            yield place, f"{label} {sentence.text}".strip(), f"{label}\n{sentence.text}"


def _found(doc: Doc, around: str, article: Article) -> Iterator[tuple[str, str]]:
    """What of a text is private, and what it is."""
    text = doc.text
    for match in _IBAN.finditer(text):
        if _is_account(match[0]):
            yield match[0], "an account number"
    for match in _CARD.finditer(text):
        if _is_card(match[0]):
            yield match[0], "the number of a card"
    words = _words(primary(doc.language))
    for span in words["identity"].finditer(doc.folded):
        number = _DOCUMENT.match(text, span.end())
        if number is not None and not _is_value(number.end() - 1, number.end(), doc):
            yield text[span.start() : number.end()], "the number of a personal document"
    for span in words["lives"].finditer(doc.folded):
        house = _HOUSE.match(text, span.end())
        if house is not None and not _is_value(house.end() - 1, house.end(), doc):
            yield text[span.start() : house.end()], "a home address"
    yield from _births(doc, words["born"], (article.meta.date or "")[:4])
    yield from _addresses(doc, lambda: words["public"].search(fold(around)) is not None)


def _births(doc: Doc, born: re.Pattern[str], year: str) -> Iterator[tuple[str, str]]:
    """Dates of birth; a child that was born in the year of the news is part of it."""
    for span in born.finditer(doc.folded):
        for fact in doc.facts:
            near = min(abs(fact.start - span.end()), abs(span.start() - fact.end)) <= _NEAR_BIRTH
            overlaps = fact.start < span.end() and span.start() < fact.end
            whole = fact.kind == "date" and re.fullmatch(r"\d{4}-\d\d-\d\d", fact.value) is not None
            if whole and (near or overlaps) and fact.value[:4] != year:
                yield fact.text, "a date of birth"
                break


def _addresses(doc: Doc, is_public: Callable[[], bool]) -> Iterator[tuple[str, str]]:
    """E-mail addresses of a person, and telephone numbers that are not said to be for the public."""
    for match in ADDRESS.finditer(doc.text) if address(doc.text) else ():
        if "@" in match[0]:
            if _is_personal(match[0]):
                yield match[0], "the e-mail address of a person"
        elif _is_telephone(match, doc) and not is_public():
            yield match[0], "a telephone number"


def _is_telephone(match: re.Match[str], doc: Doc) -> bool:
    if _GROUPED.fullmatch(match[0]) or _FREE.match(match[0]) or not load(doc.language).known:
        return False
    return not _is_value(*match.span(), doc)


def _is_value(start: int, end: int, doc: Doc) -> bool:
    """Whether a date, a time, an age or an amount is read there."""
    kinds = {"date", "time", "quantity", "duration"}
    return any(fact.kind in kinds and fact.start < end and start < fact.end for fact in doc.facts)


def _is_personal(address: str) -> bool:
    """Whether an e-mail address names a person: it has two names, or is one of a provider for everybody."""
    local, _, domain = address.lower().partition("@")
    names = [part for part in re.split(r"[._+-]", local) if part.isalpha() and len(part) > 1]
    mails = _table()["mails"]
    if not set(names).isdisjoint(mails["roles"]):
        return False
    return len(names) > 1 or domain.startswith(tuple(mails["providers"]))


def _is_account(text: str) -> bool:
    """Whether it is an IBAN by its check digits (ISO 13616)."""
    plain = text.replace(" ", "")
    turned = "".join(str(int(each, 36)) for each in plain[4:] + plain[:4])
    return 15 <= len(plain) <= 34 and int(turned) % 97 == 1


def _is_card(text: str) -> bool:
    """Whether it is the number of a card by its check digit (ISO/IEC 7812, Luhn 1954)."""
    digits = [int(each) for each in text if each.isdigit()]
    if not 13 <= len(digits) <= 19 or len(set(digits)) < 3:
        return False
    doubled = (sum(divmod(2 * each, 10)) for each in digits[-2::-2])
    return (sum(digits[::-2]) + sum(doubled)) % 10 == 0


@loaded
def _table() -> dict[str, dict[str, list[str]]]:
    path = files("articlekit.checks.rules") / "personal_data.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


@loaded
def _words(language: str) -> dict[str, re.Pattern[str]]:
    """The patterns of a language, for folded text; they find nothing where it has none."""
    own = _table().get(language, {})
    glued = load(language).words.get("proclitics", ())
    return {
        key: phrases(tuple(own.get(key, ())), spaced=uses_spaces(language), proclitics=glued)
        for key in ("public", "born", "lives", "identity")
    }


RULE = Rule[Article](
    id="personal-data",
    severity="warning",
    scope="article",
    check=check,
    bad=(
        story(lede="Anna Lenoir, who reported the burst, can be reached on +44 7700 900123."),
        story(lede="The driver was injured. He was born on 3 May 1971 and lives at 12 Mill Lane."),
        story(lede="Money for the victims goes to the account DE89 3704 0044 0532 0130 00."),
        story(
            headline="Wasserrohrbruch in der Hafenstraße",
            lede="Den Rohrbruch in der Hafenstraße meldete jutta.kern@gmx.de.",
            language="de",
        ),
        story(
            headline="Rupture d’une conduite d’eau rue du Port",
            lede="Le conducteur, né le 3 mai 1971, a été blessé rue du Port.",
            language="fr",
        ),
    ),
    good=(
        story(lede="A water main burst in Harbour Street. Witnesses can call the police on 0131 496 0123."),
        story(lede="A water main burst in Harbour Street. Residents may write to press@harbour.example."),
        story(lede="A water main burst in Harbour Street and caused damage of 126 400 000 euros."),
        story(
            headline="Wasserrohrbruch in der Hafenstraße",
            lede="Nach dem Rohrbruch in der Hafenstraße ist die Hotline unter 030 1234567 erreichbar.",
            language="de",
        ),
    ),
)
