"""A lede tells what happened."""

from collections.abc import Iterator

from articlekit.checks.examples import section, story
from articlekit.checks.rule import Context, Found, Rule
from articlekit.language.doc import Doc
from articlekit.language.tags import primary
from articlekit.model.article import Article, sentences

__all__ = ["RULE", "tells_event"]

_ROLES = ("what", "impact", "response", "cause", "outlook", "reaction")
_TOLD_BY_LABEL = frozenset({"what", "impact"})
_NEAR = 32
"""Characters between a number and the word for people that it counts."""


def check(article: Article, context: Context) -> Iterator[Found]:
    """The text before the first heading should tell what happened.

    ## What it does
    Finds a lede in which no word tells of an event, a decision or a harm, and no people are counted, where
    a statement of the note does; without a note in the same language, where the rest of the article does.
    Which words tell so is listed for each language.

    ## Why
    Many readers read nothing else. An opening of names, dates and fields tells them nothing.

    ## How to fix
    Begin with the statement that tells what happened, to whom, where and when.
    """
    lede = [(each.label, each.text) for paragraph in article.lede for each in paragraph.sentences]
    lede = [(label, text) for label, text in lede if any(map(str.isalnum, text))]
    locale = context.locale
    if (
        not lede
        or not locale.known
        or any(locale.role_of_label(one or "") in _TOLD_BY_LABEL for one, _ in lede)
    ):
        return
    if any(tells_event(Doc(text, article.language)) for _, text in lede):
        return
    home = _home(article, context)
    if home is not None:
        message = f"the lede does not tell what happened, {home} does: begin with that"
        yield Found(path="lede[0].sentences[0]", message=message, quote=lede[0][1])


def _home(article: Article, context: Context) -> str | None:
    """The first statement, or else sentence, that tells what happened."""
    note = context.note
    if note is not None and primary(note.language) == primary(article.language):
        rest = [(each.id, each.text) for each in note.statements if not each.demoted]
    else:  # the lists of two languages are not equally long: like is held against like
        rest = [(path, each.text) for path, each in sentences(article) if not path.startswith("lede")]
    return next((place for place, text in rest if _tells_decision(Doc(text, article.language))), None)


def _tells_decision(doc: Doc) -> bool:
    """Whether a text surely tells news: a decision, a harm or a count of people."""
    return doc.has("zones", "decisions") or doc.has("cues", "impact") or _counts_people(doc)


def tells_event(doc: Doc) -> bool:
    """Whether a text has a word for an event, a decision or what came of it, or counts people."""
    told = doc.has("zones", "decisions") or any(doc.has("cues", role) for role in _ROLES)
    return told or _counts_people(doc)


def _counts_people(doc: Doc) -> bool:
    spans = doc.found("words", "people")
    numbers = [fact for fact in doc.facts if fact.kind == "number"] if spans else []
    near = any(fact.start - _NEAR <= span.start <= fact.end + _NEAR for fact in numbers for span in spans)
    return near or bool(spans and doc.has("words", "negations"))


RULE = Rule[Article](
    id="lede-without-event",
    severity="warning",
    scope="article",
    check=check,
    bad=(
        story(
            section("Repairs", "14 cellars were flooded in the night."),
            lede="Harbour Street, Northgate Water.",
        ),
        story(
            section("Die Reparatur", "In der Nacht ist das Rohr geplatzt, 14 Keller wurden überflutet."),
            headline="Wasserrohrbruch in der Hafenstraße",
            lede="Eigentümer sind die Stadtwerke Nordhafen.",
            language="de",
        ),
        story(
            section("Réparations", "La conduite a éclaté, 14 caves ont été inondées."),
            headline="Rupture d’une conduite d’eau rue du Port",
            lede="Rue du Port, quartier de la gare.",
            language="fr",
        ),
        story(
            section("復旧", "水道管が破裂し、住民14人が避難した。"),
            headline="港町で水道管破裂",
            lede="港町二丁目の市道。",
            language="ja",
        ),
    ),
    good=(
        story(section("Repairs", "Crews are at work.")),
        story(lede="Northgate Water, Harbour Street."),
        story(
            section("Die Reparatur", "Arbeiter erneuern das Rohr."),
            headline="Wasserrohrbruch in der Hafenstraße",
            lede="In der Hafenstraße ist ein Rohr gebrochen, 14 Keller sind überflutet.",
            language="de",
        ),
    ),
)
