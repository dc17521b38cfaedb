"""Options for large corpora: shards, a limit of memory, a cluster."""

from __future__ import annotations

import click

from newsclean.cli.options import Command, size_given

MEMORY_LEAST = 400_000_000  # bytes: two processes that have loaded what they need take 250 MB

shards = click.option(
    "--shard-size", type=click.IntRange(1), metavar="N",
    help="Articles in each file of an output folder (-o out/), 10,000 if not given; a run that was killed is resumed.",
)  # fmt: skip


def _memory(ctx: click.Context, param: click.Parameter, value: str | None) -> int | None:
    """The bytes of a limit of memory."""
    from newsclean.io.size_limit import shown_size  # not for --help

    size = None if value is None else size_given(ctx, param, value)
    if size is not None and size < MEMORY_LEAST:
        raise click.BadParameter(f"a run takes at least {shown_size(MEMORY_LEAST)}; give that or more")
    return size


memory = click.option(
    "--memory", metavar="SIZE", callback=_memory,
    help="Memory to work in, such as 2GB; what does not fit is kept on the disk (TMPDIR).",
)  # fmt: skip


def engine(command: Command) -> Command:
    """The options for where the work on articles runs."""
    address = click.option(
        "--ray-address", metavar="HOST:PORT", help="Head of the cluster of --engine ray; it must be running."
    )
    which = click.option(
        "--engine", type=click.Choice(["local", "ray"]), default="local", show_default=True,
        help="Where articles are read and worked on: on this machine, or on a cluster of Ray.",
    )  # fmt: skip
    return which(address(command))
