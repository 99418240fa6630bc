"""Change one fact of an article at a time and count which changes the grounding rules find.

    python tests/evaluation/perturbation.py FOLDER… [--each N] [--seeds N…] [--missed]

FOLDER holds JSON Lines files with `id`, `lang` and `text`, or notes in files of their own. Each note is
drafted; then one number, date, time, name, quotation or negation of the article is changed and the
article is held against its note. A name becomes another real one of its kind: see renaming.py. A change
is found if an error is reported for the sentence that has it (for a negation, a warning too). False
alarms are findings about sentences that were not touched. The exit status is 1 if a target is missed in
a language with 20 cases or more, or in all together: 97 % of numbers, dates, times and quotations, 90 %
of names, under 1 % false alarms.
"""

import argparse
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from articlekit.checks import check_article, fix_article
from articlekit.checks.fixing import edit_article
from articlekit.checks.rules import GROUNDING_RULES
from articlekit.drafting.drafter import Brief
from articlekit.drafting.extractive import ExtractiveDrafter
from articlekit.language.facts import calendar_words, facts
from articlekit.language.locale import fold, load
from articlekit.language.tags import primary
from articlekit.language.words import function_words
from articlekit.model.article import Article, Paragraph, Sentence, headings, sentences
from articlekit.model.finding import Edit, Finding
from articlekit.model.house import House
from articlekit.model.note import Note
from articlekit.reading import read_notes
from tests.evaluation.notes import notes
from tests.evaluation.renaming import NAME_KINDS, renamings

NAMES = tuple(f"  {kind}" for kind in NAME_KINDS)
KINDS = (
    "number",
    "date",
    "time",
    "identifier",
    "quotation",
    "direct",
    "name",
    *NAMES,
    "  opening",
    "negation",
)
"""`direct` is an indirect quotation turned into a direct one; `opening` is a name that begins a sentence."""
TARGETS = {"number": 0.97, "date": 0.97, "time": 0.97, "quotation": 0.97, "direct": 0.97, "name": 0.9}
FEWEST = 20
"""Cases of a kind from which a language has to reach the target on its own."""
RULES = tuple(rule.id for rule in GROUNDING_RULES)
HOUSE = House()
_DIGITS = re.compile(r"\d+")
_HAN_DIGITS = str.maketrans("一二两三四五六七八九", "1223456789")
_NEAR = 12
"""Characters between two words of one negation."""
_WORD = re.compile(r"[^\W\d_]{3,}")


@dataclass(frozen=True)
class Change:
    """A sentence of an article with one fact changed."""

    kind: str
    path: str
    before: str
    after: str
    rows: tuple[str, ...] = ()
    """The rows of the table that it is counted in besides that of its kind."""


def drafted(folder: Path) -> Iterator[tuple[Note, Article]]:
    """Every note of a folder with its article, mended as it is on its way out."""
    for note in _read(folder):
        article = ExtractiveDrafter().draft(Brief(note=note, language=note.language))
        yield note, fix_article(article, house=HOUSE, note=note)


def _read(folder: Path) -> Iterator[Note]:
    for identity, _, text in notes(folder):
        yield from read_notes(text.encode("utf-8"), name=identity)
    for path in sorted(folder.iterdir()):
        if path.suffix in {".txt", ".md", ".html", ".json"} and path.stem != "README":
            yield from read_notes(path.read_bytes(), name=path.name)


def changes(article: Article, note: Note, words: list[str], chance: random.Random) -> Iterator[Change]:
    """Every change that can be made to an article, one at a time."""
    pairs = [(path, one) for path, _, one in headings(article)]
    for path, one in (*pairs, *sentences(article)):
        cited = [each for each in note.statements if each.id in one.sources]
        known = " ".join(f"{each.label} {each.stamp} {each.text}" for each in cited)
        text = one.text if one.sources else ""
        for kind, start, end, new in _spots(text, article, f"{note.title} {known}", words, chance):
            after = text[:start] + new + text[end:]
            if after != text:
                yield Change(kind, path, text, after)
        for name in renamings(text, primary(article.language), f"{note.title}\n{note.text}", chance):
            after = text[: name.start] + name.new + text[name.end :]
            rows = (f"  {name.kind}", *(("  opening",) if name.opens else ()))
            yield Change("name", path, text, after, rows)


def _spots(
    text: str, article: Article, cited: str, words: list[str], chance: random.Random
) -> Iterator[tuple[str, int, int, str]]:
    found = facts(text, article.language)
    # Every digit is a fact of some kind, whether or not it has been read as one.
    for match in _DIGITS.finditer(text):
        kind = next(
            (
                fact.kind
                for fact in found
                if fact.start <= match.start() < fact.end and fact.kind != "quotation"
            ),
            "number",
        )
        kind = {"duration": "time", "name": "identifier"}.get(kind, kind)
        yield kind, *match.span(), _other_digits(match[0], kind, cited, chance)
    for fact in found:
        if fact.kind == "quotation":
            yield from _in_quotation(fact.start, fact.end, text, words, chance)
    yield from _negations(text, article.language)


