"""Input that cannot be read, and what to do instead: reported before anything is cleaned."""

from __future__ import annotations

import os
import sys
from itertools import islice
from typing import IO

from newsclean.errors import InputError

LISTED = 5000  # entries of a folder that are searched for a name similar to a missing one
# What is recognised and cannot be read, with the remedy. The first bytes are those of file(1).
SUFFIXES = {
    ".pdf": "PDF", ".doc": "a Word document",
    ".odt": "an OpenDocument file", ".epub": "an e-book", ".xls": "an Excel workbook", ".xlsx": "an Excel workbook",
    ".ods": "an OpenDocument file", ".7z": "a 7-Zip archive", ".rar": "a RAR archive",
    ".mbox": "a mailbox", ".pkl": "a Python pickle", ".pickle": "a Python pickle",
}  # fmt: skip
SIGNS = {
    b"%PDF-": "PDF", b"\xd0\xcf\x11\xe0": "an old Office document",
    b"PK\x03\x04": "a ZIP archive", b"7z\xbc\xaf\x27\x1c": "a 7-Zip archive", b"Rar!\x1a\x07": "a RAR archive",
    b"\x1f\x8b": "gzip", b"\x28\xb5\x2f\xfd": "zstandard", b"BZh": "bzip2", b"\xfd7zXZ": "xz", b"\x7fELF": "a program",
    b"\x89PNG": "an image", b"\xff\xd8\xff": "an image", b"GIF8": "an image", b"FEA1": "Feather of version 1",
    b"Obj\x01": "Avro", b"ORC": "ORC", b"\x89HDF": "HDF5",
}  # fmt: skip
_SUFFIXES, _SIGNS = tuple(SUFFIXES), tuple(SIGNS)
_DOCUMENT = "extract its text first, such as with `pandoc -t plain FILE | newsclean`"
_COLUMNS = "write it as Parquet or CSV first"
REMEDY = {
    "gzip": "name it with the suffix .gz, or unpack it: `zcat FILE | newsclean`",
    "bzip2": "name it with the suffix .bz2, or unpack it: `bzcat FILE | newsclean`",
    "xz": "name it with the suffix .xz, or unpack it: `xzcat FILE | newsclean`",
    "zstandard": "name it with the suffix .zst, or unpack it: `zstdcat FILE | newsclean`",
    "PDF": "extract its text first, such as with `pdftotext FILE - | newsclean`",
    "a Word document": _DOCUMENT, "an RTF document": _DOCUMENT, "an OpenDocument file": _DOCUMENT,
    "an e-book": _DOCUMENT,
    "an old Office document": "save it as text or CSV, and read that",
    "an Excel workbook": "save the sheet as CSV, and read that",
    "a 7-Zip archive": "unpack it, and name the folder", "a RAR archive": "unpack it, and name the folder",
    "a mailbox": "write each mail as a file of its own (.eml)",
    "a Python pickle": "write the records as JSON Lines; a pickle can run any program",
    "Feather of version 1": _COLUMNS, "Avro": _COLUMNS, "ORC": _COLUMNS, "HDF5": _COLUMNS,
}  # fmt: skip
ARROW = b"ARROW1"
ARROW_STREAM = b"\xff\xff\xff\xff"  # before the first message of a stream, which has no other sign
CONTROLS = bytes(code for code in range(0x20) if code not in b"\t\n\r\f\x1b\b")
SHARE = 13  # of which one may be: 6 % of a sports table in ANPA 1312 are, the most in 17 files of old wires
FEW = 4  # control characters, which some short text may have
BLANK = b"\xef\xbb\xbf \t\r\n"
FORMATS = (
    "text, HTML, JSON, CSV, Parquet, Arrow, SQLite, DuckDB, mail, captions, web archives,"
    " and folders, ZIP and tar of them"
)
OTHERS = f"which newsclean does not read; it reads {FORMATS}"


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


def split_table(path: str) -> tuple[str, str]:
    """A database and the table in it that is wanted, or a query: what follows the first colon behind a file's name.

    >>> split_table("no/such.db:articles")
    ('no/such.db:articles', '')
    """
    if ":" not in path or os.path.lexists(path):
        return path, ""
    at = path.find(":")
    while at > 0:
        if os.path.isfile(path[:at]):  # noqa: PTH113 - pathlib costs 4 ms at start-up
            return path[:at], path[at + 1 :]
        at = path.find(":", at + 1)
    return path, ""


def _names(folder: str) -> list[str]:
    try:
        with os.scandir(folder or ".") as entries:
            return [entry.name for entry in islice(entries, LISTED)]
    except OSError:
        return []


def _near(path: str) -> str | None:
    from difflib import get_close_matches  # only on the way to an error

    folder, name = os.path.split(path)
    close = get_close_matches(name, _names(folder), n=1, cutoff=0.8)
    return os.path.join(folder, close[0]) if close else None  # noqa: PTH118 - of strings, as they were given


