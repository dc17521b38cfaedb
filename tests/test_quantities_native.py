"""Money, percentages and measures as each language's papers write them: number words, shares, halves, cents, units."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

import newsclean as nc
from newsclean import find_quantities
from newsclean.quantity.model import Quantity

# Each row: language, text, what is read (kind, value or low..high, unit, and "per"); empty for what must not be read.
KINDS: dict[str, list[tuple[str, str, str]]] = {
    # Words written as one are composed, not listed: hundreds, thousands and what is below them.
    "compounds": [
        ("de", "Der Brand in Lurk vertrieb zweihundertfünfzig Menschen.", "count 250"),
        ("de", "Fünfunddreißigtausend Euro fehlen.", "money 35000 EUR"),
        ("de", "eine Million zweihunderttausend Euro", "money 1200000 EUR"),
        ("it", "una multa di ottantacinquemila euro", "money 85000 EUR"),
        ("it", "centoventi milioni di euro", "money 120000000 EUR"),
        ("nl", "een boete van vijfendertigduizend euro", "money 35000 EUR"),
        ("sv", "tvåhundrafemtio personer flyttades", "count 250"),
        ("da", "femogtredive tusind kroner", "money 35000 DKK"),
        ("de", "Die Hundertschaft achtete auf einen dreitausendfachen Schutz.", ""),
    ],
    # Ten and a unit, hundreds with their cases, a unit before its ten, an apostrophe within the word.
    "sums of words": [
        ("fr", "dix-sept millions de dollars", "money 17000000 USD"),
        ("tr", "on yedi milyon dolar", "money 17000000 USD"),
        ("tr", "İki yüz elli kişi", "count 250"),  # a capital with its dot
        ("ru", "двадцать пять процентов жителей", "percent 25 %"),
        ("ru", "около двухсот пятидесяти тысяч рублей", "money 250000 RUB"),
        ("uk", "тридцять п’ять відсотків", "percent 35 %"),
        ("pl", "trzydzieści pięć procent", "percent 35 %"),
        ("ar", "خمسة وثلاثون في المئة", "percent 35 %"),
        ("el", "διακόσια πενήντα ευρώ", "money 250 EUR"),
        ("hi", "पैंतालीस प्रतिशत", "percent 45 %"),
        ("ko", "시민 삼십오 퍼센트", "percent 35 %"),
        ("ko", "약 천 4백만 달러", "money 14000000 USD"),
        ("pt", "dez por cento", "percent 10 %"),  # "dez" is December too
        ("ko", "동백 원두와 백신 퍼센트", ""),
    ],
    # A thousand without "one"; a scale that takes all that stands below it; digits that go on in words.
    "scales": [
        ("es", "Costó mil doscientos euros.", "money 1200 EUR"),
        ("pt", "mil e quinhentas pessoas", "count 1500"),
        ("fr", "mille deux cents euros", "money 1200 EUR"),
        ("it", "mille e duecento euro", "money 1200 EUR"),
        ("tr", "bin dokuz yüz lira", "money 1900 TRY"),
        ("es", "3 mil doscientos pesos", "money 3200 MXN"),
        ("es", "dos billones quinientos mil cuatro millones de pesos", "money 2500004000000 MXN"),
        ("hi", "डेढ़ लाख करोड़ रुपये", "money 1500000000000 INR"),
        ("ja", "1万億円", "money 1000000000000 JPY"),
        ("ko", "50만 9375달러", "money 509375 USD"),
        ("es", "mil gracias a todos", ""),
    ],
    # Places in words: one number, or one digit after the other.
    "decimals": [
        ("es", "siete con quinientos doce por ciento", "percent 7.512 %"),
        ("pt", "dois vírgula vinte e oito por cento", "percent 2.28 %"),
        ("de", "zwei Komma drei zwei Prozent", "percent 2.32 %"),
        ("es", "dos coma cinco mil millones de euros", "money 2500000000 EUR"),
    ],
    # The hour before a length makes it a speed.
    "speeds": [
        ("tr", "Rüzgâr saatte 95 kilometreye ulaştı.", "measure 95 km/h"),
        ("ja", "時速95キロ", "measure 95 km/h"),
        ("ko", "시속 95km", "measure 95 km/h"),
        ("no", "vind på 38 meter i sekundet", "measure 38 m/s"),
    ],
    # Digits one below the other, as columns print them; of two, they may be an estimate.
    "columns": [
        ("ja", "三五〇〇円", "money 3500 JPY"),
        ("ja", "七〇％", "percent 70 %"),
        ("zh", "花了三四元", ""),
        ("zh", "数百元", "money 100..1000 CNY"),
    ],
    # The word for the percentage before its number, in words too.
    "percent before": [
        ("tr", "Seçmenlerin yüzde yirmi beşi kararsız.", "percent 25 %"),
        ("tr", "eksi yüzde beş", "percent -5 %"),
        ("zh", "百分之七十百分位", "percent 70 %"),
        ("zh", "千分之二", "percent 0.2 %"),
        ("zh", "万万分之七", "percent 0.000007 %"),
    ],
    # Shares: the word below the stroke; those that also order need "of" behind them.
    "shares": [
        ("es", "dos tercios de los votantes", "count 0.6666666666666666666666666667"),
        ("es", "tres cuartas partes del país", "count 0.75"),
        ("fr", "trois quarts des élus", "count 0.75"),
        ("de", "zwei Drittel der Wähler", "count 0.6666666666666666666666666667"),
        ("pt", "três quartos da população", "count 0.75"),
        ("it", "un terzo dei voti", "count 0.3333333333333333333333333333"),
        ("sv", "tre fjärdedelar av väljarna", "count 0.75"),
        ("pl", "trzy czwarte mieszkańców", "count 0.75"),
        ("zh", "三分之二的选民", "count 0.6666666666666666666666666667"),
        ("ja", "3分の2の議員", "count 0.6666666666666666666666666667"),
        ("ko", "의원 4분의 3", "count 0.75"),
        ("es", "tres quintos por ciento", "percent 0.6 %"),
        ("es", "un óvalo de 1/4 de milla", "measure 0.25 mi"),
        ("it", "Vuole un terzo mandato.", ""),
        ("fr", "Vell jouera un quart de finale.", ""),
        ("pt", "um apartamento de três quartos com vista", "count 3"),
    ],
    # Half of a scale, a unit or a percentage, before it and behind it.
    "halves": [
        ("de", "ein halbes Prozent", "percent 0.5 %"),
        ("de", "anderthalb Milliarden Euro", "money 1500000000 EUR"),
        ("de", "zweieinhalb Stunden", "duration 2.5 hour"),
        ("es", "un millón y medio de euros", "money 1500000 EUR"),
        ("es", "medio punto porcentual", "points 0.5 pp"),
        ("it", "due ore e mezza", "duration 2.5 hour"),
        ("ru", "18 с половиной миллионов рублей", "money 18500000 RUB"),
        ("hi", "साढ़े तीन लाख रुपये", "money 350000 INR"),
        ("hi", "ढाई सौ लोग", "count 250"),
        ("zh", "三斤半", "measure 3.5 jin"),
        ("ja", "2時間半", "duration 2.5 hour"),
        ("ko", "3년 반 동안", "duration 3.5 year"),
        ("es", "Son las 8 y media.", "count 8"),  # a time of day, and no 8.5
        ("pt", "Voltou ao meio dia.", ""),
        ("es", "La temperatura media ha subido.", ""),  # no half hectare
    ],
    # Tenths: written beside one another, and as the price that is left.
    "tenths": [
        ("zh", "七成六", "percent 76 %"),
        ("ja", "3割8分7厘", "percent 38.7 %"),
        ("zh", "打七五折", "percent 75 %"),
        ("ja", "半額セール", "percent 50 %"),
        ("zh", "三折叠手机", ""),
    ],
    # A sum and its cents.
    "cents": [
        ("de", "Er zahlte zwei Euro fünfzig.", "money 2.5 EUR"),
        ("fr", "treize euros et quarante-cinq centimes", "money 13.45 EUR"),
        ("de", "Er nahm 15 Dollar 50 mit Glück.", "money 15 USD; count 50"),
        ("zh", "50元6角三分", "money 50.63 CNY"),
        ("ko", "1달러 50센트", "money 1.5 USD"),
        ("ja", "３角形と八角部屋", "count 3"),  # corners, not tenths of a yuan
    ],
    # Currencies: by names with their country, behind and around the sign.
    "currencies": [
        ("ko", "120만 캐나다 달러", "money 1200000 CAD"),
        ("es", "U$S 90 millones y u$s45.000", "money 90000000 USD; money 45000 USD"),
        ("fr", "16,4 millions de $CAD", "money 16400000 CAD"),
        ("zh", "在$20，300美圆之间", "money 20 USD; money 300 USD"),
        ("tr", "Fiyatı 100 avroydu.", "money 100 EUR"),
        ("ja", "445ナイラ", "money 445 NGN"),
    ],
    # Pounds that are weighed, units of fields and fruit, units with the endings of their case.
    "measures": [
        ("de", "Das Baby wog sechs Pfund.", "measure 6 lb"),
        ("es", "El bebé pesa dos libras.", "measure 2 lb"),
        ("de", "Sie gab sechs Pfund aus.", "money 6 GBP"),
        ("zh", "387万亩农田", "measure 3870000 mu"),
        ("zh", "三百两银子", "measure 300 liang"),
        ("zh", "身高168CM", "measure 168 cm"),
        ("tr", "15 dakikalık görüşme", "duration 15 minute"),
        ("tr", "2008 yılı satışları", ""),  # a year, and no duration
        ("no", "120 dekar skog", "measure 120000 m2"),
        ("ja", "29万1,890メートルトン", "measure 291890 t"),
        ("de", "40 °Celsius", "measure 40 Cel"),
    ],
    # A minus that no space parts from the word before it, beside dashes that join.
    "minus": [
        ("ja", "前年比-5%だった", "percent -5 %"),
        ("zh", "低於-18℃", "measure -18 Cel"),
        ("zh", "卡-32直升机", ""),
    ],
    # Rates: prepositions that are one only right before a unit.
    "rates": [
        ("ru", "82,10 доллара за баррель", "money 82.1 USD per barrel"),
        ("pl", "6,45 złotego za litr", "money 6.45 PLN per L"),
        ("el", "1,85 ευρώ το λίτρο", "money 1.85 EUR per L"),
        ("ar", "82.10 دولارا للبرميل", "money 82.1 USD per barrel"),
        ("ru", "потратил 5 рублей за год", "money 5 RUB"),
        ("pl", "kupił za 150 złotych i za 500 złotych", "money 150 PLN; money 500 PLN"),
    ],
    # A range whose second number carries the word that joins them.
    "ranges": [
        ("ar", "ما بين 40 و60 ملم", "measure 40..60 mm"),
        ("zh", "2至3%", "percent 2..3 %"),
        ("pt", "de oito a dez pés", "measure 8..10 ft"),
        ("pt", "entre cem e duzentas pessoas", "count 100..200"),
        ("fr", "entre cent et deux cents euros", "money 100..200 EUR"),
        ("en", "between one hundred and two hundred people", "count 100..200"),
    ],
}  # fmt: skip
SENTENCES = [
    line.split("\t")
    for line in (Path(__file__).parent / "cases" / "native.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


def written(q: Quantity) -> str:
    value = f"{q.low:f}..{q.high:f}" if q.low is not None and q.high is not None else f"{q.value or q.low:f}"
    value = value.rstrip("0").rstrip(".") if "." in value and ".." not in value else value
    return f"{q.kind} {value}{f' {q.unit}' if q.unit else ''}{f' per {q.per}' if q.per else ''}"


def read(lang: str, text: str) -> str:
    return "; ".join(written(q) for q in find_quantities(text, lang=lang) if q.kind != "date")


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_of_writing(kind: str) -> None:
    assert [(lang, text, read(lang, text)) for lang, text, _ in KINDS[kind]] == KINDS[kind]


@pytest.mark.parametrize("lang", sorted({row[0] for row in SENTENCES}))
def test_the_sentences_read_with_the_tables(lang: str) -> None:
    rows = [row for row in SENTENCES if row[:2] == [lang, "s"]]
    assert [read(lang, text) for _, _, text, _ in rows] == [expected for *_, expected in rows]


def test_nine_of_ten_of_the_sentences_held_back() -> None:
    right = Counter(read(r[0], r[2]) == r[3] for r in SENTENCES if r[1] == "h")
    assert right[True] >= 0.9 * right.total(), right


def test_one_claim_in_five_languages_is_one_cluster() -> None:
    """Number words, scales and currencies mean one value in each language, which is detected."""
    texts = [
        "The fire in Lurk cost the port of Vell 35 million euros in 2023, the ministry said on Monday.",
        "Der Brand in Lurk kostete den Hafen von Vell 2023 fünfunddreißig Millionen Euro, sagte das Ministerium.",
        "L'incendie de Lurk a coûté trente-cinq millions d'euros au port de Vell en 2023, selon le ministère.",
        "El incendio de Lurk costó al puerto de Vell treinta y cinco millones de euros en 2023, según el ministerio.",
        "L'incendio di Lurk è costato al porto di Vell trentacinque milioni di euro nel 2023, dice il ministero.",
    ]
    rows = [nc.find_quantities(text) for text in texts]
    sums = [[(q.value, q.unit) for q in row if q.kind == "money"] for row in rows]
    assert sums == [[(35_000_000, "EUR")]] * 5
