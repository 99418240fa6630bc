"""Small notes to hold sentences against."""

from articlekit.checks import check_article
from articlekit.checks.rules import GROUNDING_RULES
from articlekit.model.article import Article, Paragraph, Sentence
from articlekit.model.finding import Finding
from articlekit.model.house import House
from articlekit.model.note import Meta, Note, Statement

RULES = tuple(rule.id for rule in GROUNDING_RULES)


def note(*statements: str, language: str = "en", title: str | None = None, date: str | None = None) -> Note:
    """A note with these statements, `s1`, `s2`, …"""
    text = "\n".join(statements)
    starts = [sum(len(each) + 1 for each in statements[:number]) for number in range(len(statements))]
    return Note(
        id="n",
        text=text,
        language=language,
        title=title,
        statements=tuple(
            Statement(id=f"s{number}", text=each, start=start, end=start + len(each))
            for number, (each, start) in enumerate(zip(statements, starts, strict=True), start=1)
        ),
        meta=Meta(date=date),
    )


def article(text: str, *sources: str, language: str = "en") -> Article:
    """An article that is one sentence and its headline."""
    sentence = Sentence(text=text, sources=sources)
    return Article(language=language, headline=sentence, lede=(Paragraph(sentences=(sentence,)),))


def findings(text: str, of: Note, *sources: str, language: str | None = None) -> list[Finding]:
    """What grounding rules find in a sentence, which cites the first statement if nothing is said."""
    one = article(text, *(sources or ("s1",)), language=language or of.language)
    found = check_article(one, house=House(), note=of, select=RULES)
    return [each for each in found if each.where.path != "headline" or each.rule == "unchecked"]


def rules(text: str, of: Note, *sources: str, language: str | None = None) -> list[str]:
    """The ids of the rules that find something."""
    return [each.rule for each in findings(text, of, *sources, language=language)]
