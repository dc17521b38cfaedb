"""Running `clean`: items in, lines out, in order, with any number of processes."""

from __future__ import annotations

import signal
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import chain
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from newsclean import cleaners
from newsclean.clean.pipeline import Pipeline
from newsclean.clean.records import clean_article, clean_markdown
from newsclean.cli import show
from newsclean.cli.messages import tell
from newsclean.cli.progress import Progress
from newsclean.core.article import Article
from newsclean.errors import NewscleanError, RecordError
from newsclean.io import ledger_file as ledgerfile
from newsclean.io.dolma import attributes
from newsclean.io.dolma import row as spans
from newsclean.io.files import written
from newsclean.io.items import Item
from newsclean.io.records import as_line, failed, merged

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future

TARGETS = {"text": "text", "html": "text", "jsonl": "jsonl"}  # what comes out, unless --to says otherwise
CHUNK = 64  # items a process gets at once: about 5 ms of work, so that handing over costs little


@dataclass(frozen=True, slots=True)
class Plan:
    """What the options say; small and picklable, so that each process builds its own pipeline from it."""

    files: tuple[str, ...] = ()
    source: str | None = None
    target: str | None = None
    on_error: str = "pass"
    encoding: str | None = None
    preset: str = "news"
    rule_files: tuple[str, ...] = ()
    extra: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    explain: bool = False
    diff: bool = False
    ledger: str | None = None
    jobs: int = 1
    output: str = "-"
    summary: bool = False
    title_in_body: bool = False
    no_config: bool = False
    counts: bool = False  # removals are counted by kind, for a summary or the progress

    @classmethod
    def of(cls, files: tuple[str, ...], chosen: dict[str, Any]) -> Plan:
        """A plan from the options of the command line."""
        return cls(files, **chosen)


@cache
def pipeline_of(plan: Plan) -> Pipeline:
    """The pipeline a plan asks for. Raises RuleError for unknown presets, cleaners and bad rules."""
    chosen = [c for c in cleaners.preset(plan.preset) if _name(c) not in plan.without]
    own = [cleaners.rules(path) for path in plan.rule_files]
    if not plan.no_config and (project := cleaners.own_rules(Path.cwd())):
        own.append(cleaners.rules(project))
    for name in plan.without:
        cleaners.load(name)  # an unknown name is an error, not a silence
    return Pipeline([*chosen, *own, *map(cleaners.load, plan.extra)], name=plan.preset)


def _name(cleaner: Any) -> str:
    return str(getattr(cleaner, "name", ""))


@dataclass(slots=True)
class Outcome:
    """What came of one item: what to print, the row of the ledger, what to tell on stderr."""

    out: str | None = None
    row: dict[str, Any] | None = None
    error: str | None = None
    note: str = ""
    name: str = ""
    removed: Counter[str] = field(default_factory=Counter)  # by kind


def outcome(plan: Plan, kind: str, item: Item) -> Outcome:
    """Clean one item. Never raises for what the item holds."""
    target = plan.target or TARGETS[kind]
    note = f"{item.where}: {item.note}" if item.note else ""
    if item.error is not None or not item.record:
        row = ledgerfile.untouched(item, written=False) if plan.ledger else None
        return Outcome(None, row, f"{item.where}: {item.error}" if item.error else None, note)
    try:
        if target == "markdown":
            return Outcome(clean_markdown(pipeline_of(plan), item.record), None, None, note, item.where)
        article = clean_article(pipeline_of(plan), item.record, plain=kind == "text")
    except NewscleanError as error:
        return _failed(plan, target, item, error)
    row = ledgerfile.row(item, article, kind, target) if plan.ledger else None
    if article.kind not in ("article", "other"):
        note = f"{item.where}: no article but a page of kind {article.kind}; its text is left out"
    if plan.explain or plan.diff:
        view = show.explained if plan.explain else show.differing
        return Outcome(view(article), row, None, note, item.where, _kinds(article))
    try:
        out = _rendered(plan, target, item, article)
    except NewscleanError as error:
        return _failed(plan, target, item, error)
    return Outcome(out, row, None, note, item.where, _kinds(article) if plan.counts else Counter())


def _rendered(plan: Plan, target: str, item: Item, article: Article) -> str:
    if target == "text":
        return article.text
    if target == "dolma":
        return as_line(attributes(item.record, article))
    return as_line(merged(item.record, article, title_in_body=plan.title_in_body))


def _kinds(article: Article) -> Counter[str]:
    return Counter(entry.kind for entry in article.ledger.removed)


