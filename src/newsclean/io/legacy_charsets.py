"""The legacy encoding of text that declares none: each is tried strictly, and the most natural reading wins.

A wrong encoding often fits, but what it gives is not language: letters of one word come from two scripts, capitals
follow small letters, rare signs stand inside words. Each reading is scored by its pairs of characters; the language
that a page declares decides between readings that are as natural.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

SAMPLE = 8_000  # bytes from the first one above 127: a few hundred of those decide
READ = 400_000  # bytes in which that is looked for: heads of pages hold long scripts
# Encodings by the languages that were written in them: the WHATWG Encoding Standard's table of default encodings, and
# the older ones of the same languages. Wide ones first: they hardly ever fit by chance.
WIDE = {"zh": ("gb18030", "big5hkscs"), "ja": ("cp932", "euc_jp"), "ko": ("cp949",)}
NARROW = {
    "en de fr es it pt nl sv da no nb fi is": ("cp1252",),
    "ru uk be bg sr mk kk ky tg mn": ("cp1251", "koi8-r", "iso8859-5", "cp866"),
    "el": ("cp1253", "iso8859-7"),
    "ar fa ur": ("cp1256", "iso8859-6"),
    "he yi": ("cp1255", "iso8859-8"),
    "th": ("cp874",),
    "pl cs sk hu sl hr bs ro sq": ("cp1250", "iso8859-2"),
    "tr az": ("cp1254",),
    "lt lv et": ("cp1257",),
    "vi": ("cp1258",),
}
_LANG = re.compile(rb"""<html[^>]{0,300}?\blang\s*=\s*["']?\s*([A-Za-z]{2,3})""", re.IGNORECASE)
_TAGS = re.compile(rb"<[^<>]*>")
_PARTED = re.compile("[\u3400-\u9fff\uac00-\ud7a3] (?=[\u3400-\u9fff\uac00-\ud7a3])")
_TOGETHER = re.compile(r"[^\x00-\x7f]{2}")
_BEHIND_LATIN = re.compile(r"[a-zA-Z][^\x00-\x7f]")
_HIGH = re.compile(rb"[\x80-\xff]")


@dataclass(frozen=True, slots=True)
class CharsetOptions:
    """What makes a reading natural."""

    # share of unnatural pairs: real text in its own encoding has fewer, any other reading of 40 tries more
    worst: float = 0.12
    declared: float = 0.08  # by which a reading in the declared language may be less natural

    letters: int = 30  # letters of an alphabet with capitals, of which a text has one: Hebrew read as Cyrillic has none
    no_capital: float = 0.05
    parted: float = 0.12  # spaces between wide characters, per character: Korean has 0.25, Chinese hardly any


CHARSETS = CharsetOptions()
_SIGNS = frozenset("“”‘’„‚–—…•«»€£§°·©®™№\xa0")
# Letters beyond ASCII of the languages of each encoding of Latin script; text of one language uses one of these sets.
_WESTERN = (
    "äöüßéàèç",
    "àâçéèêëîïôùûœæ",
    "áéíóúñü¿¡ªº",
    "ãõáéíóúâêôçàªº",
    "àèìòùé",
    "åäöæøéü",
    "áðéíóúýþæö",
    "éëïöüèêíóúà",
)
_CENTRAL = ("ąćęłńóśźż", "áčďéěíňóřšťúůýž", "áäčďéíĺľňóôŕšťúýž", "áéíóöőúüű", "čćšžđ", "ăâîșşțţ", "çë")
_TURKISH = ("çğıöşüâîûİəé",)
_ALPHABETS = {
    name: tuple(frozenset(letters + letters.upper()) | _SIGNS for letters in some)
    for name, some in (("cp1252", _WESTERN), ("cp1250", _CENTRAL), ("iso8859-2", _CENTRAL), ("cp1254", _TURKISH))
}


def legacy_charset(data: bytes) -> str | None:
    """The legacy encoding in which some bytes read most naturally; None if none does.

    >>> legacy_charset("Паром снова опоздал на час, сообщили в порту.".encode("koi8-r"))
    'koi8-r'
    >>> legacy_charset("Die Behörden in Zürich prüfen Maßnahmen".encode("cp1252")), legacy_charset(b"Rain.")
    ('cp1252', None)
    """
    declared = _LANG.search(data[:4096])
    language = declared[1].decode().lower() if declared else ""
    bare = _TAGS.sub(b" ", data[:READ])
    first = _HIGH.search(bare)
    if first is None:
        return None
    sample = bare[max(first.start() - 1, 0) :][:SAMPLE]
    readings = dict(_scores(sample, data, language))
    best = min(readings, key=lambda name: readings[name], default=None)
    return best if best is not None and readings[best] <= CHARSETS.worst else None


