"""Names with numbers in the languages besides English, and the figures beside them that are none."""

from __future__ import annotations

import pytest

from newsclean import find_quantities


def counted(lang: str, text: str) -> list[str]:
    return [q.text for q in find_quantities(text, lang=lang, date="2024-03-13") if q.kind not in ("date", "ordinal")]


NAMES = [
    # streets: the kind before the name, behind the number, or at the end of the name
    ("de", "Am Birkenweg 14 brannte es, später im Haus Lisker Str. 8."),
    ("fr", "Un feu au 14 rue du Moulin et au 8, avenue Holt"),
    ("es", "Ardió la casa de la calle Molino 14."),
    ("it", "Un incendio in via Mulino 14"),
    ("pt", "O fogo começou na Rua do Moinho, 14."),
    ("nl", "Brand in de Molenstraat 14."),
    ("sv", "Brand på Kvarngatan 14."),
    ("pl", "Pożar przy ul. Młyńskiej 14."),
    ("ru", "Пожар на улице Мельничной, 14."),
    ("fi", "Myllykatu 14 paloi."),
    # lines, channels, laws, seasons, with an article written to them or not
    ("de", "Buslinie U 6 hält; Folge 3 der Staffel 2 läuft auf Kanal 5, siehe Abb. 4."),
    ("fr", "l'article 14 de la loi, la N 12 et la porte 7"),
    ("es", "Lo emite Canal 9; el vuelo 310 y la ruta 8 siguen cerrados."),
    ("it", "L'articolo 14 e il comma 3; lo trasmette Canale 9."),
    ("pt", "O artigo 14 da lei, a linha 6 e a BR 230"),
    ("pl", "art. 14 ust. 3 ustawy"),
    ("ru", "статья 14, рейс 310"),
    # makes and names with a capital
    ("de", "Windows 11 und die neue Xbox 4 sind da, sagt der TSV Lurk 09."),
    ("fr", "Apollo 13 repasse ce soir, et la fusée Ariane 6 attend."),
    ("es", "La Comuna 8 de Lisk y el grupo Sector 7 protestan."),
    ("sv", "TV 4 visar matchen."),
    ("de", "Die A 44 bleibt zu, die B 27 auch."),
    ("nl", "De Boeing 787 landde in Vell."),
    ("pl", "Boeing 737 wylądował w Vell."),
    ("tr", "Boeing 737 indi."),
    # exits and markers of roads, laws with places, short numbers of telephones
    ("fr", "La sortie 17 est fermée, le PK 12 aussi; l'article 49.3 reste."),
    ("es", "La salida 12 está cerrada, en el kilómetro 45; llame al 112 o al 061. El 112 no contesta."),
    ("it", "Il casello 4 è chiuso, al chilometro 23; chiamate il 118."),
    ("pt", "A saída 5 está fechada; a Lei 8.112 vale; ligue 190, 192 ou 112."),
    ("de", "Kilometer 12 und die Anschlussstelle 14 sind gesperrt, Notruf 112, Aktenzeichen 12 liegt vor."),
    ("sv", "Ring 112 eller 1177, länsväg 222 är avstängd."),
    ("no", "Ring 110, 112 eller 113; avkjøring 12 på fylkesvei 44 er stengt."),
    ("da", "Ring 112 eller 114; frakørsel 12 er lukket, § 7 gælder."),
    ("pl", "Zadzwoń pod 112, 997 lub 999."),
    ("ru", "Звоните 112 или 103, на трассе у дома 12."),
    ("el", "Καλέστε το 112 ή το 100."),
    ("ar", "بوينغ 737 على الطريق 90 قرب القناة 12."),
    ("ja", "5号室と国道246号、1番線、第138位。"),
    ("zh", "305房间，312国道，15号线，第23条。"),
    ("ko", "101동 305호, 7번 국도, 제370조에 따라, 2호선."),
    ("hi", "उड़ान 182 और धारा 370"),
    ("fr", "Les 24 Heures du Lac; son roman (1)."),
    ("es", "El Canal 24 Horas informa hoy."),
    # ordinals
    ("de", "Im 3. Stock der 2. Bundesliga gewann der 1. FC Vell."),
    ("da", "Holdet blev 2. bedst, og 3. division venter."),
    ("pl", "W 2. rundzie zajął 3. miejsce."),
    ("fi", "Hän oli 3. sijalla."),
    ("tr", "5. madde geçerli."),
    ("ru", "Он занял 3-е место в 5-м классе на 34-м километре."),
    ("uk", "Він посів 3-тє місце, а 2-га група чекає."),
    ("sv", "Hon kom på 3:e plats på 2:a våningen."),
    ("es", "En el 3º piso, por 2ª vez."),
    ("it", "Al 3° piano, per la 2ª volta."),
    ("pt", "No 3º andar, pela 2ª vez."),
    # a weekday and its day
    ("es", "El lunes 11 llovió."),
    ("it", "Lunedì 11 pioverà."),
    ("pt", "Na segunda-feira 11 choveu, na quarta-feira (13) não."),
]
NAMES += [
    # the next of several names, and a number that named something before
    ("de", "Die Linien 2, 5 und 9 stehen still; auf Gleis 3 und 4 auch."),
    ("fr", "Les lignes 1 et 14 sont fermées; une Boeing 737 attend, la 737 reste au sol."),
    ("pl", "Tramwaje 3 i 15 nie kursują."),
    # an article or a preposition and a noun in the singular, or an article alone
    ("fr", "Le collectif 31 proteste; la 207 roulait trop vite; le 49.3 reste."),
    ("pt", "No km 508 da pista, na sala 12, a turma 302 espera."),
    ("sv", "Hon står på plats 7 på listan."),
    ("es", "El 747 despegó; el expediente 44 y el 45 siguen."),
    # compounds, cases and what stands behind the number
    ("nl", "Buslijn 347 en tramlijn 24 staan stil."),
    ("de", "Straßenbahnlinie 5 fällt aus."),
    ("fi", "Ratikkalinja 15 seisoo, terminaalissa 2 on rauhallista."),
    ("ru", "Автобус маршрута 15 стоит, на линии 3 авария, в палате 6 тихо."),
    ("uk", "За статтею 15, у палаті 6."),
    ("el", "Το γραφείο του άρθρου 86 και η λεωφόρος 12"),
    ("tr", "2193 sefer sayılı uçuş, 3 numaralı kapı."),
    ("hi", "वार्ड 7 और सेक्टर 62"),
    # one verb in the singular, a verb that is a unit, too, and versions
    ("it", "Radio 2 ha perso la causa; il Boeing 747 ha ritardo."),
    ("es", "El Airbus 320 ha llegado."),
    ("pl", "Tolben 2.0 to nowość."),
    # scores and single letters
    ("pt", "O time venceu por 4 a 1."),
    ("es", "Ganaron 4 a 1; el 15-M sigue."),
    ("ja", "トルベンが3対2で勝った。"),
    ("zh", "主队以105比98获胜。"),
    ("ko", "3대 2로 이겼다. 헌법 84조."),
    # scripts without spaces
    ("zh", "波音737停飞，搭载Windows 8的电脑在3号楼，301医院。"),
    ("ja", "ボーイング787と3号車"),
    ("ko", "보잉 737과 3호선"),
    # telephones, shirts, and a note at the end
    ("pl", "Tel. 022 201 41 00, ustawa (No 2)."),
    ("en", "Call 0800 1111 from a 5 G phone, she said (1)"),
    ("it", "Tolben: 10-Mara Quill, 7-Orr Lisk (cap.)"),
    # long rows of digits, offsets of clocks, days of events
    ("el", "Τηλέφωνο: 2105550017, 2105550018"),
    ("zh", "许可证:3112000099"),
    ("fr", "à 14 h UTC+1"),
    ("ko", "12·3 사태와 코로나19"),
    ("en", "It was licence 5550017000, in position 5."),
    ("fr", "la loi n°58"),
    ("sv", "I årskurs 9 saknar man böcker."),
    ("tr", "112 Acil ekipleri geldi."),
    ("ru", "Канал «Толбен 24» молчит."),
    ("ja", "Tolben Version 2.0 のライセンス"),
    ("en", "Big Ten schools met."),
    # alone in quotation marks, and a zero first
    ("el", "Το «902» και ο σταθμός"),
    ("en", "The film “300” by 070 Loom and “Lurk's 8” opened."),
    ("en", "A Boeing 737 landed. The 737 carried nobody; the 747 neither. Watch it in 4K. SDG 6 is about water."),
]
FIGURES = [
    ("de", "Auf Gleis 3 und 4 Bahnsteigen standen Leute.", ["4"]),
    ("fr", "Le bilan 15 jours après : la gauche 12, la droite 8.", ["15 jours", "12", "8"]),
    ("it", "Il terreno misura 2 ha.", ["2 ha"]),
    ("el", "Ήρθαν 1500000 άνθρωποι.", ["1500000"]),
    ("tr", "Sayı 208 bin 6'ya, sonra 2 bin 784 araca çıktı.", ["208 bin 6", "2 bin 784"]),
    ("es", "Llegaron 3 mil 500 personas.", ["3 mil 500"]),
    ("pl", "Przy 11 tysiącach widzów i w 3 milionach domów.", ["11 tysiącach", "3 milionach"]),
    ("ru", "В 11 тысячах домов и 3 миллионах квартир.", ["11 тысячах", "3 миллионах"]),
    ("uk", "В 11 тисячах будинків.", ["11 тисячах"]),
    ("sv", "De 3 miljonerna räckte.", ["3 miljonerna"]),
    ("tr", "10 turkish lira 11a", ["10 turkish lira"]),
    ("sv", "En man i 35-årsåldern", ["35-årsåldern"]),
    ("es", "El fuego quemó 300 ha de bosque.", ["300 ha"]),
    ("pt", "Crianças de 3 a 4 anos", ["3 a 4 anos"]),
    ("zh", "伤者增至15，平均年龄35。", ["15", "35"]),
    ("ja", "死者は15に上った。", ["15"]),
    ("ru", "В больнице 15 погибли, в школе 12 учатся 300 детей.", ["15", "300"]),
    ("en", "Orr gained 10K followers and raised 4K for charity; the 737 passengers slept.", ["10K", "4K", "737"]),
    ("en", "She lost 3 stone and bought 12 stones.", ["3 stone", "12"]),
    ("de", "Am Markt 7 Stände, in Vell 14 Häuser und in der Hafenstraße 3 Autos brannten.", ["7", "14", "3"]),
    ("fr", "À Vell 14 maisons brûlent, 12 rues sont fermées.", ["14", "12"]),
    ("es", "En Vell 14 casas ardieron; quedan 13 en pie.", ["14", "13"]),
    ("es", "Quedan 13 en pie.", ["13"]),
    ("es", "El domingo 3 barcos zarparon.", ["3"]),
    ("es", "Vell ganó 14 medallas, Lisk 12 y Orm 9.", ["14", "12", "9"]),
    ("it", "Lunedì 11 barche sono salpate, a Vell 14 case bruciano.", ["11", "14"]),
    ("pt", "Em Vell 14 casas arderam.", ["14"]),
    ("nl", "In Vell branden 14 huizen.", ["14"]),
    ("fr", "À la sortie 12 personnes crient; appelez 15 témoins.", ["12", "15"]),
    ("es", "A 30º a la sombra y 40º de fiebre; a la salida 12 personas gritan.", ["30º", "40º", "12"]),
    ("fr", "Il a fallu 24 heures, à 20 heures tout brûlait.", ["24 heures"]),
    ("it", "Ci sono 30° gradi e 25° a Vell.", ["30°", "25°"]),
    ("ru", "Пришли 20-ти человек и 2-х лошадей.", ["20", "2"]),
    ("de", "Es starben 5. Danach kamen 12. Dort ist es still.", ["5", "12"]),
    ("pl", "Zginęło 5. Potem było cicho.", ["5"]),
    ("sv", "Polisen ringer 14 personer i dag.", ["14"]),
    ("sv", "Polisen grep 14 i går.", ["14"]),
]


