"""Numbers that name something, and the forms that were taken for names: places, prices and titles are invented."""

from __future__ import annotations

from decimal import Decimal

import pytest

import newsclean as nc

D = Decimal

NAMES = [
    ("The final was shown in 4K.", "a picture"),
    ("A 4K television stood in the hall.", "a picture, with its noun"),
    ("Mara Quill won the 10K in Tolben.", "a race"),
    ("The router speaks Wi-Fi 7.", "a name with a hyphen"),
    ("Formula 2 returns to Tolben.", "at the beginning of a sentence"),
    ("Pier 12 burned for a night.", "a pier"),
    ("A two-way street, a three-way race, a one-off and a one-on-one talk.", "number words that count nothing"),
    ("They must: (1) pay, and (2) leave.", "items of a list"),
    ("He ruled in 22-cv-1234 and in docket 50.", "dockets"),
    ("She lives at 12 Elm Crescent.", "an address"),
    ("The Group of 77 met.", "a group of states"),
    ("The asteroid 99942 came near.", "a body of the sky"),
    ("Write to ZIP code 40417.", "a code"),
    ("Quill finished in the top 10.", "a rank that counts nobody"),
    ("A .38-caliber revolver was found.", "a bore without its zero"),
    ("He fired a 12-gauge shotgun.", "a bore"),
    ("The 7-Eleven in Tolben was robbed.", "a number in a name"),
    ("They closed US 101 for a week of repairs in the valley.", "a road"),
    ("The 405 freeway was shut.", "a road, its number first"),
    ("Sections 3 and 4 of the act fell.", "more than one name"),
    ("He read pages 12, 13 and 14.", "a list of names"),
    ("The trader broke rule 10b-5.", "a clause of a rule"),
    ("He cheered the famous Kick Six win.", "a number word in a name"),
    ("On BBC Two the debate went on.", "behind an acronym"),
    ("They spoke of Web 2.0 at length.", "a version"),
    ("Tolben scored after 90+3 minutes.", "time added on"),
    ("They play 5-a-side in the park.", "a game"),
    ("A baker's dozen of rolls lay there.", "thirteen, and no dozen"),
    ("The Class of 62 met again.", "a year of school"),
    ("A guard called 911 at once.", "a telephone number that all know"),
    ("She made a 999 call.", "the same, before its noun"),
    ("Ring her on 07701 900456.", "a telephone number in two groups"),
    ("It broke Article 4(2).", "a paragraph in brackets"),
    ("Jurors freed the Tolben Seven.", "a group"),
    ("He wears size 12 shoes.", "a size"),
    ("Tolben opened the Three Weirs Dam.", "a place"),
    ("The Twelve Brothers mine closed.", "a place at the beginning"),
    ("Quill put it into a 401(k) plan.", "a clause that became a name"),
    ("Nine Elms Lane was shut.", "a street at the beginning"),
    ("Djurgården 1891 won 2-0.", "a club with its year; the verb, and no money of Korea"),
    ("Ticket No. 4407 won.", "a number with its sign, and no money of Korea"),
    ("Seat 31C was empty.", "a seat, and no warmth"),
    ("The ISO 27001 badge came off.", "five digits behind capitals"),
    ("AirTolben 712 crashed.", "a flight at the beginning"),
    ("He came home at half past six.", "a time of day"),
]
COUNTS = [
    ("It has 12K fans.", D("1.2E+4"), "a plural"),
    ("The repair costs 10K.", D("1.0E+4"), "a sentence about sums"),
    ("He won the top 3 prizes.", D(3), "what is counted follows"),
    ("Rooms burned and 20 beds were lost.", D(20), "a noun follows"),
    ("Police Arrest Seven in Raid", D(7), "a headline"),
    ("In the past six games he scored.", D(6), "no time of day"),
    ("The firm bought three grand pianos.", D(3), "no money"),
    ("Orsk Beats Lisk by Seven Goals", D(7), "a headline with a unit of no name"),
    ("They answered 912 calls.", D(912), "a number of calls"),
    ("Each gave 4 grand prizes away.", D(4), "no money either"),
]
# text, kind, value, unit
FORMS = [
    ("They paid five grand for it.", "money", D(5000), "USD"),
    ("It costs 1,500 won a month.", "money", D(1500), "KRW"),  # a month is its base, and not what was won
    ("It costs 20 grand.", "money", D(20000), "USD"),
    ("He weighs 12st 4lb.", "measure", D(172), "lb"),
    ("She is 5 feet 7 inches tall.", "measure", D(67), "in"),
    ("The parcel weighs 3lb 6oz.", "measure", D(54), "oz"),
    ("He served five more years.", "duration", D(5), "year"),
    ("It rained for six straight days.", "duration", D(6), "day"),
    ("Attendance hit 1.7m.", "count", D("1.7E+6"), None),
    ("Mara Quill (51), a nurse, was hurt.", "duration", D(51), "year"),
    ("Rovers scorers: Mara Quill (51), Jo Reed", "count", D(51), None),
    ("The bank lost 8m.", "count", D("8E+6"), None),
]  # fmt: skip


def read(text: str, **options: str) -> list[nc.Quantity]:
    return [q for q in nc.find_quantities(text, **options) if q.kind != "date"]


@pytest.mark.parametrize(("text", "why"), NAMES, ids=[case[1] for case in NAMES])
def test_a_number_that_names_something_is_no_quantity(text, why):
    assert [q.text for q in read(text) if q.kind != "duration"] == [], why


