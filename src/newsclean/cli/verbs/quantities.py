"""The verb `quantities`."""

from __future__ import annotations

from collections import Counter
from contextlib import closing
from typing import Any

import click

from newsclean.cli import options
from newsclean.cli.messages import tell
from newsclean.errors import RecordError

EPILOG = """\b
Examples:
  newsclean clean --to jsonl scraped.jsonl | newsclean quantities > quantities.jsonl
  newsclean quantities --country AU --date 2024-03-07 article.txt"""


@click.command("quantities", epilog=EPILOG)
@options.inputs
@click.option("--from", "source", type=click.Choice(options.SOURCES), help="Input; default: sniffed.")
@click.option(
    "--on-error", type=click.Choice(["pass", "skip", "fail"]), default="pass", show_default=True,
    help="A bad record is passed on unchanged, left out, or ends the run.",
)  # fmt: skip
@options.encoding
@click.option("--date", metavar="DAY", help="Day of articles that have none, as 2024-03-07.")
@click.option("--country", metavar="CODE", help="Whose dollar a bare $ is: two letters of ISO 3166.")
@click.option("--lang", metavar="CODE", help="Language of articles that name none; default: en.")
@click.option("--summary", is_flag=True, help="Say on stderr how many quantities of each kind.")
@options.output
def command(files: tuple[str, ...], **chosen: Any) -> int:
    """Find quantities: each record comes out with what its text counts, measures and dates.

    FILES are text, HTML or JSON Lines (.gz and .zst too); "-" or none is standard input. The output is JSON Lines.
    """
    from newsclean.cli.progress import Progress
    from newsclean.io.files import written
    from newsclean.quantity.records import Settings, lines  # the tables are for this verb only

    settings = Settings(chosen["date"], chosen["country"], chosen["lang"])
    with options.meant():
        settings.check()
    failures, kinds = 0, Counter[str]()
    progress = Progress("quantities", chosen["output"])
    with written(chosen["output"]) as out, closing(progress):
        given = progress.items(files, chosen["source"], chosen["encoding"])
        for line, told in lines(given, settings, kinds):
            progress.count = kinds.total()
            if told is not None:
                tell(told)
                failures += 1
                if chosen["on_error"] == "fail":
                    raise RecordError(f"stopped at the first bad record, as --on-error fail asks: {told}")
            if line is not None and (told is None or chosen["on_error"] == "pass"):
                out.write(line.encode("utf-8", "surrogatepass"))
    if chosen["summary"] or progress.shown:
        found = ", ".join(f"{kind} {count:,}" for kind, count in kinds.most_common())
        failed = f"; {failures} failed" if failures else ""
        tell(f"{kinds.total():,} quantities{': ' if found else ''}{found}{failed}")
    return 1 if failures else 0
