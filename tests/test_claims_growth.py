"""What claims cost of text that is made of figures: counted, not timed."""

from __future__ import annotations

import pytest
from growth import FEW, calls

import newsclean as nc
from newsclean.claims.extract.article_fields import LONGEST_FIELD, text_of_article
from newsclean.claims.extract.claims import MOST_FIGURES, MOST_OF_FIELD, read_sentences

UNITS = ["1 ", "%20", "+1", "1% ", "$1 ", "½ ", "3 cats ", "1, ", "2023 ", "1-2 ", "£5m and "]


def run_on(unit: str, length: int) -> str:
    return "The figures of Velm rose by " + unit * (length // len(unit)) + "in all."


def clusters(text: str) -> list[object]:
    return list(nc.cluster_claims([{"id": 1, "text": text}]))


@pytest.mark.fuzz
@pytest.mark.parametrize("unit", UNITS)
def test_claims_of_a_run_of_figures_grow_with_the_text(unit: str) -> None:
    """And cost little more than to read the quantities."""
    short = run_on(unit, 2_000)
    clusters(short)
    few = calls(lambda: clusters(short))
    assert calls(lambda: clusters(run_on(unit, 8_000))) < 5 * few
    assert few < max(8 * calls(lambda: nc.find_quantities(short)), FEW)  # "+1" is read in 37 calls


def test_the_figures_of_a_long_sentence_are_read_up_to_a_number() -> None:
    beyond = "The stations of Velm had " + ", ".join(f"{n} mm" for n in range(2, 90)) + " of rain."
    [sentence] = read_sentences(text_of_article(beyond))
    assert len(sentence.found) == MOST_FIGURES
    assert len([claim for claim in nc.find_claims(beyond) if claim.quantity]) == MOST_FIGURES
    within = "The stations of Velm had " + ", ".join(f"{n} mm" for n in range(2, 20)) + " of rain."
    assert len([claim for claim in nc.find_claims(within) if claim.quantity]) == 18


def test_a_text_longer_than_any_article_is_read_from_its_beginning() -> None:
    text = "It rained 5 mm in Velm. " * (LONGEST_FIELD // 20)
    for article in (text, {"text": text}, {"maintext": text}):
        [(_, seen)] = text_of_article(article).fields
        assert seen == text[:LONGEST_FIELD]


def test_a_text_of_more_figures_than_any_article_has_is_read_up_to_a_number() -> None:
    lines = [f"The council of Velm counted {at % 90 + 10} votes. " for at in range(MOST_OF_FIELD + 9)]
    read = list(read_sentences(text_of_article("".join(lines))))
    assert sum(len(sentence.found) for sentence in read) == MOST_OF_FIELD
    assert all(sentence.found for sentence in read)  # what is not read is no statement without figures either
