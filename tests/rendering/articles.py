"""Articles written by hand, in several scripts, with everything that an article can have."""

from articlekit.model.article import Article, Missing, Paragraph, Section, Sentence
from articlekit.model.note import Meta

__all__ = ["ARTICLES", "HOSTILE"]


def said(text: str, *sources: str, stamp: str | None = None) -> Sentence:
    return Sentence(text=text, sources=sources, stamp=stamp)


def text(*sentences: Sentence) -> Paragraph:
    return Paragraph(sentences=sentences)


FRENCH = Article(
    language="fr",
    headline=said("Panne du réseau de tramway de Valmont : 14 rames immobilisées", "title", "s2"),
    standfirst="Environ 2 300 voyageurs ont été concernés par une coupure de courant sur les lignes A et C.",
    lede=(
        text(
            said(
                "Coupure de courant sur les lignes A et C, mardi 4 mars à 6 h 52 : "
                "14 rames immobilisées, environ 2 300 voyageurs concernés.",
                "s1",
                "s2",
            ),
            said("Aucun blessé.", "s3"),
        ),
    ),
    sections=(
        Section(
            heading=said("Un câble de 20 kV sectionné par une pelleteuse", "s4"),
            paragraphs=(
                text(
                    said(
                        "Origine : un câble de 20 kV sectionné par une pelleteuse, "
                        "chantier de la rue des Forges.",
                        "s4",
                    )
                ),
                Paragraph(
                    kind="quote",
                    sentences=(said("« Le câble n’était pas signalé sur les plans. »", "s6"),),
                    attribution="Mme Lenoir, directrice de l’exploitation",
                ),
            ),
        ),
        Section(
            heading=said("Bus de remplacement mis en place", "s5"),
            paragraphs=(
                Paragraph(
                    kind="timeline",
                    sentences=(
                        said("coupure de courant sur les lignes A et C", "s1", stamp="6 h 52"),
                        said("bus de remplacement mis en place", "s5", stamp="7 h 20"),
                        said("trafic rétabli sur la ligne A", "s7", stamp="9 h 45"),
                    ),
                ),
            ),
        ),
        Section(
            heading=said("Trois stations restées fermées", "s9"),
            level=3,
            paragraphs=(
                Paragraph(
                    kind="list",
                    sentences=(
                        said("Gare centrale", "s9"),
                        said("Forges", "s9"),
                        said("Hôtel de ville", "s9"),
                    ),
                ),
            ),
        ),
    ),
    conclusion=(text(said("Ligne C : reprise prévue demain matin.", "s8")),),
    missing=(
        Missing(about="confirmation", question="Qui confirme ces informations ?"),
        Missing(about="year", question="Quelle est la date exacte, année comprise ?"),
    ),
    note="panne-tramway",
    meta=Meta(
        date="2025-03-04",
        place="Valmont",
        byline="Claire Besson",
        slug="panne-tramway-valmont",
        sources=("https://example.org/communique?id=12&lang=fr", "Régie des transports de Valmont"),
        embargo="2025-03-04T18:00+01:00",
    ),
)

ENGLISH = Article(
    language="en",
    headline=said("Elevated error rates on checkout API", "title"),
    lede=(
        text(
            said(
                "Between 09:14 and 10:02 UTC on 7 May 2026, about 6% of checkout requests in the EU region "
                "failed with status 503.",
                "s1",
            ),
            said("Refunds were not affected.", "s2"),
        ),
    ),
    sections=(
        Section(
            heading=said("A certificate on two of the nine payment proxies had expired", "s3"),
            paragraphs=(
                text(
                    said("A certificate on two of the nine payment proxies had expired.", "s3"),
                    said("The expiry alert had been routed to a mailbox nobody reads.", "s4"),
                ),
            ),
        ),
        Section(
            heading=said("On-call engineer removed the two proxies", "s5"),
            paragraphs=(
                text(
                    said(
                        "The on-call engineer removed the two proxies at 09:51 and the certificate was "
                        "renewed at 10:02.",
                        "s5",
                    )
                ),
            ),
        ),
    ),
    conclusion=(
        text(
            said("Certificates will be renewed automatically by the end of June.", "s6"),
            said("Alerts now page the on-call engineer.", "s7"),
        ),
    ),
    note="checkout",
    meta=Meta(date="2026-05-07T11:30:00+00:00"),
)

