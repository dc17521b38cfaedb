"""The scorer: two small logistic models, for figures that agree and for figures that do not."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import NamedTuple


class LogisticModel(NamedTuple):
    """A logistic model: weights for the evidence as it comes, and what is added."""

    weights: tuple[float, ...]
    bias: float

    def __call__(self, values: Sequence[float]) -> float:
        """The probability, 0 to 1.

        >>> LogisticModel((1.0, 0.0), 0.0)([0.0, 5.0])
        0.5
        """
        total = self.bias + sum(weight * value for weight, value in zip(self.weights, values, strict=True))
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


@cache
def scoring_models() -> dict[str, LogisticModel]:
    """The models by name: same (given figures that agree), conflict (given figures that do not).

    Fitted by `python -m benchmarks.train_claims` on labelled pairs of sentences.
    """
    text = resources.files("newsclean.data").joinpath("claims/scorer.json").read_text(encoding="utf-8")
    made = json.loads(text)
    return {name: LogisticModel(tuple(row["weights"]), row["bias"]) for name, row in made["models"].items()}
