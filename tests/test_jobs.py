"""The jobs of docs/jobs: each is run as it stands, and does what its first sentence says."""

from __future__ import annotations

import csv
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT

JOBS = ROOT / "docs" / "jobs"
PAGE = ROOT / "docs" / "how-to" / "jobs.md"


def sentence(path: Path) -> str:
    """What the script says of who wants what."""
    found = re.search(r'^(?:# |""")(A .+)', path.read_text(encoding="utf-8"), re.MULTILINE)
    assert found, path.name
    return found[1]


def run(name: str, folder: Path) -> str:
    """What a job prints, with `newsclean` on the path."""
    (folder / "bin").mkdir()
    command = folder / "bin" / "newsclean"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m newsclean "$@"\n')
    command.chmod(0o755)
    env = {**os.environ, "PATH": f"{folder / 'bin'}:{os.environ['PATH']}"}
    call = [sys.executable if name.endswith(".py") else "sh", str(JOBS / name), str(folder)]
    return subprocess.run(call, cwd=ROOT, env=env, capture_output=True, encoding="utf-8", check=True).stdout


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table))


def records(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_the_page_lists_every_job_in_the_words_of_its_script():
    listed = re.findall(r"^- \[`([^`]+)`\]\(\.\./jobs/\1\): (.+)$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert len(listed) == 20
    assert dict(listed) == {path.name: sentence(path) for path in JOBS.iterdir()}


@pytest.mark.recipes
def test_morning_digest(tmp_path):
    said = run("morning-digest.sh", tmp_path)
    assert said.startswith("# What changed since Tuesday\n") and "Articles: 4 new" in said
    assert "- **changed**, agree: The 31km line" in said and "independent origins: 2, previously 1" in said


@pytest.mark.recipes
def test_wire_carriers(tmp_path):
    run("wire-carriers.sh", tmp_path)
    carriers = list(csv.reader((tmp_path / "carriers.csv").read_text().splitlines()))
    assert [row[2:] for row in carriers if row[1].startswith("03-")] == [
        ["2023-12-14", "meridianwire.example"],
        ["2023-12-15", "lakesidetribune.example"],
    ]


@pytest.mark.recipes
def test_removed_by_outlet(tmp_path):
    run("removed-by-outlet.py", tmp_path)
    table = rows(tmp_path / "removed.csv")
    assert len(table) == 6 and {"outlet", "cookie", "related_link"} < table[0].keys() and "source" not in table[0]
    assert {row["outlet"] for row in table if int(row["cookie"])} == {"northgatecourier.example"}


@pytest.mark.recipes
def test_house_boilerplate(tmp_path):
    said = run("house-boilerplate.sh", tmp_path)
    assert re.search(r"^> +1   body +Business briefs$", said, re.MULTILINE)
    assert re.search(r"^> +2 - agency +lakeside/taken_from +From Capital Ledger$", said, re.MULTILINE)


@pytest.mark.recipes
def test_week_report(tmp_path):
    assert int(run("week-report.sh", tmp_path)) < 200
    page = (tmp_path / "week-37.html").read_text(encoding="utf-8")
    assert "<h1>The tunnel, week 37</h1>" in page and "3 articles from" in page


@pytest.mark.recipes
def test_conflicts_only(tmp_path):
    said = run("conflicts-only.sh", tmp_path)
    heads = [line for line in said.splitlines() if re.match("[A-Z]+, ", line)]
    assert heads == ["CONFLICT, 2024-02, 3 articles, 2 origins"]
    assert "- **3.3%**: 1 article\n  - 2024-05-18, capitalledger.example, [14-" in said


@pytest.mark.recipes
def test_check_list(tmp_path):
    run("check-list.sh", tmp_path)
    answers = {(row["statement"], row["check"], row["said"]) for row in rows(tmp_path / "answers.csv")}
    assert ("The Ardmouth tunnel will cost £6.4bn", "same", "£6.4bn") in answers
    assert ("China-Russia trade was $190 billion in 2023", "conflict", "$240bn") in answers
    assert ("Bananas cost $3", "nothing", "") in answers


@pytest.mark.recipes
def test_who_said_first(tmp_path):
    run("who-said-first.sh", tmp_path)
    found = [line.split(",")[1:3] for line in (tmp_path / "in_order.csv").read_text().splitlines()]
    assert found[0] == ["2024-01-12", "northgatecourier.example"] and found == sorted(found) and len(found) == 6


@pytest.mark.recipes
def test_claim_review(tmp_path):
    run("claim-review.sh", tmp_path)
    first, second = records(tmp_path / "reviews.jsonl")
    assert first["claimReviewed"] == "The Ardmouth tunnel will cost £6.4bn"
    assert "same: £6.4bn" in str(first["reviewBody"]) and "conflict" in str(second["reviewBody"])


@pytest.mark.recipes
def test_what_changed_at_an_address(tmp_path):
    said = run("what-changed-at-an-address.sh", tmp_path)
    assert said.splitlines()[0].split("\t")[1:] == [
        "£4.9bn; 2033; 36 per cent; 11km; 2,700; £400m; £14m; 6 per cent; 4 per cent",
        "£5.6bn; 2034; 56 per cent; 9km; 2,400; £650m; £19m; 9 per cent; 7 per cent",
    ]


@pytest.mark.recipes
def test_figures_over_time(tmp_path):
    run("figures-over-time.sh", tmp_path)
    table = rows(tmp_path / "percent.csv")
    assert all("per cent" in row["text"] or "percent" in row["text"] for row in table)
    of_inflation = {(row["date"], row["value"]) for row in table if "nflation" in row["sentence"]}
    assert {("2024-03-14", "3.1"), ("2024-05-18", "3.3"), ("2024-05-18", "2.8")} <= of_inflation


@pytest.mark.recipes
def test_coding_sample(tmp_path):
    run("coding-sample.py", tmp_path)
    table = rows(tmp_path / "sample.csv")
    assert len({row["id"] for row in table}) == 3
    assert next(row["removed"] for row in table if row["text"] == "OK, got it") == "cookie"
    assert next(row["removed"] for row in table if row["text"].startswith("The 31km line")) == ""


@pytest.mark.recipes
def test_german_2024(tmp_path):
    assert run("german-2024.sh", tmp_path).splitlines()[:2] == ["de: 1", "en: 13"]
    assert [record["id"] for record in records(tmp_path / "de-2024.jsonl")] == ["13-rheinblatt-handel-rekord"]


@pytest.mark.recipes
def test_coverage_in_pandas(tmp_path):
    pytest.importorskip("pandas")
    said = run("coverage-in-pandas.py", tmp_path)
    assert "northgatecourier.example,0,0,1,1,0,0,1\n" in said
    assert "2024-09,northgatecourier.example,Ardmouth rail tunnel bill rises to £4.9bn as opening slips to 2033" in said


@pytest.mark.recipes
def test_restored_line(tmp_path):
    said = run("restored-line.sh", tmp_path)
    assert "caption/credit_end (caption) removes the line" in said and "whole source can be restored" in said
    restored = (tmp_path / "with_captions.txt").read_text(encoding="utf-8")
    assert "Photograph: Asha Menon/Courier" in restored and "cookies" not in restored and restored.endswith("\n")


@pytest.mark.recipes
def test_longest_copy(tmp_path):
    run("longest-copy.sh", tmp_path)
    kept = {record["id"] for record in records(tmp_path / "kept.jsonl")}
    dropped = list(csv.reader((tmp_path / "dropped.csv").read_text().splitlines()))
    assert len(kept) == 11 and len(dropped) == 3 and all(row[0] not in kept and row[2] in kept for row in dropped)


@pytest.mark.recipes
def test_killed_run(tmp_path):
    said = run("killed-run.sh", tmp_path)
    assert [line for line in said.splitlines() if line.startswith("part")] == [
        f"part-0000{n}.parquet" for n in range(7)
    ]
    assert (tmp_path / "kept.parquet").stat().st_size > 10_000


@pytest.mark.recipes
def test_three_days(tmp_path):
    assert run("three-days.sh", tmp_path).splitlines() == [
        "monday: 5 scraped, 4 new",
        "tuesday: 7 scraped, 5 new",
        "wednesday: 4 scraped, 2 new",
    ]
    ids = [record["id"] for record in records(tmp_path / "corpus.jsonl")]
    assert len(ids) == len(set(ids)) == 11


@pytest.mark.recipes
def test_everything_in_one_file(tmp_path):
    run("everything-in-one-file.sh", tmp_path)
    found = {record["id"]: (str(record["date"])[:10], record["title"]) for record in records(tmp_path / "corpus.jsonl")}
    assert found["https://orrinpost.example/ferry"] == ("2024-05-06", "Ferry back in service")
    assert found["letter.eml"] == ("2024-05-07", "Harbour dues to rise")
    assert found["a1"] == ("2024-05-08", "Dry dock sold") and len(found) == 5


@pytest.mark.recipes
def test_own_cleaner(tmp_path):
    said = run("own-cleaner.py", tmp_path).splitlines()
    assert said[0] == "Trade rose." and said[-1].startswith("own/corrections")
