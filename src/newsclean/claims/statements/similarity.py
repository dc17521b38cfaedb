"""How sure it is that two statements say the same, whether they swap their arguments, and what of one the other has."""

from __future__ import annotations

from dataclasses import replace
from math import exp, log1p
from typing import TYPE_CHECKING

import numpy as np

from newsclean.claims.statements.statement_options import ALIGNMENT, STATEMENTS, STORY_STATEMENTS
from newsclean.text.meaning.event_times import times_of
from newsclean.text.synonyms import CUT, SAID, SPACED, Lexicon, are_opposed, by_key, matching_keys, tables

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from newsclean.claims.statements.alignment import Alignment, Phrase
    from newsclean.text.synonyms import Keys, Word


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


Arguments = dict[str, tuple[str | None, str | None, bool]]  # by word: the name before it, that after it, and "by"
TIMED = "@"  # opens the key of a word that a weekday or month follows, which stands in place of a name
MOST_WORDS = 64  # of a text whose names are paired: those of a long sentence
BY = frozenset(("by", "from"))  # "sued by", "bought from": the one who acts or gives comes after


def swaps_arguments(one: str, other: str, lexicon: Lexicon) -> bool:
    """Whether two texts have two names on other sides of one word, and neither turns it round with "by".

    >>> swaps_arguments("Acme sued Borland.", "Borland has sued Acme.", Lexicon())
    True
    >>> swaps_arguments("Acme sued Borland.", "Borland was sued by Acme.", Lexicon())
    False
    """
    return are_swapped(arguments_of(one, lexicon), arguments_of(other, lexicon))


def are_swapped(a: Arguments, b: Arguments) -> bool:
    """The same of texts whose arguments are known; what happens in March is not what happens in June."""
    both = a.keys() & b.keys()
    if any(key[0] == TIMED and a[key] != b[key] for key in both):
        return True
    votes = 0
    for pivot in both:
        (left_a, right_a, turned_a), (left_b, right_b, turned_b) = a[pivot], b[pivot]
        if left_a == left_b or left_a is None or left_b is None:
            votes -= left_a is not None and left_a == left_b
        elif left_a == right_b and left_b == right_a:
            votes += 1 if turned_a == turned_b else -1
    return votes > 0


def argument_match(one: str, other: str, lexicon: Lexicon) -> str:
    """Who does what to whom in two texts: same, other (someone else does it to the same one), or unknown.

    `unknown` stands for a text that names both, and says it of neither: it does not support the first.

    >>> [argument_match("Acme sued Borland.", text, Lexicon()) for text in (
    ...     "Corvan sued Borland.", "Borland was sued by Acme.", "Acme and Borland sued.", "It rained.")]
    ['other', 'same', 'unknown', 'unknown']
    >>> argument_match("Acme grew.", "It rained.", Lexicon())
    'same'
    """
    a, b = arguments_of(one, lexicon), arguments_of(other, lexicon)
    both = {pivot: ends for pivot, ends in a.items() if ends[0] and ends[1] and ends[0] != ends[1]}
    if not both:
        return "same"
    found = "unknown"
    for pivot in both.keys() & b.keys():
        (left, right, turned), (left_b, right_b, turned_b) = both[pivot], b[pivot]
        if (left_b, right_b) == ((left, right) if turned == turned_b else (right, left)):
            return "same"
        if turned == turned_b and right_b == right and left_b is not None and left_b != left:
            found = "other"
    return found


def joins_names(one: str, other: str, lexicon: Lexicon) -> bool:
    """Whether two texts have the same two names in the same order, with a word between them that both have there.

    >>> lexicon = Lexicon()
    >>> joins_names("Roe was found guilty of killing Lund.", "Roe was found guilty in the case of Lund.", lexicon)
    True
    >>> joins_names("Acme sued Borland.", "Acme and Borland sued.", lexicon)
    False
    """
    a, b = _between_names(one, lexicon), _between_names(other, lexicon)
    return any(a[pair] & b[pair] for pair in a.keys() & b.keys())


