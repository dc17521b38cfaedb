"""Index files that a stranger made: whatever they hold, with the right sums, is refused in one line or does no harm."""

from __future__ import annotations

import json
import random
import shutil
import zlib
from collections.abc import Callable, Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from test_kills import NEW, OLD

import newsclean as nc
from newsclean.claims.index import READING, ClaimIndex
from newsclean.core.manifest import MANIFEST, checksum
from newsclean.errors import IndexFileError, NewscleanError

GOOD = [record for record in NEW if "text" in record]
STRANGE: tuple[Any, ...] = (
    None, True, -1, 0, 7, 2**70, 1.5, "", "../../etc/x", "é\ud800", [], [[]], {}, {"a": 1}, float("nan"), ["x"] * 3,
)  # fmt: skip


def make_dedup(path: Path) -> None:
    with nc.DedupIndex.open(path) as index:
        list(index.add_many(OLD))


def make_claims(path: Path) -> None:
    with nc.ClaimIndex.open(path) as index:
        index.add(OLD)


def use_dedup(path: Path) -> None:
    with nc.DedupIndex.open(path) as index:
        list(index.add_many([*GOOD, *OLD]))


def use_claims(path: Path) -> None:
    with nc.ClaimIndex.open(path) as index:
        index.add([*GOOD, *OLD])


VERBS = {"dedup": (make_dedup, use_dedup), "claims": (make_claims, use_claims)}


@pytest.fixture(scope="module", params=list(VERBS))
def index(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Callable[..., None]]:
    """An index, and what uses such a one."""
    make, use = VERBS[request.param]
    path = tmp_path_factory.mktemp(request.param) / "index"
    make(path)
    return path, use


def body_of(path: Path) -> tuple[str, dict[str, Any]]:
    found = json.loads((path / MANIFEST).read_text())
    [name] = found.keys() - {"crc32"}
    return name, found[name]


def write(path: Path, name: str, body: object) -> None:
    (path / MANIFEST).write_text(json.dumps({name: body, "crc32": checksum(body)}))


