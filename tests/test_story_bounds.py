"""What is known of pairs inside a story without judging them, beside what the judge says of each."""

from __future__ import annotations

import random
from itertools import combinations

import numpy as np
import pytest

from newsclean.claims.judging.judge_rows import judge_in_story
from newsclean.claims.pairs.prefilter import Prefilter
from newsclean.claims.pairs.story_bounds import StoryBounds
from newsclean.claims.pipeline import Corpus, read_articles
from newsclean.stories.set_tables import count_common, sparse_rows, transposed

AMOUNTS = (
    "12", "14", "about 1,200", "1,250", "1.3 million", "$5m", "$5.4 million", "€50 million", "$50m", "7 per cent",
    "0.7%", "a third", "40 km", "25 miles", "9", "almost 90", "more than 30", "20 to 30", "3 tons", "2,900 kg",
    "30 degrees", "85 degrees Fahrenheit", "three-quarters", "40m", "$99", "$99.99", "5 bp",
)  # fmt: skip
SAID = (
    "The fire in Quenby killed {} people{}.", "At least {} residents of Quenby were injured{}.", "Damage came to {}{}.",
    "Ruth Alder, 41, said that Orrin Foods lost {}{}.", "The mill in Quenby employed {}{}, Alder said.",
    "Orrin expects {} of exports to Estmark{}.", "Exports of Orrin rose by {}{}.", "The minister, {}, resigned{}.",
    "The loan of {} comes in denominations of £5,000{}.", "Ruth Alder, aged {}, of Quenby{}.", "Profit {} vs {}",
)  # fmt: skip
WHEN = ("", " in 2023", " last year", " on 4 March 2024", " on Tuesday", " in the first half", " since 2019", " so far")
DATES = ("The mill in Quenby was founded in 1871.", "Quenby's mill was founded in 1878.", "It opened in June 2021.")


def retold(seed: int, count: int = 14) -> Corpus:
    """Articles of a few stories, of which figures, units and times change."""
    chance = random.Random(seed)
    out = []
    for number in range(count):
        lines = [
            chance.choice(SAID).replace("{}", chance.choice(AMOUNTS), 1).replace("{}", chance.choice(WHEN))
            for _ in range(7)
        ]
        text = "A fire destroyed the Orrin mill in Quenby. " + " ".join([*lines, *chance.sample(DATES, 2)])
        out.append(
            {"id": number, "text": text, "date": chance.choice((None, "2024-03-05", "2024-03-06", "2024-06-20"))}
        )
    return read_articles(out)


@pytest.mark.parametrize("seed", range(2))
def test_no_pair_is_decided_that_the_judge_would_decide_in_another_way(seed: int, rounds: int = 1) -> None:
    corpus = retold(seed)
    mentions, stories = corpus.mentions, [number % 4 > 2 for number in range(len(corpus.given))]
    pairs = random.Random(seed).sample(list(combinations(range(len(mentions.rows)), 2)), 600 * rounds)
    first, second = (np.array(column, np.int64) for column in zip(*sorted(pairs), strict=True))
    opened, unlikely = StoryBounds(mentions, stories, Prefilter(mentions.features)).verdicts(first, second)
    assert opened.any()
    assert unlikely.any()
    assert not (opened | unlikely).all()
    for one, other, is_open, low in zip(
        first.tolist(), second.tolist(), opened.tolist(), unlikely.tolist(), strict=True
    ):
        within = stories[mentions.article(one)] == stories[mentions.article(other)]
        relation, _, logit = judge_in_story(mentions, one, other, within=within)
        said = mentions.context(one).text, mentions.context(other).text
        assert is_open or relation == "different", said
        assert is_open or low or logit is None, said


@pytest.mark.fuzz
@pytest.mark.parametrize("seed", range(10, 30))
def test_the_same_of_many_more_pairs(seed: int) -> None:
    test_no_pair_is_decided_that_the_judge_would_decide_in_another_way(seed, rounds=3)


def test_rows_without_zeros_are_multiplied_as_tables_are() -> None:
    chance = random.Random(7)
    rows = [
        {at: float(chance.randint(1, 9)) for at in chance.sample(range(20), chance.randint(0, 6))} for _ in range(30)
    ]
    one = sparse_rows(rows)
    other = np.array([[chance.randint(0, 9) for _ in range(11)] for _ in range(20)], np.float32)
    dense = transposed(one, 20)
    assert one.times(other).tolist() == (dense.T @ other).tolist()
    assert count_common([set(row) for row in rows]).tolist() == ((dense > 0).T.astype(int) @ (dense > 0)).tolist()
