"""What is read of a sentence: time, role and stance of each figure, who it has it from, whether it denies or asks."""

# ruff: noqa: E501 - one case a line
from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsclean as nc
from newsclean.claims.extract.attribution import find_attribution
from newsclean.claims.extract.modality import classify_modality, is_negated, is_question
from newsclean.claims.extract.target_figures import target_contexts
from newsclean.claims.extract.time_attachment import attach_time
from newsclean.claims.figures.context import head_of
from newsclean.claims.judging.scorer import FEATURES, comparison_features, quantities_agree, scoring_models
from newsclean.errors import QuantityError
from newsclean.text.word_keys import tokens

DAY = "2024-05-16"  # a Thursday

# text with the figure in double brackets, the time it is said of, its role, why
BOUND = [
    ("Exports reached [[$5bn]] in 2023.", "2023", "main", "the time that follows"),
    ("In 2023, exports reached [[$5bn]].", "2023", "main", "the time that opens the sentence"),
    ("Exports reached [[$5bn]] last year.", "2023", "main", "resolved against the article's day"),
    ("Exports reached [[$5bn]].", None, "main", "no time is said"),
    ("Exports rose to [[$5bn]] in 2023 from $4bn in 2022.", "2023", "main", "the first of two years"),
    ("Exports rose to $5bn in 2023 from [[$4bn]] in 2022.", "2022", "base", "the second of two years"),
    ("Exports rose to $5bn in 2023, up from [[$4bn]] in 2022.", "2022", "base", "behind a comma"),
    ("Exports rose to [[$5bn]] in 2023, up from $4bn in 2022.", "2023", "main", "the figure before it"),
    ("Exports were $5bn in 2023, against [[$4bn]] a year earlier.", "2022", "base", "a year earlier than the main figure's"),
    ("Exports rose to $5bn in 2023 from [[$4bn]].", "2022", "base", "none said: the year before the main one"),
    ("Exports rose [[12%]] to $5bn in 2023.", "2023", "change", "a percentage behind a verb of movement"),
    ("Exports rose by [[$400m]] to $5bn in 2023.", "2023", "change", "an amount behind by"),
    ("Exports rose $400m to [[$5bn]] in 2023.", "2023", "main", "where it moved to"),
    ("Exports rose [[$400m]] to $5bn in 2023.", "2023", "change", "an amount before to"),
    ("A [[12%]] rise in exports was seen in March.", "2024-03", "change", "a change before its noun"),
    ("An increase of [[12%]] was seen in March.", "2024-03", "change", "a change behind its noun"),
    ("Unemployment fell to [[4.1%]] in April.", "2024-04", "main", "a level that is a percentage"),
    ("Unemployment fell to 4.1% in April from [[4.3%]] in March.", "2024-03", "base", "of two months"),
    ("Unemployment stood at [[4.1%]] in April, compared with 4.3% in March.", "2024-04", "main", "compared with"),
    ("Unemployment stood at 4.1% in April, compared with [[4.3%]] in March.", "2024-03", "base", "what it is compared with"),
    ("The mayor said on Monday that exports reached [[$5bn]].", None, "main", "the day of the saying is not the figure's"),
    ("Exports reached [[$5bn]] in 2023, the mayor said on Monday.", "2023", "main", "the same at the end"),
    ("Exports reached [[$5bn]], the ministry announced on Tuesday.", None, "main", "only the day of the saying"),
    ("The bank lent [[$3m]] on Tuesday.", "2024-05-14", "main", "the day of the deed"),
    ("On Tuesday the bank lent [[$3m]].", "2024-05-14", "main", "the same in front"),
    ("The bank lent [[$3m]] in 2021 and $4m in 2022.", "2021", "main", "two figures, two years"),
    ("The bank lent $3m in 2021 and [[$4m]] in 2022.", "2022", "main", "and the second"),
    ("In 2021 the bank lent [[$3m]]; in 2022 it lent $4m.", "2021", "main", "years in front, parted by a semicolon"),
    ("In 2021 the bank lent $3m; in 2022 it lent [[$4m]].", "2022", "main", "and the second"),
    ("Trade grew [[8%]] in the first quarter.", "2024-Q1", "change", "a quarter"),
    ("Profit came to [[£20m]] in the first half of 2023.", "2023-H1", "main", "a half year"),
    ("Sales in the first 11 months of 2023 were [[€3bn]].", "2023-01/2023-11", "main", "a span of months"),
    ("The deficit, which last year reached [[$9bn]], worries them.", "2023", "main", "the time inside the clause"),
    ("Last year's record [[$9bn]] deficit worries them.", "2023", "main", "a possessive year"),
    ("Prices rose [[2%]] in May after a 3% increase in April.", "2024-05", "change", "a month without a year"),
    ("Prices rose 2% in March after a [[3%]] increase in February.", "2024-02", "base", "after makes it the base"),
    ("Output was [[higher than the 40,000]] cars of 2022.", "2022", "base", "held against by a comparative"),
    ("The fund shrank from [[$8m]] to $6m.", None, "base", "from, without a time"),
    ("The fund shrank from $8m to [[$6m]].", None, "main", "to, without a time"),
    ("Turnover doubled to [[$6m]] in 2023.", "2023", "main", "behind a multiple"),
    ("By 2030 the fleet will count [[500]] ships.", "2030", "main", "a year to come"),
    ("The town lost [[300]] homes in the 2018 fire.", "2018", "main", "a year that names an event"),
    ("Police arrested [[12 people]] on 3 May.", "2024-05-03", "main", "a day and a month"),
    ("The plant, built in 1978, employs [[900 people]].", None, "main", "the year of an aside is not the figure's"),
]  # fmt: skip


