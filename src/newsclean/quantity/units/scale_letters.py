"""Letters after a number that are a scale or a unit: "40m euros" and "a 40m wall", "30mm of rain" and "$30mm"."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from newsclean.core.lazy_regex import lazy
from newsclean.quantity.units.unit_lookup import JOINED

if TYPE_CHECKING:
    from newsclean.quantity.language import Language
    from newsclean.quantity.units.unit_lookup import Amount

_FOLLOWING = lazy(r"[ \xa0]([^\W\d_]++(?:[’'-][^\W\d_]++)*+)")
_WORD = lazy(r"[^\W\d_]++(?:[’'][^\W\d_]++)*+")
_COSTING = lazy(r" [a-z]++ [$£€\d]")  # "a router in 4K costs $199": a verb
_STOP = lazy(r"[.!?;][”\"’)]*\s")
FAR = 80  # characters of the sentence on either side: a clause of twelve to fifteen words, which bounds the work
HIGHEST = 1000  # metres: no wave, tree, wall or cliff is higher, so more of them are millions
THOUSAND = 1000  # a thousand millions and more are written as billions, so these are metres
RACES = 50  # kilometres: the longest race that is named by its length is the marathon's, 42
SIZES = frozenset((2, 4, 5, 6, 8, 10, 12, 15, 16))  # thousands of points in a picture's width, kilometres of a race
PHRASE = 5  # words of a noun phrase: one more than in "new low-cost public housing units"


class Letter(NamedTuple):
    """A letter after a number, its end, and whether it touches the number."""

    word: str
    end: int
    glued: bool


class _Sense(NamedTuple):
    """Whether the letter is a scale, and whether that is uncertain."""

    scale: bool
    doubt: bool = False


_SCALE, _UNIT = _Sense(scale=True), _Sense(scale=False)


def power_of(amount: Amount, letter: Letter, text: str, lang: Language) -> int | None:  # noqa: PLR0911 - cases, one line each
    """The power of ten that the letter stands for; None if it is a unit or unknown."""
    word, end, glued = letter
    power = lang.letters.get(word)
    if power is None:
        return None
    if amount.kind == "money":
        return power if glued or word in ("MM", "mm", "M", "B", "K") else None
    if not glued:
        return power if word == "MM" or (word in ("B", "M") and _many(text, end, lang)) else None
    if word in "Kk" and amount.value < RACES and _is_title(amount, letter, text, lang):
        return None
    if word in lang.bare or text[end : end + 1] in ("€", "$", "£") or text.startswith("/-", end):  # "600m/-": shillings
        return power
    if word in ("mm", "t"):
        return power if _of_money(text, end, lang) else None
    sense = _sense(amount, end, text, lang) if word in ("m", "b") else _UNIT
    amount.doubt = sense.doubt and word == "m"
    return power if sense.scale else None


def _is_title(amount: Amount, letter: Letter, text: str, lang: Language) -> bool:
    """ "in 4K", "a 10K race": a picture or a race, unless they are counted ("12K fans") or the sentence is of sums."""
    joined = JOINED.match(text, letter.end)
    words = [joined[1]] if joined else _behind(text, letter.end)
    if any(word.lower() in lang.sets["pictures"] for word in words[:2]):
        return True
    if joined:
        return False
    for word in words:
        if word.lower() in lang.stop or (word is words[0] and _COSTING.match(text, letter.end)):
            break
        if _is_plural(word, lang) or word.lower() in lang.millions["amounts"]:
            return False
    if letter.word != "K" or amount.value not in SIZES:
        return False
    return text.endswith(" in ", 0, amount.start) or not _sentence(amount, letter.end, text, lang).scale


def _many(text: str, end: int, lang: Language) -> bool:
    """ "8 B people": a parted capital is a scale only before a plural."""
    words = _behind(text, end)
    return bool(words) and words[0].islower() and _is_plural(words[0], lang)


def _of_money(text: str, end: int, lang: Language) -> bool:
    found = lang.longest_unit(text, lang.next_word(text, end))
    return found is not None and found[0].kind == "money" and text[end : end + 1] == " "


def _sense(amount: Amount, end: int, text: str, lang: Language) -> _Sense:
    """The meaning of "m": millions before a unit or a counted noun, metres with a dimension or a race."""
    if joined := JOINED.match(text, end):  # "a 12m-long banner", "the 1.2m-member union"
        word = joined[1].lower()
        return _UNIT if word in lang.metres["behind"] or word in lang.metres["races"] else _SCALE
    if _measured(text, end, lang):
        return _SCALE
    if amount.value >= THOUSAND:
        return _UNIT
    words = _behind(text, end)
    return (words and _phrase(amount, words, text, lang)) or _sentence(amount, end, text, lang)


def _measured(text: str, end: int, lang: Language) -> bool:
    """ "40m tonnes", "3.4m sq ft", "1.2m b/d": a unit of more than one letter."""
    match = lang.next_word(text, end)
    if match is None or match[1] != " ":
        return False
    found = lang.longest_unit(text, match)
    if found is None or found[1] - match.start(2) < 2 or text[found[1] : found[1] + 1].isalnum():
        return False
    return match[2].lower() not in lang.metres["behind"]


def _behind(text: str, end: int) -> list[str]:
    """The following words, up to the next punctuation mark."""
    found: list[str] = []
    while len(found) < PHRASE and (match := _FOLLOWING.match(text, end)):
        found.append(match[1])
        end = match.end()
    return found


def _phrase(amount: Amount, words: list[str], text: str, lang: Language) -> _Sense | None:
    """The evidence of the following words; None if there is none."""
    first = words[0].lower()
    if first == "of" and len(words) > 1:
        return _whole(amount, words, text, lang)
    if _is_dimension(words, lang):
        return _UNIT
    if first in lang.millions["behind"] and not _is_definite(amount, text, lang):
        return _SCALE
    for place, word in enumerate(words):
        if place and word in ("and", "or"):
            continue  # "combined digital and physical sales"
        if word.lower() in lang.stop and word.lower() not in lang.metres["races"]:
            break
        if (found := _noun(amount, word, text, lang)) is not None:
            return found
    return None if first in lang.stop else _UNIT  # "a 50m pool"


def _whole(amount: Amount, words: list[str], text: str, lang: Language) -> _Sense:
    """After "of": "3.4m of them" and "5m of sales", but "within 50m of the gate" and "20m of rope"."""
    if _last(amount, text) in lang.metres["within"]:
        return _UNIT
    many = words[1].lower() in lang.millions["of"] or _is_plural(words[-1 if len(words) < 4 else 1], lang)
    return _SCALE if many else _UNIT


def _is_dimension(words: list[str], lang: Language) -> bool:
    """ "60m tall", "30m from the gate"."""
    first, *more = (word.lower() for word in words[:2])
    return first in lang.metres["behind"] or (first in lang.metres["place"] and bool(lang.metres["places"] & {*more}))


def _noun(amount: Amount, word: str, text: str, lang: Language) -> _Sense | None:
    """The evidence of one word of the following noun phrase."""
    lower = word.lower()
    if lower in lang.metres["races"]:
        return _UNIT
    if lower in lang.millions["amounts"]:
        return _SCALE
    return _plural(amount, lower, text, lang) if _is_plural(word, lang) else None


def _is_plural(word: str, lang: Language) -> bool:
    return word.lower() in lang.counted or (word.endswith("s") and not word.endswith(("ss", "us", "is", "'s", "’s")))


def _plural(amount: Amount, noun: str, text: str, lang: Language) -> _Sense:
    """ "3.5m jobs"; but "5m waves", unless they are planted or sold; and "the 100m champions"."""
    if noun in lang.metres["things"] and amount.value <= HIGHEST:
        return _Sense(scale=_last(amount, text) in lang.millions["makers"], doubt=True)
    if noun in lang.metres["racing"]:
        return _Sense(scale=not _is_definite(amount, text, lang), doubt=True)
    return _SCALE


def _last(amount: Amount, text: str) -> str:
    """The preceding word."""
    words = text[max(0, amount.start - 24) : amount.start].split()
    return words[-1].lower() if words else ""


def _is_definite(amount: Amount, text: str, lang: Language) -> bool:
    """ "the 100m", "the women's 200m": a race, not a number of things."""
    last = _last(amount, text)
    race = amount.value >= 50 and amount.value == amount.value.to_integral_value()
    return race and (last in lang.sets["determiners"] or last.endswith(("'s", "’s", "s'", "s’")))


def _sentence(amount: Amount, end: int, text: str, lang: Language) -> _Sense:
    """Nothing after it decides: does the sentence have more words about lengths, or about sums and numbers?

    The word before the number counts twice; in a tie it is metres, with doubt.
    """
    before = _clause(text, amount.start)
    words = before[::-1] + _after(text, end)
    near = [word for word in before[:-5:-1] if word not in lang.millions["skip"]][:1] + words
    metres = sum(word in lang.metres["near"] for word in near)
    millions = sum(word in lang.millions["near"] for word in near)
    if _is_definite(amount, text, lang) and not millions:
        return _UNIT
    return _Sense(scale=millions > metres, doubt=millions == metres or (metres > 0 and millions > 0))


def _clause(text: str, start: int) -> list[str]:
    window = text[max(0, start - FAR) : start]
    cut = max((match.end() for match in _STOP.finditer(window)), default=0)
    return [word.lower() for word in _WORD.findall(window[max(cut, window.rfind("\n") + 1) :])]


def _after(text: str, end: int) -> list[str]:
    window = text[end : end + FAR]
    if stop := _STOP.search(window):
        window = window[: stop.start()]
    return [word.lower() for word in _WORD.findall(window.partition("\n")[0])]
