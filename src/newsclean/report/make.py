"""The report from Python: articles in, one page out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newsclean.errors import RecordError
from newsclean.io.files import open_output
from newsclean.io.tables.frames import article_rows
from newsclean.report.articles import ReportArticle, article_of
from newsclean.report.data import collect
from newsclean.report.page import TITLE, render
from newsclean.report.previous import read_previous

if TYPE_CHECKING:
    from newsclean.clean.pipeline import Pipeline


@dataclass(frozen=True, slots=True, repr=False)
class ReportPage:
    """A report: its `html`, which loads nothing and works offline, and how many `articles` it is about."""

    html: str
    articles: int

    def __repr__(self) -> str:
        """One line, whatever the size."""
        return (
            f"<ReportPage: {self.articles} article{'' if self.articles == 1 else 's'}, {len(self.html):,} characters>"
        )

    def save(self, path: str | Path) -> None:
        """Write the page in UTF-8; the file is there whole, or not at all. Raises InputError."""
        with open_output(str(path)) as file:
            file.write(self.html.encode())


def make_report(
    articles: Iterable[Any],
    title: str = TITLE,
    *,
    pipeline: Pipeline | None = None,
    sample: int | None = None,
    jobs: int = 1,
    previous: str | Path | None = None,
) -> ReportPage:
    """Make the page of `newsclean report`: claims and where they disagree, stories, copies, versions, what was removed.

    Records (dicts), texts, DataFrames, Arrow tables and datasets can be given, scraped or cleaned; what is not clean
    goes through `pipeline`, or else `newsclean.pipeline("news")`. At most `sample` articles are shown, and all are
    counted. With `previous`, the file of an earlier report, the page says which claims are new, changed or gone.

    Raises RecordError for what is not an article, with its number and id, and InputError if the page would have more
    than 250 MB, or if `previous` is not a report.

    >>> page = make_report([{"id": 7, "text": "Advertisement\\n\\nTrade rose by 4% in 2023."}], "Trade, May")
    >>> page, "<h1>Trade, May</h1>" in page.html  # doctest: +ELLIPSIS
    (<ReportPage: 1 article, ... characters>, True)
    >>> make_report([{"id": 7}])  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    ...
    newsclean.errors.RecordError: article 1 (id 7): no text: the record has 'id'; put the text under one of ...
    """
    if pipeline is None:
        from newsclean.clean.presets import pipeline as preset  # for articles that are not clean

        pipeline = preset("news")
    earlier = read_previous(previous) if previous is not None else None
    pieces = [_read(at, given, pipeline) for at, given in enumerate(article_rows(articles), 1)]
    columns = collect(pieces, sample, jobs=jobs, previous=earlier)
    return ReportPage(render(columns, title).decode(), len(pieces))


def _read(at: int, given: Any, pipeline: Pipeline) -> ReportArticle:
    record = given if isinstance(given, Mapping) else {"id": at, "text": given}
    try:
        return article_of(record, pipeline, plain=isinstance(given, str))
    except RecordError as error:
        name = f" (id {record['id']})" if isinstance(given, Mapping) and "id" in record else ""
        raise RecordError(f"article {at}{name}: {error}") from error
