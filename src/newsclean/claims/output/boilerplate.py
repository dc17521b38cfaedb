"""Boilerplate among claims: sentences that stand word for word in articles of one story after another."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, TypeVar

from newsclean.claims.output.output_options import REPEATS
from newsclean.core.lazy_regex import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from newsclean.claims.figures.mention_table import MentionTable
    from newsclean.claims.statements.statement_mention import StatementMention

# A clause such as "the coast guard in Corrany said on Monday."
ONLY_SAID = lazy(
    r"(?:[\w’'.-]+\s+){1,8}(?:said|says|told \w+|reported|showed|added|wrote)"
    r"(?:\s+(?:on|in|at)\s+(?:an?\s+)?\w+)?[.”\"]*$"
)
Item = TypeVar("Item")
Place = tuple[object, object]  # the story and the origin of an article


def without_repeats(
    groups: Sequence[Sequence[int]], mentions: MentionTable, places: Sequence[Place]
) -> list[list[int]]:
    """Groups of rows without the rows whose sentence is boilerplate; none where the first group is lost."""
    rows = [(row, mentions.rows[row].sentence.text, mentions.copies.articles(row)) for group in groups for row in group]
    if len(rows) < 2 and (not rows or len(rows[0][2]) < REPEATS.stories):
        return [list(group) for group in groups]
    left = set(_told_once(rows, places))
    kept = [[row for row in group if row in left] for group in groups]
    return [group for group in kept if group] if kept[0] else []


def without_repeated_statements(star: Sequence[StatementMention], places: Sequence[Place]) -> list[StatementMention]:
    """The statements of a cluster that are no boilerplate, and say more than who said something."""
    rows = [(at, it.text, [it.article]) for at, it in enumerate(star) if not ONLY_SAID.match(it.text)]
    return [star[at] for at in _told_once(rows, places)]


def _told_once(rows: Sequence[tuple[Item, str, Sequence[int]]], places: Sequence[Place]) -> list[Item]:
    """What is not repeated in too many stories of as many origins: copies of one story have one of either."""
    met: defaultdict[str, set[Place]] = defaultdict(set)
    for _, text, articles in rows:
        met[_key(text)].update(places[at] for at in articles)
    repeated = {key for key, found in met.items() if len(key) >= REPEATS.letters and _is_spread(found)}
    return [item for item, text, _ in rows if _key(text) not in repeated]


def _is_spread(found: Iterable[Place]) -> bool:
    """Whether places are of several stories and several origins."""
    stories, origins = zip(*found, strict=True)
    return min(len(set(stories)), len(set(map(str, origins)))) >= REPEATS.stories


def _key(text: str) -> str:
    return " ".join(text.split()).casefold()


def independent_origins(members: Iterable[tuple[object, str]]) -> int:
    """The number of origins of the (origin, sentence) of members: what is printed word for word is of one.

    >>> independent_origins([("a", "The bank said on Monday that the sum was $5m."),
    ...                      ("b", "The bank said on Monday that the sum was $5m."), ("c", "It paid $5m.")])
    2
    >>> independent_origins([("a", "It paid $5m."), ("b", "It paid $5m.")])
    2
    """
    parent: dict[str, str] = {}
    of_text: dict[str, str] = {}

    def root(name: str) -> str:
        while parent[name] != name:
            name = parent[name]
        return name

    for origin, text in members:
        name, key = str(origin), _key(text)
        parent.setdefault(name, name)
        if len(key) >= REPEATS.letters:
            parent[root(name)] = root(of_text.setdefault(key, name))
    return sum(name == of for name, of in parent.items())
