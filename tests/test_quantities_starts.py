"""The places where a quantity may begin: the fast search and its slow twin agree."""

from __future__ import annotations

import pytest
from twin_starts import starts_fast, starts_slowly

from newsclean.quantity.language import capital_words, start_words
from newsclean.quantity.languages import scanner_language
from newsclean.quantity.scan.start_patterns import cased

TEXTS = [
    "Two men, twenty-five women and 5million people; last year's rise (year-on-year) was 3%.",
    "MARCH 3, may 3, May 3 and half\ta million\nseven “eight” —nine",
    "Im dritten Quartal 2023 stieg der Umsatz um zwölf Millionen, letztes Jahr um 5 Prozent.",
    "В прошлом году рост составил пять процентов, два миллиона рублей и ½ часа.",
    "L'an dernier, dix mille personnes; le IIe siècle, l'année dernière, trois fois plus.",
    "W ubiegłym roku pięć milionów złotych, dwa tysiące osób i 3,5 mld zł.",
    "पिछले साल पाँच लाख लोग और ५ करोड़ रुपये; डेढ़ करोड़",
    "𝟝 people, 5𝟝 and ５ 万, €5, ₺5, 𞋿5",
    "five. Five FIVE fIve xfive fivex five_ five5 5five",
    "",
]


def is_read(text: str, span: tuple[int, int]) -> bool:
    """Whether the place is a word or one of the characters that every pattern has."""
    start, end = span
    return end - start > 1 or text[start].isdecimal() or text[start] in "½€$₺𞋿"


@pytest.mark.parametrize("code", ["en", "de", "ru", "fr", "pl", "hi"])
def test_the_fast_search_finds_what_the_slow_one_finds(code):
    lang = scanner_language(code)
    phrases = cased(start_words(lang)) - capital_words(lang)
    for text in TEXTS:
        slow = {span for span in starts_slowly(text, phrases) if is_read(text, span)}
        assert {span for span in starts_fast(text, lang.starts) if is_read(text, span)} == slow, text


def test_a_number_that_touches_its_scale_is_read():
    from newsclean import find_quantities

    assert [q.value for q in find_quantities("It cost 5million dollars.", lang="en")] == [5_000_000]


def test_patterns_are_short():
    """A pattern of whole words took up to two seconds to compile."""
    for code in ("ru", "pl", "de"):
        assert len(scanner_language(code).starts.wide.pattern) < 3000
