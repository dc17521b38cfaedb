"""Ages, which are durations read as "age": "a 60-year-old man", "Ada Moss, 36, said", "aged 11", "die 27-Jährige"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsclean.quantity.units.counted_noun import noun

if TYPE_CHECKING:
    from newsclean.quantity.scan.state import Scan
    from newsclean.quantity.units.unit_lookup import Amount

OLDEST = 123  # years; nobody is known to have been older than 122


def may_age(scan: Scan, words: list[str]) -> bool:
    """May a bare number be an age? In English only behind a comma or the word."""
    if scan.lang.name != "en":
        return True
    return bool(words) and (words[-1][-1] == "," or words[-1].lower() in scan.lang.sets["age"])


def age(scan: Scan, amount: Amount, words: list[str]) -> str | None:
    """Make an amount the age that it is, with the noun it is said of; None when it is none."""
    if amount.kind == "duration":
        match = scan.lang.old.match(scan.text, amount.end) if amount.unit == "year" else None
        if match is None:
            return None
        amount.end, amount.how = match.end(), "age"
        return _whose(scan, amount)
    if amount.kind or amount.scaled or not 0 < amount.value < OLDEST:
        return None
    if scan.lang.name != "en" and (match := scan.lang.aged.match(scan.text, amount.end)):
        amount.end = match.end()
    elif not _is_told(scan, amount, words):
        return None
    amount.kind, amount.unit, amount.how = "duration", "year", "age"
    return _whose(scan, amount)


def _whose(scan: Scan, amount: Amount) -> str:
    return (noun(scan.text, amount, scan.lang) if scan.text.startswith(" ", amount.end) else None) or ""


def _is_told(scan: Scan, amount: Amount, words: list[str]) -> bool:
    """ "aged 11", or a name, a comma, the number, and a comma."""
    if not words or amount.how not in ("plain", "age"):
        return False
    last, text = words[-1], scan.text
    if last.lower() in scan.lang.sets["age"]:
        return text[amount.end : amount.end + 1] != "-"
    name = last[:-1]
    if (
        last[-1] != ","
        or not name.isalpha()
        or not name[0].isupper()
        or name.isupper()
        or amount.end - amount.start > 2
    ):
        return False
    if name.lower() in scan.lang.months or name.lower() in scan.lang.weekdays:
        return False
    behind = text[amount.end : amount.end + 2]
    return behind == ", " or (
        behind[:1] == "." and not behind[1:].strip() and len(words) > 1 and words[-2][:1].isupper()
    )