def _scores(sample: bytes, data: bytes, language: str) -> Iterator[tuple[str, float]]:
    """How unnatural each encoding's reading is, for those that fit all of the bytes."""
    for languages, names in (*WIDE.items(), *NARROW.items()):
        bonus = CHARSETS.declared if language in languages.split() else 0.0
        for rank, name in enumerate(names):
            text = _strict(sample, name)
            if text is None or _strict(data, name, partial=False) is None:
                continue
            bad = _unnatural_wide(text, languages) if languages in WIDE else _unnatural(text, name)
            yield name, bad - bonus + 0.001 * rank


def _strict(data: bytes, name: str, *, partial: bool = True) -> str | None:
    try:
        return data.decode(name)
    except UnicodeDecodeError as error:
        if partial and error.start >= len(data) - 4:  # a character cut at the end of the sample
            return data[: error.start].decode(name)
        return None


def _unnatural_wide(text: str, language: str) -> float:
    """The share of characters beyond ASCII that are none of the common ones of the language."""
    beyond = [char for char in text if char > "\x7f"]
    common = sum(_is_common(char, language) for char in beyond)
    parted = len(_PARTED.findall(text)) / len(beyond)
    if not _TOGETHER.search(text) and _BEHIND_LATIN.search(text):  # "Moor’s" of Windows-1252 is "Moor痴" in Shift JIS
        return 2.0
    return 1.0 - common / len(beyond) + (language != "ko") * (parted > CHARSETS.parted)


def _is_common(char: str, language: str) -> bool:
    if "\u3000" <= char <= "\u303f" or "\uff01" <= char <= "\uff5e" or char in _SIGNS:
        return True
    if language == "ja" and "\u3041" <= char <= "\u30ff":
        return True
    if language == "ko":
        return "\uac00" <= char <= "\ud7a3" and char in _common(language)
    return char in _common(language)


@cache
def _common(language: str) -> frozenset[str]:
    """The characters of the first level of each standard, which are the common ones; read from the codec itself."""
    codec, rows = {
        "zh": ("gb2312", range(0xB0, 0xD8)),
        "ja": ("euc_jp", range(0xB0, 0xD0)),
        "ko": ("euc_kr", range(0xB0, 0xC9)),
    }[language]
    pairs = (bytes((row, cell)) for row in rows for cell in range(0xA1, 0xFF))
    found = {pair.decode(codec, "ignore") for pair in pairs}
    if language == "zh":
        found |= {
            bytes((row, cell)).decode("big5", "ignore") for row in range(0xA4, 0xC7) for cell in range(0x40, 0xFF)
        }
    return frozenset(found - {""})


def _unnatural(text: str, name: str) -> float:
    """The share of characters beyond ASCII that a text of the encoding's languages would not have there."""
    triples = [three for three in zip(" " + text, text, text[1:] + " ", strict=False) if three[1] > "\x7f"]
    if alphabets := _ALPHABETS.get(name):
        split = sum(map(_splits_word, triples))
        return min(sum(char not in letters for _, char, _ in triples) for letters in alphabets) / len(triples) + (
            split / len(triples)
        )
    letters = [char for _, char, _ in triples if char.isalpha()]
    small = len(letters) >= CHARSETS.letters and all(map(str.islower, letters))
    misfits = sum(_misfits(before, char) for before, char, _ in triples)
    return misfits / len(triples) + CHARSETS.no_capital * small


def _splits_word(three: tuple[str, str, str]) -> bool:
    """Does a sign stand between two letters, or a capital behind a small one?"""
    before, char, after = three
    if char.isalpha():
        return char.isupper() and before.islower()
    return before.isalpha() and after.isalpha() and char not in "’‘·\xad–—"


def _misfits(before: str, char: str) -> bool:
    """Is a character of another alphabet out of place behind the one before it?"""
    if not char.isalpha():
        return char not in _SIGNS and not "\u0591" <= char <= "\u0652" and not "\u0e00" <= char <= "\u0e7f"
    if char < "\u0370":  # Latin beyond ASCII in an encoding of another alphabet
        return True
    return (before.isalpha() and before < "\u0370") or (char.isupper() and before.islower())
