"""Running `claims`: all articles in, their claims out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from newsclean.claims.extract.article_fields import ArticleReading, read_article
from newsclean.claims.index import ClaimIndex
from newsclean.claims.model import ClaimCluster
from newsclean.claims.options import ClaimOptions
from newsclean.claims.output.schema_org import CLAIM_WRITERS, statement_review
from newsclean.claims.output.summary import is_own_correction
from newsclean.claims.pipeline import Corpus, FoundIn, assemble, cluster_corpus, find_in
from newsclean.claims.verify import check_claim
from newsclean.cli.claim_answers import FOR_PEOPLE, ClaimAnswer, shown_answer, unanswered
from newsclean.cli.claim_statements import read_statements
from newsclean.cli.messages import all_seen, counted, tell
from newsclean.cli.runs.fields_seen import DatesMissing
from newsclean.cli.runs.runner import RunOptions, VerbRun
from newsclean.cli.runs.work import ReadEach
from newsclean.cli.show import lost_dollar, nothing_found
from newsclean.core.manifest import InputDigest
from newsclean.io.records import as_line
from newsclean.temporal.record_dates import given_day
from newsclean.text.word_keys import keys_of


@dataclass(frozen=True)
class ClaimsRunOptions(RunOptions):
    """The values of the options."""

    target: str = "jsonl"
    min_articles: int = 1
    min_origins: int = 1
    status: tuple[str, ...] = ()
    about: str | None = None
    check: tuple[str, ...] = ()
    check_file: str | None = None
    explain: bool = False
    singles: bool = False
    stories: bool = False
    date: str | None = None
    index: str | None = None
    figures: bool = False
    lang: str | None = None
    country: str | None = None
    memory: int | None = None  # bytes that the articles may take; None for no limit

    def __post_init__(self) -> None:
        """Refuse an invalid date before any input is read."""
        given_day(self.date)

    @property
    def asks(self) -> bool:
        """Whether statements are checked."""
        return bool(self.check) or self.check_file is not None

    @property
    def names_statements(self) -> bool:
        """Whether each answer names the statement that it is about."""
        return len(self.check) > 1 or self.check_file is not None

    @property
    def claims(self) -> ClaimOptions:
        """The options of the claim search."""
        return ClaimOptions(self.min_articles, self.min_origins, statements=not self.figures, stories=self.stories)

    @property
    def narrowing(self) -> list[str]:
        """The options that leave out claims."""
        named = {"about": self.about, "min-articles": self.min_articles - 1, "min-origins": self.min_origins - 1}
        return [f"--status {it}" for it in self.status] + [f"--{name}" for name, given in named.items() if given]

    @property
    def hides_singles(self) -> bool:
        """Whether claims of one article are left out: people read text, and most claims are such."""
        chosen = self.singles or "single" in self.status or self.about or self.asks
        return self.target in FOR_PEOPLE and not chosen


class ClaimsRun:
    """One run of `claims`."""

    def __init__(self, options: ClaimsRunOptions) -> None:
        self.options = options
        self.run = VerbRun(options, needs_date='"last year" in them means no year')
        self._statuses: Counter[str] = Counter()
        self._asked: list[str | None] = []  # None for the one statement of --check
        self._answered: set[str | None] = set()
        self._dates = DatesMissing()
        self._stories: set[str] = set()  # of what was written, where they are asked for
        self._shown_last: str | None = None  # the statement that text was last headed by
        self._hidden = False  # whether claims of one article were left out

    def __call__(self) -> int:
        """Run; return the exit code: 0, or 1 if records failed."""
        if self.options.index is None:
            self._write(self._found())
            self._sum_up()
        else:
            # The choice of output is not a setting of the index.
            kept = ClaimOptions(statements=not self.options.figures, stories=self.options.stories)
            with ClaimIndex.open(self.options.index, kept) as index:
                given = InputDigest()
                self._write(self._told(self._added(index, given)))
                self._sum_up()
                index.commit(given)  # last: a run that is stopped before can be repeated
        return self.run.code

    def _write(self, found: Iterable[ClaimAnswer]) -> None:
        with self.run.output(durable=self.options.index is not None) as out:
            for line in self._lines(self._chosen(found)):
                self.run.progress.close()  # before the first line: the comparison is finished by then
                out.write(line.encode("utf-8", "surrogatepass"))
            for statement in self._asked:
                if statement is not None and statement not in self._answered:
                    out.write(
                        unanswered(statement, self.options.target, self.options.shape).encode("utf-8", "surrogatepass")
                    )
            self.run.settle()
        for line in self._dates.lines():
            tell(line)
        asked = self.options.narrowing if self.options.target in FOR_PEOPLE else []
        if not self._statuses and not self._asked and (self._hidden or asked):
            tell(nothing_found(asked))
        for statement in self._asked:
            if statement not in self._answered:
                self._say_nothing_matched(statement)

    def _lines(self, found: Iterable[ClaimAnswer]) -> Iterator[str]:
        """The output, cluster by cluster; a review is of a statement, with all that was found of it."""
        if self.options.target == "claimreview" and self.options.asks:
            for statement, answers in groupby(map(self._counted, found), self._statement):
                yield as_line(statement_review(statement, [it[:3] for it in answers])) + "\n"
        else:
            yield from (self._shown(self._counted(it)) for it in found)

    def _counted(self, it: ClaimAnswer) -> ClaimAnswer:
        self._statuses[it.cluster.status] += 1
        self._stories.add(str(it.cluster.story))
        self._answered.add(it.statement)
        return it

    def _statement(self, it: ClaimAnswer) -> str:
        return it.statement or "".join(self.options.check)

    def _sum_up(self) -> None:
        found = ", ".join(f"{status} {count:,}" for status, count in self._statuses.most_common())
        found += f"; of {counted(len(self._stories), 'story', 'stories')}" if self.options.stories else ""
        self.run.sum_up(f"{counted(self._statuses.total(), 'claim')}{': ' if found else ''}{found}{self.run.failed}")

    def _say_nothing_matched(self, statement: str | None) -> None:
        """An empty answer to --check must not be mistaken for agreement: report how much was read."""
        articles = counted(self.run.balance.parts["compared"], "article")
        which = "this statement" if statement is None else f"“{statement}”"
        within = " within the other options" if self.options.narrowing else ""
        asked = "".join(self.options.check) if statement is None else statement
        note = lost_dollar(asked) if asked in self.options.check else ""
        tell(f"nothing in {articles} is about {which}{within}{note}")

    def _found(self) -> Iterator[ClaimAnswer]:
        options = self.options
        # before hours of reading
        statements = read_statements(options.check, options.check_file) if options.asks else []
        articles = self._assembled(self._seen(self.run.read(ReadEach(find_in, options.lang, options.country))))
        if not statements:
            yield from self._told(cluster_corpus(articles, options.claims))
        for statement, day in statements:
            named = statement if options.names_statements else None
            self._asked.append(named)
            for it in check_claim(statement, articles, date=day or options.date, options=options.claims):
                yield ClaimAnswer(it.relation, it.reason, it.cluster, named)

    def _told(self, clusters: Iterable[ClaimCluster]) -> Iterator[ClaimAnswer]:
        """The clusters as answers, without those of one article if they are hidden; these come last."""
        for cluster in clusters:
            if self.options.hides_singles and cluster.status == "single":
                self._hidden = True
                return
            yield ClaimAnswer(None, None, cluster)

    def _seen(self, found: Iterable[FoundIn]) -> Iterator[FoundIn]:
        for one in found:
            self._dates.add(one.text.today, one.open_times)
            yield one

    def _assembled(self, found: Iterator[FoundIn]) -> Corpus:
        if self.options.memory is None:
            return assemble(found)
        from newsclean.claims.spilled_articles import assemble_within  # for this option only

        return assemble_within(found, self.options.memory)

    def _added(self, index: ClaimIndex, given: InputDigest) -> list[ClaimCluster]:
        """The clusters of the new articles; those of the last run if it is repeated."""
        before = len(index)
        touched = index.add(self._noted(given))
        if len(index) > before or not given.articles:
            return touched
        if given.repeats(index.last) and index.last:
            tell("these are the articles of the last run; its claims are written again")
            return index.touched(index.last.first)
        tell(all_seen(given.articles, self.options.output))
        return touched

    def _noted(self, given: InputDigest) -> Iterator[ArticleReading]:
        for read in self.run.read(ReadEach(read_article, self.options.lang, self.options.country)):
            given.add(read.text)
            yield read

    def _chosen(self, found: Iterable[ClaimAnswer]) -> Iterator[ClaimAnswer]:
        wanted = keys_of(self.options.about) if self.options.about else frozenset()
        for it in found:
            cluster = it.cluster
            if cluster.articles < self.options.min_articles:
                continue
            if cluster.origins < self.options.min_origins and not is_own_correction(cluster):
                continue
            if self.options.status and cluster.status not in self.options.status:
                continue
            if not wanted or any(wanted <= keys_of(m.text) for v in cluster.variants for m in v.members):
                yield it

    def _shown(self, it: ClaimAnswer) -> str:
        if self.options.target in FOR_PEOPLE:
            new = it.statement is not None and it.statement != self._shown_last
            self._shown_last = it.statement
            return shown_answer(it, self.options.target, headed=new, explain=self.options.explain)
        if self.options.target in CLAIM_WRITERS:
            return "".join(as_line(document) + "\n" for document in CLAIM_WRITERS[self.options.target](it.cluster))
        return as_line(it.row()) + "\n"
