"""What a quantity carries, without what can be asked of it, and what a word beside a number means."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple


class Fields(NamedTuple):
    """The fields of a `Quantity`, which says what they mean."""

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
    """What a word or sign beside a number means."""

    kind: str
    unit: str | None = None
    factor: Decimal = ONE
    alternates: tuple[str, ...] = ()
