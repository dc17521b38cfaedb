"""What a report says of an earlier one: claims that are new, changed or gone."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from cli_server import run_cli
from report_corpus import dispute, hostile
from test_report import read

import newsclean as nc
from newsclean.errors import InputError
from newsclean.report import page as pages
from newsclean.report.changes import CHANGED, GONE, NEW
from newsclean.report.previous import read_previous


def bridge(at: int, cost: int, outlet: str) -> dict[str, Any]:
    return {
        "id": f"b{at}", "source": outlet, "url": f"https://{outlet}/bridge", "date": "2024-06-01",
        "title": f"Bridge {at}",
        "text": f"The bridge at Tollund cost £{cost} million in 2023, the council of Tollund said on Friday.",
    }  # fmt: skip


def ferry(at: int) -> dict[str, Any]:
    return {
        "id": f"f{at}", "source": f"port{at}.example", "date": "2024-06-02", "title": f"Ferry {at}",
        "text": f"Some 4,120 people took the ferry to Quill in 2023, harbour masters of port {at} counted.",
    }  # fmt: skip


def saved(folder: Path, name: str, records: list[dict[str, Any]], previous: Path | None = None) -> Path:
    path = folder / f"{name}.html"
    nc.report(records, name, previous=previous).save(path)
    return path


def changes(path: Path) -> tuple[dict[str, Any], list[Any]]:
    index, parts = read(path.read_text(encoding="utf-8"))
    return index["since"], parts["changes"]


def test_a_second_value_makes_a_known_claim_a_conflict(tmp_path):
    old = saved(tmp_path, "Monday", [bridge(1, 40, "a.example"), bridge(2, 40, "b.example"), ferry(1)])
    new = [bridge(1, 40, "a.example"), bridge(2, 40, "b.example"), bridge(3, 55, "c.example"), ferry(1)]
    since, rows = changes(saved(tmp_path, "Tuesday", new, old))
    [row] = [row for row in rows if "£55m" in row[5] or "£55 million" in "".join(row[5])]
    assert (row[0], row[3]) == (CHANGED, 0)
    assert row[2][0] == "now a conflict, previously agreement"
    assert any(note.startswith("new value: £55") for note in row[2])
    assert (since["title"], since["articles"], since["texts"]) == ("Monday", 3, [1, 0, 0])


def test_new_and_gone_claims_are_those_of_several_articles(tmp_path):
    old = saved(tmp_path, "Monday", [bridge(1, 40, "a.example"), bridge(2, 40, "b.example")])
    since, rows = changes(saved(tmp_path, "Tuesday", [ferry(1), ferry(2)], old))
    assert {row[0] for row in rows} == {NEW, GONE}
    assert since["rows"] == [sum(row[0] == what for row in rows) for what in (NEW, CHANGED, GONE)]
    [gone] = [row for row in rows if row[0] == GONE and row[5]]
    assert (gone[1], gone[-1][1]) == (-1, gone[4])
    assert {name for _, its in gone[-1][2] for name, _, _ in its} == {"a.example", "b.example"}
    assert since["texts"] == [2, 0, 2]


def test_a_claim_of_one_article_that_another_repeats_has_changed(tmp_path):
    old = saved(tmp_path, "Monday", [ferry(1)])
    _, rows = changes(saved(tmp_path, "Tuesday", [ferry(1), ferry(2)], old))
    assert all(row[0] != NEW for row in rows if row[5])
    assert any("now agreement, previously a claim of one article" in row[2] for row in rows)


def test_the_same_articles_have_no_changes(tmp_path):
    old = saved(tmp_path, "Monday", dispute())
    since, rows = changes(saved(tmp_path, "Tuesday", list(reversed(dispute())), old))
    assert (rows, since["rows"], since["texts"]) == ([], [0, 0, 0], [0, 0, 0])


def test_an_article_with_another_text_at_its_address_has_changed(tmp_path):
    old = saved(tmp_path, "Monday", [bridge(1, 40, "a.example")])
    again = {**bridge(1, 45, "a.example"), "url": "https://m.a.example/bridge?utm_source=x"}
    since, _ = changes(saved(tmp_path, "Tuesday", [again], old))
    assert since["texts"] == [0, 1, 0]


def test_a_packed_page_is_read_back_too(tmp_path, monkeypatch):
    plain = read_previous(saved(tmp_path, "Plain", [*dispute(), *hostile()]))
    monkeypatch.setattr(pages, "PLAIN", 0)
    packed = read_previous(saved(tmp_path, "Packed", [*dispute(), *hostile()]))
    assert packed[0]["packed"] and not plain[0]["packed"]
    assert packed[1] == plain[1]


def test_the_verb_may_write_over_the_page_that_it_compares_with(tmp_path):
    path = saved(tmp_path, "Week", [bridge(1, 40, "a.example")])
    lines = "".join(json.dumps(bridge(at, 40 + at, f"{at}.example")) + "\n" for at in range(2))
    done = run_cli("report", "--previous", str(path), "-o", str(path), data=lines.encode())
    assert done.returncode == 0, done.stderr
    assert changes(path)[0]["title"] == "Week"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{}", "is not a page that `newsclean report` wrote"),
        ('<!doctype html>\n<meta name="generator" content="newsclean">', "from another version of newsclean"),
        (None, "No such file"),
    ],
)
def test_what_is_no_report_is_refused_before_anything_is_read(tmp_path, text, said):
    path = tmp_path / "old.html"
    if text is not None:
        path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=said):
        nc.report([], previous=path)
    done = run_cli("report", "--previous", str(path), "-o", str(tmp_path / "new.html"), data=b"It rained.")
    assert (done.returncode, done.stderr.count(b"\n")) == (1, 1)
    assert not (tmp_path / "new.html").exists()
