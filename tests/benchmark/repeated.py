"""Texts that say the same again and again: what a reader, a drafter or a checker looks for, repeated."""

import random

__all__ = ["UNITS", "repeated"]

_COUNT = 150
_SEED = 20_261_130
_PLAIN = (
    *("It is so. ", "x", "x ", "no ", "a; ", "a   ", "Is it so? ", "“a ", '"... ', '"', "(", "?", "-", "["),
    *(
        "- x\n",
        "* b\n",
        "1. a\n",
        "1) a\n",
        "  - x\n",
        "    x = 1\n",
        "> ",
        "> said\n",
        "# a\n",
        "## A b\n\n",
    ),
    *(
        "|a",
        "| a | b |\n",
        "a\tb\n",
        "a: b\n",
        "A: \n",
        "IMPACT:\nText here.\n",
        "**a",
        "~~",
        "```\nx\n",
        "---\n",
    ),
    *(
        "10:30 x\n",
        "3 March 2026, ",
        "From: a\n",
        "Dear all, ",
        "Headings are:\n",
        "Headings: a, b, c\n",
        "{code}",
    ),
    *(
        "\U0001f525 ",
        "火災、",
        "火災が起きた。",
        "شب ",
        "ไฟไหม้",
        "आग लगी। ",
        "Пожар в доме. ",
        "\u200b",
        "\ufeff",
        "é",
    ),
    *(
        "[a](http://b) ",
        "a@b.org ",
        "12,345.6 km ",
        "A B C ",
        "Mr. Smith said. ",
        "h2: A\n",
        "\r\n",
        "\n \n",
        "1.2.3 ",
    ),
)
_MARKUP = (
    *(
        "<!--",
        "<!-- a -->",
        "&quot; ",
        "&#x27;a ",
        "<",
        "</p>",
        "<p>It is so.</p>\n",
        "<div>",
        "<b>x",
        "<i>a</i> ",
    ),
    *(
        "<h2>A</h2>\n",
        "<h2>A: b</h2>\n<p>It is so.</p>\n",
        '<h5>"A" b',
        "<p><strong>A b</strong></p>\n",
        "<li>x",
    ),
    *(
        "<ul><li>x</li></ul>\n",
        "<table><tr><td>a",
        "<a href='#'>here</a> ",
        "<img src=x>",
        "<p lang=fr>Il est là.",
    ),
    *(
        "<section>",
        "<br>",
        "<span lang=de>Es ist so. ",
        "<script>",
        "<h1>A</h1>",
        "<p id=a>",
        "<blockquote>a",
    ),
)


def _units() -> tuple[str, ...]:
    """The pieces alone, then pairs and triples of them that a seed has drawn."""
    chance = random.Random(_SEED)  # noqa: S311 (drawn again and again, it is the same)
    pieces = (*_PLAIN, *_MARKUP)
    found = dict.fromkeys(pieces)
    while len(found) < _COUNT:
        found["".join(chance.choices(pieces, k=chance.choice((2, 2, 3))))] = None
    return tuple(found)


UNITS = _units()


def repeated(unit: str, kilobytes: float, *, html: bool) -> str:
    """A text of about so many KB (1,000 characters) that repeats a unit behind an ordinary beginning.

    Args:
        unit: what is repeated.
        kilobytes: the length.
        html: whether it is a page, so that also a unit without markup is read as one.
    """
    before = (
        '<p lang="en">A fire broke out.</p>\n' if html else "Fire in Leeds\n\nA fire broke out on Monday. "
    )
    return before + unit * max(1, int(kilobytes * 1_000) // len(unit))
