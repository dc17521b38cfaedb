"""Numbers in words: "two thousand five hundred", "twenty-first", "three-quarters", "half a million", "one in five"."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from newsclean.core.lazy_regex import lazy
from newsclean.quantity.decimals import CONTEXT, ratio, without_zero_places
from newsclean.quantity.numbers.word_sum import NumberSum

if TYPE_CHECKING:
    from newsclean.quantity.language import Language

_NEXT = lazy(r"(?:(?: {1,2}|\xa0|\n(?!\n))?[-‐‑—–]?(?:(?: {1,2})?(?:and|&)[ -]{1,2})?|, )([^\W\d_]++)")
OF_A = lazy(r" of (?:(?:an?|one) )?")  # before the unit of a fraction or of a vague number
_AND = lazy(r"[ -]{1,2}(?:and|&)[ -]{1,2}(?:an?[ -])?([^\W\d_]++)")
_PLACES = 10**6  # "coma mil quinientos": six places at most
_DIGITS = lazy(r" and ([1-9]\d?)(?![\w,/]|\.\d| hundred| thousand)")


class WordNumber(NamedTuple):
    """A number in words: its value, its end, and its type (cardinal, ordinal, fraction, vague, multiple)."""

    value: Decimal
    end: int
    how: str
    scaled: int = 0  # the power of its last scale


def read_words(text: str, start: int, end: int, lang: Language, seed: Decimal | None = None) -> WordNumber | None:
    """The number in words that begins with text[start:end]; with a seed, the one that continues after digits."""
    number = NumberSum(seed, lang.grammar)
    how = "cardinal"
    word = text[start:end].lower()
    tens = lang.small.get(word, 0)
    while True:
        taken, how = _take(number, word, how, lang)
        if not taken:
            return None
        position = end
        match = (lang.next_number if lang.grammar.tens_joint or lang.grammar.marks else _NEXT).match(text, end)
        if match is None or how != "cardinal":
            break
        word = match[1].lower()
        if word not in lang.small:
            word = _bare(word, lang)
        parting = text[end : match.start(1)]
        if not _goes_on(number, word, parting, lang) or ("and" in parting and and_fraction(text, match.start(1), lang)):
            break
        if number.now is not None and any(map(str.isalpha, parting)) and _is_hundred(text, match.end(1), lang):
            break  # "between one hundred and two hundred"
        if word in lang.ordinal or word.removesuffix("s") in lang.ordinal:
            return _with_ordinal(number, word, match, lang, tens)
        end = match.end(1)
        tens = lang.small.get(word, 0)
    return _finished(text, position, number, how, lang, seed)


def _is_hundred(text: str, end: int, lang: Language) -> bool:
    """Whether the word for a hundred follows."""
    match = lang.next_number.match(text, end)
    return match is not None and lang.small.get(match[1].lower()) == 100


def _bare(word: str, lang: Language) -> str:
    """A number word without what is written to it: Arabic "وثلاثون", Turkish "yüzde yirmi beşi"."""
    word = word.removeprefix(lang.grammar.tens_joined)
    if not lang.grammar.suffix:
        return word
    stems = (word[:-size] for size in range(1, 5) if lang.suffix.fullmatch(word, len(word) - size))
    return next((stem for stem in stems if stem in lang.small), word)


def _take(number: NumberSum, word: str, how: str, lang: Language) -> tuple[bool, str]:
    if word in lang.small:
        return number.small(lang.small[word]), how
    if word in lang.scale:
        return number.scale(lang.scale[word]), how
    if word in lang.dozen:
        factor = lang.dozen[word]
        if number.now is None and number.total:
            number.total = CONTEXT.multiply(number.total, Decimal(factor))
        else:
            count = number.now or Decimal(1)
            rest = count % 100 or count
            number.now = count - rest + rest * factor
        return True, "dozen"
    if word in lang.ordinal and number.now is None and not number.total:
        number.now = Decimal(lang.ordinal[word])
        return True, "ordinal"
    return False, how


def _goes_on(number: NumberSum, word: str, parting: str, lang: Language) -> bool:  # noqa: PLR0911 - cases, one line each
    joined = any(map(str.isalpha, parting)) or "&" in parting
    if joined and lang.grammar.tens_joint and number.now is not None and word in lang.small:
        joined = False  # "treinta y cinco", "cento e trinta"
    if "," in parting:
        return number.scaled and number.now is None and word in lang.small
    if joined and (number.now is None or number.now % 100 == 0):
        return (word in lang.small and lang.small[word] < 100 and (number.now or 0) != 0) or (
            number.now is None and number.scaled and word in lang.small
        )
    if word in lang.small and not joined:
        if word[-1] == "s" and lang.small[word] == 100 and (number.now or 0) >= 10:
            return False  # "deux cents" are two hundred, "cinquante cents" are money
        probe = NumberSum(number.now, lang.grammar)
        probe.scaled = number.scaled
        return probe.small(lang.small[word])
    if word in lang.scale and not joined:
        if lang.grammar.scales_multiply and number.scaled and lang.scale[word] > number.last:
            return len(word) > 2
        return len(word) > 2 and lang.scale[word] < number.last and not (number.now is None and number.scaled)
    more = (word in lang.dozen and word != "score") or word in lang.ordinal or word.removesuffix("s") in lang.ordinal
    return more and not joined


def _with_ordinal(number: NumberSum, word: str, match: re.Match[str], lang: Language, tens: int) -> WordNumber | None:  # noqa: PLR0911 - a table of cases, one line each
    """ "twenty-first", "one hundredth", "three fifths", "three twenty-firsts": an ordinal after a cardinal."""
    end = match.end(1)
    plural = word not in lang.ordinal
    order = lang.ordinal[word.removesuffix("s") if plural else word]
    value = number.value
    if plural and tens >= 20 and order < 10 and value > tens:
        return WordNumber(ratio(int(value) - tens, tens + order), end, "fraction")
    if plural and value == tens >= 20 and order < 10 and match.string[match.start()] in "-‐‑":
        return WordNumber(value + order, end, "parts")
    if plural:
        return WordNumber(ratio(int(value), order), end, "fraction") if order > 2 else None
    if value == 1 and order > 2 and order not in (100, 1000):
        return WordNumber(ratio(1, order), end, "fraction")
    low = int(value) % 100
    if order < 100 and (low == 0 or (low >= 20 and low % 10 == 0 and order < 10)):
        return WordNumber(value + order, end, "ordinal")
    if order >= 100:
        return WordNumber(CONTEXT.multiply(value, Decimal(order)), end, "ordinal")
    return WordNumber(value, match.start(), "cardinal")


def _finished(text: str, end: int, number: NumberSum, how: str, lang: Language, seed: Decimal | None) -> WordNumber:  # noqa: PLR0911 - a table of cases, one line each
    """Add what may follow a number in words: "point five", "and a half", "and a half million"."""
    value = number.value
    if how == "dozen":
        return _dozen(text, WordNumber(value, end, "cardinal"))
    if how != "cardinal":
        return WordNumber(value, end, "ordinal" if how == "ordinal" else "cardinal")
    reading = WordNumber(value, end, how, number.last if number.scaled else 0)
    if lang.grammar.decimal_word and (mark := lang.pointed.match(text, end)):
        return _behind_mark(text, mark.end(), reading, lang)
    if not lang.fraction:
        return reading
    found = _pointed(text, end + len(" point"), value, lang) if text.startswith(" point ", end) else None
    if found := found or _with_fraction(text, reading, number, lang):
        return found
    if seed is not None and number.now and not number.now % 100 and (digits := _DIGITS.match(text, end)):
        return WordNumber(CONTEXT.add(value, Decimal(digits[1])), digits.end(), how)
    return reading


def _behind_mark(text: str, at: int, reading: WordNumber, lang: Language) -> WordNumber:
    """ "dos coma cinco", "ciento treinta con dos quintos": the places or the share behind the mark."""
    over, under = lang.next_number.match(text, at), lang.shares.under
    part = lang.shares.follows.match(text, over.end(1)) if over and under else None
    if over and part and 0 < (count := lang.small.get(over[1].lower(), 0)) < under.get(part[1].lower(), 0):
        return WordNumber(CONTEXT.add(reading.value, ratio(count, under[part[1].lower()])), part.end(), "cardinal")
    found = _pointed(text, at, reading.value, lang)
    return found._replace(scaled=reading.scaled) if found.end > at else reading


def _dozen(text: str, reading: WordNumber) -> WordNumber:
    """ "a dozen and a half"."""
    half, end = " and a half", reading.end
    if not text.startswith(half, end) or text[end - 5 : end].lower() != "dozen":
        return reading
    return WordNumber(CONTEXT.add(reading.value, Decimal(6)), end + len(half), reading.how)


def _with_fraction(text: str, reading: WordNumber, number: NumberSum, lang: Language) -> WordNumber | None:
    """ "two and a half", "two million and a half", "one and a half dozen"; None without a fraction."""
    match = _AND.match(text, reading.end)
    found = and_fraction(text, match.start(1), lang) if match else None
    if found is None:
        return None
    unit = Decimal(1)
    if number.now is None and number.scaled:
        scale = _NEXT.match(text, found.end)
        own = lang.scale.get(scale[1].lower()) if scale else None
        unit = CONTEXT.scaleb(Decimal(1), number.last if own is None else own)
        if scale and own is not None:
            found = found._replace(end=scale.end())
    value = CONTEXT.add(reading.value, CONTEXT.multiply(found.value, unit))
    if not reading.scaled and (dozen := _NEXT.match(text, found.end)) and dozen[1].lower() == "dozen":
        return WordNumber(without_zero_places(CONTEXT.multiply(value, Decimal(12))), dozen.end(), "cardinal")
    return WordNumber(value, found.end, "cardinal", reading.scaled)


def and_fraction(text: str, start: int, lang: Language) -> WordNumber | None:
    """The fraction of "two and a half", "three quarters", "two fifths" that begins at `start`."""
    match = _NEXT.match(" " + text[start : start + 40])
    if match is None:
        return None
    word = match[1].lower()
    if word in lang.fraction:
        part = lang.fraction[word]
        return WordNumber(ratio(part.numerator, part.denominator), start + len(word), "fraction")
    if word in lang.ordinal and lang.ordinal[word] > 2 and _article_before(text, start):
        return WordNumber(ratio(1, lang.ordinal[word]), start + len(word), "fraction")
    if word in lang.small and lang.small[word] < 20:
        second = _NEXT.match(text, start + len(word))
        if second:
            name = second[1].lower()
            if name in lang.fraction:
                part = lang.fraction[name]
                return WordNumber(ratio(lang.small[word] * part.numerator, part.denominator), second.end(), "fraction")
            if name.removesuffix("s") in lang.ordinal and name.endswith("s"):
                order = lang.ordinal[name.removesuffix("s")]
                return WordNumber(ratio(lang.small[word], order), second.end(), "fraction")
    return None


def _article_before(text: str, start: int) -> bool:
    return text[max(0, start - 3) : start].lower().endswith(("a ", "an ", "a-", "an-"))


def _pointed(text: str, end: int, value: Decimal, lang: Language) -> WordNumber:
    """ "two hundred point zero three"."""
    if lang.grammar.decimal_word and (whole := _places(text, end, lang)):
        return WordNumber(Decimal(f"{int(value)}.{whole.value}"), whole.end, "cardinal")
    places, position = "", end
    while len(places) < 20 and (match := _NEXT.match(text, position)) and match[1].lower() in lang.small:
        word = lang.small[match[1].lower()]
        shorter = places.endswith("0") and len(places) > 1 and word < 10  # "twenty" and "five"
        places, position = (places[:-1] if shorter else places) + str(word), match.end()
    if not places:
        return WordNumber(value, end, "cardinal")
    return WordNumber(Decimal(f"{int(value)}.{places}"), position, "cardinal")


def _places(text: str, end: int, lang: Language) -> WordNumber | None:
    """ "coma quinientos doce", "vírgula vinte e oito": the places as one number; None for one digit after the other."""
    match = lang.next_number.match(text, end)
    word = match[1].lower() if match else ""
    if match is None or not (10 <= lang.small.get(word, 0) < 1000 or word in lang.grammar.thousand.split()):
        return None
    found = read_words(text, *match.span(1), lang)
    return found if found and found.how == "cardinal" and found.value < _PLACES else None
