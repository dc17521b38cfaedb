"""The verb `report`."""

from __future__ import annotations

from typing import Any

import click

from newsclean.cli import options

EPILOG = """\b
Examples:
  newsclean report articles.jsonl -o report.html
  newsclean report --title "Tunnel, week 37" --sample 5000 scraped.jsonl.gz -o report.html
  newsclean clean --preset strict --to jsonl pages/*.html | newsclean report -o report.html"""


@click.command("report", epilog=EPILOG)
@options.inputs
@click.option("--from", "source", type=click.Choice(options.SOURCES), help="Input; default: sniffed.")
@click.option(
    "--on-error", type=click.Choice(["skip", "fail"]), default="skip", show_default=True,
    help="A bad record is left out, or ends the run.",
)  # fmt: skip
@click.option("--encoding", metavar="NAME", help="Encoding of the input; default: UTF-8, else detected.")
@click.option("--title", default="News report", show_default=True, metavar="TEXT", help="What stands at the top.")
@click.option(
    "--sample", type=click.IntRange(1), metavar="N",
    help="Show N articles, those of conflicts, updates and copies first; all are counted.",
)  # fmt: skip
@click.option("-o", "--output", default="-", metavar="FILE", help="Write here; appears whole or not at all.")
def command(files: tuple[str, ...], **chosen: Any) -> int:
    """Write a page of HTML: claims and where they disagree, copies, what was removed and why.

    FILES are text, HTML or JSON Lines (.gz and .zst too), scrapes or what `clean` made of them; "-" or none is
    standard input. The page is one file that loads nothing and works offline.
    """
    from newsclean.report.run import Plan, run  # noqa: PLC0415 - for this verb only

    return run(Plan(files, **chosen))