def _negations(text: str, language: str) -> Iterator[tuple[str, int, int, str]]:
    """A negation taken out, with both of its words where it has two, as in "ne … pas"."""
    spans = [match.span() for match in load(language).pattern("words", "negations").finditer(fold(text))]
    while spans:
        start, end = spans.pop(0)
        kept = ""
        while spans and spans[0][0] - end <= _NEAR:
            kept += text[end : spans[0][0]]
            end = spans.pop(0)[1]
        yield "negation", start, end, kept


def _other_digits(digits: str, kind: str, cited: str, chance: random.Random) -> str:
    """Other digits that could stand there: still a day, an hour or a year, and not in what is cited."""
    known = {int(each) for each in _DIGITS.findall(cited.translate(_HAN_DIGITS))}
    for _ in range(50):
        if kind in {"date", "time"} and len(digits) <= 2:
            new = str(chance.randint(1, 12 if int(digits) <= 12 else 23 if int(digits) <= 23 else 28))
            new = new.zfill(len(digits)) if digits.startswith("0") else new
        elif kind == "date" and len(digits) == 4:
            new = str(int(digits) + chance.choice((-3, -2, -1, 1, 2, 3)))
        else:
            place = chance.randrange(len(digits))
            new = digits[:place] + chance.choice("123456789") + digits[place + 1 :]
        if int(new) != int(digits) and int(new) not in known:
            return _in_script_of(digits, new)
    return digits


def _in_script_of(digits: str, new: str) -> str:
    """Digits in the script of others: ٣ where those are Arabic-Indic."""
    zero = ord(digits[0]) - int(digits[0])
    return "".join(chr(zero + int(digit)) for digit in new)


def _in_quotation(
    start: int, end: int, text: str, words: list[str], chance: random.Random
) -> Iterator[tuple[str, int, int, str]]:
    own = list(_WORD.finditer(text, start, end))
    if own and words:
        match = chance.choice(own)
        new = chance.choice(words)
        yield "quotation", *match.span(), new if match[0][0].isupper() else new.lower()


def quoting(note: Note, words: list[str], chance: random.Random) -> Iterator[tuple[str, Note, Article]]:
    """Statements of a note as speech: with a word changed, and as a quotation where the note has none.

    Notes of incidents quote few people; so the marks are put around a statement of the note as well.
    """
    locale = load(note.language)
    opening, closing = locale.typography.quotes
    long = [each for each in note.statements if 40 <= len(each.text) <= 400 and is_plain(each.text)]
    for statement in chance.sample(long, min(2, len(long))):
        own = list(_WORD.finditer(statement.text))
        spoken = statement.model_copy(update={"text": f"{opening}{statement.text}{closing}"})
        said = Note(id=note.id, text=spoken.text, language=note.language, statements=(spoken,))
        yield "direct", note, _quotation(statement.id, spoken.text, note.language)
        if own and words:
            word = chance.choice(own)
            new = statement.text[: word.start()] + chance.choice(words) + statement.text[word.end() :]
            article = _quotation(statement.id, f"{opening}{new}{closing}", note.language)
            yield "quotation", said, article


def is_plain(text: str) -> bool:
    """Whether a text has no quotation marks of its own."""
    return not set(text) & set("\"“”„«»‹›「」『』‘’'")


def _quotation(source: str, text: str, language: str) -> Article:
    sentence = Sentence(text=text, sources=(source,))
    return Article(language=language, headline=Sentence(text=""), lede=(Paragraph(sentences=(sentence,)),))


def names_by_language(pairs: list[tuple[Note, Article]]) -> dict[str, dict[str, str]]:
    """Words of names to the note that they come from, for each language."""
    result: dict[str, dict[str, str]] = defaultdict(dict)
    for note, article in pairs:
        language = primary(article.language)
        passing, calendar = function_words(language), calendar_words(language)
        for _, sentence in sentences(article):
            for fact in facts(sentence.text, article.language):
                if fact.kind == "name":
                    for word in _WORD.findall(fact.value):
                        if fold(word) not in passing and fold(word) not in calendar:
                            result[language].setdefault(word, note.id)
    return result


def found(change: Change, article: Article, note: Note) -> tuple[bool, list[Finding]]:
    """Whether a change is found, and the findings about other sentences."""
    changed = edit_article(article, [Edit(path=change.path, text=change.after)])
    findings = _check(changed, note)
    hits = [each for each in findings if each.where.path == change.path]
    wanted = {"error", "warning"} if change.kind == "negation" else {"error"}
    return any(each.severity in wanted for each in hits), [each for each in findings if each not in hits]


def _check(article: Article, note: Note) -> tuple[Finding, ...]:
    return check_article(article, house=HOUSE, note=note, select=RULES)


