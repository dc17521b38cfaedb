"""Wordings of news by kind: moves, ranges, points, signs, times, units and money; the sentences are our own."""

from __future__ import annotations

from decimal import Decimal

import pytest

import newsclean as nc
from newsclean.quantity.model import Quantity

MARKS = {"percent": "%", "points": "pp"}

# Behind a verb of movement two bare numbers of one unit are a range, two amounts a change and a level; the first of
# "from … to" takes the unit and scale of the second.
MOVES_AND_RANGES = [
    ("growth of 2 to 3 percent", "2..3%"),
    ("prices rose 2 to 3 percent", "2..3%"),
    ("a drop of 5 to 10 degrees", "5..10"),
    ("rose from 3.1 to 3.4 percent", "3.1% 3.4%"),
    ("fell from 12 to 7 million tonnes", "12000000 7000000"),
    ("grew from 1.2 to 1.5 billion euros", "1200000000 1500000000"),
    ("Tarn Foods added 15 cents to $2.70", "0.15 2.70"),
    ("the shares gained 10 sen to RM31.20", "0.10 31.20"),
    ("shares advanced 4p to 164p", "0.04 1.64"),
    ("Gold firmed $5 to $2,010 an ounce", "5 2010"),
    ("boosted the cap from 50 to 60 per cent", "50% 60%"),
    ("extended the term from 5 to 7 years", "5 7"),
    ("two to three hundred people", "200..300"),
    ("between two and three hundred people", "200..300"),
    ("three or four hundred people", "300..400"),
    ("2 or 3 hundred people", "200..300"),
    ("jobless for one to two years", "1..2"),
    ("a 0-to-60-mph time", "0..60"),
    ("sizes from 450 sq ft up to 900 sq ft", "450..900"),
    ("cost $5-to-$10 a head", "5..10"),
    ("between 5 and 10 per cent", "5..10%"),
    ("cuts of 5 to 10 percent", "5..10%"),
    ("lost 12 cents to $4.05", "0.12 4.05"),
    ("prices of $12 to $15 a barrel", "12..15"),
    ("200-300 Americans", "200..300"),
    ("10-15 sheep", "10..15"),
]
# Indices and plurals of spans: no figures.
NAMES = [
    ("the S&P 500 rose", "-"),
    ("the Standard & Poor's 500 fell", "-"),
    ("FTSE 250 firms", "-"),
    ("S&P/ASX 200 gained 0.7 percent", "0.7%"),
    ("the Russell 2000 slid", "-"),
    ("three straight quarters", "3"),
    ("in recent quarters", "-"),
]
# "One point" before places is a decimal mark where a scale or a unit follows, else a point made or scored.
ONE_POINT = [
    ("the bridge cost one point five million euros", "1500000"),
    ("One point two million people fled", "1200000"),
    ("inflation stood at one point five per cent", "1.5%"),
    ("rates rose one point two five percentage points", "1.25pp"),
    ("At one point five million people had no power", "5000000"),
    ("the strike, at one point five weeks old, went on", "5"),
    ("they led by one point three minutes before the end", "3"),
    ("It is one point. Four million fled", "4000000"),
]

