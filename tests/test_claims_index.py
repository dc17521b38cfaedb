"""The index of claims: the same clusters as one run over all articles, whatever came when, killed or not."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

import newsclean as nc
from newsclean.claims.index import ClaimIndex
from newsclean.claims.options import ClaimOptions
from newsclean.errors import IndexFileError

SUBJECTS = ("China and Russia", "Norway and Iceland", "Kenya and Uganda", "Peru and Chile")


def articles() -> list[dict[str, Any]]:
    """Reports of four trades by several outlets: some agree, some do not, two tell one story word for word."""
    made = []
    for at in range(28):
        subject, value = SUBJECTS[at % 4], (240, 190, 240, 310)[at // 4 % 4] + at % 4
        text = (
            f"Trade between {subject} reached a record ${value} billion in 2023, customs data showed. "
            f"The ministers of {subject} met in the harbour of Esterwick and agreed to lift the fishing embargo. "
            f"Exports grew {at % 5 + 2}.{at % 7} per cent."
        )
        date = f"2024-0{at % 3 + 1}-1{at % 9}"
        made.append({"id": f"n{at}", "date": date, "source": f"outlet{at % 5}.example", "text": text})
    return [*made, {**made[3], "id": "copy", "source": "other.example"}, {"id": "undated", "text": made[5]["text"]}]


def rows(clusters: list[Any]) -> list[str]:
    return [repr(cluster.row()) for cluster in clusters]


@pytest.mark.parametrize("seed", [0, *(pytest.param(seed, marks=pytest.mark.fuzz) for seed in range(1, 4))])
def test_any_parts_in_any_order_give_the_clusters_of_one_run(tmp_path: Path, seed: int) -> None:
    given = articles()
    expected = rows(nc.cluster_claims(given))
    chance = random.Random(seed)
    chance.shuffle(given)
    at = 0
    while at < len(given):
        size = chance.randrange(1, 12)
        with ClaimIndex.open(tmp_path / "index") as index:  # opened anew for each part
            index.add(given[at : at + size])
        at += size
    with ClaimIndex.open(tmp_path / "index") as index:
        assert len(index) == len(given)
        assert rows(index.clusters()) == expected
    assert any('"conflict"' in row or "'conflict'" in row for row in expected)  # there is something to get wrong


def test_what_was_judged_is_not_judged_again(tmp_path: Path) -> None:
    with ClaimIndex.open(tmp_path / "index") as index:
        index.add(articles())
    with ClaimIndex.open(tmp_path / "index") as index:
        known = len(index._judging.known)
        assert known > 0
        index.clusters()
        assert not index._judging.fresh
        assert len(index._judging.known) == known


def test_clusters_touched_have_a_new_member(tmp_path: Path) -> None:
    given = articles()
    with ClaimIndex.open(tmp_path / "index") as index:
        index.add(given[:20])
        touched = index.add([given[20]])
        told = [{m.id for v in cluster.variants for m in v.members} for cluster in touched]
        assert told
        assert all(given[20]["id"] in ids for ids in told)
        assert len(touched) < len(index.clusters())


def test_the_same_article_twice_counts_once(tmp_path: Path) -> None:
    given = articles()
    with ClaimIndex.open(tmp_path / "index") as index:
        index.add(given)
        assert index.add(given[:4]) == []
    with ClaimIndex.open(tmp_path / "index") as index:
        assert index.add(given[3:9]) == []
        assert rows(index.clusters()) == rows(nc.cluster_claims(given))


def test_an_error_in_the_block_leaves_the_index_as_it_was(tmp_path: Path) -> None:
    with ClaimIndex.open(tmp_path / "index") as index:
        index.add(articles()[:4])
    with pytest.raises(KeyError), ClaimIndex.open(tmp_path / "index") as index:
        index.add(articles()[4:])
        raise KeyError
    with ClaimIndex.open(tmp_path / "index") as index:
        assert len(index) == 4


def test_other_settings_are_refused_and_none_means_those_of_the_index(tmp_path: Path) -> None:
    options = ClaimOptions(min_articles=2, statements=False)
    with ClaimIndex.open(tmp_path / "index", options) as index:
        index.add(articles())
    with pytest.raises(IndexFileError, match=r"min_articles=2 there, 1 here.*give the same ones"):
        ClaimIndex.open(tmp_path / "index", ClaimOptions())
    with ClaimIndex.open(tmp_path / "index") as index:
        assert index.options == options
        assert rows(index.clusters()) == rows(nc.cluster_claims(articles(), options))


@pytest.mark.parametrize("suffix", [".articles", ".links", ".json"])
def test_a_damaged_file_is_refused_with_the_remedy(tmp_path: Path, suffix: str) -> None:
    with ClaimIndex.open(tmp_path / "index") as index:
        index.add(articles())
    [path] = (p for p in (tmp_path / "index").iterdir() if p.suffix == suffix)
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(bytes(data))
    with pytest.raises(IndexFileError, match=r"damaged.*from a backup, or remove the folder and build the index again"):
        ClaimIndex.open(tmp_path / "index")


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with ClaimIndex.open(tmp_path / "index") as index:
        index.add(articles())
    next((tmp_path / "index").glob("*.articles")).unlink()
    with pytest.raises(IndexFileError, match="is missing"):
        ClaimIndex.open(tmp_path / "index")


def test_what_is_no_index_is_refused(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(IndexFileError, match="no index"):
        ClaimIndex.open(tmp_path)
    with pytest.raises(IndexFileError, match="is a file"):
        ClaimIndex.open(tmp_path / "notes.txt")
    assert (tmp_path / "notes.txt").read_text() == "mine"


@pytest.mark.skipif(sys.platform == "win32", reason="locks are of POSIX")
def test_one_process_writes_at_a_time(tmp_path: Path) -> None:
    with ClaimIndex.open(tmp_path / "index"), pytest.raises(IndexFileError, match="another process"):
        ClaimIndex.open(tmp_path / "index")


KILLED = """
import sys, json
from newsclean.claims.index import ClaimIndex
with ClaimIndex.open(sys.argv[1]) as index:
    for line in sys.stdin:
        index.add([json.loads(line)])
        index.commit()
        print(len(index), flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
@pytest.mark.fuzz
@pytest.mark.parametrize("wait", [0.0, 0.004, 0.02])
def test_killed_at_any_moment_it_has_what_was_added(tmp_path: Path, wait: float) -> None:
    import json

    given = articles()
    source = "".join(json.dumps(row) + "\n" for row in given)
    (tmp_path / "in.jsonl").write_text(source)
    with (tmp_path / "in.jsonl").open() as stdin:
        process = subprocess.Popen(
            [sys.executable, "-c", KILLED, str(tmp_path / "index")],
            stdin=stdin, stdout=subprocess.PIPE, text=True, env={**os.environ},
        )  # fmt: skip
        assert process.stdout is not None
        told = [int(process.stdout.readline()) for _ in range(5)][-1]
        time.sleep(wait)
        process.send_signal(signal.SIGKILL)
        process.wait()
        process.stdout.close()
    with ClaimIndex.open(tmp_path / "index") as index:
        assert len(index) >= told  # what was said to be added is there
        assert rows(index.clusters()) == rows(nc.cluster_claims(given[: len(index)]))
        index.add(given)
        assert rows(index.clusters()) == rows(nc.cluster_claims(given))
