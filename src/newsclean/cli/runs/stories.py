"""Running `stories`: all articles in, the stories out, or the articles with theirs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, NamedTuple

from newsclean.cli.messages import counted
from newsclean.cli.runs.runner import RunOptions, VerbRun
from newsclean.cli.runs.work import ReadEach
from newsclean.core.record import KEY, notes_of, with_defaults
from newsclean.io.records import as_line
from newsclean.stories.group import copies_among, group_texts
from newsclean.stories.model import Story, StoryGroups
from newsclean.stories.options import GroupingOptions
from newsclean.stories.reading import StoryText, lead_words, story_fields
from newsclean.temporal.record_dates import given_day

_TITLE = 100  # characters of a headline in text for people
_IDS = 12  # of a story that are printed in such text


@dataclass(frozen=True)
class StoriesRunOptions(RunOptions):
    """The values of the options."""

    on_error: str = "skip"
    target: str = "jsonl"
    min_articles: int = 1
    mark: bool = False
    date: str | None = None
    lang: str | None = None
    country: str | None = None

    def __post_init__(self) -> None:
        """Refuse an invalid date before any input is read."""
        given_day(self.date)


class StoryArticle(NamedTuple):
    """An article that was read: its words, what copies are found by, and the record if it is written again."""

    text: StoryText
    compared: dict[str, Any]
    record: dict[str, Any] | None


def read_for_stories(record: Mapping[str, Any], options: StoriesRunOptions) -> StoryArticle:
    """What is read of an article."""
    fields = story_fields(with_defaults(record, options.lang, options.country))
    day = given_day(options.date)
    if fields.day is None and day is not None:
        fields = fields._replace(day=day.isoformat())
    compared = {"id": fields.id, "text": fields.text, "title": fields.title, "date": fields.day}
    return StoryArticle(lead_words(fields, GroupingOptions()), compared, dict(record) if options.mark else None)


def run_stories(options: StoriesRunOptions) -> int:
    """Run; return the exit code: 0, or 1 if records failed."""
    run = VerbRun(options)
    with run.output() as out:
        articles = list(run.read(ReadEach(partial(read_for_stories, options=options))))
        copies = copies_among([one.compared for one in articles], options.jobs)
        groups = group_texts([one.text for one in articles], None, copies)
        run.progress.close()
        for line in _marked(articles, groups) if options.mark else _listed(groups.stories, options):
            out.write(line.encode("utf-8", "surrogatepass"))
        run.settle()
    several = sum(len(story.articles) > 1 for story in groups.stories)
    found = counted(len(groups.stories), "story", "stories")
    run.sum_up(f"{counted(len(articles), 'article')}: {found}, {several:,} of several articles{run.failed}")
    return run.code


def _marked(articles: Sequence[StoryArticle], groups: StoryGroups) -> Iterator[str]:
    for one, story in zip(articles, groups.of_each, strict=True):
        record = one.record or {}
        yield as_line({**record, KEY: {**notes_of(record), "story": story}}) + "\n"


def _listed(stories: Sequence[Story], options: StoriesRunOptions) -> Iterator[str]:
    for story in stories:
        if len(story.articles) >= options.min_articles:
            row = StoryGroups((story,), ()).to_dicts()[0]
            yield _shown(story) if options.target == "text" else as_line(row) + "\n"


def _shown(story: Story) -> str:
    """A story for people: its headline, then its days, number of articles, and their ids."""
    days = [day for day in (story.first, story.last if story.last != story.first else None) if day]
    ids = [_plain(one) for one in story.articles[:_IDS]]
    more = [f"and {len(story.articles) - _IDS:,} more"] if len(story.articles) > _IDS else []
    title = _plain(story.title)[:_TITLE] or f"(no headline: {_plain(story.id)})"
    facts = [*([" to ".join(days)] if days else []), counted(len(story.articles), "article")]
    return f"{title}\n  {'; '.join(facts)}: {', '.join([*ids, *more])}\n"


def _plain(words: object) -> str:
    """On one line, without control characters, which a terminal would obey."""
    return " ".join("".join(c if c.isprintable() else " " for c in str(words)).split())