# Parts of a point and of a per cent, as central banks move.
POINTS = [
    ("a quarter-point cut", "0.25pp"),
    ("half-point rise", "0.5pp"),
    ("a full percentage point", "1pp"),
    ("cut rates by a quarter point", "0.25pp"),
    ("cut by half a point", "0.5pp"),
    ("three quarters of a point", "0.75pp"),
    ("a quarter of one percent", "0.25%"),
    ("two tenths of a percent", "0.2%"),
]
# Words joined to a number by a hyphen, and degrees below zero.
SIGNS = [
    ("minus-10 degrees", "-10"),
    ("minus-260 degrees Fahrenheit", "-260"),
    ("sub-7 nanometer chips", "7"),
    ("20 below zero", "-20"),
]
# Times of day, years that are far away, and ages.
TIMES_AND_AGES = [
    ("at 1400 GMT", "-"),
    ("(0900 GMT)", "-"),
    ("at 2100 local time", "-"),
    ("between A.D. 1000 and 1260", "-"),
    ("in 1066", "-"),
    ("by 2100", "-"),
    ("in 44 BC", "-"),
    ("an average of 1500", "1500"),
    ("aged 18-24", "18..24"),
    ("ages 5 to 11", "5..11"),
    ("16- and 17-year-olds", "16 17"),
    ("at the age of 92", "92"),
]
# Units that were unknown or cut off, and telephone numbers.
UNITS = [
    ("50 acre-feet", "50"),
    ("He weighs 19 stone.", "19"),
    ("12 stone 4 pounds", "172"),
    ("19 stone 4lb", "270"),
    ("2.4Ghz", "2.4"),
    ("30Mbps", "30"),
    ("6in of snow", "6"),
    ("15,000 sq. km", "15000"),
    ("call +49 30 1234567", "-"),
    ("call (555) 010-2345", "-"),
    ("8 B people", "8000000000"),
]
# Cents of a currency, and scales that stand beside money.
MONEY = [
    ("99 euro cents", "0.99"),
    ("50 US cents", "0.50"),
    ("21 Canadian cents a share", "0.21"),
    ("5 million Botswana pula", "5000000"),
    ("300 Fijian dollars", "300"),
    ("40 Azerbaijani manat", "40"),
    ("20 million kuna", "20000000"),
    ("$4.2tr", "4200000000000"),
    ("1.2 thousand million pounds", "1200000000"),
    ("3.5 mrd euros", "3500000000"),
    ("Rs.500/-", "500"),
]
# Other languages: minus words; full width and remainders of 万; hundreds and parts of a scale; dotted dates; ranges.
FOREIGN = [
    ("Es sind minus 3 Grad", "-3", "de"),
    ("minus 3,5 Prozent", "-3.5%", "de"),
    ("moins 5 degrés", "-5", "fr"),
    ("menos 4 grados", "-4", "es"),
    ("4 grados bajo cero", "-4", "es"),
    ("meno 7 gradi", "-7", "it"),
    ("min 3 graden", "-3", "nl"),
    ("минус 10 градусов", "-10", "ru"),
    ("零下12度", "-12", "zh"),
    ("氷点下3度", "-3", "ja"),
    ("マイナス5％", "-5%", "ja"),
    ("失業率は22％", "22%", "ja"),
    ("２２．５％", "22.5%", "ja"),
    ("2万3400人", "23400", "ja"),
    ("1万2000人", "12000", "ja"),
    ("1万5000円", "15000", "ja"),
    ("deux cents personnes", "200", "fr"),
    ("deux cent mille euros", "200000", "fr"),
    ("cinq cents kilomètres", "500", "fr"),
    ("cinquante cents", "0.5", "fr"),
    ("mil millones de euros", "1000000000", "es"),
    ("eine halbe Million Euro", "500000", "de"),
    ("anderthalb Millionen Euro", "1500000", "de"),
    ("mezzo milione di euro", "500000", "it"),
    ("medio millón de euros", "500000", "es"),
    ("een half miljoen euro", "500000", "nl"),
    ("cent millions d'euros", "100000000", "fr"),
    ("am 13.03.2023", "-", "de"),
    ("le 13.03.2023", "-", "fr"),
    ("am 13.3. beginnt es", "-", "de"),
    ("1º de março", "-", "pt"),
    ("entre el 2 y el 3%", "2..3%", "es"),
    ("tra il 2 e il 3%", "2..3%", "it"),
    ("2至3%", "2..3%", "zh"),
    ("2〜3%", "2..3%", "ja"),
    ("2から3%", "2..3%", "ja"),
    ("港币5亿元", "500000000", "zh"),
    ("百分之22", "22%", "zh"),
    ("3,5 M€", "3500000", "fr"),
    ("20 k€", "20000", "fr"),
    ("3割", "30%", "ja"),
    ("４９．８億ドル", "4980000000", "ja"),
    ("au moins 5 personnes", "5", "fr"),  # a bound, and no minus
    ("Version 1.2. Sie", "-", "de"),
    ("$3\xad4 billion", "3000000000..4000000000", "en"),
    ("420 millions de marks", "420000000", "fr"),
]
# What a line's end has broken, and the soft hyphen that readers of PDF write for a hyphen.
BROKEN = [
    ("１，２００万円", "12000000", "ja"),
    ("2・4兆円", "2400000000000", "ja"),
    ("$4.2 bil-\nlion", "4200000000", "en"),
    ("240 thou-\nsand", "240000", "en"),
    ("24.5 per-\ncent", "24.5%", "en"),
]
# Names of currencies that CLDR has.
CURRENCIES = [
    ("5 million Botswana pula", "BWP"),
    ("300 Fijian dollars", "FJD"),
    ("40 manats", "AZN"),
    ("2 million bolivianos", "BOB"),
    ("900 Namibian dollars", "NAD"),
    ("12 Mauritian rupees", "MUR"),
    ("3 billion Central African CFA francs", "XAF"),
    ("70 quetzals", "GTQ"),
    ("60 kina", "PGK"),
    ("88 vatu", "VUV"),
    ("5 million convertible marks", "BAM"),
    ("20 million guarani", "PYG"),
    ("700 leones", "SLE"),
]


