"""The settings of what is written of a claim, and which claims are written first."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SummaryOptions:
    """How a cluster is written."""

    lead_letters: int = 240  # of the sentence that stands for a cluster, if there is one so short
    longest: int = 1_200  # characters of a sentence that a statement is cut out of; longer ones are lists
    least_words: int = 4  # of such a statement: a subject, a verb, a figure and its noun
    short: int = 24  # characters from which it says what is measured
    rounding_share: int = 4  # how many times as often another value may stand as the one that stands for its roundings
    members: int = 4  # of a variant that are printed
    sources: int = 12  # sentences that the claim is written out of, the best first
    words: int = 3  # and names, in reasons


@dataclass(frozen=True, slots=True)
class WorthOptions:
    """Check-worthiness: shares that add up to 1, and what takes from them. Set by hand."""

    conflict: float = 0.35
    update: float = 0.3
    agree: float = 0.1
    origins: float = 0.3  # times 1 - 1/n: the second says most
    headline: float = 0.15
    figure: float = 0.2  # times the size of the figure
    largest: int = 12  # powers of ten of a figure that counts in full: a trillion
    share: float = 0.4  # the size of a percentage
    few: int = 3  # a count up to this is met in any text
    trivial: float = 0.25  # what is left of the worth of a year, an age, an ordinal or a few,
    trivial_disputed: float = 0.6  # and where outlets disagree on it
    row: float = 0.3  # and of a row of a table
    last: float = 0.2  # below this a claim comes after all others


@dataclass(frozen=True, slots=True)
class RepeatOptions:
    """Boilerplate among claims, and sentences of one agency."""

    stories: int = 3  # in which a sentence stands word for word when it is no news: a follow-up quotes the first report
    letters: int = 36  # of a sentence at least; shorter ones are equal by chance


SUMMARY = SummaryOptions()
WORTH = WorthOptions()
REPEATS = RepeatOptions()
