"""The sum that number words make: "two million" and "three hundred" and "five"."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from newsclean.quantity.decimals import CONTEXT

if TYPE_CHECKING:
    from newsclean.quantity.grammar import Grammar


class NumberSum:
    """The number so far: the finished part above the last scale, and the current part."""

    __slots__ = ("grammar", "last", "now", "scaled", "seeded", "total")

    def __init__(self, now: Decimal | None, grammar: Grammar) -> None:
        self.grammar = grammar
        self.total = Decimal(0)
        self.now = now
        self.last = 999
        self.seeded = now is not None
        self.scaled = False

    def small(self, value: int) -> bool:  # noqa: PLR0911 - cases, one line each
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
        if self.grammar.vigesimal and now == int(now) and (more := _by_twenties(low, value)):
            self.now = now - low + more
            return True
        if self.grammar.unit_first and 0 < low < 10 and 10 <= value < 100 and value % 10 == 0:
            self.now = now + value
            return True
        ten = 10 if self.grammar.ten_adds else 20
        below = now >= 100 and now % 10 ** len(str(value)) == 0  # "entre cem e duzentas" are no 300
        if now != int(now) or not (below or (low >= ten and low % 10 == 0 and 0 < value < 10)):
            return False
        self.now = now + value
        return True

    def scale(self, power: int) -> bool:
        """Add a scale; False if a smaller one came before it and the number cannot continue."""
        if self.grammar.scales_multiply and power > self.last:
            return self._multiply(power)
        if power >= self.last or (self.now is None and self.scaled):  # "two million million"
            return False
        now = Decimal(1) if self.now is None else self.now
        more = CONTEXT.scaleb(now, power)
        self.total = CONTEXT.add(self.total, more) if self.total else more  # a sum with zero would lose its place
        self.now, self.last, self.scaled = None, power, True
        return True

    def _multiply(self, power: int) -> bool:
        """ "tres billones doscientos mil cuatro millones": a larger scale takes all that stands below it."""
        size = CONTEXT.scaleb(Decimal(1), power)
        low = CONTEXT.add(self.total % size, self.now or Decimal(0))
        if not low or low >= size:
            return False
        high, more = self.total - self.total % size, CONTEXT.scaleb(low, power)
        self.total = CONTEXT.add(high, more) if high else more
        self.now, self.last = None, power
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
