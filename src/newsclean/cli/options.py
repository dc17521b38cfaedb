"""Options that several verbs share."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import click

from newsclean.errors import NewscleanError

SOURCES, TARGETS = ("text", "html", "jsonl"), ("text", "markdown", "jsonl", "dolma")
Command = Callable[..., Any]
inputs = click.argument("files", nargs=-1, type=str, metavar="[FILES]...")


@contextmanager
def meant() -> Iterator[None]:
    """What is wrong with the value of an option is wrong usage, so the exit code is 2."""
    try:
        yield
    except NewscleanError as error:
        raise click.UsageError(str(error)) from error


def known(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:  # noqa: ARG001 - click's
    """The name of an encoding, if it is one."""
    try:
        codecs.lookup(value or "utf-8")
    except LookupError as error:
        raise click.BadParameter(f"{value!r} is no encoding; write one such as utf-8, cp1252 or utf-16-le") from error
    return value


encoding = click.option(
    "--encoding", metavar="NAME", callback=known, help="Encoding of texts and pages; default: UTF-8, else detected."
)


def writable(ctx: click.Context, param: click.Parameter, value: str) -> str:  # noqa: ARG001 - click's
    """The name of the output, if it can be written."""
    if value != "-":
        from newsclean.io.files import check_output  # not for --help

        check_output(value)
    return value


output = click.option(
    "-o", "--output", default="-", metavar="FILE", callback=writable, help="Write here; appears whole or not at all."
)


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
            encoding,
        )
    ):  # fmt: skip
        command = option(command)
    return command
