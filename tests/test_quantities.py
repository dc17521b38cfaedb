"""Quantities: golden cases with what each is there for, and what find_quantities refuses."""

from __future__ import annotations

from decimal import Decimal

import pytest

import newsclean as nc
from newsclean.errors import QuantityError

D = Decimal
DAY = "2024-03-07"  # a Thursday

# text, (span, kind, value or (low, high), unit), why
READ = [
    ("Sales hit US$36 billion.", ("US$36 billion", "money", D("3.6E+10"), "USD"), "prefixed dollar and a scale word"),
    ("a $41bn hole", ("$41bn", "money", D("4.1E+10"), "USD"), "glued scale"),
    ("a US$7b deal", ("US$7b", "money", D("7E+9"), "USD"), "one letter after money is billion"),
    ("the agency of earlsUS$7b", ("US$7b", "money", D("7E+9"), "USD"), "a word glued to the sign by a scraper"),
    ("It cost €6.4m.", ("€6.4m", "money", D("6.4E+6"), "EUR"), "m at the end of a sentence"),
    ("worth £1.7tn", ("£1.7tn", "money", D("1.7E+12"), "GBP"), "trillion in two letters"),
    ("31 million U.S. dollars", ("31 million U.S. dollars", "money", D("3.1E+7"), "USD"), "stops inside the name"),
    ("8 billion Hong Kong dollars", ("8 billion Hong Kong dollars", "money", D("8E+9"), "HKD"), "name of three words"),
    ("RMB 45 million", ("RMB 45 million", "money", D("4.5E+7"), "CNY"), "code of the press, parted"),
    ("Rs 700 crore", ("Rs 700 crore", "money", D("7.00E+9"), "INR"), "Indian scale"),
    ("Rs 3 lakh crore.", ("Rs 3 lakh crore", "money", D("3E+12"), "INR"), "two Indian scales"),
    ("NT$45 billion", ("NT$45 billion", "money", D("4.5E+10"), "TWD"), "two letters before the dollar"),
    ("closed at 388.5p", ("388.5p", "money", D("3.885"), "GBP"), "pence are parts of a pound"),
    ("Fr. 3'500", ("Fr. 3'500", "money", D(3500), "CHF"), "Swiss groups"),
    ("2.345.678 euros", ("2.345.678 euros", "money", D(2345678), "EUR"), "groups of the continent in English"),
    ("2 400 000 kronor", ("2 400 000 kronor", "money", D(2400000), "SEK"), "groups parted by spaces"),
    ("about 60 MUSD", ("60 MUSD", "money", D("6.0E+7"), "USD"), "a scale glued to a code"),
    ("4 mln dlrs", ("4 mln dlrs", "money", D("4E+6"), "USD"), "old wire copy"),
    ("a loss of $(41.5) million", ("$(41.5) million", "money", D("-4.15E+7"), "USD"), "a bookkeeper's minus"),
    ("a two-million-euro prize", ("two-million-euro", "money", D("2E+6"), "EUR"), "hyphens and words"),
    ("4 dollars 20 cents", ("4 dollars 20 cents", "money", D("4.20"), "USD"), "a price in two units"),
    ("€1.5-2bn", ("€1.5-2bn", "money", (D("1.5E+9"), D("2E+9")), "EUR"), "the scale holds for both ends"),
    ("between $3 million and $4 million", ("between $3 million and $4 million", "money", (D("3E+6"), D("4E+6")), "USD"),
     "a range in words"),
    ("up 17.5 per cent", ("17.5 per cent", "percent", D("17.5"), "%"), "British spelling"),
    ("growth of 3.1pc", ("3.1pc", "percent", D("3.1"), "%"), "the Telegraph's percent"),
    ("5–10% of them", ("5–10%", "percent", (D(5), D(10)), "%"), "the sign holds for both ends"),
    ("0.4 percentage points", ("0.4 percentage points", "points", D("0.4"), "pp"), "points are no percent"),
    ("cut by 35 bps", ("35 bps", "points", D(35), "bp"), "basis points"),
    ("Some 210,000 soldiers", ("210,000", "count", D(210000), None), "a count"),
    ("half a million people", ("half a million", "count", D("5E+5"), None), "a half of a scale"),
    ("three-quarters of them", ("three-quarters", "count", D("0.75"), None), "a share in words"),
    ("one in five adults", ("one in five", "count", D("0.2"), None), "a share of news English"),
    ("a dozen eggs", ("dozen", "count", D(12), None), "a dozen"),
    ("dozens of homes", ("dozens", "count", (D(12), D(120)), None), "an order of magnitude, in dozens"),
    ("tens of thousands of fans", ("tens of thousands", "count", (D(10**4), D(10**5)), None), "an order of magnitude"),
    ("12-15 people", ("12-15", "count", (D(12), D(15)), None), "a range of people is no score"),
    ("two-and-a-half hours", ("two-and-a-half hours", "duration", D("2.5"), "hour"), "hyphens and a fraction"),
    ("a three-day visit", ("three-day", "duration", D(3), "day"), "a duration as an adjective"),
    ("800 sq km of forest", ("800 sq km", "measure", D(800), "km2"), "a unit of two words"),
    ("a twenty-pound bag", ("twenty-pound", "measure", D(20), "lb"), "pounds that weigh"),
    ("1½ miles", ("1½ miles", "measure", D("1.5"), "mi"), "a vulgar fraction"),
    ("grew fivefold", ("fivefold", "multiple", D(5), None), "a multiple in one word"),
    ("3.5 times higher", ("3.5 times", "multiple", D("3.5"), None), "times with a comparative"),
    ("met 40 times", ("40 times", "count", D(40), None), "times that are counted"),
    ("the forty-third attack", ("forty-third", "ordinal", D(43), None), "an ordinal in words"),
    ("the 70th anniversary", ("70th", "ordinal", D(70), None), "an ordinal in digits"),
    ("the second-largest economy", ("second-largest", "rank", D(2), None), "a rank"),
    ("minus 12 degrees Celsius", ("minus 12 degrees Celsius", "measure", D(-12), "Cel"), "a minus in words"),
    ("earned 7 cts a share", ("7 cts", "money", D("0.07"), "USD"), "cents of wire copy"),
    ("eight or nine cents of it", ("eight or nine cents", "money", (D("0.08"), D("0.09")), "USD"), "the unit of both"),
    ("killed five or six", ("five or six", "count", (D(5), D(6)), None), "neighbours are an interval"),
    ("400 or more millimetres", ("400 or more millimetres", "measure", D(400), "mm"), "the unit behind the bound"),
    ("two hours and 15 minutes", ("two hours and 15 minutes", "duration", D(135), "minute"), "in the smaller unit"),
    ("3 years 4 months", ("3 years 4 months", "duration", D(40), "month"), "years and months"),
    ("it ran 1h 30m", ("1h 30m", "duration", D(90), "minute"), "letters"),
    ("a year and a half", ("a year and a half", "duration", D("1.5"), "year"), "a half of the unit before"),
    ("a decade and a half", ("a decade and a half", "duration", D("1.5"), "decade"), "of longer units, too"),
    ("five and a half minutes", ("five and a half minutes", "duration", D("5.5"), "minute"), "words with a half"),
    ("a 60-year-old man", ("60-year-old", "duration", D(60), "year"), "an age"),
    ("Ada Moss, 36, said so", ("36", "duration", D(36), "year"), "an age between commas"),
    ("boys aged 11", ("11", "duration", D(11), "year"), "an age in words"),
    ("up to 250 mg/kg of it", ("250 mg/kg", "measure", D(250), "mg/kg"), "a unit by another"),
    ("sold at eight times earnings", ("eight times", "multiple", D(8), None), "times what is measured"),
    ("costs a dollar.", ("a dollar", "money", D(1), "USD"), "one of a coin"),
    ("weighed in at 362 pounds", ("362 pounds", "measure", D(362), "lb"), "pounds after a weighing"),
    ("Profit | ($3m)", ("($3m)", "money", D("-3E+6"), "USD"), "brackets round a cell of a table"),
    ("Net income\t(1,234)\t", ("(1,234)", "count", D(-1234), None), "cells parted by tabs"),
    ("Margin   (2.5)%", ("(2.5)%", "percent", D("-2.5"), "%"), "cells parted by spaces"),
    ("a fee (US$33 billion)", ("US$33 billion", "money", D("3.3E+10"), "USD"), "brackets in a sentence are an aside"),
    ("rates of 3.98 pct", ("3.98 pct", "percent", D("3.98"), "%"), "wire copy"),
]  # fmt: skip

