"""The verb `report`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from newsclean.cli import options
from newsclean.cli.choices import read_choices, table_of

OTHERS = (".pdf", ".docx", ".odt", ".md", ".txt", ".png")  # names under which no program would open a page

EPILOG = """\b
Examples:
  newsclean report --title "Tunnel, week 37" --sample 5000 scraped.jsonl.gz -o report.html
  newsclean report --previous monday.html --changes digest.md scraped.jsonl.gz -o tuesday.html"""


@click.command("report", epilog=EPILOG)
@options.inputs
@options.source
@options.records_in
@options.on_error
@options.encoding
@options.max_size
@click.option("--title", default="News report", show_default=True, metavar="TEXT", help="Title of the page.")
@click.option(
    "--sample", type=click.IntRange(1), metavar="N",
    help="Show N articles, those with conflicts, updates and copies first; all are counted.",
)  # fmt: skip
@click.option(
    "--previous", type=click.Path(), metavar="PAGE",
    help="An earlier report: say which claims are new, changed or gone since.",
)  # fmt: skip
@click.option(
    "--changes", type=click.Path(dir_okay=False), metavar="FILE",
    help="With --previous: write the list of changes to FILE, too, as Markdown (.md), a table (.csv) or .jsonl.",
)  # fmt: skip
@options.cleaning_options
@options.language_options
@options.summary("the number of articles")
@options.jobs()
@options.output
def command(files: tuple[str, ...], **chosen: Any) -> int:
    """Write an HTML page: claims and where they disagree, copies, versions, what was removed and why.

    FILES are in any format that `clean` reads, scrapes or the output of `clean`; "-" or none is standard input. The
    page is one file that loads nothing and works offline.

    With --previous, the page has a list of what changed since another page, which may be the file that is written;
    --changes writes the list alone.
    """
    from newsclean.cli.run_cleaners import take_cleaners
    from newsclean.cli.runs.report import ReportOptions, run_report  # for this verb only

    files = read_choices(files, chosen)
    if chosen["changes"] is not None and chosen["previous"] is None:
        raise click.UsageError("--changes lists what changed since --previous; name that page")
    if chosen["changes"] is not None and not _is_list(chosen["changes"]):
        raise click.UsageError(f"no format for {chosen['changes']}; name it .md, .csv or .jsonl")
    _refuse_no_output(files, chosen["output"])
    plan = ReportOptions(files, cleaning=take_cleaners(chosen), **chosen)
    with options.as_usage_errors():
        plan.cleaning.check()
    return run_report(plan)


def _is_list(path: str) -> bool:
    return path.endswith((".md", ".jsonl")) or table_of(path) is not None


def _refuse_no_output(files: tuple[str, ...], output: str) -> None:
    """Refuse to write the page to the screen or as another format, or to read the file meant as the output."""
    if output.lower().endswith(OTHERS):
        raise click.UsageError(f"the report is a page of HTML; name it such as {Path(output).stem}.html")
    last = files[-1] if files else ""
    if output == "-" and last.endswith((".html", ".htm")) and not Path(last).exists() and len(files) > 1:
        raise click.UsageError(f"there is no {last} to read; to write the page there, use -o {last}")
    if output == "-" and sys.stdout is not None and sys.stdout.isatty():
        raise click.UsageError("an HTML page cannot be shown in a terminal; write it to a file: -o report.html")
