"""The stemmer of English: the stems of Snowball, which is its slow twin."""

from __future__ import annotations

import random

import pytest
import snowballstemmer

from newsclean.text.language.english_stemmer import stem_english

STEM = snowballstemmer.stemmer("english").stemWord
# Each rule, its refusals, and the words that are exceptions.
WORDS = """skies skis early news sky idly dying lying trying evening innings outing beginning proceed exceeded agreed
succeeded feed need ties cries tied gas gaps kiwis this glasses dress bus abacus happy cry say by yes youth eyeing
ayyy hopped hoping egged adding offed ebbing luxuriated enabled sized controlled rolling sing string relational
conditional rational valenci hesitanci digitizer radicalli conformabli differentli vileli analogousli careless
carelessly vietnamization predication operator feudalism decisiveness hopefulness callousness formaliti sensitiviti
sensibiliti apology theologist wholly triplicate formative formalize electriciti electrical hopeful goodness revival
allowance inference airliner adjustable defensible irritant replacement adjustment dependent adoption religion onion
communism activate angulariti effective bowdlerize probate rate cease roll pastes generate generic communities
intercept organs arsenal universal emergency laterally o'clock peoples' minister's 'quoted' 's ' pasted fee ing ed
naïve façade été x ab coöperated"""
PARTS = """ational ization iveness tional biliti lessli ousli ogi li eed ed ing ly y ies ied s ss us sses ' 's ement
ion tion er ic past inter commun b d e g o u tt at bl exc inn out w x ative ful"""


@pytest.mark.parametrize("word", WORDS.split())
def test_the_stem_is_snowballs(word: str) -> None:
    assert stem_english(word) == STEM(word)


def test_so_it_is_of_any_run_of_endings() -> None:
    chance = random.Random(5)
    words = ["".join(chance.choices(PARTS.split(), k=chance.randint(1, 5))) for _ in range(2_000)]
    assert [stem_english(word) for word in words] == [STEM(word) for word in words]
