"""The words before the number of a name, in their forms: cases, compounds, and what is written to a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsclean.quantity.language import SHORTEST_STEM

if TYPE_CHECKING:
    from newsclean.quantity.language import Language

_LONGEST_CASE = 3  # letters of an ending
_MOST_PROCLITICS = 3  # "and", "for" and "the" before one word


def is_name_word(lang: Language, word: str) -> bool:
    """Whether numbers name things of that kind: a word of the list, one of its cases, or a compound that ends with it.

    >>> from newsclean import find_quantities
    >>> find_quantities("Buslijn 347 en tramlijn 24 staan stil.", lang="nl")
    []
    >>> find_quantities("Автобус маршрута 15 опоздал, а поезда 104 нет.", lang="ru")
    []
    """
    if word.endswith(lang.name_ends) or is_of_cases(word, lang.identifiers, lang, lang.name_stems):
        return True
    return bool(lang.sets["proclitics"]) and not lang.identifiers.isdisjoint(without_proclitics(word, lang))


def without_proclitics(word: str, lang: Language) -> set[str]:
    """The word, and what stands behind the words that are written to it: Arabic "والغرفة" is "and the room".

    >>> from newsclean import find_quantities
    >>> find_quantities("بقيت البوابة 61 والغرفة 212 فارغة.", lang="ar")
    []
    """
    forms, proclitics = {word}, lang.sets["proclitics"]
    for _ in range(_MOST_PROCLITICS):
        forms |= {form[len(first) :] for form in forms for first in proclitics if form.startswith(first)}
    return forms


def is_of_cases(word: str, nouns: frozenset[str], lang: Language, stems: frozenset[str] | None = None) -> bool:
    """Whether it is one of the nouns, or has one's stem and an ending of the language."""
    if word in nouns or (lang.sets["proclitics"] and not nouns.isdisjoint(without_proclitics(word, lang))):
        return True
    cases = lang.sets["name_cases"]
    places = range(max(SHORTEST_STEM, len(word) - _LONGEST_CASE), len(word)) if cases else ()
    known = lang.numbered_stems if stems is None else stems
    return any(word[place:] in cases and word[:place] in known for place in places)
