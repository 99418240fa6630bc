"""News sentences in every supported language: some of ordinary length, some as short as a headline."""
# ruff: noqa: E501 - a sentence stays whole

__all__ = ["BICAMERAL", "NEWS", "SHORT"]

NEWS: dict[str, tuple[str, ...]] = {
    "ar": (
        "اندلع حريق صباح اليوم في مستودع بالمنطقة الصناعية، وأصيب ثلاثة عمال بجروح طفيفة.",
        "انقطع التيار الكهربائي عن نحو ألفي منزل، ولا يزال سبب العطل مجهولا حتى الآن.",
    ),
    "ca": (
        "Dimarts al matí es va calar foc en un magatzem dels afores i tres treballadors van resultar ferits lleus.",
        "Uns dos mil habitatges es van quedar sense llum i encara no se sap la causa de l'avaria.",
    ),
    "cs": (
        "V úterý ráno vypukl požár ve skladu na okraji města, tři zaměstnanci byli lehce zraněni.",
        "Bez proudu zůstalo asi dva tisíce domácností, příčinu výpadku technici stále zjišťují.",
    ),
    "da": (
        "Tirsdag morgen brød der brand ud i et lager uden for byen, og tre ansatte kom lettere til skade.",
        "Omkring to tusind husstande var uden strøm, og årsagen til afbrydelsen er endnu ikke kendt.",
    ),
    "de": (
        "Am Dienstagmorgen brach in einem Lagerhaus am Stadtrand ein Feuer aus, drei Mitarbeiter wurden verletzt.",
        "Rund zweitausend Haushalte waren ohne Strom, die Ursache des Ausfalls ist noch nicht bekannt.",
    ),
    "el": (
        "Φωτιά ξέσπασε το πρωί της Τρίτης σε αποθήκη έξω από την πόλη και τρεις εργαζόμενοι τραυματίστηκαν ελαφρά.",
        "Περίπου δύο χιλιάδες νοικοκυριά έμειναν χωρίς ρεύμα και η αιτία της βλάβης παραμένει άγνωστη.",
    ),
    "en": (
        "A fire broke out in a warehouse on the edge of town on Tuesday morning, and three workers were hurt.",
        "About two thousand homes were left without power, and the cause of the outage is not yet known.",
    ),
    "es": (
        "Un incendio se declaró el martes por la mañana en un almacén de las afueras y tres empleados resultaron heridos.",
        "Unos dos mil hogares se quedaron sin luz y la causa de la avería todavía se desconoce.",
    ),
    "fa": (
        "صبح امروز انباری در حاشیه شهر آتش گرفت و سه کارگر به طور سطحی مجروح شدند.",
        "برق حدود دو هزار خانه قطع شد و علت این خاموشی هنوز مشخص نشده است.",
    ),
    "fi": (
        "Tiistaiaamuna kaupungin laidalla syttyi varastossa tulipalo, jossa kolme työntekijää loukkaantui lievästi.",
        "Noin kaksituhatta kotitaloutta jäi ilman sähköä, eikä katkoksen syytä vielä tiedetä.",
    ),
    "fr": (
        "Un incendie s'est déclaré mardi matin dans un entrepôt à la sortie de la ville, trois employés ont été blessés.",
        "Environ deux mille foyers ont été privés d'électricité et l'origine de la panne reste inconnue.",
    ),
    "he": (
        "שריפה פרצה הבוקר במחסן באזור התעשייה ושלושה עובדים נפצעו באורח קל.",
        "כאלפיים בתים נותרו ללא חשמל וסיבת התקלה עדיין אינה ידועה.",
    ),
    "hi": (
        "मंगलवार सुबह शहर के बाहर एक गोदाम में आग लग गई और तीन कर्मचारी मामूली रूप से घायल हो गए।",
        "लगभग दो हज़ार घरों की बिजली चली गई और ख़राबी का कारण अभी तक पता नहीं चला है।",
    ),
    "hu": (
        "Kedden reggel tűz ütött ki egy raktárban a város szélén, három dolgozó könnyebben megsérült.",
        "Mintegy kétezer háztartás maradt áram nélkül, az üzemzavar okát egyelőre nem ismerik.",
    ),
    "id": (
        "Kebakaran terjadi pada Selasa pagi di sebuah gudang di pinggir kota dan tiga karyawan mengalami luka ringan.",
        "Sekitar dua ribu rumah tidak mendapat aliran listrik dan penyebab gangguan itu belum diketahui.",
    ),
    "it": (
        "Martedì mattina è scoppiato un incendio in un magazzino alla periferia della città, tre operai sono rimasti feriti.",
        "Circa duemila famiglie sono rimaste senza corrente e la causa del guasto non è ancora nota.",
    ),
    "ja": (
        "火曜日の朝、市内の倉庫で火事があり、従業員3人が軽いけがをした。",
        "およそ2000世帯が停電し、故障の原因はまだわかっていない。",
    ),
    "ko": (
        "화요일 아침 도시 외곽의 한 창고에서 불이 나 직원 세 명이 가벼운 부상을 입었다.",
        "약 2천 가구에 전기 공급이 끊겼으며 고장 원인은 아직 밝혀지지 않았다.",
    ),
    "nl": (
        "Dinsdagochtend brak er brand uit in een loods aan de rand van de stad, drie medewerkers raakten lichtgewond.",
        "Ongeveer tweeduizend huishoudens zaten zonder stroom en de oorzaak van de storing is nog niet bekend.",
    ),
    "no": (
        "Tirsdag morgen brøt det ut brann i et lager utenfor byen, og tre ansatte ble lettere skadd.",
        "Rundt to tusen husstander var uten strøm, og årsaken til bruddet er foreløpig ikke kjent.",
    ),
    "pl": (
        "We wtorek rano wybuchł pożar w magazynie na obrzeżach miasta, trzech pracowników zostało lekko rannych.",
        "Około dwóch tysięcy gospodarstw zostało bez prądu, a przyczyna awarii nie jest jeszcze znana.",
    ),
    "pt": (
        "Um incêndio deflagrou na manhã de terça-feira num armazém nos arredores da cidade e feriu três funcionários.",
        "Cerca de duas mil casas ficaram sem energia e a causa da avaria ainda não é conhecida.",
    ),
    "ro": (
        "Un incendiu a izbucnit marți dimineață într-un depozit de la marginea orașului, iar trei angajați au fost răniți ușor.",
        "Aproximativ două mii de locuințe au rămas fără curent, iar cauza avariei nu este încă cunoscută.",
    ),
    "ru": (
        "Во вторник утром на складе на окраине города вспыхнул пожар, трое сотрудников получили лёгкие травмы.",
        "Около двух тысяч домов остались без света, причина аварии пока неизвестна.",
    ),
    "sr": (
        "У уторак ујутру избио је пожар у складишту на ободу града, троје запослених је лакше повређено.",
        "Без струје је остало око две хиљаде домаћинстава, а узрок квара још није познат.",
    ),
    "sv": (
        "På tisdagsmorgonen utbröt en brand i ett lager utanför staden och tre anställda skadades lindrigt.",
        "Omkring tvåtusen hushåll blev utan ström och orsaken till avbrottet är ännu inte känd.",
    ),
    "tr": (
        "Salı sabahı şehrin dışındaki bir depoda yangın çıktı ve üç çalışan hafif yaralandı.",
        "Yaklaşık iki bin ev elektriksiz kaldı, arızanın nedeni henüz bilinmiyor.",
    ),
    "uk": (
        "У вівторок вранці на складі на околиці міста спалахнула пожежа, троє працівників дістали легкі травми.",
        "Близько двох тисяч будинків залишилися без світла, причина аварії поки невідома.",
    ),
    "vi": (
        "Sáng thứ Ba, một vụ cháy đã xảy ra tại nhà kho ở ngoại ô thành phố khiến ba công nhân bị thương nhẹ.",
        "Khoảng hai nghìn hộ dân bị mất điện và nguyên nhân sự cố hiện chưa được xác định.",
    ),
    "zh": (
        "周二上午，郊区一座仓库发生火灾，三名员工受轻伤。",
        "约两千户居民停电，故障原因目前尚不清楚。",
    ),
}

