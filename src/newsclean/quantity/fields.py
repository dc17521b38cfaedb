"""The fields of a quantity, without its methods, and the meaning of a word beside a number."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple


class Fields(NamedTuple):
    """The fields of a `Quantity`, which documents them."""

    start: int
    end: int
    text: str
    kind: str
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    unit: str | None = None
    alternates: tuple[str, ...] = ()
    modifier: str | None = None
    approximate: bool = False
    what: str | None = None
    read: str = ""
    when: str | None = None
    granularity: str | None = None
    per: str | None = None


ONE = Decimal(1)


class UnitEntry(NamedTuple):
    """The meaning of a word or sign beside a number."""

    kind: str
    unit: str | None = None
    factor: Decimal = ONE
    alternates: tuple[str, ...] = ()
