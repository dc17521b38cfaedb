"""Stories, where none are given: the grouping of articles by what they share."""

from __future__ import annotations

import math
from datetime import date as Day  # noqa: N812 - `date` is the name of a field elsewhere
from typing import TYPE_CHECKING

from newsclean.claims.options import STORY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsclean.claims.figures.mention_table import Lead, MentionTable


def find_stories(mentions: MentionTable, articles: int) -> list[int]:
    """A number for each of the first articles, the same for those of one story."""
    from newsclean.stories.group import number_stories
    from newsclean.stories.options import GroupingOptions
    from newsclean.stories.reading import StoryFields, lead_words

    options, texts = GroupingOptions(), []
    for it in mentions.texts[:articles]:
        fields = dict(it.fields)
        given = StoryFields(it.id, fields.get("title", ""), fields.get("text", ""), it.day, it.lang)
        texts.append(lead_words(given, options))
    return split_stretches(number_stories(texts, options), [it.day for it in mentions.texts[:articles]])


def split_stretches(stories: Sequence[int], days: Sequence[str | None]) -> list[int]:
    """The same stories, split where nobody wrote of one for so long that its figures are of another time.

    >>> split_stretches([0, 0, 0, 0], ["2024-03-01", "2024-03-09", "2024-06-01", None])
    [3, 3, 2, 3]
    """
    number, last = {}, dict[int, tuple[int, int]]()  # of each story: the day of the last article, and its number
    for at in sorted(range(len(stories)), key=lambda at: (days[at] or "", at)):
        day, story = days[at], stories[at]
        now = Day.fromisoformat(day).toordinal() if day else 0
        before, named = last.get(story, (now, at))
        number[at] = at if before and now - before > STORY.days else named
        last[story] = now, number[at]
    return [number[at] for at in range(len(stories))]


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
