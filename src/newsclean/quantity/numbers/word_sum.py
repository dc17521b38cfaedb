"""The sum that number words make: "two million" and "three hundred" and "five"."""

from __future__ import annotations

from decimal import Decimal

from newsclean.quantity.decimals import CONTEXT


class NumberSum:
    """The number so far: the finished part above the last scale, and the current part."""

    __slots__ = ("last", "now", "scaled", "seeded", "total", "vigesimal")

    def __init__(self, now: Decimal | None, *, vigesimal: bool = False) -> None:
        self.vigesimal = vigesimal
        self.total = Decimal(0)
        self.now = now
        self.last = 999
        self.seeded = now is not None
        self.scaled = False

    def small(self, value: int) -> bool:
        """Add a word below a hundred, or hundred itself; False if it does not continue the number."""
        now = self.now
        if value == 100:
            if now is not None and not 0 < now < 100 and not self.seeded:
                return False
            self.seeded = False
            self.now = CONTEXT.multiply(now or Decimal(1), Decimal(100))
            return True
        if now is None:
            self.now = Decimal(value)
            return True
        low = int(now) % 100
        if self.vigesimal and now == int(now) and (more := _by_twenties(low, value)):
            self.now = now - low + more
            return True
        if now != int(now) or not ((low == 0 and now >= 100) or (low >= 20 and low % 10 == 0 and 0 < value < 10)):
            return False
        self.now = now + value
        return True

    def scale(self, power: int) -> bool:
        """Add a scale; False if a smaller one came before it and the number cannot continue."""
        if power >= self.last or (self.now is None and self.scaled):  # "two million million"
            return False
        now = Decimal(1) if self.now is None else self.now
        more = CONTEXT.scaleb(now, power)
        self.total = CONTEXT.add(self.total, more) if self.total else more  # a sum with zero would lose its place
        self.now, self.last, self.scaled = None, power, True
        return True

    @property
    def value(self) -> Decimal:
        """The number."""
        if self.now is None:
            return self.total
        return CONTEXT.add(self.total, self.now) if self.total else self.now


def _by_twenties(low: int, value: int) -> int:
    """ "soixante" and "dix", "quatre" and "vingt", "quatre-vingt" and "onze"; 0 for what does not add up so."""
    if low == 4 and value == 20:
        return 80
    return low + value if low in (60, 80) and 10 <= value < 20 else 0
