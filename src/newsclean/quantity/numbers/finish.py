"""What an amount turns out to be once its unit is known: a sum with its parts, a multiple, a share or a number."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from newsclean.core.lazy_regex import lazy
from newsclean.quantity.counts.collectives import read_among
from newsclean.quantity.decimals import CONTEXT
from newsclean.quantity.numbers.fractions import is_percent_of, one_in, with_parts
from newsclean.quantity.numbers.vague import is_compared
from newsclean.quantity.numbers.words import read_words
from newsclean.quantity.time.relative_words import english_ago, time_ahead
from newsclean.quantity.time.table_dates import counted_phrase, table_ago
from newsclean.quantity.units import compound
from newsclean.quantity.units.amount import read_amount, read_unit
from newsclean.quantity.units.unit_lookup import Amount
from newsclean.quantity.units.wide_parts import add_wide_cents

if TYPE_CHECKING:
    from newsclean.quantity.language import Language
    from newsclean.quantity.scan.state import TextScan


_BARE_CENTS = lazy(r"(\d\d|[^\W\d_]{3,24})(?=[.!?;)”\"]*+(?:\s*+$|\n)|[.!?] )")
_OR_MORE = lazy(r" or (more|less|fewer|so)(?= [a-z])")
BEHIND = lazy(r" ([^\W\d_]++)")


def finish_amount(scan: TextScan, amount: Amount, words: list[str]) -> int:
    """Add the amount as what it turns out to be; return where the scan continues."""
    if amount.kind == "times":
        return _finish_times(scan, amount, words)
    if amount.kind == "fold":
        amount.kind = "multiple"
    elif amount.kind == "money":
        _add_parts(scan, amount, words)
    elif amount.kind == "duration":
        compound.add_smaller_units(scan, amount)
        done = table_ago(scan, amount) if scan.lang.refs.phrases else english_ago(scan, amount)
        if done := done or time_ahead(scan, amount):
            return done
    elif amount.kind == "measure":
        if amount.unit in compound.PARTED:
            compound.add_smaller_units(scan, amount)
        _add_speed(scan, amount)
    elif not amount.kind:
        done, words = _finish_bare(scan, amount, words)
        if done:
            return done
    return scan.emit(amount, words)


def _finish_times(scan: TextScan, amount: Amount, words: list[str]) -> int:
    """ "three times more" is a multiple, "three times a week" a count, and "one time" in words, "en gang", nothing."""
    if amount.value == 1 and amount.how == "words":
        return amount.end
    amount.kind = "multiple" if is_compared(scan, amount.end, words) else "count"
    return scan.emit(amount, words)


def _add_speed(scan: TextScan, amount: Amount) -> None:
    """ "時速95キロ", "saatte 95 kilometre": the hour, or second, before the number makes a length a speed."""
    time = next((t for t, words in scan.lang.speeds.items() if scan.text.endswith(words, 0, amount.start)), None)
    if time and amount.unit in ("km", "mi", "m"):
        amount.unit = f"{amount.unit}/{time}"


def _add_parts(scan: TextScan, amount: Amount, words: list[str]) -> None:
    if scan.lang.grammar.number_phrases:
        with_parts(scan, amount, words)
    elif not scan.lang.spaced:
        if not amount.scaled and amount.value == amount.value.to_integral_value():
            add_wide_cents(scan, amount)
    elif scan.lang.grammar.parts_joint:
        _add_cents(scan, amount)


def _add_cents(scan: TextScan, amount: Amount) -> None:
    """ "15 Euro und 20 Cent", "25 грн 50 копійок": a sum and its parts are one."""
    joint = scan.lang.parts_joint.match(scan.text, amount.end)
    if joint is None or amount.scaled or amount.value != amount.value.to_integral_value():
        return
    if bare := _BARE_CENTS.match(scan.text, joint.end()):
        _add_bare_cents(scan, amount, bare)
        return
    word = scan.lang.word.match(scan.text, joint.end())
    if not (scan.text[joint.end()].isdecimal() or (word and word[0].lower() in scan.lang.small)):
        return
    cents = read_amount(scan.text, joint.end(), scan.lang, scan.country)
    if cents and cents.kind == "money" and 0 < cents.value < 1 and not cents.mark:
        amount.value, amount.end = CONTEXT.add(amount.value, cents.value), cents.end


def _add_bare_cents(scan: TextScan, amount: Amount, match: re.Match[str]) -> None:
    """ "15 Dollar 50.", "zwei Euro fünfzig": a number below a hundred at the end of a sentence is its cents."""
    word = match[1].lower()
    cents = int(word) if word.isdecimal() else scan.lang.small.get(word, 0)
    if 10 <= cents < 100 and scan.text[amount.end - 1].isalpha():
        amount.value, amount.end = CONTEXT.add(amount.value, CONTEXT.scaleb(Decimal(cents), -2)), match.end()


def _finish_bare(scan: TextScan, amount: Amount, words: list[str]) -> tuple[int, list[str]]:
    """A number without a unit: the unit after "or more", a share, a percentage, or the times that it counts."""
    if not scan.lang.grammar.number_phrases:
        return read_among(scan, amount, words) or counted_phrase(scan, amount), words
    if scan.text.startswith(scan.lang.lasting, amount.end) and not amount.scaled:
        _lasting(scan, amount)
    if scan.text.startswith(" or ", amount.end) and (match := _OR_MORE.match(scan.text, amount.end)):
        words = _or_more(scan, amount, match, words)
    if not amount.kind and not amount.scaled:
        if 0 < amount.value < 10 or amount.value == -1:
            one_in(scan, amount)
        if words and words[-1].lower() == "of" and is_percent_of(words, scan.text, amount):
            amount.kind, amount.unit = "percent", "%"
    return 0, words


def _lasting(scan: TextScan, amount: Amount) -> None:
    """ "three straight quarters", "five more years": the unit of time behind an adjective."""
    match = BEHIND.match(scan.text, amount.end)
    if match is None:
        return
    probe = Amount(amount.start, match.end(), amount.value)
    read_unit(probe, scan.text, scan.lang, scan.country)
    if probe.kind == "duration":
        amount.kind, amount.unit, amount.end = probe.kind, probe.unit, probe.end


def _or_more(scan: TextScan, amount: Amount, match: re.Match[str], words: list[str]) -> list[str]:
    """ "400 or more millimeters": the unit after it; returns the words with the meaning of the first two."""
    probe = Amount(amount.start, match.end(), amount.value)
    read_unit(probe, scan.text, scan.lang, scan.country)
    if not probe.kind:
        return words
    amount.kind, amount.unit, amount.alternates, amount.end = probe.kind, probe.unit, probe.alternates, probe.end
    return {"more": ["at", "least"], "so": ["about"]}.get(match[1], ["at", "most"])


def with_sign(scan: TextScan, amount: Amount, words: list[str]) -> None:
    """ "minus five": the word before the number is its sign."""
    if (
        words
        and _is_minus(words, scan.lang)
        and scan.text[amount.start - 1 : amount.start] == " "
        and not any(" ".join(words[-count:]).lower() in scan.lang.before for count in (2, 3))  # "au moins 5"
    ):
        first = words[-1] if words[-1].lower() in scan.lang.minus else words[-2]  # "शून्य से 7", "from zero 7" below
        amount.start = scan.text.rfind(first.lstrip(",(“"), 0, amount.start)
        amount.value = -amount.value
    elif not scan.lang.spaced and amount.value > 0 and scan.text.endswith(scan.lang.minus_ends, 0, amount.start):
        amount.start -= max(len(word) for word in scan.lang.minus_ends if scan.text.endswith(word, 0, amount.start))
        amount.value = -amount.value


def percent_before(scan: TextScan, at: int) -> int:
    """The length of what makes the number behind it a percentage, "%12", "yüzde on iki", "百分之22"; 0 for none."""
    words = scan.lang.percent_before
    if not words or not scan.text.endswith(words, max(0, at - 8), at):
        return 0
    return max(len(word) for word in words if scan.text.endswith(word, max(0, at - 8), at))


def _is_minus(words: list[str], lang: Language) -> bool:
    last = words[-1] if words[-1][0] not in ",(“" else words[-1][1:]
    if last.lower() in lang.minus:
        return True
    return lang.minus_phrases and " ".join(words[-2:]).lower() in lang.minus


_HUNDRED = lazy(r"[ -](hundred|dozens?|dzs)(?![^\W_])", re.IGNORECASE)
_HALF = lazy(r" and an? half(?![^\W_])")
_THOUSANDS = lazy(r" (?:thousand|million|lakh|crore) (\d{1,3}) (hundred)(?![^\W_])")


def go_on_in_words(scan: TextScan, amount: Amount) -> None:
    """ "3 hundred and 21", "4 thousand 3 hundred", "2 dozen": digits that continue in words."""
    text, head = scan.text, Decimal(0)
    if match := _HALF.match(text, amount.end):
        amount.value, amount.end, amount.how = CONTEXT.add(amount.value, Decimal("0.5")), match.end(), "fraction"
        return
    match = _THOUSANDS.match(text, amount.end)
    if match:
        power = scan.lang.scale[text[amount.end + 1 : match.start(1) - 1]]
        head = CONTEXT.scaleb(amount.value, power)
        seed = Decimal(match[1])
        place = match.span(2)
    else:
        match = _HUNDRED.match(text, amount.end)
        if match is None:
            return
        seed, place = amount.value, match.span(1)
    found = read_words(text, *place, scan.lang, seed)
    if found and found.how == "cardinal":
        amount.value, amount.end, amount.how = CONTEXT.add(head, found.value), found.end, "words"
