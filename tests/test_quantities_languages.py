"""Quantities in the languages besides English: digits, scales, currencies, units, ages, and what is none."""

from __future__ import annotations

from decimal import Decimal

import pytest

import newsclean as nc

D = Decimal

LANGUAGES = {
    "de": ("2,4 Mrd. Euro", D("2.4E+9"), "EUR"), "fr": ("240 milliards de dollars", D("2.40E+11"), "USD"),
    "es": ("3 mil millones de euros", D("3E+9"), "EUR"), "it": ("2,8 miliardi di euro", D("2.8E+9"), "EUR"),
    "pt": ("R$ 3,2 bilhões", D("3.2E+9"), "BRL"), "nl": ("2,4 miljard euro", D("2.4E+9"), "EUR"),
    "ru": ("240 млрд долларов", D("2.40E+11"), "USD"), "pl": ("12 mln zł", D("1.2E+7"), "PLN"),
    "zh": ("1.2万亿元", D("1.2E+12"), "CNY"), "ja": ("1兆2000億円", D("1.2000E+12"), "JPY"),
}  # fmt: skip


@pytest.mark.parametrize("lang", LANGUAGES)
def test_languages(lang):
    text, value, unit = LANGUAGES[lang]
    [q] = nc.find_quantities(text, lang=lang)
    assert (q.text, q.value, q.unit, q.kind) == (text, value, unit, "money")
    percent = {"zh": "24.5%", "ja": "24.5%"}.get(lang, "24,5 %")
    [q] = nc.find_quantities(percent, lang=lang)
    assert (q.value, q.unit) == (D("24.5"), "%")


# found in real copy and read wrongly once: (language, text, span, kind, value, unit)
FOREIGN = [
    ("de", "Die 27-Jährige gewann.", "27-Jährige", "duration", 27, "year"),
    ("de", "bis zu 15 Zentimetern", "15 Zentimetern", "measure", 15, "cm"),
    ("de", "Es waren 3 Mrd. Euro", "3 Mrd. Euro", "money", D("3E+9"), "EUR"),
    ("de", "erreicht Millionen", "Millionen", "count", None, None), ("zh", "3G手机27架", "27", "count", 27, None),
    ("ru", "29 миллионов 327 тысяч 618 долларов", "29 миллионов 327 тысяч 618 долларов", "money", 29327618, "USD"),
    ("ru", "приговорил к 7 годам", "7 годам", "duration", 7, "year"),
    ("ru", "49-летний житель", "49-летний", "duration", 49, "year"),
    ("ru", "17 миллионов 200 тысяч долларов", "17 миллионов 200 тысяч долларов", "money", D("17200000"), "USD"),
    ("ru", "около 100 мг магния", "100 мг", "measure", 100, "mg"),
    ("pl", "24-letni napastnik", "24-letni", "duration", 24, "year"),
    ("pl", "1,5 roku więzienia", "1,5 roku", "duration", D("1.5"), "year"),
    ("zh", "38歲男子", "38歲", "duration", 38, "year"), ("zh", "刚出生时仅61克", "61克", "measure", 61, "g"),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "text", "span", "kind", "value", "unit"), FOREIGN)
def test_other_languages(lang, text, span, kind, value, unit):
    [q] = nc.find_quantities(text, lang=lang)
    assert (q.text, q.kind, q.value, q.unit) == (span, kind, value, unit)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("pl", "o godz. 19.00"),
        ("ru", "враг №2"),
        ("zh", "上午10时57分"),
        ("zh", "冰箱RSG309"),
        ("zh", "第138页"),
        ("de", "(67.‘)"),
    ],
)
def test_other_languages_refuse(lang, text):
    assert nc.find_quantities(text, lang=lang) == []
