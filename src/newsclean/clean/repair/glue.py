r"""Words that scraping glued together, split only in certain cases.

Anything that may be a name, a domain, a file or code is left: "SpyAlex Smith", "2020and" and "iPhone" stay.
Letters are Latin: other scripts were not examined.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsclean.clean.repair.scan import BEYOND_ASCII
from newsclean.clean.repair.stage import Gated
from newsclean.core.edits import Edit
from newsclean.core.lazy_regex import lazy

_SIGNS = "$€£¥₹"
_SIGN = lazy(rf"[{_SIGNS}](?<=[^\W\d_].)(?=\d)")
_DOLLARS = ("US", "AU", "CA", "NZ", "HK", "SG", "NT", "A", "C", "S", "R")  # longest first
_LOW = r"[^\W\d_A-Z]"
_CODES = "USD EUR GBP AUD CAD CHF JPY INR Rs".split()  # noqa: SIM905
_TAILS = "|".join(code[1:] for code in _CODES)
_NAMED = "|".join(f"(?<={_LOW}{code})" for code in _CODES)
_REST = rf"(?:{_TAILS})(?:{_NAMED})(?=\.? ?\d)"
_NEXT = rf"(?=[A-ZÀ-ÖØ-Þ])(?<={_LOW}[.!?])"
_CODE = lazy(rf"[UEGACJIR]{_REST}")
_STOP = lazy(rf"[.!?]{_NEXT}")
_CLOSING = lazy(r"”(?=[^\W\d_]{2})")
# The four for RE2, which has no look-around: what stands beside the place is matched, too.
_TRIGGERS = (
    f"[A-Za-z{BEYOND_ASCII}][{_SIGNS}][0-9{BEYOND_ASCII}]",
    rf"[a-z{BEYOND_ASCII}](?:{'|'.join(_CODES)})\.? ?[0-9{BEYOND_ASCII}]",
    f"[a-z{BEYOND_ASCII}][.!?][A-ZÀ-ÖØ-Þ]",
    f"”[A-Za-z{BEYOND_ASCII}]{{2}}",
)

# First words of sentences, in English, German, French and Spanish.
_OPENERS = frozenset(
    """
    A An The This That These Those There Here It Its He She His Her They Their We Our You Your If In On At By For From
    To With And But Or So As After Before When While Since Although Though However Meanwhile What Who Why How Where
    Which Not Now Then One Two Some Many Most Both Also Even Still Yet Under Over During Despite According Because Is
    Are Was Were Will Can Could Do Does Did Has Have Had Mr Mrs Ms
    Der Die Das Den Dem Des Ein Eine Einen Einem Es Er Sie Wir Ihr Ich Im Am Bei Mit Nach Vor Für Auf Aus Von Zu Zum
    Zur Und Oder Aber Auch Doch Denn Dass Wenn Wie Als Dabei Damit Dies Diese Dieser Dieses Seit Laut Nun So Man Nicht
    Le La Les Un Une Des Il Elle Ils Elles On Nous Vous Ce Cette Ces Mais Et Dans Pour Avec Selon Depuis Après
    El Los Las Una Según Pero Con Por Para Desde Este Esta Esto En
    """.split()  # noqa: SIM905 - words read better in lines
)
# Right parts that look like words but end a domain or a file name, and left parts that are abbreviations.
_SUFFIXES = frozenset(
    "Ai App Biz Cloud Co Com De Dev Edu Eu Fm Fr Gov Info Io Is It Js Me Ms Net Org Py Show So To Tv Uk Us".split()  # noqa: SIM905
)
_ABBREVIATIONS = frozenset(
    """
    approx apr art aug bzw capt chap cit col corp cpl dec dept dipl dir dist div est etc evtl feb fig gen ggf gov
    hon inc inkl insp jan jul jun lieut ltd mar max maj min misc mrs nov oct ord pag pres prof pvt resp rev sen sep
    sept sgt str tel univ usw vgl vol www zzgl
    """.split()  # noqa: SIM905 - words read better in lines
)
# Words after a closing quote that cannot belong to it ("“un”likely" and "“pre”existing" stay).
_AFTER_QUOTE = frozenset(
    """
    said says say told tells added adds wrote writes asked asks according and but because while when after before as
    he she they it we who which that the his her their with from for in on to at by was were is are has have had will
    sagte sagt und oder aber so der die das den ist war
    """.split()  # noqa: SIM905 - words read better in lines
)
_BEFORE_WORD = frozenset("“\"‘'’«„(-–—")
_LONGEST = 40  # letters of a word; bounds every check to the left and right


def glue() -> Gated:
    r"""A cleaner that restores a lost space: before money, after a sentence, after a closing quote.

    >>> from newsclean.core.document import Document
    >>> list(glue()(Document("It deliversUS$20b.")))
    [Edit(start=11, end=11, text=' ', kind='glue', rule='glue/currency', score=1.0)]
    >>> [edit.start for edit in glue()(Document("of the sanctions.The leaders left."))]
    [17]
    >>> list(glue()(Document("SpyAlex Smith of Booking.com, e.g. in the U.S. on an iPhone, wrote Node.js in 2020and")))
    []
    """
    return Gated(_may_be_glued, _spaces_between, triggers=_TRIGGERS)


def _may_be_glued(text: str) -> bool:
    # each pattern starts at characters that are rare, so that `re` scans for them: 15 µs each on an article of 5 kB
    if _STOP.search(text) or any(pattern.search(text) for pattern in _of_money(text)):
        return True
    return "”" in text and _CLOSING.search(text) is not None


def _of_money(text: str) -> Iterator[re.Pattern[str]]:
    """The patterns of money that may match: of few texts do they need to be tried at all capitals."""
    if any(sign in text for sign in _SIGNS):
        yield _SIGN
    if any(code in text for code in _CODES):
        yield _CODE


def _spaces_between(text: str) -> Iterator[Edit]:
    for match in (match for pattern in _of_money(text) for match in pattern.finditer(text)):
        if (at := _money(text, match)) is not None:
            yield Edit(at, at, " ", "glue", "glue/currency")
    for match in _STOP.finditer(text):
        if _ends_sentence(text, match.end()):
            yield Edit(match.end(), match.end(), " ", "glue", "glue/sentence")
    for match in _CLOSING.finditer(text):
        if _closes(text, match.start()):
            yield Edit(match.end(), match.end(), " ", "glue", "glue/quote")


def _money(text: str, sign: re.Match[str]) -> int | None:
    """Where the space before an amount is missing, if that is certain."""
    at = sign.start()
    if sign.group() == "$":
        code = next((code for code in _DOLLARS if text.endswith(code, 0, at)), "")
        if not code and not text[at + 2 : at + 3].isalnum() and text[at + 2 : at + 3] not in (".", ","):
            return None  # "$1" after a word is a placeholder of some code
        at -= len(code)
    word = _word_before(text, at)
    return at if len(word) >= 3 and word.islower() and _free(text, at - len(word)) else None


def _ends_sentence(text: str, at: int) -> bool:
    """Does a sentence end before `at` and the next one start there?"""
    left, right = _word_before(text, at - 1), _word_after(text, at)
    if len(left) < 3 or not left.islower() or left in _ABBREVIATIONS or not _free(text, at - 1 - len(left)):
        return False
    if right[1:] and not right[1:].islower():
        return False
    after = text[at + len(right) : at + len(right) + 2]
    if right in _OPENERS and right not in _SUFFIXES and after[:1] in (" ", ",", "’", "'"):
        return True
    return len(left) > 3 and len(right) > 1 and right not in _SUFFIXES and after[:1] == " " and after[1:].islower()


def _closes(text: str, at: int) -> bool:
    """Is the quote at `at` a closing one that a word of the sentence around it is glued to?"""
    word = _word_after(text, at + 1)
    return word in _AFTER_QUOTE and not text[at - 1 : at].isspace() and at > 0


def _word_before(text: str, end: int) -> str:
    start = end
    while start > max(0, end - _LONGEST) and text[start - 1].isalpha():
        start -= 1
    return text[start:end]


def _word_after(text: str, start: int) -> str:
    end = start
    while end < min(len(text), start + _LONGEST) and text[end].isalpha():
        end += 1
    return text[start:end]


def _free(text: str, start: int) -> bool:
    """Does the word at `start` stand alone: not inside a domain, a path, an address or code?"""
    before = text[start - 1 : start] if start else ""
    return not before or before.isspace() or before in _BEFORE_WORD
