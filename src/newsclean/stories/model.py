"""What grouping gives: stories, and the story of each article."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from newsclean.io.tables.frames import ResultTable

Id = str | int | float


@dataclass(frozen=True, slots=True)
class Story:
    """Articles of one event or one running affair, by day and id; `id` is that of the first of them.

    `first` and `last` are days; None where no article has a date. `title` is the headline of the first article.
    """

    id: Id
    title: str
    first: str | None
    last: str | None
    articles: tuple[Id, ...]


@dataclass(frozen=True, slots=True, repr=False)
class StoryGroups(ResultTable):
    """The stories, the largest first, and the id of the story of each article, in the order given."""

    stories: tuple[Story, ...]
    of_each: tuple[Id, ...]

    def __repr__(self) -> str:
        """One line, whatever the size.

        >>> StoryGroups((Story(7, "Rain", None, None, (7,)),), (7,))
        <StoryGroups: 1 story of 1 article>
        """
        stories, articles = len(self.stories), len(self.of_each)
        names = "story" if stories == 1 else "stories", f"article{'' if articles == 1 else 's'}"
        return f"<StoryGroups: {stories:,} {names[0]} of {articles:,} {names[1]}>"

    def to_dicts(self) -> list[dict[str, Any]]:
        """The stories as plain data, which JSON can write.

        >>> StoryGroups((Story(7, "Rain", None, None, (7,)),), (7,)).to_dicts()
        [{'id': 7, 'title': 'Rain', 'first': None, 'last': None, 'articles': [7]}]
        >>> StoryGroups((), ()).to_dicts()
        []
        """
        return [asdict(story) | {"articles": list(story.articles)} for story in self.stories]
