"""Titles: what is wrong with a headline or heading of a model, and how one is read from an answer."""

from articlekit.drafting.drafter import Brief
from articlekit.drafting.openai.capitals import in_sentence_case
from articlekit.drafting.openai.fidelity import infidelity
from articlekit.drafting.openai.plan import is_translation
from articlekit.drafting.openai.sayings import sayings
from articlekit.language.facts import Fact, facts, names
from articlekit.language.letters import fold
from articlekit.language.locale import load
from articlekit.language.tags import primary, uses_spaces
from articlekit.language.words import content, function_words, jaccard, tokens
from articlekit.model.article import Paragraph, Sentence

__all__ = ["displaced", "misnamed", "repeats", "stammers", "text_of", "title_of"]

_SAME = 0.85
"""How alike the words of a heading and of a sentence are where one repeats the other."""
_OF_A_NAME = 2
"""Words of a name that is somebody's."""
_ENDS = ".。．।۔։።"


def repeats(title: Sentence, paragraphs: tuple[Paragraph, ...], language: str) -> bool:
    """Whether a headline or heading is one of the sentences under it, be it behind a label."""
    forms = [content(text, language) for text in (title.text, title.text.partition(":")[2]) if text.strip()]
    return any(
        jaccard(words, content(sentence.text, language)) >= _SAME
        for paragraph in paragraphs
        for sentence in paragraph.sentences
        for words in forms
    )


def stammers(title: Sentence, language: str) -> bool:
    """Whether a title says a word twice, as small models do."""
    words = [stem for word in tokens(title.text) for stem in content(word, language)]
    return uses_spaces(language) and len({*words}) < len(words)


def misnamed(title: Sentence, brief: Brief) -> str | None:
    """A name of a title of which it says what the note says elsewhere, and not of that name.

    "Shepherd Jürgen Behn killed wolf" has no word that the note does not have.
    """
    language = brief.language
    found = [each for each in names(title.text, language) if len(tokens(each.text)) >= _OF_A_NAME]
    if not found:
        return None
    texts = [brief.note.title or ""]
    texts += [f"{each.label or ''} {each.text}" for each in brief.note.statements]
    statements = [content(text, language) for text in texts]
    known = frozenset[str]().union(*statements)
    for name in found:
        own = content(name.text, language)
        rest = content(title.text, language) - own
        homes = frozenset[str]().union(*(each for each in statements if own <= each))
        if homes and (rest & known) - homes:
            return name.text
    return None


def displaced(title: Sentence, brief: Brief) -> bool:
    """Whether a date or a time of a title stands behind another short word than anywhere in the note.

    "Closed by 12 March" is something else than "closed on 12 March", of which no other rule takes notice.
    """
    language = brief.language
    wanted = [each for each in facts(title.text, language) if each.kind in {"date", "time"}]
    if not wanted:
        return False
    texts = [brief.note.title or "", *(each.text for each in brief.note.statements)]
    known: dict[tuple[str, str], set[str]] = {}
    for text in texts:
        for fact in facts(text, language):
            known.setdefault((fact.kind, fact.value), set()).add(_before(text, fact))
    passing = function_words(primary(language))
    return any(
        (word := _before(title.text, each)) in passing
        and word not in known.get((each.kind, each.value), {word})
        for each in wanted
    )


def _before(text: str, fact: Fact) -> str:
    """The word before a fact, folded."""
    words = tokens(text[: fact.start])
    return fold(words[-1]) if words else ""


def text_of(paragraphs: tuple[Paragraph, ...], language: str) -> str:
    """Paragraphs as one text."""
    space = load(language).typography.word_space
    return space.join(sentence.text for each in paragraphs for sentence in each.sentences)


def title_of(answer: str, text: str, limit: int, brief: Brief) -> str | None:
    """The title in a model's answer; `None` where it is too long, says more than the text, or repeats it.

    Args:
        answer: what the model said.
        text: what it was to find a title for.
        limit: most characters of the title.
        brief: the order.
    """
    said = sayings(answer, brief.language, about=text, one_line=True)
    title = in_sentence_case(said[0].rstrip(_ENDS).strip(), brief) if said else ""
    words = content(title, brief.language)
    if not words or len(title) > limit or len(title) * 10 > len(text) * 9:
        return None
    if not is_translation(brief) and infidelity(title, text, brief.language, is_line=True):
        return None
    return title