def parts(marked: str) -> tuple[str, int]:
    """The text without its marks, and where the marked figure starts."""
    at = marked.index("[[")
    return marked.replace("[[", "").replace("]]", ""), at


def figure(marked: str) -> tuple[str, list[nc.Quantity], int]:
    text, start = parts(marked)
    found = nc.find_quantities(text, date=DAY)
    end = start + marked.index("]]") - marked.index("[[") - 2
    [at] = [at for at, q in enumerate(found) if q.kind != "date" and q.start < end and start < q.end]
    return text, found, at


@pytest.mark.parametrize(("marked", "when", "role", "why"), BOUND, ids=[row[-1] for row in BOUND])
def test_time_and_role(marked: str, when: str | None, role: str, why: str) -> None:
    text, found, at = figure(marked)
    made = attach_time(text, found, at)
    assert (made.when, made.role) == (when, role), why


STANCE = [
    ("Exports reached [[$5bn]].", "reported", "what has been"),
    ("Exports may reach [[$5bn]].", "forecast", "may"),
    ("In May exports reached [[$5bn]].", "reported", "May is a month"),
    ("Exports will reach [[$5bn]] by 2030.", "forecast", "will"),
    ("Exports are expected to hit [[$5bn]].", "forecast", "expected"),
    ("Costs of [[$5bn]] are expected.", "forecast", "the verb behind the figure"),
    ("The [[$5bn]] would be spent on roads.", "forecast", "the modal behind the figure"),
    ("The would-be buyer paid [[$5m]].", "reported", "would-be is an adjective"),
    ("The target is [[$5bn]].", "target", "named in front"),
    ("It missed its [[$5bn]] target.", "target", "named behind"),
    ("Ministers pledged [[$5bn]].", "target", "a pledge"),
    ("Exports hit a record [[$5bn]].", "record", "a record is a report, too"),
    ("Exports may hit a record [[$5bn]].", "forecast", "a record to come is a forecast"),
    ("So far [[12 people]] have died.", "to_date", "a count that goes on"),
    ("The bank expects the surplus to grow to $18bn from [[$15bn]] last year.", "reported", "a forecast's base has been"),
    ("The bank expects the surplus to grow to [[$18bn]] from $15bn last year.", "forecast", "and the figure has not"),
    ("He predicted that the deficit, which hit [[$9bn]] last year, will fall.", "reported", "an aside that has been"),
    ("It beat a forecast of [[$5bn]].", "forecast", "the base itself was a forecast"),
    ("The plan would cut the deficit that totaled [[$9bn]].", "reported", "a clause with a past verb"),
    ("Sales rose to [[$5m]]; they will fall next year.", "reported", "behind a semicolon"),
    ("Trade rose to $5bn, above the [[$4bn]] target.", "target", "what it is held against is the target"),
    ("Sales were [[$5m]], the firm said, and it may open a shop.", "reported", "the modal is of the next clause"),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "said", "why"), STANCE, ids=[row[-1] for row in STANCE])
