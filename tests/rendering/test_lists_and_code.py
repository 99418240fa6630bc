"""Numbered lists, and code, in each format."""

import json

import pytest

from articlekit.model.article import Article, Paragraph, Sentence
from articlekit.rendering import RenderOptions, render

_OPTIONS = RenderOptions(made="2026-11-30T12:00:00Z")
_CODE = 'if a < b:\n\n    print("[x]", `y`)'
_ARTICLE = Article(
    language="en",
    headline=Sentence(text="How the pump is started"),
    lede=(
        Paragraph(
            kind="list", ordered=True, sentences=(Sentence(text="Open the tap."), Sentence(text="Push."))
        ),
        Paragraph(kind="code", sentences=(Sentence(text=_CODE),)),
    ),
)


@pytest.mark.parametrize(
    ("template", "listed", "code"),
    [
        (
            "fragment",
            "<ol>\n<li>Open the tap.</li>",
            "<pre>if a &lt; b:\n\n    print(&#34;[x]&#34;, `y`)</pre>",
        ),
        ("ghost", "<ol>\n<li>Open the tap.</li>", "<pre><code>if a &lt; b:\n\n    print("),
        (
            "wordpress",
            '<!-- wp:list {"ordered":true,"className":"wp-block-list"} -->\n<ol class="wp-block-list">',
            '<pre class="wp-block-code"><code>if a &lt; b:\n\n    print("&#91;x]", `y`)</code></pre>',
        ),
        ("markdown", "1. Open the tap.\n2. Push.\n", f"```\n{_CODE}\n```\n"),
        ("newsml", "<ol>\n<li>Open the tap.</li>", "<pre>if a &lt; b:\n\n    print("),
    ],
)
def test_steps_are_numbered_and_code_keeps_its_lines(template: str, listed: str, code: str) -> None:
    text = render(_ARTICLE, template=template, options=_OPTIONS)
    assert listed in text
    assert code in text


def test_a_fence_is_longer_than_the_backticks_in_the_code() -> None:
    block = Paragraph(kind="code", sentences=(Sentence(text="a\n```\nb"),))
    text = render(_ARTICLE.model_copy(update={"lede": (block,)}), template="markdown", options=_OPTIONS)
    assert "````\na\n```\nb\n````" in text


def test_plain_text_has_both() -> None:
    item = json.loads(render(_ARTICLE, template="ninjs", options=_OPTIONS))
    plain = next(body["value"] for body in item["bodies"] if body["contentType"] == "text/plain")
    assert plain.startswith(f"1. Open the tap.\n2. Push.\n\n{_CODE}")
