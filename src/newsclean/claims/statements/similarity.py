"""How sure it is that two statements say the same, from what they share."""

from __future__ import annotations

from math import exp, log1p
from typing import TYPE_CHECKING

from newsclean.claims.options import ALIGNMENT

if TYPE_CHECKING:
    from newsclean.claims.statements.alignment import Alignment

WEIGHTS = {"bits": 1.396, "named": 0.541, "whole": 0.941, "bits_whole": 0.832, "phrases": 1.231}
BIAS = -8.061  # with WEIGHTS: logistic regression on 202 pairs of them, penalty 2


def score_alignment(found: Alignment, related: int, rare: float) -> float:
    """The score of a pair, 0 to 1; LEAST and above says the same.

    `related` is the number of main names that the two articles share, `rare` the bits of the pairs of words that these
    two sentences share and hardly any other.
    """
    score = 1 / (1 + exp(-_weighed(found)))
    if found.opposed or found.figures < 0 or found.strangers:
        return score * ALIGNMENT.veto
    if found.bits < ALIGNMENT.little:
        return min(score, ALIGNMENT.score / 2)
    if score < ALIGNMENT.score_nameless and not related and not found.names:
        return min(score, ALIGNMENT.score / 2)
    if score < ALIGNMENT.score and related >= ALIGNMENT.related and rare >= ALIGNMENT.rare and _in_one_breath(found):
        return ALIGNMENT.score + score / 10
    return score


def _in_one_breath(found: Alignment) -> bool:
    """Whether two articles about one thing say the same in a clause of sentences that go different ways."""
    if found.dense < 0.65 or found.clauses < 0.5 or found.whole < 0.25 or found.bits < 18 or found.keys < 2:
        return False
    if not found.names and found.whole < ALIGNMENT.whole_nameless:
        return False
    if found.keys + found.names >= 4 and found.clauses >= 0.58:
        return True
    close = found.dense >= 0.85 and found.phrases > 0 and found.bits >= 21 and found.whole >= 0.3
    return close and found.keys + found.names >= 3


def _weighed(found: Alignment) -> float:
    bits = found.bits + 0.3 * found.named
    values = {
        "bits": log1p(found.bits),
        "named": log1p(found.named),
        "whole": found.whole,
        "bits_whole": log1p(bits * found.whole),
        "phrases": min(found.phrases, 6) / 6,
    }
    return BIAS + sum(WEIGHTS[name] * value for name, value in values.items())
