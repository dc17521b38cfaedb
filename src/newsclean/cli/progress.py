"""Progress of a long run on a terminal: on standard error, and nowhere else."""

from __future__ import annotations

import os
import stat
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from typing import IO, TYPE_CHECKING

from newsclean.io.inputs import read_pieces
from newsclean.io.items import STDIN, Input, Piece

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import TaskID

AFTER = 1.0  # seconds of a run that needs no progress display
EVERY = 0.1  # seconds between two updates


class Progress:
    """The progress of a run. `found` names what is counted besides articles; `output` is where the result goes.

    Nothing is shown if standard error is not a terminal, if the result itself goes to the terminal, and in the first
    second; rich is imported only then. `shown` says whether it was.
    """

    def __init__(self, found: str = "", output: str = STDIN) -> None:
        self.found = found
        self.articles = self.size = self.count = 0
        self.shown = False
        self.wanted = _is_terminal(sys.stderr) and not (output == STDIN and _is_terminal(sys.stdout))
        self._began = self._last = time.monotonic()
        self._total: int | None = None
        self._before = 0  # bytes of the files that are read
        self._raw: IO[bytes] | None = None
        self._bar: Bar | None = None
        self._task: TaskID | None = None

    def pieces(self, paths: tuple[str, ...], source: str | None, given: Input) -> Iterator[Piece]:
        """All inputs, as newsclean.io.inputs reads them, counted as they pass."""
        if not self.wanted:
            yield from read_pieces(paths, source, given)
            return
        self._total = _total(paths)
        if sys.stdin is not None and (not paths or STDIN in paths):
            self.reads(sys.stdin.buffer)
        try:
            for piece in read_pieces(paths, source, given, self):
                yield piece
                self._passed(piece)
        except BaseException:
            self.close()
            raise

    def reads(self, raw: IO[bytes]) -> None:
        """A file is read next."""
        self._before += self._position()
        self._raw = raw

    def add(self, count: int) -> None:
        """Add to the number of things found."""
        self.count += count

    def says(self, step: str) -> None:
        """All input is read; show the next step."""
        if self._bar is not None and self._task is not None:
            self._bar.update(self._task, description=step, total=None)
            self._bar.refresh()

    def close(self) -> None:
        """Remove the bar from the screen. May be called twice."""
        if self._bar is not None:
            self._bar.stop()
            self._bar = None

    def _passed(self, piece: Piece) -> None:
        self.articles += piece.count
        self.size += piece.size
        now = time.monotonic()
        if now - self._last < EVERY or now - self._began < AFTER:
            return
        self._last = now
        if self._bar is None:
            self._open()
        self._show(now - self._began)

    def _open(self) -> None:
        from newsclean.cli.bar import open_bar  # rich: 50 ms, for long runs on a terminal

        self.shown = True
        self._bar, self._task = open_bar(self._total)

    def _show(self, seconds: float) -> None:
        if self._bar is None or self._task is None:
            return
        text = f"{self.articles:,} articles, {self.size / 1e6 / seconds:.1f} MB/s"
        text += f", {self.count:,} {self.found}" if self.found else ""
        done = self._before + self._position()
        self._bar.update(
            self._task, description=text, completed=done if self._total is None else min(done, self._total)
        )
        self._bar.refresh()

    def _position(self) -> int:
        with suppress(OSError, ValueError):  # a pipe has none, a closed file is at its end
            return self._raw.tell() if self._raw is not None else 0
        return _size(self._raw)


def _size(raw: IO[bytes] | None) -> int:
    """The size of a file that is already closed; 0 for a pipe."""
    name = getattr(raw, "name", None)
    return os.stat(name).st_size if isinstance(name, str) and os.path.isfile(name) else 0  # noqa: PTH113, PTH116


def _total(paths: tuple[str, ...]) -> int | None:
    """Bytes of all inputs; None if the size of one of them is not known in advance."""
    total = 0
    for path in paths or (STDIN,):
        try:
            found = os.fstat(sys.stdin.fileno()) if path == STDIN else os.stat(path)  # noqa: PTH116
        except (OSError, ValueError, AttributeError):
            return None
        if not stat.S_ISREG(found.st_mode):
            return None
        total += found.st_size
    return total


def _is_terminal(stream: object) -> bool:
    return bool(stream is not None and stream.isatty() and os.environ.get("TERM") != "dumb")  # type: ignore[attr-defined]