JAPANESE = Article(
    language="ja",
    headline=said("製紙工場で蒸気配管が破裂、従業員3人が軽いやけど", "s1"),
    lede=(
        text(
            said(
                "4月8日午前10時25分ごろ、港南市の製紙工場で乾燥機の蒸気配管が破裂し、従業員3人が軽いやけどを負った。",
                "s1",
            ),
            said("工場は直ちに運転を停止し、消防が周辺の安全を確認した。", "s2"),
        ),
    ),
    sections=(
        Section(
            heading=said("配管の腐食が原因とみられる", "s3"),
            paragraphs=(
                text(
                    said("配管の腐食が原因とみられるが、調査中である。", "s3"),
                    said("近隣への影響はない。", "s4"),
                ),
                Paragraph(
                    kind="quote",
                    sentences=(said("「ご心配をおかけして申し訳ない。」", "s6"),),
                    attribution="工場長",
                ),
            ),
        ),
        Section(
            heading=said("午後には周辺の規制を解除", "s7"),
            paragraphs=(
                Paragraph(
                    kind="timeline",
                    sentences=(
                        said("乾燥機の蒸気配管が破裂", "s1", stamp="10時25分"),
                        said("消防が到着", "s7", stamp="10時41分"),
                        said("周辺道路の規制を解除", "s8", stamp="14時10分"),
                    ),
                ),
            ),
        ),
    ),
    conclusion=(text(said("工場は配管をすべて点検し、再開は早くても来週になる見通し。", "s5")),),
    note="seishi",
    meta=Meta(date="2026-04-08", place="港南市", byline="佐藤美咲"),
)

ARABIC = Article(
    language="ar",
    headline=said("انقطاع المياه عن ثلاثة أحياء في مدينة النور بعد انفجار أنبوب رئيسي", "s1"),
    standfirst="فرق الصيانة تعمل على إصلاح العطل، والبلدية توزع المياه بالصهاريج.",
    lede=(
        text(
            said(
                "انقطعت المياه صباح الأحد عن ثلاثة أحياء في مدينة النور بعد انفجار أنبوب رئيسي قطره 600 ملم.",
                "s1",
            ),
            said("وقالت البلدية إن نحو 18 ألف نسمة تأثروا بالانقطاع.", "s2"),
        ),
    ),
    sections=(
        Section(
            heading=said("ما زال سبب الانفجار مجهولًا", "s3"),
            paragraphs=(
                text(said("ما زال سبب الانفجار مجهولًا، وقد فُتح تحقيق في الحادث.", "s3")),
                Paragraph(
                    kind="quote",
                    sentences=(said("«كان الأنبوب قديمًا ويحتاج إلى استبدال.»", "s4"),),
                    attribution="سامر الخطيب، مدير مصلحة المياه",
                ),
            ),
        ),
        Section(
            heading=said("صهاريج لتوزيع المياه", "s5"),
            paragraphs=(
                Paragraph(
                    kind="timeline",
                    sentences=(
                        said("انفجار الأنبوب الرئيسي", "s1", stamp="05:40"),
                        said("وصول أول فرقة صيانة", "s5", stamp="06:15"),
                        said("بدء توزيع المياه بالصهاريج", "s6", stamp="08:30"),
                    ),
                ),
            ),
        ),
    ),
    conclusion=(text(said("ومن المتوقع أن تعود المياه إلى الأحياء الثلاثة مساء الاثنين.", "s7")),),
    missing=(Missing(about="cause", question="ما سبب الانفجار؟"),),
    note="miyah",
    meta=Meta(date="2026-02-15", place="مدينة النور", byline="ليلى حداد"),
)

