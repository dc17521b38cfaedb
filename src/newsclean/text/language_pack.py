"""A language: its tables under data/languages, read when an article first needs them.

A language is chosen once per article, by its tag, and its pack is passed down. What depends on a language is a field of
its pack or an entry of its tables; no code asks for a language by name. A language is added by a folder of tables.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from types import MappingProxyType
from typing import Any

# The order in which messages name them.
LANGUAGES: tuple[str, ...] = (
    "en", "de", "fr", "es", "it", "pt", "nl", "ru", "pl", "zh", "ja",
    "ar", "tr", "ko", "sv", "no", "da", "el", "uk", "hi", "fi",
)  # fmt: skip
# Other codes of the same languages: ISO 639-2, and the two written forms of Norwegian.
_OTHER_CODES = """
nb=no nn=no iw=he in=id eng=en deu=de ger=de fra=fr fre=fr spa=es ita=it por=pt nld=nl dut=nl rus=ru pol=pl zho=zh
chi=zh cmn=zh yue=zh jpn=ja ara=ar arb=ar tur=tr kor=ko swe=sv nor=no nob=no nno=no dan=da ell=el gre=el
ukr=uk hin=hi fin=fi"""
_SAME = dict(pair.split("=") for pair in _OTHER_CODES.split())
Table = Mapping[str, Any]


@dataclass(frozen=True)
class LanguagePack:
    """The tables of one language.

    >>> english, german = language_pack("en"), language_pack("de-AT")
    >>> english.capital_is_name, german.capital_is_name
    (True, False)
    >>> german.stem("Häusern"), "und" in german.stop_words
    ('haus', True)
    >>> language_pack("tlh") is None
    True
    """

    code: str

    def table(self, name: str) -> Table:
        """A table of the language, such as "quantity"; what no capability has written yet is a missing file."""
        return _read(self.code, name)

    def word_set(self, key: str) -> frozenset[str]:
        """The words of an entry of language.toml; none when the language does not have it.

        >>> language_pack("de").word_set("titles")
        frozenset()
        """
        return frozenset(str(self._own.get(key, "")).split())

    def claim_words(self, kind: str) -> tuple[str, ...]:
        """The words of a kind in claims.toml, which say how a figure or statement is meant; the longest first.

        Kinds: forecast, target, record, to_date, revised (modality); says, given, speaks, links (attribution); base, to
        (roles); negated, denies, affirms, negated_after, up, down (polarity); none for any other.

        >>> "prognostiziert" in language_pack("de").claim_words("forecast"), language_pack("de").claim_words("mood")
        (True, ())
        """
        return _claim_words(self.code, kind)

    def claim_pattern(self, kind: str) -> re.Pattern[str]:
        """A pattern of these words, whole ones where the language parts its words, in any case; linear.

        >>> language_pack("sv").claim_pattern("down").search("Priset Sjönk med 3 procent")[0]
        'Sjönk'
        >>> language_pack("sv").claim_pattern("mood").search("Priset sjönk") is None
        True
        """
        return _claim_pattern(self.code, kind, whole=self.spaced)

    @cached_property
    def _own(self) -> Table:
        return self.table("language")

    @cached_property
    def spaced(self) -> bool:
        """Whether spaces stand between words."""
        return bool(self._own["spaced"])

    @cached_property
    def capital_is_name(self) -> bool:
        """Whether a capitalised word within a sentence is a name."""
        return bool(self._own["capital_is_name"])

    @cached_property
    def stop_words(self) -> frozenset[str]:
        """The stop words, in lower case."""
        return self.word_set("stop_words")

    @cached_property
    def calendar(self) -> frozenset[str]:
        """Months and weekdays, in lower case."""
        return self.word_set("calendar")

    @cached_property
    def titles(self) -> frozenset[str]:
        """Words before a name, as they are written."""
        return self.word_set("titles")

    @cached_property
    def stem(self) -> Callable[[str], str]:
        """The stemmer: Snowball's, or, if there is none, only lower case."""
        name = self._own.get("stemmer")
        if name is None:
            return str.lower
        if name == "english":
            from newsclean.text.language.english_stemmer import stem_english

            return stem_english
        import snowballstemmer  # 4 ms, needed only for comparing words

        stem_word: Callable[[str], str] = snowballstemmer.stemmer(name).stemWord
        return lambda word: stem_word(word.lower())


@lru_cache(256)  # tags come from records, so there may be any number of them
def primary_code(tag: str) -> str | None:
    """The language of a tag, by its shortest code, whether there are tables for it or not; None for what is not a tag.

    >>> primary_code("en-GB"), primary_code("nb_NO"), primary_code("deu"), primary_code("cs")
    ('en', 'no', 'de', 'cs')
    >>> primary_code("German language") is primary_code("und") is None
    True
    """
    code = tag.strip().replace("_", "-").split("-")[0].lower()
    known = code.isascii() and code.isalpha() and len(code) in (2, 3) and code not in ("und", "mul", "zxx", "xx")
    return _SAME.get(code, code) if known else None


def language_code(tag: str) -> str | None:
    """The code of the language of a tag that there are tables for.

    >>> language_code("en-GB"), language_code("zh_Hant"), language_code("xx")
    ('en', 'zh', None)
    """
    code = primary_code(tag)
    return code if code in LANGUAGES else None


def language_pack(tag: str) -> LanguagePack | None:
    """The pack of a language, the same one each time; None for a language without tables."""
    code = language_code(tag)
    return None if code is None else _pack(code)


def default_pack() -> LanguagePack:
    """The pack for texts whose language is not known: English.

    >>> default_pack() is language_pack("en-US")
    True
    """
    return _pack(LANGUAGES[0])


@cache
def _pack(code: str) -> LanguagePack:
    return LanguagePack(code)


@cache
def _claim_words(code: str, kind: str) -> tuple[str, ...]:
    phrases = (phrase.strip() for phrase in str(_read(code, "claims").get(kind, "")).split("|"))
    return tuple(sorted(filter(None, phrases), key=len, reverse=True))


@cache
def _claim_pattern(code: str, kind: str, *, whole: bool) -> re.Pattern[str]:
    words = "|".join(map(re.escape, _claim_words(code, kind))) or "(?!)"
    return re.compile(rf"(?<![^\W_])(?:{words})(?![^\W_])" if whole else f"(?:{words})", re.IGNORECASE)


@cache
def _read(code: str, name: str) -> Table:
    import tomllib  # 9 ms, and most runs ask only for the codes

    from newsclean.data import data_text  # here, as nearly every other module builds on this one

    return MappingProxyType(tomllib.loads(data_text(f"languages/{code}/{name}.toml")))
