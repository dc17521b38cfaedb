"""The verb `dedup`."""

from __future__ import annotations

from typing import Any

import click

from newsclean.cli import options
from newsclean.cli.dedup_read import Plan
from newsclean.cli.dedup_run import Dedup
from newsclean.corpus.options import KEEP, DedupOptions

EPILOG = """\b
Examples:
  newsclean dedup scraped.jsonl.gz > one_of_each.jsonl
  newsclean dedup --mark --days 7 scraped.jsonl | jq -c '[.id, .newsclean.duplicate]'
  newsclean clean --to jsonl pages/*.html | newsclean dedup --prefer reuters.com --prefer apnews.com"""


class Days(click.ParamType[float | None]):
    """A number of days, or `any`."""

    name = "days"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float | None:
        """The number; None for any."""
        if value is None or value == "any":
            return None
        try:
            return float(value)
        except ValueError:
            self.fail(f"{value!r} is no number of days; give one, such as 3 or 0.5, or `any`", param, ctx)


@click.command("dedup", epilog=EPILOG)
@options.inputs
@options.records
@click.option("--mark", is_flag=True, help="Keep all records and write in each what it is a copy of.")
@click.option("--keep", type=click.Choice(KEEP), default="earliest", show_default=True, help="Which copy is kept.")
@click.option("--prefer", multiple=True, metavar="OUTLET", help="Keep the copy of this `source` first; may repeat.")
@click.option(
    "--days",
    type=Days(),
    default="3",
    show_default=True,
    metavar="N",
    help="Days within which articles can be copies, or `any`.",
)
@click.option("--passages", is_flag=True, help="Write the passages that different articles share, with offsets.")
@click.option("--versions", is_flag=True, help="Write what changed between the versions of each address, by word.")
@click.option("--summary", is_flag=True, help="Say on stderr how many articles were kept and dropped.")
@click.option("-j", "--jobs", type=click.IntRange(1, 256), default=1, metavar="N", help="Processes (default 1).")
@click.option("-o", "--output", default="-", metavar="FILE", help="Write here; appears whole or not at all.")
def command(files: tuple[str, ...], **chosen: Any) -> int:
    """Keep one copy of each story.

    FILES are JSON Lines, text or HTML (.gz and .zst too); "-" or none is standard input. An update, the words of an
    earlier article with other figures, is kept.
    """
    if chosen["target"] == "markdown":
        raise click.UsageError("dedup writes articles as they came; leave out --to markdown")
    if chosen["mark"] and chosen["target"] == "text":
        raise click.UsageError("marks stand in records; leave out --to text, or --mark")
    if chosen["passages"] and (chosen["mark"] or chosen["target"] == "text"):
        raise click.UsageError("--passages writes pairs of articles; leave out --mark and --to text")
    if chosen["versions"] and (chosen["mark"] or chosen["passages"]):
        raise click.UsageError("--versions writes one line for each address; leave out --mark and --passages")
    found = DedupOptions(keep=chosen.pop("keep"), prefer=chosen.pop("prefer"), days=chosen.pop("days"))
    return Dedup(Plan(files, found, **chosen)).run()
