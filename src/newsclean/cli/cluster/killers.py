"""Records that kill the process that works on them: found by halving their batch, and made records with an error."""

from __future__ import annotations

from collections.abc import Callable

from newsclean.errors import RecordError
from newsclean.io.items import Item, Piece

Survives = Callable[[list[Piece]], bool]


def without_killers(batch: list[Piece], survives: Survives) -> list[Piece]:
    """The same articles; those that alone kill a process have an error in place of what is done with them.

    >>> items = [Item(f"line {n}", {"id": n}) for n in range(5)]
    >>> mended = without_killers(items, lambda part: all(item.record["id"] != 3 for item in part))
    >>> [str(item.error or item.record["id"]) for item in mended]
    ['0', '1', '2', 'its worker process died; see the logs of Ray', '4']
    """
    items = [item for piece in batch for item in piece]
    for item in killers(items, survives):
        item.error = RecordError("its worker process died; see the logs of Ray")
    return list(items)


def killers(items: list[Item], survives: Survives) -> list[Item]:
    """Those that alone cannot be worked on; a part that survives is not looked at again."""
    if not items or survives(list(items)):
        return []
    if len(items) == 1:
        return items
    half = len(items) // 2
    return killers(items[:half], survives) + killers(items[half:], survives)