@pytest.mark.parametrize(("text", "value", "why"), COUNTS, ids=[case[0] for case in COUNTS])
def test_what_resembles_a_name_and_counts_is_read(text, value, why):
    assert [(q.kind, q.value) for q in read(text)] == [("count", value)], why


@pytest.mark.parametrize(("text", "kind", "value", "unit"), FORMS, ids=[case[0] for case in FORMS])
def test_forms(text, kind, value, unit):
    assert [(q.kind, q.value, q.unit) for q in read(text)] == [(kind, value, unit)]


def test_a_grand_is_of_the_country():
    [q] = read("It costs 20 grand.", country="GB")
    assert (q.value, q.unit) == (D(20000), "GBP")


def test_the_lower_value_of_a_move_has_the_scale_of_the_range_behind_it():
    found = read("Sales will rise from 3.5 to 4-5 billion euros.")
    assert [(q.value, q.low, q.high, q.unit) for q in found] == [
        (D("3.5E+9"), None, None, "EUR"),
        (None, D("4E+9"), D("5E+9"), "EUR"),
    ]


# Kinds that a number word or a letter decides.
DECIDED = [
    ("About 300m separates the two farms.", "measure", D(300), "m"),
    ("Nearly 1 in 7, the survey says.", "count", D(1) / D(7), None),
]


@pytest.mark.parametrize(("text", "kind", "value", "unit"), DECIDED, ids=[case[0] for case in DECIDED])
def test_decided(text, kind, value, unit):
    assert [(q.kind, q.value, q.unit) for q in read(text)] == [(kind, value, unit)]


@pytest.mark.parametrize("text", ["The odds were fifty-fifty.", "They won by a 5-to-3 vote."])
def test_odds_are_no_counts(text):
    assert read(text) == []


# An order of magnitude agrees with what it may mean, and with a little more than ten of them.
VAGUE = [
    ("dozens of boats", "40 boats", True),
    ("hundreds of boats", "1,150 boats", True),
    ("hundreds of boats", "4,000 boats", False),
    ("thousands of boats", "600 boats", False),
    ("at least dozens of boats", "900 boats", True),
    ("Millionen Boote", "3 Millionen Boote", True),
]


@pytest.mark.parametrize(("vague", "exact", "agree"), VAGUE)
def test_an_order_of_magnitude(vague, exact, agree):
    lang = "de" if vague[0] == "M" else "en"
    [one], [other] = read(vague, lang=lang), read(exact, lang=lang)
    assert one.compatible(other) is agree


# Names that the grammar of their sentence gives away, and figures in the same places that count something.
BY_GRAMMAR = [
    ("The 737 was built in Tolben.", "a verb in the singular"),
    ("A 404 costs more than a car.", "an article and no noun"),
    ("Quill took the 73 bus to Tolben.", "a line"),
    ("He flew with 331 Squadron.", "a unit of an air force"),
    ("She read “19 Doors” on the way.", "a title in quotes"),
    ("The detective in “Harbour 9” is tired.", "a title that ends with its number"),
    ("Quill's 9 opened in cinemas.", "behind a name that owns it"),
    ("12 Silent Nights returns to the Lyric.", "a title that begins the sentence"),
    ("They missed the 8.05 to Tolben.", "a train"),
    ("He left with the 17.30 ferry.", "a ferry"),
    ("Fans heard 20 Seconds to Dawn play in the rain.", "a band, its unit with a capital"),
    ("The rapper 70 Cent sued a driver.", "money with a capital"),
    ("Traces of 1,4-dioxane were found.", "a chemical"),
    ("They restarted reactor 3 at noon.", "a kind of thing, and no noun behind"),
    ("The drug acts on factor 8.", "the same"),
    ("Call 101 or text 81010 now.", "short numbers of telephones"),
    ("Quin 52 split up after a tour.", "a band that begins the sentence"),
    ("He played for 1. FC Orsk.", "a club of Germany"),
    ("Quill lives at 12 Mill Lane.", "a street, and no millions"),
]
COUNTED = [
    ("The 737 were built in Tolben.", [737], "a verb in the plural"),
    ("In Tolben 14 shops closed.", [14], "the name of a place"),
    ("At Bellworth 40 workers walked out.", [40], "the name of a firm"),
    ("Ostland gave Lisk 14 tanks.", [14], "two objects"),
    ("Quill told Reuters 12 people had died.", [12], "who was told, and what"),
    ("Ostland sent 22 doctors, Lisk 15 and Orsk 11.", [22, 15, 11], "a row with one verb"),
    ("That week 12 ships left.", [12], "a week that is pointed at"),
    ("They held 38 bus drivers.", [38], "people"),
    ("She made 12 Lisk pilots wait.", [12], "a noun behind the name"),
    ("She said “12 people died” and left.", [12], "a quote in small letters"),
    ("The police called 101 witnesses.", [101], "a noun behind it"),
    ("In a March 40 Ostlanders crossed.", [40], "a month"),
]


@pytest.mark.parametrize(("text", "why"), BY_GRAMMAR)
def test_a_name_by_grammar_is_no_figure(text, why):
    assert [q.text for q in read(text, lang="en")] == [], why


@pytest.mark.parametrize(("text", "values", "why"), COUNTED)
def test_a_figure_in_the_place_of_a_name_counts(text, values, why):
    assert [q.value for q in read(text, lang="en")] == values, why
