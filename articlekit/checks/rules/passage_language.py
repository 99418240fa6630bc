"""Every sentence and heading of a model's article is in its language."""

from collections.abc import Iterator

from articlekit.checks.examples import section, story
from articlekit.checks.grounding import ground
from articlekit.checks.grounding.passage import read
from articlekit.checks.passages import OWN, passage_language
from articlekit.checks.rule import Context, Found, Rule
from articlekit.language.sentences import texts
from articlekit.language.tags import primary
from articlekit.model.article import Article, headings, sentences
from articlekit.model.house import House

__all__ = ["RULE", "likely", "passages"]

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
    passage, known = read(text, article.language, noted.day), noted.whole.words
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
