"""A quantity written in the house style: "$240bn", "24.5%", "5–10 miles", "1,500 people"."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

from newsclean.quantity.decimals import CONTEXT
from newsclean.quantity.fields import Fields
from newsclean.quantity.tables import quantity_table

# Dollars and pounds by their prefix; "Rs" rather than "₹", which fonts of the press still lack. Source: the style
# guide of the Guardian ("money, currencies") and of the BBC; other currencies by their code.
SIGNS = {
    "USD": "$", "AUD": "A$", "CAD": "C$", "NZD": "NZ$", "HKD": "HK$", "SGD": "S$", "TWD": "NT$", "BRL": "R$",
    "GBP": "£", "EUR": "€", "JPY": "¥", "INR": "Rs", "CHF": "SFr", "CNY": "CN¥",
}  # fmt: skip
SCALES = ((12, "tn"), (9, "bn"), (6, "m"))
PLURALS = {"inch": "inches", "foot": "feet", "century": "centuries", "stone": "stone"}
WORDS = ((12, " trillion"), (9, " billion"), (6, " million"))


def formatted(q: Fields) -> str:
    """The quantity in the house style; a date in ISO 8601, or as in the text if it is not resolved."""
    if q.kind == "date":
        return q.when or q.text
    if q.value is None and (q.low is None or q.high is None):
        return q.text
    text = _range(q) if q.value is None else _one(q, q.value)
    return f"{text} per {_base(q.per)}" if q.per and q.kind not in ("percent", "points") else text


def _one(q: Fields, value: Decimal) -> str:
    if q.kind == "money":
        sign = "-" if value < 0 else ""
        return sign + _sign(q.unit or "") + _scaled(abs(value), SCALES)
    text = _scaled(value, WORDS)
    if q.kind == "multiple":
        return f"{text}-fold"
    return text + (_ordinal(value) if q.kind in ("ordinal", "rank") else _behind(q, value))


def _range(q: Fields) -> str:
    low, high = q.low or Decimal(0), q.high or Decimal(0)
    if q.kind == "money":
        return f"{_one(q, low)}–{_one(q, high)}"
    power = _power(low)
    if power and power == _power(high):
        head = _plain(CONTEXT.scaleb(low, -power), 0)
        return f"{head}–{_one(q, high)}"
    joint = "–" if low >= 0 and (q.unit or q.kind == "percent") else " to "
    start = "from " if joint == " to " else ""
    return (
        f"{start}{_plain(low, 0)}{joint}{_one(q, high)}"
        if not power
        else f"{start}{_scaled(low, WORDS)} to {_one(q, high)}"
    )


def _base(per: str) -> str:
    number, _, name = per.partition(" ")
    if number[0].isdecimal():
        return f"{int(number):,} {unit_names().get(name, name)}".rstrip() if number.isdigit() else per
    return unit_names().get(per, per)


def _sign(code: str) -> str:
    return SIGNS.get(code, f"{code} ")


def _power(value: Decimal) -> int:
    return next((power for power, _ in WORDS if abs(value) >= Decimal(10) ** power), 0)


def _scaled(value: Decimal, scales: tuple[tuple[int, str], ...]) -> str:
    for power, name in scales:
        if abs(value) >= Decimal(10) ** power:
            return _plain(CONTEXT.scaleb(value, -power), power) + name
    return _plain(value, 0)


def _plain(value: Decimal, power: int) -> str:
    """Digits in groups of three, without zeros that only the scale needs; "1.50" of money keeps its second digit."""
    del power
    if value == value.to_integral_value():
        return f"{int(value):,}"
    return f"{value.normalize(CONTEXT):,f}" if -value.as_tuple().exponent > 2 else f"{value:,f}"  # type: ignore[operator]


def _ordinal(value: Decimal) -> str:
    number = int(value)
    if number % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def _behind(q: Fields, value: Decimal) -> str:
    if q.unit == "%":
        return "%"
    if q.unit in ("pp", "bp"):
        return " percentage points" if q.unit == "pp" else " basis points"
    if q.unit is None:
        return ""
    name = unit_names().get(q.unit, q.unit)
    many = value != 1 and name.isalpha() and len(name) > 3 and not name.endswith(("s", "feet", "hertz", "Celsius"))
    if many:
        name = PLURALS.get(name, f"{name}s")
    return f" {name}"


@cache
def unit_names() -> dict[str, str]:
    """The first word or sign of each unit in the tables, from which it can be read back."""
    found: dict[str, str] = {}
    for rows in quantity_table("units").values():
        for name, row in rows.items():
            _, words, exact = (part.strip() for part in row.split("|"))
            first = (words or exact or name).split()[0].replace("_", " ")
            short = exact.split()[0] if exact and len(exact.split()[0]) > 1 and not exact[0].isupper() else ""
            found[name] = short if short and " " in first else first
    return found