def written(q: Quantity) -> str:
    """A figure as the tables above write it: its value, or its ends, and what it is a part of."""
    low, high = (q.value, q.value) if q.value is not None else (q.low, q.high)
    assert low is not None
    assert high is not None
    ends = [f"{x.normalize():f}" for x in (low, high)]
    return (ends[0] if q.value is not None else "..".join(ends)) + MARKS.get(q.kind, "")


def wanted(figures: str) -> list[str]:
    """The figures of a row, without zeros that only writing needs."""
    found = []
    for figure in [] if figures == "-" else figures.split():
        number = figure.rstrip("%p")
        found.append(figure if ".." in number else f"{Decimal(number).normalize():f}" + figure[len(number) :])
    return found


@pytest.mark.parametrize(
    ("text", "figures"), [*MOVES_AND_RANGES, *NAMES, *ONE_POINT, *POINTS, *SIGNS, *TIMES_AND_AGES, *UNITS, *MONEY]
)
def test_figures_as_news_writes_them(text: str, figures: str) -> None:
    assert [written(q) for q in nc.find_quantities(text) if q.kind not in ("date", "ordinal")] == wanted(figures)


@pytest.mark.parametrize(("text", "figures", "lang"), [*FOREIGN, *BROKEN])
def test_figures_of_other_languages_and_broken_lines(text: str, figures: str, lang: str) -> None:
    found = nc.find_quantities(text, lang=lang)
    assert [written(q) for q in found if q.kind not in ("date", "ordinal")] == wanted(figures)


@pytest.mark.parametrize(("text", "code"), CURRENCIES)
def test_currencies_are_known_by_name(text: str, code: str) -> None:
    [q] = nc.find_quantities(text)
    assert (q.kind, q.unit) == ("money", code)


def test_far_years_are_years_only_without_a_noun() -> None:
    # "in 1400 homes" counts homes; "in 1066" is a year of the past
    [homes], [year] = nc.find_quantities("Heat failed in 1400 homes."), nc.find_quantities("The mill burned in 1066.")
    assert (homes.kind, homes.value, year.when) == ("count", Decimal(1400), "1066")


def test_the_scale_is_shared_by_figures_of_one_size() -> None:
    # what "from … to" gives its first figure: the unit, and the scale only where both are of one size
    first, second = nc.find_quantities("It grew from 500 to 2 million euros.")
    assert (first.value, second.value) == (Decimal(500), Decimal(2_000_000))
