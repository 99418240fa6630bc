"""A note and its article in seven languages, as a good model writes them."""

from collections.abc import Callable
from typing import Any

from tests.fakes.openai_server import Answer, answer, sentence

__all__ = ["LANGUAGES", "NOTE", "changed", "version", "versions"]

NOTE = """\
Gas leak at Northfield school

A gas leak was found at Northfield school at 9:10 on 3 March 2026. All 240 pupils left the building.

A corroded pipe under the kitchen had cracked. Head teacher Anna Roy said: "The pipe was not on our plans."

The fire service closed the main valve at 9:25. Gas will be turned on again after a test.

The school is expected to open again on Thursday.
"""

_PLACES = (
    ("headline", "s1"),
    ("lede", "s1"),
    ("lede", "s2"),
    ("heading", "s3"),
    ("text", "s3"),
    ("text", "s4"),
    ("heading", "s5"),
    ("text", "s5"),
    ("text", "s6"),
    ("conclusion", "s7"),
)

_TEXTS = {
    "en": (
        "Gas leak at Northfield school",
        "A gas leak was found at Northfield school at 9:10 on 3 March 2026.",
        "All 240 pupils left the building.",
        "Pipe under the kitchen had cracked",
        "A corroded pipe under the kitchen had cracked.",
        "Head teacher Anna Roy said: “The pipe was not on our plans.”",
        "Fire service closed the main valve",
        "The fire service closed the main valve at 9:25.",
        "Gas will be turned on again after a test.",
        "The school is expected to open again on Thursday.",
    ),
    "fr": (
        "Fuite de gaz à l’école Northfield",
        "Une fuite de gaz a été découverte à l’école Northfield le 3 mars 2026 à 9\u00a0h\u00a010.",
        "Les 240 élèves ont quitté le bâtiment.",
        "Une conduite fissurée sous la cuisine",
        "Une conduite corrodée sous la cuisine s’était fissurée.",
        "«\u00a0La conduite n’était pas indiquée sur nos plans\u00a0», a déclaré la directrice, Anna Roy.",
        "Les pompiers ont fermé la vanne principale",
        "Les pompiers ont fermé la vanne principale à 9\u00a0h\u00a025.",
        "Le gaz sera rétabli après un essai.",
        "L’école devrait rouvrir jeudi.",
    ),
    "de": (
        "Gasleck an der Schule Northfield",
        "An der Schule Northfield ist am 3. März 2026 um 9.10 Uhr ein Gasleck entdeckt worden.",
        "Alle 240 Schülerinnen und Schüler verließen das Gebäude.",
        "Leitung unter der Küche war gerissen",
        "Eine verrostete Leitung unter der Küche war gerissen.",
        "„Die Leitung war in unseren Plänen nicht verzeichnet“, sagte Schulleiterin Anna Roy.",
        "Feuerwehr schloss das Hauptventil",
        "Die Feuerwehr schloss das Hauptventil um 9.25 Uhr.",
        "Das Gas wird nach einer Prüfung wieder angestellt.",
        "Die Schule soll voraussichtlich am Donnerstag wieder öffnen.",
    ),
    "pt": (
        "Fuga de gás na escola Northfield",
        "Uma fuga de gás foi descoberta na escola Northfield às 9h10 de 3 de março de 2026.",
        "Os 240 alunos saíram do edifício.",
        "Cano debaixo da cozinha tinha rachado",
        "Um cano corroído debaixo da cozinha tinha rachado.",
        "“O cano não estava assinalado nas nossas plantas”, disse a diretora, Anna Roy.",
        "Bombeiros fecharam a válvula principal",
        "Os bombeiros fecharam a válvula principal às 9h25.",
        "O gás será religado depois de um teste.",
        "A escola deverá reabrir na quinta-feira.",
    ),
    "ru": (
        "Утечка газа в школе Northfield",
        "Утечка газа обнаружена в школе Northfield 3 марта 2026 года в 9:10.",
        "Все 240 учеников покинули здание.",
        "Труба под кухней дала трещину",
        "Ржавая труба под кухней дала трещину.",
        "«Труба не была отмечена на наших планах»,\u00a0— сказала директор школы Анна Рой.",
        "Пожарные перекрыли главный вентиль",
        "Пожарные перекрыли главный вентиль в 9:25.",
        "Газ снова подадут после проверки.",
        "Ожидается, что школа снова откроется в четверг.",
    ),
    "ar": (
        "تسرب غاز في مدرسة نورثفيلد",
        "اكتُشف تسرب غاز في مدرسة نورثفيلد في الساعة 9:10 من صباح 3 مارس 2026.",
        "غادر جميع التلاميذ البالغ عددهم 240 المبنى.",
        "أنبوب متصدع تحت المطبخ",
        "كان أنبوب متآكل تحت المطبخ قد تصدع.",
        "قالت مديرة المدرسة آنا روي: «لم يكن الأنبوب مبينًا في مخططاتنا».",
        "رجال الإطفاء أغلقوا الصمام الرئيسي",
        "أغلق رجال الإطفاء الصمام الرئيسي في الساعة 9:25.",
        "سيُعاد تشغيل الغاز بعد إجراء اختبار.",
        "من المتوقع أن تفتح المدرسة أبوابها من جديد يوم الخميس.",
    ),
    "ja": (
        "ノースフィールド校でガス漏れ",
        "2026年3月3日午前9時10分、ノースフィールド校でガス漏れが見つかった。",
        "生徒240人全員が校舎の外に避難した。",
        "調理室の床下で配管に亀裂",
        "調理室の床下で腐食した配管に亀裂が入っていた。",
        "アンナ・ロイ校長は「配管は図面に記載されていなかった」と述べた。",
        "消防が元栓を閉止",
        "消防は午前9時25分に元栓を閉めた。",
        "ガスの供給は検査の後に再開される。",
        "学校は木曜日に再開する見通しだ。",
    ),
}

LANGUAGES = tuple(_TEXTS)

_ENGLISH_NAMES = {
    "en": "English",
    "fr": "French",
    "de": "German",
    "pt": "Portuguese",
    "ru": "Russian",
    "ar": "Arabic",
    "ja": "Japanese",
}

Sentences = list[dict[str, Any]]


def version(language: str) -> Sentences:
    """The article in one language, in the form of the wire."""
    return [
        sentence(part, text, source) for (part, source), text in zip(_PLACES, _TEXTS[language], strict=True)
    ]


def changed(language: str, place: int, text: str) -> Sentences:
    """The same with the text at one place replaced."""
    result = version(language)
    result[place] = {**result[place], "text": text}
    return result


def versions(**others: Sentences | Answer) -> Callable[[dict[str, Any]], Answer]:
    """What a server answers that writes in whatever language it is asked for.

    Args:
        others: by language, what it writes in place of the good article.
    """

    def step(request: dict[str, Any]) -> Answer:
        order = request["messages"][0]["content"]
        language = next(tag for tag, name in _ENGLISH_NAMES.items() if f"article in {name}" in order)
        given = others.get(language, version(language))
        return given if isinstance(given, Answer) else answer(given)

    return step
