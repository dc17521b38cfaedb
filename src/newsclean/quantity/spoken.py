"""Number words where they stand, and the last decisions about an amount: parts, multiples, shares, ranks."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from newsclean.lazy import lazy
from newsclean.quantity import time
from newsclean.quantity.amount import Amount, after
from newsclean.quantity.digits import CONTEXT, ratio
from newsclean.quantity.ranges import connected
from newsclean.quantity.words import Spoken, and_fraction, read_words

if TYPE_CHECKING:
    from newsclean.quantity.scan import Scan

_PART = lazy(
    r",? (?:and )?(\d{1,2}|[A-Za-z]{3,9}(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?) ?"
    r"(cents?|pennies|pence|paise|kopecks?|sens?|c|p)(?![^\W_])"
)
_ODD = lazy(r" (?:and )?(\d\d)(?=[.;!?]?(?:\s*$|\n))")
_IN = lazy(r" (in|out of|over)(?: every)? (?:(\d{1,4})(?![\d.,:%]|\w)|([^\W\d_]+))")
_AGAINST = lazy(r" (?:higher|lower|more|less|fewer|as |the |larger|bigger|greater|smaller|faster|slower|better|worse"
                r"|its |their |that |what |longer|stronger|cheaper|likelier|over\b)")  # fmt: skip
_EST = lazy(r"[ -](?:most|least|best|worst|[a-z]{3,12}est)(?![^\W_])")
_HALF_OF = lazy(r"(?: of)?(?: |-)(?:an? )?")
_OF = lazy(r" of (?:an? )?")
_ONE_OF = lazy(r"[ -]((?:twen|thir|for|fif|six|seven|eigh|nine)ty)(?=[- ])")
_TENS = lazy(r" of ([^\W\d_]+)")
_OBJECT = lazy(
    r"[”\"’]? ?(?:$|[.,;:!?)]|"
    r"(?:the|its|their|his|her|our|that|in|from|by|to|over|last|this|what|as|since|on|during|between|within|and"
    r"|after)\b)"
)
_VAGUE = {"tens": 20, "dozens": 24, "hundreds": 200}
_KNOWN = frozenset(["the", "these", "those", "its", "their", "both", "other", "his", "her", "our"])
_SKIP_ORDINAL = frozenset(["lady", "aid", "name", "names", "hand", "minister"])


def finish(scan: Scan, amount: Amount, words: list[str]) -> int:
    """Add the amount as what it turns out to be; returns where the scan goes on."""
    text = scan.text
    if amount.kind == "times":
        amount.kind = "multiple" if _AGAINST.match(text, amount.end) else "count"
    elif amount.kind == "fold":
        amount.kind = "multiple"
    elif amount.kind == "money" and scan.lang.name == "en":
        _with_parts(scan, amount, words)
    elif amount.kind == "duration":
        done = time.ago(scan, amount)
        if done:
            return done
    elif not amount.kind and not amount.scaled:
        if 0 < amount.value < 10 or amount.value == -1:
            _one_in(scan, amount)
        if words and words[-1].lower() == "of" and _is_percent_of(words, text, amount):
            amount.kind, amount.unit = "percent", "%"
    return scan.emit(amount, words)


def _is_percent_of(words: list[str], text: str, amount: Amount) -> bool:
    """ "per cent of 22" on a line of its own, as tables have it; in a sentence the number is the whole."""
    line = [word.lower() for word in words]
    return (
        line in (["percent", "of"], ["per", "cent", "of"])
        and not text[: amount.start].strip().rpartition("\n")[2].lower().removesuffix("of").strip(" percnt")
        and text[amount.end : amount.end + 1] in ("", "\n")
    )


def _with_parts(scan: Scan, amount: Amount, words: list[str]) -> None:
    """ "3 dollars 50 cents", "$20 and 43c", "15 dollars 50"."""
    match = _PART.match(scan.text, amount.end)
    if match and not amount.scaled:
        count = _small(scan, match[1])
        if count is not None and 0 < count < 100:
            amount.value = CONTEXT.add(amount.value, CONTEXT.scaleb(Decimal(count), -2))
            amount.end = match.end()
        return
    odd = _ODD.match(scan.text, amount.end)
    if odd and not amount.scaled and not scan.text[amount.end - 1].isdigit() and "between" not in words:
        amount.value = CONTEXT.add(amount.value, CONTEXT.scaleb(Decimal(odd[1]), -2))
        amount.end = odd.end()


def _small(scan: Scan, word: str) -> int | None:
    if word.isdigit():
        return int(word)
    spoken = read_words(word, 0, len(word.split("-", maxsplit=1)[0].split(" ", maxsplit=1)[0]), scan.lang)
    return int(spoken.value) if spoken and spoken.how == "cardinal" and spoken.end == len(word) else None


def _one_in(scan: Scan, amount: Amount) -> None:
    """ "one in five adults", "two out of three"."""
    match = _IN.match(scan.text, amount.end)
    if match is None or scan.lang.name != "en":
        return
    end = match.end()
    if match[2]:
        under = Decimal(match[2])
    else:
        spoken = read_words(scan.text, match.start(3), end, scan.lang) if match[3].lower() in scan.lang.small else None
        if spoken is None or spoken.how != "cardinal":
            return
        under, end = spoken.value, spoken.end
    probe = Amount(end, end, under)
    after(probe, scan.text, scan.lang, scan.country)
    if probe.kind or not amount.value < under or (match[2] and 1800 < under < 2100):
        return
    if match[1] == "over" and (abs(amount.value) != 1 or scan.text[end : end + 1] not in ("", ".", "\n")):
        return
    amount.value, amount.end, amount.how = ratio(int(amount.value), int(under)), end, "fraction"


def word(scan: Scan, start: int, end: int) -> int:  # noqa: PLR0911 - a table of cases, one line each
    """At a number word; returns where the scan goes on."""
    text, lang = scan.text, scan.lang
    name = text[start:end].lower()
    if start > 1 and text[start - 1] in "-‐‑" and text[start - 2].isalnum():
        return end
    if text[end : end + 1] in "'’" and text[end + 1 : end + 2].isalpha() and not name.endswith("s"):
        return end
    words = scan.back(start)
    if name in lang.multiple:
        return _multiple(scan, start, end, name, words)
    if name in lang.fraction:
        return _fraction(scan, start, end, name, words)
    if name in _VAGUE or (name.endswith("s") and name in lang.scale):
        return _vague(scan, start, end, name, words)
    if name == "one" and not _is_one(scan, end, words):
        return end
    spoken = read_words(text, start, end, lang)
    if spoken is None or spoken.how == "parts":
        return end
    if spoken.how == "ordinal":
        return _ordinal_word(scan, start, spoken, words)
    return _cardinal(scan, start, spoken, words)


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
    if amount.how == "words" and (part := _quarters(scan, amount)):
        amount.value, amount.end, amount.how = part.value, part.end, "fraction"
        if match := _OF.match(text, amount.end):
            _of_unit(scan, amount, match.end())
    elif amount.value < 20 and (below := _ONE_OF.match(text, amount.end)):
        under = read_words(text, *below.span(1), lang)
        if under and under.how == ("ordinal" if amount.value == 1 else "parts") and under.value > 20:
            amount.value, amount.how = ratio(int(amount.value), int(under.value)), "fraction"
            amount.end = under.end
    signed(scan, amount, words)
    after(amount, text, lang, scan.country)
    if not amount.kind and words and 1 < amount.value <= 10 and words[-1].lower() in _KNOWN and not amount.scaled:
        return amount.end  # "the two leaders" tells who is meant, not how many there are
    if lang.name != "en" and not amount.kind and not amount.scaled:
        return connected(scan, amount, words) or amount.end  # "ein", "un", "een" are articles first of all
    return connected(scan, amount, words) or finish(scan, amount, words)


def signed(scan: Scan, amount: Amount, words: list[str]) -> None:
    """ "minus five": the word before the number is its sign."""
    if words and words[-1].lower() in scan.lang.minus and scan.text[amount.start - 1 : amount.start] == " ":
        amount.start = scan.text.rfind(words[-1], 0, amount.start)
        amount.value = -amount.value


def _quarters(scan: Scan, amount: Amount) -> Spoken | None:
    """ "three quarters", "two-thirds"."""
    if amount.value >= 20:
        return None
    found = and_fraction(scan.text, amount.start, scan.lang)
    return found if found and found.end > amount.end else None


def _of_unit(scan: Scan, amount: Amount, place: int) -> None:
    """ "three quarters of an hour": the unit behind "of a"."""
    probe = Amount(place - 1, place - 1, amount.value)
    after(probe, scan.text, scan.lang, scan.country)
    if probe.kind == "duration" or probe.scaled:
        amount.value, amount.end, amount.kind, amount.unit, amount.scaled = (
            probe.value, probe.end, probe.kind, probe.unit, probe.scaled,
        )  # fmt: skip


def _fraction(scan: Scan, start: int, end: int, name: str, words: list[str]) -> int:
    """ "half a million", "more than half", "a quarter of": not "the third quarter" or "the first half"."""
    text, lang = scan.text, scan.lang
    last = words[-1].lower() if words else ""
    part = lang.fraction[name]
    amount = Amount(start, end, ratio(part.numerator, part.denominator), "fraction")
    match = _HALF_OF.match(text, end)
    if match and match.end() > end:
        place = match.end() - 1
        probe = Amount(start, place, amount.value, "fraction")
        after(probe, text, lang, scan.country)
        united = ((probe.kind or probe.scaled) and probe.kind != "measure") or probe.hyphen
        if united and last not in ("first", "second", "third", "fourth"):
            return finish(scan, probe, words)
    follow = text[end : end + 9]
    if last in ("first", "second", "third", "fourth", "latter", "other", "the", "this", "last", "each", "per", "every"):
        return end
    if (follow[:1] in "-'’" and follow) or follow.startswith((" past", " ago", " earlier", " later", " back", " time")):
        return end
    if name == "quarter" and last not in ("a", "one"):
        return end
    if last in ("a", "one") and text[start - 1] in " -":
        amount.start = text.rfind(words[-1], 0, start)
        words = words[:-1]
    return finish(scan, amount, words)


def _multiple(scan: Scan, start: int, end: int, name: str, words: list[str]) -> int:
    sure = name.endswith(("d", "fold", "ing")) or name in ("twice", "thrice")
    if not sure and not _OBJECT.match(scan.text, end):
        return end  # "a double room"
    if name == "twice" and not _AGAINST.match(scan.text, end):
        amount = Amount(start, end, Decimal(2), "words", kind="count")
        return scan.emit(amount, words)
    amount = Amount(start, end, Decimal(scan.lang.multiple[name]), "words", kind="multiple")
    return scan.emit(amount, words)


def _vague(scan: Scan, start: int, end: int, name: str, words: list[str]) -> int:
    """ "tens of thousands", "millions of dollars": a lower end, and no upper one."""
    lang, text = scan.lang, scan.text
    low = Decimal(_VAGUE.get(name, 2)) if name in _VAGUE else CONTEXT.scaleb(Decimal(2), lang.scale[name])
    while (match := _TENS.match(text, end)) and match[1].lower() in lang.scale:
        factor = CONTEXT.scaleb(Decimal(1), lang.scale[match[1].lower()])
        low, end = CONTEXT.multiply(low, factor), match.end()
    amount = Amount(start, end, low, "vague")
    if match := _OF.match(text, end):
        probe = Amount(start, match.end() - 1, low, "vague")
        after(probe, text, lang, scan.country)
        if probe.kind:
            amount = probe
    return scan.emit(amount, words, low=amount.value)


def _ordinal_word(scan: Scan, start: int, spoken: Spoken, words: list[str]) -> int:
    text = scan.text
    last = words[-1].lower() if words else ""
    if (
        last in ("a", "one")
        and spoken.value > 2
        and "-" not in text[start : spoken.end]
        and _is_share(scan, spoken, words)
    ):
        amount = Amount(text.rfind(words[-1], 0, start), spoken.end, ratio(1, int(spoken.value)), "fraction")
        return finish(scan, amount, words[:-1])
    if last == "at" and spoken.value == 1:
        return spoken.end
    return ordinal(scan, start, spoken.end, spoken.value)


def _is_share(scan: Scan, spoken: Spoken, words: list[str]) -> bool:
    rest = scan.text[spoken.end : spoken.end + 4]
    return rest.startswith(" of ") or (len(words) > 1 and words[-2].lower() == "by") or not rest.strip(" .")


def ordinal(scan: Scan, start: int, end: int, value: Decimal) -> int:
    """Add an ordinal, or a rank when a superlative follows."""
    follow = scan.text[end : end + 12].lstrip(" -").split(" ", 1)[0]
    if follow in _SKIP_ORDINAL and value == 1:
        return end
    match = _EST.match(scan.text, end)
    amount = Amount(start, match.end() if match else end, value, "ordinal", kind="rank" if match else "ordinal")
    return scan.emit(amount, [])
