"""Options that several verbs share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

SOURCES, TARGETS = ("text", "html", "jsonl"), ("text", "markdown", "jsonl")
Command = Callable[..., Any]
inputs = click.argument("files", nargs=-1, type=str, metavar="[FILES]...")


def records(command: Command) -> Command:
    """The options on what comes in, what goes out, and what happens to a bad record."""
    for option in reversed(
        (
            click.option("--from", "source", type=click.Choice(SOURCES), help="Input; default: sniffed."),
            click.option("--to", "target", type=click.Choice(TARGETS), help="Output; default: as it came."),
            click.option(
                "--on-error", type=click.Choice(["pass", "skip", "fail"]), default="pass", show_default=True,
                help="A bad record is passed on unchanged, left out, or ends the run.",
            ),
            click.option("--encoding", metavar="NAME", help="Encoding of the input; default: UTF-8, else detected."),
        )
    ):  # fmt: skip
        command = option(command)
    return command
