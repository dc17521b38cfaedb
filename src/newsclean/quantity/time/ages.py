"""Ages, which are durations read as "age": "a 60-year-old man", "Ada Moss, 36, said", "aged 11", "die 27-Jährige"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsclean.core.lazy_regex import lazy
from newsclean.quantity.units.counted_noun import counted_noun

if TYPE_CHECKING:
    from newsclean.quantity.language import Language
    from newsclean.quantity.units.unit_lookup import Amount

# "Ana Orr (42), a nurse": two words of a name before the bracket, and no list of players and their points behind it.
_NAMED = lazy(r"(?<![^\W_])[A-Z][^\W\d_]+ (?:[A-Z]\. )?[A-Z][^\W\d_]+(?:[-’'][A-Z][^\W\d_]+)? \($")
_CLOSED = lazy(r"\),? (?:an?|the|who|whose|from|of|said|says|was|is|has|had|and (?:his|her)|one of)(?![^\W_])")
_JOINT = lazy(r"[-’']")  # inside a name: Orr-Lind, O'Dell
_AFTER_NAME = frozenset(("Jr.", "Sr.", "II", "III", "IV"))  # what stands behind a name: "Ana Orr Jr., 36, said"
_BYNAME = lazy(r"[“\"‘'](.+?),?[”\"’']")  # Ana Orr, aka “Ace,” 36
OLDEST = 123  # years; nobody is known to have been older than 122


def may_age(lang: Language, words: list[str]) -> bool:
    """May a bare number be an age? In English only after a comma or the word."""
    if not lang.sets["age"]:
        return True
    if words[-1:] == ["of"] and words[-2:-1] == ["age"]:
        return True
    return bool(words) and (words[-1].rstrip("”\"’'")[-1:] in tuple(",(") or words[-1].lower() in lang.sets["age"])


def read_age(text: str, amount: Amount, lang: Language, words: list[str]) -> str | None:
    """Turn an amount into an age, with the noun it refers to; None if it is not an age."""
    if amount.kind == "duration":
        match = lang.old.match(text, amount.end) if amount.unit == "year" else None
        if match is None:
            return None
        amount.end, amount.how = match.end(), "age"
        return _whose(text, amount, lang)
    if amount.kind or amount.scaled or not 0 < amount.value < OLDEST:
        return None
    if match := lang.aged.match(text, amount.end):
        amount.end = match.end()
    elif not _is_stated(text, amount, lang, words):
        return None
    amount.kind, amount.unit, amount.how = "duration", "year", "age"
    return _whose(text, amount, lang)


def _name_before(last: str, words: list[str]) -> tuple[str, bool]:
    """The name that a word ends, without its comma and what else stands behind it, and whether there was a comma."""
    byname = _BYNAME.fullmatch(last.rstrip(","))
    if byname:
        return byname[1].split()[-1], "," in last
    if last[:-1] in _AFTER_NAME and len(words) > 1:
        return words[-2].rstrip(","), last[-1] == ","
    return last[:-1], last[-1] == ","


def _whose(text: str, amount: Amount, lang: Language) -> str:
    return (counted_noun(text, amount, lang) if text.startswith(" ", amount.end) else None) or ""


def _is_stated(text: str, amount: Amount, lang: Language, words: list[str]) -> bool:
    """ "aged 11", or a name, a comma, the number, and a comma."""
    if not words or amount.how not in ("plain", "age"):
        return False
    last = words[-1]
    if last == "(":
        return bool(_NAMED.search(text, max(0, amount.start - 40), amount.start) and _CLOSED.match(text, amount.end))
    if last.lower() in lang.sets["age"] or words[-2:] == ["age", "of"]:
        return text[amount.end : amount.end + 1] != "-"
    name, comma = _name_before(last, words)
    if (
        not comma
        or not _JOINT.sub("", name).isalpha()
        or not name[0].isupper()
        or name.isupper()
        or amount.end - amount.start > 2
    ):
        return False
    if name.lower() in lang.months or name.lower() in lang.weekdays:
        return False
    behind, full = text[amount.end : amount.end + 2], len(words) > 1 and words[-2][:1].isupper()
    return behind == ", " or (full and (behind == "; " or (behind[:1] == "." and not behind[1:].strip())))
