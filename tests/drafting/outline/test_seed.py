"""The model case: a title, three paragraphs, an announced list of headings and a conclusion."""

import pytest

from articlekit.drafting.outline import restore
from articlekit.model.article import Article, headings, sentences

TITLE = "Twitter : Le départ de l’ingénieur en chef après l’Epic Fail du Twitter Space DeSantis-Musk"
LEDE = (
    "Twitter s’est retrouvé sous les feux de la rampe suite à un échec technique lors d’un événement "
    "en direct appelé Twitter Space DeSantis-Musk. Cet événement était censé être une discussion entre "
    "le gouverneur Ron DeSantis et Elon Musk, mais a rapidement tourné au fiasco."
)
SECOND = (
    "L’événement avait attiré l’attention de milliers de personnes, mais à la surprise générale, les "
    "auditeurs ont commencé à entendre des échos de la conversation, en plus de problèmes de son "
    "parasites. En fin de compte, la conversation a été annulée en raison de problèmes techniques."
)
DIVIDED = (
    "Les internautes ont critiqué Twitter pour sa réponse tardive à l’échec technique,",
    "l’entreprise admettant qu’elle n’avait pas suffisamment prévu la demande pour l’événement.",
)
THIRD = (
    "La réponse de Twitter à cet échec a conduit à la démission de l’ingénieur en chef de l’entreprise. "
    f"{' '.join(DIVIDED)} Les responsables de Twitter ont également admis que des problèmes similaires "
    "étaient survenus dans le passé, mais qu’ils n’avaient pas été assez proactifs pour les résoudre."
)
HEADINGS = (
    "L’événement tourne au fiasco technique",
    "Démission de l’ingénieur en chef",
    "Les internautes critiquent la réponse tardive de Twitter",
    "Twitter admet une sous-estimation de la demande pour l’événement",
    "Les problèmes techniques sont un problème récurrent pour Twitter",
)
CONCLUSION = (
    "En somme, l’Epic Fail du Twitter Space DeSantis-Musk a entraîné des conséquences importantes. "
    "Il sera intéressant de voir comment Twitter répondra à ces problèmes à l’avenir."
)
TEXT = "\n".join(
    (TITLE, LEDE, SECOND, THIRD, "Les en-têtes HTML seraient les suivants :", TITLE, *HEADINGS, CONCLUSION)
)


@pytest.fixture(scope="module")
def article() -> Article:
    return restore(TEXT, language="fr", note="seed").article


def test_the_title_is_the_h1_and_five_h2_follow_in_order(article: Article) -> None:
    found = [(level, sentence.text) for _, level, sentence in headings(article)]
    assert found == [(1, TITLE), *((2, heading) for heading in HEADINGS)]
    assert article.headline.sources == ("title",)
    assert (article.engine, article.note) == ("structure", "seed")


def test_the_lede_is_the_first_paragraph_and_the_conclusion_stands_apart(article: Article) -> None:
    assert [joined(paragraph.sentences) for paragraph in article.lede] == [LEDE]
    assert [joined(paragraph.sentences) for paragraph in article.conclusion] == [CONCLUSION]


def test_each_heading_stands_in_front_of_the_sentence_that_says_so(article: Article) -> None:
    starts = [section.paragraphs[0].sentences[0].text for section in article.sections]
    assert SECOND.startswith(starts[0])
    assert starts[1].startswith("La réponse de Twitter à cet échec a conduit à la démission")
    assert starts[2].startswith("Les internautes ont critiqué")
    assert starts[4].startswith("Les responsables de Twitter ont également admis")


def test_a_sentence_that_carries_two_headings_is_divided_at_its_clause_boundary(article: Article) -> None:
    parts = [section.paragraphs[0].sentences[0] for section in article.sections[2:4]]
    assert tuple(part.text for part in parts) == DIVIDED
    assert parts[0].sources == parts[1].sources == ("s6",)
    assert article.sections[3].heading.sources == ("s6",)


def test_a_sentence_that_carries_one_heading_is_not_divided() -> None:
    text = TEXT.replace(f"{HEADINGS[3]}\n", "")
    bodies = [sentence.text for _, sentence in sentences(restore(text, language="fr").article)]
    assert " ".join(DIVIDED) in bodies


def test_every_sentence_names_itself_as_its_source(article: Article) -> None:
    numbers = [int(source[1:]) for _, sentence in sentences(article) for source in sentence.sources]
    assert numbers == [1, 2, 3, 4, 5, 6, 6, 7, 8, 9]


def test_without_a_conclusion_the_headings_find_the_same_sentences() -> None:
    article = restore(TEXT.removesuffix(CONCLUSION).rstrip(), language="fr").article
    assert [section.heading.text for section in article.sections] == list(HEADINGS)
    assert article.sections[4].paragraphs[0].sentences[0].text.startswith("Les responsables")
    assert article.conclusion == ()


def joined(parts: tuple[object, ...]) -> str:
    return " ".join(getattr(part, "text", "") for part in parts)
