"""The index of seen articles: what it says beside the batch, what it keeps, what it refuses, and what a kill leaves."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
from collections import Counter
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path

import pytest
import twin_dedup
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_cli import jsonl, run
from test_dedup import FERRY, RATES, RECORDS

import newsclean as nc
from newsclean.core.manifest import MANIFEST, checksum
from newsclean.dedup.index import index as index_module
from newsclean.dedup.index.index_reader import IndexReader
from newsclean.dedup.index.lookup import look_up_texts
from newsclean.dedup.index.transaction import Transaction
from newsclean.dedup.reading.arrivals import ArrivedBatch, read_arrivals
from newsclean.dedup.reading.entries import DedupEntry

Damaged = nc.errors.IndexFileError


def stories(count: int, seed: int = 1) -> list[dict[str, object]]:
    """Stories, and copies of them: edited, cut, whole, with other figures; each outlet has its own footer."""
    dice = random.Random(seed)
    made: list[dict[str, object]] = []
    texts: list[str] = []
    for at in range(count):
        outlet = dice.randrange(6)
        words = [f"{dice.choice('bcdfgklmnprstv')}{dice.randrange(5000)}" for _ in range(dice.randint(60, 160))]
        words[10], words[40] = str(dice.randrange(100, 999)), str(dice.randrange(100, 999))
        if texts and dice.random() < 0.5:
            words = dice.choice(texts).split()
            kind = dice.randrange(4)
            if kind == 0:
                words[dice.randrange(len(words))] = f"edit{at}"
            elif kind == 1:
                words = words[: len(words) * 3 // 4]
            elif kind == 2:
                words = [str(dice.randrange(100, 999)) if word.isdecimal() else word for word in words]
        else:
            texts.append(" ".join(words))
        footer = " ".join(f"foot{outlet}x{n}" for n in range(12))
        day = f"2024-05-{1 + at * 4 // count:02}"  # no two are further apart than the window
        made.append({"id": at, "source": f"o{outlet}", "date": day, "text": f"{' '.join(words)}\n\n{footer}"})
    return made


def told(path, records, options=None):
    with nc.DedupIndex.open(path, options) as index:
        return [(*mark, mark.seen) for mark in index.add_many(records)]


def test_old_copies_of_the_batch_are_found(tmp_path):
    records = stories(1200)
    old, new = records[:600], records[600:]
    told(tmp_path / "seen", old)
    marks = told(tmp_path / "seen", new)
    batch = nc.deduplicate(records).marks
    with_old = {mark.cluster for mark in batch[:600]}
    asked = [found for mark, found in zip(batch[600:], marks, strict=True) if mark.cluster in with_old]
    hits = [found for found in asked if found[1] is not None and found[1] < 600]
    assert len(asked) > 100
    assert len(hits) >= 0.98 * len(asked)  # the rest: the batch knows frequencies by what came later
    alone = [found for mark, found in zip(batch[600:], marks, strict=True) if mark.cluster not in with_old]
    assert sum(found[1] is not None and found[1] < 600 for found in alone) <= 0.01 * len(alone)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(RECORDS, st.lists(st.integers(1, 5), max_size=6), st.sampled_from([3.0, None]))
def test_the_cut_of_a_stream_does_not_matter(tmp_path_factory, records, cuts, days):
    options = nc.DedupOptions(shared=1, cut=6, days=days)
    one, other, alone = (tmp_path_factory.mktemp("index") / "seen" for _ in range(3))
    whole = told(one, records, options)
    parts, start = [], 0
    for cut in (*cuts, len(records)):
        parts += told(other, records[start : start + cut], options)
        start += cut
    with nc.DedupIndex.open(alone, options) as index:
        singly = [(*mark, mark.seen) for mark in map(index.add, records)]
    assert whole == parts == singly


@pytest.mark.fuzz
def test_one_at_a_time_is_the_batch_for_stories_and_segments(tmp_path, monkeypatch):
    records = stories(200)
    whole = told(tmp_path / "a", records)
    monkeypatch.setattr(index_module, "SPILL", 500)  # segments go to files in between
    monkeypatch.setattr(index_module, "AT_ONCE", 37)
    assert told(tmp_path / "b", records) == whole
    with nc.DedupIndex.open(tmp_path / "c") as index:
        singly = []
        for at, record in enumerate(records):
            asked = index.query(record)
            singly.append((*index.add(record), False))
            assert (*asked, asked.seen) == singly[-1]  # a question changes nothing
            if at % 41 == 0:
                index.commit()
    assert singly == whole
    assert sum(path.suffix == ".seg" for path in (tmp_path / "c").iterdir()) <= 10


def test_the_same_again_is_seen_and_changes_nothing(tmp_path):
    records = stories(150)
    first = told(tmp_path / "seen", records)
    again = told(tmp_path / "seen", records)
    assert [mark[:-1] for mark in again] == [mark[:-1] for mark in first]
    assert not any(mark[-1] for mark in first) and all(mark[-1] for mark in again)
    with nc.DedupIndex.open(tmp_path / "seen", readonly=True) as index:
        assert len(index) == 150


def test_relations_to_old_articles(tmp_path):
    told(tmp_path / "seen", [{"id": "old", "text": FERRY}, {"id": "other", "text": RATES}])
    with nc.DedupIndex.open(tmp_path / "seen", readonly=True) as index:
        exact, near = index.query({"id": 1, "text": FERRY.upper()}), index.query({"id": 1, "text": "Hm. " + FERRY})
        part = index.query({"id": 1, "text": FERRY[:170]})
        whole = index.query({"id": 1, "text": FERRY + " " + " ".join(f"more{n} of{n}" for n in range(60))})
        figures = FERRY.replace("240", "110").replace("31", "12").replace("9 days", "4 days")
        update = index.query({"id": 1, "text": figures})
        nothing = index.query({"id": 1, "text": "Rain fell on the hills of the north for the whole of the week."})
    assert (exact.of, exact.relation, exact.score) == ("old", "exact", 1.0)
    assert (near.of, near.relation) == ("old", "near") and near.score > 0.9
    assert (part.of, part.relation, part.direction) == ("old", "contained", "part")
    assert (whole.of, whole.relation, whole.direction) == ("old", "contained", "whole")
    assert (update.of, update.relation, update.updates) == (None, "update", "old")
    assert nothing == (1, None, None, None, None, None)


def test_versions_of_one_id_are_a_chain_of_updates(tmp_path):
    texts = [FERRY, FERRY + " The stage was mended on Sunday.", RATES]  # even another text: it is the same article
    told(tmp_path / "seen", [{"id": 7, "text": texts[0]}])
    marks = told(tmp_path / "seen", [{"id": "7", "text": text} for text in texts])
    assert [mark[-1] for mark in marks] == [True, False, False]  # 7 and "7" are one id
    assert [(mark[0], mark[1], mark[5]) for mark in marks] == [(7, None, None), ("7#2", None, 7), ("7#3", None, "7#2")]
    [copy] = told(tmp_path / "seen", [{"id": "c", "text": "Bank: " + RATES}])
    assert copy[:3] == ("7#3", "7#3", "near")


def test_versions_at_one_address(tmp_path):
    link = {"url": "https://daily.example/ferry?utm_source=x"}
    told(tmp_path / "seen", [{"id": 1, "text": FERRY, **link}])
    [mark] = told(tmp_path / "seen", [{"id": 2, "text": FERRY + " The stage was mended.", **link}])
    assert mark[1:3] == (None, "update") and mark[5] == 1
    [mark] = told(tmp_path / "seen", [{"id": 3, "text": RATES, **link}])  # a front page: nothing in common
    assert mark[:6] == (3, None, None, None, None, None)


def test_the_window_of_days_is_kept(tmp_path):
    days = [{"id": day, "text": FERRY, "date": f"2024-05-{day:02}"} for day in (1, 4, 6, 9, 8)]
    marks = told(tmp_path / "seen", days)
    assert [mark[1] for mark in marks] == [None, 1, None, 6, 6]
    [edited] = told(tmp_path / "seen", [{"id": 20, "text": "Ferry. " + FERRY, "date": "2024-05-08"}])
    assert edited[1] == 6


def test_nothing_and_no_words(tmp_path):
    assert told(tmp_path / "seen", []) == []
    marks = told(tmp_path / "seen", [{"id": "a", "text": ""}, {"id": "b", "text": "!"}, {"id": "a", "text": ""}])
    assert [(mark[0], mark[1], mark[-1]) for mark in marks] == [
        ("a", None, False),
        ("b", None, False),
        ("a", None, True),
    ]
    with nc.DedupIndex.open(tmp_path / "seen", readonly=True) as index:
        assert index.query("Rain.").of is None and len(index) == 2


def test_texts_without_ids_are_numbered_on(tmp_path):
    assert [mark[0] for mark in told(tmp_path / "seen", [FERRY, RATES])] == [1, 2]
    assert [mark[:2] for mark in told(tmp_path / "seen", [RATES, "Rain fell all day in the north."])] == [
        (2, 2),
        (4, None),
    ]


def test_a_story_in_many_outlets_and_a_footer(tmp_path):
    wire = [{"id": n, "source": f"o{n}", "text": f"Paper {n} of town t{n}\n\n{FERRY}"} for n in range(90)]
    assert {mark[0] for mark in told(tmp_path / "a", wire)} == {0}
    bare = [{**record, "source": ""} for record in wire]
    assert {mark[0] for mark in told(tmp_path / "b", bare)} == {0}


def test_many_identical_texts_take_linear_time_hostile(tmp_path, linear):
    folders = (tmp_path / str(at) for at in range(99))

    def work(count):
        marks = told(next(folders), [{"id": n, "text": FERRY} for n in range(count)])
        assert {mark[0] for mark in marks} == {0}

    linear(work, 1_000, 8)


def test_parts_merged_in_any_order_are_the_index_built_in_one_go(tmp_path):
    records = stories(500)
    dice = random.Random(2)
    shuffled = dice.sample(records, len(records))
    parts = [tmp_path / "p0", tmp_path / "p1", tmp_path / "p2"]
    for at, part in enumerate(parts):
        told(part, sorted(shuffled[at::3], key=lambda record: str(record["date"])))
    assert nc.DedupIndex.merge(tmp_path / "one", parts) == 500
    assert nc.DedupIndex.merge(tmp_path / "other", parts[::-1]) == 500
    assert nc.DedupIndex.merge(tmp_path / "other", parts[:1]) == 0  # what was merged is seen
    answers = told(tmp_path / "one", records)
    assert answers == told(tmp_path / "other", records) and all(mark[-1] for mark in answers)
    with nc.DedupIndex.open(tmp_path / "one", readonly=True) as index:  # in one go, in the order of the merge
        names = [json.loads(index._reader.name_json(at)) for at in range(len(index))]
    by_id = {record["id"]: record for record in records}
    whole = {mark[0:6] for mark in told(tmp_path / "whole", [by_id[name] for name in names])}
    assert whole == {mark[0:6] for mark in answers}


def test_a_part_with_other_settings_is_refused(tmp_path):
    told(tmp_path / "a", [FERRY])
    told(tmp_path / "b", [FERRY], nc.DedupOptions(width=5))
    with pytest.raises(Damaged, match=r"width=5 there, 4 here"):
        nc.DedupIndex.merge(tmp_path / "c", [tmp_path / "a", tmp_path / "b"])


@pytest.mark.parametrize("other", [{"days": 7}, {"width": 5}, {"cut": 16}, {"jaccard": 0.4}, {"sample": 128}])
def test_other_settings_are_refused(tmp_path, other):
    told(tmp_path / "seen", [FERRY])
    with pytest.raises(Damaged, match=f"{next(iter(other))}=.* there, .* here.*; give the same ones"):
        nc.DedupIndex.open(tmp_path / "seen", nc.DedupOptions(**other))
    with nc.DedupIndex.open(tmp_path / "seen") as index:  # without any it has its own
        assert index.options == nc.DedupOptions()


def test_settings_that_mean_nothing_to_an_index_are_refused(tmp_path):
    with pytest.raises(Damaged, match="keeps the copy that came first"):
        nc.DedupIndex.open(tmp_path / "seen", nc.DedupOptions(keep="longest"))
    told(tmp_path / "seen", [FERRY], nc.DedupOptions(keep="first", batch=1000))
    assert told(tmp_path / "seen", ["x " + FERRY])[0][1] == 1  # nothing that changes a result differs


def test_another_format_is_refused(tmp_path):
    told(tmp_path / "seen", [FERRY])
    manifest = tmp_path / "seen" / MANIFEST
    body = json.loads(manifest.read_text())["newsclean index"]
    body["format"] = 99
    manifest.write_text(json.dumps({"newsclean index": body, "crc32": checksum(body)}))
    with pytest.raises(Damaged, match="has format 99, this newsclean reads 2; use the newsclean that made it"):
        nc.DedupIndex.open(tmp_path / "seen")


def segment(path: Path) -> Path:
    [found] = path.glob("*.seg")
    return found


@pytest.mark.parametrize("harm", ["cut", "bit", "gone", "manifest", "manifest cut", "manifest gone"])
@pytest.mark.parametrize("readonly", [True, False])
def test_damage_is_refused_and_nothing_is_touched(tmp_path, harm, readonly):
    path = tmp_path / "seen"
    told(path, [FERRY, RATES])
    file, manifest = segment(path), path / MANIFEST
    data = file.read_bytes()
    if harm == "cut":
        file.write_bytes(data[:-9])
    elif harm == "bit":
        file.write_bytes(data[:-9] + bytes([data[-9] ^ 4]) + data[-8:])
    elif harm == "gone":
        file.unlink()
    elif harm == "manifest":
        manifest.write_text(manifest.read_text().replace('"days": 3.0', '"days": 4.0'))
    elif harm == "manifest cut":
        manifest.write_text(manifest.read_text()[:-20])
    else:
        manifest.unlink()
    before = {p.name: p.read_bytes() for p in path.iterdir() if p.name != "lock"}
    with pytest.raises(Damaged, match=r"build the index again|an index yet"):
        nc.DedupIndex.open(path, readonly=readonly)
    assert {p.name: p.read_bytes() for p in path.iterdir() if p.name != "lock"} == before


def test_what_is_no_index_is_refused(tmp_path):
    (tmp_path / "file").write_text("x")
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "letter.txt").write_text("x")
    for name, said in (("file", "is a file, not an index"), ("folder", "is a folder that holds no index")):
        with pytest.raises(Damaged, match=said):
            nc.DedupIndex.open(tmp_path / name)
    with pytest.raises(Damaged, match="does not hold an index yet"):
        nc.DedupIndex.open(tmp_path / "new", readonly=True)
    assert not (tmp_path / "new").exists()


def test_one_writes_and_others_read(tmp_path):
    with nc.DedupIndex.open(tmp_path / "seen") as index:
        index.add(FERRY)
        index.commit()
        with pytest.raises(Damaged, match=rf"written by another process \(process {os.getpid()}\); wait until it ends"):
            nc.DedupIndex.open(tmp_path / "seen")
        done = run("dedup", "--index", str(tmp_path / "seen"), data=jsonl({"id": 1, "text": FERRY}), code=1)
        assert b"written by another process" in done.stderr and done.stdout == b""
        with nc.DedupIndex.open(tmp_path / "seen", readonly=True) as reader:
            index.add(RATES)
            index.commit()  # merges the file that the reader has open
            assert len(reader) == 1 and reader.query(FERRY).of == 1
            with pytest.raises(Damaged, match="open it without readonly"):
                reader.add(FERRY)
            with pytest.raises(Damaged, match="nothing to commit"):
                reader.commit()
    assert told(tmp_path / "seen", [RATES])[0][1] == 2  # the lock is free again


def test_an_error_in_the_block_leaves_the_index_as_it_was(tmp_path):
    told(tmp_path / "seen", [FERRY])
    with pytest.raises(nc.errors.RecordError), nc.DedupIndex.open(tmp_path / "seen") as index:
        index.add(RATES)
        index.add(42)  # type: ignore[arg-type]
    with nc.DedupIndex.open(tmp_path / "seen", readonly=True) as index:
        assert len(index) == 1


KILLED = """
import json, sys
import newsclean as nc
from newsclean.dedup import index as module
module.SPILL = 2000
records = [json.loads(line) for line in open(sys.argv[2])]
with nc.DedupIndex.open(sys.argv[1]) as index:
    print("open", flush=True)
    for start in range(0, len(records), 10):
        list(index.add_many(records[start:start + 10]))
        index.commit()
        print(start + 10, flush=True)
