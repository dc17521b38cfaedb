"""The verb `dedup`."""

from __future__ import annotations

from typing import Any

import click

from newsclean.cli import options, scale_options
from newsclean.cli.choices import read_choices, written_choices
from newsclean.dedup.options import KEEP, DedupOptions

EPILOG = """\b
Examples:
  newsclean dedup --summary scraped.jsonl.gz > one_of_each.jsonl
  newsclean dedup --index seen.index today.jsonl > new.jsonl"""


class Days(click.ParamType[float | None]):
    """A number of days, or `any`."""

    name = "days"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float | None:
        """The number; None for any."""
        if value is None or value == "any":
            return None
        try:
            days = float(value)
        except ValueError:
            days = -1.0
        if not days >= 0:
            self.fail(f"{value!r} is not a number of days; give one, such as 3 or 0.5, or `any`", param, ctx)
        return days


@click.command("dedup", epilog=EPILOG)
@options.inputs
@options.formats
@options.records_in
@options.records_out
@click.option("--mark", is_flag=True, help="Keep all records and record in each what it is a copy of.")
@click.option("--keep", type=click.Choice(KEEP), default="earliest", show_default=True, help="Which copy is kept.")
@click.option("--prefer", multiple=True, metavar="OUTLET", help="Prefer the copy of this `source`; may be repeated.")
@click.option(
    "--days",
    type=Days(),
    default="3",
    show_default=True,
    metavar="N",
    help="Articles within N days can be copies; or `any`.",
)
@click.option("--passages", is_flag=True, help="Write the passages that different articles share, with offsets.")
@click.option("--versions", is_flag=True, help="Write what changed between the versions of each address, by word.")
@click.option(
    "--index", metavar="PATH", help="Compare with the articles in the index in this folder, and add the new ones."
)
@click.option("--merge", is_flag=True, help="FILES are indexes; add their contents to --index.")
@click.option("--stories", is_flag=True, help="With --mark: name the story of each article, as `stories` finds it.")
@options.summary("how many articles were kept and dropped")
@options.jobs("; --passages, --versions and --index read in all of them, and compare in one")
@scale_options.engine
@scale_options.memory
@options.output
def command(files: tuple[str, ...], **chosen: Any) -> int:
    """Keep one copy of each story.

    FILES are in any format that `clean` reads; "-" or none is standard input. An update, the words of an earlier
    article with different figures, is kept.

    With --index, only articles that are new to it are written (with --mark all, and `of` may name an earlier one); the
    copy that came first is the one that is kept. The index changes atomically, after the output is complete: if a run
    failed or was killed, run it again. Repeating a run gives the same output.
    """
    from newsclean.cli.runs.dedup import Dedup  # numpy, for this verb only
    from newsclean.cli.runs.dedup_read import DedupRunOptions

    index, parts = chosen.pop("index"), chosen.pop("merge")
    files = read_choices(files, chosen)
    written_choices(chosen)
    _refuse_with_index(index, parts, files, chosen)
    if chosen["target"] in ("markdown", "dolma"):
        raise click.UsageError(f"dedup writes articles unchanged; leave out --to {chosen['target']}")
    if chosen["mark"] and chosen["target"] == "text":
        raise click.UsageError("marks are written into records; leave out --to text, or --mark")
    if chosen["passages"] and (chosen["mark"] or chosen["target"] == "text"):
        raise click.UsageError("--passages writes pairs of articles; leave out --mark and --to text")
    if chosen["versions"] and (chosen["mark"] or chosen["passages"]):
        raise click.UsageError("--versions writes one line for each address; leave out --mark and --passages")
    if chosen["stories"] and (index or not chosen["mark"]):
        raise click.UsageError("--stories names the stories of the articles given; give --mark, and leave out --index")
    found = DedupOptions(keep=chosen.pop("keep"), prefer=chosen.pop("prefer"), days=chosen.pop("days"))
    run_options = DedupRunOptions(files, dedup=found, **chosen)
    if run_options.memory is not None and (index or run_options.of_texts):
        raise click.UsageError(
            "--memory is for copies among the articles given; leave out --index, --passages, --versions"
        )
    if not index:
        return Dedup(run_options)()
    from newsclean.cli.runs.dedup_index import IndexedDedup, merge_indexes  # for this option only

    return merge_indexes(index, files, summary=run_options.summary) if parts else IndexedDedup(run_options, index)()


def _refuse_with_index(index: str | None, merge: bool, files: tuple[str, ...], chosen: dict[str, Any]) -> None:
    if merge and not (index and files):
        raise click.UsageError("--merge takes indexes; write `--index TARGET --merge PART...`")
    if index and (chosen["passages"] or chosen["versions"]):
        raise click.UsageError("--passages and --versions compare the articles given; leave out --index")
    if index and (chosen["keep"] == "longest" or chosen["prefer"]):
        raise click.UsageError("an index keeps the copy that came first; leave out --keep and --prefer")
