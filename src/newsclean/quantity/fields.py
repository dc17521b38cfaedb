"""What a quantity carries, without what can be asked of it: compare.py and format.py read these fields."""

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
