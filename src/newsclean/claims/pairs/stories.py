"""Stories, where none are given: articles of about one day whose leads share rare words and a name."""

from __future__ import annotations

import math
from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np

from newsclean.claims.options import STORY
from newsclean.claims.pairs.groups import merge_groups, star_centres
from newsclean.text.names.gazetteer import is_country

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsclean.claims.figures.mention_table import Lead, MentionTable


def find_stories(mentions: MentionTable, articles: int) -> list[int]:
    """A number for each of the first articles, the same for those of one story."""
    days = [0] * articles
    for article, day in zip(mentions.features.articles, mentions.features.days, strict=True):
        if article < articles:
            days[article] = day
    return group_leads(mentions.leads[:articles], days)


def group_leads(leads: Sequence[Lead], days: Sequence[int]) -> list[int]:
    """A number for each lead, the same for those of one story; `days` are ordinals, 0 for none.

    >>> from newsclean.claims.figures.mention_table import LeadWord
    >>> fire, rain, snow = (tuple(LeadWord(word, 9.0, word[0] == "Q") for word in text.split()) for text in (
    ...     "Quenby hotel fire", "Quenby hotel blaze", "Orrin snow"))
    >>> group_leads([fire, rain, snow], [5, 6, 6]), group_leads([fire, rain, snow], [5, 60, 60])
    ([0, 0, 2], [0, 1, 2])
    """
    near: defaultdict[int, dict[int, float]] = defaultdict(dict)
    for one, other, score in _alike(leads, days):
        near[one][other] = near[other][one] = score
    order = sorted(range(len(leads)), key=lambda at: (-math.fsum(near[at].values()) if at in near else 0.0, at))
    centres = star_centres(lambda at: near.get(at, {}), order)
    groups: dict[int, list[int]] = {}
    for at in order:
        groups.setdefault(centres[at], []).append(at)
    linked = [(one, other) for one, found in near.items() for other in found if one < other]
    if linked:
        columns = np.array(linked, np.int64).T
        groups = merge_groups(groups, (columns[0], columns[1]))
    story = {at: min(group) for group in groups.values() for at in group}
    return [story[at] for at in range(len(leads))]


def lead_overlap(one: Lead, other: Lead) -> float:
    """The cosine of two leads.

    >>> from newsclean.claims.figures.mention_table import LeadWord
    >>> fire, rain = ((LeadWord(word, 9.0, False),) for word in ("fire", "rain"))
    >>> lead_overlap(fire, fire), lead_overlap(fire, rain)
    (1.0, 0.0)
    """
    known = {word.key for word in other}
    sizes = [math.fsum(word.weight**2 for word in lead) for lead in (one, other)]
    shared = math.fsum(word.weight**2 for word in one if word.key in known)
    return round(shared / math.sqrt(sizes[0] * sizes[1]), 6) if all(sizes) else 0.0


def _alike(leads: Sequence[Lead], days: Sequence[int]) -> Iterator[tuple[int, int, float]]:
    """Pairs of leads that tell one story, with their cosine."""
    holders = _holders(leads)
    sizes = [math.sqrt(math.fsum(word.weight**2 for word in lead)) for lead in leads]
    for at, lead in enumerate(leads):
        shared: defaultdict[int, list[float]] = defaultdict(list)
        named: set[int] = set()
        for word in lead:
            own = word.name and not is_country(word.key)
            for other in holders.get(word.key, ()):
                if other >= at:
                    break
                shared[other].append(word.weight**2)
                if own and _are_near(days[at], days[other]):
                    named.add(other)
        for other in named:
            score = math.fsum(shared[other]) / (sizes[at] * sizes[other])
            if score >= STORY.alike:
                yield other, at, score


def _holders(leads: Sequence[Lead]) -> dict[str, list[int]]:
    """The leads that have each word, in order; none for words that too many have."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for at, lead in enumerate(leads):
        for word in lead:
            found[word.key].append(at)
    most = max(STORY.common, int(STORY.common_share * len(leads)))
    return {key: held for key, held in found.items() if len(held) <= most}


def _are_near(one: int, other: int) -> bool:
    return not one or not other or abs(one - other) <= STORY.days
