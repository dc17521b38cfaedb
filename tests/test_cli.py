"""The command line, run as a user runs it: as a process with pipes."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import zstandard
from cli_server import run_cli

import newsclean
from newsclean import kernel

BODY = "Trade between them rose by a quarter to $240 billion in 2023, customs said on Friday."
SCRAPE = f"Advertisement\n\nTrade between the two hits a record\n\n{BODY}\n\nAdvertisement\n"
CLEAN = f"Trade between the two hits a record\n\n{BODY}\n"
Done = subprocess.CompletedProcess[bytes]


def run(*args: str, data: bytes | str = b"", code: int = 0, cwd: Path | None = None) -> Done:
    data = data.encode() if isinstance(data, str) else data
    done = run_cli(*args, data=data, cwd=cwd)
    assert done.returncode == code, done.stderr.decode()
    return done


def out(*args: str, **kwargs: Any) -> str:
    return run(*args, **kwargs).stdout.decode()


def jsonl(*records: dict[str, Any]) -> str:
    return "".join(json.dumps(r, ensure_ascii=False) + "\n" for r in records)


def test_text_in_text_out():
    assert out(data=SCRAPE) == CLEAN


def test_the_default_verb_is_clean(tmp_path):
    (tmp_path / "a.txt").write_text(SCRAPE)
    assert out(str(tmp_path / "a.txt")) == out("clean", str(tmp_path / "a.txt")) == CLEAN


def test_nothing_in_nothing_out():
    assert out(data="") == ""


def test_json_lines_in_json_lines_out():
    record = {"id": "x", "extra": [1, None], "maintext": SCRAPE, "lang": "en"}
    [made] = map(json.loads, out(data=jsonl(record)).splitlines())
    assert made["id"] == "x" and made["extra"] == [1, None]
    assert made["title"] == "Trade between the two hits a record"
    assert made["text"].startswith("Trade between them rose")
    removed = made["newsclean"]["removed"]
    assert removed[0] == {"start": 0, "end": 13, "kind": "ad", "rule": removed[0]["rule"], "text": "Advertisement"}


def test_ids_come_back_as_they_went_in_or_count_from_one():
    made = [json.loads(line) for line in out(data=jsonl({"id": 7, "text": "a"}, {"text": "b"})).splitlines()]
    assert [r["id"] for r in made] == [7, "2"]


def test_to_says_the_output():
    assert json.loads(out("--to", "jsonl", data=SCRAPE))["id"] == "1"
    assert out("--to", "text", data=jsonl({"text": SCRAPE})) == CLEAN


@pytest.mark.parametrize("suffix", [".txt", ".txt.gz", ".txt.zst"])
def test_packed_files(tmp_path, suffix):
    path = tmp_path / f"a{suffix}"
    pack = {".txt": bytes, ".txt.gz": gzip.compress, ".txt.zst": zstandard.compress}[suffix]
    path.write_bytes(pack(SCRAPE.encode()))
    assert out(str(path)) == CLEAN


def test_json_lines_packed_in_and_out(tmp_path):
    source, target = tmp_path / "a.jsonl.gz", tmp_path / "b.jsonl.zst"
    source.write_bytes(gzip.compress(jsonl({"text": SCRAPE}, {"text": SCRAPE}).encode()))
    run(str(source), "-o", str(target))
    with zstandard.open(target, "rt", encoding="utf-8") as lines:
        assert len(list(lines)) == 2


def test_several_files_are_named_as_head_names_them(tmp_path):
    for name in "ab":
        (tmp_path / f"{name}.txt").write_text(SCRAPE)
    made = out("a.txt", "b.txt", cwd=tmp_path)
    assert made == f"==> a.txt <==\n{CLEAN}\n\n==> b.txt <==\n{CLEAN}"


@pytest.mark.parametrize("verb", ["clean", "dedup"])
def test_texts_of_a_folder_are_below_their_names_as_those_of_files_are(tmp_path, verb):
    for name, text in (("a", "Trade rose by a quarter."), ("b", "The ferry sank off Quenby.")):
        (tmp_path / "texts").mkdir(exist_ok=True)
        (tmp_path / "texts" / f"{name}.txt").write_text(f"{text}\n")
    made = out(verb, "texts", cwd=tmp_path)
    assert [line for line in made.splitlines() if line.startswith("==>")] == [
        "==> texts/a.txt <==",
        "==> texts/b.txt <==",
    ]


HOSTILE = [
    SCRAPE.encode(),
    b"",
    b"\n",
    b"no newline at the end",
    b"\xef\xbb\xbfAdvertisement\r\n\r\nTrade rose.\r\n",
    b"broken \xff\xfe bytes \x80 here, and caf\xc3\xa9",
    "Die Behörden in Zürich prüfen Maßnahmen für Ärzte".encode("cp1252"),
    "Trade rose – in “both” ways".encode("utf-16"),
    bytes(range(256)),
    b"a\x00b\x0bc\x0cd\x1ce\xc2\x85f\xe2\x80\xa8g\rh",
    "itâ€™s &amp;amp; e\u0301 \u200b\u202e ﬁ".encode(),
]


@pytest.mark.parametrize("data", HOSTILE, ids=range(len(HOSTILE)))
def test_undo_gives_the_bytes_back(tmp_path, data):
    ledger = str(tmp_path / "l")
    clean = run("--from", "text", "--ledger", ledger, data=data).stdout
    assert run("undo", "--ledger", ledger, data=clean).stdout == data


def test_undo_of_several_files_is_their_bytes_in_order(tmp_path):
    for name, data in (("a", HOSTILE[0]), ("b", HOSTILE[1]), ("c", HOSTILE[5])):
        (tmp_path / f"{name}.txt").write_bytes(data)
    clean = run("a.txt", "b.txt", "c.txt", "--ledger", "l", cwd=tmp_path).stdout
    assert run("undo", "--ledger", "l", data=clean, cwd=tmp_path).stdout == HOSTILE[0] + HOSTILE[1] + HOSTILE[5]


@pytest.mark.parametrize("to", ["text", "jsonl"])
def test_undo_of_json_lines_with_bad_ones_among_them(tmp_path, to):
    lines = [
        json.dumps({"text": SCRAPE, "id": 1, "x": {"y": 1.0}}, indent=None).encode() + b"\r\n",
        b"{not json\n",
        b"\n",
        b'{ "text" : "escaped \\u00e9 \\ud83d", "title":"T" }\n',
        b'{"title": "no text"}\n',
        json.dumps({"text": "Ümlaut " + SCRAPE, "copy": "Ümlaut " + SCRAPE}, ensure_ascii=False).encode() + b"\n",
        b'{"text": ""}',
    ]
    data = b"".join(lines)
    ledger = str(tmp_path / "l")
    clean = run("--to", to, "--ledger", ledger, data=data, code=1).stdout
    assert run("undo", "--ledger", ledger, data=clean).stdout == data


def test_undo_refuses_changed_text(tmp_path):
    ledger = str(tmp_path / "l")
    run("--ledger", ledger, data=SCRAPE)
    done = run("undo", "--ledger", ledger, data="Something else", code=1)
    assert b"belongs to a different text" in done.stderr and not done.stdout


def test_bad_records_are_named_passed_on_and_counted():
    data = jsonl({"text": "a"}) + "{broken\n" + jsonl({"title": "t"}, {"text": 3})
    done = run(data=data, code=1)
    for said in (b"line 2: not JSON", b"line 3: no text", b"line 4: 'text' is a number"):
        assert said in done.stderr
    made = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(made) == 3 and "error" in made[1]["newsclean"] and made[2]["text"] == 3


def test_bad_records_can_be_skipped_or_end_the_run(tmp_path):
    data = jsonl({"title": "t"}, {"text": "a"})
    assert len(run("--on-error", "skip", data=data, code=1).stdout.splitlines()) == 1
    target = tmp_path / "out.jsonl"
    run("--on-error", "fail", "-o", str(target), data=data, code=1)
    assert list(tmp_path.iterdir()) == []  # nothing half-written, no leftovers


def test_order_is_kept_with_jobs():
    data = jsonl(*({"id": n, "text": f"{SCRAPE} {n}"} for n in range(300)))
    assert out("--jobs", "2", data=data) == out(data=data)


def test_explain_says_why_and_diff_shows_it():
    assert "- ad " in out("--explain", data=SCRAPE)
    assert "-Advertisement" in out("--diff", data=SCRAPE).splitlines()


def test_the_diff_is_one_that_patch_takes():
    source = (
        "Mayor opens a bridge\n\nAdvertisement\n\n"
        + "\n\n".join(f"It rained on day {n}." for n in range(9))
        + "\n\nAd\n"
    )
    old, rows = source.splitlines(), out("--diff", data=source).splitlines()
    assert rows[:2] == ["--- source", "+++ clean"]
    new, position = [], 0
    for row in rows[2:]:
        if row.startswith("@@"):
            start, _, size = row.split()[1][1:].partition(",")
            start = int(start) - (size != "0")
            new, position = new + old[position:start], start
        elif row[0] in " -":
            assert old[position] == row[1:]
            new, position = new + [row[1:]] * (row[0] == " "), position + 1
        else:
            new.append(row[1:])
    assert new + old[position:] == out(data=source).splitlines()


def test_hostile_text_cannot_steer_the_terminal():
    assert "\x1b" not in out("--explain", data="a \x1b[31m red \u202e line")


def test_a_closed_pipe_ends_quietly():
    data = jsonl(*({"text": SCRAPE} for _ in range(5000)))
    command = f"{sys.executable} -m newsclean | head -1"
    shell = ["bash", "-o", "pipefail", "-c", command]
    done = subprocess.run(shell, input=data.encode(), capture_output=True, check=False)
    assert done.returncode == 0 and done.stderr == b"" and done.stdout.count(b"\n") == 1


@pytest.mark.parametrize(
    ("args", "said", "code"),
    [
        (["clean", "missing.txt"], "cannot read missing.txt", 1),
        (["."], "no file in it is in a format that newsclean reads", 1),
        (["claen"], "did you mean `newsclean clean`", 2),
        (["--preset", "heavy"], "unknown preset 'heavy'; the presets are", 2),
        (["--with", "adds"], "unknown cleaner 'adds'", 2),
        (["--with", "nowhere:thing"], "cannot load the cleaner", 2),
        (["--without", "adds"], "there is no cleaner, kind or rule 'adds'; is it 'ads'?", 2),
        (["--rules", "none.toml"], "cannot read the rules", 2),
        (["-o", "no/such/folder/x"], "cannot write no/such/folder/x", 1),
        (["undo"], "--ledger", 2),
        (["--from", "xml"], "'xml' is not one of", 2),
        (["--explain", "--ledger", "x"], "--ledger", 2),
    ],
)  # fmt: skip
def test_mistakes_are_answered_with_the_remedy(args, said, code, tmp_path):
    assert said in run(*args, data="text", code=code, cwd=tmp_path).stderr.decode()


def test_a_device_or_a_pipe_is_written_to_and_not_replaced(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with subprocess.Popen(["cat", str(pipe)], stdout=subprocess.PIPE) as reader:
        run("-o", str(pipe), data=SCRAPE)
        assert reader.communicate()[0].decode() == CLEAN
    assert pipe.is_fifo()
    assert out("-o", "/dev/stdout", data=SCRAPE) == CLEAN
    assert "is a folder" in run("-o", str(tmp_path), data=SCRAPE, code=1).stderr.decode()


def test_a_link_is_followed_and_stays(tmp_path):
    (tmp_path / "real.txt").write_text("old")
    (tmp_path / "link.txt").symlink_to("real.txt")
    run("-o", "link.txt", data=SCRAPE, cwd=tmp_path)
    assert (tmp_path / "link.txt").is_symlink() and (tmp_path / "real.txt").read_text() == CLEAN


def test_own_rules_from_a_file_and_from_pyproject(tmp_path):
    rule = '[[{}]]\nid = "own/tip"\nkind = "contact"\nphrases = ["Send us a tip"]\n'
    (tmp_path / "own.toml").write_text(rule.format("rule"))
    assert out("--rules", "own.toml", data="Send us a tip\n\nTrade rose.", cwd=tmp_path) == "Trade rose.\n"
    (tmp_path / "pyproject.toml").write_text(rule.format("tool.newsclean.rule"))
    done = run(data="Send us a tip\n\nTrade rose.", cwd=tmp_path)
    assert done.stdout == b"Trade rose.\n"
    said = f"newsclean: using 1 rule of [tool.newsclean] in {tmp_path / 'pyproject.toml'}; --no-config ignores them\n"
    assert done.stderr.decode() == said


def test_rules_of_a_strangers_folder_can_be_refused(tmp_path):
    rule = '[[tool.newsclean.rule]]\nid = "own/all"\nkind = "other"\nline = ".*"\n'
    text = "Rain fell in Velm on Monday.\n"
    (tmp_path / "pyproject.toml").write_text(rule)
    done = run("clean", "--no-config", data=text, cwd=tmp_path)
    assert (done.stdout, done.stderr) == (text.encode(), b"")
    (tmp_path / "pyproject.toml").write_text(rule.replace(".*", "("))
    assert b"own/all" in run("clean", data=text, cwd=tmp_path, code=2).stderr
    assert run("clean", "--no-config", data=text, cwd=tmp_path).stdout == text.encode()
    (tmp_path / "pyproject.toml").write_text("[tool.other]\nname = 'x'\n")
    assert run("clean", data=text, cwd=tmp_path).stderr == b""


def test_own_cleaner_by_module_and_name(tmp_path):
    code = "import newsclean as nc\nquiet = nc.cleaners.from_text(lambda text: text.replace('!', '.'))\n"
    (tmp_path / "mine.py").write_text(code)
    assert out("--with", "mine:quiet", data="Trade rose!", cwd=tmp_path) == "Trade rose.\n"


def test_rules_why():  # `rules test`: tests/test_rules.py
    assert "removes the line" in out("rules", "why", "Advertisement")
    assert "no rule" in out("rules", "why", "Trade rose.")


def test_version_and_help():
    assert out("--version") == f"newsclean {newsclean.__version__} ({kernel.running()})\n"
    for verb in ((), ("clean",), ("undo",), ("rules",)):
        text = out(*verb, "--help")
        assert "Examples:" in text and max(map(len, text.splitlines())) <= 100


def test_own_cleaner_by_entry_point(tmp_path):
    info = tmp_path / "mine-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: mine\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("[newsclean.cleaners]\nquiet = mine:quiet\n")
    code = (
        "import newsclean as nc\ndef quiet():\n    return nc.cleaners.from_text(lambda text: text.replace('!', '.'))\n"
    )
    (tmp_path / "mine.py").write_text(code)
    assert out("--with", "quiet", data="Trade rose!", cwd=tmp_path) == "Trade rose.\n"
