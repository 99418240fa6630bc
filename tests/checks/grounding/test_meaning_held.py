"""What a sentence says otherwise than its note: values, denials, actors, causes, and what is invented."""

import pytest

from tests.checks.grounding.notes import findings, note

_INVENTED = {
    "en": (
        ("A burst pipe flooded the cellar of the library.", "The reading room stays closed until Friday."),
        (
            "Volunteers carried rare manuscripts up the stairs through the night.",
            "The minister praised the quick work of the crew.",
            "Insurers had warned about exactly such an accident.",
        ),
    ),
    "de": (
        ("Ein Rohrbruch hat den Keller der Bücherei überflutet.", "Der Lesesaal bleibt bis Freitag zu."),
        (
            "Ehrenamtliche trugen nachts wertvolle Handschriften ins Rathaus.",
            "Der Minister lobte den raschen Einsatz aller Kräfte.",
            "Versicherer hatten davor seit Jahren gewarnt.",
        ),
    ),
    "fr": (
        ("Une canalisation rompue a inondé la cave de la bibliothèque.", "La salle reste fermée vendredi."),
        (
            "Des bénévoles ont transporté des manuscrits précieux toute la nuit.",
            "Le ministre a salué le travail rapide des équipes.",
            "Les assureurs avaient prévenu la mairie depuis longtemps.",
        ),
    ),
    "es": (
        (
            "La rotura de una tubería inundó el sótano de la biblioteca.",
            "La sala sigue cerrada hasta el viernes.",
        ),
        (
            "Voluntarios trasladaron manuscritos valiosos durante toda la noche.",
            "El ministro elogió la rápida labor de los equipos.",
            "Las aseguradoras habían advertido al ayuntamiento hace tiempo.",
        ),
    ),
    "it": (
        ("Un tubo rotto ha allagato la cantina della biblioteca.", "La sala resta chiusa fino a venerdì."),
        (
            "Alcuni volontari hanno trasportato manoscritti preziosi per tutta la notte.",
            "Il ministro ha elogiato il lavoro rapido delle squadre.",
            "Le assicurazioni avevano avvertito il sindaco da tempo.",
        ),
    ),
    "pl": (
        ("Pęknięta rura zalała piwnicę biblioteki.", "Czytelnia jest zamknięta do piątku."),
        (
            "Wolontariusze przez całą noc przenosili cenne rękopisy.",
            "Minister pochwalił szybkie działanie strażaków.",
            "Ubezpieczyciele od dawna ostrzegali burmistrza.",
        ),
    ),
    "ru": (
        ("Прорыв трубы затопил подвал библиотеки.", "Читальный зал закрыт до пятницы."),
        (
            "Волонтёры всю ночь выносили ценные рукописи.",
            "Министр похвалил быструю работу спасателей.",
            "Страховщики давно предупреждали мэра города.",
        ),
    ),
    "tr": (
        ("Patlayan boru kütüphanenin bodrumunu su altında bıraktı.", "Okuma salonu cumaya kadar kapalı."),
        (
            "Gönüllüler gece boyunca değerli el yazmalarını taşıdı.",
            "Bakan ekiplerin hızlı çalışmasını övdü.",
            "Sigortacılar belediyeyi yıllardır uyarıyordu.",
        ),
    ),
    "ja": (
        ("水道管が破裂し、図書館の地下室が浸水した。", "閲覧室は金曜日まで休室する。"),
        (
            "ボランティアが夜通し貴重な写本を運び出していたという。",
            "大臣は消防隊の迅速な対応を高く評価した。",
            "保険会社は以前から市長に警告していた。",
        ),
    ),
    "ar": (
        ("انفجار أنبوب أغرق قبو المكتبة.", "قاعة القراءة مغلقة حتى الجمعة."),
        (
            "نقل المتطوعون مخطوطات ثمينة طوال الليل.",
            "أشاد الوزير بسرعة عمل رجال الإطفاء.",
            "حذرت شركات التأمين رئيس البلدية منذ سنوات.",
        ),
    ),
}
_CLAUSES = [
    (language, statements, text) for language, (statements, texts) in _INVENTED.items() for text in texts
]


