"""An amount: a number with its sign, its scale and its unit, read forward from where the number begins."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from newsclean.lazy import lazy
from newsclean.quantity import tables
from newsclean.quantity.digits import CONTEXT, read_from
from newsclean.quantity.language import WIDE, Language
from newsclean.quantity.tables import ONE, Entry
from newsclean.quantity.words import read_words

_NEXT = lazy(
    r"((?:[ \xa0\u2009\u202f]{1,2})?[-‐‑]?)"
    r"([^\W\d_]\.(?:[^\W\d_]\.)++|[^\W\d_]++(?:[²³]|[23](?!\w))?\.?(?:/h)?|[%٪％‰°º℃℉][CFK]?(?![^\W_])|[%$€£¥₤￥￡＄¢￠₹₨₽₩￦₪₫₺₴₦₱฿₡₲₵₸₮₭៛৳₾₼֏₿])"
)
_WORD = lazy(r"[^\W\d_]++")
DOUBTFUL = frozenset(("won", "real", "lev", "mark"))  # words that are names of money only with larger numbers
ENDS = frozenset((".", ",", ";", ":", ")", "\n", "?", "!", "”", '"', ""))
ABBREVIATED = frozenset(("Mio", "Mrd", "Bio", "mln", "bln", "mld", "млн", "млрд", "трлн", "тыс", "tys"))  # "5 Mio."
SPACES = " \xa0\u2009\u202f"
_WIDE_DIGITS = lazy(r"\d{1,3}(?:,\d{3})?(?!\d)|\d{4}(?!\d)")
_M_CODE = {"M": 6, "K": 3, "k": 3, "B": 9, "m": 6}


@dataclass(slots=True)
class Amount:
    """What has been read of a quantity so far."""

    start: int
    end: int
    value: Decimal
    how: str = "plain"
    kind: str = ""  # "" while nothing but the number is known
    unit: str | None = None
    alternates: tuple[str, ...] = ()
    scaled: int = 0  # power of ten of the scale word
    mark: str = ""  # the sign or word before the number
    glued: bool = False  # an unknown word stands right behind it ("747s")
    hyphen: bool = False  # and its unit is joined to it ("three-day")


def take(amount: Amount, entry: Entry) -> None:
    """Give an amount its unit."""
    amount.kind, amount.unit, amount.alternates = entry.kind, entry.unit, entry.alternates
    if entry.factor is not ONE:
        amount.value = CONTEXT.multiply(amount.value, entry.factor)


def after(amount: Amount, text: str, lang: Language, country: str | None) -> None:
    """Read what stands behind the number: scale, currency, unit, percent."""
    if lang.name in WIDE:
        _after_wide(amount, text, lang, country)
        return
    for _ in range(3):  # "75 USD million", "$1.9-trillion", "5 million sq km"
        if text[amount.end : amount.end + 1] in ENDS:
            return
        match = _NEXT.match(text, amount.end)
        if amount.scaled and (link := lang.link.match(text, amount.end)):
            match = _NEXT.match(text, link.end()) or match
        if match is None:
            return
        parting, word = match[1], match[2]
        if not _scale(amount, parting, word, match.end(), text, lang) and not _unit(amount, match, text, lang, country):
            amount.glued = not parting and word[0] not in "%$" and word[:1].isalpha()
            return


def _after_wide(amount: Amount, text: str, lang: Language, country: str | None) -> None:
    """Scale and unit of a language that parts no words: "2400億ドル", "1.2万亿元"."""
    match = lang.behind.match(text, amount.end)
    if match is None:
        return
    if match["scale"]:
        power = lang.scale[match["scale"]]
        amount.value = CONTEXT.scaleb(amount.value, power)
        amount.scaled, amount.end = power, match.end("scale")
        match = _more_wide(amount, text, lang, power) or match
    entry = lang.tail[match["unit"]].get("") if match["unit"] else None
    if entry is not None and not amount.kind and _fits_wide(match["unit"], text, match.end()):
        take(amount, tables.of_country(entry, country) if entry.kind == "money" else entry)
        amount.end = match.end()


def _more_wide(amount: Amount, text: str, lang: Language, power: int) -> re.Match[str] | None:
    """ "1兆2000億", "1億5000万": smaller scales that follow; returns what stands behind the last."""
    match = None
    while digits := _WIDE_DIGITS.match(text, amount.end):
        behind = lang.behind.match(text, digits.end())
        if behind is None or not behind["scale"] or lang.scale[behind["scale"]] >= power:
            break
        power = lang.scale[behind["scale"]]
        amount.value = CONTEXT.add(amount.value, CONTEXT.scaleb(Decimal(digits[0].replace(",", "")), power))
        amount.end, match = behind.end("scale"), behind
    return match


def _fits_wide(word: str, text: str, end: int) -> bool:
    """A Latin unit ends where its letters end; any other sign is what it is."""
    return not (
        word[-1].isascii() and word[-1].isalpha() and text[end : end + 1].isascii() and text[end : end + 1].isalnum()
    )


def _scale(amount: Amount, parting: str, word: str, end: int, text: str, lang: Language) -> bool:
    """Is the next word a scale? Then take it."""
    if amount.scaled == 5 and word.rstrip(".") in ("crore", "crores"):  # "Rs 2 lakh crore"
        pass
    elif amount.scaled and (lang.name == "en" or not (len(word) > 2 and "-" not in parting)):
        return False
    dot = word.endswith(".") and word.count(".") == 1
    word, end = (word[:-1], end - 1) if dot else (word, end)
    power = lang.scale.get(word.lower())
    if power is None and (not parting or amount.kind == "money") and len(word) < 3:
        power = _letter(amount, parting, word, text, end, lang)
    elif power is not None and len(word) == 2 and parting and amount.kind != "money" and word in ("mm", "cr"):
        return False
    if power is None:
        return False
    if text[end : end + 1].isdigit():
        return False
    amount.value = CONTEXT.scaleb(amount.value, power)
    amount.scaled += power
    amount.end = end + (dot and word in ABBREVIATED)
    if amount.how in ("plain", "decimal") and len(word) > 2 and lang.small:
        _compound(amount, text, lang)
    return True


def _compound(amount: Amount, text: str, lang: Language) -> None:
    """ "4 thousand 3 hundred", "five lakh twenty thousand" after digits are rare; only "and a half" is common."""
    if text.startswith(" and a half", amount.end) and lang.name == "en":
        amount.value = CONTEXT.add(amount.value, CONTEXT.scaleb(Decimal("0.5"), amount.scaled))
        amount.end += len(" and a half")


def _letter(amount: Amount, parting: str, word: str, text: str, end: int, lang: Language) -> int | None:
    power = lang.letters.get(word)
    if power is None:
        return None
    if amount.kind == "money":
        return power if not parting or (parting == " " and word in ("MM", "M", "B", "K")) else None
    if word in lang.bare:
        return power
    if word in ("m", "b") and (follow := _NEXT.match(text, end)) and follow[1] == " ":
        noun = follow[2]
        if (noun in lang.counted or noun.endswith("s") or _is_money(noun, lang)) and noun not in lang.stop:
            return power
    if word in "mbt" and text[end : end + 1] in "€$£":
        return power
    return None


def _is_money(word: str, lang: Language) -> bool:
    found = lang.tail.get(word) or lang.tail.get(word.lower())
    return bool(found and "" in found and found[""].kind == "money")


def _unit(amount: Amount, match: re.Match[str], text: str, lang: Language, country: str | None) -> bool:
    """Is there a unit in the next words? Then take the longest."""
    found = longest(text, match, lang)
    parting, start = match[1], match.start(2)
    if found is None:
        return len(match[2]) == 4 and _coded(amount, start, text)
    entry, end = found
    if amount.kind == "money":
        if entry.kind == "money" and amount.mark and match[2].isalpha() and _same(amount, entry):
            amount.end = end  # "$10 dollars", "US$5 USD"
            return True
        return False
    if amount.kind or not _fits(amount, entry, text[start:end], parting, text, end):
        return False
    if entry.kind == "money":
        entry = tables.of_country(entry, country)
    amount.hyphen = parting.endswith(("-", "‐", "‑"))
    take(amount, entry)
    amount.end = end
    return True


def _same(amount: Amount, entry: Entry) -> bool:
    return amount.unit == entry.unit or amount.unit in entry.alternates or entry.unit in amount.alternates


def _coded(amount: Amount, start: int, text: str) -> bool:
    """ "30 MUSD", "5 kEUR": a scale and a code in one word."""
    match = _WORD.match(text, start)
    if match and len(match[0]) == 4 and match[0][0] in _M_CODE and match[0][1:] in tables.codes():
        power = _M_CODE[match[0][0]]
        amount.value = CONTEXT.scaleb(amount.value, power)
        amount.scaled += power
        take(amount, Entry("money", match[0][1:]))
        amount.end = match.end()
        return True
    return False


def longest(text: str, match: re.Match[str] | None, lang: Language) -> tuple[Entry, int] | None:
    """The longest unit in the table that begins with this word, and its end."""
    trie, found = lang.tail, None
    while match is not None:
        word, end = match[2], match.end()
        node = trie.get(word) or trie.get(word.lower())
        if node is None and word[-1] == ".":
            word, end = word[:-1], end - 1
            node = trie.get(word) or trie.get(word.lower()) if word else None
        if node is None:
            break
        if "" in node and not _exact_only(word, node, trie):
            found = (node[""], end)
        trie = node
        match = _NEXT.match(text, end) if len(node) > ("" in node) else None
    return found


def _exact_only(word: str, node: object, trie: tables.Trie) -> bool:
    """Short forms are taken as they stand: "C" is Celsius, "c" is cents, "M" no metre."""
    return len(word) < 3 and trie.get(word) is not node


def _fits(amount: Amount, entry: Entry, word: str, parting: str, text: str, end: int) -> bool:
    """Does this unit make sense here? Letters and words with other meanings need more evidence."""
    if text[end : end + 1].isalnum() or text[end : end + 1] == "_":
        return text[end - 1] in "%$€£¥" and not text[end].isdigit()
    if len(word) == 1 and word.isalpha():
        return _letter_fits(amount, entry, word, parting, text, end)
    if word == "in.":
        return parting in ("", " ")
    if word == "second":
        return "-" in parting or amount.value == 1
    if word in ("pound", "pounds") and not amount.scaled and _is_weight(amount, parting, text, end):
        take(amount, Entry("measure", "lb"))
        amount.end, amount.hyphen = end, "-" in parting
        return False
    small = not amount.scaled and amount.value < 1000
    return word != "percentage" and not (small and word in DOUBTFUL)


def _letter_fits(amount: Amount, entry: Entry, word: str, parting: str, text: str, end: int) -> bool:
    if "-" in parting or (parting and word in "KAVWbhsF" and amount.how != "decimal"):
        return False
    if word in "pc":  # pence and cents: 412.5p, 35c; "35 c" is no price in the news
        return not parting or (text[end : end + 1] == "" and word == "c")
    if word == "K":
        return amount.how == "decimal" and not parting
    if word in "AVs":
        return not parting and amount.how == "decimal"
    return not (entry.kind == "measure" and word in "FW" and parting)


def _is_weight(amount: Amount, parting: str, text: str, end: int) -> bool:
    if text[end - 1] != "s" and amount.value != 1:  # "a twenty-pound bag"
        return True
    behind = text[end : end + 12]
    if behind.startswith((" of ", " heavier", " lighter")) and "money" not in behind:
        return True
    around = text[max(0, amount.start - 30) : amount.start].lower()
    return "weigh" in around or "lost" in around or parting == "-"


def read_amount(text: str, start: int, lang: Language, country: str | None) -> Amount | None:
    """The amount that begins here, at a sign, a digit or a number word; None when there is none."""
    position, mark, negative = start, "", False
    if text[start : start + 1] in "-−" and text[start : start + 1]:
        position, negative = start + 1, True
    entry, position = prefix_at(text, position, lang)
    if entry is not None:
        mark = text[start:position]
        if text[position : position + 1] in ("-", "−"):
            position, negative = position + 1, True
    first = text[position : position + 1]
    if first.isdecimal() or (first and first in ".½¼¾⅓⅔"):
        found = read_from(text, position, lang)
        amount = found and Amount(start, found.end, found.value, found.how, mark=mark)
    else:
        amount = _spoken(text, start, position, mark, lang)
    if not amount:
        return None
    if negative:
        amount.value = -amount.value
    if entry is not None:
        take(amount, tables.of_country(entry, country))
    after(amount, text, lang, country)
    return amount


def prefix_at(text: str, start: int, lang: Language) -> tuple[Entry | None, int]:
    """The sign or code that stands here before a number, and where the number begins."""
    if not text[start : start + 1] or text[start].isdecimal():
        return None, start
    match = _PREFIX.match(text, start)
    if match is None:
        return None, start
    word = match[1]
    entry = tables.signs().get(word.replace(" ", "")) or lang.prefix.get(word)
    return (entry, match.end()) if entry is not None else (None, start)


_PREFIX = lazy(
    r"((?:[A-Za-z]{1,4}\.? ?|U\.S\.)?"
    r"[$€£¥₤￥￡＄₹₨₽₩￦₪₫₺₴₦₱฿₡₲₵₸₮₭៛৳₾₼֏₿]|[A-Z][A-Za-z]{0,3}\.?)"
    r" {0,2}\xa0?(?=[-−]?\.?\d)"
)


def _spoken(text: str, start: int, position: int, mark: str, lang: Language) -> Amount | None:
    match = _WORD.match(text, position)
    if match is None or match[0].lower() not in lang.small:
        return None
    spoken = read_words(text, position, match.end(), lang)
    if spoken is None or spoken.how == "ordinal":
        return None
    return Amount(start, spoken.end, spoken.value, "words", scaled=spoken.scaled, mark=mark)
