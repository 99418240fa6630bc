"""The same facts in other words have the same values; other facts in like words have not."""

import pytest

from articlekit.language.facts import facts

_DAY = "2026-03-05"
"""A Thursday: the day of all texts."""

_ALIKE = {
    "fr": """
environ 2 300 voyageurs | environ 2.300 voyageurs
12 000 foyers | 12 mille foyers
12 000 foyers | douze mille foyers
1,2 million d'euros | 1 200 000 euros
1,5 km de conduite | 1500 mètres de conduite
un câble de 20 kV | un câble de 20 000 volts
5 % des clients | cinq pour cent des clients
trois blessés | 3 blessés
vingt et une rames | 21 rames
quatre-vingt-dix-sept personnes | 97 personnes
3 M€ de dégâts | trois millions d'euros de dégâts
à 14 h 05 | à 14h05
à 14:05 | à 14 h 05
vers 15 heures | vers 15 h
à trois heures de l'après-midi | à 15 h
à midi | à 12 h
pendant 3 h | pendant trois heures
une panne de 90 minutes | une panne d'une heure et demie
47 min | quarante-sept minutes
deux heures et 30 minutes | 2 h 30 min
le 4 mars 2026 | le 04/03/2026
le 4 mars | le 4 mars 2026
hier | le 4 mars 2026
mardi dernier | le mardi dernier
de 5 à 6 % | entre 5 % et 6 %
un homme de 57 ans | un homme de cinquante-sept ans
le 3e étage | le troisième étage
le 1er convoi | le premier convoi
""",
    "en": """
1,234.5 litres | 1234.5 L
12,000 homes | 12 thousand homes
12,000 homes | twelve thousand homes
$1.2 million | 1,200,000 dollars
€3m | three million euros
1.5 km of pipe | 1,500 metres of pipe
a 20 kV cable | a 20,000-volt cable
5% of requests | five per cent of requests
5 percent | 5%
three people | 3 people
twenty-one trains | 21 trains
two hundred and three people | 203 people
two dozen cars | 24 cars
at 2:05 p.m. | at 14:05
at 2.05pm | at 14:05
at noon | at 12:00
at three o'clock in the afternoon | at 3 p.m.
between 9 and 11 a.m. | from 9 to 11 a.m.
for 90 minutes | for an hour and a half
for 47 min | for forty-seven minutes
for half an hour | for 30 minutes
2 hours and 30 minutes | two hours 30 minutes
4 March 2026 | March 4, 2026
4 March 2026 | 2026-03-04
yesterday | 4 March 2026
on the 3rd floor | on the third floor
a 57-year-old man | a man of 57 years
14:05 UTC | 14:05 (UTC)
from 10 to 12 km | between 10 km and 12 km
""",
    "de": """
1.234,5 Liter | 1234,5 l
12.000 Haushalte | zwölftausend Haushalte
12.000 Haushalte | 12 Tausend Haushalte
1,2 Millionen Euro | 1.200.000 Euro
3 Mio. Euro | drei Millionen Euro
1,5 km Rohr | 1.500 Meter Rohr
ein 20-kV-Kabel | ein Kabel mit 20.000 Volt
5 % der Kunden | fünf Prozent der Kunden
drei Verletzte | 3 Verletzte
siebenundvierzig Fahrgäste | 47 Fahrgäste
zweihundertdrei Menschen | 203 Menschen
zwei Tote | 2 Tote
um 14.05 Uhr | um 14:05 Uhr
um 15 Uhr | um drei Uhr nachmittags
um halb vier nachmittags | um 3.30 Uhr nachmittags
zwischen 9 und 11 Uhr | von 9.00 bis 11.00 Uhr
47 Minuten | siebenundvierzig Minuten
90 Minuten | anderthalb Stunden
eine halbe Stunde | 30 Minuten
zwei Stunden und 30 Minuten | 2 Stunden 30 Minuten
am 4. März 2026 | am 04.03.2026
am 4. März | am 4. März 2026
gestern | am 4. März 2026
eine 57-jährige Frau | eine Frau, 57 Jahre alt
14:05 Uhr MEZ | 14:05 CET
am vergangenen Dienstag | letzten Dienstag
""",
    "es": """
1.234,5 litros | 1234,5 l
12.000 hogares | 12 mil hogares
12.000 hogares | doce mil hogares
1,2 millones de euros | 1.200.000 euros
1,5 km de tubería | 1500 metros de tubería
un cable de 20 kV | un cable de 20.000 voltios
el 5 % de los clientes | el cinco por ciento de los clientes
tres heridos | 3 heridos
treinta y cinco personas | 35 personas
doscientas tres personas | 203 personas
dos docenas de coches | 24 coches
a las 14:05 h | a las 14.05 h
a las 15:00 | a las 3 p. m.
a las tres de la tarde | a las 15:00
a las 3 de la tarde | a las 15 h
a las tres y media de la tarde | a las 15:30
al mediodía | a las 12:00
durante 90 minutos | durante una hora y media
47 min | cuarenta y siete minutos
media hora | 30 minutos
dos horas y 30 minutos | 2 horas 30 minutos
el 4 de marzo de 2026 | el 04/03/2026
el 4 de marzo | el 4 de marzo de 2026
ayer | el 4 de marzo de 2026
el martes pasado | el pasado martes
un hombre de 57 años | un hombre de cincuenta y siete años
la 3.ª planta | la tercera planta
""",
    "ru": """
1 234,5 литра | 1234,5 л
12 000 домов | 12 тысяч домов
12 тыс. домов | двенадцать тысяч домов
1,2 млн рублей | 1 200 000 рублей
1,5 км трубы | 1500 метров трубы
5 % клиентов | пять процентов клиентов
трое пострадавших | 3 пострадавших
двадцать один вагон | 21 вагон
двухсот трех человек | 203 человека
двух рабочих | 2 рабочих
двадцатью тремя вагонами | 23 вагона
в 14:05 | в 14 часов 05 минут
в три часа дня | в 15 часов
в полдень | в 12:00
в 6:52 | в 6.52 утра
в течение 90 минут | в течение полутора часов
47 мин | сорок семь минут
полчаса | 30 минут
два часа 30 минут | 2 часа и 30 минут
4 марта 2026 года | 04.03.2026
4 марта | 4 марта 2026 года
вчера | 4 марта 2026 года
57-летний мужчина | мужчина 57 лет
кабель на 20 кВ | кабель на 20 000 вольт
14:05 МСК | 14:05 по московскому времени
в прошлый вторник | в минувший вторник
от 5 до 6 % | между 5 % и 6 %
""",
    "ja": """
1.2万人 | 12,000人
1万2千人 | 12000人
三百五十人 | 350人
１２件 | 12件
１２，０００世帯 | 1万2千世帯
二人が負傷 | 2人が負傷
1.5キロの配管 | 1500メートルの配管
5％の顧客 | 5パーセントの顧客
3億5000万円 | 350,000,000円
三億五千万円 | 3億5000万円
午後2時5分 | 14時5分
午後2時5分 | 14:05
午後三時半 | 午後3時30分
正午 | 午後0時
3時間半 | 3時間30分
90分間 | 1時間半
四十七分間 | 47分間
第三工場 | 第3工場
令和8年3月4日 | 2026年3月4日
昨日 | 2026年3月4日
3月4日 | 2026年3月4日
二〇二六年三月四日 | 2026年3月4日
57歳の男性 | 五十七歳の男性
20kVのケーブル | 2万ボルトのケーブル
昨年 | 2025年
3か月 | 3カ月
10人前後の客 | 約10人の客
二百三世帯 | 203世帯
""",
    "zh": """
1.2万人 | 12000人
1.2万人 | 一万二千人
三百五十人 | 350人
两人受伤 | 2人受伤
二十三名乘客 | 23名乘客
1.5公里 | 1500米
百分之五的用户 | 5%的用户
3.5亿元 | 3亿5000万元
三百万元 | 300万元
下午2点5分 | 14时05分
下午两点半 | 14:30
下午三时二十分 | 15时20分
上午9点 | 9:00
3个半小时 | 3小时30分钟
90分钟 | 一个半小时
四十七分钟 | 47分钟
半小时 | 30分钟
第三车间 | 第3车间
2026年3月4日 | 2026-03-04
3月4日 | 2026年3月4日
二〇二六年三月四日 | 2026年3月4日
昨天 | 3月4日
去年 | 2025年
57岁的男子 | 五十七岁的男子
20千伏电缆 | 2万伏电缆
上周二 | 上星期二
3天 | 三天
14:05(北京时间) | 北京时间14:05
""",
    "ar": """
١٬٢٣٤٫٥ لتر | 1,234.5 لتر
12 ألف منزل | 12,000 منزل
اثنا عشر ألف منزل | ١٢ ألف منزل
ثلاثة أشخاص | 3 أشخاص
ثلاثة وعشرين راكبا | 23 راكبا
مئتين وثلاثة أشخاص | 203 أشخاص
خمسة عشر عاملا | 15 عاملا
خمسة آلاف منزل | 5000 منزل
1.5 كيلومتر | 1500 متر
5 في المئة من العملاء | خمسة بالمئة من العملاء
٥٪ من العملاء | 5 بالمائة من العملاء
1.2 مليون دولار | 1,200,000 دولار
الساعة 14:05 | الساعة ١٤:٠٥
الساعة الثالثة عصرا | الساعة 15:00
الساعة 3 مساء | الساعة 15:00
عند منتصف الليل | الساعة 00:00
لمدة ساعتين | لمدة 120 دقيقة
ساعة ونصف | 90 دقيقة
سبع وأربعين دقيقة | 47 دقيقة
نصف ساعة | 30 دقيقة
لمدة يومين | لمدة 2 يوم
في 4 مارس 2026 | في ٤ مارس ٢٠٢٦
في 4 مارس | في 4 مارس 2026
أمس | في 4 مارس 2026
رجل عمره 57 عاما | رجل عمره سبعة وخمسون عاما
كابل 20 كيلوفولت | كابل 20 ألف فولت
الطابق الثالث | الطابق الثالث
""",
}