def _failed(plan: Plan, target: str, item: Item, error: NewscleanError) -> Outcome:
    passed = plan.on_error == "pass" and target in ("jsonl", "dolma")
    row = ledgerfile.untouched(item, written=passed) if plan.ledger else None
    record = spans(item.record, {}) if target == "dolma" else failed(item.record, error)
    return Outcome(as_line(record) if passed else None, row, f"{item.where}: {error}")


def _outcomes(plan: Plan, pairs: list[tuple[str, Item]]) -> list[Outcome]:
    return [outcome(plan, kind, item) for kind, item in pairs]


class Clean:
    """One run of `clean`."""

    def __init__(self, plan: Plan) -> None:
        self.progress = Progress("removed", plan.output)
        self.plan = replace(plan, counts=plan.summary or self.progress.wanted)
        self.failures = 0
        self.printed = 0
        self.removed: Counter[str] = Counter()
        self.target = plan.target or "text"

    def run(self) -> int:
        """Do it; the exit code: 0, or 1 when records failed."""
        pairs = self.progress.items(self.plan.files, self.plan.source, self.plan.encoding)
        first = next(pairs, None)
        if first is None:
            return 0
        self.target = self.plan.target or TARGETS[first[0]]
        with ExitStack() as stack:
            out = stack.enter_context(written(self.plan.output))
            ledger = stack.enter_context(written(self.plan.ledger)) if self.plan.ledger else None
            if ledger:
                ledger.write(ledgerfile.header(self.target).encode())
            stack.callback(self.progress.close)
            for result in self._results(chain([first], pairs)):
                self._write(result, out, ledger)
        if self.plan.summary or self.plan.explain or self.progress.shown:
            self._sum_up()
        return 1 if self.failures else 0

    def _sum_up(self) -> None:
        kinds = ", ".join(f"{kind} {count}" for kind, count in self.removed.most_common())
        failed = f", {self.failures} failed" if self.failures else ""
        articles = f"{self.printed} article{'s' * (self.printed != 1)}"
        tell(f"{articles}{failed}, {self.removed.total()} removals{': ' if kinds else ''}{kinds}")

    def _results(self, pairs: Iterator[tuple[str, Item]]) -> Iterator[Outcome]:
        if self.plan.jobs == 1:
            for kind, item in pairs:
                yield outcome(self.plan, kind, item)
            return
        from concurrent.futures import ProcessPoolExecutor  # 25 ms that one process does without

        with ProcessPoolExecutor(self.plan.jobs, initializer=_undisturbed) as pool:
            try:
                yield from self._spread(pool, pairs)
            except BaseException:
                pool.shutdown(cancel_futures=True)
                raise

    def _spread(self, pool: Executor, pairs: Iterator[tuple[str, Item]]) -> Iterator[Outcome]:
        waiting: deque[Future[list[Outcome]]] = deque()
        for chunk in _chunks(pairs):
            waiting.append(pool.submit(_outcomes, self.plan, chunk))
            if len(waiting) > 4 * self.plan.jobs:  # enough to keep all busy, few enough to keep memory flat
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()

    def _write(self, result: Outcome, out: IO[bytes], ledger: IO[bytes] | None) -> None:
        if result.note:
            tell(result.note)
        if result.error:
            tell(result.error)
            self.failures += 1
            if self.plan.on_error == "fail":
                raise RecordError(f"stopped at the first bad record, as --on-error fail asks: {result.error}")
        self.removed += result.removed
        self.progress.add(result.removed.total())
        if result.out is not None:
            self._print(result, out)
        if ledger and result.row is not None:
            ledger.write(ledgerfile.dumps(result.row).encode())

    def _print(self, result: Outcome, out: IO[bytes]) -> None:
        text, before = result.out or "", ""
        if self.target not in ("jsonl", "dolma"):
            before = self._parting(result)
            if result.row is not None:
                result.row.update({"skip": len(before), "tail": 1 if before or text else 0})
        out.write((before + text + ("\n" if before or text else "")).encode("utf-8", "surrogatepass"))
        self.printed += 1

    def _parting(self, result: Outcome) -> str:
        """What stands before an article in text: two blank lines, which no article holds, and the file's name."""
        blank = "\n\n" if self.printed else ""
        return blank + (f"==> {result.name} <==\n" if len(self.plan.files) > 1 else "")


def _undisturbed() -> None:
    """Ctrl-C is for the process that was started: it ends the others, and they print no tracebacks."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)


def _chunks(pairs: Iterable[tuple[str, Item]]) -> Iterator[list[tuple[str, Item]]]:
    chunk: list[tuple[str, Item]] = []
    for pair in pairs:
        chunk.append(pair)
        if len(chunk) == CHUNK:
            yield chunk
            chunk = []
    if chunk:
        yield chunk