SHORT: dict[str, tuple[str, ...]] = {
    "ar": (
        "حريق في مصنع للورق يصيب ثلاثة عمال",
        "عودة التيار الكهربائي بعد ثلاث ساعات",
        "توقف حركة القطارات بسبب العاصفة",
    ),
    "ca": (
        "Tres ferits en l'incendi d'una paperera",
        "La llum torna al cap de tres hores",
        "Els trens s'aturen pel temporal",
    ),
    "cs": (
        "Požár papírny zranil tři dělníky",
        "Proud se podařilo obnovit po třech hodinách",
        "Vlaky kvůli bouři nejezdí",
    ),
    "da": (
        "Tre medarbejdere såret ved brand i papirfabrik",
        "Strømmen er tilbage efter tre timer",
        "Togene holder stille på grund af uvejr",
    ),
    "de": (
        "Drei Verletzte bei Brand in Papierfabrik",
        "Der Strom ist nach drei Stunden wieder da",
        "Züge stehen wegen Unwetters still",
    ),
    "el": (
        "Τρεις τραυματίες από φωτιά σε εργοστάσιο",
        "Το ρεύμα επανήλθε ύστερα από τρεις ώρες",
        "Τα τρένα σταμάτησαν λόγω κακοκαιρίας",
    ),
    "en": (
        "Three injured in paper mill fire",
        "Power restored after three hours",
        "Trains stopped because of the storm",
    ),
    "es": (
        "Tres heridos en el incendio de una papelera",
        "La luz vuelve después de tres horas",
        "Los trenes se detienen por la tormenta",
    ),
    "fa": (
        "سه زخمی در آتش‌سوزی کارخانه کاغذ",
        "برق پس از سه ساعت دوباره وصل شد",
        "توقف قطارها به دلیل طوفان شدید",
    ),
    "fi": (
        "Kolme loukkaantui paperitehtaan palossa",
        "Sähköt palautuivat kolmen tunnin jälkeen",
        "Junat seisovat myrskyn takia",
    ),
    "fr": (
        "Trois blessés dans l'incendie d'une papeterie",
        "Le courant est rétabli après trois heures",
        "Les trains à l'arrêt à cause de l'orage",
    ),
    "he": ("שלושה פצועים בשריפה במפעל נייר", "החשמל חזר אחרי שלוש שעות", "הרכבות נעצרו בגלל הסערה"),
    "hi": ("काग़ज़ के कारख़ाने में आग, तीन घायल", "तीन घंटे बाद बिजली बहाल हुई", "तूफ़ान के कारण ट्रेनें रुकीं"),
    "hu": (
        "Hárman megsérültek a papírgyár tüzében",
        "Három óra után visszatért az áram",
        "Állnak a vonatok a vihar miatt",
    ),
    "id": (
        "Tiga orang terluka dalam kebakaran pabrik",
        "Listrik kembali menyala setelah tiga jam",
        "Kereta api berhenti karena badai",
    ),
    "it": (
        "Tre feriti nell'incendio di una cartiera",
        "La corrente è tornata dopo tre ore",
        "Treni fermi a causa del temporale",
    ),
    "ja": ("製紙工場の火災で3人けが", "停電は3時間後に復旧", "大雨の影響で列車が運転見合わせ"),
    "ko": ("제지 공장 화재로 세 명 부상", "세 시간 만에 전기 공급 재개", "폭풍으로 열차 운행 중단"),
    "nl": (
        "Drie gewonden bij brand in papierfabriek",
        "De stroom is er na drie uur weer",
        "Treinen staan stil door het noodweer",
    ),
    "no": (
        "Tre ansatte skadd i brann på papirfabrikk",
        "Strømmen er tilbake etter tre timer",
        "Togene står stille på grunn av uværet",
    ),
    "pl": (
        "Trzy osoby ranne w pożarze papierni",
        "Prąd wrócił po trzech godzinach",
        "Pociągi stoją z powodu burzy",
    ),
    "pt": (
        "Três feridos em incêndio numa fábrica de papel",
        "A luz voltou depois de três horas",
        "Comboios parados por causa da tempestade",
    ),
    "ro": (
        "Trei răniți în incendiul unei fabrici de hârtie",
        "Curentul a revenit după trei ore",
        "Trenurile stau din cauza furtunii",
    ),
    "ru": (
        "Трое пострадали при пожаре на фабрике",
        "Свет вернулся через три часа",
        "Поезда не ходят из-за сильной бури",
    ),
    "sr": (
        "Троје повређених у пожару у фабрици хартије",
        "Струја се вратила после три сата",
        "Возови стоје због олује која је оборила дрвеће",
    ),
    "sv": (
        "Tre skadade i brand på pappersbruk",
        "Strömmen är tillbaka efter tre timmar",
        "Tågen står stilla på grund av ovädret",
    ),
    "tr": (
        "Kâğıt fabrikasındaki yangında üç yaralı",
        "Elektrik üç saat sonra geri geldi",
        "Trenler fırtına nedeniyle durdu",
    ),
    "uk": (
        "Троє постраждали під час пожежі на фабриці",
        "Світло повернулося через три години",
        "Потяги не їздять через сильну бурю",
    ),
    "vi": (
        "Ba người bị thương trong vụ cháy nhà máy giấy",
        "Điện có lại sau ba giờ",
        "Tàu hỏa dừng chạy vì bão lớn",
    ),
    "zh": ("造纸厂发生火灾三人受伤", "停电三小时后恢复供电", "受暴雨影响列车停运"),
}

BICAMERAL = tuple(tag for tag in NEWS if tag not in {"ar", "fa", "he", "hi", "ja", "ko", "zh"})
"""The languages that have capital letters."""
