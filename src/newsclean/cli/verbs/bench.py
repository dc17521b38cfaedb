"""The verb `bench`."""

from __future__ import annotations

import click

from newsclean.cli import options

EPILOG = """\b
Examples:
  newsclean bench
  newsclean bench --compare --json scraped.jsonl.gz > speed.json"""


@click.command("bench", epilog=EPILOG)
@options.inputs
@options.source
@click.option("--compare", is_flag=True, help="Also time the peers that are installed, alternately, and give ratios.")
@click.option(
    "--seconds", type=click.FloatRange(0), default=16.0, show_default=True, metavar="N",
    help="Stop before a round that would exceed this time; at least one is run.",
)  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="Print all figures as JSON.")
def command(files: tuple[str, ...], source: str | None, compare: bool, seconds: float, as_json: bool) -> int:
    """Measure throughput on this machine: whole capabilities, and each cleaner alone.

    FILES are text, HTML or JSON Lines; without any, articles are generated, different ones in each round. Times are CPU
    time of one process. On a shared machine, rely on the ratios of --compare, which alternates between the peers.
    """
    import json  # not needed for --help

    from newsclean.bench.run import run_bench, speed_table

    found = run_bench(files, source, seconds, compare=compare)
    click.echo(json.dumps(found, indent=1) if as_json else speed_table(found))
    return 0
