"""Options that several verbs share."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import click

from newsclean.errors import NewscleanError
from newsclean.io.readers import READERS
from newsclean.io.shards.folder import check_shard_folder, is_shard_folder
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
    """Check the name of an encoding."""
    try:
        codecs.lookup(value or "utf-8")
    except LookupError as error:
        raise click.BadParameter(
            f"{value!r} is not an encoding; write one such as utf-8, cp1252 or utf-16-le"
        ) from error
    return value


encoding = click.option(
    "--encoding",
    metavar="NAME",
    callback=_known_encoding,
    help="Encoding of texts and pages; default: UTF-8, otherwise detected.",
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


shards = click.option(
    "--shard-size", type=click.IntRange(1), metavar="N",
    help="Articles in each file of an output folder (-o out/), 10,000 if not given; a run that was killed goes on.",
)  # fmt: skip


def refuse_shards(chosen: dict[str, Any]) -> None:
    """Raise UsageError for what a folder of shards cannot hold, and for a size without a folder."""
    folder, target, table = is_shard_folder(chosen["output"]), chosen["target"], chosen["shape"].target
    if chosen["shard_size"] and not folder:
        raise click.UsageError("--shard-size is for a folder; name one with a slash at its end: -o out/")
    if folder and (target in ("text", "markdown") or (table and not TABLES[table].suffixes)):
        raise click.UsageError(f"-o {chosen['output']} is a folder of shards, which hold records; leave out --to")


source = click.option("--from", "source", type=click.Choice(tuple(READERS)), help="Input format; default: detected.")


def _size(ctx: click.Context, param: click.Parameter, value: str) -> int:  # noqa: ARG001 - click's
    """The bytes of a size."""
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
    callback=_size,
    help="Most bytes of one article, unpacked; a larger one is a bad record.",
)


def _memory(ctx: click.Context, param: click.Parameter, value: str | None) -> int | None:
    """The bytes of a limit of memory."""
    from newsclean.io.size_limit import shown_size  # not for --help

    size = None if value is None else _size(ctx, param, value)
    if size is not None and size < MEMORY_LEAST:
        raise click.BadParameter(f"a run takes at least {shown_size(MEMORY_LEAST)}; give that or more")
    return size


MEMORY_LEAST = 400_000_000  # bytes: two processes that have loaded what they need take 250 MB

memory = click.option(
    "--memory", metavar="SIZE", callback=_memory,
    help="Bytes that the run may take, such as 2GB; what needs more is on the disk (TMPDIR).",
)  # fmt: skip

on_error = click.option(
    "--on-error",
    type=click.Choice(["pass", "skip", "fail"]),
    default="pass",
    show_default=True,
    help="A bad record is passed on unchanged (where records are written), left out, or ends the run.",
)


def jobs(but: str = "") -> Callable[[Command], Command]:
    """The option for the number of processes; `but` names what uses only one."""
    said = f"Processes (default 1){but}."
    return click.option("-j", "--jobs", type=click.IntRange(1, 256), default=1, metavar="N", help=said)


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


def _engine_choices(chosen: dict[str, Any]) -> None:
    """The address of a cluster stays in `chosen`, None for this machine."""
    if (chosen.pop("engine") == "ray") != (chosen["ray_address"] is not None):
        raise click.UsageError(
            "--engine ray and --ray-address HOST:PORT go together; the address is that of the cluster's head"
        )
    if chosen["ray_address"] is not None and chosen["jobs"] != 1:
        raise click.UsageError("--jobs are processes of this machine; leave it out with --engine ray")


def _known_language(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:  # noqa: ARG001 - click's
    """Check that there are tables for the language."""
    from newsclean.text.language_pack import LANGUAGES, language_code

    if value is not None and language_code(value) is None:
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


def table_of(path: str, *, binary: bool = False) -> str | None:
    """The table format that a file's name asks for.

    >>> table_of("out.csv"), table_of("out.csv.gz"), table_of("out.jsonl"), table_of("out.csv", binary=True)
    ('csv', 'csv', None, None)
    """
    from newsclean.io.compression import without_suffix

    name = without_suffix(path)
    return next(
        (key for key, row in TABLES.items() if row.suffixes and name.endswith(row.suffixes) and row.binary >= binary),
        None,
    )


def read_choices(files: tuple[str, ...], chosen: dict[str, Any]) -> tuple[str, ...]:
    """The files to read; the options of `records_in` become one value, `names`, in `chosen`."""
    from newsclean.io.field_names import FieldNames

    chosen["names"] = FieldNames(*(chosen.pop(f"{name}_field") for name in ("text", "title", "date", "id")))
    if "engine" in chosen:
        _engine_choices(chosen)
    listing = chosen.pop("files_from")
    if listing is None:
        return files
    from newsclean.io.containers.folders import listed_files
    from newsclean.io.files import open_input

    with open_input(listing) as lines:
        named = tuple(listed_files(lines.read()))
    if not named and not files:
        raise click.UsageError(f"--files-from {listing} lists no files")
    return (*files, *named)


def written_choices(chosen: dict[str, Any], tidy: Any = None, usual: str | None = None) -> None:
    """The options of `records_out` and a table format become one value, `shape`, in `chosen`.

    `tidy` makes the rows of a table from a record, `usual` is the verb's own format. Raises UsageError for options
    that cannot go together.
    """
    from newsclean.io.tables.record_stream import RecordShape

    target, output = chosen["target"], chosen["output"]
    named = table_of(output)
    table = target if target in TABLES else (named if target is None or target == named else None)
    if table_of(output, binary=True) not in (None, table):
        raise click.UsageError(f"-o {output} is named as {named}, and --to says {target}; leave out one of them")
    if target == "markdown" and tidy:
        table = "table"
    fields = tuple(name.strip() for name in (chosen.pop("fields") or "").split(",") if name.strip())
    no_notes = chosen.pop("no_notes")
    if table is None and (fields or no_notes) and target not in (None, "jsonl"):
        raise click.UsageError(f"--fields and --no-notes choose from records; leave out --to {target}")
    if table and TABLES[table].binary and output == "-" and _is_terminal():
        raise click.UsageError(f"{table} cannot be shown in a terminal; write it to a file with -o")
    chosen["target"] = "jsonl" if table or fields or no_notes else (target or usual)
    chosen["shape"] = RecordShape(table, fields, no_notes, tidy)


def _is_terminal() -> bool:
    import sys

    return sys.stdout is not None and sys.stdout.isatty()
