"""The blocks that `articlekit -t wagtail` writes, for a StreamField of your own page.

Copy this file into your project:

    class ArticlePage(Page):
        body = StreamField(ArticleBlock())

    page = ArticlePage(title=stream[0]["value"]["headline"], body=json.dumps(stream))

`stream` is what `articlekit generate note.txt -t wagtail` prints, read as JSON. What `about` says may go
into fields of the page (`slug`, `go_live_at` for the embargo, `locale`), and the block may then be left out.
"""

from wagtail import blocks

__all__ = ["ArticleBlock"]

LEVELS = [(f"h{level}", f"Heading {level}") for level in range(1, 7)]
NOTICES = [("correction", "Correction"), ("disclosure", "How it was made"), ("reviewed", "Review")]
STATES = [("withheld", "Draft"), ("usable", "Approved")]


class AboutBlock(blocks.StructBlock):
    """What is known about the article; empty where it is not."""

    headline = blocks.CharBlock(required=False)
    language = blocks.CharBlock()
    byline = blocks.CharBlock(required=False)
    place = blocks.CharBlock(required=False)
    date = blocks.CharBlock(required=False)
    modified = blocks.CharBlock(required=False)
    slug = blocks.CharBlock(required=False)
    embargo = blocks.CharBlock(required=False)
    version = blocks.IntegerBlock(required=False)
    status = blocks.ChoiceBlock(choices=STATES)
    reviewed_by = blocks.CharBlock(required=False)
    reviewed_at = blocks.CharBlock(required=False)
    digital_source_type = blocks.URLBlock()
    sources = blocks.ListBlock(blocks.CharBlock(), required=False)


class HeadingBlock(blocks.StructBlock):
    """A heading with its level."""

    text = blocks.CharBlock()
    level = blocks.ChoiceBlock(choices=LEVELS)


class QuoteBlock(blocks.StructBlock):
    """What somebody said, and who."""

    text = blocks.TextBlock()
    attribution = blocks.CharBlock(required=False)


class EntryBlock(blocks.StructBlock):
    """An entry of a timeline."""

    time = blocks.CharBlock(required=False)
    text = blocks.TextBlock()


class NoticeBlock(blocks.StructBlock):
    """What readers are told about the article at its end."""

    kind = blocks.ChoiceBlock(choices=NOTICES)
    text = blocks.TextBlock()


class ArticleBlock(blocks.StreamBlock):
    """An article."""

    about = AboutBlock()
    standfirst = blocks.TextBlock()
    heading = HeadingBlock()
    paragraph = blocks.RichTextBlock(features=["ol"])  # numbered steps are kept as one
    list = blocks.ListBlock(blocks.TextBlock())
    timeline = blocks.ListBlock(EntryBlock())
    quote = QuoteBlock()
    divider = blocks.StaticBlock()
    notice = NoticeBlock()
