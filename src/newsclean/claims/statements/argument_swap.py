"""Who did it to whom: sentences that share their words and swap their names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsclean.claims.options import STATEMENTS
from newsclean.text.synonyms import CUT, SAID, SPACED, Lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence

BY = frozenset(("by", "from"))  # "sued by", "bought from": the one who acts or gives comes after


def swaps_arguments(one: str, other: str, lexicon: Lexicon) -> bool:
    """Whether two texts have two names on other sides of one word, and neither turns it round with "by".

    >>> swaps_arguments("Acme sued Borland.", "Borland has sued Acme.", Lexicon())
    True
    >>> swaps_arguments("Acme sued Borland.", "Borland was sued by Acme.", Lexicon())
    False
    """
    a, b = _order(one, lexicon), _order(other, lexicon)
    votes = 0
    for pivot in a.keys() & b.keys():
        (left_a, right_a, turned_a), (left_b, right_b, turned_b) = a[pivot], b[pivot]
        if left_a == left_b or left_a is None or left_b is None:
            votes -= left_a is not None and left_a == left_b
        elif left_a == right_b and left_b == right_a:
            votes += 1 if turned_a == turned_b else -1
    return votes > 0


def _order(text: str, lexicon: Lexicon) -> dict[str, tuple[str | None, str | None, bool]]:
    """For each word that is no name: the nearest name before it, the nearest after, and whether "by" leads to that."""
    printed = SPACED.findall(text[: STATEMENTS.longest].replace("US$", "$").replace("U.S.", "US "))
    numbers = [lexicon[word] for word in printed]
    before = _nearby_names(printed, numbers, lexicon)
    after = _nearby_names(printed[::-1], numbers[::-1], lexicon)[::-1]
    out: dict[str, tuple[str | None, str | None, bool]] = {}
    for at, number in enumerate(numbers):
        it = lexicon.words[number]
        if it is not None and not (it.name or it.figure or it.capital):
            out.setdefault(it.key, (before[at][0], *after[at]))
    return out


def _nearby_names(printed: Sequence[str], numbers: Sequence[int], lexicon: Lexicon) -> list[tuple[str | None, bool]]:
    """For each word: the last name met in its clause up to NEAR words ago, and whether "by" was met since."""
    out: list[tuple[str | None, bool]] = []
    name: str | None = None
    last, turned = 0, False
    for at, (text, number) in enumerate(zip(printed, numbers, strict=True)):
        it = lexicon.words[number]
        if number in (CUT, SAID) or at - last > STATEMENTS.argument_reach:
            name = None
        out.append((name, turned))
        if it is not None and it.name:
            name, last, turned = it.key, at, False
        turned = turned or text.lower() in BY
    return out
