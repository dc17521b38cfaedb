"""Ready pipelines by name."""

from __future__ import annotations

from functools import cache

from newsclean.clean.pipeline import Pipeline
from newsclean.clean.registry import preset


@cache
def pipeline(name: str = "news") -> Pipeline:
    """A ready pipeline: `news` (default), `strict` (removes on less evidence), `light` (marked boilerplate only) or
    `uniform` (news, and quotes and dashes straightened). Raises RuleError for another name.

    >>> pipeline("news")("Advertisement\\n\\nTrade rose.")
    'Trade rose.'
    >>> pipeline("heavy")
    Traceback (most recent call last):
    ...
    newsclean.errors.RuleError: unknown preset 'heavy'; the presets are light, news, strict, uniform
    """
    return Pipeline(preset(name), name=name)
