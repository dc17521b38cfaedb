"""What a line needs to have so that a pattern can match it: required literals, characters, length.

RE2 compiles a pattern in some milliseconds and asks it in some microseconds; nine in ten lines that have a rule's
keyword lack something else that its patterns cannot do without. `rule_requirements` reads that off the patterns, as
`Prefilter` of RE2 does it, once, when `rules.json` is written; the kernel asks it of each line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache, reduce
from itertools import product

from newsclean.rules.edge_characters import Edges, edges, of_line
from newsclean.rules.pattern_tree import (
    ALL,
    DIGITS,
    NOT_ENDING,
    Character,
    Either,
    Node,
    Repeat,
    Sequence,
    pattern_tree,
)
from newsclean.rules.rule import Rule
from newsclean.text.scripts import SPACELESS

PRODUCT = 64  # strings that the parts of a sequence may be multiplied to: "sign ?up|log ?in"
LITERALS = 400  # of one list: more are a list that most lines have one of
SHORTEST = 3  # letters of a literal, an ideograph counting for two: two letters stand in most lines
LISTS, SETS = 3, 3  # that are kept: each turns away fewer lines than the one before
BRANCHES = 8  # of a rule without literals

Literals = frozenset[str]


@dataclass(frozen=True, slots=True)
class Requirement:
    """What a line has if one branch of a pattern matches it.

    Its length is from `least` to `most`, `first` and `last` are the sets of its end characters and `within` that of all
    of them; it has so many `digits` (or characters beyond ASCII), a character of each of `sets`, and a literal of each
    list of `lists` once case is folded.
    """

    least: int = 0
    most: int = 0
    within: int = 0
    digits: int = 0
    sets: tuple[int, ...] = ()
    lists: tuple[Literals, ...] = ()
    first: int = ALL
    last: int = ALL
    exact: Literals | None = frozenset(("",))  # all that the part matches, folded, if these are few

    @property
    def usable(self) -> tuple[Literals, ...]:
        """The lists, and `exact` as one of them."""
        return _best((*self.lists, *_list(self.exact)))


def rule_requirements(rule: Rule) -> tuple[Requirement, ...]:
    r"""What a line needs for the patterns of a rule, whose phrases are no part of this: one of these.

    >>> found, = rule_requirements(Rule("own/page", "navigation", line=r"(?i)(?:next |last )?page \d{1,3}"))
    >>> found.least, found.most, found.digits, [sorted(found) for found in found.lists]
    (6, 13, 1, [['last page ', 'next page ', 'page ']])
    >>> rule_requirements(Rule("own/any", "navigation", start=".*"))
    ()
    """
    found = [needs for key, pattern in rule.patterns.items() for needs in _of_pattern(key, pattern)]
    for pattern in rule.also:
        also = _of(pattern_tree(pattern))
        found = [_with(needs, also) for needs in found]
    return () if Requirement(most=NOT_ENDING, within=ALL, exact=None) in found else tuple(dict.fromkeys(found))


def _of_pattern(key: str, pattern: str) -> list[Requirement]:
    branches = [(_of(node), edges(node)) for node in _branches(pattern_tree(pattern))]
    bare = [_at_edges(needs, found, key) for needs, found in branches if not needs.usable]
    rich = [_at_edges(needs, found, key) for needs, found in branches if needs.usable]
    together = reduce(_either, rich) if rich else None
    if together and not together.lists:
        bare, together = [*bare, together], None
    if len(bare := list(dict.fromkeys(bare))) > BRANCHES:
        bare = [*bare[: BRANCHES - 1], reduce(_either, bare[BRANCHES - 1 :])]
    return [*bare, together] if together else bare


def _at_edges(needs: Requirement, found: Edges, key: str) -> Requirement:
    """What the line needs in which there is a match of a pattern of this key."""
    first, last = of_line(key, found)
    if key != "line":
        needs = replace(needs, most=NOT_ENDING, within=ALL)
    return replace(needs, lists=needs.usable, first=first, last=last, exact=None)


def _with(needs: Requirement, also: Requirement) -> Requirement:
    """What a line needs that also has a match of another pattern."""
    return replace(
        needs,
        least=max(needs.least, also.least),
        digits=max(needs.digits, also.digits),
        sets=_fewest((*needs.sets, *also.sets)),
        lists=_best((*needs.lists, *also.usable)),
    )


def _branches(node: Node) -> Iterator[Node]:
    """The ways in which a pattern can match, those without literals further apart."""
    if isinstance(node, Either):
        for part in node.parts:
            yield from _branches(part)
        return
    parts = _parts(node)
    wide = [at for at, part in enumerate(parts) if isinstance(part, Either) and len(part.parts) <= BRANCHES]
    if not wide or _of(node).usable:
        yield node
        return
    at = max(wide, key=lambda at: len(_parts(parts[at])))
    for one in _parts(parts[at]):
        yield from _branches(
            Sequence((*parts[:at], *(one.parts if isinstance(one, Sequence) else (one,)), *parts[at + 1 :]))
        )


def _parts(node: Node) -> tuple[Node, ...]:
    return node.parts if isinstance(node, Sequence | Either) else (node,)


def _of(node: Node) -> Requirement:
    """What a text has that a part of a pattern matches as a whole."""
    if isinstance(node, Character):
        sets = () if node.bits == ALL else (node.bits,)
        return Requirement(1, 1, node.bits, int(not node.bits & ~DIGITS), sets, exact=node.forms)
    if isinstance(node, Repeat):
        return _repeated(_of(node.part), node.least, node.most)
    if isinstance(node, Either):
        return reduce(_either, map(_of, node.parts))
    return _sequence(list(map(_of, node.parts)))


def _repeated(inner: Requirement, least: int, most: int) -> Requirement:
    within, longest = inner.within, min(inner.most * most, NOT_ENDING)
    if not least:
        exact = inner.exact | {""} if inner.exact is not None and most == 1 else None
        return Requirement(0, longest, within, exact=exact)
    return replace(
        inner, least=inner.least * least, most=longest, digits=inner.digits * least, lists=inner.usable, exact=None
    )


def _sequence(parts: list[Requirement]) -> Requirement:
    """One part after another: their literals are joined as long as these are few."""
    lists: list[Literals] = []
    run: Literals = frozenset(("",))
    whole = True
    for part in parts:
        lists += part.lists
        if part.exact is not None and len(run) * len(part.exact) <= PRODUCT:
            run = frozenset(map("".join, product(run, part.exact)))
            continue
        lists += _list(run)
        whole, run = False, frozenset(("",)) if part.exact is None else part.exact
    return Requirement(
        sum(part.least for part in parts),
        min(sum(part.most for part in parts), NOT_ENDING),
        reduce(int.__or__, (part.within for part in parts), 0),
        sum(part.digits for part in parts),
        _fewest(found for part in parts for found in part.sets),
        _best(lists if whole else [*lists, *_list(run)]),
        exact=run if whole else None,
    )


def _either(one: Requirement, other: Requirement) -> Requirement:
    """One part or another."""
    exact: Literals | None = None
    lists: tuple[Literals, ...] = ()
    if one.exact is not None and other.exact is not None and len(one.exact) + len(other.exact) <= LITERALS:
        exact = one.exact | other.exact
    else:
        lists = _best(a | b for a in one.usable for b in other.usable)
    return Requirement(
        min(one.least, other.least),
        max(one.most, other.most),
        one.within | other.within,
        min(one.digits, other.digits),
        _fewest(a | b for a in one.sets for b in other.sets),
        lists,
        one.first | other.first,
        one.last | other.last,
        exact,
    )


def _list(exact: Literals | None) -> tuple[Literals, ...]:
    return () if exact is None or not exact else (exact,)


def _best(lists: Iterable[Literals]) -> tuple[Literals, ...]:
    """The lists that turn most lines away; none that follows from another."""
    ranked = sorted(set(filter(_turns_away, lists)), key=_rank)
    kept: list[Literals] = []
    for one in ranked:
        if len(kept) < LISTS and not any(other <= one for other in kept):
            kept.append(one)
    return tuple(kept)


def _rank(literals: Literals) -> tuple[int, int, list[str]]:
    return -min(2 * SHORTEST, _least_weight(literals)), len(literals), sorted(literals)


def _turns_away(literals: Literals) -> bool:
    return len(literals) <= LITERALS and _least_weight(literals) >= SHORTEST


@lru_cache(maxsize=1 << 12)
def _least_weight(literals: Literals) -> int:
    return min(map(_weight, literals))


def _weight(literal: str) -> int:
    if len(literal) < SHORTEST and literal[:1] <= SPACELESS:
        return 0  # the kernel finds a pair of characters by an ideograph
    return sum(2 if char > SPACELESS else 1 for char in literal)


def _fewest(sets: Iterable[int]) -> tuple[int, ...]:
    """The sets of fewest characters; none that follows from another."""
    kept: list[int] = []
    for one in sorted(set(sets) - {ALL}, key=lambda bits: (bits.bit_count(), bits)):
        if len(kept) < SETS and not any(other & one == other for other in kept):
            kept.append(one)
    return tuple(kept)