def test_stance(marked: str, said: str, why: str) -> None:
    text, found, at = figure(marked)
    q = found[at]
    assert classify_modality(text, q.start, q.end, q.modifier) == said, why


SOURCES = [
    ("Trade rose by a quarter, China customs data showed.", "China customs data", "data speak"),
    ("Putin said trade had doubled.", "Putin", "a name"),
    ("On Thursday the Chinese commerce ministry said it would appeal.", "the Chinese commerce ministry", "no day in front"),
    ("On Thursday, the Chinese commerce ministry said it would appeal.", "the Chinese commerce ministry", "behind a comma"),
    ("The Chinese commerce ministry said on Thursday it would appeal.", "The Chinese commerce ministry", "the day behind"),
    ("They were also told to leave.", None, "those who are told are no source"),
    ("He said trade had doubled.", None, "a pronoun names nobody"),
    ("Trade had doubled, according to the central bank.", "the central bank", "according to"),
    ("According to Jane Roe, trade had doubled.", "Jane Roe", "in front"),
    ("According to a report released on Monday, trade doubled.", "a report", "no participle behind"),
    ("“Trade doubled,” said Jane Roe, who runs the port.", "Jane Roe", "turned round"),
    ("“Trade doubled,” Jane Roe said.", "Jane Roe", "behind a quotation"),
    ("Jane Roe, a spokeswoman for the port, said trade had doubled.", "Jane Roe", "the name and not the aside"),
    ("Trade doubled, a spokeswoman for the port said.", "a spokeswoman for the port", "no name is given"),
    ("But police said three people had died.", "police", "a conjunction in front"),
    ("In a statement the union said it would strike.", "the union", "what it said it in"),
    ("Two people died while officials said the road was safe.", "officials", "behind a conjunction"),
    ("Trade doubled.", None, "nobody is named"),
    ("The Ministry of Trade and Industry reported a rise.", "The Ministry of Trade and Industry", "and inside a name"),
    ("Figures from the customs office show a rise.", "the customs office", "figures from"),
    ("The figures were also reported.", None, "what was reported is no source"),
    ("Prices rose 3%, the Bureau of Statistics said on Friday.", "the Bureau of Statistics", "the day behind, at the end"),
    ("Last week Finance Minister Ana Lima announced a tax.", "Finance Minister Ana Lima", "a title belongs to the name"),
    ("Ana Lima, professor of law at Porto, told reporters trade had doubled.", "Ana Lima", "an aside without an article"),
    ("Ana Lima, 41, said trade had doubled.", "Ana Lima", "an age as aside"),
    ("The port's chairman, Ana Lima, said trade had doubled.", "Ana Lima", "the name as aside"),
    ("Its 2023 trade forecast of $5bn is too low.", None, "a forecast is a noun here"),
    ("The list price is $5, but industry sources said it sells for $6.", "industry sources", "but in front"),
    ("The ministry also said trade had doubled.", "The ministry", "an adverb behind"),
    ("However, the port said trade had doubled.", None, "a port that does not speak, and However is no name"),
    ("It was not clear who said so.", None, "who names nobody"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "who", "why"), SOURCES, ids=[row[-1] for row in SOURCES])
def test_source(text: str, who: str | None, why: str) -> None:
    assert find_attribution(text) == who, why


DENIED = [
    ("The bank did not lend $5m.", True, "not"),
    ("The bank didn’t lend $5m.", True, "a curly apostrophe"),
    ("The bank couldn't lend $5m.", True, "a straight one"),
    ("The minister denied paying $5m.", True, "denied"),
    ("The claim that it cost $5m is false.", True, "false"),
    ("Neither bank lent $5m.", True, "neither"),
    ("The bank lent not only $5m but a house.", False, "not only affirms"),
    ("No fewer than 20 people came.", False, "no fewer than is a bound"),
    ("Notably, the bank lent $5m.", False, "not is a part of a word"),
    ("The bank lent $5m.", False, "plain"),
]


@pytest.mark.parametrize(("text", "no", "why"), DENIED, ids=[row[-1] for row in DENIED])
def test_denial(text: str, no: bool, why: str) -> None:
    assert is_negated(text) is no, why


