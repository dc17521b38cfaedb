"""On a real cluster of Ray: every row is that of a run on one machine, whatever dies on the way.

    pip install -e '.[test,cluster]' && unshare --map-root-user --net pytest -n 0 -m cluster
    NEWSCLEAN_CLUSTER_ARTICLES=200000 unshare --map-root-user --net pytest -n 0 -m cluster

Without the variable 20,000 made articles are cleaned and compared, and a hundredth as many read
for figures and claims: they are made of the sentences of a few texts, and much in them is to be compared.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest
from benchmarks import claims_corpus, dedup_corpus
from ray_nodes import Cluster, cluster
from test_cli import jsonl

pytestmark = [
    pytest.mark.cluster,
    pytest.mark.skipif(find_spec("ray") is None or sys.platform != "linux", reason="needs Ray, and /proc"),
]
ARTICLES = int(os.environ.get("NEWSCLEAN_CLUSTER_ARTICLES", "20000"))
SEEDS = Path(__file__).parent.parent / "seeds" / "articles.jsonl"
HOLD = """
import sys, ray, numpy as np
ray.init(logging_level="ERROR", log_to_driver=False)
held = [ray.put(np.full(10 << 20, at, np.uint8)) for at in range(7)]
print("held", flush=True)
sys.stdin.read()
assert [int(ray.get(one)[0]) for one in held] == list(range(7))
"""
IN_PYTHON = """
import sys, newsclean as nc
engine = nc.engine.ray(sys.argv[1])
for path, call in ((sys.argv[2], nc.deduplicate), (sys.argv[3], nc.cluster_claims)):
    records = list(nc.read(path))[:500]
    assert call(records, engine=engine) == call(records), call