def _between_names(text: str, lexicon: Lexicon) -> dict[tuple[str, str], set[str]]:
    """The words between the first of one name and the first of a later one, for each two names of a text."""
    words = [it for word in SPACED.findall(text[: STATEMENTS.longest]) if (it := lexicon.words[lexicon[word]])]
    first: dict[str, int] = {}
    for at, it in enumerate(words[:MOST_WORDS]):
        if it.name:
            first.setdefault(it.key, at)
    return {
        (one, other): {it.key for it in words[start:end] if not it.name}
        for one, start in first.items()
        for other, end in first.items()
        if start < end
    }


def arguments_of(text: str, lexicon: Lexicon) -> Arguments:
    """For each word but names: the nearest name before it, the nearest after, and whether "by" leads to that."""
    printed = SPACED.findall(text[: STATEMENTS.longest].replace("US$", "$").replace("U.S.", "US "))
    numbers = [lexicon[word] for word in printed]
    before = _nearby_names(printed, numbers, lexicon)
    after = _nearby_names(printed[::-1], numbers[::-1], lexicon)[::-1]
    out: Arguments = {}
    for at, number in enumerate(numbers):
        it = lexicon.words[number]
        if it is not None and not (it.name or it.figure or it.capital):
            out.setdefault(it.key, (before[at][0], *after[at]))
    return out | {TIMED + word: (time, None, False) for word, time in times_of(text).items()}


def _nearby_names(printed: Sequence[str], numbers: Sequence[int], lexicon: Lexicon) -> list[tuple[str | None, bool]]:
    """For each word: the last name met in its clause up to NEAR words ago, and whether "by" was met since."""
    out: list[tuple[str | None, bool]] = []
    name: str | None = None
    last, turned = 0, False
    for at, (text, number) in enumerate(zip(printed, numbers, strict=True)):
        it = lexicon.words[number]
        if number in (CUT, SAID) or at - last > STATEMENTS.argument_reach:
            name = None
        out.append((name, turned))
        if it is not None and it.name:
            name, last, turned = it.key, at, False
        turned = turned or text.lower() in BY
    return out


def shared_share(one: Phrase, other: Phrase, lent: dict[str, float] | None = None) -> float:
    """The share of the weight of one text's words that the other has, or something akin to them.

    `lent` has what words count that stand elsewhere in its article.
    """
    return covered_share(by_key(one.words), (lent or {}) | matching_keys(other.words))


def covered_share(words: Mapping[str, Word], keys: Keys) -> float:
    """The share of the weight of words that is covered: `keys` has what a word of the other text counts."""
    total = sum([word.weight for word in words.values()])
    return sum([word.weight * keys[key] for key, word in words.items() if key in keys]) / total if total else 0.0


def is_opposed(one: Phrase, other: Phrase) -> bool:
    """Whether one text says the opposite of a word of the other."""
    return are_opposed(by_key(one.words).keys(), by_key(other.words).keys())


def opposites(one: Phrase, other: Phrase) -> dict[str, float]:
    """The words of one text whose opposite the other has: of the same matter, and so they count as shared."""
    against, keys = tables().opposed, by_key(other.words).keys()
    return {key: 1.0 for key in by_key(one.words) if not keys.isdisjoint(against.get(key, ()))}


def without_names(phrase: Phrase) -> Phrase:
    """The words of a text that are no names; all, where there are no others."""
    kept = tuple(word for word in phrase.words if not (word.name or word.figure))
    return replace(phrase, words=kept, clause=(0,) * len(kept)) if kept else phrase


def share_little_at_odds(
    articles: Sequence[int], phrases: Sequence[Phrase], strong: NDArray[np.bool_]
) -> NDArray[np.bool_]:
    """Of each pair of statements: whether they share little but names, while their articles contradict each other.

    `strong` marks the pairs that contradict each other. "Stadium blow for Orr Rovers" does not say what an article says
    whose council approved the stadium, if its own article says that the council rejected it.
    """
    from newsclean.stories.set_tables import count_common

    found, of = np.unique(articles, return_inverse=True)
    odds = np.zeros((len(found), len(found)), bool)
    first, second = np.nonzero(strong)
    odds[of[first], of[second]] = odds[of[second], of[first]] = True
    if not odds.any():
        return odds[np.ix_(of, of)]
    words = [[word for word in it.words if not (word.name or word.figure or word.titled)] for it in phrases]
    common = count_common({word.key for word in some} for some in words)
    return np.asarray(odds[np.ix_(of, of)] & (common < STORY_STATEMENTS.words))