"""


@pytest.mark.fuzz
def test_a_killed_process_leaves_the_last_commit_and_can_be_repeated(tmp_path):
    records = stories(300)
    (tmp_path / "in.jsonl").write_text(jsonl(*records))
    whole = told(tmp_path / "whole", records)
    dice, path, kills = random.Random(3), tmp_path / "seen", 0
    for _ in range(12):
        process = subprocess.Popen(
            [sys.executable, "-c", KILLED, str(path), str(tmp_path / "in.jsonl")], stdout=subprocess.PIPE, text=True
        )
        assert process.stdout is not None
        process.stdout.readline()
        with suppress(subprocess.TimeoutExpired):
            process.wait(dice.uniform(0, 0.12))
        process.send_signal(signal.SIGKILL)
        said = [int(line) for line in process.stdout.read().split() if line.isdecimal()]
        process.stdout.close()
        kills += process.wait() == -signal.SIGKILL
        with nc.DedupIndex.open(path, readonly=True) as index:  # no repair by hand
            assert len(index) % 10 == 0 and len(index) >= max(said, default=0)
            index.check()
            count = len(index)
            answers = [index.query(record) for record in records[:count]]
        assert [tuple(mark) for mark in answers] == [mark[:-1] for mark in whole[:count]]
        assert all(mark.seen for mark in answers)
    assert kills >= 3
    again = told(path, records)
    assert [mark[:-1] for mark in again] == [mark[:-1] for mark in whole]
    assert len(list(path.glob("*.seg"))) <= 10  # what the killed left is gone


def test_bulletins_of_every_day_take_linear_time_hostile(tmp_path, linear):
    folders = (tmp_path / str(at) for at in range(99))

    def work(count):
        days = [(date(1990, 1, 1) + timedelta(5 * at)).isoformat() for at in range(count)]
        marks = told(next(folders), [{"id": n, "text": FERRY, "date": day} for n, day in enumerate(days)])
        assert len({mark[0] for mark in marks}) == count

    linear(work, 250)


def test_a_long_text_and_its_part_across_runs(tmp_path):
    long = " ".join(f"{'abcdefghij'[n % 10]}{n * 7919 % 1_000_003}" for n in range(200_000))
    told(tmp_path / "seen", [{"id": "long", "text": long}])
    part, same = told(tmp_path / "seen", [{"id": 1, "text": long[300_000:900_000]}, {"id": 2, "text": long.upper()}])
    assert (part[1], part[2], part[4]) == ("long", "contained", "part")
    assert same[1:3] == ("long", "exact")


def slow_twin(texts, options):
    """{(older, newer): (Jaccard, share of the older, share of the newer)}, one text after another, with sets."""
    shingles, sizes, met, made = [], [], Counter(), {}
    for at, text in enumerate(texts):
        words = twin_dedup.words(text)
        mine = {tuple(words[n : n + options.width]) for n in range(len(words) - options.width + 1)}
        met.update(mine)
        weighs = {shingle: twin_dedup.weight(met[shingle], options.cut) for shingle in mine}
        size = sum(weighs.values())
        for other, theirs in enumerate(shingles):
            common = sum(weighs[shingle] for shingle in mine & theirs)
            smaller = max(min(size, sizes[other]), 1)
            union = max(size + sizes[other] - common, 1)
            if common >= 15 * options.shared and common >= min(options.jaccard, options.containment) * smaller:
                jaccard = common / union
                if jaccard >= options.jaccard or common / smaller >= options.containment:
                    made[other, at] = (jaccard, min(common / max(sizes[other], 1), 1), min(common / max(size, 1), 1))
        shingles.append(mine)
        sizes.append(size)
    return made


PHRASES = [" ".join(f"{letter}{word}" for word in "abcdefg") for letter in "stuvwxyz"]


@settings(max_examples=80)
@given(
    st.lists(st.lists(st.sampled_from(PHRASES), max_size=6, unique=True).map(" ".join), max_size=4), st.integers(0, 4)
)
def test_what_is_looked_up_is_what_the_slow_twin_finds(texts, cut):
    """Four texts at most: of none is said that it goes round."""
    options = nc.DedupOptions(shared=1, cut=4)
    known = dict.fromkeys(" ".join(twin_dedup.words(text)) for text in texts)
    texts = [text for text in known if text]
    reader, found_pairs = IndexReader(), {}
    for part in (texts[:cut], texts[cut:]):
        batch = read_arrivals([DedupEntry(text) for text in part], options)
        transaction = Transaction(
            reader,
            ArrivedBatch(batch, [None] * len(part), [False] * len(part), [None] * len(part), [0] * len(part)),
            options,
        )
        made = look_up_texts(reader, batch, reader.texts, options).related
        rows = zip(*(column.tolist() for column in made[:5]), strict=True)
        found_pairs |= {(first, second): pytest.approx(shares) for first, second, *shares in rows}
        transaction.placed()
        if part:
            reader.segments.append(transaction.segment())
    twin = slow_twin(texts, options)
    assert {pair: list(shares) for pair, shares in twin.items()} == found_pairs