_UNLIKE = {
    "fr": """
2 300 voyageurs | 2 400 voyageurs
2 300 voyageurs | 2,3 voyageurs
12 000 foyers | 12 foyers
1,2 million d'euros | 12 millions d'euros
1,2 million d'euros | 1,2 million de dollars
1,5 km | 1,5 m
20 kV | 20 V
5 % | 5 ‰
trois blessés | treize blessés
vingt et une rames | vingt-deux rames
quatre-vingt-dix-sept | quatre-vingt-sept
à 14 h 05 | à 14 h 50
à 3 h | pendant 3 h
à trois heures de l'après-midi | à trois heures du matin
à midi | à minuit
47 minutes | 47 heures
deux heures | douze heures
une heure et demie | une heure
le 4 mars 2026 | le 4 mai 2026
le 4 mars | le 4 mars 2025
hier | demain
mardi | mercredi
mardi dernier | mardi prochain
le 3e étage | le 4e étage
57 ans | 75 ans
""",
    "en": """
1,234 homes | 1,243 homes
12 thousand | 12 million
$1.2 million | €1.2 million
1.5 km | 1.5 miles
20 kV | 20 V
5% | 5 percentage points
three people | thirteen people
thirty people | thirteen people
fifty | fifteen
twenty-one | twenty-two
two hundred and three | two hundred and thirty
one of the two | two of the three
at 2:05 p.m. | at 2:05 a.m.
at 2:05 p.m. | at 2:15 p.m.
at noon | at midnight
for 47 minutes | for 47 seconds
half an hour | an hour and a half
for 3 h | for 4 h
4 March 2026 | 4 May 2026
4 March 2026 | 3 April 2026
yesterday | tomorrow
on Tuesday | on Thursday
last Tuesday | next Tuesday
14:05 UTC | 14:05 CET
the 3rd floor | the 4th floor
last week | next week
""",
    "de": """
1.234 Kunden | 1.243 Kunden
1,5 Liter | 15 Liter
12.000 Haushalte | 12 Haushalte
3 Mio. Euro | 3 Mrd. Euro
1,5 km | 1,5 m
20 kV | 20 V
5 Prozent | 5 Prozentpunkte
drei Verletzte | dreizehn Verletzte
siebenundvierzig | vierundsiebzig
zweihundertdrei | dreihundertzwei
zwei Tote | zwölf Tote
um 14.05 Uhr | um 14.50 Uhr
um drei Uhr nachmittags | um drei Uhr morgens
um halb vier | um halb fünf
um halb vier | um vier Uhr
zwischen 9 und 11 Uhr | zwischen 9 und 12 Uhr
47 Minuten | 47 Sekunden
anderthalb Stunden | eine halbe Stunde
am 4. März 2026 | am 4. Mai 2026
am 4. März | am 4. März 2025
gestern | vorgestern
am Dienstag | am Donnerstag
letzten Dienstag | nächsten Dienstag
57-jährig | 75-jährig
14:05 MEZ | 14:05 UTC
""",
    "es": """
1.234 clientes | 1.243 clientes
1,5 litros | 15 litros
12 mil hogares | 12 hogares
1,2 millones de euros | 1,2 millones de dólares
1,5 km | 1,5 m
20 kV | 20 V
5 % | 15 %
tres heridos | trece heridos
treinta y cinco | treinta y seis
doscientas personas | dos personas
sesenta | setenta
a las 14:05 | a las 14:15
a las tres de la tarde | a las tres de la mañana
a las tres y media | a las tres
al mediodía | a medianoche
47 minutos | 47 horas
media hora | una hora y media
dos horas | doce horas
el 4 de marzo de 2026 | el 4 de mayo de 2026
el 4 de marzo | el 4 de marzo de 2025
ayer | anteayer
el martes | el miércoles
el martes pasado | el próximo martes
57 años | 75 años
la semana pasada | la próxima semana
""",
    "ru": """
1 234 клиента | 1 243 клиента
1,5 литра | 15 литров
12 тысяч | 12 миллионов
1,2 млн рублей | 1,2 млн долларов
1,5 км | 1,5 м
5 % | 15 %
трое | четверо
двенадцать | двадцать
пятнадцать | пятьдесят
двадцать один | двадцать два
двухсот | двух
в 14:05 | в 14:50
в три часа дня | в три часа ночи
в полдень | в полночь
47 минут | 47 секунд
полчаса | полтора часа
два часа | двенадцать часов
4 марта 2026 года | 4 мая 2026 года
4 марта | 4 марта 2025 года
вчера | позавчера
во вторник | в среду
в прошлый вторник | в следующий вторник
57-летний | 75-летний
14:05 МСК | 14:05 UTC
на прошлой неделе | на следующей неделе
""",
    "ja": """
1.2万人 | 1.2億人
1万2千人 | 1万3千人
三百五十人 | 三百十五人
12件 | 21件
二人 | 三人
1.5キロ | 1.5メートル
5％ | 15％
3億円 | 3億ドル
3億5000万円 | 3億500万円
午後2時5分 | 午前2時5分
午後2時5分 | 午後2時15分
午後三時半 | 午後三時
3時間半 | 3時間
3時間 | 3時
90分間 | 90秒間
10分間 | 10日間
第三工場 | 第二工場
令和8年 | 令和7年
昨日 | 明日
3月4日 | 4月3日
57歳 | 75歳
水曜日 | 木曜日
昨年 | 来年
先週 | 来週
3か月 | 3年
""",
    "zh": """
1.2万人 | 1.2亿人
一万二千人 | 一万三千人
三百五十人 | 三百零五人
两人 | 三人
二十三名 | 三十二名
1.5公里 | 1.5米
5% | 15%
3.5亿元 | 3.5亿美元
300万元 | 30万元
下午2点5分 | 上午2点5分
下午2点5分 | 下午2点15分
下午两点半 | 下午两点
3个小时 | 3点
3小时 | 3分钟
90分钟 | 90秒
第三车间 | 第二车间
3月4日 | 4月3日
2026年 | 2025年
昨天 | 前天
去年 | 明年
57岁 | 75岁
周三 | 周四
上周二 | 下周二
3天 | 3周
北京时间14:05 | 14:05 UTC
""",
    "ar": """
1,234 عميلا | 1,243 عميلا
12 ألف | 12 مليون
ثلاثة أشخاص | أربعة أشخاص
ثلاثة عشر | ثلاثين
خمسة عشر | خمسين
مئتين | مئة
ثلاثة وعشرين | اثنين وثلاثين
1.5 كيلومتر | 1.5 متر
5 في المئة | 15 في المئة
1.2 مليون دولار | 1.2 مليون يورو
الساعة 14:05 | الساعة 14:50
الساعة الثالثة عصرا | الساعة الثالثة فجرا
الساعة الثالثة | الساعة الرابعة
ساعتين | ثلاث ساعات
47 دقيقة | 47 ساعة
نصف ساعة | ساعة ونصف
يومين | أسبوعين
4 مارس 2026 | 4 مايو 2026
4 مارس | 4 مارس 2025
أمس | غدا
الثلاثاء الماضي | الثلاثاء المقبل
يوم الثلاثاء | يوم الأربعاء
57 عاما | 75 عاما
الأسبوع الماضي | الأسبوع المقبل
الطابق الثالث | الطابق الرابع
""",
}