def refuse_unreadable(shown: str, head: bytes, *, records: bool = False, lines: bool = False) -> None:
    """Raise InputError for what is not text: a program, an image, a document, XML of other kinds than pages.

    `records` means that the suffix promises JSON Lines: a bad first line is then only one bad record. `lines` means
    that the bytes look like them: a NUL byte is then in one of the records.
    """
    if head.startswith(_SIGNS) or shown.lower().endswith(_SUFFIXES):
        what = next((what for sign, what in SIGNS.items() if head.startswith(sign)), None)
        what = what or next(what for suffix, what in SUFFIXES.items() if shown.lower().endswith(suffix))
        raise InputError(f"{shown} is {what}" + (f"; {REMEDY[what]}" if what in REMEDY else f", {OTHERS}"))
    marked = head.startswith((b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff"))
    if b"\0" in head and not (records or lines) and not marked and not _wide(head):
        raise InputError(f"{shown} holds NUL bytes and is in a format {OTHERS}")
    if not marked and not _wide(head) and _is_noise(head):
        raise InputError(f"{shown} holds control characters as no text does; is it packed or encrypted?")
    if head.lstrip(BLANK).startswith(b"<?xml") and not _is_page(head):
        raise InputError(f"{shown} is XML that is not a page, {OTHERS}")


def _is_noise(head: bytes) -> bool:
    """Are control characters more of it than a text has? Of random bytes they are a tenth."""
    return len(head) - len(head.translate(None, CONTROLS)) > max(FEW, len(head) // SHARE)


def _is_page(head: bytes) -> bool:
    from newsclean.html.parsing.parse import is_markup

    return is_markup(head)


def starts_page(head: bytes) -> bool:
    """Do these bytes begin with a tag of HTML?

    >>> starts_page(b" <!doctype html><p>Rain"), starts_page(b"<3 this"), starts_page(b"It <b>rained</b>.")
    (True, False, False)
    >>> starts_page(b'<!DOCTYPE nitf SYSTEM "nitf.dtd"><nitf><head><title>Rain')
    False
    """
    return head.lstrip(BLANK)[:1] == b"<" and not starts_xml(head) and _is_page(head)


def starts_xml(head: bytes) -> bool:
    """Do these bytes begin XML: a feed, the articles of an agency, or a kind that is refused with the reason?

    >>> starts_xml(b"<rss version='2.0'><channel>"), starts_xml(b"<!doctype html><p>It rained."), starts_xml(b"Rain")
    (True, False, False)
    """
    if head.lstrip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n")[:1] != b"<":
        return False
    from newsclean.io.feeds.xml_kinds import xml_root  # where something begins as markup does

    return xml_root(head) is not None


def starts_json_lines(head: bytes) -> bool:
    r"""Do these bytes begin JSON Lines? The first line may be torn, as `tail -c` leaves it, or odd.

    >>> starts_json_lines(b'{"text": "It rained."}'), starts_json_lines(b"{not json"), starts_json_lines(b"It rained.")
    (True, True, False)
    >>> starts_json_lines(b'ained."}\n{"text": "It snowed."}'), starts_json_lines(b'See:\n{"text": "It snowed."}')
    (True, False)
    >>> starts_json_lines(rb"{\rtf1 It rained.}")
    False
    >>> starts_json_lines(b'# of May\n{"text": "It rained."}\n{"text": "It snowed."}')
    True
    """
    start = head.lstrip(BLANK)
    if not start.startswith(b"{") and b'\n{"' not in start:
        return False  # nearly all texts
    first, *others = start.split(b"\n")
    if start.startswith(b"{") or not others:
        return start.startswith(b"{") and start[1:2] != b"\\"  # which begins RTF
    full = [line for line in others if line.strip()]
    torn = first.rstrip().endswith((b"}", b"]"))
    return len(full) >= (1 if torn else 2) and all(line.startswith(b'{"') for line in full)


def continues_after_array(head: bytes) -> bool:
    r"""Does JSON end on its first line, with another line after it: one odd line of JSON Lines?

    >>> continues_after_array(b'[{"x": 1}]\n{"text": "It rained."}'), continues_after_array(b'[{"x": 1}]\n')
    (True, False)
    """
    start = head.lstrip(BLANK)
    first, _, rest = start.partition(b"\n")
    return first.rstrip().endswith(b"]") and rest.strip() != b""


def _wide(head: bytes) -> bool:
    """Is this a page in UTF-16 without a byte order mark?"""
    return head.startswith((b"<\0", b"\0<"))


def starts_arrow(head: bytes) -> bool:
    r"""Do these bytes begin a file or a stream of Arrow? The length of a stream's first message says which.

    >>> stream = ARROW_STREAM + b"\x90\1\0\0" + b"\x10\0\0\0"
    >>> starts_arrow(b"ARROW1\0\0"), starts_arrow(stream), starts_arrow(b"\xff\xfe<\0")
    (True, True, False)
    """
    if head.startswith(ARROW):
        return True
    return head.startswith(ARROW_STREAM) and 0 < int.from_bytes(head[4:8], "little") < 1 << 24 and head[8:9] != b"\0"
