"""How sure it is that two statements say the same, from what they share."""

from __future__ import annotations

from math import exp, log1p

from newsclean.claims.statements.alignment import Alignment

LEAST = 0.78  # of links from here on some 83 % say the same, 87 % with copies: read by eye, news of 1987 to 2024
APART = 0.9  # the same for sentences of articles that have no name in common
VETO = 0.25  # what is left of the score where something speaks against: well below LEAST
LITTLE = 10.0  # bits besides names; fewer are a name and a common word
RELATED = 4  # names that two articles have in common when they are about one thing
WEIGHTS = {"told": 1.396, "named": 0.541, "whole": 0.941, "told_whole": 0.832, "phrases": 1.231}
BIAS = -8.061  # with WEIGHTS: logistic regression on 202 pairs of them, penalty 2


def score_alignment(found: Alignment, related: int, rare: float) -> float:
    """The score of a pair, 0 to 1; LEAST and above says the same.

    `related` is the number of main names that the two articles share, `rare` the bits of the pairs of words that these
    two sentences share and hardly any other.
    """
    score = 1 / (1 + exp(-_weighed(found)))
    if found.opposed or found.figures < 0 or found.strangers:
        return score * VETO
    if found.told < LITTLE:
        return min(score, LEAST / 2)
    if score < APART and not related and not found.names:
        return min(score, LEAST / 2)
    if score < LEAST and related >= RELATED and rare >= RARE and _in_one_breath(found):
        return LEAST + score / 10
    return score


NAMELESS = 0.3  # share of two texts that is in both where no name is: long pages have names in common anyway
RARE = 11.0  # one pair of rare words that two sentences of the corpus have


def _in_one_breath(found: Alignment) -> bool:
    """Whether two articles about one thing say the same in a clause of sentences that go different ways."""
    if found.dense < 0.65 or found.clauses < 0.5 or found.whole < 0.25 or found.told < 18 or found.keys < 2:
        return False
    if not found.names and found.whole < NAMELESS:
        return False
    if found.keys + found.names >= 4 and found.clauses >= 0.58:
        return True
    close = found.dense >= 0.85 and found.phrases > 0 and found.told >= 21 and found.whole >= 0.3
    return close and found.keys + found.names >= 3


def _weighed(found: Alignment) -> float:
    bits = found.told + 0.3 * found.named
    values = {
        "told": log1p(found.told),
        "named": log1p(found.named),
        "whole": found.whole,
        "told_whole": log1p(bits * found.whole),
        "phrases": min(found.phrases, 6) / 6,
    }
    return BIAS + sum(WEIGHTS[name] * value for name, value in values.items())