def _pairs(table: dict[str, str]) -> list[tuple[str, str, str]]:
    return [(tag, *line.split(" | ")) for tag, block in table.items() for line in block.strip().splitlines()]  # type: ignore[misc]


def _values(text: str, language: str) -> list[tuple[str, str, str]]:
    found = facts(text, language, on=_DAY)
    return sorted(
        (fact.kind, fact.value, fact.unit) for fact in found if fact.kind not in {"name", "quotation"}
    )


@pytest.mark.parametrize(("language", "one", "other"), _pairs(_ALIKE))
def test_the_same_facts_in_other_words(language: str, one: str, other: str) -> None:
    assert _values(one, language) == _values(other, language) != []


@pytest.mark.parametrize(("language", "one", "other"), _pairs(_UNLIKE))
def test_other_facts_in_like_words(language: str, one: str, other: str) -> None:
    assert _values(one, language) != _values(other, language)
    assert [] not in (_values(one, language), _values(other, language))


@pytest.mark.parametrize("table", [_ALIKE, _UNLIKE])
def test_twenty_pairs_a_language(table: dict[str, str]) -> None:
    assert all(len(block.strip().splitlines()) >= 20 for block in table.values())
    assert set(table) == {"fr", "en", "de", "es", "ru", "ja", "zh", "ar"}
