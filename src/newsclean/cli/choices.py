"""What the options of a verb choose together: the files to read, and the shape of what is written."""

from __future__ import annotations

from pathlib import PurePath
from typing import Any

import click

from newsclean.io.shards.names import is_shard_folder
from newsclean.io.tables.table_writers import TABLES

PROSE = {".txt": "text", ".text": "text", ".md": "markdown", ".markdown": "markdown"}
# Options with which records, or views of them, are written whatever the name
OF_RECORDS = ("fields", "no_notes", "mark", "explain", "diff", "ledger", "title_in_body")
SHEETS = (".xlsx", ".xls", ".ods")
PAGES = (".html", ".htm", ".pdf", ".odt")


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


def _of_records(path: str) -> bool:
    """Does a file's name ask for JSON Lines?"""
    from newsclean.io.compression import without_suffix

    return without_suffix(path).endswith((".jsonl", ".ndjson"))


def prose_choice(chosen: dict[str, Any], offered: tuple[str, ...] = ("text", "markdown")) -> None:
    """The target becomes text or Markdown, if `offered`, where the output's name says so and records are not asked for.

    >>> chosen = {"target": None, "output": "claims.md"}
    >>> prose_choice(chosen)
    >>> chosen["target"]
    'markdown'
    """
    suffix = PurePath(chosen["output"]).suffix.lower()
    if chosen["target"] is None and PROSE.get(suffix) in offered and not any(map(chosen.get, OF_RECORDS)):
        chosen["target"] = PROSE[suffix]


def _refuse_foreign(output: str) -> None:
    """Raise UsageError for the name of a file that no program would open if it held records."""
    suffix = PurePath(output).suffix.lower()
    if suffix in SHEETS:
        raise click.UsageError(f"newsclean writes no {suffix} file; name it such as out.csv, which spreadsheets open")
    if suffix in PAGES:
        raise click.UsageError(
            f"newsclean writes no {suffix} file here; name it such as out.jsonl, or make a page with `newsclean report`"
        )


def read_choices(files: tuple[str, ...], chosen: dict[str, Any]) -> tuple[str, ...]:
    """The files to read; the options of `records_in` become one value, `names`, in `chosen`."""
    from newsclean.io.record_shapes.field_names import FieldNames

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
    _refuse_foreign(output)
    target = target or ("jsonl" if _of_records(output) else None)
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


def refuse_shards(chosen: dict[str, Any]) -> None:
    """Raise UsageError for what a folder of shards cannot hold, and for a size without a folder."""
    folder, target, table = is_shard_folder(chosen["output"]), chosen["target"], chosen["shape"].target
    if chosen["shard_size"] and not folder:
        raise click.UsageError("--shard-size is for a folder; name one with a slash at its end: -o out/")
    if folder and (target in ("text", "markdown") or (table and not TABLES[table].suffixes)):
        raise click.UsageError(f"-o {chosen['output']} is a folder of shards, which hold records; leave out --to")


def _engine_choices(chosen: dict[str, Any]) -> None:
    """The address of a cluster stays in `chosen`, None for this machine."""
    if (chosen.pop("engine") == "ray") != (chosen["ray_address"] is not None):
        raise click.UsageError(
            "--engine ray and --ray-address HOST:PORT go together; the address is that of the cluster's head"
        )
    if chosen["ray_address"] is not None and chosen["jobs"] != 1:
        raise click.UsageError("--jobs are processes of this machine; leave it out with --engine ray")
