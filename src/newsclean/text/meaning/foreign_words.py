"""The words of a clause in another language than English, by the tables of that language."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from newsclean.text.meaning.opposites import MARK, mark_opposites
from newsclean.text.scripts import UNSPACED, script_class
from newsclean.text.synonyms import Word, statement_word
from newsclean.text.word_keys import NAME

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsclean.text.language_pack import LanguagePack

OPPOSABLE = 6.0  # bits of a word that has an opposite: a verb of news, such as one article in 64 has
BIGRAM = 4.5  # bits of two signs of a script without spaces, less than a word has
TOKEN = re.compile(rf"{MARK}\S+|\d+(?:[.,]\d+)*|[^\W\d_]+")
_UNSPACED = re.compile(f"[{script_class(*UNSPACED)}]+")


@lru_cache(maxsize=1 << 10)
def foreign_clause_words(text: str, pack: LanguagePack) -> dict[str, Word]:
    """The words of a text that say anything, by stem; of words that have an opposite all that mean the same are one.

    >>> from newsclean.text.language_pack import language_pack
    >>> spanish = language_pack("es")
    >>> one, other = (foreign_clause_words(text, spanish) for text in (
    ...     "El sindicato rechazó la oferta.", "La oferta fue rechazada por el sindicato."))
    >>> one.keys() == other.keys(), sorted(one)[:2], foreign_clause_words("la de", spanish)
    (True, ['ofert', 'sindicat'], {})
    """
    found: dict[str, Word] = {}
    for word in _words(mark_opposites(text, pack.code), pack):
        found.setdefault(word.key, word)
    return found


def _words(text: str, pack: LanguagePack) -> Iterator[Word]:
    for printed in TOKEN.findall(text):
        if printed[0] == MARK:
            yield Word(printed, OPPOSABLE, name=False)
        elif not pack.spaced and _UNSPACED.fullmatch(printed):
            yield from (Word(one + other, BIGRAM, name=False) for one, other in pairwise(printed))
        elif printed.lower() not in pack.stop_words and printed.lower() not in pack.calendar:
            word = statement_word(printed)
            if word is None or word.figure:
                continue
            name = word.name and (pack.capital_is_name or word.place)
            yield Word(word.key if name else pack.stem(printed), NAME, name=name, place=word.place, capital=name)
