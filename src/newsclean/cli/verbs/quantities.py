"""The verb `quantities`."""

from __future__ import annotations

from typing import Any

import click

from newsclean.cli import options, scale_options
from newsclean.cli.choices import read_choices, refuse_shards, written_choices

EPILOG = """\b
Examples:
  newsclean clean --to jsonl scraped.jsonl | newsclean quantities > quantities.jsonl
  newsclean quantities --country AU --date 2024-03-07 article.txt"""


@click.command("quantities", epilog=EPILOG)
@options.inputs
@options.source
@options.records_in
@options.records_out
@click.option(
    "--to", "target", type=click.Choice(["jsonl", "markdown", *options.TABULAR]),
    help="jsonl (default): records with their quantities; else a table, one row for each mention.",
)  # fmt: skip
@click.option(
    "--unit", multiple=True, metavar="UNIT",
    help="Only quantities of this unit, such as %, USD or km (as the output names it); may be repeated.",
)  # fmt: skip
@options.on_error
@options.encoding
@options.max_size
@options.date
@options.language_options
@options.summary("the number of quantities of each kind")
@options.jobs()
@scale_options.engine
@scale_options.shards
@options.output
def command(files: tuple[str, ...], **chosen: Any) -> int:
    """Find quantities: add to each record the amounts, measures and dates in its text.

    FILES are in any format that `clean` reads; "-" or none is standard input. The output is JSON Lines, or a table for
    spreadsheets with one row for each mention.
    """
    from newsclean.cli.runs.quantities import Quantities, QuantitiesOptions  # the tables are for this verb only
    from newsclean.quantity.tidy_rows import quantity_rows

    files = read_choices(files, chosen)
    written_choices(chosen, quantity_rows, "jsonl")
    refuse_shards(chosen)
    del chosen["target"]
    with options.as_usage_errors():
        chosen_options = QuantitiesOptions(files, **chosen)
    return Quantities(chosen_options)()
