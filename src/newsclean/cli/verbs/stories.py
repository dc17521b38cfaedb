"""The verb `stories`."""

from __future__ import annotations

from typing import Any

import click

from newsclean.cli import options
from newsclean.cli.choices import prose_choice, read_choices, written_choices

EPILOG = """\b
Examples:
  newsclean clean --to jsonl scraped.jsonl | newsclean stories --min-articles 2 --to text
  newsclean stories --mark clean.jsonl > with_stories.jsonl"""


@click.command("stories", epilog=EPILOG)
@options.inputs
@options.source
@options.records_in
@options.records_out
@click.option(
    "--to", "target", type=click.Choice(["jsonl", "text", *options.TABULAR]),
    help="One JSON line per story (default), text for people to read, or a table with one row for each story.",
)  # fmt: skip
@options.min_articles("Only stories of")
@click.option("--mark", is_flag=True, help="Write the articles, each with its story under `newsclean`.")
@options.date
@options.language_options
@options.on_error
@options.encoding
@options.max_size
@options.summary("the number of articles and stories")
@options.jobs()
@options.output
def command(files: tuple[str, ...], **chosen: Any) -> int:
    """Group articles by story: one event each, or one affair that runs on.

    FILES are clean articles in any format that `clean` reads; "-" or none is standard input. Give `title` and `date`.
    Copies always belong to the same story. The largest story comes first; its id is that of its first article.
    """
    from newsclean.cli.runs.stories import StoriesRunOptions, run_stories  # numpy, for this verb only

    files = read_choices(files, chosen)
    prose_choice(chosen, ("text",))
    written_choices(chosen, usual="jsonl")
    if chosen["mark"] and (chosen["target"] == "text" or chosen["min_articles"] > 1):
        raise click.UsageError("--mark writes all articles as records; leave out --to text and --min-articles")
    with options.as_usage_errors():
        chosen_options = StoriesRunOptions(files, **chosen)
    return run_stories(chosen_options)
