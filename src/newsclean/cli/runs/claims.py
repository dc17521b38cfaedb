"""Running `claims`: all articles in, their claims out."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass

from newsclean.claims.extract.article_fields import ReadArticle, read_article
from newsclean.claims.index import ClaimIndex
from newsclean.claims.model import ClaimCluster
from newsclean.claims.options import ClaimOptions
from newsclean.claims.output.text_view import render_cluster
from newsclean.claims.pipeline import each_claim
from newsclean.claims.verify import check_claim
from newsclean.cli.progress import Progress
from newsclean.errors import NewscleanError, RecordError
from newsclean.io.files import written
from newsclean.io.items import Item
from newsclean.io.records import as_line
from newsclean.quantity.time.word_dates import day_of
from newsclean.text.word_keys import keys_of

Found = tuple[str | None, ClaimCluster]  # what the statement of --check is to it


@dataclass(frozen=True, slots=True)
class ClaimsPlan:
    """What the options say."""

    files: tuple[str, ...]
    source: str | None = None
    target: str = "jsonl"
    min_articles: int = 1
    min_origins: int = 1
    status: tuple[str, ...] = ()
    about: str | None = None
    check: str | None = None
    date: str | None = None
    index: str | None = None
    figures: bool = False
    on_error: str = "skip"
    encoding: str | None = None
    output: str = "-"
    summary: bool = False


class ClaimsRun:
    """One run of `claims`."""

    def __init__(self, plan: ClaimsPlan) -> None:
        self.plan = plan
        self.failures = 0
        self.articles = 0  # that were read
        self.progress = Progress(output=plan.output)
        day_of(plan.date)

    def run(self) -> int:
        """Do it; the exit code: 0, or 1 when records failed."""
        statuses: Counter[str] = Counter()
        with closing(self.progress), written(self.plan.output) as out:
            for relation, cluster in self._chosen(self._found()):
                self.progress.close()  # before the first line: all is compared by then
                out.write(self._shown(relation, cluster).encode("utf-8", "surrogatepass"))
                statuses[cluster.status] += 1
        if self.plan.check is not None and not statuses:
            self._say_nothing_matched()
        if self.plan.summary or self.progress.shown:
            self._sum_up(statuses)
        return 1 if self.failures else 0

    def _say_nothing_matched(self) -> None:
        """An empty answer to --check must not be read as consent: it says how much was read."""
        articles = f"{self.articles:,} article{'' if self.articles == 1 else 's'}"
        plan = self.plan
        narrowed = plan.about or plan.status or plan.min_articles > 1 or plan.min_origins > 1
        within = " within the other options" if narrowed else ""
        sys.stderr.write(f"newsclean: nothing in {articles} is about this statement{within}\n")

    def _sum_up(self, statuses: Counter[str]) -> None:
        told = ", ".join(f"{status} {count:,}" for status, count in statuses.most_common())
        failed = f"; {self.failures} failed" if self.failures else ""
        sys.stderr.write(f"newsclean: {statuses.total():,} claims{': ' if told else ''}{told}{failed}\n")

    def _found(self) -> Iterator[Found]:
        least = self.plan.min_articles, self.plan.min_origins
        options = ClaimOptions(*least, statements=not self.plan.figures)
        if self.plan.index is not None:
            yield from ((None, cluster) for cluster in self._added(self.plan.index))
            return
        if self.plan.check is None:
            yield from ((None, cluster) for cluster in each_claim(self._records(), options))
            return
        for it in check_claim(self.plan.check, self._records(), date=self.plan.date, options=options):
            yield it.relation, it.cluster

    def _added(self, path: str) -> list[ClaimCluster]:
        """The clusters that the articles touch, once they are in the index. What is written is no setting of it."""
        with ClaimIndex.open(path, ClaimOptions(statements=not self.plan.figures)) as index:
            return index.add(self._records())

    def _chosen(self, found: Iterable[Found]) -> Iterator[Found]:
        wanted = keys_of(self.plan.about) if self.plan.about else frozenset()
        for relation, cluster in found:
            if cluster.articles < self.plan.min_articles or cluster.origins < self.plan.min_origins:
                continue
            if self.plan.status and cluster.status not in self.plan.status:
                continue
            if not wanted or any(wanted <= keys_of(m.text) for v in cluster.variants for m in v.members):
                yield relation, cluster

    def _shown(self, relation: str | None, cluster: ClaimCluster) -> str:
        if self.plan.target == "text":
            return render_cluster(cluster, relation)
        return as_line({} | ({"check": relation} if relation else {}) | cluster.row()) + "\n"

    def _records(self) -> Iterator[ReadArticle]:
        for _, item in self.progress.items(self.plan.files, self.plan.source, self.plan.encoding):
            if item.error is not None:
                self._fail(item, item.error)
            elif item.record:
                try:
                    article = read_article(item.record)
                except NewscleanError as error:
                    self._fail(item, error)
                else:
                    self.articles += 1
                    yield article
        self.progress.says("comparing")

    def _fail(self, item: Item, error: NewscleanError) -> None:
        sys.stderr.write(f"newsclean: {item.where}: {error}\n")
        self.failures += 1
        if self.plan.on_error == "fail":
            raise RecordError(f"stopped at the first bad record, as --on-error fail asks: {item.where}: {error}")
