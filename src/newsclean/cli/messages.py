"""Messages on standard error, which may be closed, full, or a pipe that nobody reads."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

REPEATED = 100  # times that one message about records in a row is written: each is named until nobody reads on
FORMAT = "NEWSCLEAN_MESSAGES"  # an environment variable, which processes of a run inherit


def ask_for(kind: str) -> None:
    """Write messages from now on as text or json."""
    os.environ[FORMAT] = kind


def writes_json() -> bool:
    """Whether messages are JSON Lines."""
    return os.environ.get(FORMAT) == "json"


def tell(message: str, *, level: str = "note", where: str | None = None, code: int | None = None) -> None:
    """Write a message to stderr. If it cannot be written, the run has not failed: the results are complete without it.

    As JSON it is one object on its line: with its level (note or error), where in the input it arose, and the exit
    code that it leads to, as far as these are known.

    >>> import contextlib, io
    >>> with contextlib.redirect_stderr(io.StringIO()) as heard:
    ...     tell("2 articles")
    >>> heard.getvalue()
    'newsclean: 2 articles\\n'
    >>> with contextlib.redirect_stderr(None):  # a daemon has none
    ...     tell("2 articles")
    """
    if writes_json():
        known = {"level": level, "message": message, "where": where, "code": code}
        line = json.dumps({key: value for key, value in known.items() if value is not None}, ensure_ascii=True)
    else:
        line = f"newsclean: {where}: {message}" if where else f"newsclean: {message}"
    show(lambda: sys.stderr.write(f"{line}\n"))


@dataclass
class BadRecords:
    """The messages about bad and odd records: of one that comes again and again the first ones, then how often.

    A file of a million things that are not articles does not have a million messages. Programs get them all.

    >>> import contextlib, io
    >>> with contextlib.redirect_stderr(io.StringIO()) as heard:
    ...     bad = BadRecords(shown=3)
    ...     for number in range(1, 10):
    ...         bad.tell("no text", f"a.json, line {number}")
    ...     bad.flush()
    >>> heard.getvalue().splitlines()[-2:]
    ['newsclean: a.json, line 3: no text', 'newsclean: 6 more records with the same error, the last at a.json, line 9']
    """

    shown: int = REPEATED
    level: str = "error"  # or "note"
    message: str = ""
    count: int = 0
    last: str = ""

    def tell(self, message: str, where: str) -> None:
        """Report a record."""
        if message != self.message:
            self.flush()
            self.message, self.count = message, 0
        self.count, self.last = self.count + 1, where
        if self.count <= self.shown or writes_json():
            tell(message, level=self.level, where=where)

    def flush(self) -> None:
        """Report how many were left out so far."""
        if (more := self.count - self.shown) > 0 and not writes_json():
            tell(f"{counted(more, 'more record')} with the same {self.level}, the last at {self.last}")
        self.message, self.count = "", 0


def show(write: Callable[[], object]) -> None:
    """Call a function that writes to stderr, if anything can be written there."""
    if sys.stderr is None:
        return
    try:
        write()
        sys.stderr.flush()
    except (OSError, ValueError):
        _silence()


def counted(number: int, noun: str, plural: str = "") -> str:
    """A number with its noun, in the singular or plural.

    >>> counted(1, "article"), counted(1200, "article"), counted(2, "copy", "copies")
    ('1 article', '1,200 articles', '2 copies')
    """
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def all_seen(articles: int, output: str) -> str:
    """The message when no article was new: the output is empty, and replaces the contents of a file."""
    replaced = output != "-" and os.path.isfile(output) and os.path.getsize(output) > 0  # noqa: PTH113, PTH202
    lost = f"; the previous content of {output} is replaced by an empty result" if replaced else ""
    return f"all {articles:,} articles were already in the index, and none is new{lost}"


def _silence() -> None:
    """Redirect stderr to nowhere: its buffered output would fail again at the end and change the exit code."""
    with suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stderr.fileno())
