"""Running `report`: articles in, one page out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from newsclean.cli.messages import counted, tell
from newsclean.cli.run_cleaners import NEWS_CLEANERS, Cleaners, pipeline_of
from newsclean.cli.runs.runner import RunOptions, VerbRun
from newsclean.cli.runs.work import Outcome
from newsclean.core.record import with_defaults
from newsclean.core.storage import replacing
from newsclean.errors import NewscleanError, RecordError
from newsclean.io.items import TEXT, Item
from newsclean.report.articles import ReportArticle, article_of
from newsclean.report.data import PageColumns, collect
from newsclean.report.page import TITLE, mailing_note, render
from newsclean.report.previous import read_previous

if TYPE_CHECKING:
    from newsclean.claims.pipeline import FoundIn


@dataclass(frozen=True)
class ReportOptions(RunOptions):
    """The values of the options."""

    cleaning: Cleaners = NEWS_CLEANERS
    title: str = TITLE
    sample: int | None = None
    previous: str | None = None
    changes: str | None = None
    lang: str | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """Cleans one article, unless it is already clean, and finds its claims."""

    cleaning: Cleaners = NEWS_CLEANERS
    lang: str | None = None
    country: str | None = None

    def __call__(self, item: Item) -> Outcome[tuple[ReportArticle, FoundIn]] | None:
        """The article and its claims."""
        from newsclean.claims.pipeline import find_in  # the tables of claims

        if item.is_blank:
            return None
        record = with_defaults(item.record, self.lang, self.country)
        article = article_of(record, pipeline_of(self.cleaning), plain=item.kind == TEXT)
        return Outcome(item.where, (article, find_in(article.record)), None, item.note)

    def failed(self, item: Item, error: NewscleanError) -> None:
        """Nothing: the record is left out."""


def run_report(options: ReportOptions) -> int:
    """Run; return the exit code: 0, or 1 if records failed."""
    previous = read_previous(options.previous) if options.previous else None  # before hours of work, not after
    run = VerbRun(options, left_out="; it is left out")
    with run.output() as out:
        found = [
            one.value for one in run.each(ReadArticle(options.cleaning, options.lang, options.country)) if one.value
        ]
        run.balance.parts["shown or counted"] += len(found)
        run.settle()
        if run.failures and not found:
            raise RecordError("no article could be read, so no page was written; the errors are listed above")
        if not any(article.source for article, _ in found):
            tell("there was no text to read, and the page is empty; name files, or put a command before the pipe")
        run.progress.says("comparing")
        articles = [article for article, _ in found]
        claims = [claims for _, claims in found]
        columns = collect(articles, options.sample, found=claims, jobs=options.jobs, previous=previous)
        page = render(columns, options.title)
        out.write(page)
    if options.changes is not None:
        _write_changes(options.changes, columns)
    if note := mailing_note(len(page), columns.index["shown"]):
        tell(note)
    run.sum_up(f"{counted(len(found), 'article')} in the report{run.failed}")
    return run.code


def _write_changes(path: str, columns: PageColumns) -> None:
    """The list of changes to a file: Markdown, or a table of the format that the name says."""
    from newsclean.io.tables.write_records import write  # for this option only
    from newsclean.report.changes import change_rows, changes_markdown

    rows = columns.parts["changes"]
    if path.endswith(".md"):
        with replacing(Path(path)) as file:
            file.write(changes_markdown(columns.index["since"], rows).encode("utf-8", "replace"))
    else:
        write(change_rows(rows), path)
