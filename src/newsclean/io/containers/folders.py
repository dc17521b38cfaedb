"""Folders and lists of files as inputs: which files are read, in which order, and under which ids."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatch

from newsclean.errors import InputError

SHOWN = 5  # suffixes in a message
# beside the shards of an output, which are read
SHARD_MANIFEST, SHARD_PROGRESS = "_newsclean-manifest.json", "_newsclean-progress.jsonl"
KEPT = ("__MACOSX", SHARD_MANIFEST, SHARD_PROGRESS)


@dataclass(frozen=True, slots=True)
class FilePath:
    """A file to read, the id of an article that is alone in it, and whether the user named it."""

    path: str
    id: str
    named: bool = True


def files_in(
    folder: str, include: tuple[str, ...], known: Callable[[str], bool], skipped: Counter[str]
) -> Iterator[str]:
    """The files of a folder and the folders in it, in the order of their names.

    Without patterns, those with a suffix that a format has, or with none; the suffixes of others are counted. Links
    to folders are not followed.
    """
    for root, folders, names in os.walk(folder, onerror=_refuse):
        folders[:] = sorted(name for name in folders if not hidden(name))
        for name in sorted(names):
            path = os.path.join(root, name)  # noqa: PTH118 - 50,000 times
            if hidden(name):
                continue
            if include:
                inner = os.path.relpath(path, folder).replace(os.sep, "/")
                if any(fnmatch(inner, pattern) or fnmatch(name, pattern) for pattern in include):
                    yield path
            elif known(name) or "." not in name:
                yield path
            else:
                skipped["." + name.rpartition(".")[2].lower()] += 1


def _refuse(error: OSError) -> None:
    raise InputError(f"cannot read {error.filename}: {error.strerror}; check the folder") from error


def listed_files(data: bytes) -> list[str]:
    r"""The paths of a list, one a line, or with NUL between them, as `find -print0` writes them.

    >>> listed_files(b"a.txt\nb c.txt\n"), listed_files(b"a\nb.txt\0c.txt\0"), listed_files(b"")
    (['a.txt', 'b c.txt'], ['a\nb.txt', 'c.txt'], [])
    """
    parts = data.split(b"\0") if b"\0" in data else data.splitlines()
    return [os.fsdecode(part) for part in parts if part.strip()]


def with_ids(paths: Iterable[FilePath]) -> list[FilePath]:
    """The files with ids that are unique: where two have one name, it is the path below the folder they share.

    >>> [file.id for file in with_ids([FilePath("/x/a/1.html", "1.html"), FilePath("/x/b/1.html", "1.html")])]
    ['a/1.html', 'b/1.html']
    >>> [file.id for file in with_ids([FilePath("a.txt", "a.txt"), FilePath("a.txt", "a.txt")])]
    ['a.txt', 'a.txt']
    """
    files = list(paths)
    times = Counter(file.id for file in files)
    twice = [os.path.abspath(file.path) for file in files if times[file.id] > 1]  # noqa: PTH100
    if len(set(twice)) < 2:
        return files
    shared = os.path.commonpath(twice)
    return [_renamed(file, shared) if times[file.id] > 1 else file for file in files]


def _renamed(file: FilePath, shared: str) -> FilePath:
    inner = os.path.relpath(os.path.abspath(file.path), shared)  # noqa: PTH100
    return FilePath(file.path, inner.replace(os.sep, "/"), file.named)


def told_skipped(folder: str, skipped: Counter[str]) -> str:
    """What to say about the files of a folder that are not read.

    >>> told_skipped("mirror", Counter({".jpg": 3, ".pdf": 1}))
    "mirror: 4 files in other formats are left out (.jpg 3, .pdf 1); --include '*.jpg' names files to read"
    """
    some = ", ".join(f"{suffix} {count:,}" for suffix, count in skipped.most_common(SHOWN))
    number, first = skipped.total(), skipped.most_common(1)[0][0]
    many = f"{number:,} files in other formats are" if number > 1 else "1 file in another format is"
    return (
        f"{folder}: {many} left out ({some}{', …' * (len(skipped) > SHOWN)}); --include '*{first}' names files to read"
    )


def hidden(name: str) -> bool:
    """Is this a file that programs keep for themselves: .DS_Store, __MACOSX/…, .git/…, the manifest of shards?

    >>> hidden("a/.DS_Store"), hidden("__MACOSX/a.txt"), hidden("./a/b.txt"), hidden(SHARD_MANIFEST)
    (True, True, False, True)
    """
    return any((part.startswith(".") and part not in (".", "..")) or part in KEPT for part in name.split("/"))