HINDI = Article(
    language="hi",
    headline=said("रामनगर में पुल की मरम्मत के दौरान मचान गिरा, चार मज़दूर घायल", "s1"),
    lede=(
        text(
            said("रामनगर में सोमवार सुबह नदी के पुल की मरम्मत के दौरान मचान गिर गया और चार मज़दूर घायल हो गए।", "s1"),
            said("सभी को ज़िला अस्पताल में भर्ती कराया गया है।", "s2"),
        ),
    ),
    sections=(
        Section(
            heading=said("तेज़ हवा को कारण माना जा रहा है", "s3"),
            paragraphs=(
                text(said("शुरुआती जाँच में तेज़ हवा को कारण माना जा रहा है।", "s3")),
                Paragraph(
                    kind="list",
                    sentences=(
                        said("पुल पर यातायात बंद है।", "s4"),
                        said("भारी वाहन बाईपास से जा रहे हैं।", "s5"),
                    ),
                ),
            ),
        ),
    ),
    conclusion=(text(said("जाँच की रिपोर्ट अगले सप्ताह आने की उम्मीद है।", "s6")),),
    note="pul",
    meta=Meta(date="2026-01-12", place="रामनगर"),
)

HEBREW = Article(
    language="he",
    headline=said("שריפה במחסן בנמל הצפוני: שני עובדים פונו לבית החולים", "s1"),
    lede=(
        text(
            said(
                "שריפה פרצה ביום שלישי בשעה 03:10 במחסן בנמל הצפוני, ושני עובדים פונו לבית החולים במצב קל.",
                "s1",
            ),
            said("תשעה צוותי כיבוי פעלו במקום.", "s2"),
        ),
    ),
    sections=(
        Section(
            heading=said("קצר חשמלי הוא ככל הנראה הסיבה", "s3"),
            paragraphs=(text(said("לפי דובר הכבאות, קצר חשמלי הוא ככל הנראה הסיבה לשריפה.", "s3")),),
        ),
    ),
    conclusion=(text(said("הנמל צפוי לחזור לפעילות מלאה ביום חמישי.", "s4")),),
    note="namal",
    meta=Meta(date="2026-03-03", place="הנמל הצפוני"),
)

CHINESE = Article(
    language="zh",
    headline=said("东江市地铁二号线信号故障，列车停运四十分钟", "s1"),
    lede=(
        text(
            said("5月12日早上7时50分，东江市地铁二号线发生信号故障，全线列车停运约四十分钟。", "s1"),
            said("没有人员受伤。", "s2"),
        ),
    ),
    sections=(
        Section(
            heading=said("故障原因正在调查", "s3"),
            paragraphs=(text(said("地铁公司表示，故障原因正在调查，初步判断与设备老化有关。", "s3")),),
        ),
    ),
    conclusion=(text(said("地铁公司将在本周内公布调查结果。", "s4")),),
    note="ditie",
    meta=Meta(date="2026-05-12"),
)

HOSTILE = '</script><!-- <b onclick="x()">&amp; {{ 7*7 }} {% raw %} \x00\u202e\u2028 ]]> ${x} `code` **'
"""Text that would break out of HTML, of JSON in a script, of Markdown and of a template."""

_HOSTILE = Article(
    language='en"><script>alert(1)</script>',
    headline=said(HOSTILE, 's1"><i>'),
    standfirst=HOSTILE,
    lede=(text(said(HOSTILE, "s1"), said("# not a heading\n\n1. not a list", "s2")),),
    sections=(
        Section(
            heading=said(HOSTILE, "s3"),
            level=4,
            paragraphs=(
                Paragraph(kind="quote", sentences=(said(HOSTILE),), attribution=HOSTILE),
                Paragraph(kind="timeline", sentences=(said(HOSTILE, stamp=HOSTILE),)),
                Paragraph(kind="list", sentences=(said(HOSTILE), said("   "))),
                Paragraph(sentences=()),
            ),
        ),
        Section(heading=said(" "), paragraphs=(text(said(HOSTILE)),)),
    ),
    conclusion=(text(said(HOSTILE)),),
    missing=(Missing(about="who", question=HOSTILE),),
    note=HOSTILE,
    meta=Meta(
        date="yesterday <b>",
        place=HOSTILE,
        byline=HOSTILE,
        slug="../../" + HOSTILE,
        sources=(HOSTILE, "javascript:alert(1)", 'https://example.org/"><script>'),
        embargo=HOSTILE,
    ),
)

ARTICLES: dict[str, Article] = {
    "fr": FRENCH,
    "en": ENGLISH,
    "ar": ARABIC,
    "ja": JAPANESE,
    "hi": HINDI,
    "he": HEBREW,
    "zh": CHINESE,
    "hostile": _HOSTILE,
}
