"""The verb `quantities`."""

from __future__ import annotations

from typing import Any

import click

from newsclean.cli import options

EPILOG = """\b
Examples:
  newsclean clean --to jsonl scraped.jsonl | newsclean quantities > quantities.jsonl
  newsclean quantities --country AU --date 2024-03-07 article.txt"""


@click.command("quantities", epilog=EPILOG)
@options.inputs
@options.source
@options.on_error
@options.encoding
@options.max_size
@click.option("--date", metavar="DAY", help="Date of articles that have none, such as 2024-03-07.")
@options.language_options
@click.option("--summary", is_flag=True, help="Report on stderr the number of quantities of each kind.")
@options.jobs()
@options.output
def command(files: tuple[str, ...], **chosen: Any) -> int:
    """Find quantities: add to each record the amounts, measures and dates in its text.

    FILES are text, HTML or JSON Lines (.gz, .bz2, .xz and .zst too); "-" or none is standard input. The output is
    JSON Lines.
    """
    from newsclean.cli.runs.quantities import QuantitiesOptions, run_quantities  # the tables are for this verb only

    with options.as_usage_errors():
        chosen_options = QuantitiesOptions(files, **chosen)
    return run_quantities(chosen_options)
