"""The units of a script without spaces, where no space says how long their names are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from newsclean.quantity.fields import UnitEntry


class WideUnits:
    """The units of a language without spaces, found by their first character and the lengths that begin with it.

    >>> from newsclean.quantity.fields import UnitEntry
    >>> units = WideUnits({"元": {"": UnitEntry("money", "CNY")}, "홍콩": {"달러": {"": UnitEntry("money", "HKD")}}})
    >>> units.at("5元", 1), units.at("홍콩 달러", 0)[0], units.at("5人", 1)
    (('元', UnitEntry(kind='money', unit='CNY', factor=Decimal('1'), alternates=())), '홍콩 달러', None)
    """

    __slots__ = ("_entries", "_lengths")

    def __init__(self, trie: dict[str, Any]) -> None:
        self._entries = dict(_flat(trie))
        lengths: dict[str, set[int]] = {}
        for word in self._entries:
            lengths.setdefault(word[0], set()).add(len(word))
        self._lengths = {head: sorted(sizes, reverse=True) for head, sizes in lengths.items()}

    def at(self, text: str, start: int) -> tuple[str, UnitEntry] | None:
        """The longest unit that begins here, and its meaning."""
        for size in self._lengths.get(text[start : start + 1], ()):
            word = text[start : start + size]
            entry = self._entries.get(word)
            if entry is not None and _fits(word, text, start + size):
                return word, entry
        return None

    def begins(self, text: str, start: int) -> bool:
        """Whether a word here begins as a unit does."""
        return any(text[start : start + size] in self._entries for size in self._lengths.get(text[start], ()))

    def begin(self, heads: tuple[str, ...]) -> list[str]:
        """The units that begin with one of these, the longest first."""
        return sorted((word for word in self._entries if word.startswith(heads)), key=len, reverse=True)


def _flat(trie: dict[str, Any], before: str = "") -> Iterator[tuple[str, UnitEntry]]:
    """The phrases of a trie; with and without spaces between their words."""
    for word, node in trie.items():
        if word == "":
            yield before, node
            continue
        yield from _flat(node, before + word)
        if before and word[0] != "°":
            yield from _flat(node, f"{before} {word}")


def _fits(word: str, text: str, end: int) -> bool:
    """A Latin unit ends where its letters end; any other character is complete."""
    return not (
        word[-1].isascii() and word[-1].isalpha() and text[end : end + 1].isascii() and text[end : end + 1].isalnum()
    )
