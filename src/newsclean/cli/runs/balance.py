"""The balance of a run: every article that was read is written, left out for a reason, or an error."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from newsclean.cli.messages import counted
from newsclean.errors import NewscleanError


class BalanceError(NewscleanError, RuntimeError):
    """Articles are missing from the output, or were written twice."""


@dataclass(slots=True)
class Balance:
    """What became of the articles of a run; `parts` are counted where they are written or left out.

    >>> balance = Balance(read=4, failed=1)
    >>> balance.parts.update({"written": 2, "copies dropped": 1})
    >>> balance.check()
    >>> str(balance)
    '4 articles read = 2 written + 1 copy dropped + 1 failed'
    >>> balance.parts["written"] -= 1
    >>> balance.check()  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    ...
    newsclean.cli.runs.balance.BalanceError: 4 articles read, but 1 written + 1 copy dropped + 1 failed is 3; ...
    """

    read: int = 0
    failed: int = 0
    parts: Counter[str] = field(default_factory=Counter)

    def __str__(self) -> str:
        return f"{counted(self.read, 'article')} read = {self._sum()}"

    def check(self) -> None:
        """Raise BalanceError when the sum is not what was read."""
        total = self.parts.total() + self.failed
        if total != self.read:
            raise BalanceError(
                f"{counted(self.read, 'article')} read, but {self._sum()} is {total:,}; the output is not complete, "
                "please report it"
            )

    def _sum(self) -> str:
        parts = [*self.parts.items(), *([("failed", self.failed)] if self.failed else [])]
        named = (f"{count:,} {name.replace('copies', 'copy') if count == 1 else name}" for name, count in parts)
        return " + ".join(named) or "0 written"
