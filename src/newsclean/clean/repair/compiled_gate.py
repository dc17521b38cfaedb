"""The tables of `ftfy_gate` as the compiled kernel reads them: a bit for each class of characters."""

from __future__ import annotations

import re
from array import array
from collections.abc import Sequence
from typing import TYPE_CHECKING

from newsclean.kernel import KERNEL

if TYPE_CHECKING:
    from newsclean._kernel import Gate

OTHER = r"[^\x00-\x7f]"
NO_LETTER = "[^A-Za-z]"
Context = tuple[str, str]  # classes that must stand before and at a character, and what must follow it
_WORD = 1 << 63  # the kernel asks for `\w` itself
_PLANE = 0x10000
_PART = re.compile(r"\[[^\]]*\]|.", re.DOTALL)
_RANGE = re.compile("(.)-(.)|(.)", re.DOTALL)


class _Classes:
    """The bits of the classes, and those of each character of the basic plane."""

    def __init__(self) -> None:
        self.beyond = 0b11  # the two classes that hold all characters but a few of ASCII
        self.table = array("Q", [self.beyond]) * _PLANE
        self._bits = {OTHER: 0b01, NO_LETTER: 0b10, "": 0, r"\w": _WORD}
        for point in range(0x80):
            self.table[point] = 0b10 * (not chr(point).isalpha())

    def bit(self, written: str) -> int:
        """The bit of a class as `re` writes it, or of a single character."""
        if written not in self._bits:
            self._bits[written] = bit = 1 << (len(self._bits) - 2)
            for match in _RANGE.finditer(written[1:-1] if written.startswith("[") else written):
                first, last, single = match.groups()
                for point in range(ord(single or first), ord(single or last) + 1):
                    self.table[point] |= bit
        return self._bits[written]


def compiled_gate(
    singles: str, leading: Sequence[Context] = (), others: Sequence[Context] = (), *, entities: bool = False
) -> Gate | None:
    r"""A gate of the kernel: characters that match alone, contexts, and contexts beside a character beyond ASCII.

    None where the kernel is not running.

    >>> gate = compiled_gate("\x01-\x03", [("[ab]c", "d")])
    >>> gate is None or [gate.finds(text) for text in ("x\x02", "xacd", "bc", "cd")] == [True, True, False, False]
    True
    """
    if not KERNEL:
        return None
    classes = _Classes()
    single, other = classes.bit(f"[{singles}]"), classes.bit(OTHER)
    rules = [(*_masks(classes, context), False) for context in leading]
    rules += [(*_masks(classes, context), True) for context in others]
    gate: Gate = KERNEL.Gate(classes.table.tobytes(), rules, classes.beyond, single, other, entities)
    return gate


def _masks(classes: _Classes, context: Context) -> tuple[int, int, int]:
    *before, itself = _PART.findall(context[0])
    return classes.bit(before[0]) if before else 0, classes.bit(itself), classes.bit(context[1])
