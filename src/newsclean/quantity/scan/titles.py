"""Names with numbers that grammar gives away: titles, trains, models, units of an army."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsclean.core.lazy_regex import lazy
from newsclean.quantity import tables
from newsclean.quantity.counts.lone_words import is_capital_name
from newsclean.quantity.time.tense.words import tense_words
from newsclean.quantity.units.counted_noun import counted_noun

if TYPE_CHECKING:
    from newsclean.quantity.scan.state import TextScan
    from newsclean.quantity.units.unit_lookup import Amount

_SINGULAR = lazy(r" (?:is|was|has|aka|alias|isn[’']t|wasn[’']t|hasn[’']t)(?![^\W_])")
_ARTICLES = frozenset(("a", "an"))
_DETERMINERS = frozenset(("a", "an", "the", "no.", "number"))
_ENDS = frozenset((" ", ".", ",", ""))
_GOES_ON = lazy(r"(?: (?:to|or|and)|[-–]| ?x) ?[\d$€£]")
_WORD_BEHIND = lazy(r" ([^\W\d_]++)([ .,;:!?)’'”\"]|$)(?:([^\W\d_]++)|)")
QUOTES = {"“": "”", '"': '"', "‘": "’", "'": "'", "«": "»", "„": "“"}
_CLOSED_BY = {
    **{sign: {closing} for sign, closing in QUOTES.items()},
    "„": set("“”"),
    "»": {"«"},
    "”": {"”"},
    "《": {"》"},
    "「": {"」"},
}
_INCHES = frozenset("'\"")
_MOST_OF_TITLE = 1000
_STRAIGHT = "\"'"
_LONGEST_TITLE = 40  # characters to either side of the number
_SMALL_WORDS = frozenset(("a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"))
# "12 Angry Men returns", "10 Green Bottles is": capitals at the beginning of a sentence, and a verb in the singular
_OPENS = lazy(
    r"(?: [A-Z][a-z]++){2,4} "
    r"(?:is|was|has|returns|opens|opened|premieres|premiered|stars|starring|tops|topped)(?![^\W_])"
)
# "10 Things I Hate About You": three capitals and no plural that is counted; "13 Going on 30": -ing makes no noun
_JOINTS = r"(?: (?:of|the|and|on|to|in|a|for|at|with|from|or)(?![^\W_]))*+"
_TITLE = lazy(
    rf"{_JOINTS}(?: [A-Z][\w’']*+{_JOINTS}){{3,6}}+(?=[.,;:!?)”’\"]|$|\n| (?:is|was|has|will|which|when)(?![^\W_]))"
    r"|(?: [A-Z][a-z]+ing (?:on|to|for|up|in|out|with)(?![^\W_]))"
)
_LINE = lazy(r" [A-Z][a-z]++ ([a-z]++)(?![^\W_])")  # "the 14 Mission bus"
_LINE_VERBS = frozenset(("runs", "goes", "stops", "leaves", "departs", "arrives", "returns", "serves", "ran", "left"))
_CLUB = lazy(r"\. [A-Z]{2,3} [A-Z]")  # "1. FC Orsk"
_CLOCK = lazy(
    r"([01]?\d|2[0-3])\.[0-5]\d"
    r"(?: (?:to|from) [A-Z]| (?:train|bus|tram|ferry|service|departure|sailing)(?![^\W_]))"
)
_CLOSING = frozenset('.!?:”"')


def names_by_grammar(scan: TextScan, amount: Amount, words: list[str]) -> bool:  # noqa: PLR0911 - a table of cases
    """Does the bare number name something, whatever stands in any list?

    >>> from newsclean import find_quantities
    >>> find_quantities("The 747 was built in Vell; a 777 costs more than that. She read “22 Steps” on the 38 bus.")
    []
    >>> [q.text for q in find_quantities("The 47 were built there; she saw 22 steps, and 38 bus drivers left.")]
    ['47', '22', '38']
    """
    if not words:
        return _opens_title(scan, amount)
    word = words[-1]
    last = word.lower()
    if last in _DETERMINERS and _is_one_thing(scan, amount, last):
        return True
    if _is_title_ahead(scan, amount, words):
        return True
    if word[-2:] in ("'s", "’s") and word.lstrip("“‘\"'«")[:1].isupper() and amount.value < _MOST_OF_TITLE:
        noun = counted_noun(scan.text, amount, scan.lang)  # "Ocean's 8 opened", "Adele's 30 topped lists"
        return noun is None or tense_words(scan.lang.code).is_past(scan.text[amount.end + 1 :][:24].split(" ")[0])
    if word[-1] in _CLOSING and (_opens_title(scan, amount) or _is_bill(scan, amount, words)):
        return True
    if (word[0] in QUOTES or scan.text[amount.start - 1] in QUOTES) and is_quoted_title(scan, amount.start, amount.end):
        return True
    if amount.value == 1:
        return _CLUB.match(scan.text, amount.end) is not None
    return scan.text[amount.end + 1 : amount.end + 2].isupper() and _is_unit_of_army(scan, amount)


def _is_bill(scan: TextScan, amount: Amount, words: list[str]) -> bool:
    """ "S. 2226 passed", "H. 14": a number that is parted from a letter; and no "vitamin D. 300 people"."""
    noun = counted_noun(scan.text, amount, scan.lang) or ""
    return len(words[-1]) == 2 and words[-1][0].isupper() and not noun.endswith("s")


def _is_title_ahead(scan: TextScan, amount: Amount, words: list[str]) -> bool:
    """ "10 Things I Hate About You", "13 Going on 30", "the 14 Mission bus", in a sentence of small letters."""
    if words[-1] == "on" and words[-2:-1] and words[-2].istitle() and words[-2].endswith("ing"):
        return True
    if not scan.text[amount.end + 1 : amount.end + 2].isupper():
        return False
    line = _LINE.match(scan.text, amount.end)
    one = words[-1].lower() in _DETERMINERS or words[-1].endswith(("'s", "’s"))
    if line and one and line[1] in scan.lang.sets["lines"]:
        return True
    named = any(word.islower() and word.isalpha() for word in words[-3:])
    return named and _TITLE.match(scan.text, amount.end) is not None


def _is_one_thing(scan: TextScan, amount: Amount, last: str) -> bool:
    """ "the 747 was", "a 777 costs", "the 38 bus to": one thing has that number."""
    text, end = scan.text, amount.end
    if amount.value > 1 and last != "no." and _SINGULAR.match(text, end):
        return True
    match = _WORD_BEHIND.match(text, end)
    behind = (match[3] or "").lower() if match else ""
    alone = not behind or (match and match[2] != " ") or behind in scan.lang.stop or behind in _LINE_VERBS
    if match and match[1] in scan.lang.sets["lines"] and alone:
        return True
    if last not in _ARTICLES or amount.value < 2 or text[end : end + 1] not in _ENDS or _GOES_ON.match(text, end):
        return False
    if match and match[1].endswith("s") and match[2] == " " and behind in scan.lang.stop:
        return True  # "a 777 costs more": no article stands before a number and a plural
    return counted_noun(text, amount, scan.lang) is None


def _is_unit_of_army(scan: TextScan, amount: Amount) -> bool:
    """ "617 Squadron", and no "12 Squadron pilots"."""
    match = _WORD_BEHIND.match(scan.text, amount.end)
    if match is None or match[1] not in scan.lang.sets["places"] or amount.value < 2:
        return False
    return match[2] != " " or not (match[3] or "").endswith("s")


def is_quoted_title(scan: TextScan, start: int, end: int) -> bool:
    """ "“22 Steps”", "“Murder 101”": alone in quotes, with capitals."""
    window = scan.text[max(0, start - _LONGEST_TITLE) : start]
    place, sign = max((window.rfind(sign), sign) for sign in QUOTES)
    if place < 0 or window[place - 1 : place].isalnum():
        return False
    stop = scan.text.find(QUOTES[sign], end, end + _LONGEST_TITLE)
    if stop < 0:
        return False
    inner = [*window[place + 1 :].split(), *scan.text[end:stop].split()]
    if len(inner) < 2 and sign in _STRAIGHT:
        return False  # as in "English 101", which may be anything
    return bool(inner) and all(word[0].isupper() or word in _SMALL_WORDS for word in inner) and inner[0][0].isupper()


def is_alone_in_quotes(text: str, start: int, end: int) -> bool:
    """ "the film “300”", "«902»": a number alone in quotation marks is a name.

    >>> is_alone_in_quotes("the film “300”", 10, 13), is_alone_in_quotes("“300 died”", 1, 4)
    (True, False)
    """
    if not start or text[end : end + 1] not in _CLOSED_BY.get(text[start - 1], ()):
        return False
    return text[start - 1] not in _INCHES or not text[start - 2 : start - 1].isalnum()


def _opens_title(scan: TextScan, amount: Amount) -> bool:
    return _OPENS.match(scan.text, amount.end) is not None


def is_departure(scan: TextScan, amount: Amount) -> bool:
    """ "the 8.05 to Kessel", "the 17.30 train": a time of day that names what leaves then."""
    return scan.lang.grammar.name_numbers and _CLOCK.match(scan.text, amount.start) is not None


def is_titled_unit(scan: TextScan, amount: Amount, words: list[str], digits: int) -> bool:
    """ "30 Seconds to Mars will play", "50 Cent sued": a unit with a capital beside words in small letters."""
    unit = scan.text[digits + 1 : amount.end]
    if amount.kind not in ("duration", "money") or not unit.istitle() or not unit.isalpha() or amount.mark:
        return False
    if amount.kind == "money" and unit != "Cent":  # names of currencies may have a capital
        return False
    around = [*words, *scan.text[amount.end : amount.end + 60].split()[:5]]
    return (scan.lang.grammar.name_numbers or is_capital_name(scan.lang)) and any(
        w.islower() and w.isalpha() and w not in scan.lang.stop for w in around
    )


# "Gemini 2.5 Pro was"; in headlines capitals go on
_VERSION = lazy(r" [A-Z][a-z]*[a-rt-z](?![^\W_])(?=[.,;:!?)]| (?:[a-z]|\d|$))")
_POINTED = lazy(r"\d{1,2}\.\d")
_CLAUSE = lazy(r"-\d")


def is_version(scan: TextScan, amount: Amount, words: list[str]) -> bool:
    """ "Web 2.0": a name in a sentence; who rounds to a tenth does not print ".0" behind a name."""
    last = words[-1]
    if scan.lang.point == "," and _POINTED.fullmatch(scan.text, amount.start, amount.end):
        return last[0].isupper() or last.lower() in scan.lang.sets["one_article"]  # "Web 2.0", "le 49.3"
    if amount.how != "decimal":
        return False
    if not scan.lang.spaced:
        return last[0].isupper() and last.isascii()  # "Version 2.0"
    named = last[0].isupper() and last.isalpha() and last.lower() not in scan.lang.stop and len(words) > 1
    if last in tables.makes() or (named and last.istitle() and _VERSION.match(scan.text, amount.end)):
        return True
    return (
        named
        and scan.text.endswith(".0", amount.start, amount.end)
        and scan.lang.grammar.name_numbers
        and not _counts(scan, amount)
    )


def is_model(scan: TextScan, amount: Amount, words: list[str], digits: int) -> bool:
    """ "the RX 400h", "rule 10b-5": one letter after the digits, and capitals or a kind of name before them."""
    if amount.end != digits + 1 or amount.kind not in ("duration", "measure") or not words:
        return False
    if words[-1].lower() in scan.lang.identifiers or _CLAUSE.match(scan.text, amount.end):
        return True
    return words[-1].isupper() and words[-1].isalpha() and 1 < len(words[-1]) < 5


def _counts(scan: TextScan, amount: Amount) -> bool:
    found = counted_noun(scan.text, amount, scan.lang)
    return bool(found and found[0].islower())


# "the 15-M", "3-D"; "5 G", which is no weight
_LETTERED = lazy(r"-[A-ZÀ-Þ]{1,2}\d?(?![^\W_])|(?<=[2-6]) G(?![^\W_])(?<![\d.,]\d G)")
_SHIRT = lazy(r"- ?[A-ZÀ-Þ][^\W\d_]+ [A-ZÀ-Þ(]")  # "10-Joel Orr (6), 9-Mara Quill (7)"
_LETTER_BEHIND = frozenset("- ")


def is_coded(scan: TextScan, amount: Amount) -> bool:
    """Whether letters behind the number, or its length, make a code of it."""
    return _is_lettered(scan, amount.end) or is_code(scan.text, amount.start, amount.end)


def _is_lettered(scan: TextScan, end: int) -> bool:
    """ "the 15-M", "5 G", and the shirts of a team in languages whose compounds have no hyphen."""
    if scan.text[end : end + 1] not in _LETTER_BEHIND:
        return False
    if _LETTERED.match(scan.text, end):
        return True
    return bool(scan.lang.sets["plural_ends"]) and _SHIRT.match(scan.text, end) is not None


_CODE = 7  # digits: so many are parted in groups, or written with a scale, where they count something
_COUNTED = lazy(r" ?[^\W\d_A-ZÀ-ÞΑ-ΩА-Я]{2}")


def is_code(text: str, start: int, end: int) -> bool:
    """ "licence 3112009001", "τηλ. 2105244657", and no "1500000 people": a long row of digits that no noun follows.

    >>> is_code("id 3112009001.", 3, 13), is_code("1500000 people", 0, 7)
    (True, False)
    """
    return end - start >= _CODE and text[start:end].isdecimal() and _COUNTED.match(text, end) is None