@pytest.mark.parametrize(("lang", "text"), NAMES)
def test_the_number_of_a_name_is_no_figure(lang: str, text: str) -> None:
    assert counted(lang, text) == []


@pytest.mark.parametrize(("lang", "text", "expected"), FIGURES)
def test_figures_beside_names_are_read(lang: str, text: str, expected: list[str]) -> None:
    assert counted(lang, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "She starred in 13 Going on 30 and 10 Things I Hate About You.",
        "He rode the 14 Harbour bus; Vell's 38 Forge bus was late.",
        "Makers compared Claude 3.5 Sonnet, Gemini 2.5 Pro and Python 3.12 and found nothing.",
        "See Tab. 2, or tune to Vell TV/Ch. 7.",
    ],
)
def test_titles_buses_and_versions(text: str) -> None:
    assert counted("en", text) == []


def test_capitals_behind_a_number_may_be_counted() -> None:
    text = "Police sent 15 New Lisk City Police officers, 8 Port Security Office personnel; 3.5 Ostlanders per house."
    assert counted("en", text) == ["15", "8", "3.5"]


def test_a_year_before_a_name_that_is_a_code_and_a_number_that_is_about() -> None:
    assert [q.kind for q in find_quantities("In 2000 AMD sold a chip; by 2019 SEK Bank had lost.")] == ["date", "date"]
    assert [(q.text, q.kind) for q in find_quantities("For 20-odd years it cost 2000 AMD.")] == [
        ("20-odd years", "duration"),
        ("2000 AMD", "money"),
    ]


