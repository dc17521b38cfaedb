"""Words that multiply or leave the number vague: "doubled", "fivefold", "tens of thousands", "millions of dollars"."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from newsclean.core.lazy_regex import lazy
from newsclean.quantity import tables
from newsclean.quantity.decimals import CONTEXT, ratio
from newsclean.quantity.names.name_words import without_proclitics
from newsclean.quantity.numbers.words import OF_A
from newsclean.quantity.units.amount import read_unit
from newsclean.quantity.units.unit_lookup import Amount

if TYPE_CHECKING:
    from newsclean.quantity.numbers.words import WordNumber
    from newsclean.quantity.scan.state import TextScan

_TENS = lazy(r" of ([^\W\d_]+)")


_OBJECT = lazy(
    r"[”\"’]? ?(?:$|[.,;:!?)]|"
    r"(?:the|its|their|his|her|our|that|in|from|by|to|over|last|this|what|as|since|on|during|between|within|and"
    r"|after)\b)"
)


_NEXT = lazy(r" ([^\W\d_]++)")
AGAINST = lazy(
    r" (?:higher|lower|more|less|fewer|as |the |larger|bigger|greater|smaller|faster|slower|better|worse|its |their "
    r"|that |what |longer|stronger|cheaper|likelier|over\b|(?:earnings|revenues?|sales|profits?|income)\b)"
)
TWO, DOZEN = Decimal(2), 12  # "several" and "a few" are two at least; below a dozen nothing scales
_VAGUE = {"tens": 10, "dozens": 12, "hundreds": 100}
_OPEN = frozenset(("more than", "at least"))


def read_multiple(scan: TextScan, start: int, end: int, words: list[str]) -> int:
    """ "doubled", "fivefold", but not "a double room"; "twice" is a count unless something is compared."""
    name, sets = scan.text[start:end].lower(), scan.lang.sets
    sure = name.endswith(("d", "fold", "ing")) or name in ("twice", "thrice") or bool(sets["multiple_against"])
    if not sure and not _OBJECT.match(scan.text, end):
        return end  # "a double room"
    counts = (name == "twice" or name in sets["compared"]) and not is_compared(scan, end, words)
    kind = "count" if counts else "multiple"
    return scan.emit(Amount(start, end, Decimal(scan.lang.multiple[name]), "words", kind=kind), words)


def is_compared(scan: TextScan, end: int, words: list[str]) -> bool:
    """Does what follows say how many times as much it is, and not how often something happened?

    >>> from newsclean import find_quantities
    >>> [q.kind for q in find_quantities("Trois fois plus de navires. Il a gagné trois fois.", lang="fr")]
    ['multiple', 'count']
    """
    against, behind = scan.lang.sets["multiple_against"], scan.lang.sets["multiple_behind"]
    if not against:
        return AGAINST.match(scan.text, end) is not None
    word = _NEXT.match(scan.text, end)
    return (word is not None and word[1].lower() in against) or (bool(words) and words[-1].lower() in behind)


def read_vague(scan: TextScan, start: int, end: int, words: list[str]) -> int:
    """ "tens of thousands", "millions of dollars": an order of magnitude, from one of them to ten.

    Of ten tens one writes hundreds, and of ten thousands "tens of thousands"; "at least dozens" has no upper end.
    """
    name = scan.text[start:end].lower()
    lang, text = scan.lang, scan.text
    low = Decimal(_VAGUE[name]) if name in _VAGUE else CONTEXT.scaleb(Decimal(1), lang.scale[name])
    while (match := _TENS.match(text, end)) and match[1].lower() in lang.scale:
        factor = CONTEXT.scaleb(Decimal(1), lang.scale[match[1].lower()])
        low, end = CONTEXT.multiply(low, factor), match.end()
    exact = _part_of_scale(scan, start, end, name, words)
    if not exact and lang.sets["proclitics"] and words and (found := _counted_scale(scan, (start, end), name, words)):
        return found
    if exact or (exact := _and_a_half(scan, start, end, name)):
        return scan.emit(exact, scan.back(exact.start))
    amount = Amount(start, end, low, "vague")
    if match := OF_A.match(text, end):
        probe = Amount(start, match.end() - 1, low, "vague")
        read_unit(probe, text, lang, scan.country)
        if probe.kind:
            amount = probe
    bound = scan.modifier(words) if words else None
    high = None if bound in _OPEN else CONTEXT.scaleb(amount.value, 1)
    return scan.emit(amount, words, low=amount.value, high=high)


def _part_of_scale(scan: TextScan, start: int, end: int, name: str, words: list[str]) -> Amount | None:
    """ "eine halbe Million", "mil millones", "medio millón": an exact number of a scale; None for another."""
    lang, last = scan.lang, words[-1].lower().rpartition("-")[2] if words else ""
    if last not in lang.parts:
        last = next((form for form in without_proclitics(last, lang) if form in lang.parts), "")
    if not last or name not in lang.scale:
        return None
    part = lang.parts[last]
    first = scan.text.rfind(words[-1], 0, start)
    value = CONTEXT.multiply(ratio(part.numerator, part.denominator), Decimal(1).scaleb(lang.scale[name]))
    amount = Amount(first, end, value, "words", scaled=lang.scale[name])
    read_unit(amount, scan.text, lang, scan.country)
    return amount


def _and_a_half(scan: TextScan, start: int, end: int, name: str) -> Amount | None:
    """ "millón y medio", "مليون ونصف المليون": one of a scale and half of it; None for another number."""
    lang = scan.lang
    if not lang.halves or name not in lang.scale or not scan.text.startswith(lang.halves, end):
        return None
    amount = Amount(start, end, Decimal(1).scaleb(lang.scale[name]), "words", scaled=lang.scale[name])
    one = amount.value
    read_unit(amount, scan.text, lang, scan.country)
    return amount if amount.value != one else None


def _counted_scale(scan: TextScan, span: tuple[int, int], name: str, words: list[str]) -> int:
    """ "وثلاثة ملايين": a number written to the word "and"; one of several words is left out. 0 if there is none.

    >>> from newsclean import find_quantities
    >>> [(q.text, q.value) for q in find_quantities("قتل 5 أشخاص وثلاثة ملايين نازح", lang="ar")]
    [('5', Decimal('5')), ('ثلاثة ملايين', Decimal('3E+6'))]
    """
    lang, (start, end) = scan.lang, span
    numbers = [next((f for f in without_proclitics(word, lang) if f in lang.small), "") for word in words[-2:]]
    if not numbers[-1] or name not in lang.scale:
        return 0
    if len(numbers) > 1 and numbers[0]:
        return end
    first = scan.text.rfind(numbers[-1], 0, start)
    value = CONTEXT.scaleb(Decimal(lang.small[numbers[-1]]), lang.scale[name])
    amount = Amount(first, end, value, "words", scaled=lang.scale[name])
    read_unit(amount, scan.text, lang, scan.country)
    return scan.emit(amount, scan.back(first))


def is_left_over(scan: TextScan, start: int, end: int, words: list[str]) -> bool:
    """Is a scale word left over from an amount that could not be read, or the head of a column ("$ million")?"""
    if not words or scan.text[start:end].lower() not in scan.lang.scale or scan.text[start - 1] not in " -\xa0":
        return False
    last = words[-1]
    if scan.text[start - 1] == "-":
        last = last.removesuffix("-")
    own = last[-1:].isdigit() or last[-1:] in tables.currency_signs() or last in scan.lang.prefix
    return own or (last[:1] == "$" and last[1:] in tables.behind_sign())


def read_several(scan: TextScan, start: int, reading: WordNumber, words: list[str]) -> int:
    """ "several hundred people", "a few thousand jobs": at least two of them; "a couple of dozen" are about two.

    Returns where the scan continues; 0 for an exact number.
    """
    if not words or scan.text[start - 1] != " " or reading.value < DOZEN:
        return 0
    lowered = [word.lower().lstrip("(“\"'‘") for word in words]
    size = _quantifier(lowered, scan.lang.sets["several"])
    if not size:
        return 0
    if size == 1 and lowered[-2:-1] and lowered[-2] in scan.lang.sets["asking"]:
        return reading.end  # "how many million"
    begin = start
    for word in words[: -size - 1 : -1]:
        begin = scan.text.rfind(word, 0, begin)
    begin += len(words[-size]) - len(lowered[-size])
    amount = Amount(begin, reading.end, CONTEXT.multiply(reading.value, TWO), "several", scaled=reading.scaled)
    read_unit(amount, scan.text, scan.lang, scan.country)
    if amount.hyphen or amount.glued:
        return 0
    amount.kind = "count" if amount.kind == "times" else amount.kind
    exact = "couple" in lowered[-size:]
    return scan.emit(amount, scan.back(begin), low=None if exact else amount.value)


def _quantifier(lowered: list[str], several: frozenset[str]) -> int:
    """The number of words of the quantifier at the end: "several", "a few", "a couple of"; 0 for none."""
    if lowered[-2:] == ["couple", "of"]:
        size = 2
    elif lowered[-1] in several or lowered[-1] == "couple":
        size = 1
    else:
        return 0
    return size + (lowered[-size - 1 : -size] == ["a"])
