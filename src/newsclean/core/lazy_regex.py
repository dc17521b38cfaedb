"""Patterns that are compiled on first use: importing newsclean compiles none of them (which would take 35 ms)."""

from __future__ import annotations

import re
from typing import Any, cast


class _Lazy:
    """A stand-in for a compiled pattern; a method is fetched once and then stored on the instance."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self.flags = flags

    def __getattr__(self, name: str) -> Any:
        value = getattr(re.compile(self.pattern, self.flags), name)
        setattr(self, name, value)
        return value


def lazy(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern as `re.compile` makes it, but compiled on first use.

    >>> lazy("a+").match("aab"), lazy("(").pattern
    (<re.Match object; span=(0, 2), match='aa'>, '(')
    """
    return cast("re.Pattern[str]", _Lazy(pattern, flags))
