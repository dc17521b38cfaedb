"""The verb `undo`."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace

import click

from newsclean.cli.messages import tell
from newsclean.errors import LedgerError
from newsclean.io import ledger_file
from newsclean.io.files import open_input, open_output
from newsclean.io.items import STDIN
from newsclean.io.records import parse

EPILOG = """\b
Examples:
  newsclean undo --ledger a.ledger < a.clean > a.txt
  newsclean undo --ledger edits.jsonl clean.jsonl -o scraped.jsonl"""


@click.command("undo", epilog=EPILOG)
@click.argument("file", default=STDIN)
@click.option("--ledger", required=True, metavar="FILE", help="The ledger that `clean --ledger FILE` wrote.")
@click.option(
    "--only", multiple=True, metavar="NAME", help="Restore only what this rule or kind removed; may be repeated."
)
@click.option("-o", "--output", default=STDIN, metavar="FILE", help="Write to FILE, which appears only when complete.")
def command(file: str, ledger: str, only: tuple[str, ...], output: str) -> int:
    """Restore the source of clean text or records, byte for byte.

    FILE is the output of `clean`; "-" or none is standard input. With --only, the source without everything else that
    was removed: its text has the title and the summary in their places.
    """
    with open_input(ledger) as lines, open_input(file) as clean, open_output(output) as out:
        reader = ledger_file.LedgerReader(lines)
        unknown: list[str] = []
        rows = _noted(reader, unknown, only)
        for source in _texts(rows, clean) if reader.target == "text" else _records(rows, clean):
            out.write(_ended(source) if only and reader.target == "text" else source)
        if sys.stdout is not None:
            sys.stdout.flush()
    for why in unknown:
        tell(f"the source of this record is not in the ledger, and is left out: {why}", level="error")
    return 1 if unknown else 0


def _ended(text: bytes) -> bytes:
    """The text with a line feed at its end, as `clean` writes it: it is not the source byte for byte anyhow."""
    return text if not text or text.endswith(b"\n") else text + b"\n"


def _noted(
    rows: Iterable[ledger_file.LedgerRow], unknown: list[str], only: tuple[str, ...]
) -> Iterator[ledger_file.LedgerRow]:
    """The rows, with what is to be restored; why a source is not known is added to the list."""
    for row in rows:
        if row.unknown is not None:
            unknown.append(row.unknown)
        yield replace(row, only=only) if only else row


def _texts(rows: Iterable[ledger_file.LedgerRow], clean: Iterable[bytes]) -> Iterator[bytes]:
    text = _decoded(b"".join(clean))
    position = 0
    for row in rows:
        if not ledger_file.is_written(row):
            yield ledger_file.source_of_text(row, "")
            continue
        start = position + row.skip
        end = start + (row.characters or 0)
        yield ledger_file.source_of_text(row, text[start:end])
        position = end + row.tail
    if position != len(text):
        more = "more" if position < len(text) else "fewer"
        raise LedgerError(
            f"the clean text has {abs(len(text) - position):,} characters {more} than its ledger says; use the two of"
            " one run, and all of them"
        )


def _records(rows: Iterable[ledger_file.LedgerRow], clean: Iterable[bytes]) -> Iterator[bytes]:
    lines = iter(clean)
    for row in rows:
        if not ledger_file.is_written(row):
            yield ledger_file.source_of_record(row, {})
            continue
        line = next(lines, None)
        if line is None:
            raise LedgerError("the clean records end before their ledger does; use the two of one run")
        yield ledger_file.source_of_record(row, parse(_decoded(line)))
    if any(line.strip() for line in lines):
        raise LedgerError("there are more clean records than the ledger has; use the two of one run, and all of them")


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError as error:
        raise LedgerError(f"the clean text is not UTF-8, as `clean` writes it: {error}") from error
