"""An article has a headline, a lede that tells what happened, and parts of a length that is read."""

from collections.abc import Iterator

from articlekit.checks.headings import is_blank
from articlekit.checks.rule import Context, Found, Rule, section, story
from articlekit.language.doc import Doc
from articlekit.language.tags import primary, uses_spaces
from articlekit.model.article import Article, Section, sentences

__all__ = ["HEADLINE", "LEDE", "LEDE_EVENT", "SECTION", "STANDFIRST", "tells_event"]


def check_headline(article: Article, _: Context) -> Iterator[Found]:
    """An article must have a headline.

    ## What it does
    Finds an article whose headline is empty or made of white space.

    ## Why
    The headline is the h1 and the title of the page, and all that a reader sees of the article in
    a list, a feed or a search result.

    ## How to fix
    Give the note a title, or write a headline that says what happened and where.
    """
    if is_blank(article.headline.text):
        yield Found(path="headline", message="the article has no headline: say what happened in one line")


HEADLINE = Rule[Article](
    id="headline-missing",
    severity="error",
    scope="article",
    check=check_headline,
    bad=(story(headline=""), story(headline=" \u200b ")),
    good=(story(), story(headline="水道管が破裂", lede="水道管が破裂した。", language="ja")),
)


def check_lede(article: Article, _: Context) -> Iterator[Found]:
    """An article must open with a lede.

    ## What it does
    Finds an article without text between the headline and the first section.

    ## Why
    The lede tells who, what, when and where; many readers read nothing else. It also serves as
    the description of the page where there is no standfirst.

    ## How to fix
    Put the most important statement of the note before the first section heading.
    """
    texts = (sentence.text for paragraph in article.lede for sentence in paragraph.sentences)
    if all(is_blank(text) for text in texts):
        yield Found(
            path="lede",
            message="no text stands before the first section: open with who, what, when and where",
        )


LEDE = Rule[Article](
    id="lede-missing",
    severity="warning",
    scope="article",
    check=check_lede,
    bad=(story(lede=""), story(section("Repairs under way", "Crews are at work."), lede=" ")),
    good=(story(), story(section("Repairs under way", "Crews are at work."))),
)


def check_section(article: Article, context: Context) -> Iterator[Found]:
    """A section should not be too long for its heading.

    ## What it does
    Counts the words of each section (characters in languages that are written without spaces)
    against the limit of the house file or of the language.

    ## Why
    On a telephone a long section is screen after screen of text without a place to stop.

    ## How to fix
    Divide the section where its subject changes, with a heading of its own or an h3.
    """
    limit = context.house.limits.section_words or context.locale.limits.section_words
    spaced = uses_spaces(article.language)
    for number, one in enumerate(article.sections):
        length = _length(one, spaced=spaced)
        if length > limit:
            unit = "words" if spaced else "characters"
            message = (
                f"the section has {length} {unit}, the limit is {limit}: divide it where its subject changes"
            )
            yield Found(path=f"sections[{number}]", message=message, quote=one.heading.text)


def _length(one: Section, *, spaced: bool) -> int:
    words = [word for each in one.paragraphs for sentence in each.sentences for word in sentence.text.split()]
    return len(words) if spaced else sum(map(len, words))


SECTION = Rule[Article](
    id="section-length",
    severity="warning",
    scope="article",
    check=check_section,
    bad=(
        story(section("Repairs under way", "Crews are at work day and night. " * 80)),
        story(
            section("復旧作業が続く", "作業員が昼夜を問わず復旧に当たっている。" * 80),
            headline="水道管が破裂",
            lede="水道管が破裂した。",
            language="ja",
        ),
    ),
    good=(story(section("Repairs under way", "Crews are at work day and night. " * 20)),),
)


def check_standfirst(article: Article, context: Context) -> Iterator[Found]:
    """A standfirst should keep to its length.

    ## What it does
    Finds a standfirst with more characters than the house file or the language allows.

    ## Why
    It stands in larger type under the headline, and it becomes the description of the page, which
    search results cut.

    ## How to fix
    Keep the one or two sentences that make a reader want the rest.
    """
    limit = context.house.limits.standfirst or context.locale.limits.standfirst
    text = article.standfirst or ""
    if len(text) > limit:
        message = (
            f"the standfirst has {len(text)} characters, the limit is {limit}: keep one or two sentences"
        )
        yield Found(path="standfirst", message=message, quote=text)


STANDFIRST = Rule[Article](
    id="standfirst-length",
    severity="warning",
    scope="article",
    check=check_standfirst,
    bad=(story(standfirst="Crews are at work day and night to mend the pipes. " * 8),),
    good=(story(standfirst="Crews are at work day and night to mend the pipes."), story()),
)


_ROLES = ("what", "impact", "response", "cause", "outlook", "reaction")
_TOLD_BY_LABEL = frozenset({"what", "impact"})


def check_event(article: Article, context: Context) -> Iterator[Found]:
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
    return doc.has("zones", "decisions") or doc.has("cues", "impact") or doc.counts_people


def tells_event(doc: Doc) -> bool:
    """Whether a text has a word for an event, a decision or what came of it, or counts people."""
    told = doc.has("zones", "decisions") or any(doc.has("cues", role) for role in _ROLES)
    return told or doc.counts_people


LEDE_EVENT = Rule[Article](
    id="lede-without-event",
    severity="warning",
    scope="article",
    check=check_event,
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
