"""Stories, where none are given: the grouping of articles by what their leads share.

That grouping is fitted on whole articles. Of a sentence or two, as in a brief, the shared words decide, unless they are
in two languages.
"""

from __future__ import annotations

import math
from collections import defaultdict
from datetime import date as Day  # noqa: N812 - as elsewhere
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from newsclean.claims.options import STORY
from newsclean.claims.pairs.groups import merge_groups, star_centres
from newsclean.text.names.gazetteer import is_country
from newsclean.text.word_keys import NAME, RARE
from newsclean.text.word_lists import rarities

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsclean.claims.figures.mention_table import MentionTable
    from newsclean.stories.reading import StoryText

NAMES = 2  # that briefs in two languages share: a town alone has several events on a day


class Lead(NamedTuple):
    """The weights of the words of a title and first sentences, and the length of their vector."""

    weights: dict[str, float]
    length: float


def find_stories(mentions: MentionTable, articles: int) -> list[int]:
    """A number for each of the first articles, the same for those of one story."""
    if articles < 2:
        return [0] * articles
    from newsclean.stories.group import number_stories  # for several articles only
    from newsclean.stories.options import GroupingOptions

    leads = mentions.leads[:articles]
    stories = number_stories(leads, GroupingOptions(compared=STORY.compared))
    whole = {story for story, lead in zip(stories, leads, strict=True) if len(lead.counts) > STORY.brief}
    briefs = {at: story for at, story in enumerate(stories) if story not in whole}
    for at in briefs:
        stories[at] = at
    for group in _stars(_alike(leads, briefs)):
        for at in group:
            stories[at] = min(group)
    return stories


def _stars(near: dict[int, dict[int, float]]) -> list[list[int]]:
    """Groups of briefs, each like the centre of its group; groups with most pairs in between are one."""
    order = sorted(near, key=lambda at: (-math.fsum(near[at].values()), at))
    centres = star_centres(lambda at: near[at], order)
    groups: dict[int, list[int]] = {}
    for at in order:
        groups.setdefault(centres[at], []).append(at)
    linked = [(one, other) for one, found in near.items() for other in found if one < other]
    if not linked:
        return list(groups.values())
    first, second = np.array(linked, np.int64).T
    return list(merge_groups(groups, (first, second)).values())


def _alike(leads: Sequence[StoryText], briefs: dict[int, int]) -> dict[int, dict[int, float]]:
    """Of each of some short articles those of about one day that share a name and enough of its words.

    Words of two languages are never shared: there the grouping of articles stands, where two names are.
    """
    holders: defaultdict[str, list[int]] = defaultdict(list)
    weights: dict[int, Lead] = {}
    near: dict[int, dict[int, float]] = {}
    for at, story in briefs.items():
        lead, near[at] = leads[at], {}
        weights[at] = read_weights({key: _weight(key, name=key in lead.names) for key in lead.counts})
        met = {other for key in lead.names if not is_country(key) for other in holders[key][-STORY.common :]}
        for other in sorted(met):
            score = lead_overlap(weights[at], weights[other]) if _are_near(lead, leads[other]) else 0.0
            if story == briefs[other] and _share_names_only(lead, leads[other]):
                score = max(score, STORY.alike)
            if score >= STORY.alike:
                near[at][other] = near[other][at] = score
        for key in lead.names:
            holders[key].append(at)
    return near


def _share_names_only(one: StoryText, other: StoryText) -> bool:
    """Whether one of two leads is not English, and both have two names that are no countries."""
    shared = {key for key in one.names & other.names if not is_country(key)}
    return not (one.english and other.english) and len(shared) >= NAMES


def lead_overlap(one: Lead, other: Lead) -> float:
    """The cosine of two leads, of the weights of their words.

    >>> fire, rain = read_weights({"fire": 9.0}), read_weights({"rain": 9.0})
    >>> lead_overlap(fire, fire), lead_overlap(fire, rain)
    (1.0, 0.0)
    """
    few, many = (one, other) if len(one.weights) <= len(other.weights) else (other, one)
    weights = few.weights
    shared = math.fsum([weights[key] * weights[key] for key in weights.keys() & many.weights.keys()])
    return round(shared / (one.length * other.length), 6) if one.length and other.length else 0.0


def read_weights(weights: dict[str, float]) -> Lead:
    """A lead with the length of its vector.

    >>> read_weights({"fire": 3.0, "rain": 4.0}).length
    5.0
    """
    return Lead(weights, math.sqrt(math.fsum(weight * weight for weight in weights.values())))


def _weight(key: str, *, name: bool) -> float:
    return rarities().get(key, NAME if name else RARE)


def _are_near(one: StoryText, other: StoryText) -> bool:
    if one.day is None or other.day is None:
        return True
    return abs((Day.fromisoformat(one.day) - Day.fromisoformat(other.day)).days) <= STORY.days
