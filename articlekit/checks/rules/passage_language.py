"""Headings, and every sentence of a model, are in the language of the article."""

from collections.abc import Iterator

from articlekit.checks.examples import section, story
from articlekit.checks.grounding import ground
from articlekit.checks.grounding.passage import read
from articlekit.checks.passages import OWN, passage_language
from articlekit.checks.rule import Context, Found, Rule
from articlekit.checks.text_language import foreign_heading, in_other_language
from articlekit.language.sentences import texts
from articlekit.language.tags import primary, script_counts
from articlekit.model.article import Article, headings, sentences
from articlekit.model.house import House

__all__ = ["HEADINGS", "RULE", "likely", "passages"]

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


_ENOUGH = 120
"""Letters of headings that are needed to be sure of their language; they are choppy text."""


def check_headings(article: Article, _: Context) -> Iterator[Found]:
    """Headings should be in the language of the article.

    ## What it does
    Finds each headline or heading that is prose in another script than the article's, and headings
    that are, taken together, surely in another language. Names and identifiers in Latin letters are
    normal in every script and are not found.

    ## Why
    Headings in the language of a note, a template or a model beside text in another one are the
    most visible sign that nobody read the page.

    ## How to fix
    Write the headings in the language of the article.
    """
    all_headings = [(path, heading.text) for path, _, heading in headings(article)]
    foreign = [(path, text) for path, text in all_headings if foreign_heading(text, article.language)]
    for path, text in foreign:
        message = (
            f"the heading is not in the script of {article.language!r}: write it in the article's language"
        )
        yield Found(path=path, message=message, quote=text)
    joined = ". ".join(text for _, text in all_headings)
    if not foreign and sum(script_counts(joined).values()) >= _ENOUGH:
        seen = in_other_language(joined, article.language)
        if seen is not None:
            message = f"the headings are in {seen!r}: write them in {article.language!r}, as the article"
            yield Found(path="headline", message=message, quote=joined)


HEADINGS = Rule[Article](
    id="heading-language",
    severity="warning",
    scope="article",
    check=check_headings,
    bad=(
        story(
            section("Power is back by noon", "電力は復旧した。"),
            headline="港南市で停電",
            lede="港南市で停電が発生した。",
            language="ja",
        ),
        story(section("停電の原因は調査中", "Crews are at work.")),
        story(
            section("Die Feuerwehr sperrte die Straße", "Crews are at work."),
            section("Mehrere Keller wurden am Montag überflutet", "Pumps were brought."),
            section("Die Reparatur dauert voraussichtlich noch zwei Tage", "Crews work at night."),
            headline="Wasserleitung in der Hafenstraße geplatzt",
        ),
    ),
    good=(
        story(
            section("GitHub Actions", "復旧した。"), headline="港南市で停電", lede="停電した。", language="ja"
        ),
        story(section("Crews mend the pipes", "Crews are at work.")),
    ),
)
