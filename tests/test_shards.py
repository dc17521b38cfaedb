"""Output in shards: whole files, a manifest, runs that go on where one was killed, and what is refused."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

import pytest
from kill_table import records
from test_cli import jsonl, out, run

from newsclean.errors import ShardError
from newsclean.io.shards.manifest import read_plan

MANIFEST, PROGRESS = "_newsclean-manifest.json", "_newsclean-progress.jsonl"
BAD = '{"id": "no text"}\n\n[1]\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    lines = records(0, 23).splitlines(keepends=True)
    (tmp_path / "in.jsonl").write_text("".join(lines[:9]) + "\n \n" + BAD + "".join(lines[9:]) + "\n\n")
    return tmp_path


def filled(folder: Path, *args: str, code: int = 1, verb: str = "clean", said: str = "") -> dict[str, bytes]:
    """What a run leaves in out/."""
    done = run(verb, "--shard-size", "5", "-o", "out/", *args, "in.jsonl", cwd=folder, code=code)
    assert said in done.stderr.decode()
    return {path.name: path.read_bytes() for path in sorted((folder / "out").iterdir())}


def unfinished(folder: Path, shards: int, torn: bytes = b"") -> None:
    """As if the run had been killed after so many shards."""
    manifest = json.loads((folder / "out" / MANIFEST).read_bytes())
    lines = [json.dumps(row).encode() + b"\n" for row in (manifest["plan"], *manifest["shards"][:shards])]
    (folder / "out" / PROGRESS).write_bytes(b"".join(lines) + torn)
    (folder / "out" / MANIFEST).unlink()
    for row in manifest["shards"][shards + 1 :]:
        (folder / "out" / row["name"]).unlink()


@pytest.mark.parametrize("verb", ["clean", "quantities"])
def test_the_shards_together_are_the_output(folder: Path, verb: str) -> None:
    whole = run(verb, "in.jsonl", cwd=folder, code=1).stdout
    made = filled(folder, verb=verb)
    manifest = json.loads(made.pop(MANIFEST))
    assert list(made) == [f"part-0000{at}.jsonl" for at in range(5)] and b"".join(made.values()) == whole
    assert [shard["articles"] for shard in manifest["shards"]] == [5] * 5
    assert sum(shard["written"] for shard in manifest["shards"]) == 23
    assert sum(shard["failed"] for shard in manifest["shards"]) == 2
    for shard in manifest["shards"]:
        data = made[shard["name"]]
        assert (shard["size"], shard["sha256"]) == (len(data), sha256(data).hexdigest())
    assert manifest["plan"]["inputs"] == {"in.jsonl": (folder / "in.jsonl").stat().st_size}


def test_counts_of_a_manifest_are_those_of_the_summary(folder: Path) -> None:
    made = filled(folder, "--summary", said="23 articles, 2 failed, 23 removals: ad 23")
    counts = [shard["counts"] for shard in json.loads(made[MANIFEST])["shards"]]
    assert sum(count["ad"] for count in counts) == 23
    assert filled(folder, "--summary", said="23 articles, 2 failed, 23 removals: ad 23") == made


def test_any_number_of_processes_makes_the_same_folder(folder: Path) -> None:
    made = filled(folder)
    (folder / "out").rename(folder / "one")
    assert filled(folder, "--jobs", "3") == made


@pytest.mark.parametrize(("shards", "torn"), [(0, b'{"na'), (1, b""), (3, b'{"name": "part-0000'), (5, b"")])
def test_a_run_goes_on_where_one_was_killed(folder: Path, shards: int, torn: bytes) -> None:
    made = filled(folder)
    unfinished(folder, shards, torn)
    kept = [folder / "out" / f"part-0000{at}.jsonl" for at in range(shards)]
    before = [path.stat().st_ino for path in kept]
    assert filled(folder, "--jobs", "2", said=f"{shards} finished shard" if shards else "") == made
    assert [path.stat().st_ino for path in kept] == before  # they were not written again


def test_a_complete_output_is_left_alone(folder: Path) -> None:
    made = filled(folder)
    (folder / "out" / PROGRESS).write_text("killed between manifest and this")
    before = {path.name: path.stat().st_ino for path in (folder / "out").iterdir() if path.name != PROGRESS}
    assert filled(folder) == made
    assert {path.name: path.stat().st_ino for path in (folder / "out").iterdir()} == before


@pytest.mark.parametrize("complete", [True, False])
def test_a_shard_that_was_removed_is_written_again(folder: Path, complete: bool) -> None:
    made = filled(folder)
    if not complete:
        unfinished(folder, 4)
    (folder / "out" / "part-00001.jsonl").unlink()
    assert filled(folder) == made


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["--preset", "strict"], 'begun with cleaning={"preset": "news"'),
        (["--shard-size", "6"], "begun with shard_size=5, not 6"),
        (["--on-error", "skip"], 'begun with on_error="pass", not "skip"'),
        (["--fields", "id"], "begun with shape="),
    ],
)
def test_other_settings_are_refused(folder: Path, args: list[str], said: str) -> None:
    filled(folder)
    unfinished(folder, 2)
    made = {path.name: path.read_bytes() for path in (folder / "out").iterdir()}
    done = run("clean", "--shard-size", "5", "-o", "out", "in.jsonl", *args, cwd=folder, code=1)
    assert said in done.stderr.decode() and "name a new folder" in done.stderr.decode()
    assert {path.name: path.read_bytes() for path in (folder / "out").iterdir()} == made


def test_another_verb_and_a_file_read_twice_are_refused(folder: Path) -> None:
    filled(folder)
    done = run("quantities", "--shard-size", "5", "-o", "out", "in.jsonl", cwd=folder, code=1)
    assert 'begun with verb="clean", not "quantities"' in done.stderr.decode()
    done = run("clean", "--shard-size", "5", "-o", "out", "in.jsonl", "in.jsonl", cwd=folder, code=1)
    assert "made from other articles than the input has there" in done.stderr.decode()


def test_rules_that_have_changed_are_other_settings(folder: Path) -> None:
    rule = '[[rule]]\nid = "ad/kite"\nkind = "ad"\nphrases = ["{}"]\ndrops = ["{}"]\n'
    (folder / "own.toml").write_text(rule.format("Buy a kite", "Buy a kite"))
    filled(folder, "--rules", "own.toml")
    (folder / "own.toml").write_text(rule.format("Fly a kite", "Fly a kite"))
    done = run("clean", "--shard-size", "5", "-o", "out", "--rules", "own.toml", "in.jsonl", cwd=folder, code=1)
    assert "begun with rules=" in done.stderr.decode()


@pytest.mark.parametrize("complete", [True, False])
def test_another_input_is_refused(folder: Path, complete: bool) -> None:
    filled(folder)
    if not complete:
        unfinished(folder, 2)
    text = (folder / "in.jsonl").read_text()
    for changed, said in (
        (text + records(90, 1), "begun from another input (in.jsonl of"),
        (text.replace("Arnmoor", "Arnmuur"), "part-00000.jsonl was made from other articles than the input has there"),
    ):
        (folder / "in.jsonl").write_text(changed)
        assert said in run("clean", "--shard-size", "5", "-o", "out", "in.jsonl", cwd=folder, code=1).stderr.decode()


def test_standard_input_is_known_by_its_articles(folder: Path) -> None:
    data = records(0, 12)
    args = ("clean", "--shard-size", "5", "-o", "out/")
    run(*args, data=data, cwd=folder)
    made = {path.name: path.read_bytes() for path in (folder / "out").iterdir()}
    unfinished(folder, 1)
    run(*args, data=data, cwd=folder)
    assert {path.name: path.read_bytes() for path in (folder / "out").iterdir()} == made
    for other in (records(1, 12), records(0, 15), records(0, 10), records(0, 4), ""):
        assert b"made from other articles" in run(*args, data=other, cwd=folder, code=1).stderr


def test_a_changed_shard_is_refused(folder: Path) -> None:
    filled(folder)
    part = folder / "out" / "part-00002.jsonl"
    part.write_bytes(part.read_bytes()[:-1] + b" ")
    done = run("clean", "--shard-size", "5", "-o", "out/", "in.jsonl", cwd=folder, code=1)
    assert b"part-00002.jsonl is not what was written there; restore it, or remove it" in done.stderr


def test_a_manifest_that_is_not_ours_is_refused(tmp_path: Path) -> None:
    texts = ("", "[]\n", "{}\n", '{"plan": 1, "shards": []}\n', '{"plan": {}, "shards": [{}]}\n', "[" * 99_999)
    for name in (MANIFEST, PROGRESS):
        for text in texts:
            (tmp_path / MANIFEST).unlink(missing_ok=True)
            (tmp_path / name).write_text(text)
            if name == PROGRESS and not text.endswith("\n"):  # a kill before the first line was whole
                assert read_plan(tmp_path) is None
            else:
                with pytest.raises(ShardError, match=f"{name} is damaged; name a new folder"):
                    read_plan(tmp_path)


def test_a_foreign_folder_is_not_touched(folder: Path) -> None:
    (folder / "out").mkdir()
    (folder / "out" / "diary.txt").write_text("It rained.")
    done = run("clean", "-o", "out", "in.jsonl", cwd=folder, code=1)
    assert b"it is a folder that holds other files; name a file, or a new folder for shards" in done.stderr
    assert [path.name for path in (folder / "out").iterdir()] == ["diary.txt"]
    assert b"create it first" in run("clean", "-o", "no/such/", "in.jsonl", cwd=folder, code=1).stderr
    assert b"it is a file" in run("clean", "-o", "in.jsonl/", "in.jsonl", cwd=folder, code=1).stderr


def test_a_folder_that_is_being_written_is_refused(folder: Path) -> None:
    fcntl = pytest.importorskip("fcntl")
    filled(folder)
    unfinished(folder, 2)
    with (folder / "out" / PROGRESS).open("rb") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        done = run("clean", "--shard-size", "5", "-o", "out/", "in.jsonl", cwd=folder, code=1)
    assert b"out is being written by another process; wait until it ends" in done.stderr


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["--shard-size", "5"], b"name one with a slash at its end: -o out/"),
        (["-o", "out/", "--ledger", "x"], b"leave out --ledger"),
        (["-o", "out/", "--explain"], b"leave out --ledger, --explain and --diff"),
        (["-o", "out/", "--to", "text"], b"hold records; leave out --to"),
    ],
)
def test_what_cannot_go_together(folder: Path, args: list[str], said: bytes) -> None:
    assert said in run("clean", *args, "in.jsonl", cwd=folder, code=2).stderr


def test_shards_of_parquet_and_of_fields(folder: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    made = filled(folder, "--to", "parquet", "--fields", "id,text")
    assert list(made) == [MANIFEST, *(f"part-0000{at}.parquet" for at in range(5))]
    rows = [row for at in range(5) for row in parquet.read_table(folder / "out" / f"part-0000{at}.parquet").to_pylist()]
    plain = out("clean", "--fields", "id,text", "in.jsonl", cwd=folder, code=1).splitlines()
    assert rows == [json.loads(line) for line in plain]
    unfinished(folder, 3)
    assert filled(folder, "--to", "parquet", "--fields", "id,text") == made


def test_pages_and_texts_of_a_folder_in_shards_that_can_be_read_again(tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    for at in range(7):
        page = f"<html><body><article><p>The port of Corvik took in {at + 40} ships in May, its office said.</p>"
        (tmp_path / "pages" / f"{at}.html").write_text(page)
    (tmp_path / "more.jsonl").write_text(jsonl({"id": "m", "text": "It rained in the hills of Ullmar."}))
    run("clean", "--shard-size", "3", "-o", "out/", "-j", "2", "pages", "more.jsonl", cwd=tmp_path)
    again = out("dedup", "out", cwd=tmp_path).splitlines()
    assert [json.loads(line)["id"] for line in again] == [*(f"{at}.html" for at in range(7)), "m"]
    assert run("clean", "-o", "empty/", data="", cwd=tmp_path).stdout == b""
    assert [path.name for path in (tmp_path / "empty").iterdir()] == [MANIFEST]
