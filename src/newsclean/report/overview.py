"""What a report shows first: articles by day, who copies whom, and the stories that most articles are about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from newsclean.report.articles import ReportArticle
from newsclean.report.copies import Group

if TYPE_CHECKING:
    from newsclean.dedup.clustering.duplicates import Duplicates
    from newsclean.stories.model import Story

FLOWS = 20  # pairs of outlets: what a reader compares on one screen


def days_covered(days: Sequence[str]) -> list[list[Any]]:
    """How many articles each day has, in order; those without a day are left out.

    >>> days_covered(["2024-05-17", "", "2024-05-16", "2024-05-17"])
    [['2024-05-16', 1], ['2024-05-17', 2]]
    >>> days_covered([""])
    []
    """
    return [[day, number] for day, number in sorted(Counter(filter(None, days)).items())]


def copy_flows(groups: Sequence[Group], outlet: Sequence[int]) -> list[list[int]]:
    """From which outlet to which copies went: [outlet of the kept article, of its copies, number], most first.

    >>> from newsclean.report.copies import Copy
    >>> copy_flows([Group(0, (Copy(1, "near", 0.9, None), Copy(2, "exact", 1.0, None)), None, 1)], [4, 7, 7])
    [[4, 7, 2]]
    >>> copy_flows([Group(0, (Copy(1, "exact", 1.0, None),), None, 1)], [4, 4])
    []
    """
    pairs = Counter((outlet[group.kept], outlet[copy.at]) for group in groups for copy in group.copies)
    flows = [[of, to, number] for (of, to), number in pairs.items() if of != to]
    return sorted(flows, key=lambda flow: (-flow[2], flow[:2]))[:FLOWS]


def group_pieces(pieces: Sequence[ReportArticle], duplicates: Duplicates) -> list[Story]:
    """The stories of at least two articles, the largest first; their articles are positions in `pieces`."""
    from newsclean.stories.group import group_texts  # with its tables, when there is work to do
    from newsclean.stories.reading import read_story_text

    texts = [read_story_text(piece.record)._replace(id=at) for at, piece in enumerate(pieces)]
    stories = group_texts(texts, copies=[mark.cluster for mark in duplicates.marks]).stories
    return [story for story in stories if len(story.articles) > 1]


def story_columns(stories: Sequence[Story], shown: Mapping[int, int]) -> list[Any]:
    """The stories in the page's format, with the articles that are shown: [title, first day, last day, articles].

    >>> from newsclean.stories.model import Story
    >>> story_columns([Story(3, "Rain", "2024-05-16", None, (3, 5)), Story(4, "Wheat", None, None, (4, 6))], {3: 0})
    [['Rain', '2024-05-16', '', [0]]]
    """
    rows = [(story, [shown[at] for at in story.articles if at in shown]) for story in stories]  # type: ignore[index]
    return [[story.title, story.first or "", story.last or "", its] for story, its in rows if its]
