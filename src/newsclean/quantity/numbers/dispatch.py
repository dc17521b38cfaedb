"""Number words where they stand, and the last decisions about an amount: parts, multiples, shares, ranks."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING

from newsclean.core.lazy_regex import lazy
from newsclean.quantity.decimals import ratio
from newsclean.quantity.numbers import fractions as shares
from newsclean.quantity.numbers.vague import AGAINST, is_left, multiple, several, vague
from newsclean.quantity.numbers.words import OF_A, Spoken, read_words
from newsclean.quantity.scan.identifiers import is_proper
from newsclean.quantity.scan.ranges import connected
from newsclean.quantity.time import digit_dates as dates
from newsclean.quantity.time import table_dates as foreign
from newsclean.quantity.time import word_dates as time
from newsclean.quantity.units import compound
from newsclean.quantity.units.amount import after
from newsclean.quantity.units.counted_noun import noun
from newsclean.quantity.units.unit_lookup import Amount

if TYPE_CHECKING:
    import re

    from newsclean.quantity.scan.state import Scan

_EST = lazy(r"[ -](?:most|least|best|worst|[a-z]{3,12}est)(?![^\W_])")
_ONE_OF = lazy(r"[ -]((?:twen|thir|for|fif|six|seven|eigh|nine)ty)(?=[- ])")
_OR_MORE = lazy(r" or (more|less|fewer|so)(?= [a-z])")
_BEHIND = lazy(r" ([^\W\d_]++)")
_ALONE = lazy(r"[.,;:!?)”\"]|$| (?:an?|per|each|for|in|or|and|on) ")
_KNOWN = frozenset(["the", "these", "those", "its", "their", "both", "other", "his", "her", "our"])
_SKIP_ORDINAL = frozenset(["lady", "aid", "name", "names", "hand", "minister"])


def finish(scan: Scan, amount: Amount, words: list[str]) -> int:
    """Add the amount as what it turns out to be; returns where the scan goes on."""
    if amount.kind == "times":
        amount.kind = "multiple" if AGAINST.match(scan.text, amount.end) else "count"
    elif amount.kind == "fold":
        amount.kind = "multiple"
    elif amount.kind == "money" and scan.lang.grammar.number_phrases:
        shares.with_parts(scan, amount, words)
    elif amount.kind == "duration":
        compound.extend(scan, amount)
        done = foreign.ago(scan, amount) if scan.lang.refs.known else time.ago(scan, amount)
        if done:
            return done
    elif not amount.kind:
        done, words = _finish_bare(scan, amount, words)
        if done:
            return done
    return scan.emit(amount, words)


def _finish_bare(scan: Scan, amount: Amount, words: list[str]) -> tuple[int, list[str]]:
    """A number without a unit: the unit behind "or more", a share, a percentage, or the times that it counts."""
    if not scan.lang.grammar.number_phrases:
        return foreign.behind(scan, amount), words
    if scan.text.startswith(" or ", amount.end) and (match := _OR_MORE.match(scan.text, amount.end)):
        words = _or_more(scan, amount, match, words)
    if not amount.kind and not amount.scaled:
        if 0 < amount.value < 10 or amount.value == -1:
            shares.one_in(scan, amount)
        if words and words[-1].lower() == "of" and shares.is_percent_of(words, scan.text, amount):
            amount.kind, amount.unit = "percent", "%"
    return 0, words


def _or_more(scan: Scan, amount: Amount, match: re.Match[str], words: list[str]) -> list[str]:
    """ "400 or more millimeters": the unit behind; returns the words that say what the first two say."""
    probe = Amount(amount.start, match.end(), amount.value)
    after(probe, scan.text, scan.lang, scan.country)
    if not probe.kind:
        return words
    amount.kind, amount.unit, amount.alternates, amount.end = probe.kind, probe.unit, probe.alternates, probe.end
    return {"more": ["at", "least"], "so": ["about"]}.get(match[1], ["at", "most"])


def number_word(scan: Scan, start: int, end: int) -> int:
    """At a number word; returns where the scan goes on."""
    text, name = scan.text, scan.text[start:end].lower()
    if start > 1 and text[start - 1] in "-‐‑" and text[start - 2].isalnum():
        return end
    if text[end : end + 1] in "'’" and text[end + 1 : end + 2].isalpha() and not name.endswith("s"):
        return end
    words = scan.back(start)
    if is_proper(scan, start, end, words):
        return end
    return _READ[scan.lang.reads.get(name, "number")](scan, start, end, words)


def _number(scan: Scan, start: int, end: int, words: list[str]) -> int:
    if (scan.text[start:end].lower() == "one" and not _is_one(scan, end, words)) or is_left(scan, start, end, words):
        return end
    if (small := scan.lang.small.get(scan.text[start:end].lower(), 100)) < 100 and _is_alone(scan, end):
        return _plain(scan, Amount(start, end, Decimal(small), "words"), words)
    spoken = read_words(scan.text, start, end, scan.lang)
    if spoken is None or spoken.how == "parts":
        return end
    if spoken.how == "ordinal":
        return dates.century(scan, start, spoken.end, int(spoken.value)) or _ordinal_word(scan, start, spoken, words)
    return several(scan, start, spoken, words) or _cardinal(scan, start, spoken, words)


def _is_alone(scan: Scan, end: int) -> bool:
    """Does nothing follow that could belong to the number? Then most of the reading is not needed."""
    match = _BEHIND.match(scan.text, end)
    return match is not None and match[1].lower() not in scan.lang.goes_on


def _is_one(scan: Scan, end: int, words: list[str]) -> bool:  # noqa: PLR0911 - a table of cases, one line each
    after_, before = scan.lang.one
    if words and words[-1].lower() in after_:
        return False
    if words and words[-1].lower() in scan.lang.minus:
        return True
    rest = scan.text[end : end + 24]
    if not rest.strip(" .!?"):
        return len(words) < 3
    following = rest[1:].split(maxsplit=1)
    follow = following[0] if following else ""
    if rest[0] == " ":
        if follow in ("in", "out", "over"):
            return True
        if follow == "and":
            return rest[1:].startswith(("and a ", "and one", "and two", "and three", "and quarter"))
        return follow[:1].isalpha() and follow.rstrip(".,;:").lower() not in before and follow[:1].islower()
    return rest[0] == "-" and follow[:1].islower()


def _cardinal(scan: Scan, start: int, spoken: Spoken, words: list[str]) -> int:
    text, lang = scan.text, scan.lang
    amount = Amount(start, spoken.end, spoken.value, "fraction" if spoken.how == "fraction" else "words")
    amount.scaled = spoken.scaled
    if amount.how == "words" and (part := shares.quarters(scan, amount)):
        amount.value, amount.end, amount.how = part.value, part.end, "fraction"
        if match := OF_A.match(text, amount.end):
            shares.of_unit(scan, amount, match.end())
    elif amount.value < 20 and (below := _ONE_OF.match(text, amount.end)):
        under = read_words(text, *below.span(1), lang)
        if under and under.how == ("ordinal" if amount.value == 1 else "parts") and under.value > 20:
            amount.value, amount.how = ratio(int(amount.value), int(under.value)), "fraction"
            amount.end = under.end
    return _plain(scan, amount, words)


def _plain(scan: Scan, amount: Amount, words: list[str]) -> int:
    lang = scan.lang
    signed(scan, amount, words)
    after(amount, scan.text, lang, scan.country)
    if not amount.kind and words and 1 < amount.value <= 10 and words[-1].lower() in _KNOWN and not amount.scaled:
        return amount.end  # "the two leaders" tells who is meant, not how many there are
    if not lang.grammar.lone_number_words and not amount.kind and not amount.scaled:
        found = connected(scan, amount, words) or foreign.behind(scan, amount)
        return found or amount.end  # "ein", "un", "een" are articles first of all
    return connected(scan, amount, words) or finish(scan, amount, words)


def signed(scan: Scan, amount: Amount, words: list[str]) -> None:
    """ "minus five": the word before the number is its sign."""
    if words and words[-1].lower() in scan.lang.minus and scan.text[amount.start - 1 : amount.start] == " ":
        amount.start = scan.text.rfind(words[-1], 0, amount.start)
        amount.value = -amount.value


def _part(scan: Scan, start: int, end: int, words: list[str]) -> int:
    name = scan.text[start:end].lower()
    amount = compound.and_a_half(scan, start, end) if name == "half" and words and words[-1] in ("a", "and") else None
    if amount is not None:
        return finish(scan, amount, scan.back(amount.start))
    amount = shares.fraction(scan, start, end, name, words)
    if amount is None:
        return end
    return finish(scan, amount, words if amount.start == start else words[:-1])


def _coin(scan: Scan, start: int, end: int, words: list[str]) -> int:
    """ "a dollar", "a penny": one of them, unless it is the first half of a noun ("a dollar bill")."""
    if not words or words[-1].lower() != "a" or not _ALONE.match(scan.text, end):
        return end
    amount = Amount(start - 1, start - 1, Decimal(1), "words", mark="")
    after(amount, scan.text, scan.lang, scan.country)
    if amount.kind != "money":
        return end
    amount.start = scan.text.rfind(words[-1], 0, start)
    return finish(scan, amount, words[:-1])


def _ordinal_word(scan: Scan, start: int, spoken: Spoken, words: list[str]) -> int:
    text = scan.text
    last = words[-1].lower() if words else ""
    if (
        last in ("a", "one")
        and spoken.value > 2
        and "-" not in text[start : spoken.end]
        and shares.is_share(scan, spoken, words)
    ):
        amount = Amount(text.rfind(words[-1], 0, start), spoken.end, ratio(1, int(spoken.value)), "fraction")
        if match := OF_A.match(text, amount.end):
            shares.of_unit(scan, amount, match.end())
        return finish(scan, amount, words[:-1])
    if last == "at" and spoken.value == 1:
        return spoken.end
    return ordinal(scan, start, spoken.end, spoken.value, words)


def ordinal(scan: Scan, start: int, end: int, value: Decimal, words: list[str] | None = None) -> int:
    """Add an ordinal, or a rank when a superlative follows."""
    words = scan.back(start) if words is None else words
    if value == 2 and _is_moment(scan, start, end, words):
        return end
    follow = scan.text[end : end + 16].lstrip(" -").split(" ", 1)[0]
    if (follow in _SKIP_ORDINAL and value == 1) or follow.rstrip(".,;:)") in scan.lang.sets["places"]:
        return end
    match = _EST.match(scan.text, end)
    amount = Amount(start, match.end() if match else end, value, "ordinal", kind="rank" if match else "ordinal")
    return scan.emit(amount, words)


def _is_moment(scan: Scan, start: int, end: int, words: list[str]) -> bool:
    """ "for a second", "a split second", "feet per second": the unit of time, and no order."""
    last = [word.lower() for word in words[-2:]]
    if last[-1:] in (["split"], ["per"]):
        return True
    return last == ["for", "a"] and noun(scan.text, Amount(start, end, Decimal(2), kind="ordinal"), scan.lang) is None


_READ: dict[str, Callable[[Scan, int, int, list[str]], int]] = {
    "multiple": multiple, "fraction": _part, "coin": _coin, "vague": vague, "number": _number,
}  # fmt: skip
