"""Marks are those of the language."""

from collections.abc import Iterator

from articlekit.checks.examples import story
from articlekit.checks.rule import Context, Found, Rule
from articlekit.checks.setting import differences
from articlekit.language.typography import set_punctuation
from articlekit.model.article import Article

__all__ = ["RULE"]


def check(article: Article, context: Context) -> Iterator[Found]:
    """Quotation marks, apostrophes and other marks should be the language's own.

    ## What it does
    Finds straight quotation marks that pair in one way only, straight apostrophes between letters,
    three points for an ellipsis, missing inverted marks (Spanish), half-width marks between Chinese
    or Japanese characters, and Latin marks in Arabic and Persian. What could be meant in two ways is
    left alone, and so are addresses, identifiers, code, times, numbers and versions.

    ## Why
    Marks of the typewriter or of another language tell the reader that nobody set the text.

    ## How to mend
    Use the marks of the language, as the fix does.
    """
    return differences(article, lambda text: set_punctuation(text, context.locale), "the marks")


RULE = Rule[Article](
    id="typography-marks",
    severity="warning",
    scope="article",
    check=check,
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
