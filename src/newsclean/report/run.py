"""Running `report`: articles in, one page out."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass

from newsclean.cli.messages import tell
from newsclean.cli.progress import Progress
from newsclean.errors import NewscleanError, RecordError
from newsclean.io.files import written
from newsclean.report.articles import Piece, pieces
from newsclean.report.data import collect
from newsclean.report.page import Look, render


@dataclass(frozen=True, slots=True)
class Plan:
    """What the options say."""

    files: tuple[str, ...] = ()
    source: str | None = None
    encoding: str | None = None
    on_error: str = "skip"
    title: str = Look().title
    sample: int | None = None
    output: str = "-"


def run(plan: Plan) -> int:
    """Do it; the exit code: 0, or 1 when records failed."""
    with closing(Progress(output=plan.output)) as progress:
        articles, failures = _articles(plan, progress)
        if failures and not articles:
            raise RecordError("no article could be read, so there is no page; what is wrong with each is said above")
        if not any(piece.source for piece in articles):
            tell("no text came in, and the page is empty; name files, or put something before the pipe")
        progress.says("comparing")
        page = render(collect(articles, plan.sample), Look(plan.title))
    with written(plan.output) as out:
        out.write(page)
    return 1 if failures else 0


def _articles(plan: Plan, progress: Progress) -> tuple[list[Piece], int]:
    from newsclean.clean.presets import pipeline  # the rules are loaded when there is something to clean

    articles, failures = [], 0
    for item, piece in pieces(progress.items(plan.files, plan.source, plan.encoding), pipeline("news")):
        if item.note:
            tell(f"{item.where}: {item.note}")
        if isinstance(piece, NewscleanError):
            tell(f"{item.where}: {piece}; it is left out")
            failures += 1
            if plan.on_error == "fail":
                raise RecordError(f"stopped at the first bad record, as --on-error fail asks: {item.where}: {piece}")
        else:
            articles.append(piece)
    return articles, failures
