"""The verb `claims`."""

from __future__ import annotations

from typing import Any

import click

from newsclean.cli import options

EPILOG = """\b
Examples:
  newsclean clean --to jsonl scraped.jsonl | newsclean claims --min-origins 2 --to text
  newsclean claims --check 'China-Russia trade was $190 billion in 2023' clean.jsonl"""
STATUSES = ("conflict", "update", "agree", "single")


@click.command("claims", epilog=EPILOG)
@options.inputs
@options.source
@click.option(
    "--to", "target", type=click.Choice(["jsonl", "text"]), default="jsonl", show_default=True,
    help="A line of JSON for each claim, or a ledger to read.",
)  # fmt: skip
@click.option(
    "--min-articles", type=click.IntRange(1), default=1, show_default=True, metavar="N",
    help="Claims of so many articles at least.",
)  # fmt: skip
@click.option(
    "--min-origins", type=click.IntRange(1), default=1, show_default=True, metavar="N",
    help="Claims of so many independent origins; copies of one story are one.",
)  # fmt: skip
@click.option("--status", multiple=True, type=click.Choice(STATUSES), help="Only claims of this status; may repeat.")
@click.option("--about", metavar="WORDS", help="Only claims of which a sentence has all these words.")
@click.option(
    "--check", metavar="STATEMENT",
    help="Only claims that agree with a statement, update or contradict it; stderr says when there are none.",
)  # fmt: skip
@click.option("--date", metavar="DAY", help="The day of --check's statement, as 2024-03-07.")
@click.option(
    "--index", metavar="PATH",
    help="Keep what was read in this folder, and write the claims that today's articles touch.",
)  # fmt: skip
@click.option("--figures", is_flag=True, help="Claims with a figure or year only; twice as fast.")
@options.on_error("skip")
@options.encoding
@click.option("--summary", is_flag=True, help="Say on stderr how many claims of each status.")
@options.jobs("; --index takes one")
@options.output
def command(files: tuple[str, ...], **chosen: Any) -> int:
    """Find the claims that articles make: each claim once, and where they agree and disagree.

    FILES are clean articles in JSON Lines (or text, HTML; .gz and .zst too); "-" or none is standard input. Give `date`
    and `source`, so that "last year" is understood and outlets are named.

    When no claim is about the statement of --check, stderr says so and the exit code is 0. Put a statement with a $ in
    single quotes: in double quotes the shell takes $1 for a variable.

    With --index, articles come in parts: those of FILES are added to what the folder holds, and the claims that have
    one of them are written, with all their earlier members. An article that was added before counts once. After a run
    that failed or was killed, run it again; a run that is made twice gives the same twice.
    """
    from newsclean.cli.runs.claims import ClaimsRun, ClaimsRunOptions  # numpy, for this verb only

    if chosen["date"] is not None and chosen["check"] is None:
        raise click.UsageError("--date is the day of --check's statement; articles have their own in `date`")
    if chosen["index"] is not None and chosen["check"] is not None:
        raise click.UsageError("--check reads FILES; leave out --index")
    with options.as_usage_errors():
        run = ClaimsRun(ClaimsRunOptions(files, **chosen))
    return run()
