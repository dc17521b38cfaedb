"""Twice the text costs about twice the work, whatever it is made of: every verb on every unit of the list.

Calls are counted; as time may go into one call of C (a pattern), the same table is timed in a benchmark.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from growth import more_calls, seconds

import newsclean as nc

# What hostile and broken text repeats: figures, dates, units, signs, lines, tags.
UNITS = (
    "1 ", "12,", "½", "½ ", "1.", "1-", "1–2 ", "$", "$1 ", "1% ", "%20", "+1", "-5", "5m ", "1e9 ", "0", "1/2/",
    "2023 ", "2023-", "May 5, ", "last year ", "Q1 ", "a million ", "hundred ", "one and ", "two thirds of ",
    "between 1 and ", "from 5 to ", "per ", "kg ", "Rs ", "5 dead. 6 hurt. ", "(1) ", "1,000,000 ", "三百", "5万",
    "пять ", "zwei", "cent ", "A", "a ", "a.", "A. ", ". ", ", ", "“", "”a“", "'", "…", "—", "\n", "\n\n", "\r", "\t",
    " ", "\xa0", "•\n", "Ad\n", "1\n", "Share\n", "By Ada Rim\n", "Photo: AP\n", "Read more: x\n",
    "http://a.example/ ", "@a ", "#a ", "&amp;", "&#1;", "Ã©", "â€™", "\xad", "\u200b", "e\u0301", "İ", "中", "。",
    "no comment ", "x@y.example ", "(AP) - ",
)  # fmt: skip


def page(text: str) -> str:
    return nc.pipeline("news")(f"<html><title>Rain</title><body><h1>Rain</h1><p>{text}</p></body></html>")


def claims(text: str) -> object:
    return nc.cluster_claims([{"id": 1, "text": text}])


WORKS: dict[str, Callable[[str], object]] = {
    "news": nc.pipeline("news"),
    "strict": nc.pipeline("strict"),
    "uniform": nc.pipeline("uniform"),
    "page": page,
    "quantities": nc.find_quantities,
    "claims": claims,
    "compare": lambda text: nc.compare(text, "Trade rose to $5bn in 2023."),
}
MOST = 3  # quadratic is 4; a clock is not exact
SHORT = 0.05  # seconds: below them the clock and the machine decide
FEW = ("1 ", "½", "5m ", "%20", "5 dead. 6 hurt. ", "“", "\n", "Share\n", "&amp;", "\xad")  # in the default suite


def text_of(unit: str, length: int) -> str:
    return "The figures of Velm rose by " + unit * (length // len(unit)) + " in all."


def growing(work: Callable[[str], object], units: tuple[str, ...], length: int, most: float) -> dict[str, float]:
    """The units of which twice the text costs more calls than so many times."""
    found = {
        unit: more_calls(work, text_of(unit, length), text_of(unit, 2 * length), warm=text_of(unit, length // 8))
        for unit in units
    }
    return {unit: times for unit, times in found.items() if times > most}


@pytest.mark.parametrize("verb", ["news", "quantities"])
def test_a_few_units_double(verb: str) -> None:
    assert growing(WORKS[verb], FEW, 1_000, 2.3) == {}


@pytest.mark.fuzz
@pytest.mark.parametrize("verb", WORKS)
def test_every_unit_doubles(verb: str) -> None:
    assert growing(WORKS[verb], UNITS, 2_000, 2.3) == {}


def doubled(work: Callable[[str], object], unit: str) -> float:
    """How many times the time twice the text takes. One turn within the limit decides: a clock only adds."""
    few, many = (text_of(unit, length) for length in (10_000, 20_000))
    turns: list[float] = []
    while len(turns) < 3 and not (turns and turns[-1] <= MOST):
        turns.append(seconds(lambda: work(many)) / max(seconds(lambda: work(few)), SHORT))
    return min(turns)


@pytest.mark.benchmark
@pytest.mark.parametrize("verb", WORKS)
def test_every_unit_takes_twice_the_time(verb: str) -> None:
    found = {unit: doubled(WORKS[verb], unit) for unit in UNITS}
    assert {unit: times for unit, times in found.items() if times > MOST} == {}