@pytest.mark.parametrize(("language", "statements", "text"), _CLAUSES)
def test_a_clause_without_a_value_that_nothing_carries_is_warned_of(
    language: str, statements: tuple[str, str], text: str
) -> None:
    found = findings(text, note(*statements, language=language), "s1", "s2")
    assert {each.severity for each in found} & {"error", "warning"}


@pytest.mark.parametrize("language", _INVENTED)
def test_what_the_note_says_is_not(language: str) -> None:
    statements = _INVENTED[language][0]
    of = note(*statements, language=language)
    assert [findings(text, of, f"s{number}") for number, text in enumerate(statements, start=1)] == [[], []]


_DOUBTED = [
    # values of something else
    ("en", ("Of 310 tents 45 were torn", "The site has 12 gates"), "310 tents were torn.", "s1"),
    (
        "de",
        ("62 Fahrgäste waren an Bord, 5 davon kamen in eine Klinik.",),
        "62 Fahrgäste kamen in eine Klinik.",
        "s1",
    ),
    (
        "pl",
        ("W kinie było 80 widzów, 6 z nich trafiło do szpitala.",),
        "Do szpitala trafiło 80 widzów.",
        "s1",
    ),
    (
        "en",
        ("08:10 The bridge was blocked", "09:45 The bridge was repaired"),
        "The bridge was repaired at 08:10.",
        "s2",
    ),
    # another unit
    ("en", ("The mast is 40 metres high.",), "The mast is 40 inches high.", "s1"),
    # denials
    ("en", ("No tickets were sold at the gate.",), "Tickets were sold at the gate.", "s1"),
    ("cs", ("Ředitel to nepotvrdil.",), "Ředitel to potvrdil.", "s1"),
    ("pt", ("O trem nao parou na estação.",), "O trem parou na estação.", "s1"),
    ("id", ("Kapal tdk berlayar malam itu.",), "Kapal berlayar malam itu.", "s1"),
    ("sv", ("Kylrummet fungerar som vanligt.",), "Kylrummet fungerar inte.", "s1"),
    # another actor, another place
    (
        "de",
        ("Die Leiterin hat die Halle geräumt.", "Der Hausmeister rief die Feuerwehr."),
        "Der Hausmeister hat die Halle geräumt.",
        "s1",
    ),
    (
        "es",
        ("El barco fue remolcado a Vigo.", "La empresa tiene su sede en Lugo."),
        "El barco fue remolcado a Lugo.",
        "s1",
    ),
    # a cause that is not known
    (
        "en",
        ("The crane fell on a shed.", "The ground was wet.", "The cause is unknown."),
        "The crane fell on a shed because the ground was wet.",
        "s1",
    ),
]


@pytest.mark.parametrize(("language", "statements", "text", "source"), _DOUBTED)
def test_what_the_note_says_of_something_else_is_doubted(
    language: str, statements: tuple[str, ...], text: str, source: str
) -> None:
    found = findings(text, note(*statements, language=language), source)
    assert {each.severity for each in found} & {"error", "warning"}


_TRUE = [
    ("en", ("Of 310 tents 45 were torn", "The site has 12 gates"), "45 of the 310 tents were torn.", "s1"),
    (
        "de",
        ("62 Fahrgäste waren an Bord, 5 davon kamen in eine Klinik.",),
        "An Bord waren 62 Fahrgäste.",
        "s1",
    ),
    (
        "en",
        ("08:10 The bridge was blocked", "09:45 The bridge was repaired"),
        "The bridge was repaired at 09:45.",
        "s2",
    ),
    ("it", ("Lo scafo misura 18 mt.",), "Lo scafo misura 18 metri.", "s1"),
    ("id", ("Kapal tdk berlayar malam itu.",), "Kapal tidak berlayar malam itu.", "s1"),
    ("sv", ("Kylrummet fungerar som vanligt.",), "Kylrummet fungerar.", "s1"),
    (
        "de",
        ("Die Leiterin hat die Halle geräumt.", "Der Hausmeister rief die Feuerwehr."),
        "Die Leiterin räumte die Halle.",
        "s1",
    ),
]


@pytest.mark.parametrize(("language", "statements", "text", "source"), _TRUE)
def test_its_true_twin_is_not(language: str, statements: tuple[str, ...], text: str, source: str) -> None:
    found = findings(text, note(*statements, language=language), source)
    assert [each for each in found if each.severity != "info"] == []