def places(value: Any, at: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """All places in a value of JSON."""
    yield at
    keys = value if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    for key in keys:
        yield from places(value[key], (*at, key))


def altered(body: Any, at: tuple[Any, ...], strange: Any) -> Any:
    """A copy with another value in one place."""
    if not at:
        return strange
    copy = deepcopy(body)
    inner = copy
    for key in at[:-1]:
        inner = inner[key]
    inner[at[-1]] = strange
    return copy


def is_met(use: Callable[[Path], None], path: Path) -> bool:
    """Whether it was refused, in one line; anything but an error of ours is raised."""
    try:
        use(path)
    except NewscleanError as error:
        assert "\n" not in str(error) and len(str(error)) < 1000
        return True
    return False


@pytest.mark.fuzz
def test_a_manifest_of_other_values_and_the_right_sum(index: tuple[Path, Callable[..., None]], tmp_path: Path) -> None:
    path, use = index
    name, body = body_of(path)
    chance, refused, tried = random.Random(5), 0, 0
    for at in places(body):
        for strange in chance.sample(STRANGE, 4):
            copy = tmp_path / "copy"
            shutil.copytree(path, copy)
            write(copy, name, altered(body, at, strange))
            refused += is_met(use, copy)
            tried += 1
            shutil.rmtree(copy)
    assert tried > 100 and refused > tried * 0.8
    assert [p.name for p in tmp_path.iterdir()] == []  # nothing was written beside


def test_files_of_other_bytes_and_the_right_sum(index: tuple[Path, Callable[..., None]], tmp_path: Path) -> None:
    path, use = index
    name, body = body_of(path)
    chance = random.Random(3)
    for _ in range(60):
        copy = tmp_path / "copy"
        shutil.copytree(path, copy)
        told = deepcopy(body)
        file = chance.choice(told["files"])
        data = bytearray((copy / file["name"]).read_bytes())
        for _ in range(chance.randrange(1, 4)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        (copy / file["name"]).write_bytes(bytes(data))
        file["crc32"] = zlib.crc32(data)
        write(copy, name, told)
        is_met(use, copy)
        shutil.rmtree(copy)


@pytest.mark.parametrize("strange", STRANGE, ids=repr)
def test_articles_of_other_values(tmp_path: Path, strange: Any) -> None:
    """The lines of an index of claims, packed again with one value changed and all sums right."""
    make_claims(tmp_path / "index")
    name, body = body_of(tmp_path / "index")
    [file] = (file for file in body["files"] if file["name"].endswith(".articles"))
    path = tmp_path / "index" / file["name"]
    whole = path.read_bytes()
    at = file["about"]["packed"]
    lines = zlib.decompress(whole[:at]).split(b"\n")
    every = list(places(json.loads(lines[0])))
    for place in random.Random(repr(strange)).sample(every, 9):
        plain = b"\n".join([json.dumps(altered(json.loads(lines[0]), place, strange)).encode(), *lines[1:]])
        packed = zlib.compress(plain, 1)
        path.write_bytes(packed + whole[at:])
        file["about"] = {"packed": len(packed), "plain": len(plain)}
        file["size"], file["crc32"] = len(packed + whole[at:]), zlib.crc32(packed + whole[at:])
        write(tmp_path / "index", name, body)
        shutil.rmtree(tmp_path / "copy", ignore_errors=True)
        shutil.copytree(tmp_path / "index", tmp_path / "copy")
        is_met(use_claims, tmp_path / "copy")


def test_a_file_that_unpacks_to_more_than_it_says_is_not_unpacked(tmp_path: Path) -> None:
    make_claims(tmp_path / "index")
    name, body = body_of(tmp_path / "index")
    [file] = (file for file in body["files"] if file["name"].endswith(".articles"))
    bomb = zlib.compress(b" " * 50_000_000)
    (tmp_path / "index" / file["name"]).write_bytes(bomb)
    file.update(size=len(bomb), crc32=zlib.crc32(bomb), about={"packed": len(bomb), "plain": 1000})
    write(tmp_path / "index", name, body)
    with pytest.raises(IndexFileError, match="damaged or cut short"):
        ClaimIndex.open(tmp_path / "index")


def test_an_index_of_an_older_reading_is_read_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_claims(tmp_path / "index")
    name, body = body_of(tmp_path / "index")
    write(tmp_path / "index", name, body | {"reading": READING - 1})
    read: list[object] = []
    monkeypatch.setattr("newsclean.claims.index.pack_sentences", _counted(read))
    with ClaimIndex.open(tmp_path / "index") as index:
        assert len(read) == len(OLD)
        assert [c.row() for c in index.clusters()] == [c.row() for c in nc.cluster_claims(OLD)]
    assert body_of(tmp_path / "index")[1]["reading"] == READING
    with ClaimIndex.open(tmp_path / "index") as index:
        assert len(read) == len(OLD) and len(index) == len(OLD)


def _counted(read: list[object]) -> Callable[..., bytes]:
    from newsclean.claims.packed_articles import pack_sentences

    def counted(*given: Any) -> bytes:
        read.append(given)
        return pack_sentences(*given)

    return counted


def test_an_index_of_a_newer_reading_is_refused_with_the_remedy(index: tuple[Path, Callable[..., None]]) -> None:
    path, use = index
    name, body = body_of(path)
    copy = path.with_name("newer")
    shutil.copytree(path, copy)
    write(copy, name, body | {"reading": body["reading"] + 1})
    with pytest.raises(IndexFileError, match=r"made by a newer newsclean.*use that version, or build another index"):
        use(copy)


def test_a_deduplication_index_of_an_older_reading_is_refused(tmp_path: Path) -> None:
    make_dedup(tmp_path / "index")
    name, body = body_of(tmp_path / "index")
    write(tmp_path / "index", name, body | {"reading": 0})
    with pytest.raises(IndexFileError, match=r"made by an older newsclean.*build another index"):
        use_dedup(tmp_path / "index")
