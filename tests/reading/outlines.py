"""Notes that announce the headings of their article, in five languages; all of it is made up."""

__all__ = ["ANNOUNCED", "Case"]

from typing import NamedTuple


class Case(NamedTuple):
    """A note, its title, and its headings, each with how what belongs under it begins."""

    text: str
    title: str
    headings: dict[str, str]


ANNOUNCED = {
    "fr": Case(
        """\
Mariveau : la passerelle du marché fermée après la crue
Une crue soudaine de la Liselle a emporté dans la nuit de lundi deux piles de la passerelle du marché. \
Personne n’a été blessé, mais le quai est interdit d’accès depuis l’aube.
Les services techniques avaient signalé dès l’automne des fissures dans les piles. La mairie avait reporté \
les travaux de réparation au printemps, faute de crédits.
Une navette gratuite relie depuis mardi les deux rives de la Liselle. Les commerçants du marché réclament \
une aide d’urgence, car leur clientèle a fondu de moitié.
Les en-têtes seraient les suivants :
Mariveau : la passerelle du marché fermée après la crue
Des fissures signalées dès l’automne
Une navette gratuite entre les deux rives
Les commerçants réclament une aide
En somme, la ville paie cher le report des réparations. Une expertise dira si la passerelle peut être sauvée.
""",
        "Mariveau : la passerelle du marché fermée après la crue",
        {
            "Des fissures signalées dès l’automne": "Les services techniques",
            "Une navette gratuite entre les deux rives": "Une navette gratuite relie",
            "Les commerçants réclament une aide": "Les commerçants du marché",
        },
    ),
    "en": Case(
        """\
Ferry runs aground off Port Ellery

The ferry Marigold ran aground on a sandbank off Port Ellery on Sunday evening with 120 people on board. \
All passengers were taken ashore in lifeboats within two hours.

A fault in the steering gear was found during the first inspection. The operator said that the steering \
gear had been serviced in March.

Sailings to the islands are cancelled until Wednesday. Islanders have been told to use the smaller boat \
from Tarn Bay. Here are the proposed headings for the article:

- **Steering gear fault found**
- Island sailings cancelled
""",
        "Ferry runs aground off Port Ellery",
        {
            "Steering gear fault found": "A fault in the steering gear",
            "Island sailings cancelled": "Sailings to the islands",
        },
    ),
    "de": Case(
        """\
Stromausfall legt Klinik in Ostheim lahm
Am Dienstagabend fiel in der Klinik Ostheim für drei Stunden der Strom aus. Die Notaufnahme wurde geschlossen.
Ursache war ein Brand in der Schaltanlage. Die Feuerwehr löschte den Brand nach 40 Minuten.
Sechs Patienten wurden in das Krankenhaus Wehrstadt verlegt. Ihnen geht es nach Angaben der Klinik gut.
Die Zwischenüberschriften wären:
1. Brand in der Schaltanlage
2. Patienten verlegt
Insgesamt verlief der Abend glimpflich. Die Klinik prüft nun ihre Notstromversorgung.
""",
        "Stromausfall legt Klinik in Ostheim lahm",
        {"Brand in der Schaltanlage": "Ursache war ein Brand", "Patienten verlegt": "Sechs Patienten"},
    ),
    "ja": Case(
        """\
港南市の水族館で停電
8日午後、港南市の水族館で停電が起き、来館者約300人が避難した。けが人はいなかった。
原因は地下の変電設備への浸水とみられる。前日の大雨で排水ポンプが止まっていた。
水族館は9日も休館する。館長は「魚は全て無事だ」と話した。
見出しは次の通りです：
港南市の水族館で停電
変電設備に浸水
水族館は休館
""",
        "港南市の水族館で停電",
        {"変電設備に浸水": "原因は地下", "水族館は休館": "水族館は9日も"},
    ),
    "ar": Case(
        """\
حريق في مستودع بميناء النور
اندلع حريق مساء الأحد في مستودع بميناء النور. ولم تسجل أي إصابات.
وقالت فرق الإطفاء إن عطلا كهربائيا في وحدة التبريد تسبب في الحريق. \
وكانت وحدة التبريد قد أصلحت مرتين هذا العام.
وأغلقت المدرسة المجاورة أبوابها بسبب الدخان. وسيدرس التلاميذ في قاعة البلدية حتى نهاية الأسبوع.
العناوين المقترحة كالتالي:
عطل كهربائي في وحدة التبريد
إغلاق المدرسة المجاورة
""",
        "حريق في مستودع بميناء النور",
        {"عطل كهربائي في وحدة التبريد": "وقالت فرق", "إغلاق المدرسة المجاورة": "وأغلقت المدرسة"},
    ),
}