def absent(note: Note, names: dict[str, str]) -> list[str]:
    """Names of other notes that this note does not have in any form."""
    folded = fold(note.text + " " + (note.title or ""))
    return sorted(word for word in names if fold(word)[:4] not in folded)


@dataclass
class Tally:
    """What was made and found, by row and language, and what was said of sentences that nobody touched."""

    made: Counter[tuple[str, str]] = field(default_factory=Counter)
    found: Counter[tuple[str, str]] = field(default_factory=Counter)
    alarms: Counter[str] = field(default_factory=Counter)
    untouched: Counter[str] = field(default_factory=Counter)

    def count(self, rows: Iterable[str], language: str, *, hit: bool) -> None:
        """Count a change."""
        for row in rows:
            self.made[row, language] += 1
            self.found[row, language] += hit

    def share(self, row: str, language: str | None) -> tuple[int, int]:
        """How many changes of a row were found and made; in all languages for `None`."""
        keys = [key for key in self.made if key[0] == row and language in {None, key[1]}]
        return sum(self.found[key] for key in keys), sum(self.made[key] for key in keys)


def run(
    pairs: list[tuple[Note, Article]], *, each: int, seed: int, tally: Tally, tell: Callable[[str], None]
) -> None:
    """Make and count the changes that a seed chooses."""
    chance = random.Random(seed)  # noqa: S311 - the same changes every time
    names = names_by_language(pairs)
    for note, article in pairs:
        language = primary(article.language)
        others = absent(note, names[language])
        for kind, said, spoken in quoting(note, others, chance):
            hit = any(each.rule == "altered-quotation" for each in _check(spoken, said))
            tally.count((kind,), language, hit=hit)
            if not hit:
                tell(f"{note.id} {kind}\n  - {said.text[:300]}\n  + {spoken.lede[0].sentences[0].text}")
        possible = list(changes(article, note, others, chance))
        chance.shuffle(possible)
        made: Counter[str] = Counter()
        for change in possible:
            if made[change.kind] == each:
                continue
            made[change.kind] += 1
            hit, elsewhere = found(change, article, note)
            tally.count((change.kind, *change.rows), language, hit=hit)
            tally.alarms[language] += len(elsewhere)
            tally.untouched[language] += sum(1 for _ in sentences(article))
            for finding in elsewhere:
                tell(f"{note.id} FALSE {finding.where.path} {finding.rule}: {finding.message}")
            if not hit:
                rows = " ".join((change.kind, *change.rows))
                tell(f"{note.id} {change.path} {rows}\n  - {change.before}\n  + {change.after}")


def table(tally: Tally) -> Iterator[str]:
    """Shares found, a line for each kind, a column for each language; then the false alarms."""
    languages = (*sorted({language for _, language in tally.made}), None)
    yield "kind          " + "".join(f"{language or 'all':>12}" for language in languages)
    for kind in KINDS:
        cells = [tally.share(kind, language) for language in languages]
        shown = [f"{hits / made:.1%}/{made}" if made else "–" for hits, made in cells]
        yield f"{kind:14}" + "".join(f"{cell:>12}" for cell in shown)
    alarms, untouched = tally.alarms.total(), tally.untouched.total()
    by_language = ", ".join(f"{language} {count}" for language, count in tally.alarms.items() if count)
    yield f"false alarms on untouched sentences: {alarms} of {untouched} ({alarms / untouched:.2%})"
    yield by_language


def failures(tally: Tally) -> Iterator[str]:
    """The targets that are missed."""
    languages = sorted({language for _, language in tally.made})
    for language in languages:
        if tally.alarms[language] >= 0.01 * tally.untouched[language]:
            yield f"false alarms in {language}: {tally.alarms[language]} of {tally.untouched[language]}"
    for kind, target in TARGETS.items():
        for each in (None, *languages):
            hits, made = tally.share(kind, each)
            if made >= (FEWEST if each else 1) and hits < target * made:
                yield f"{kind} in {each or 'all languages'}: {hits} of {made}"


def main() -> int:
    """Print the table; 1 if a target is missed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--each", type=int, default=4, help="changes of one kind in one article, at most")
    parser.add_argument(
        "--seeds", type=int, nargs="+", default=[1], help="the changes of all are counted together"
    )
    parser.add_argument("--missed", action="store_true", help="print every change that is not found")
    arguments = parser.parse_args()
    tell = print if arguments.missed else lambda _: None
    pairs = [pair for folder in arguments.folders for pair in drafted(folder)]
    tally = Tally()
    for seed in arguments.seeds:
        run(pairs, each=arguments.each, seed=seed, tally=tally, tell=tell)
    missed = list(failures(tally))
    print(*table(tally), *(f"missed: {each}" for each in missed), sep="\n")
    return int(bool(missed))


if __name__ == "__main__":
    sys.exit(main())
