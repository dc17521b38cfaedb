"""A stream of JSON Lines that becomes another format: verbs write lines, whatever is asked for."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from typing import IO, Any

from newsclean.core import json_text
from newsclean.core.record import KEY
from newsclean.errors import InputError
from newsclean.io.record_shapes.missing_names import MissingNames
from newsclean.io.records import as_line
from newsclean.io.tables.columns import Columns, Row, flat_row, selected
from newsclean.io.tables.table_writers import TABLES

IN_MEMORY = 1 << 24  # bytes of rows that wait for the last column to be known


@dataclass(frozen=True, slots=True)
class RecordShape:
    """What of each record is written, and as what.

    `target` is the name of a table format; None for JSON Lines. `tidy` makes the rows of a table from a record: one
    for each of the things found in it.
    """

    target: str | None = None
    fields: tuple[str, ...] = ()
    no_notes: bool = False
    tidy: Callable[[Mapping[str, Any]], Iterable[Row]] | None = None

    @property
    def changes(self) -> bool:
        """Whether anything is to be done with the lines of a verb."""
        return bool(self.target or self.fields or self.no_notes)

    def rows(self, record: dict[str, Any], sought: MissingNames) -> Iterator[Row]:
        """The rows of a record; `sought` learns which fields they have."""
        flat = self.target is not None and TABLES[self.target].flat
        for row in self.tidy(record) if flat and self.tidy else (record,):
            own = {key: value for key, value in row.items() if key != KEY} if self.no_notes else row
            if self.fields:
                sought.see(own)
                yield selected(own, self.fields)
            else:
                yield flat_row(own) if flat else dict(own)


class RecordStream(io.RawIOBase):
    r"""Takes JSON Lines and writes them to a file in another shape; a table when `finish` is called.

    >>> out = io.BytesIO()
    >>> stream = RecordStream(out, RecordShape("csv", fields=("text", "id")))
    >>> _ = stream.write(b'{"id": 1, "text": "It rained."}\n')
    >>> stream.finish()
    >>> out.getvalue()
    b'text,id\nIt rained.,1\n'
    """

    def __init__(self, out: IO[bytes], shape: RecordShape, sought: MissingNames | None = None) -> None:
        import tempfile  # not for --help

        self._out, self._shape, self._columns = out, shape, Columns()
        self._waiting = tempfile.SpooledTemporaryFile(IN_MEMORY) if shape.target else None  # noqa: SIM115 - see close
        self._count = 0  # of rows that wait
        self._sought = MissingNames(shape.fields) if sought is None else sought
        for name in shape.fields:
            self._columns.see({name: None})

    def writable(self) -> bool:
        """It is written to."""
        return True

    def write(self, data: Any) -> int:
        """Take some whole lines."""
        for line in bytes(data).split(b"\n"):  # a carriage return may stand between the parts of a record
            if line.strip():
                for row in self._shape.rows(json_text.loads(line.decode("utf-8", "surrogateescape")), self._sought):
                    self._add(row)
        return len(data)

    def finish(self) -> None:
        """Write the table. Raises InputError if it does not take every row."""
        if self._waiting is not None and self._shape.target is not None:
            self._waiting.seek(0)
            taken = count()
            rows = (json_text.loads(line.decode()) for line, _ in zip(self._waiting, taken, strict=False))
            TABLES[self._shape.target].write(rows, self._columns, self._out)
            if (missing := self._count - next(taken)) and self._columns.kinds:
                raise InputError(f"{missing:,} of {self._count:,} rows are missing in the table; please report it")

    def close(self) -> None:
        """Remove what waits."""
        if self._waiting is not None:
            self._waiting.close()
        super().close()

    def _add(self, row: Row) -> None:
        line = (as_line(row) + "\n").encode("utf-8", "surrogatepass")
        if self._waiting is None:
            self._out.write(line)
            return
        self._columns.see(row)
        self._waiting.write(line)
        self._count += 1
