"""What holds for every note."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from articlekit.drafting.drafter import Brief
from articlekit.drafting.extractive import ExtractiveDrafter
from articlekit.language.letters import fold
from articlekit.language.locale import available, load
from articlekit.model.article import Article, headings, sentences
from articlekit.model.note import Note
from tests.drafting.extractive.notes import note, said

_WORDS = st.sampled_from(
    [
        *("fire", "Feu", "Brand", "пожар", "火災", "火灾", "حريق", "आग", "caused", "because", "it", "This"),
        *("«", "Non", "»", "“No”", "12", "1,5", "14:05", "not", "kein", "will", "demain", "said", "selon"),
        *("Cloudflare.", "e.g.", ":", ";", ",", "—", "…", "!", "?", "CVE-2021-1", "<b>", "&amp;", "\u200b"),
    ]
)
_ANY = st.text(min_size=1, max_size=80).filter(str.strip)  # a statement is never blank: see tests/reading
_TEXT = st.one_of(st.lists(_WORDS, min_size=1, max_size=18).map(" ".join), _ANY)
_KIND = st.sampled_from(["sentence", "bullet", "field", "row", "entry"])
_STATEMENT = st.builds(
    said,
    _TEXT,
    st.one_of(st.none(), st.sampled_from(["Cause", "原因", "Mme Lenoir", "Next steps", "History"]), _TEXT),
    kind=_KIND,
    stamp=st.one_of(st.none(), st.just("14:05")),
    block=st.integers(0, 3),
)
_NOTES = st.builds(
    lambda language, statements, title: note(language, *statements, title=title),
    st.sampled_from([*available(), "und", "th", "bg", "x-made-up"]),
    st.lists(_STATEMENT, min_size=1, max_size=22),
    st.one_of(st.none(), _TEXT),
)


def drafted(source: Note) -> Article:
    return ExtractiveDrafter().draft(Brief(note=source, language=source.language))


@given(_NOTES)
def test_every_statement_is_used_once_and_an_entry_of_a_log_may_open_the_article_too(source: Note) -> None:
    article = drafted(source)
    told = [sentence for _, sentence in sentences(article)] + [article.dateline] * bool(article.dateline)
    used = Counter(identity for sentence in told if sentence for identity in sentence.sources)
    used.pop("title", None)
    entries = {statement.id for statement in source.statements if statement.stamp}
    assert used.keys() == {statement.id for statement in source.statements}
    assert {identity for identity, count in used.items() if count > 1} <= entries


@given(_NOTES)
def test_the_structure_is_valid(source: Note) -> None:
    article = drafted(source)
    assert article.headline.text.strip()
    assert article.lede
    level = 1
    for _, next_level, heading in headings(article):
        assert heading.text.strip()
        assert next_level <= level + 1
        level = next_level
    assert all(section.paragraphs for section in article.sections)
    texts = [fold(heading.text) for _, _, heading in headings(article)]
    assert len(texts) == len(set(texts))


@given(_NOTES)
def test_the_article_has_no_word_that_the_note_has_not(source: Note) -> None:
    article = drafted(source)
    locale = load(source.language)
    given_words = fold(
        " ".join(
            part
            for statement in source.statements
            for part in (statement.text, statement.label or "", statement.stamp or "")
        )
        + " "
        + (source.title or "")
    )
    labels = {fold(label) for label in locale.labels.values()}
    for text in [sentence.text for _, sentence in sentences(article)]:
        assert _words(text) <= _words(given_words), text
    for _, _, heading in headings(article):
        own = heading.text.replace(locale.connectives["and"], " ")
        assert fold(heading.text) in labels or _words(own) <= _words(given_words), heading


def _words(text: str) -> set[str]:
    return set("".join(letter if letter.isalnum() else " " for letter in fold(text)).split())


@given(_NOTES)
def test_two_runs_give_the_same_article(source: Note) -> None:
    assert drafted(source) == drafted(source)
