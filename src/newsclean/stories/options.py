"""The settings of grouping, each with its source."""

from __future__ import annotations

from dataclasses import dataclass

from newsclean.errors import StoryError, check_numbers


@dataclass(frozen=True, slots=True)
class GroupingOptions:
    """What counts as one story. Measured on labelled news of 2004 to 2017, by topics, and on wire news of 1987.

    >>> GroupingOptions(score=2.0)
    Traceback (most recent call last):
    ...
    newsclean.errors.StoryError: score=2.0 is not a share; give a number above 0 and below 1
    """

    score: float = 0.25  # mean of the pairs from which two groups are one; .2 to .4 give the same within .01
    copies: bool = True  # whether copies are found first: they are always of one story
    lead: int = 800  # characters that are read, besides the title: 400 to 6,000 give the same within .01
    title_weight: float = 1.5  # how often a word of the title counts
    prior: float = 1000.0  # articles that the shipped rarities count as, beside those of the run
    rarity: float = 12.0  # bits of a word or name that the shipped table does not have
    foreign: float = 8.0  # bits of such a word in a language that the table does not count
    place: float = 7.0  # bits of a place of the gazetteer
    keys: int = 14  # rarest words of an article by which others are found: they find 99 % of pairs of one story,
    holders: int = 64  # each in so many articles before it,
    shared: int = 2  # when so many of them are shared
    compared: int = 16  # of them, those that share most
    kept: int = 16  # links of an article that are kept, the best; so two large groups need not have all links
    least: float = 0.05  # of a link; weaker ones join nothing

    def __post_init__(self) -> None:
        """Refuse invalid settings."""
        check_numbers(self, StoryError)
        if not 0 < self.score < 1:
            raise StoryError(f"score={self.score} is not a share; give a number above 0 and below 1")
        for name in ("lead", "keys", "holders", "shared", "compared", "kept"):
            if getattr(self, name) < 1:
                raise StoryError(f"{name}={getattr(self, name)} is too small; give 1 or more")
