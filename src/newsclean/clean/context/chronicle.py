"""The dates of a chronicle in a text: three and more, each alone in its line above the sentences that it dates.

A rule for one line takes each for the date of the article. Lists of teasers have dates, too, but headlines below them,
and comments have names; between the dates of a chronicle stand sentences and nothing else.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsclean.text.line_shape import is_sentence

if TYPE_CHECKING:
    from newsclean.rules.ruleset import Hit


@dataclass(frozen=True, slots=True)
class ChronicleOptions:
    """What makes a chronicle of some dates."""

    dates: int = 3  # as on pages (`html.parts.entries`): two are those of publication and change
    entry: int = 4  # sentences below one date: more, and the next date opens another article


CHRONICLE = ChronicleOptions()


def spare_chronicle(texts: Sequence[str], hits: list[tuple[Hit, ...]]) -> list[tuple[Hit, ...]]:
    """The hits without those of the rules for dates on the lines of a chronicle.

    >>> from newsclean.rules.described import described_rules
    >>> from newsclean.rules.ruleset import RuleSet
    >>> rules = RuleSet(rule for rule in described_rules() if rule.kind == "date")
    >>> lines = ["12 May 2023", "They ask to dig.", "3 June 2023", "Villagers say no.", "19 July 2024", "They dig."]
    >>> any(spare_chronicle(lines, rules.all_hits(lines, {})))
    False
    >>> any(spare_chronicle(lines[:4], rules.all_hits(lines[:4], {})))
    True
    """
    dated = [i for i, of in enumerate(hits) if of and of[0].whole and of[0].rule.kind == "date"]
    if len(dated) < CHRONICLE.dates:
        return hits
    run: list[int] = []
    for at in dated:
        if run and not _parts_entries(texts, run[-1], at):
            hits = _without(hits, run)
            run = []
        run = [*run, at] if at + 1 < len(texts) and is_sentence(texts[at + 1]) else []
    return _without(hits, run)


def _parts_entries(texts: Sequence[str], date: int, following: int) -> bool:
    """Do a few sentences and nothing else stand between two dates?"""
    return following - date - 1 <= CHRONICLE.entry and all(map(is_sentence, texts[date + 1 : following]))


def _without(hits: list[tuple[Hit, ...]], run: Sequence[int]) -> list[tuple[Hit, ...]]:
    spared = set(run) if len(run) >= CHRONICLE.dates else set()
    return [() if i in spared else of for i, of in enumerate(hits)] if spared else hits