@pytest.mark.parametrize(
    ("text", "yes"),
    [("Did it cost $5m?", True), ("“Did it cost $5m?”", True), ("Why? It cost $5m.", False), ("It cost $5m.", False)],
)
def test_question(text: str, yes: bool) -> None:
    assert is_question(text) is yes


HEADS = [
    ("a [[three-day]] peace conference", "confer", "a noun phrase behind a hyphen"),
    ("a [[$3m]] rescue package passed in June", "packag", "money before a noun; a participle ends the phrase"),
    ("some [[2,000]] striking miners", "miner", "an adjective in between"),
    ("[[12]] of the ships", "ship", "of the"),
    ("It paid [[$3m]].", None, "nothing follows"),
    ("It paid [[$3m]] last year.", None, "a time follows"),
    ("It paid [[$3m]] to Spain.", None, "a function word follows"),
]


@pytest.mark.parametrize(("marked", "noun", "why"), HEADS, ids=[row[-1] for row in HEADS])
def test_head(marked: str, noun: str | None, why: str) -> None:
    text, found, at = figure(marked)
    assert head_of(text, found[at]) == noun, why


PLACED = [
    ("South Korea's surplus", ["KR"]), ("North Korea's surplus", ["KP"]), ("Saudi Arabia and New Zealand", ["SA", "NZ"]),
    ("Hong Kong, Sri Lanka", ["HK", "LK"]), ("the United States and the United Kingdom", ["US", "GB"]),
    ("the European Union", ["EU"]), ("South Africa", ["ZA"]), ("Sino-Russian trade", ["CN", "RU"]),
    ("the White House and the Kremlin", ["US", "RU"]), ("US$ and U.S. firms", ["US"]), ("俄罗斯和中国的贸易", ["RU", "CN"]),
    ("Торговля России и Китая", ["RU", "CN"]), ("ロシアと日本", ["RU", "JP"]), ("Handel mit Frankreich", ["FR"]),
    ("South Koreatown", []), ("Michael Jordan and Chad Smith", []), ("the Dominican Republic", ["DO"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "keys"), PLACED, ids=[row[0] for row in PLACED])
def test_places_are_one_name_however_they_are_written(text: str, keys: list[str]) -> None:
    assert [token.key for token in tokens(text, []) if token.key.isupper()] == keys


PAIRS = [
    (
        "Japan's exports to Spain reached $5bn in 2023.",
        "Exports of Japan to Spain totalled $5.0 billion in 2023.",
        "same",
    ),
    (
        "Japan's exports to Spain reached $5bn in 2023.",
        "Exports of Japan to Spain totalled $7 billion in 2023.",
        "conflict",
    ),
    ("Japan's exports to Spain reached $5bn in 2023.", "Japan's exports to Spain reached $5bn in 2019.", "different"),
    ("Japan's exports to Spain reached $5bn in 2023.", "A bank in Oslo was fined $5bn over loans.", "different"),
    ("Japan's exports to Spain reached $5bn in 2023.", "Japan's exports to Spain will reach $7bn in 2023.", "update"),
    (
        "Japan's exports to Spain reached $5bn in 2023.",
        "Japan's exports to Spain in 2023 were revised to $7bn.",
        "update",
    ),
    ("Japan's exports to Spain reached $5bn in 2023.", "Japan's exports to Spain reached €7bn in 2023.", "different"),
    ("Trade fell.", "Trade rose 5%.", "different"),
]


@pytest.mark.parametrize(("one", "other", "relation"), PAIRS)
def test_relations(one: str, other: str, relation: str) -> None:
    assert nc.compare(one, other).relation == relation
    assert nc.compare(other, one).relation == relation


def test_a_later_toll_is_an_update_and_two_of_one_day_are_a_conflict() -> None:
    one, other = "The fire in Porto killed 12 people.", "The fire in Porto killed 15 people."
    assert nc.compare(one, other, date_a="2024-05-14", date_b="2024-05-16").relation == "update"
    assert nc.compare(one, other, date_a="2024-05-16", date_b="2024-05-16").relation == "conflict"


def test_an_identifier_is_the_same_or_different_and_never_in_conflict() -> None:
    one, other = "Colorado voters approved Amendment 64 in 2012.", "In 2012, voters in Colorado approved Amendment 64."
    third = other.replace("64", "65")
    assert nc.compare(one, other, span_a=(35, 37), span_b=(47, 49)).relation == "same"
    assert nc.compare(one, third, span_a=(35, 37), span_b=(47, 49)).relation == "different"
    assert nc.compare(one, other, span_a=(3, 3), span_b=(47, 49)).reasons == ("no figures to compare",)


def test_a_rise_and_a_fall_are_not_the_same() -> None:
    made = nc.compare("Spain's exports rose 5% in 2023.", "Exports of Spain fell 5% in 2023.")
    assert made.relation != "same"
    assert made.reasons[0] == "value: 5% up, not 5% down"


def test_reasons_say_what_is_printed() -> None:
    made = nc.compare("South Korea's surplus hit $7bn in 2023.", "The surplus of South Korea was $8bn in 2022.")
    assert made.reasons == (
        "rule: other time",
        "value: $7bn, not $8bn",
        "time: 2023, not 2022",
        "names in common: South Korea",
        "words in common: surplus",
    )


def test_a_date_that_is_none_is_refused() -> None:
    with pytest.raises(QuantityError):
        nc.compare("It cost $5.", "It cost $5.", date_a="soon")


WORDS = (
    "Japan exports rose to fell from 5% $5bn €3m 12 people on Monday , ; . in 2023 last year 1999 the US$ 中国 俄 it’s - -- "
    "“ ” ( ) said not will record about 1,000,000 twice Korea South \n 1E999 ½ 0 A.B.C. ² ﬁ İ"
)
PIECES = st.sampled_from(WORDS.split(" "))
SENTENCES = st.lists(PIECES, max_size=25).map(" ".join) | st.text(max_size=60)
DATES = st.none() | st.integers(0, 9000).map(lambda n: str(date(2000, 1, 1) + timedelta(days=n)))
SPANS = st.none() | st.tuples(st.integers(-5, 70), st.integers(-5, 70))


@given(SENTENCES, SENTENCES, st.tuples(SPANS, SPANS), st.tuples(DATES, DATES))
def test_compare_is_the_same_both_ways_and_never_raises(
    a: str, b: str, spans: tuple[Any, Any], dates: tuple[str | None, str | None]
) -> None:
    one = nc.compare(a, b, span_a=spans[0], span_b=spans[1], date_a=dates[0], date_b=dates[1])
    other = nc.compare(b, a, span_a=spans[1], span_b=spans[0], date_a=dates[1], date_b=dates[0])
    assert one[:2] == other[:2]
    assert 0 <= one.score <= 1
    assert one == nc.compare(a, b, span_a=spans[0], span_b=spans[1], date_a=dates[0], date_b=dates[1])


@given(SENTENCES, DATES)
def test_a_figure_is_the_same_as_itself_in_its_evidence(text: str, day: str | None) -> None:
    for one in target_contexts(text, None, day):
        if quantities_agree(one.quantity, one.quantity):
            made = comparison_features(one, one, 0.0)
            assert made[0] == pytest.approx(1.0) or not one.words


def test_more_in_common_never_speaks_against() -> None:
    for model in scoring_models().values():
        signs = dict(zip(FEATURES, model.weights, strict=True))
        assert all(signs.pop(name) <= 0 for name in ("time_apart", "change_one", "gap", "days"))
        assert all(weight >= 0 for weight in signs.values())


HOSTILE = {
    "commas": "a, ", "capitals": "Aa Bb ", "one run of capitals": "A", "figures": "$5 ", "years": "2023 ", "said": "said ",
    "spaces": "A  \t", "quotes": ",” said ", "who": "A, a b, ", "dots": "A.", "hyphens": "a-", "long words": "aaaaaaaa",
    "bases": "from the ", "places": "South Korea ", "han": "中", "according": "according to ", "questions": "? ", "nots": "not ",
    "percent": "rose 5% to 6% from ",
}  # fmt: skip


def look_at(text: str) -> None:
    nc.compare(text, text)
    find_attribution(text), is_negated(text), is_question(text)


SLOW = ("figures", "percent")  # seconds each


@pytest.mark.parametrize(
    "piece",
    [pytest.param(piece, id=name, marks=[pytest.mark.fuzz] * (name in SLOW)) for name, piece in HOSTILE.items()],
)
def test_hostile_text_takes_time_in_step_with_its_length(piece: str, linear: Callable[..., None]) -> None:
    linear(look_at, 10_000, 8, make=lambda size: piece * (size // len(piece)))
