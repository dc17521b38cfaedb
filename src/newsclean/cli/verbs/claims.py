"""The verb `claims`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from newsclean.claims import STATUSES
from newsclean.cli import options, scale_options
from newsclean.cli.choices import prose_choice, read_choices, written_choices

EPILOG = """\b
Examples:
  newsclean clean --to jsonl scraped.jsonl | newsclean claims --min-origins 2 --to text
  newsclean claims --check 'China-Russia trade was $190 billion in 2023' clean.jsonl"""
WEB = ("schemaorg", "claimreview")


@click.command("claims", epilog=EPILOG)
@options.inputs
@options.source
@options.records_in
@options.records_out
@click.option(
    "--to", "target", type=click.Choice(["jsonl", "text", "markdown", *options.TABULAR, *WEB]),
    help="One JSON line per claim (default), text or Markdown for people to read, a table with one row for each "
    "mention, or schema.org's Claim or stubs of ClaimReview, one JSON line each.",
)  # fmt: skip
@options.min_articles("Only claims stated in")
@click.option(
    "--min-origins", type=click.IntRange(1), default=1, show_default=True, metavar="N",
    help="Only claims from at least N independent origins, and what an outlet corrects; copies of a story are one.",
)  # fmt: skip
@click.option(
    "--status", multiple=True, type=click.Choice(STATUSES), help="Only claims of this status; may be repeated."
)
@click.option("--about", metavar="WORDS", help="Only claims with a sentence that has all these words.")
@click.option(
    "--check", metavar="STATEMENT", multiple=True,
    help="Only claims that agree with a statement, update it or contradict it; stderr reports when there are none. May"
    " be repeated; of several statements, every answer names its own.",
)  # fmt: skip
@click.option(
    "--check-file", metavar="FILE", type=click.Path(exists=True, dir_okay=False, allow_dash=True),
    help="The same for a file of statements, one on each line, or a table (.csv, .jsonl) with a column statement and,"
    " where there is one, date; every answer names its statement.",
)  # fmt: skip
@click.option("--singles", is_flag=True, help="With --to text or markdown: claims of one article, too.")
@click.option(
    "--explain", is_flag=True, help="With --to text or markdown: what two values that disagree have in common."
)
@click.option("--date", metavar="DAY", help="The date of --check's statement, such as 2024-03-07.")
@click.option(
    "--index", metavar="PATH",
    help="Keep what was read in this folder, and write the claims that the new articles belong to.",
)  # fmt: skip
@click.option("--stories", is_flag=True, help="Name the story of each claim and mention, as `stories` finds it.")
@click.option("--figures", is_flag=True, help="Only claims with a figure or year; twice as fast.")
@options.language_options
@options.on_error
@options.encoding
@options.max_size
@options.summary("the number of claims of each status")
@options.jobs("; --index reads in all of them, and looks for claims in one")
@scale_options.engine
@scale_options.memory
@options.output
def command(files: tuple[str, ...], **chosen: Any) -> int:
    """Find the claims that articles make, each claim once, and where the articles agree and disagree.

    FILES are clean articles, in any format that `clean` reads; "-" or none is standard input.
    Give `date` and `source`, so that "last year" can be resolved and outlets can be named.

    If no claim is about the statement of --check, stderr says so and the exit code is 0. Put a statement with a $ in
    single quotes: in double quotes the shell reads $1 as a variable.

    With --index, articles arrive in parts: those of FILES are added to the index, and the claims that they belong to
    are written, with all their earlier members. An article that was added before counts once. If a run failed or was
    killed, run it again; repeating a run gives the same output.
    """
    from newsclean.claims.output.tidy_rows import mention_rows
    from newsclean.cli.runs.claims import ClaimsRun, ClaimsRunOptions  # numpy, for this verb only

    if chosen["date"] is not None and not (chosen["check"] or chosen["check_file"]):
        raise click.UsageError("--date is the date of --check's statement; articles have their own in `date`")
    if chosen["index"] is not None and chosen["memory"] is not None:
        raise click.UsageError("--memory is for claims among the articles given; leave out --index")
    if chosen["stories"] and chosen["memory"] is not None:
        raise click.UsageError("--stories holds the lead of each article; leave out --memory")
    if chosen["index"] is not None and (chosen["check"] or chosen["check_file"] is not None):
        raise click.UsageError("--check reads FILES; leave out --index")
    _refuse_unquoted(files, chosen["check"])
    files = read_choices(files, chosen)
    if chosen["check_file"] == "-" and (not files or "-" in files):
        raise click.UsageError("--check-file - reads standard input; name the files of the articles")
    prose_choice(chosen)
    for_people = chosen["target"] == "markdown" and not chosen["fields"]  # with fields, Markdown is a table of them
    written_choices(chosen, None if for_people else mention_rows, "jsonl")
    with options.as_usage_errors():
        run = ClaimsRun(ClaimsRunOptions(files, **chosen))
    return run()


def _refuse_unquoted(files: tuple[str, ...], statements: tuple[str, ...]) -> None:
    """Raise UsageError for a statement without quotation marks, of which all words but the first are FILES."""
    words = [name for name in files if name.isalpha() and not Path(name).exists()]
    if words and any(" " not in it for it in statements):
        whole = " ".join((next(it for it in statements if " " not in it), *words))
        raise click.UsageError(
            f"there is no file {words[0]!r}; write the statement in quotation marks: --check '{whole}'"
        )
