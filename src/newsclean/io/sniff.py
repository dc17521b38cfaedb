"""Input that cannot be read, and what to do instead: reported before anything is cleaned."""

from __future__ import annotations

import os
import sys
from collections import Counter
from itertools import islice
from typing import IO

from newsclean.errors import InputError

LISTED = 5000  # entries of a folder that are searched for a name similar to a missing one
CSV = "import csv, json, sys; [print(json.dumps(row)) for row in csv.DictReader(sys.stdin)]"
TABLES = (".csv", ".tsv", ".xls", ".xlsx", ".ods")
PAPERS = (".pdf", ".doc", ".odt", ".epub")
# The first bytes of files other than text, as in file(1)
SIGNS = {
    b"%PDF-": "PDF", b"PK\x03\x04": "a ZIP archive (.docx, .xlsx and .epub are)", b"\x1f\x8b": "gzip",
    b"\x28\xb5\x2f\xfd": "zstandard", b"BZh": "bzip2", b"\xfd7zXZ": "xz", b"\x7fELF": "a program",
    b"\x89PNG": "an image", b"\xff\xd8\xff": "an image", b"GIF8": "an image", b"SQLite format 3": "a database",
}  # fmt: skip
REMEDY = {
    "gzip": "name it with the suffix .gz, or unpack it: `zcat FILE | newsclean`",
    "bzip2": "name it with the suffix .bz2, or unpack it: `bzcat FILE | newsclean`",
    "xz": "name it with the suffix .xz, or unpack it: `xzcat FILE | newsclean`",
    "zstandard": "name it with the suffix .zst, or unpack it: `zstdcat FILE | newsclean`",
    "PDF": "extract its text first, such as with `pdftotext FILE - | newsclean`",
}
BLANK = b"\xef\xbb\xbf \t\r\n"
OTHERS = "newsclean reads text, HTML and JSON Lines; --from text reads it as text"


def standard_input() -> IO[bytes]:
    """Standard input, with a note for a person who may be waiting for a prompt. Raises InputError when it is closed."""
    if sys.stdin is None:
        raise InputError("standard input is closed; name a file, or use - with a command before the pipe")
    if sys.stdin.isatty():
        sys.stderr.write("newsclean: reading what you type; end with Ctrl-D, or name a file (`newsclean --help`)\n")
    return sys.stdin.buffer


def check_input(path: str) -> None:
    """Raise InputError for a path that no file can be read from."""
    if not path:
        raise InputError("a file name is empty; is a shell variable unset?")
    if os.path.isdir(path):  # noqa: PTH112 - pathlib costs 4 ms at start-up
        raise InputError(f"{path} is a directory; name the files in it, such as {path.rstrip('/')}/*{_suffix(path)}")
    if os.path.lexists(path):
        return
    if "://" in path:
        raise InputError(f"{path} is an address, and newsclean does not fetch pages; try `curl -sL {path} | newsclean`")
    if any(sign in path for sign in "*?["):
        raise InputError(f"cannot read {path}: no file matches; check the folder and the suffix")
    near = _near(path)
    raise InputError(
        f"cannot read {path}: No such file or directory; " + (f"is it {near}?" if near else "check the path")
    )


def _names(folder: str) -> list[str]:
    try:
        with os.scandir(folder or ".") as entries:
            return [entry.name for entry in islice(entries, LISTED)]
    except OSError:
        return []


def _suffix(folder: str) -> str:
    """The suffix that most files of a folder have; .txt if there is none."""
    suffixes = Counter(name[name.index(".", 1) :] for name in _names(folder) if "." in name[1:])
    return suffixes.most_common(1)[0][0] if suffixes else ".txt"


def _near(path: str) -> str | None:
    from difflib import get_close_matches  # only on the way to an error

    folder, name = os.path.split(path)
    close = get_close_matches(name, _names(folder), n=1, cutoff=0.8)
    return os.path.join(folder, close[0]) if close else None  # noqa: PTH118 - of strings, as they were given


def refuse_unreadable(shown: str, head: bytes, *, records: bool = False, lines: bool = False) -> None:
    """Raise InputError for what is not text: a program, an archive, a table, one large JSON array.

    `records` means that the suffix promises JSON Lines: a bad first line is then only one bad record. `lines` means
    that the bytes look like them: a NUL byte is then in one of the records.
    """
    if shown.endswith(TABLES):
        raise InputError(
            f"{shown} is a table; convert it to JSON Lines, such as with python3 -c '{CSV}' < FILE | newsclean"
        )
    if shown.endswith(PAPERS):
        raise InputError(f"{shown} is not text; extract its text first, such as with `pdftotext FILE - | newsclean`")
    for sign, what in SIGNS.items():
        if head.startswith(sign):
            raise InputError(f"{shown} is {what}; {REMEDY.get(what, OTHERS)}")
    start = head.lstrip(BLANK)
    if (
        start.startswith(b"[")
        and start[1:].lstrip().startswith((b"{", b"]"))
        and not ((records or lines) and _has_more(start))
    ):
        raise InputError(f"{shown} is one JSON array, not JSON Lines; try `jq -c '.[]' FILE | newsclean`")
    if start.startswith(b"{") and start[1:2] in (b"\n", b"\r") and not records:
        raise InputError(f"{shown} is JSON over several lines, not JSON Lines; try `jq -c . FILE | newsclean`")
    marked = head.startswith((b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff"))
    if b"\0" in head and not (records or lines) and not marked and not _wide(head):
        raise InputError(f"{shown} holds NUL bytes and is not text; {OTHERS}")


def starts_json_lines(head: bytes) -> bool:
    """Do these bytes begin JSON Lines? The first line may be torn, as `tail -c` leaves it, or odd.

    >>> starts_json_lines(b'{"text": "It rained."}'), starts_json_lines(b"{not json"), starts_json_lines(b"It rained.")
    (True, True, False)
    >>> starts_json_lines(b'ained."}\\n{"text": "It snowed."}'), starts_json_lines(b'See:\\n{"text": "It snowed."}')
    (True, False)
    >>> starts_json_lines(b'# of May\\n{"text": "It rained."}\\n{"text": "It snowed."}')
    True
    """
    start = head.lstrip(BLANK)
    first, *others = start.split(b"\n")
    if start.startswith(b"{") or not others:
        return start.startswith(b"{")
    full = [line for line in others if line.strip()]
    torn = first.rstrip().endswith((b"}", b"]"))
    return len(full) >= (1 if torn else 2) and all(line.startswith(b'{"') for line in full)


def _has_more(start: bytes) -> bool:
    """Does the array end on its line, with another line after it?"""
    first, _, rest = start.partition(b"\n")
    return first.rstrip().endswith(b"]") and rest.strip() != b""


def _wide(head: bytes) -> bool:
    """Is this a page in UTF-16 without a byte order mark?"""
    return head.startswith((b"<\0", b"\0<"))
