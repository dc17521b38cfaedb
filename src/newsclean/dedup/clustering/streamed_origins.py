"""The origins of articles that are read once and not held."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from newsclean.dedup.clustering.at_hand import at_hand
from newsclean.dedup.clustering.duplicates import settled
from newsclean.dedup.clustering.origins import origins_of
from newsclean.dedup.matching.match import judged_pairs
from newsclean.dedup.options import DedupOptions
from newsclean.dedup.reading.credits import credited
from newsclean.dedup.reading.entries import DedupEntry, Id, entry_of
from newsclean.dedup.reading.shingle_step import ShingleStep, entry_batches
from newsclean.engine.step import executor, run_step

if TYPE_CHECKING:
    from newsclean.dedup.clustering.duplicates import AnyArticle


def origins_within(articles: Iterable[AnyArticle], memory: int, options: DedupOptions | None = None) -> Sequence[Id]:
    """What `deduplicate(articles).origins` is, in so many bytes of memory.

    >>> text = "Trade between the two rose by 24.5 per cent to $240bn last year, customs officials in Harbin said."
    >>> articles = [{"id": "a", "text": text}, {"id": "b", "text": text}, {"id": "c", "text": "Rain."}]
    >>> list(origins_within(articles, 1 << 20))
    ['a', 'a', 'c']
    """
    options = options or DedupOptions()
    agencies: list[str | None] = []

    def entries() -> Iterator[DedupEntry]:
        for article in articles:
            entry = entry_of(article)
            agencies.append(credited(article, entry))
            yield entry

    facts, shingled = run_step(ShingleStep(options, memory), entry_batches(entries()), executor(1))
    links = judged_pairs(shingled, options)
    facts = at_hand(facts, links)
    return origins_of(facts, links, settled(facts, links, options), agencies, options.days)
