"""WACZ: a ZIP with web archives in its folder archive/."""

from __future__ import annotations

import shutil
import tempfile
import zipfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any, cast

from newsclean.errors import DamagedFileError, InputError, RecordError
from newsclean.io.compression import COMPRESSIONS, compression_of
from newsclean.io.size_limit import MAX_SIZE
from newsclean.io.web_archives.warc import archived_pages

IN_MEMORY = 1 << 24  # bytes of a packed or piped file that need no disk


def wacz_pages(
    file: IO[bytes], most: int = MAX_SIZE, skipped: Counter[str] | None = None
) -> Iterator[dict[str, Any] | RecordError]:
    """The pages of all archives in the file, as `archived_pages` gives them. Raises InputError for another file.

    >>> import io
    >>> list(wacz_pages(io.BytesIO(b"PK")))  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    ...
    newsclean.errors.InputError: File is not a zip file; is it a complete WACZ file?
    """
    try:
        with _seekable(file) as whole, zipfile.ZipFile(whole) as packed:
            names = sorted(name for name in packed.namelist() if name.startswith("archive/") and ".warc" in name)
            if not names:
                raise InputError("it has no web archive in its folder archive/; is it a WACZ file?")
            for name in names:
                with packed.open(name) as inner:
                    kind = compression_of(name)
                    stream = COMPRESSIONS[kind].unpack(inner) if kind else inner
                    yield from archived_pages(stream, most, skipped)
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError) as error:
        raise InputError(f"{error}; is it a complete WACZ file?") from error
    except DamagedFileError as error:
        raise InputError(str(error)) from error


@contextmanager
def _seekable(file: IO[bytes]) -> Iterator[IO[bytes]]:
    if file.seekable():
        yield file
        return
    with tempfile.SpooledTemporaryFile(IN_MEMORY) as whole:
        shutil.copyfileobj(file, whole)
        whole.seek(0)
        yield cast("IO[bytes]", whole)
