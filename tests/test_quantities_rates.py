"""What a rate is said of (`per`), in wordings of our own, and what that makes of two figures."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest

import newsclean as nc
from newsclean.quantity.compare import comparable
from newsclean.quantity.records import quantity_json

RATES = [
    ("oil at $12 a barrel", "12", "barrel"),
    ("Gold fetched $2,000 an ounce", "2000", "oz"),
    ("$30/litre", "30", "L"),
    ("12 murders per 100,000 people", "12", "100000 people"),
    ("15 per 1,000 residents", "15", "1000 residents"),
    ("9 cases per million inhabitants", "9", "1000000 inhabitants"),
    ("12 in every 1,000 births", "12", "1000 births"),
    ("5 litres per 100 kilometres", "5", "100 km"),
    ("1.2 million barrels a day", "1.2E6", "day"),
    ("1.2m bpd", "1.2E6", "day"),
    ("8 tonnes of carbon per head", "8", "person"),
    ("30 miles per gallon", "30", "gal"),
    ("it does 40mpg", "40", "gal"),
    ("a £9-an-hour wage", "9", "hour"),
    ("prices rose 0.4 % on the month", "0.4", "month"),
    ("3% year on year", "3", "year"),
    ("down 2% from a year earlier", "2", "year"),
    ("$15 a ticket", "15", "ticket"),
    ("5 million cars annually", "5E6", "year"),
    ("24 frames per second", "24", "second"),
    ("winds of 90 km/h", "90", None),  # a unit of its own stays one
    ("He met 12 people a day later", "12", None),
    ("$5 million a year ago", "5E6", None),  # times, and no bases
    ("12 shops a mile away", "12", None),
]
FOREIGN = [
    ("12 Fälle pro 100.000 Einwohner", "de", "100000 einwohner"),
    ("30 Euro je Tonne", "de", "t"),
    ("12 cas pour 100 000 habitants", "fr", "100000 habitants"),
    ("5 euros por cada 100 kilos", "es", "100 kg"),
    ("3 euro al giorno", "it", "day"),
    ("3 euro per dag", "nl", "day"),
]
PAIRS = [
    ("12 murders per 100,000 people", "15 murders per 100,000 people", False),
    ("12 per 100,000 people", "12 people", False),
    ("12 per 100,000 residents", "1.2 per 10,000 people", True),
    ("5 per 1,000 births", "5 per 1,000 people", False),
    ("$12 a barrel", "$12 a tonne", False),
    ("$12 a barrel", "$12", True),  # news leaves the unit of a price out
    ("1.2 million barrels a day", "440 million barrels a year", True),
    ("8 tonnes per head", "8 tonnes per second", False),
    ("0.4% on the month", "4.8% on the year", False),
    ("€30 per litre", "€3,000 per 100 litres", True),
]


@pytest.mark.parametrize(("text", "value", "per"), RATES)
def test_the_base_of_a_rate_is_no_figure_of_its_own(text: str, value: str, per: str | None) -> None:
    [q] = [q for q in nc.find_quantities(text) if q.kind != "date"]
    assert (q.value, q.per) == (Decimal(value), per)


@pytest.mark.parametrize(("text", "lang", "per"), FOREIGN)
def test_rates_of_other_languages(text: str, lang: str, per: str) -> None:
    [q] = nc.find_quantities(text, lang=lang)
    assert q.per == per


@pytest.mark.parametrize(("one", "other", "alike"), PAIRS)
def test_rates_agree_only_on_bases_that_convert(one: str, other: str, alike: bool) -> None:
    a, b = nc.find_quantities(one)[0], nc.find_quantities(other)[0]
    assert a.compatible(b) is b.compatible(a) is alike


# The figure and not the base is what two sentences are compared by; rates of two spans do not contradict one another.
SENTENCES = [
    ("Vell saw 12 murders per 100,000 people in 2023.", "Vell saw 15 murders per 100,000 people in 2023.", "conflict"),
    ("Prices in Vell rose 0.4% on the month.", "Prices in Vell rose 3.2% on the year.", "different"),
]


@pytest.mark.parametrize(("one", "other", "relation"), SENTENCES)
def test_sentences_with_rates(one: str, other: str, relation: str) -> None:
    assert nc.compare(one, other).relation == nc.compare(other, one).relation == relation


def test_records_and_house_style_carry_the_base() -> None:
    rate, plain = nc.find_quantities("12 deaths per 100,000 people and 5 boats")
    assert json.loads(json.dumps(quantity_json(rate)))["per"] == "100000 people" and "per" not in quantity_json(plain)
    assert rate.format() == "12 per 100,000 people"
    [again] = nc.find_quantities(rate.format())
    assert (again.value, again.per) == (rate.value, rate.per)


# "per second" is a unit of time; "a second" before a noun stays an order.
@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("feet per second", []),
        ("It lasted for a second.", []),
        ("in a split second", []),
        ("for a second time", ["ordinal"]),
    ],
)
def test_a_second_is_an_ordinal_only_before_a_noun(text: str, kinds: list[str]) -> None:
    assert [q.kind for q in nc.find_quantities(text)] == kinds


def test_rates_survive_what_an_index_keeps() -> None:
    # the rows of an index check the types of every field, the base too
    text = "Tarn Foods sold tins at $12 a crate in 2023. Vell saw 12 murders per 100,000 people in 2023."
    articles = [{"id": 1, "text": text}, {"id": 2, "text": text}]
    assert {c.variants[0].said for c in nc.cluster_claims(articles)} >= {"12 per 100,000 people"}


@pytest.mark.parametrize(
    ("lang", "text", "per"),
    [
        ("fr", "Le blé vaut 210 euros la tonne.", "t"), ("es", "Produce 3,5 millones de barriles diarios.", "day"),
        ("es", "Hay 12 vuelos semanales.", "week"), ("it", "Il greggio vale 80 dollari il barile.", "barrel"),
        ("pt", "Paga 2.000 euros mensais.", "month"), ("de", "3.500 Fahrgäste täglich", "day"),
        ("nl", "Het kost 80 dollar het vat.", "barrel"), ("sv", "3 500 resenärer om dagen", "day"),
        ("da", "3.500 rejsende om dagen", "day"), ("no", "3500 reisende om dagen", "day"),
        ("pl", "500 zł miesięcznie", "month"), ("ru", "500 рублей ежемесячно", "month"),
        ("uk", "500 гривень щороку", "year"),
    ],
)  # fmt: skip
def test_rates_without_a_word_for_per(lang: str, text: str, per: str) -> None:
    """The article, or an adjective behind the noun, does what "per" does elsewhere."""
    assert [q.per for q in nc.find_quantities(text, lang=lang)] == [per]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "Il a payé 80 euros le 12 mai."), ("fr", "Elle a reçu 30 euros la semaine dernière."),
        ("es", "Lo publicaron 20 diarios locales."), ("it", "Costava 30 euro la settimana scorsa."),
    ],
)  # fmt: skip
def test_what_only_looks_like_such_a_rate(lang: str, text: str) -> None:
    """A day or week, and newspapers ("diarios")."""
    assert {q.per for q in nc.find_quantities(text, lang=lang)} == {None}


@pytest.mark.parametrize(
    ("lang", "text", "value", "per"),
    [
        ("ja", "人口10万人当たり14人が感染した。", 14, "100000 人"), ("ja", "1バレル90ドルを超えた。", 90, "barrel"),
        ("ja", "1人当たり3万円を配る。", 30_000, "person"),
        ("ja", "1キロあたり900円。", 900, "kg"), ("zh", "每10万人14例。", 14, "100000 人"),
        ("zh", "每吨90美元。", 90, "t"), ("ko", "인구 10만 명당 14명이 걸렸다.", 14, "100000 명"),
        ("ko", "배럴당 90달러를 넘었다.", 90, "barrel"), ("hi", "प्रति एक लाख 14 मामले", 14, "100000"),
        ("tr", "100 bin kişide 14 vaka görüldü.", 14, "100000 kişi"),
        ("tr", "Petrolün varili 90 dolar oldu.", 90, "barrel"),
    ],
)  # fmt: skip
def test_a_base_before_its_figure_is_no_figure_of_its_own(lang: str, text: str, value: int, per: str) -> None:
    """Where the grammar puts the base first, it was a count of 100,000 beside one of fourteen."""
    assert [(q.value, q.per) for q in nc.find_quantities(text, lang=lang)] == [(value, per)]


@pytest.mark.parametrize(
    ("lang", "text", "value"),
    [
        ("ja", "患者は10万人に上る。", 100_000),
        ("zh", "疫情造成10万人感染。", 100_000),
        ("ko", "10만 명이 모였다.", 100_000),
    ],
)
def test_a_number_of_people_is_no_base(lang: str, text: str, value: int) -> None:
    """Nothing says that it is counted by."""
    assert [(q.value, q.per) for q in nc.find_quantities(text, lang=lang)] == [(value, None)]


def test_rates_of_two_languages_have_one_base() -> None:
    """People are people: 12 in 100,000 are compared with 14 in 100,000."""
    one, other = nc.find_quantities("12 per 100,000 people"), nc.find_quantities("每10万人14例", lang="zh")
    assert comparable(one[0], other[0])
    assert not comparable(one[0], nc.find_quantities("每桶14美元", lang="zh")[0])


PRICES = [
    ("en", "A kilo of beef now goes for $11.20.", "kg"),
    ("de", "Ein Liter Diesel kostet 1,79 Euro.", "L"),
    ("fr", "Un kilo de riz vaut 2,40 euros.", "kg"),
    ("es", "Un litro de leche cuesta 1,10 euros.", "L"),
    ("nl", "Een ton tarwe kost 210 euro.", "t"),
    ("da", "Et kilo ris kostede 25 kroner.", "kg"),
    ("el", "Ένα λίτρο γάλα κοστίζει 1,60 ευρώ.", "L"),
    ("hi", "एक लीटर डीजल 89 रुपये का है।", "L"),
    ("ko", "경유 1리터에 1500원이다.", "L"),
    ("ja", "牛乳1リットルは240円だ。", "L"),
]


@pytest.mark.parametrize(("lang", "text", "base"), PRICES)
def test_one_of_a_unit_is_the_base_of_its_price(lang, text, base):
    assert [q.per for q in nc.find_quantities(text, lang=lang)] == [base]


SHARES = [
    ("ru", "Ставку подняли на четверть процентного пункта.", "0.25", "pp"),
    ("nl", "De rente steeg driekwart procentpunt.", "0.75", "pp"),
    ("no", "Renta ble hevet med et kvart prosentpoeng.", "0.25", "pp"),
    ("ar", "رفع البنك الفائدة نصف نقطة مئوية.", "0.5", "pp"),
    ("zh", "央行加息四分之一个百分点。", "0.25", "pp"),
    ("tr", "Her beş çocuktan ikisi hasta.", "0.4", None),
    ("hi", "तीन में से दो लोग आए।", "0.6666666666666666666666666667", None),
    ("el", "Ένας στους τέσσερις διαφωνεί.", "0.25", None),
    ("it", "Costa un quinto in più.", "0.2", None),
    ("es", "Medio millar de personas.", "500", None),
]


@pytest.mark.parametrize(("lang", "text", "value", "unit"), SHARES)
def test_parts_of_a_point_and_of_a_number(lang, text, value, unit):
    assert [(q.value, q.unit) for q in nc.find_quantities(text, lang=lang)] == [(Decimal(value), unit)]


def test_a_price_in_another_clause_has_no_base():
    found = nc.find_quantities("Sie trank einen Liter. Das Haus kostet 2 Euro, zwei Liter kosten 4 Euro.", lang="de")
    assert [q.per for q in found if q.kind == "money"] == [None, None]
