"""What a user takes back from the cleaners: removals by a rule or of a kind, and lines that always stay."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from newsclean.core.edits import Edit
from newsclean.rules.rule import Rule
from newsclean.rules.ruleset import RuleSet


class Exceptions:
    """Names of rules and kinds that remove nothing, and `[[keep]]` rows whose lines stay whatever rule matches them.

    >>> found = Exceptions({"ad"}, [Rule("own/tip", "other", phrases=("Send us a tip",), spares=True)])
    >>> found.allowed("Send us a tip", [Edit(0, 13, kind="contact")]), found.allowed("Ad", [Edit(0, 2, kind="ad")])
    ([], [])
    >>> found.allowed("By Ida Holm", [Edit(0, 11, kind="byline")])
    [Edit(start=0, end=11, text='', kind='byline', rule='', score=1.0)]
    """

    def __init__(self, without: Iterable[str] = (), spared: Iterable[Rule] = ()) -> None:
        self.without = frozenset(without)
        rows = tuple(spared)
        self._lines = RuleSet(rows) if rows else None

    def __bool__(self) -> bool:
        return bool(self.without or self._lines)

    def allowed(self, line: str, edits: Sequence[Edit]) -> list[Edit]:
        """The edits of a line that are made all the same."""
        if self._lines and any(hit.whole for hit in self._lines.hits(line.strip())):
            return []
        return [edit for edit in edits if edit.kind not in self.without and edit.rule not in self.without]
