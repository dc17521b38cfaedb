"""The verb `undo`."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator

import click

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
@click.option("-o", "--output", default=STDIN, metavar="FILE", help="Write to FILE, which appears only when complete.")
def command(file: str, ledger: str, output: str) -> int:
    """Restore the source of clean text or records, byte for byte.

    FILE is the output of `clean`; "-" or none is standard input.
    """
    with open_input(ledger) as rows, open_input(file) as clean, open_output(output) as out:
        reader = ledger_file.LedgerReader(rows)
        sources = _texts if reader.target == "text" else _records
        for source in sources(reader, clean):
            out.write(source)
        sys.stdout.flush()
    return 0


def _texts(rows: ledger_file.LedgerReader, clean: Iterable[bytes]) -> Iterator[bytes]:
    text = b"".join(clean).decode("utf-8", "surrogatepass")
    position = 0
    for row in rows:
        if not ledger_file.is_written(row):
            yield ledger_file.source_of_text(row, "")
            continue
        start = position + row["skip"]
        end = start + row["characters"]
        yield ledger_file.source_of_text(row, text[start:end])
        position = end + row["tail"]
    if position != len(text):
        raise LedgerError(
            f"the clean text has {len(text) - position} characters more than its ledger; use the two of one run"
        )


def _records(rows: ledger_file.LedgerReader, clean: Iterable[bytes]) -> Iterator[bytes]:
    lines = iter(clean)
    for row in rows:
        if not ledger_file.is_written(row):
            yield ledger_file.source_of_record(row, {})
            continue
        line = next(lines, None)
        if line is None:
            raise LedgerError("the clean records end before their ledger does; use the two of one run")
        yield ledger_file.source_of_record(row, parse(line.decode("utf-8")))