LABELLED = [
    ("en", "She waited at hatch 23 in silence, and booth 812 does not open.", []),
    ("en", "Text HELP to 55155 or call the night line on 311 417, not 2 friends.", ["2"]),
    ("en", "Police in riot gear held 12; by night 40 were left, on average 9.", ["12", "40", "9"]),
    ("pl", "Czekał przy furtce 23, z pozostałych 12 nikt; w hotelu 15 zginęło.", ["12", "15"]),
    ("ru", "Он стоял у калитки 23, в отеле 15 погибли.", ["15"]),
    ("nl", "Bij luik 9 en hok 4 stond niemand.", []),
    ("sv", "Patrull 12 stoppade bilen. Minst 12 dog.", ["12"]),
    ("es", "La litera 14 y el cobertizo 3 ardieron; la izquierda ganó 14 escaños y la derecha 12.", ["14", "12"]),
    ("fr", "Pompe 2, vanne 14 : tout fuit. Morts 12, blessés 30.", ["12", "30"]),
    ("it", "Il volo è fermo sulla rampa 16L con 3L di acqua.", ["3L"]),
    ("fi", "Palo alkoi vaunussa 3, ja 12 loukkaantui.", ["12"]),
    ("hi", "पुलिस ने ट्रक 203 को रोका और 3 लोग मिले।", ["3"]),
    ("ar", "بقيت البوابة 61 والغرفة 212 فارغة.", []),
    ("no", "Ring 311 417 ved fare; bilen veier 203 ved start.", ["203"]),
    ("zh", "请拨打12345热线。", []),
]


@pytest.mark.parametrize(("lang", "text", "expected"), LABELLED)
def test_a_number_names_the_noun_before_it_where_none_follows(lang, text, expected):
    assert counted(lang, text) == expected


def test_nothing_but_space_between_two_numbers_of_a_name():
    assert find_quantities("Flight 12\n 14", lang="en") is not None
