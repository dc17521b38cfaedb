"""Options that several verbs share."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import click

from newsclean.cli.choices import table_of
from newsclean.errors import NewscleanError
from newsclean.io.readers import READERS
from newsclean.io.shards.names import check_shard_folder, is_shard_folder
from newsclean.io.tables.table_writers import TABLES
from newsclean.io.writers import WRITERS

Command = Callable[..., Any]
TABULAR = tuple(name for name in TABLES if name != "table")
inputs = click.argument("files", nargs=-1, type=str, metavar="[FILES]...")


@contextmanager
def as_usage_errors() -> Iterator[None]:
    """Report a wrong value of an option as wrong usage, with exit code 2."""
    try:
        yield
    except NewscleanError as error:
        raise click.UsageError(str(error)) from error


def _known_encoding(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:  # noqa: ARG001 - click's
    """Check the name of an encoding: Python has codecs that are none, such as zlib."""
    if value is not None:
        from newsclean.io.decode import charset  # not for --help

        if charset(value) is None:
            raise click.BadParameter(f"{value!r} is not an encoding; write one such as utf-8, cp1252 or utf-16-le")
    return value


encoding = click.option(
    "--encoding",
    metavar="NAME",
    callback=_known_encoding,
    help="Encoding of the input; default: UTF-8, otherwise detected.",
)


def _writable(ctx: click.Context, param: click.Parameter, value: str) -> str:  # noqa: ARG001 - click's
    """Check that the output can be written."""
    if value != "-":
        from newsclean.io.files import check_output  # not for --help

        if is_shard_folder(value) and any(other.name == "shard_size" for other in ctx.command.params):
            check_shard_folder(value)
            return value
        tables = any(other.name == "fields" for other in ctx.command.params)
        if not tables and table_of(value, binary=True):
            raise click.BadParameter(f"this verb writes no {table_of(value)} file; name the output otherwise")
        check_output(value)
    return value


output = click.option(
    "-o",
    "--output",
    default="-",
    metavar="FILE",
    callback=_writable,
    help="Write to FILE, which appears only when complete.",
)


source = click.option(
    "--from",
    "source",
    type=click.Choice(tuple(READERS)),
    metavar="FORMAT",
    help=f"Input format: {', '.join(READERS)}; default: detected.",
)


def size_given(ctx: click.Context, param: click.Parameter, value: str) -> int:  # noqa: ARG001 - click's
    """The bytes of a size that an option has."""
    from newsclean.io.size_limit import size_of  # not for --help

    try:
        return size_of(value)
    except NewscleanError as error:
        raise click.BadParameter(str(error)) from error


max_size = click.option(
    "--max-size",
    default="32MB",
    show_default=True,
    metavar="SIZE",
    callback=size_given,
    help="Most bytes of one article, unpacked; a larger one is a bad record.",
)


def on_error(command: Command) -> Command:
    """The options for what is done about a bad record, and how it is reported."""
    several = (
        click.option(
            "--on-error", type=click.Choice(["pass", "skip", "fail"]), default="pass", show_default=True,
            help="A bad record is passed on unchanged (where records are written), left out, or ends the run.",
        ),
        click.option(
            "--messages", type=click.Choice(["text", "json"]), default="text", show_default=True, expose_value=False,
            help="How stderr is written: as text, or as a JSON object on each line.",
        ),
    )  # fmt: skip
    for option in reversed(several):
        command = option(command)
    return command


date = click.option("--date", metavar="DAY", help="Date of articles that have none, such as 2024-03-07.")


def summary(of: str) -> Callable[[Command], Command]:
    """The option for a summary of the run."""
    return click.option("--summary", is_flag=True, help=f"Report on stderr {of}.")


def min_articles(what: str) -> Callable[[Command], Command]:
    """The option for the least number of articles that support a result."""
    said = f"{what} at least N articles."
    return click.option("--min-articles", type=click.IntRange(1), default=1, show_default=True, metavar="N", help=said)


def jobs(but: str = "") -> Callable[[Command], Command]:
    """The option for the number of processes; `but` names what uses only one."""
    said = f"Processes (default 1){but}."
    return click.option("-j", "--jobs", type=click.IntRange(1, 256), default=1, metavar="N", help=said)


def _known_language(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:  # noqa: ARG001 - click's
    """Check that there are tables for the language."""
    if value is None:
        return None
    from newsclean.text.language_pack import LANGUAGES, language_code  # 4 ms

    if language_code(value) is None:
        raise click.BadParameter(f"language {value!r} is not one of {', '.join(LANGUAGES)}")
    return value


def _known_country(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:  # noqa: ARG001 - click's
    """Check the form of the code."""
    if value is not None and not (len(value) == 2 and value.isascii() and value.isalpha()):
        raise click.BadParameter(f"{value!r} is not a country code; write two letters of ISO 3166, such as AU")
    return value


language = click.option(
    "--lang",
    metavar="CODE",
    callback=_known_language,
    help="Language of articles that name none; default: detected.",
)


def language_options(command: Command) -> Command:
    """The options for the language and the country of articles."""
    country = click.option(
        "--country",
        metavar="CODE",
        callback=_known_country,
        help="Country whose currency a bare $ means: an ISO 3166 code of two letters.",
    )
    return language(country(command))


def cleaning_options(command: Command) -> Command:
    """The options for the pipeline, of the verbs that clean."""
    for option in (
        click.option(
            "--without", multiple=True, metavar="NAME",
            help="Leave out a cleaner, a kind or a rule: `rules list` has the names; may be repeated.",
        ),
        click.option(
            "--with", "extra", multiple=True, metavar="NAME",
            help="Add a cleaner: a name, module:name or file.py:name; may be repeated.",
        ),
        click.option("--no-config", is_flag=True, help="Leave out the rules of a pyproject.toml in this folder."),
        click.option(
            "--rules", "rule_files", multiple=True, metavar="FILE", help="Your own rules, a TOML file; may be repeated."
        ),
        click.option(
            "--preset", default="news", show_default=True, metavar="NAME", help="light, news, strict or uniform."
        ),
    ):  # fmt: skip
        command = option(command)
    return command


def formats(command: Command) -> Command:
    """The options for input, output and bad records."""
    target = click.option(
        "--to", "target", type=click.Choice((*WRITERS, *TABULAR)),
        help="Output format; default: that of the name of --output, else of the input.",
    )  # fmt: skip
    for option in (encoding, max_size, on_error, target, source):
        command = option(command)
    return command


def records_in(command: Command) -> Command:
    """The options for which files are read, and under which names their records have the usual fields."""
    for name in ("id", "date", "title", "text"):
        command = click.option(
            f"--{name}-field",
            f"{name}_field",
            metavar="KEY",
            help=f"Where records have their {name}; dotted if nested.",
        )(command)
    include = click.option(
        "--include",
        multiple=True,
        metavar="GLOB",
        help="Read these files of folders and archives only; may be repeated.",
    )
    listed = click.option(
        "--files-from", metavar="FILE", help="Read the files that FILE lists, one a line (or NUL between); - is stdin."
    )
    return listed(include(command))


def records_out(command: Command) -> Command:
    """The options for what of each record is written."""
    fields = click.option("--fields", metavar="NAMES", help="Write these fields only, such as id,title,date,text.")
    notes = click.option("--no-notes", is_flag=True, help="Leave out the `newsclean` key: edits and other notes.")
    return fields(notes(command))
