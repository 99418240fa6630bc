"""Marks and spaces of an article or a page are set as its language sets them."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from articlekit.checks.rule import Context, Found, Rule, section, story
from articlekit.checks.texts import printed
from articlekit.language.locale import load
from articlekit.language.typography import set_punctuation, set_spaces
from articlekit.model.article import Article
from articlekit.model.finding import Edit

if TYPE_CHECKING:
    from articlekit.checks.page import Page

__all__ = ["MARKS", "PAGE_RULE", "SPACES"]


def check_marks(article: Article, context: Context) -> Iterator[Found]:
    """Quotation marks, apostrophes and other marks should be the language's own.

    ## What it does
    Finds straight quotation marks that pair in one way only, straight apostrophes between letters,
    three points for an ellipsis, missing inverted marks (Spanish), half-width marks between Chinese
    or Japanese characters, and Latin marks in Arabic and Persian. What could be meant in two ways is
    left alone, and so are addresses, identifiers, code, times, numbers and versions.

    ## Why
    Marks of the typewriter or of another language tell the reader that nobody set the text.

    ## How to fix
    Use the marks of the language, as the fix does.
    """
    return _differences(article, lambda text: set_punctuation(text, context.locale), "the marks")


def check_spaces(article: Article, context: Context) -> Iterator[Found]:
    """Spaces should be set as the language sets them.

    ## What it does
    Finds repeated spaces, spaces in front of commas and full stops, and missing no-break spaces
    before or after the marks that want one, as in French before a colon. Addresses, identifiers,
    code, times, numbers and versions are left alone.

    ## Why
    Without a no-break space a colon or a closing quotation mark ends up alone at the start of a line.

    ## How to fix
    Set the spaces as the fix does: it changes white space only.
    """
    return _differences(article, lambda text: set_spaces(text, context.locale), "the spaces")


def check_page(page: "Page", _: Context) -> Iterator[Found]:
    """Spaces and marks should be set as the language sets them.

    ## What it does
    Compares each paragraph, heading and list item with the same text as a typesetter of the
    language would set it: no-break spaces, quotation marks, apostrophes, ellipses, inverted,
    full-width and local marks. Code and words in another language are left alone, and so is
    what could be meant in two ways.

    ## Why
    Marks of the typewriter or of another language tell the reader that nobody set the text; a
    missing no-break space leaves a colon alone at the start of a line.

    ## How to fix
    Use the marks of the language. The fix does so where the text can be told from the markup for
    sure, and changes no tag.
    """
    from articlekit.checks.texts import Alignment  # which articles do without

    alignment = Alignment(page)
    for block in page.blocks:
        locale = load(block.language or page.language)
        if block.literal or (locale.tag == "und" and not block.language):
            continue
        wanted = set_spaces(set_punctuation(block.text, locale), locale)
        if wanted != block.text:
            place = _first_difference(block.text, wanted)
            quote = _around(block.text, place)
            yield Found(
                offset=page.find_in(quote, block),
                message=f"not set as the language sets it: {_around(wanted, place)}",
                quote=quote,
                fix=alignment.edits(block, wanted),
            )


def _differences(article: Article, set_text: Callable[[str], str], subject: str) -> Iterator[Found]:
    """A finding with its fix for each text of the article that `set_text` would change."""
    for path, text in printed(article):
        wanted = set_text(text)
        if wanted != text:
            place = _first_difference(text, wanted)
            yield Found(
                path=path,
                message=f"{subject} are not set as the language sets them: {_around(wanted, place)}",
                quote=_around(text, place),
                fix=(Edit(path=path, text=wanted),),
            )


def _first_difference(text: str, wanted: str) -> int:
    """Offset of the first character in which two texts differ."""
    pairs = enumerate(zip(text, wanted, strict=False))
    return next((index for index, (old, new) in pairs if old != new), min(len(text), len(wanted)))


def _around(text: str, place: int, *, width: int = 20) -> str:
    """The words around a place of a text."""
    start = text.rfind(" ", 0, max(0, place - width // 2)) + 1
    return text[max(start, place - width) : place + width].strip()


MARKS = Rule[Article](
    id="typography-marks",
    severity="warning",
    scope="article",
    check=check_marks,
    fixable=True,
    bad=(
        story(lede='"Nobody was hurt", the mayor said...'),
        story(lede="¿Hay heridos? No. Que alivio!", language="es"),
        story(lede="故障原因:电缆被挖断,抢修正在进行.", headline="电缆故障", language="zh"),
        story(lede="عادت الكهرباء, وانتهى العطل.", headline="انقطاع الكهرباء", language="ar"),
    ),
    good=(
        story(lede="“Nobody was hurt”, the mayor said…"),
        story(lede='A 5" pipe burst; see `a["b"]` and x.y.z=\'1\'.'),
        story(lede="系统于10:25恢复，版本3.5正常。", headline="电缆故障", language="zh"),
    ),
)

SPACES = Rule[Article](
    id="typography-spaces",
    severity="warning",
    scope="article",
    check=check_spaces,
    fixable=True,
    bad=(
        story(lede="Crews are  at work , and nobody was hurt ."),
        story(lede="Bilan : 14 rames immobilisées, «aucun blessé».", language="fr"),
        story(section("Combien de blessés ?", "Aucun."), lede="Nous y sommes.", language="fr"),
    ),
    good=(
        story(lede="Crews are at work, and nobody was hurt."),
        story(lede="À 14:05, la version 1.2.3 de http://example.com/a:b est en place.", language="fr"),
        story(lede="Bilan\u00a0: 14 rames immobilisées, «\u00a0aucun blessé\u00a0».", language="fr"),
    ),
)

PAGE_RULE: "Rule[Page]" = Rule(
    id="page-typography",
    severity="warning",
    scope="page",
    check=check_page,
    fixable=True,
    bad=(
        '<p lang="en">"Nobody was hurt", the mayor said.</p>',
        '<p lang="fr">Bilan : 14 rames immobilisées.</p>',
    ),
    good=(
        '<p lang="en">“Nobody was hurt”, the mayor said; see <code>a["b"]</code>.</p>',
        '<p lang="fr">Bilan\u00a0: 14 rames immobilisées.</p>',
        "<p>The language of this fragment is not known ...</p>",
    ),
)
