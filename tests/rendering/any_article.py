"""Any article at all: what hypothesis makes of the types, well-formed words or not."""

from hypothesis import strategies as st

from articlekit.model.article import Article, Paragraph, Section, Sentence
from articlekit.model.note import Meta
from articlekit.model.provenance import Review

__all__ = ["ANY_ARTICLE"]

_TEXTS = st.text(max_size=30)
_MAYBE = st.none() | _TEXTS
_MOMENTS = st.datetimes(timezones=st.none() | st.timezones()).map(lambda moment: moment.isoformat())
_DATES = _MAYBE | st.dates().map(lambda day: day.isoformat()) | _MOMENTS
_SENTENCES = st.builds(
    Sentence,
    text=_TEXTS,
    sources=st.lists(_TEXTS, max_size=2).map(tuple),
    stamp=_MAYBE,
)
_PARAGRAPHS = st.builds(
    Paragraph,
    kind=st.sampled_from(("text", "list", "timeline", "quote", "code")),
    ordered=st.booleans(),
    sentences=st.lists(_SENTENCES, max_size=2).map(tuple),
    attribution=_MAYBE,
)
_BLOCKS = st.lists(_PARAGRAPHS, max_size=2).map(tuple)
_SECTIONS = st.builds(Section, heading=_SENTENCES, level=st.integers(1, 7), paragraphs=_BLOCKS)
_META = st.builds(
    Meta,
    date=_DATES,
    modified=_DATES,
    place=_MAYBE,
    byline=_MAYBE,
    byline_url=_MAYBE | st.just("https://example.org/a b"),
    slug=_MAYBE,
    sources=st.lists(_TEXTS | st.just("https://example.org/x?y=1&z"), max_size=2).map(tuple),
    embargo=_DATES,
    version=st.none() | st.integers(1, 10**9 - 1),
    correction=_MAYBE,
)
_REVIEWS = st.builds(Review, by=st.just("Ada Example") | _TEXTS.filter(str.strip), at=_DATES)
ANY_ARTICLE = st.builds(
    Article,
    language=st.sampled_from(("fr", "ja", "ar", "und", "")) | _TEXTS,
    headline=_SENTENCES,
    standfirst=_MAYBE,
    lede=_BLOCKS,
    sections=st.lists(_SECTIONS, max_size=3).map(tuple),
    conclusion=_BLOCKS,
    engine=st.sampled_from(("extractive", "structure", "openai")),
    note=_TEXTS,
    meta=_META,
    review=st.none() | _REVIEWS,
)