print("same")
"""


@pytest.fixture(scope="module")
def nodes() -> Iterator[Cluster]:
    with cluster() as running:
        yield running


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Stories with copies, and articles with claims; some bad records among them."""
    path = tmp_path_factory.mktemp("shared")
    dedup_corpus.write(path / "stories.jsonl", ARTICLES).unlink()
    with (path / "claims.jsonl").open("w", encoding="utf-8") as out:
        out.write('{"id": "no text"}\n\n[1]\n')
        source = claims_corpus.read([SEEDS])
        out.writelines(json.dumps(row) + "\n" for row in claims_corpus.records(ARTICLES // 100, source))
    return path


def started(nodes: Cluster, folder: Path, *args: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "newsclean", *args]
    return subprocess.Popen(command, cwd=folder, env=nodes.env, stderr=subprocess.PIPE)


def ended(run: subprocess.Popen[bytes]) -> tuple[int, str]:
    """Exit code and standard error."""
    said = run.communicate()[1].decode()
    return run.returncode, said


def on_ray(nodes: Cluster) -> list[str]:
    return ["--engine", "ray", "--ray-address", nodes.address]


@pytest.fixture(scope="module")
def cleaned(nodes: Cluster, folder: Path) -> bytes:
    """The stories as one machine cleans them."""
    assert ended(started(nodes, folder, "clean", "-j", "2", "-o", "cleaned", "stories.jsonl"))[0] == 0
    return (folder / "cleaned").read_bytes()


@pytest.mark.parametrize(
    "args",
    [
        ["dedup", "--mark", "--summary", "stories.jsonl"],
        ["dedup", "--memory", "500MB", "--summary", "stories.jsonl"],
        ["quantities", "--summary", "claims.jsonl"],
        ["claims", "--summary", "claims.jsonl"],
    ],
    ids=lambda args: " ".join(args[:2]),
)
def test_every_row_is_the_same(nodes: Cluster, folder: Path, args: list[str]) -> None:
    plain = ended(started(nodes, folder, *args, "-j", "2", "-o", "plain"))
    spread = ended(started(nodes, folder, *args, *on_ray(nodes), "-o", "spread"))
    assert plain == spread
    assert plain[0] == ("claims.jsonl" in args)  # it has bad records
    assert (folder / "plain").read_bytes() == (folder / "spread").read_bytes() != b""


def test_workers_are_killed_in_mid_job(nodes: Cluster, folder: Path, cleaned: bytes) -> None:
    run, killed = started(nodes, folder, "clean", *on_ray(nodes), "-o", "spread", "stories.jsonl"), 0
    while run.poll() is None and killed < 3:
        for worker in nodes.workers()[:1]:
            os.kill(worker, signal.SIGKILL)
            killed += 1
        time.sleep(0.5)
    assert ended(run) == (0, "")
    assert killed == 3 and (folder / "spread").read_bytes() == cleaned


def test_stores_are_so_full_that_they_spill(nodes: Cluster, folder: Path, cleaned: bytes) -> None:
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen([sys.executable, "-c", HOLD], env=nodes.env, **pipes) as other:  # type: ignore[call-overload]
        assert other.stdout.readline() == b"held\n"
        assert ended(started(nodes, folder, "clean", *on_ray(nodes), "-o", "spread", "stories.jsonl")) == (0, "")
        assert any(path.is_file() for path in nodes.spilled.rglob("*"))
        other.stdin.close()
        assert other.wait() == 0
    assert (folder / "spread").read_bytes() == cleaned


def test_a_record_that_kills_its_worker_is_a_record_with_an_error(nodes: Cluster, folder: Path) -> None:
    (folder / "own.py").write_text(
        "import os, signal\nfrom newsclean import cleaners\n\n\ndef deadly(text):\n"
        "    if 'Corvik' in text:\n        os.kill(os.getpid(), signal.SIGKILL)\n    return text\n\n\n"
        "bomb = cleaners.from_text(deadly)\n"
    )
    rows = [
        {"id": at, "text": f"The port of {'Corvik' if at in (3, 61) else 'Ullmar'} took in {at} ships."}
        for at in range(90)
    ]
    (folder / "deadly.jsonl").write_text(jsonl(*rows))
    args = ["clean", "--with", "own.py:bomb", *on_ray(nodes), "-o", "spread", "deadly.jsonl"]
    code, said = ended(started(nodes, folder, *args))
    found = [json.loads(line) for line in (folder / "spread").read_text().splitlines()]
    assert code == 1 and said.count("its worker process died; see the logs of Ray") == 2
    assert [row["id"] for row in found] == list(range(90))
    assert [row["id"] for row in found if "error" in row["newsclean"]] == [3, 61]
    (folder / "mild.jsonl").write_text(jsonl(*(row for row in rows if row["id"] not in (3, 61))))
    assert ended(started(nodes, folder, "clean", "-o", "plain", "mild.jsonl"))[0] == 0
    mild = [json.loads(line) for line in (folder / "plain").read_text().splitlines()]
    assert [row for row in found if "error" not in row["newsclean"]] == mild


def test_shards_of_parquet_on_a_shared_path(nodes: Cluster, folder: Path) -> None:
    size, made = f"{ARTICLES // 400}", []
    table = ["clean", "--to", "parquet", "--fields", "id,date,text", "--shard-size", size, "claims.jsonl"]
    for name, how in (("plain", ["-j", "2"]), ("spread", on_ray(nodes))):
        assert ended(started(nodes, folder, *table, "-o", f"{name}_shards/", *how))[0] == 1
        shards = {path.name: path.read_bytes() for path in (folder / f"{name}_shards").iterdir()}
        kept = ["dedup", "--to", "parquet", "-o", f"{name}.parquet", "plain_shards"]  # and from Parquet
        assert ended(started(nodes, folder, *kept, *how))[0] == 1  # a bad record was passed on by both
        made.append((shards, (folder / f"{name}.parquet").read_bytes()))
    assert made[0] == made[1] and len(made[0][0]) > 3


def test_from_python(nodes: Cluster, folder: Path) -> None:
    command = [sys.executable, "-c", IN_PYTHON, nodes.address, "stories.jsonl", "claims.jsonl"]
    text = (folder / "claims.jsonl").read_text().splitlines(keepends=True)
    (folder / "claims.jsonl").write_text("".join(text[3:]))  # the bad records
    done = subprocess.run(command, cwd=folder, env=nodes.env, capture_output=True, text=True, check=False)
    (folder / "claims.jsonl").write_text("".join(text))
    assert done.stdout == "same\n", done.stderr


def test_without_the_token_nobody_gets_in(nodes: Cluster, folder: Path) -> None:
    env = {name: value for name, value in nodes.env.items() if name != "RAY_AUTH_TOKEN"} | {"HOME": str(folder)}
    args = ["clean", *on_ray(nodes), "-o", "-", "deadly.jsonl"]
    (folder / "deadly.jsonl").touch()
    done = subprocess.run(
        [sys.executable, "-m", "newsclean", *args], cwd=folder, env=env, capture_output=True, check=False
    )
    assert done.returncode == 1 and done.stdout == b"" and b"Traceback" not in done.stderr
    assert b"its token in RAY_AUTH_TOKEN" in done.stderr
