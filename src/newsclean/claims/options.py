"""The settings of claims, one record for each step, with where each number comes from.

Lengths are in characters, distances in words, rarities in bits (-log2 of the share of articles that have a word).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from decimal import Decimal

from newsclean.errors import ClaimError, check_numbers


@dataclass(frozen=True, slots=True)
class ClaimOptions:
    """Which claims are looked for.

    >>> ClaimOptions(min_articles=0)
    Traceback (most recent call last):
    newsclean.errors.ClaimError: min_articles=0 is too few; give 1 or more
    """

    min_articles: int = 1  # articles that a cluster has at least
    min_origins: int = 1  # independent origins that it has at least; statements without a figure always have two
    statements: bool = True  # whether statements without a figure are looked for
    origins: bool = True  # whether copies of a story count as one origin (found by deduplication)
    stories: bool = False  # whether clusters and members name their story, as `group_stories` finds it

    def __post_init__(self) -> None:
        """Refuse what cannot be meant."""
        check_numbers(self, ClaimError)
        for name, number in (("min_articles", self.min_articles), ("min_origins", self.min_origins)):
            if number < 1:
                raise ClaimError(f"{name}={number} is too few; give 1 or more")


@dataclass(frozen=True, slots=True)
class AttachmentOptions:
    """Time attachment: costs in words; chosen on labelled sentences, held by tests/test_claims_times.py."""

    far: int = 16  # a time further off than a long clause belongs to another statement
    longest: int = 160  # characters between a figure and its time: more is another statement
    next_to: int = 3  # as far as an apposition is: "in 2018, a year that brought a jump of 24 per cent"
    further: int = 6  # how much further "a goal for 2024" reaches
    crossed_figure: int = 7  # what a figure in between costs,
    crossed_change: int = 2  # one that only says by how much another moved,
    crossed_clause: int = 3  # the border of a clause,
    crossed_base: int = 9  # and what the figure is compared with
    day_of_speech: int = 12  # "said on Thursday": the day of the saying
    beside: int = 8  # characters: " in ", " of the "
    planned: int = 24  # characters around a figure in which it is called a target
    aside: int = 60  # characters of an aside up to its time: ", built by a private company in "
    cue_reach: int = 60  # characters before a time in which its cue stands


@dataclass(frozen=True, slots=True)
class ReadingOptions:
    """What is read around a figure: its context and the antecedents of its sentence."""

    window: int = 800  # characters on each side: more than a sentence has; a longer one costs no more
    large: int = 1_000_000  # "4.3 billion" without a currency beside "7.4 billion dlrs" is money, too
    comma: int = 2  # words that a comma in between counts as,
    figure: int = 3  # and another figure
    half_distance: float = 4.0  # words after which a word counts half; fitted with the scorer
    topic_weight: float = 4.0  # bits of a name that only title and lead have: less than one that is in the sentence,
    topic_distance: float = 14.0  # and as if it stood at the far end of a long sentence
    antecedent_distance: float = 4.0  # words that "the total" stands for are as far off as the middle of a clause
    lead_sentences: int = 4  # title, summary and first sentences, whose names an article is about
    pair_sentences: int = 12  # sentences that are searched for "the two countries", the title among them
    subject_words: int = 6  # words before a figure that name its measure: "net trade surplus of Norland with Chile"
    anaphora_chain: int = 3  # sentences that point back at one another: "That was …" after "The total …"


@dataclass(frozen=True, slots=True)
class OwnershipOptions:
    """Whose figure it is and what it measures; read from labelled conflicts of wire stories."""

    reach: float = 8.0  # words within which a name is said of a figure
    behind: float = 6.0  # words after a figure within which "with Japan" belongs to it
    measure_words: int = 4  # words that name the measure: "net trade surplus with", "coffee export volume"
    beside: int = 2  # words next to each figure, one of which must be shared where names stand for the other
    single_word: float = 5.5  # bits from which one word next to both names the measure: inflation, unemployment
    close: float = 3.0  # words within which a word certainly belongs to the figure
    foreign_word: float = 6.0  # bits from which a word that the other sentence lacks names another thing: coffee


@dataclass(frozen=True, slots=True)
class BlockingOptions:
    """Blocking: which figures become candidate pairs. Measured on wire stories and on 1,500 wordings of one claim."""

    words: int = 12  # words around a figure that it is looked up by: those of a clause
    half_distance: int = 12  # words after which a word counts half as a key
    steps: float = 4.0  # steps of a bit in which the weight of a key is held
    grid: float = math.log(1.03)  # values within half of this (1.5 %) always share a cell: 169, 169.8 and 170 billion
    days: int = 15  # articles so near always share a cell of the grid of days, those twice as far apart never do
    shared: float = 5.0  # weight of shared keys of a pair whose values are near: one rare word, or two plain ones
    shared_in_time: float = 8.0  # and of a pair of one time whose values need not be near
    block_size: int = 32  # figures of one key; in larger blocks not all meet. 96 finds the same known conflicts
    followers: int = 8  # in a larger block: the next figures, by day, that each one meets


@dataclass(frozen=True, slots=True)
class PruningOptions:
    """The prefilter and top-k pruning: which candidate pairs are scored."""

    slack: float = 0.02  # of the score's logit: the feature table holds single precision
    third_digit: float = 0.0101  # of money the third digit may be one off
    pairs: int = 8  # of a figure: with 12 one wire cluster in 5,000 differs, with 6 a claim in 1,500 wordings breaks
    step: float = 2048.0  # steps of a logit in which scores are held
    rows_together: int = 2000  # scored together, so that each context is read once; twice as many are no better
    growth: int = 2  # pairs are pruned when they are so many times what was left the last time,
    pairs_held: int = 1 << 20  # and at least so many


@dataclass(frozen=True, slots=True)
class MatchOptions:
    """Match rules: when figures that agree are one claim, and not equal by chance.

    From `overlap_few` to `bits_country` read from 118 clusters of several origins, 59 of wire stories and 59 of pages:
    they keep 39 of the 49 that are one claim throughout, and 11 of the 69 that are not; then tried on others, see the
    README.
    """

    even: float = 0.5  # the models are fitted so that from here on "yes" is the better guess
    chance_digits: int = 3  # from here on an equal value is hardly chance; with 1 or 2 any 15 per cent of a year meet
    rounded_from: Decimal = Decimal(100_000)  # from here on outlets round or cut the third digit: 169.8, 169 and 170 bn
    few_digits: int = 1  # figures often equal by chance: two firms, 5 per cent, the year 1986
    large: int = 1000  # from here on a count of one digit is a rounded one, and says as much as two digits do
    reach: float = 8.0  # words within which a word stands near a figure
    overlap_few: float = 0.27  # of the words, for a figure of one digit, a year or a time,
    bits_few: float = 7.0  # with this much in the words near both, where both have one name,
    bits_bare: float = 9.0  # and this much where they have none
    overlap_named: float = 0.2  # for figures of two digits with a shared name,
    overlap_worded: float = 0.15  # less with shared words, too,
    overlap_two_names: float = 0.07  # and less for those of one time with two shared names
    overlap_exact: float = 0.13  # for three digits or more with a name or a word: no two firms earn £4.83bn
    bits: float = 3.5  # in the words near both figures: "deficit"
    bits_money: float = 5.0  # for money, or a figure with a time, where only a country is shared,
    bits_country: float = 11.0  # and for any other figure of two digits
    bound_gap: Decimal = Decimal("0.1")  # share by which bounds may differ: not "at least 75" and 86, £1.75bn and £2bn
    overlap_dates: float = 0.45  # of the words of two years of one event; set by hand on invented cases, not measured
    wide_range: Decimal = Decimal("0.1")  # width of a range over its upper end: within "65 to 91" lies anything,
    overlap_wide: float = 0.3  # unless the words overlap so much
    identical: float = 0.8  # share of equal words, figures aside, from which the figures must be equal, too
    nameless_bits: float = 40.0  # from which sentences are one claim without any name in common
    unrelated_overlap: float = 0.5  # that one digit needs where the articles have other topics,
    unrelated_bits: float = 20.0  # or this much in the shared words
    price_days: float = 0.5  # within which a price of the day is reported,
    table_days: float = 3.0  # and after which a table is printed anew


@dataclass(frozen=True, slots=True)
class ConflictOptions:
    """Conflict rules, chosen on labelled wire stories: of the pairs that the model calls conflicts, those that are."""

    score: float = 0.6  # from which two figures contradict one another: for sentences, clusters and questions alike
    strict: float = (
        0.6  # the same where no story is known: at .5, .6 and .75 the same 10 of 14 known conflicts are found
    )
    person: float = 0.92  # of two ages beside one whole name
    sure: float = 0.8  # the same for figures without a time
    slipped: float = 10.0  # from here on a digit is lost: of 9 and 90 dead the 9 are at times a part
    standing: float = 0.7  # the same for standing facts of two stories; .8 loses a revised growth rate
    days: float = 2.0  # between articles whose figures have no time, and so that of the article
    ratio: Decimal = Decimal("0.5")  # of two conflicting values: what is further apart is another measure
    same_measure: Decimal = Decimal("0.005")  # least gap of measures: 1,340 km are 832 or 833 miles
    digits: int = 3  # from here on one value of two times is no coincidence: US$108 billion, but not 5 per cent
    measure_bits: float = 2.5  # of the words that name the measure, together: "trade" is enough, "year" is not
    shared_names: int = 2  # of sentences and articles, that stand for a word of the measure


@dataclass(frozen=True, slots=True)
class RevisionOptions:
    """Two editions of one article."""

    days: float = 1.0  # within which an article is corrected; what is new later is news
    shared: int = 3  # figures in the same words that two editions have at least,
    half: int = 2  # one in so many of the figures of the shorter one,
    unchanged: int = 4  # one in so many of these with the same value: a periodic report has all figures anew
    editions: int = 16  # articles that may be editions of one another; a bulletin of every hour has more
    words: int = 3  # of a sentence whose figures are compared: shorter ones are alike by chance


@dataclass(frozen=True, slots=True)
class ClusteringOptions:
    """From links to clusters."""

    linked: float = 0.5  # share of the pairs between two groups that is linked when they are one: no chains
    opposed: float = 0.3  # share of either group that disagrees with the other when they are values of one claim
    representatives: int = 3  # rows of a group in a large block: 5 of the 9 pairs between two groups must match
    opposed_representatives: int = 6  # the same where groups disagree, which fewer pairs do
    # Of a story the scores of all pairs decide whether two values contradict each other. On stories that no model had
    # seen 10 of 36 known contradictions are found, and 8 of 189 claims that agree are called disputed.
    both: float = 2.0  # of a logit: what it counts that articles give both values,
    share: float = 0.3  # of those of the group that has fewer
    levels: int = 3  # rounds of merging such groups: 900 wordings of one claim need two, 1,500 three


@dataclass(frozen=True, slots=True)
class StoryOptions:
    """Stories: which articles report one event, and which of their figures are compared."""

    lead_sentences: int = 8  # of an article, by which its story is found: with 5 recurring figures lose .01 to .05
    compared: int = 8  # articles that each is compared with: half the time of 16, and hardly other stories
    days: float = 10.0  # within which articles of a story give levels of one time,
    brief: int = 40  # different words of an article that is too short for the grouping of stories,
    alike: float = 0.25  # cosine of two such from which they are of one story
    common: int = 24  # briefs with one name, of which each is compared with the last
    pairs: int = 20  # of a figure with others of its story: the values of one measure, and some neighbours
    block_size: int = 64  # figures of a story that share a word; of larger blocks the first
    near: float = 8.0  # words from a figure within which a word is shared
    doubtful: float = -2.0  # logit of a pair from which other evidence may make it a contradiction
    standing: int = 16  # figures of one name and measure, or one name and time, that are compared across stories


@dataclass(frozen=True, slots=True)
class CheckOptions:
    """The evidence for and against a statement: `said` is tried on labelled questions, the rest set by hand."""

    said: float = 0.8  # share of a statement's words that a sentence has when it says the same
    sure: float = 0.7  # of a contradiction where others support the statement,
    alone: float = 0.5  # and where none does
    certain: float = 0.9  # of support that stands whatever its article says before
    about: float = 0.8  # share of the statement's words, names aside, near a figure that is another value of it,
    reach: float = 10.0  # within so many words: those of a long clause
    own: float = 0.5  # share of them that a sentence must have itself, where its article's lead has the others:
    lead: int = 3  # its title and first sentences
    language: float = 2.0  # words of a language ahead of all others from which a statement is in it
    rows: int = 4000  # figures that are compared with one of the statement: those that share most with it
    names_missing: int = 4  # names from which one may be missing in an article: the statement may name the speaker
    dates: float = 0.25  # overlap of the words of two years of one event
    apart: float = 3.0  # powers of ten between figures of different things: of labelled conflicts the widest has 1
    digits: int = 2  # of a number that stands with another unit or year: one digit is chance


ATTACHMENT = AttachmentOptions()
READING = ReadingOptions()
OWNERSHIP = OwnershipOptions()
BLOCKING = BlockingOptions()
PRUNING = PruningOptions()
MATCH = MatchOptions()
CONFLICT = ConflictOptions()
REVISION = RevisionOptions()
CLUSTERING = ClusteringOptions()
STORY = StoryOptions()
CHECK = CheckOptions()
# Contexts held at once, and what was read of each: two groups of pairs/top_k.py, 25 MB; five times as many save 1
# reading in 200.
CONTEXTS = 4_000
