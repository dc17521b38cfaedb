"""The verb `clean`."""

from __future__ import annotations

import os
from typing import Any

import click

from newsclean.cli import options, scale_options
from newsclean.cli.choices import prose_choice, read_choices, refuse_shards, written_choices
from newsclean.cli.run_cleaners import take_cleaners
from newsclean.cli.runs.clean import Clean, CleanOptions
from newsclean.io.shards.names import is_shard_folder
from newsclean.io.writers import WRITERS

EPILOG = """\b
Examples:
  newsclean clean --explain article.txt
  newsclean clean --to jsonl --ledger edits.jsonl scraped.jsonl.gz > clean.jsonl"""


@click.command("clean", epilog=EPILOG)
@options.inputs
@options.formats
@options.records_in
@options.records_out
@options.cleaning_options
@click.option("--explain", is_flag=True, help="Show each line with its verdict and the rule.")
@click.option("--diff", is_flag=True, help="Show what changed as a unified diff.")
@click.option("--ledger", metavar="FILE", help="Write all edits to FILE, so that `undo` can restore the source.")
@options.language_options
@options.jobs()
@scale_options.engine
@options.summary("the number of articles and removals, by kind")
@click.option("--title-in-body", is_flag=True, help="Begin the text of each record with its title.")
@scale_options.shards
@options.output
def command(files: tuple[str, ...], **chosen: Any) -> int:
    """Clean articles: remove boilerplate, repair characters, keep title, summary and body.

    FILES are text, HTML, JSON, CSV, Parquet, SQLite, mail, archives, or folders of them; .gz, .bz2, .xz and .zst too
    (docs/reference/files.md lists all). "-" or none is standard input.
    """
    files = read_choices(files, chosen)
    prose_choice(chosen)
    written_choices(chosen)
    refuse_shards(chosen)
    plan = CleanOptions(files, cleaning=take_cleaners(chosen), **chosen)
    _refuse_contradictions(plan)
    with options.as_usage_errors():
        plan.cleaning.check()
    return Clean(plan)()


def _refuse_contradictions(plan: CleanOptions) -> None:
    """Raise UsageError for options that cannot go together."""
    if is_shard_folder(plan.output) and (plan.ledger or plan.explain or plan.diff):
        raise click.UsageError(f"-o {plan.output} is a folder of shards; leave out --ledger, --explain and --diff")
    if plan.ledger and (plan.explain or plan.diff):
        raise click.UsageError("--ledger needs clean output; leave out --explain and --diff")
    if plan.ledger and plan.shape.changes:
        raise click.UsageError("--ledger needs plain output; leave out --fields, --no-notes and tables")
    if plan.ledger and (plan.title_in_body or (plan.target and not WRITERS[plan.target].undo)):
        what = "--title-in-body" if plan.title_in_body else f"--to {plan.target}"
        raise click.UsageError(f"--ledger needs plain output; leave out {what}")
    if plan.ledger and _same_file(plan.ledger, plan.output):
        raise click.UsageError(f"-o and --ledger both write to {plan.ledger}; name two files")
    if plan.ledger and any(_same_file(plan.ledger, name) for name in plan.files if name != "-"):
        raise click.UsageError(f"--ledger would replace the input {plan.ledger}; name another file")
    if plan.explain and plan.diff:
        raise click.UsageError("--explain and --diff are two views of the same edits; leave one out")
    if (plan.explain or plan.diff) and plan.target not in (None, "text"):
        raise click.UsageError(f"--explain and --diff are for people to read; leave out --to {plan.target}")


def _same_file(one: str, other: str) -> bool:
    """Do both names mean one file, or standard output? Devices such as /dev/null accept both."""
    names = {"-" if name in ("-", "/dev/stdout") else os.path.realpath(name) for name in (one, other)}
    return len(names) == 1 and not names.pop().startswith("/dev/")
