"""What a user takes back from the cleaners: removals by a rule or of a kind, and lines that always stay."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from newsclean.clean.labels import Label
from newsclean.rules.rule import Rule
from newsclean.rules.ruleset import Hit, RuleSet


class Exceptions:
    """Names of rules and kinds that remove nothing, and `[[keep]]` rows whose lines stay whatever rule matches them.

    >>> found = Exceptions({"ad"}, [Rule("own/tip", "other", phrases=("Send us a tip",), spares=True)])
    >>> labels = [Label(0, "contact", "contact/line"), Label(1, "ad", "ad/marker"), Label(2, "byline", "byline/name")]
    >>> found.left_of([(), (), ()], labels, ["Send us a tip", "Ad", "By Ida Holm"])
    ([(), (), ()], [Label(block=2, kind='byline', rule='byline/name', score=1.0)])
    """

    def __init__(self, without: Iterable[str] = (), spared: Iterable[Rule] = ()) -> None:
        self.without = frozenset(without)
        rows = tuple(spared)
        self._lines = RuleSet(rows) if rows else None

    def __bool__(self) -> bool:
        return bool(self.without or self._lines)

    def left_of(
        self, hits: Sequence[tuple[Hit, ...]], labels: Sequence[Label], texts: Sequence[str]
    ) -> tuple[list[tuple[Hit, ...]], list[Label]]:
        """The hits of each line and the labels that remove something all the same."""
        spared: set[int] = set()
        if self._lines:
            lose = {at for at, of in enumerate(hits) if of} | {label.block for label in labels}
            spared = {at for at in lose if any(hit.whole for hit in self._lines.hits(texts[at]))}
        left = [() if at in spared else tuple(filter(self._removes, of)) for at, of in enumerate(hits)]
        return left, [one for one in labels if one.block not in spared and self._names(one.kind, one.rule)]

    def _removes(self, hit: Hit) -> bool:
        return self._names(hit.rule.kind, hit.rule.id)

    def _names(self, kind: str, rule: str) -> bool:
        return kind not in self.without and rule not in self.without