REFUSED = [
    "Article 370", "the 737 MAX", "Covid-19", "5G networks", "the G20", "an AK-47", "Florida's SB 1062", "won 3-1",
    "the vote was 234-193", "call 555-123-4567", "call 0800 123 456", "at 12.30pm", "at 14:05", "24/7", "9/11",
    "version 2.3.1", "192.168.1.2", "Windows 11", "No. 10", "10 Downing Street", "@4chan", "#3", "Room 12", "an F-35",
    "Apollo 11", "the first half", "the “one-China” policy", "no one", "one of the men", "the two leaders",
    "the dollar",
    "the RX 400h", "the Group of Seven", "told Nine News", "told 11 News", "a 3-D print", "scored again (67')",
    "track 05 - a song", "the 9th Circuit", "17th Street", "Kin\n1. A point", "№5", "an iPhone 4",
    "1.1^23", "x2", "i7", "at first", "4x4", "ISO9001",
]  # fmt: skip

# text, ISO 8601 against DAY, granularity
TIMES = [
    ("on Feb. 24, 2022", "2022-02-24", "day"), ("on March 3rd, 1993", "1993-03-03", "day"),
    ("24 February 2022", "2022-02-24", "day"), ("in February 2022", "2022-02", "month"), ("in 2023", "2023", "year"),
    ("in December", "2023-12", "month"), ("will open in December", "2024-12", "month"),
    ("on Thursday", "2024-03-07", "day"), ("last Thursday", "2024-02-29", "day"),
    ("on Friday", "2024-03-01", "day"), ("will meet on Friday", "2024-03-08", "day"), ("last year", "2023", "year"),
    ("this month", "2024-03", "month"), ("last quarter", "2023-Q4", "quarter"), ("next week", "2024-W11", "week"),
    ("yesterday", "2024-03-06", "day"), ("the third quarter", "2023-Q3", "quarter"),
    ("third-quarter profit", "2023-Q3", "quarter"), ("the first quarter of 2022", "2022-Q1", "quarter"),
    ("the second half of last year", "2023-H2", "half"),
    ("in the first 11 months of the year", "2023-01/2023-11", "month"),
    ("FY2024", "2024", "year"), ("Q3 2023", "2023-Q3", "quarter"), ("2012–13", "2012/2013", "year"),
    ("the 1990s", "1990/1999", "decade"), ("two years ago", "2022", "year"), ("a year ago", "2023", "year"),
    ("2023-11-05", "2023-11-05", "day"), ("the past year", "2023/2024", "year"),
    ("in the coming months", None, "month"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted", "why"), READ, ids=[case[2] for case in READ])
def test_reads(text, wanted, why):
    span, kind, value, unit = wanted
    found = [q for q in nc.find_quantities(text) if q.kind != "date"]
    assert len(found) == 1, (why, found)
    q = found[0]
    assert (q.text, q.kind, q.unit) == (span, kind, unit)
    assert (q.low, q.high) == value if isinstance(value, tuple) else q.value == value
    assert text[q.start : q.end] == q.text


@pytest.mark.parametrize("text", REFUSED)
def test_refuses(text):
    assert [q for q in nc.find_quantities(text) if q.kind != "ordinal"] == []


@pytest.mark.parametrize(("text", "when", "granularity"), TIMES)
def test_times(text, when, granularity):
    [q] = [q for q in nc.find_quantities(text, date=DAY) if q.kind == "date"]
    assert (q.when, q.granularity) == (when, granularity)


@pytest.mark.parametrize("text", ["last year", "on Thursday", "the third quarter", "two years ago", "yesterday"])
def test_times_without_a_day_stay_open(text):
    [q] = nc.find_quantities(text)
    assert q.kind == "date" and q.when is None and q.granularity


def test_what_is_counted_and_how_sure():
    [count] = nc.find_quantities("Nearly 300,000 soldiers took part.")
    assert (count.modifier, count.approximate, count.what) == ("nearly", True, "soldiers")
    [more] = nc.find_quantities("More than 40 new power stations were built.")
    assert (more.modifier, more.what) == ("more than", "stations")
    [share] = nc.find_quantities("at least 10% of voters")
    assert (share.modifier, share.what) == ("at least", "voters")


HEADS = [
    ("40 new power stations were built", "stations"), ("a four-part series", "part"),
    ("80% of crack offenders", "offenders"),
    ("a quarter of U.S. oil output", "output"), ("half of married men", "men"), ("10,500 more acres", "acres"),
    ("9,000 special-needs residents", "residents"), ("two of Mrs Moss's advisers", "advisers"),
    ("the first time he", "time"), ("the second core allows the chip", "core"), ("10.5 mln vs 7.2", None),
    ("thousands trade copies", None), ("the seventh-ranked club", None), ("was first approaching it", None),
    ("one official privately agreed", "official"), ("five killed", "killed"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "what"), HEADS)
def test_what_is_counted(text, what):
    assert nc.find_quantities(text)[0].what == what


# a word that is part of the verb before it says nothing of the figure
MODIFIERS = [
    ("lined up $2.5 billion", None), ("shares were up $2", "up"), ("put down $5,000", None), ("sales fell 5%", "down"),
    ("presided over 40 masses", None), ("cost over $40", "more than"), ("signed up 59%", None), ("up to 50", "up to"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "modifier"), MODIFIERS)
def test_modifiers(text, modifier):
    assert nc.find_quantities(text)[0].modifier == modifier


def test_a_word_in_capitals_is_no_currency():
    [q] = nc.find_quantities("ALL 5 solutions")
    assert q.kind == "count" and q.value == 5


def test_a_change_from_one_value_to_another_is_no_range():
    assert [q.value for q in nc.find_quantities("The rate fell from 6% to 4%.")] == [6, 4]
    [q] = nc.find_quantities("between 4% and 6%")
    assert (q.low, q.high) == (4, 6)


def test_the_country_says_whose_dollar():
    [q] = nc.find_quantities("It cost $5m.")
    assert q.unit == "USD" and "AUD" in q.alternates
    [q] = nc.find_quantities("It cost $5m.", country="au")
    assert q.unit == "AUD" and "USD" in q.alternates


SAME = [
    ("$169.8bn", "about $170bn"), ("$169bn", "$169.8bn"), ("more than $1m", "$1.1m"), ("5 miles", "8 km"),
    ("60%", "three in five"), ("between 5 and 10 million", "8 million"), ("two years", "24 months"),
    ("12 basis points", "0.12 percentage points"), ("nearly 300,000", "295,000"), ("$5m", "A$5m"),
]  # fmt: skip
OTHER = [
    ("27 people", "28 people"), ("$169bn", "$170bn"), ("€5m", "$5m"), ("5%", "5 percentage points"), ("5 km", "5 kg"),
    ("in 2022", "in 2023"), ("3 km", "3 days"), ("more than $1m", "$3m"),
]  # fmt: skip


@pytest.mark.parametrize(("pair", "same"), [(p, True) for p in SAME] + [(p, False) for p in OTHER])
def test_compatible(pair, same):
    one, other = (nc.find_quantities(text)[0] for text in pair)
    assert one.compatible(other) is other.compatible(one) is same


def test_what_the_caller_gets_wrong_is_said():
    with pytest.raises(QuantityError, match="write it as 2024-03-07"):
        nc.find_quantities("x", date="soon")
    with pytest.raises(QuantityError, match="is not one of en, de"):
        nc.find_quantities("x", lang="tlh")
