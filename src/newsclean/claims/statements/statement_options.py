"""The settings of statements without a figure: which are compared, aligned and opposed."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StatementOptions:
    """Statements without a figure: which are compared. Measured on news of 1987 to 2024."""

    words: int = 3  # informative words that a statement has at least,
    bits: float = 18.0  # and bits in them: two rare words, or four that one article in 20 has
    letters: int = 24  # of a clause at least; shorter ones stay with the clause before
    unended: int = 5  # words without a full stop: fewer are a heading
    longest: int = 2_000  # characters of a text that are read; `sentences` cuts there, too
    most_words: int = 64  # of a text that count: 99.9 % of sentences have fewer
    name_mentions: int = 2  # a main name of an article stands in its first sentences or this often
    copy_bits: float = 40.0  # from which equal sentences say the same whatever their articles are about
    reach: int = 3  # two words make a pair up to this many words apart: "largest oil exporter", "oil … imports"
    common: int = 64  # texts from which a pair of words is a set phrase and blocks nothing
    pairs_per_text: int = 8  # candidate pairs: what keeps a corpus ten times the size at ten times the cost,
    pairs_least: int = 200_000  # and so many for any corpus, so that small ones are compared wholly
    shared_bits: float = 8.0  # of shared pairs of words, from which two statements are candidates
    profile: int = 16  # rarest words of a text, by which pairs are pruned before alignment
    profile_bits: float = 25.0  # that they share at least,
    profile_share: float = 0.4  # and as a share of both texts
    related_bits: float = 16.0  # the same for articles with one topic
    related_share: float = 0.22
    aligned_share: float = 0.008  # pairs aligned, per statement, the best; each costs 0.1 ms
    aligned_least: int = 30_000  # and so many for any corpus: a thousand articles are compared wholly
    argument_reach: int = 6  # words between a name and what it does


@dataclass(frozen=True, slots=True)
class AlignmentOptions:
    """How two statements are aligned, and the score from which they say the same."""

    unshared: float = 0.4  # what a word in one span only costs of its weight; at .3 spans run on, at .6 they break up
    root: int = 5  # letters that a name and its adjective share
    short: int = 5  # words of a text that may be one name: "Federal Emergency Management Agency."
    headline: float = 0.7  # share of words with a capital: 0.2 in sentences, 0.9 in American headlines
    speaker_name: int = 3  # words of a speaker's name,
    speaker_words: int = 12  # and of a speaker with office and house
    speaker_weight: float = 0.25  # of words about the speaker: "Deputy spokeswoman Ann Lee said" is not a statement
    score: float = 0.78  # from here on some 83 % of links say the same, 87 % with copies: read by eye
    score_nameless: float = 0.9  # the same where the articles have no name in common
    veto: float = 0.25  # what is left of the score where something speaks against: well below `score`
    little: float = 10.0  # bits besides names; fewer are a name and a common word
    related: int = 4  # names that two articles share when they have one topic
    whole_nameless: float = 0.3  # shared share of two texts without names: long pages have names in common anyway
    rare: float = 11.0  # bits of one pair of rare words that two sentences of the corpus have


@dataclass(frozen=True, slots=True)
class StoryStatementOptions:
    """Which statements of one story say the same. Set on ten stories with labelled claims, and on pairs read by eye."""

    mean: float = 0.3  # mean score of a group; at .25 the same of the labelled pairs are joined, at .4 a fifth fewer
    score: float = 0.85  # that each member has with one of another article: some 90 % of such pairs say the same
    least: float = 0.2  # of a pair: less counts as nothing in common
    most: float = 0.999  # of a pair in other words; 1.0 stands for copies
    words: int = 3  # besides names, in both: more say no more,
    phrases: int = 6  # and pairs of neighbouring words
    lead: int = 4  # clauses at the head of an article, title included: there stands its main event
    rows: int = 1_000  # statements of a story compared at once, by day; each costs 1 µs per other
    links: int = 32  # of a statement, where all have more on average; in real stories none had over 10


@dataclass(frozen=True, slots=True)
class OppositionOptions:
    """When two clauses of one story contradict each other. Chosen on invented stories, alarms counted on real ones."""

    bits: float = 10.0  # in both: a rare word, or a name and a plain word
    words: int = 2  # in both, one of them no name; of fewer
    few: float = 0.7  # so much must be shared
    denied: float = 0.6  # of either clause's words that the other has: beside who says so, little differs
    opposite: float = 0.6  # the same where a word of one has its opposite in the other
    less: float = 0.4  # or so much of the clause that says more,
    more: float = 0.7  # and of the other,
    whole: float = 0.9  # or all of it but a common word,
    within: float = 0.5  # and half of the clause that it stands in
    telling: float = 4.5  # bits of what a denial says beside names: more than "down", which one article in 20 has
    alike: float = 0.7  # the same of those that say the same
    filler: float = 0.7  # the same for what is said of two, where only the subject differs
    keys: int = 4  # weightiest words of a clause by which others are found,
    holders: int = 64  # each in so many clauses of the story
    given: bool = False  # whether someone has said that the two clauses are about one thing


STATEMENTS = StatementOptions()
ALIGNMENT = AlignmentOptions()
STORY_STATEMENTS = StoryStatementOptions()
OPPOSITION = OppositionOptions()
# Two sentences that someone gave to be compared: whether they are about one thing need not be found out first.
GIVEN = OppositionOptions(bits=0.0, words=1, given=True)
