"""Words that hold a number and its unit, points and a half, dozens, and a country that is no code."""

from __future__ import annotations

import pytest

from newsclean import find_quantities
from newsclean.errors import QuantityError

CASES = [
    ("fr", "La hausse est d'un point et demi.", ["1.5 pp"]),
    ("es", "Sube dos puntos y medio y luego punto y medio.", ["2.5 pp", "1.5 pp"]),
    ("es", "La reunión duró hora y media.", ["1.5 hour"]),
    ("es", "Cenaron a las ocho y media.", []),  # a time of day
    ("it", "Dopo un'ora e mezza sale di un punto e mezzo.", ["1.5 hour", "1.5 pp"]),
    ("pt", "Sobe um ponto e meio.", ["1.5 pp"]),
    ("ar", "دفع دولارين وسجن عامين.", ["2 USD", "2 year"]),
    ("ar", "مقتل شخصين.", ["2 None"]),
    ("ja", "鉛筆2ダースを半年で売った。", ["24 None", "0.5 year"]),
    ("zh", "过去半年卖出2打啤酒。", ["0.5 year", "24 None"]),
    ("zh", "半年报显示大半年已过。", []),  # other words that have the same signs
    ("ko", "반년 만에 2다스를 팔았다.", ["0.5 year", "24 None"]),
    ("ko", "일반년.", []),  # within a word, and the scan goes on
]


@pytest.mark.parametrize(("lang", "text", "expected"), CASES)
def test_words_that_hold_their_unit(lang: str, text: str, expected: list[str]) -> None:
    """The value and the unit of each, and nothing where the same words are of something else."""
    assert [f"{q.value} {q.unit}" for q in find_quantities(text, lang=lang)] == expected


def test_a_country_is_a_code_of_two_letters() -> None:
    """A name of a country is an error that says what to write, not a country without a currency."""
    with pytest.raises(QuantityError, match="two letters of ISO 3166"):
        find_quantities("It cost $5.", country="Germany")
    assert find_quantities("It cost $5.", country="au")[0].unit == "AUD"
