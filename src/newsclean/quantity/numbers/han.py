"""Numbers in Chinese and Korean characters: "三百五十万", "七十五点二", "百分之五十", "三分之二", "삼십오만 원"."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from newsclean.core.lazy_regex import lazy
from newsclean.quantity.fields import UnitEntry
from newsclean.quantity.numbers.finish import finish_amount, with_sign
from newsclean.quantity.numbers.han_digits import HANGUL, HanNumber, read_han
from newsclean.quantity.units.amount import read_unit
from newsclean.quantity.units.unit_lookup import Amount, take_unit
from newsclean.quantity.units.wide_parts import wide_share

if TYPE_CHECKING:
    import re

    from newsclean.quantity.scan.state import TextScan

_POINTS = ("百分点", "百分點", "ポイント", "포인트")  # "半个百分点"
_COUNTED = lazy(
    r" ?[多余餘]?(?:人|名|辆|輛|台|架|家|户|戶|頭|头|件|株|個|个(?!百|基)|명|대(?![가-힣])|가구|건(?![가-힣])"
    r"|艘|匹|座|栋|棟|间|間|所|张|張|份|枚|块|塊|起|例|支|枝|棵|箱|袋|瓶|批)"
)
# "数千人": nobody has counted them; but "人数百分之三" is another word
_VAGUE = lazy(r"(?<![人总多少分次件参指岁])(?:[数數几幾])([十百千])([万萬亿億])?")
_TENS = {"十": 1, "百": 2, "千": 3, "万": 4, "萬": 4, "亿": 8, "億": 8}
_SOME = lazy(
    r"([二三四五六七八九])?十[几幾](?=[艘人名个個位只隻辆輛架台家项項次本件条條种種场場所间間座栋棟户戶岁歲年天])"
)
_SEVERAL = frozenset("几幾")
_DIGIT = {sign: value for value, sign in enumerate("二三四五六七八九", 2)}  # "十几艘", "二十几人"
_PERSONS = lazy(r" ?(?:人(?![称行转三生])|名(?![古義义門门前称牌利])|位(?![置数階]))")
_ORDER = frozenset("第前头頭")
_PAIRS = frozenset("两兩")  # two of what is counted, and no other word
_IDIOM = frozenset("不为為功立员員长長果本交")  # behind 成: "一成不变", "三成员"; then it is no tenth
_NEARLY = frozenset("近约約超逾达達重")
_DIGIT_UNITS = frozenset(("折", "%", "％", "パーセント"))
_FEW = 10  # durations and measures below are words as often as figures ("一天到晚", "一米阳光")
_GOOD = frozenset(("money", "percent", "points", "fold"))


def han_amount(scan: TextScan, start: int) -> int:  # noqa: PLR0911 - cases, one line each
    """At a number in characters: add it if a unit or what is counted follows; where the scan continues."""
    text, lang = scan.text, scan.lang
    if word := next((word for word in lang.percent_words if text.startswith(word, start)), ""):
        value = lang.percent_words[word]
        unit = ("points", "pp") if word.endswith(_POINTS) else ("percent", "%")
        amount = Amount(start, start + len(word), value, "words", *unit)
        return finish_amount(scan, amount, scan.back(start))
    if lang.gaps:
        native = _NATIVE.match(text, start)
        return _native_amount(scan, native) if native else _hangul_amount(scan, start)
    if share := wide_share(scan, start):
        return finish_amount(scan, share, scan.back(start))
    some = not _SEVERAL.isdisjoint(text[start + 1 : start + 3]) and _SOME.match(text, start)
    if vague := _VAGUE.match(text, max(0, start - 1)) or some:
        return _vague(scan, vague)
    if text[start] in lang.grammar.han_shares:
        return start + 1
    prefix = next((word for word in lang.percent_before if text.startswith(word, start)), "")
    at = start + len(prefix)
    if text[at : at + 1].isdecimal():
        return at  # "百分之22": read at its digits
    found = read_han(text, at)
    if found is None:
        return at if prefix else start + 1
    if found.end - at > 1 and text.startswith(lang.scaled_units, found.end - 1):
        found = _shorter(text, at, found)  # "五十兆瓦" are 50 megawatts
    amount = Amount(start, found.end, found.value, "words")
    if prefix:
        take_unit(amount, UnitEntry("percent", "%"))
    return _finish(scan, amount, found)


def _vague(scan: TextScan, match: re.Match[str]) -> int:
    """ "数百人", "数千万円": from one of them to ten, if a unit or what is counted follows."""
    if match[0][-1] in _SEVERAL:  # "十几艘": from ten to twenty
        low = Decimal(10 * _DIGIT.get(match[1], 1))
        return scan.emit(Amount(match.start(), match.end(), low, "vague"), [], low=low, high=low + 10)
    power = _TENS[match[1]] + (_TENS[match[2]] if match[2] else 0)
    amount = Amount(match.start(), match.end(), Decimal(1).scaleb(power), "vague")
    read_unit(amount, scan.text, scan.lang, scan.country)
    if amount.glued or not (amount.kind in _GOOD or amount.kind == "measure" or _COUNTED.match(scan.text, amount.end)):
        return match.end()
    return scan.emit(amount, [], low=amount.value, high=amount.value.scaleb(1))


def _finish(scan: TextScan, amount: Amount, found: HanNumber) -> int:
    words = scan.back(amount.start)
    with_sign(scan, amount, words)
    read_unit(amount, scan.text, scan.lang, scan.country)
    off = amount.kind == "duration" and _is_off(scan, amount.end)
    if not off and not _counts(amount, found, scan.text):
        return found.end
    return finish_amount(scan, amount, words)


def _is_off(scan: TextScan, end: int) -> bool:
    """ "两年前", "三周后": a length of time that is counted from today."""
    refs = scan.lang.refs
    return refs.ago[1].match(scan.text, end) is not None or scan.text.startswith(tuple(refs.ahead.behind), end)


_UNITS = {
    "한": 1, "두": 2, "세": 3, "석": 3, "네": 4, "넉": 4, "다섯": 5, "여섯": 6, "일곱": 7, "여덟": 8, "아홉": 9,
}  # fmt: skip
_TEN = {
    "열": 10,
    "스물": 20,
    "스무": 20,
    "서른": 30,
    "마흔": 40,
    "쉰": 50,
    "예순": 60,
    "일흔": 70,
    "여든": 80,
    "아흔": 90,
}
_NATIVE = lazy(
    rf"({'|'.join((*_UNITS, *_TEN))}) ?"
    r"(?=(?:명|개|배|마리|곳|건|대|차례|사람|살|그루|채)(?![가-힣])|(?:명|개|배|마리|곳|건|대|차례|사람|살|그루|채)"
    r"[이가은는을를의에로와과도만중당씩쯤보밖까부나들](?!름))"  # particles: "세 배우" are three actors
)


def _native_amount(scan: TextScan, match: re.Match[str]) -> int:
    """ "세 명이 숨졌다", "스물두 살", "두 배": the numerals of Korean itself, before what they count.

    >>> from newsclean import find_quantities
    >>> found = find_quantities("불이 나 열두 명이 다치고 세 명이 숨졌다. 매출은 두 배가 됐다.", lang="ko")
    >>> [(q.text, q.kind, int(q.value)) for q in found]
    [('열두', 'count', 12), ('세', 'count', 3), ('두 배', 'multiple', 2)]
    """
    text, start, word = scan.text, match.start(), match[1]
    ten = next((each for each in _TEN if text.endswith(each, 0, start)), "") if word in _UNITS else ""
    value, start = _UNITS.get(word, _TEN.get(word, 0)) + _TEN.get(ten, 0), start - len(ten)
    if start and text[start - 1].isalpha():
        return match.end(1)
    amount = Amount(start, match.end(1), Decimal(value), "words")
    read_unit(amount, text, scan.lang, scan.country)
    return finish_amount(scan, amount, scan.back(start))


def _hangul_amount(scan: TextScan, at: int) -> int:
    """ "삼십오만 원", "천 4백만 달러", at its first sign of ten and more; the signs of one stand before it."""
    text, start = scan.text, at
    while start and text[start - 1] in HANGUL:
        start -= 1
    if start and text[start - 1].isalpha():
        return at + 1  # "동백", a word that ends so
    if start == at and text[at + 1 : at + 3].strip()[:1].isdecimal():
        amount = Amount(at, at, Decimal(1), "words")  # read_unit takes the signs that follow
        return max(_finish(scan, amount, HanNumber(amount.value, at + 1, listed=False)), at + 1)
    found = read_han(text, start)
    if found is None:
        return at + 1
    return _finish(scan, Amount(start, found.end, found.value, "words"), found)


def _shorter(text: str, at: int, found: HanNumber) -> HanNumber:
    """The number without its last sign, which belongs to the unit."""
    rest = read_han(text[at : found.end - 1], 0)
    return rest._replace(end=at + rest.end) if rest else found


def _is_digits(amount: Amount, found: HanNumber, text: str) -> bool:
    """ "七〇％", "七五折", "三五〇〇円", as columns print digits; "三四元" are three or four."""
    written = text[amount.start : found.end]
    unit = text[found.end : amount.end]
    return unit in _DIGIT_UNITS or (amount.kind == "money" and (len(written) > 2 or "〇" in written))


def _counts(amount: Amount, found: HanNumber, text: str) -> bool:  # noqa: PLR0911 - cases, one line each
    """Whether it is a figure and no part of a word."""
    if amount.glued or (found.listed and not _is_digits(amount, found, text)):
        return False
    if text[amount.end - 1] == "成" and text[amount.end : amount.end + 1] in _IDIOM:
        return False
    if amount.kind in _GOOD:
        return True
    if amount.unit == "year" and 1000 <= amount.value < 2100:
        return False  # "이천십팔년": the year 2018
    if amount.kind and amount.start and text[amount.start - 1] in _NEARLY:
        return True  # "近一吨"
    if amount.kind:
        return amount.end > found.end + 1 or abs(found.value) >= _FEW
    if text[amount.start - 1 : amount.start] in _ORDER and amount.start:
        return False  # "第三人", "前十位"
    if amount.value >= 2 and _PERSONS.match(text, amount.end):
        return True
    few = amount.value < _FEW and text[amount.start] not in _PAIRS
    return not few and _COUNTED.match(text, amount.end) is not None
