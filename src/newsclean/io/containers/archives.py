"""ZIP and tar archives: the files in them, one after another, each read by its own format."""

from __future__ import annotations

import io
import tarfile
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from fnmatch import fnmatch
from typing import IO, Any, NamedTuple, Self, cast

from newsclean.errors import InputError, RecordError
from newsclean.io.compression import COMPRESSIONS, compression_of
from newsclean.io.containers.folders import hidden
from newsclean.io.containers.whole_file import seekable
from newsclean.io.items import Input, Item, Piece

LONGEST_HEADER = 1 << 20  # bytes of a tar header for long names: a damaged one asks for any amount of memory
ENCRYPTED = 1  # a flag of a ZIP entry
# Formats that are ZIP archives themselves, by a name that only they have
KNOWN_INSIDE = {
    "word/document.xml": "a Word document", "xl/workbook.xml": "an Excel workbook",
    "ppt/presentation.xml": "a PowerPoint file", "META-INF/container.xml": "an e-book",
    "content.xml": "an OpenDocument file",
}  # fmt: skip
REMEDY = {
    "a Word document": "convert it first, such as with `pandoc -t plain FILE | newsclean`",
    "an Excel workbook": "save the sheet as CSV, and read that",
    "an e-book": "convert it first, such as with `pandoc -t plain FILE | newsclean`",
    "an OpenDocument file": "save it as text or CSV, and read that",
}


class ArchiveMember(NamedTuple):
    """A file in an archive: its name, and its bytes or the reason why there are none."""

    name: str
    stream: IO[bytes] | None
    error: str = ""


Members = Callable[[IO[bytes], int], Iterator[ArchiveMember]]
Read = Callable[[IO[bytes], Input], Iterable[Piece]]


def archive_pieces(members: Members, file: IO[bytes], given: Input, read: Read) -> Iterator[Piece]:
    """The articles of the files in an archive, each read by `read`. Raises InputError for an archive in an archive."""
    if given.path.count("!/") > 0:
        raise InputError("it is an archive in an archive; unpack the outer one first")
    for member in members(file, given.max_size):
        inner = replace(
            given, path=f"{given.path}!/{member.name}", relative=f"{given.relative}/{member.name}".lstrip("/")
        )
        if given.include and not any(fnmatch(member.name, pattern) for pattern in given.include):
            continue
        if member.stream is None:
            yield Item(inner.shown, error=InputError(member.error))
        else:
            yield from _member_pieces(member.stream, inner, read)


def _member_pieces(stream: IO[bytes], given: Input, read: Read) -> Iterator[Piece]:
    """The articles of a file in an archive. One that cannot be read is an error among them, and ends no run."""
    name = compression_of(given.path)
    try:
        yield from read(COMPRESSIONS[name].unpack(stream) if name else stream, given)
    except InputError as error:
        yield Item(given.shown, error=InputError(str(error).removeprefix(f"{given.shown} ")))
    except RecordError as error:
        yield Item(given.shown, error=error)
    except Exception as error:  # noqa: BLE001 - tarfile, zipfile and each compression have their own for a cut file
        yield Item(given.shown, error=InputError(f"{error}; is it a complete archive?"))


def zip_members(file: IO[bytes], most: int) -> Iterator[ArchiveMember]:
    """The files of a ZIP archive, by name. Raises InputError for a damaged archive, and a document that is a ZIP.

    >>> list(zip_members(io.BytesIO(b"PK no ZIP"), 100))
    Traceback (most recent call last):
    ...
    newsclean.errors.InputError: File is not a zip file; is it a complete ZIP archive?
    """
    try:
        with seekable(file, most) as whole, zipfile.ZipFile(whole) as archive:
            refuse_document(archive.namelist())
            for entry in sorted(archive.infolist(), key=lambda entry: entry.filename):
                if entry.is_dir() or hidden(entry.filename):
                    continue
                if entry.flag_bits & ENCRYPTED:
                    yield ArchiveMember(entry.filename, None, "it is encrypted; unpack the archive first")
                    continue
                try:
                    stream = archive.open(entry)
                except Exception as error:  # noqa: BLE001 - what zipfile and what it reads with raise for damage
                    yield ArchiveMember(entry.filename, None, f"{error}; is it a complete ZIP archive?")
                    continue
                with stream:
                    yield ArchiveMember(entry.filename, stream)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, RuntimeError, ValueError) as error:
        raise InputError(f"{error}; is it a complete ZIP archive?") from error


def refuse_document(names: list[str]) -> None:
    """Raise InputError for a document that is stored as a ZIP archive.

    >>> refuse_document(["[Content_Types].xml", "word/document.xml"])  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    ...
    newsclean.errors.InputError: it is a Word document; convert it first, such as with `pandoc ...
    """
    for name, what in KNOWN_INSIDE.items():
        if name in names:
            raise InputError(f"it is {what}; {REMEDY.get(what, 'save it as text, and read that')}")


def tar_members(file: IO[bytes], _most: int) -> Iterator[ArchiveMember]:
    """The files of a tar archive, in its order. Raises InputError for a damaged one.

    >>> list(tar_members(io.BytesIO(b"no tar"), 100))
    Traceback (most recent call last):
    ...
    newsclean.errors.InputError: truncated header; is it a complete tar archive?
    """
    try:
        with tarfile.open(fileobj=file, mode="r|", tarinfo=_Entry) as archive:
            for entry in archive:
                archive.members = []  # type: ignore[attr-defined] # of a long archive no list is kept
                if entry.isfile() and not hidden(entry.name) and (stream := archive.extractfile(entry)):
                    yield ArchiveMember(
                        entry.name.removeprefix("./"), cast("IO[bytes]", io.BufferedReader(cast("Any", stream)))
                    )
    except (tarfile.TarError, EOFError, ValueError) as error:
        raise InputError(f"{error}; is it a complete tar archive?") from error


class _Entry(tarfile.TarInfo):
    @classmethod
    def frombuf(cls, buf: bytes | bytearray, encoding: str, errors: str) -> Self:
        entry = super().frombuf(buf, encoding, errors)
        if not entry.isfile() and entry.size > LONGEST_HEADER:
            raise InputError("a header of a file in it is damaged; is it a complete tar archive?")
        return entry
