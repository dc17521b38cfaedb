"""Forms of figures in single languages: prices with a colon, articles in a range, "and" written to a number."""

from __future__ import annotations

import pytest

from newsclean import find_quantities


def read(lang: str, text: str) -> list[tuple[float | None, float | None, float | None, str | None]]:
    def number(value: object) -> float | None:
        return None if value is None else float(str(value))

    found = find_quantities(text, lang=lang)
    return [(number(q.value), number(q.low), number(q.high), q.unit) for q in found if q.kind != "date"]


@pytest.mark.parametrize(
    ("lang", "text", "value", "unit"),
    [
        # crowns and öre
        ("sv", "Brödet kostar 14:90 kronor.", 14.9, "SEK"),
        ("sv", "Den kostar 1 250:50 kr.", 1250.5, "SEK"),
        ("sv", "Paketet kostar 199:-.", 199, "SEK"),
        ("da", "Den koster 12:50 kroner.", 12.5, "DKK"),
        # Arabic writes "and" and "with" to the word behind them
        ("ar", "خسرت ونصف مليار دولار", 5e8, "USD"),
        ("ar", "خسرت الشركة مليونا ونصف المليون دولار.", 1.5e6, "USD"),
        ("ar", "وثلاثة ملايين ونصف مليون دولار", 3.5e6, "USD"),
        ("ar", "وربع مليون شخص", 2.5e5, None),
        ("ar", "بـ4 ملايين دولار", 4e6, "USD"),
        ("ar", "و3 ملايين نازح", 3e6, None),
        # a number of dozens or tens
        ("hi", "दो दर्जन लोग", 24, None),
        ("hi", "आधा दर्जन नावें", 6, None),
        ("ru", "Спасли три десятка человек.", 30, None),
        ("ru", "Утонули полсотни лодок.", 50, None),
        ("es", "Gastaron millón y medio de euros.", 1.5e6, "EUR"),
        # halves and quarters of what stands beside them
        ("nl", "twee en een halve ton graan", 2.5, "t"),
        ("da", "to en halv million liter", 2.5e6, "L"),
        ("ar", "مليوني دولار ونصف", 2.5e6, "USD"),
        ("hi", "सवा दो घंटे", 2.25, "hour"),
        ("hi", "पौने दो करोड़ लोग", 1.75e7, None),
        ("zh", "他认为港币5亿元太少。", 5e8, "HKD"),
        ("zh", "会议持续两个半小时。", 2.5, "hour"),
        ("zh", "他等了三个半月。", 3.5, "month"),
        # below zero, before the number
        ("tr", "Hava sıfırın altında 3 derece.", -3, "deg"),
        ("ja", "気温は零下3度", -3, "deg"),
        # numerals of persons
        ("ru", "В аварии погибли трое.", 3, None),
        ("uk", "Загинули двоє.", 2, None),
        ("pl", "Zginęło dwoje.", 2, None),
    ],
)
def test_value(lang: str, text: str, value: float, unit: str | None) -> None:
    assert read(lang, text) == [(value, None, None, unit)]


@pytest.mark.parametrize(
    ("lang", "text", "low", "high", "unit"),
    [
        ("it", "Vale tra i 3 e i 4 miliardi di euro.", 3e9, 4e9, "EUR"),
        ("it", "Pagano dai 15 ai 20 euro.", 15, 20, "EUR"),
        ("fr", "Entre les 3 et les 4 milliards d'euros", 3e9, 4e9, "EUR"),
        ("es", "Entre los 2 y los 3 millones de euros", 2e6, 3e6, "EUR"),
        ("pt", "Entre os 5 e os 7 milhões de reais", 5e6, 7e6, "BRL"),
        ("pt", "Dos 15 aos 20 por cento", 15, 20, "%"),
        ("en", "the coldest in two to three hundred years", 200, 300, "year"),
        ("nl", "goed voor 3 à 4 procent", 3, 4, "%"),
        ("de", "Zwischen den 3 und den 5 Millionen Euro", 3e6, 5e6, "EUR"),
        ("el", "μεταξύ των 3 και των 4 δισ. ευρώ", 3e9, 4e9, "EUR"),
    ],
)
def test_range_with_articles(lang: str, text: str, low: float, high: float, unit: str) -> None:
    assert read(lang, text) == [(None, low, high, unit)]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("sv", "Klockan 18:45 kom hon."),
        ("ar", "أصيب في وثلاثة وعشرين مليون دولار"),  # a number of several words is left out, not cut
        ("ru", "Комната на двоих."),
        ("ru", "Все трое живы."),
    ],
)
def test_no_figure(lang: str, text: str) -> None:
    assert read(lang, text) == []
