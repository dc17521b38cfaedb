"""Patterns that are compiled on first use: importing newsclean compiles none of them (which would take 35 ms)."""

from __future__ import annotations

import re
from collections.abc import Callable
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


# What a method gives of a text without a match.
_NOTHING: dict[str, Callable[[], Any]] = {"search": lambda: None, "finditer": lambda: iter(())}


class _Prefiltered(_Lazy):
    """A lazy pattern of which `search` and `finditer` in a whole text are answered by RE2 where they find nothing."""

    def __getattr__(self, name: str) -> Any:
        if name not in _NOTHING:
            return super().__getattr__(name)
        value = _prefiltered(self.pattern, name)
        setattr(self, name, value)
        return value


def prefiltered(pattern: str) -> re.Pattern[str]:
    """The same, for a pattern that most texts do not have: RE2 says so in a tenth of the time.

    >>> prefiltered("(?:rose|fell) by").search("It fell by 5."), prefiltered("rose").search("It fell.")
    (<re.Match object; span=(3, 10), match='fell by'>, None)
    """
    return cast("re.Pattern[str]", _Prefiltered(pattern, 0))


def _prefiltered(pattern: str, method: str) -> Callable[..., Any]:
    from newsclean.core.linear_regex import PatternError, linear_test  # RE2 takes 4 ms to load

    exact, nothing = getattr(re.compile(pattern), method), _NOTHING[method]
    try:
        maybe = linear_test(without_conditions(pattern), "search")
    except PatternError:
        return exact  # type: ignore[no-any-return]

    def found(text: str, *span: int) -> Any:
        # The engines differ in what `$` is before a last line break, and beyond ASCII in what ends a word; and what
        # stands before a span counts for `re` alone.
        if not span and text.isascii() and text[-1:] != "\n" and not maybe(text.encode()):
            return nothing()
        return exact(text, *span)

    return found


# A group that only looks, which may hold groups of two levels; a class and an escape, in which `$` is a letter.
_LOOKS = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\(\?<?[=!](?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)|\$", re.DOTALL)


def without_conditions(pattern: str) -> str:
    r"""A pattern for RE2 that matches where this one does, in a text that ends with no line break, and elsewhere.

    >>> print(without_conditions(r"not(?! (?:only|just))|[$(?!]\$ \d+$"))
    not|[$(?!]\$ \d+\z
    """
    return _LOOKS.sub(lambda met: r"\z" if met[0] == "$" else "" if met[0].startswith("(?") else met[0], pattern)
