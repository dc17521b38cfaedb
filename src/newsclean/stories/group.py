"""Group articles into stories: one event each, or one affair that runs on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING

from newsclean.core.record import read_each
from newsclean.engine.step import executor
from newsclean.io.tables.frames import article_rows
from newsclean.stories.candidates import pairs_with_shared_words
from newsclean.stories.clustering import Link, average_link, best_links
from newsclean.stories.model import Story, StoryGroups
from newsclean.stories.options import GroupingOptions
from newsclean.stories.profiles import Profiles
from newsclean.stories.reading import StoryText, read_story_text
from newsclean.stories.scorer import score_pair

if TYPE_CHECKING:
    from newsclean.stories.model import Id
    from newsclean.stories.reading import AnyArticle

BATCH = 64  # articles that a process reads at once


def group_stories(
    articles: Iterable[AnyArticle], options: GroupingOptions | None = None, *, jobs: int = 1
) -> StoryGroups:
    """Group articles by story: of one event, or of one affair that runs on.

    Texts, records (dicts) and Articles can be given; titles and dates help. Two articles are of one story if they share
    names, rare words and numbers, and their days are near; copies always are. The groups do not depend on the order of
    the articles. An article of a story that nobody else covers is a story of its own.

    Raises RecordError for anything that is not an article.

    >>> texts = {"a": "A ferry sank off Quenby, and 47 were missing.", "b": "Quenby ferry: search for 47 missing ends.",
    ...          "c": "The Orrin bridge opens on Monday after a costly repair."}
    >>> found = group_stories({"id": name, "text": text} for name, text in texts.items())
    >>> found.of_each, found.stories[0].articles
    (('a', 'a', 'c'), ('a', 'b'))
    >>> group_stories([42])  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    ...
    newsclean.errors.RecordError: article 1: int is not a type of article; give ...
    """
    options, given = options or GroupingOptions(), list(article_rows(articles))
    read = partial(_read_batch, options=options)
    texts = [text for batch in executor(jobs)(read, _batches(given)) for text in batch]
    return group_texts(texts, options, copies_among(given, jobs) if options.copies else None)


def copies_among(articles: Sequence[AnyArticle], jobs: int = 1) -> list[Id]:
    """What each article is a copy of: equal for copies of one text.

    >>> text = "Trade between the two rose by a quarter to a record last year, customs officials in Harbin said."
    >>> copies_among([text, text.upper(), "It rained."])
    [1, 1, 3]
    """
    from newsclean.dedup.clustering.duplicates import deduplicate  # numpy

    return [mark.cluster for mark in deduplicate(articles, jobs=jobs).marks] if articles else []


def group_texts(
    texts: Sequence[StoryText], options: GroupingOptions | None = None, copies: Sequence[object] | None = None
) -> StoryGroups:
    """The stories of articles that were read; `copies` are equal for those that are copies of one another.

    >>> group_texts([]).stories
    ()
    """
    ids = [at if text.id is None else text.id for at, text in enumerate(texts, 1)]
    number = number_stories(texts, options, copies)
    groups: defaultdict[int, list[int]] = defaultdict(list)
    for at in _by_day(texts):
        groups[number[at]].append(at)
    stories = sorted((_story([texts[at] for at in its], [ids[at] for at in its]) for its in groups.values()), key=_rank)
    return StoryGroups(tuple(stories), tuple(ids[groups[story][0]] for story in number))


def number_stories(
    texts: Sequence[StoryText], options: GroupingOptions | None = None, copies: Sequence[object] | None = None
) -> list[int]:
    """The position of the first article of each article's story, by day and id.

    >>> number_stories([read_story_text("A ferry sank off Quenby."), read_story_text("It snowed in Orrin.")])
    [0, 1]
    """
    options, order = options or GroupingOptions(), _by_day(texts)
    first: dict[object, int] = {}  # of the copies of one text only the first is compared
    for at in order:
        first.setdefault(at if copies is None else (copies[at],), at)
    chosen = list(first.values())
    place = {at: node for node, at in enumerate(chosen)}
    profiles = Profiles([texts[at] for at in chosen], options)
    links = best_links(_links(profiles, options), options.kept)
    of_node = average_link(len(chosen), links, options.score, options.kept)
    of_copy = [first[at if copies is None else (copies[at],)] for at in range(len(texts))]
    return [chosen[of_node[place[at]]] for at in of_copy]


def _links(profiles: Profiles, options: GroupingOptions) -> Iterator[Link]:
    for one, other in pairs_with_shared_words(profiles, options):
        score = score_pair(profiles.profile(one), profiles.profile(other))
        if score >= options.least:
            yield one, other, score


def _by_day(texts: Sequence[StoryText]) -> list[int]:
    """Articles by day, id and words, so that nothing depends on the order given; those without a day last."""
    order = sorted(range(len(texts)), key=lambda at: _key(texts[at]))
    out: list[int] = []
    for _, alike in groupby(order, key=lambda at: _key(texts[at])):
        few = list(alike)  # most often one
        out += few if len(few) == 1 else sorted(few, key=lambda at: sorted(texts[at].counts.items()))
    return out


def _key(text: StoryText) -> tuple[str, str, str]:
    return text.day or "~", "" if text.id is None else str(text.id), text.title


def _story(texts: Sequence[StoryText], ids: Sequence[Id]) -> Story:
    days = [text.day for text in texts if text.day]
    title = next((text.title for text in texts if text.title), "")
    return Story(ids[0], title, min(days, default=None), max(days, default=None), tuple(ids))


def _rank(story: Story) -> tuple[int, str, str]:
    return -len(story.articles), story.first or "~", str(story.id)


def _read_batch(batch: tuple[int, Sequence[AnyArticle]], options: GroupingOptions) -> list[StoryText]:
    first, articles = batch
    return list(read_each(partial(read_story_text, options=options), articles, first))


def _batches(articles: Sequence[AnyArticle]) -> Iterator[tuple[int, Sequence[AnyArticle]]]:
    """The number of the first article of each batch, and its articles."""
    return ((start + 1, articles[start : start + BATCH]) for start in range(0, len(articles), BATCH))
