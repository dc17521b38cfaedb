"""Ready pipelines by name."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

from newsclean.clean.pipeline import Pipeline
from newsclean.clean.registry import check_without, preset


def pipeline(name: str = "news", *, without: Iterable[str] = ()) -> Pipeline:
    """A ready pipeline: `news` (default), `strict` (removes on less evidence), `light` (marked boilerplate only) or
    `uniform` (news, and quotes and dashes straightened).

    `without` names what is left out: cleaners (`ads`), kinds (`ad`) or rules (`ad/marker`). The same call returns the
    same pipeline: `.article(raw)` gives an Article, `.pipe(records)` a stream of records, `.markdown(raw)` Markdown.
    Raises RuleError for a name that does not exist.

    >>> pipeline("news")("Advertisement\\n\\nTrade rose.")
    'Trade rose.'
    >>> pipeline("news", without=["ad"])("Advertisement\\n\\nTrade rose.")
    'Advertisement\\n\\nTrade rose.'
    >>> pipeline("heavy")
    Traceback (most recent call last):
    ...
    newsclean.errors.RuleError: unknown preset 'heavy'; the presets are light, news, strict, uniform
    """
    return _pipeline(name, frozenset([without] if isinstance(without, str) else without))


class PresetPipeline(Pipeline):
    """A ready pipeline, which another process makes by its name, once, whatever is sent to it."""

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickled by name.

        >>> import pickle
        >>> len(pickle.dumps(pipeline("news"))) < 100, pickle.loads(pickle.dumps(pipeline("news"))) is pipeline("news")
        (True, True)
        """
        return _pipeline, (self.name, self._exceptions.without)


@cache
def _pipeline(name: str, without: frozenset[str]) -> Pipeline:
    check_without(without)
    chosen = [cleaner for cleaner in preset(name) if getattr(cleaner, "name", "") not in without]
    return PresetPipeline(chosen, name=name, without=without)
