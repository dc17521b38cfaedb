"""Counts that are no plain number, besides English: "Hunderte Euro", "une vingtaine de", "la mitad"."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from newsclean.core.lazy_regex import lazy
from newsclean.quantity.counts.lone_words import stop_words_of
from newsclean.quantity.decimals import CONTEXT, ratio
from newsclean.quantity.numbers.share_words import read_part
from newsclean.quantity.units.amount import read_unit
from newsclean.quantity.units.unit_lookup import Amount

if TYPE_CHECKING:
    from newsclean.quantity.model import Quantity
    from newsclean.quantity.scan.state import TextScan

_WORD = lazy(r" ?([^\W\d_]++)")
_WORDS = lazy(r"[^\W\d_]+")
_OPEN = frozenset(("more than", "at least"))
_NEAR = 24  # characters behind "half": two or three words, with the month or year that it halves
_ABOUT = "several"  # how a round number was read
_WINDOW = 64  # characters in which the second number of a share begins
_EXACT = frozenset(("plain", "words"))
_ROUND = frozenset((*range(2, 11), 100, 1000))  # "65 von 270 Kindern" are two figures, and no rounded share
_SHARED = frozenset(("percent", "points"))  # "половину процентного пункта"
_MOST_OF_DOZENS = 100  # more of them one counts in hundreds
_LINKED = 1  # as if scaled, so that what links a scale and its unit may stand there: "une dizaine d’euros"


def read_hundreds(scan: TextScan, start: int, end: int, words: list[str]) -> int:
    """ "centaines de personnes", "Zehntausende Euro", "decenas de miles": from one of them to ten.

    >>> from newsclean import find_quantities
    >>> found = find_quantities("Hunderte kamen. Hundert Meter", lang="de")
    >>> [(q.text, int(q.low), int(q.high)) for q in found if q.low]
    [('Hunderte', 100, 1000)]
    """
    lang, own, text = scan.lang, scan.lang.counts, scan.text
    low = Decimal(own.vague[text[start:end].lower()])
    joint = own.joint.match(text, end)
    match = _WORD.match(text, joint.end() if joint else end)
    word = match[1].lower() if match else ""
    if match and (word in own.vague or word in lang.scale):
        size = Decimal(own.vague[word]) if word in own.vague else CONTEXT.scaleb(Decimal(1), lang.scale[word])
        low, end = CONTEXT.multiply(low, size), match.end()
    last = words[-1].lower() if words else ""
    if exact := lang.small.get(last, 0) if last and text[start - 1] == " " else 0:  # "deux centaines"
        low, start, words = CONTEXT.multiply(low, Decimal(exact)), text.rfind(words[-1], 0, start), words[:-1]
    amount = Amount(start, end, low, "words" if exact else "vague", scaled=_LINKED)
    read_unit(amount, text, lang, scan.country)
    if exact:
        return scan.emit(amount, words)
    bound = scan.modifier(words) if words else None
    return scan.emit(amount, words, low=amount.value, high=None if bound in _OPEN else CONTEXT.scaleb(amount.value, 1))


def read_collective(scan: TextScan, start: int, end: int, words: list[str]) -> int:
    """ "une vingtaine de blessés", "ein Dutzend Schiffe": about so many of what follows; alone it is another word."""
    own, text = scan.lang.counts, scan.text
    last = words[-1].lower() if words else ""
    joint = own.joint.match(text, end)
    noun = _WORD.match(text, end)
    counted = joint or (noun and noun[1].lower() not in stop_words_of(scan.lang))
    if last in scan.lang.sets["definite"] or not counted:
        return end  # "la vingtaine", "en quarantaine"
    size = Decimal(own.collective[text[start:end].lower()])
    if number := _number_before(scan, start):
        amount = Amount(number.start, end, CONTEXT.multiply(number.value or size, size), "words", scaled=_LINKED)
        read_unit(amount, text, scan.lang, scan.country)
        return scan.emit(amount, scan.back(number.start))
    begin = text.rfind(words[-1], 0, start) if words and scan.lang.small.get(last) == 1 else start
    amount = Amount(begin, end, size, _ABOUT, scaled=_LINKED)
    read_unit(amount, text, scan.lang, scan.country)
    return scan.emit(amount, words if begin == start else words[:-1])


def _number_before(scan: TextScan, start: int) -> Quantity | None:
    """ "दो दर्जन", "2 दर्जन", "три десятка": the number right before, no figure of its own then.

    >>> from newsclean import find_quantities
    >>> [(q.text, int(q.value)) for q in find_quantities("Спасли три десятка человек.", lang="ru")]
    [('три десятка', 30)]
    """
    last = scan.found[-1] if scan.found else None
    if last is None or last.kind != "count" or last.value is None or start - last.end != 1:
        return None
    if scan.text[last.end] not in " \xa0" or last.read not in _EXACT or not 1 < last.value < _MOST_OF_DOZENS:
        return None
    return scan.found.pop() if last.value == last.value.to_integral_value() else None


def read_portion(scan: TextScan, start: int, end: int, words: list[str]) -> int:
    """ "die Hälfte der Schulen", "jeder dritte Schüler"; not "die erste Hälfte", "la mitad del año".

    >>> from newsclean import find_quantities
    >>> text = "Jede vierte Schule schloss, die Hälfte der Lehrer ging. In der zweiten Hälfte fiel das Tor."
    >>> [(q.text, q.value) for q in find_quantities(text, lang="de")]
    [('Jede vierte', Decimal('0.25')), ('Hälfte', Decimal('0.5'))]
    """
    lang, text = scan.lang, scan.text
    if words and words[-1].lower() in lang.sets["not_portion"]:
        return end
    behind = [word.lower() for word in _WORDS.findall(text[end : end + _NEAR])]
    times = (lang.tail.get(word, {}).get("") for word in behind)
    if any(word in lang.months or word in lang.refs.units for word in behind) or any(
        entry is not None and entry.kind == "duration" for entry in times
    ):
        return end
    name = text[start:end].lower()
    if name in lang.parts and (exact := read_part(scan, start, end)):
        return scan.emit(exact, words)  # "आधा दर्जन", "نصف مليون شخص"
    part = lang.counts.portion[name]
    amount = Amount(start, end, ratio(part.numerator, part.denominator), "fraction")
    united = Amount(start, end, amount.value, "fraction")
    read_unit(united, text, lang, scan.country)
    return scan.emit(united if united.kind in _SHARED else amount, words)


def read_among(scan: TextScan, amount: Amount, words: list[str]) -> int:
    """ "trois sur quatre", "un Français sur cinq", "zwei von drei Schulen": a share; 0 for other numbers.

    >>> from newsclean import find_quantities
    >>> [(q.text, q.value) for q in find_quantities("Un joven de cada cinco y 3 de cada 4 adultos", lang="es")]
    [('Un joven de cada cinco', Decimal('0.2')), ('3 de cada 4', Decimal('0.75'))]
    """
    own, lang, text = scan.lang.counts, scan.lang, scan.text
    if own.under_first is not None:
        return _whole_first(scan, amount, words)
    window = text[amount.end : amount.end + _WINDOW] if own.among else ""
    if own.among is None or not any(map(window.__contains__, own.signs)):
        return 0
    match = own.among.match(text, amount.end) if amount.value > 0 and amount.how in _EXACT else None
    if match is None or amount.scaled or not _is_gap(scan, match["gap"]) or _are_days(scan, match.end()):
        return 0
    word = match["n"].lower()
    under = int(word) if word.isdecimal() else int(lang.small.get(word, 0))
    if under not in _ROUND or not amount.value < under or (own.among_ends and not word.endswith(own.among_ends)):
        return 0
    probe = Amount(match.end(), match.end(), Decimal(under))
    read_unit(probe, text, lang, scan.country)
    if probe.kind or probe.scaled or amount.value != amount.value.to_integral_value():
        return 0
    amount.value, amount.end, amount.how = ratio(int(amount.value), under), match.end(), "fraction"
    return scan.emit(amount, words)


def _whole_first(scan: TextScan, amount: Amount, words: list[str]) -> int:
    """ "beş öğrenciden biri", "तीन में से दो": the whole of a share before its part; 0 for other numbers.

    >>> from newsclean import find_quantities
    >>> [(q.text, q.value) for q in find_quantities("Her beş çocuktan ikisi hasta, beş çocuktan haber yok.", lang="tr")]
    [('beş çocuktan ikisi', Decimal('0.4')), ('beş', Decimal('5'))]
    """
    own, small = scan.lang.counts, scan.lang.small
    match = own.under_first.match(scan.text, amount.end) if own.under_first and amount.how in _EXACT else None
    if match is None or amount.scaled or amount.value not in _ROUND:
        return 0
    word = match["n"].lower()
    over = int(word) if word.isdecimal() else own.over.get(word) or (0 if own.over else int(small.get(word, 0)))
    if not 0 < over < amount.value:
        return 0
    amount.value, amount.end, amount.how = ratio(over, int(amount.value)), match.end(), "fraction"
    return scan.emit(amount, words)


def _are_days(scan: TextScan, end: int) -> bool:
    """ "in de nacht van 3 op 4 maart": whether a month follows."""
    behind = _WORD.match(scan.text, end)
    return behind is not None and behind[1].lower() in scan.lang.months


def _is_gap(scan: TextScan, gap: str) -> bool:
    """Whether only the noun stands between: no verb or preposition."""
    return stop_words_of(scan.lang).isdisjoint(gap.lower().split())
