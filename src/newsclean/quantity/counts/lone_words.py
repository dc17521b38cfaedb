"""Number words alone, in languages where "ein" and "un" are articles: "drei Tote", and no "Kapitel drei"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from newsclean.core.lazy_regex import lazy
from newsclean.text.language_pack import language_pack

if TYPE_CHECKING:
    from newsclean.quantity.language import Language
    from newsclean.quantity.scan.state import TextScan
    from newsclean.quantity.units.unit_lookup import Amount

_BEHIND = lazy(r" ([^\W\d_]++)")
_ENDS = frozenset('.!?:;,–—„“"«»(')  # of a word, with which a clause ends or a quotation begins


def is_counting(scan: TextScan, amount: Amount, words: list[str]) -> bool:  # noqa: PLR0911 - a table of cases
    """Does the bare number word say how many there are?

    "Ein" and "un" are articles, "die drei" says who they are, and "Kapitel drei" and "um drei" are a name and an hour.

    >>> from newsclean import find_quantities
    >>> text = "Drei Menschen starben, zwei liegen im Spital. Die drei wohnten in Vell; Kapitel drei endet um drei."
    >>> [q.text for q in find_quantities(text, lang="de")]
    ['Drei', 'zwei']
    """
    if amount.value < 2 or amount.value != amount.value.to_integral_value():
        return False
    stop, name = stop_words_of(scan.lang), scan.text[amount.start : amount.end]
    opens = not words or words[-1][-1] in _ENDS or words[-1][0] in "–—-"
    last = words[-1].lower().lstrip('(„“"«') if words else ""
    if last in scan.lang.sets["definite"] or last in scan.lang.identifiers:
        return False
    if name.lower() in scan.lang.sets["persons"]:
        return last not in scan.lang.sets["prepositions"]  # "на двоих": for two
    if not opens and name[0].isupper():
        return False  # "die Kanäle Drei und Vier"
    behind = _BEHIND.match(scan.text, amount.end)
    noun = behind is not None and behind[1].lower() not in stop
    if behind and (behind[1].lower() in scan.lang.counts.vague or behind[1].lower() in scan.lang.sets["clock"]):
        return False  # "deux centaines" are one number, "sechs Uhr" is a time
    if noun and behind and (after := _BEHIND.match(scan.text, behind.end())) and after[1].lower() in scan.lang.months:
        return False  # "двадцать восьмое января", a day
    if not opens and behind and words[-1].istitle() and not (noun and _is_noun(behind[1], scan.lang)):
        return False
    return noun or (opens and bool(words) and name.lower() not in scan.lang.sets["ambiguous"])


def _is_noun(word: str, lang: Language) -> bool:
    """Behind a capital: in German only a word with a capital is a noun ("Band drei endet", "in Vell drei Tote")."""
    return word[0].isupper() or is_capital_name(lang)


def is_capital_name(lang: Language) -> bool:
    """Whether a capital within a sentence makes a name."""
    return _pack_names(lang.code)


def stop_words_of(lang: Language) -> frozenset[str]:
    """The stop words of the language of a scan."""
    return _stop_words(lang.code)


@cache
def _stop_words(code: str) -> frozenset[str]:
    pack = language_pack(code)
    return pack.stop_words if pack else frozenset()


@cache
def _pack_names(code: str) -> bool:
    pack = language_pack(code)
    return pack is None or pack.capital_is_name
