"""The report: what stands in its columns, what may stand in its page, and the verb."""

from __future__ import annotations

import json
import re
import subprocess
from base64 import b64decode
from gzip import decompress
from pathlib import Path
from typing import Any

import pytest
from cli_server import run_cli
from conftest import ROOT
from hypothesis import given
from hypothesis import strategies as st
from report_corpus import articles, dispute, hostile, ticker

import newsclean as nc
from newsclean import pipeline
from newsclean.errors import InputError, RecordError
from newsclean.report import page as pages
from newsclean.report import rewrites, versions
from newsclean.report.articles import ReportArticle, Rewrite, article_of
from newsclean.report.copies import paragraph_changes
from newsclean.report.data import PageColumns, collect
from newsclean.report.page import render, script_json

SEEDS = ROOT / "seeds" / "articles.jsonl"


def pieces(records: list[dict[str, Any]]) -> list[ReportArticle]:
    clean = pipeline("news")
    return [article_of(record, clean) for record in records]


def run(*args: str, data: str = "", code: int = 0) -> subprocess.CompletedProcess[str]:
    done = run_cli("report", *args, data=data.encode())
    assert done.returncode == code, done.stderr.decode()
    return subprocess.CompletedProcess(done.args, code, done.stdout.decode(), done.stderr.decode())


def read(page: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """The index and the parts of a page, as its script reads them."""
    rows = re.findall(r'<script type="([\w/]+)" id="([\w-]+)">(.*?)</script>', page, re.DOTALL)
    index = json.loads(rows[0][2])
    unpack = (lambda text: decompress(b64decode(text))) if index["packed"] else (lambda text: text)
    return index, {name.removeprefix("part-"): json.loads(unpack(text)) for _, name, text in rows[1:]}


@pytest.fixture(scope="module")
def seeds() -> list[dict[str, Any]]:
    return [json.loads(line) for line in SEEDS.read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def columns(seeds: list[dict[str, Any]]) -> PageColumns:
    return collect(pieces([*seeds, *dispute()]))


def test_each_removal_stands_at_its_place_in_the_source(columns):
    index, parts = columns.index, columns.parts
    met = 0
    for kind, rule, text, places in parts["removed"]:
        for at, start in zip(places[::2], places[1::2], strict=True):
            row = parts["a0"][at]
            [span] = [r for r in row["r"] if r[0] == start and r[2:] == [kind, rule]]
            assert row["s"][span[0] : span[1]].strip().casefold().startswith(text[:200].casefold())
            met += 1
    assert met == sum(map(sum, index["removals"])) == index["totals"]["removed"] > 200


def test_each_mention_is_the_text_at_its_place(columns):
    index, parts = columns.index, columns.parts
    statuses = set()
    for status, claim, *_more, variants in [*parts["claims"], *parts["singles"]]:
        statuses.add(status)
        for _, members, *_value in variants:
            for at, field, start, end, text, *_said in members:
                its = (index["articles"][at][0], parts["a0"][at]["m"], parts["a0"][at]["x"])
                assert its[field][start:end] == (text or claim)
    assert {0, 2, 3} <= statuses, "the disputed figure is in conflict, others agree or stand alone"


def test_conflicts_come_first_then_what_most_origins_say(columns):
    rows = [*columns.parts["claims"], *columns.parts["singles"]]
    keys = [(row[0], -row[5]) for row in rows]
    assert keys == sorted(keys)
    assert [len(columns.parts[name]) for name in ("claims", "singles")] == [
        columns.index["several"],
        columns.index["singles"],
    ]
    assert {row[0] for row in columns.parts["singles"]} == {3}


def test_copies_and_updates_are_grouped_with_the_kept_article(seeds):
    names = [record["id"] for record in seeds]
    groups = collect(pieces(seeds)).parts["copies"]
    told = {(copy[1], frozenset((names[kept], names[copy[0]]))) for kept, _, _, copies in groups for copy in copies}
    gold = json.loads((ROOT / "seeds" / "duplicates.gold.json").read_text(encoding="utf-8"))
    assert told == {(pair["relation"], frozenset((pair["of"], pair["copy"]))) for pair in gold}
    assert all(group[2] == 1 for group in groups), "each of these groups is of one origin"


def test_clean_records_are_not_cleaned_again_and_tell_the_same(seeds):
    raw = pieces(seeds)
    again = pieces([dict(piece.record) for piece in raw])
    assert [piece.fields for piece in again] == [piece.fields for piece in raw]
    for old, new in zip(raw, again, strict=True):
        texts = [[piece.source[r.start : r.end] for r in piece.removed] for piece in (old, new)]
        assert new.rebuilt and texts[0] == texts[1]
    near = [
        abs(o.start - n.start)
        for a, b in zip(raw, again, strict=True)
        for o, n in zip(a.removed, b.removed, strict=True)
    ]
    assert sorted(near)[len(near) * 3 // 4] < 200, "three quarters are put back within a paragraph of their place"


def test_notes_that_newsclean_did_not_write_are_refused():
    for notes in ({"removed": [7]}, {"removed": [], "rewritten": [7]}, {"removed": [], "rewritten": [{"text": "x"}]}):
        with pytest.raises(RecordError, match="that `newsclean clean` writes"):
            article_of({"text": "x", "newsclean": notes}, pipeline("news"))


def test_each_rewrite_is_marked_at_its_place_in_the_source(columns):
    rows, index = columns.parts["rewritten"], columns.index
    assert sum(row[5] for row in rows) == sum(map(sum, index["rewrites"])) == index["totals"]["rewritten"] > 40
    for kind, rule, text, places, new, times, outlets in rows:
        assert 1 <= len(places) // 2 <= times
        for at, start in zip(places[::2], places[1::2], strict=True):
            article = columns.parts["a0"][at]
            [mark] = [row for row in article["w"] if row[0] == start and row[2:] == [kind, rule, new]]
            assert article["s"][start : mark[1]] == text
            assert index["articles"][at][1] in outlets


def test_rewrites_that_are_alike_are_counted_and_few_of_them_shown():
    text = "\r\n".join(f"The “{word}” of Ardmouth isn&#8217;t cheap, the council said." for word in range(500))
    its = pieces([{"id": at, "text": text} for at in range(4)])
    made = collect(its)
    assert made.index["totals"]["rewritten"] > 3_500
    assert all(len(article["w"]) <= rewrites.MARKED < article["n"] for article in made.parts["a0"])
    assert len(json.dumps(made.parts["rewritten"])) < 10_000
    plain = collect([ReportArticle(piece.record, piece.source, piece.removed) for piece in its])
    sizes = [len(render(some)) for some in (made, plain)]
    assert sizes[0] - sizes[1] < 4 * rewrites.MARKED * 30, "some thirty bytes for each mark"


def test_many_different_rewrites_are_listed_to_a_limit(monkeypatch):
    monkeypatch.setattr(rewrites, "LISTED", 5)
    its = [Rewrite(at, at + 9, "encoding", "repair/ftfy", f"Ã{at:08}", "x" * 500) for at in range(0, 400, 10)]
    piece = ReportArticle({"id": 1, "text": "x" * 500}, "x" * 500, (), tuple(its))
    made = collect([piece])
    assert [len(made.parts["rewritten"]), len(made.parts["a0"][0]["w"])] == [5, 40]
    assert {len(row[4]) for row in made.parts["rewritten"]} == {rewrites.CLIPPED}


def test_clean_records_tell_the_same_rewrites_without_their_places(seeds):
    raw = pieces(seeds)
    made, again = collect(raw), collect(pieces([dict(piece.record) for piece in raw]))
    assert again.index["rewrites"] == made.index["rewrites"]
    told = [
        [(its.index["rules"][row[1]], *row[2:3], *row[4:6]) for row in its.parts["rewritten"]] for its in (made, again)
    ]
    assert told[0] == told[1]
    assert {start for row in again.parts["rewritten"] for start in row[3][1::2]} == {-1}


def test_versions_are_shown_with_what_changed_and_the_figures(columns):
    [[address, its, number, [step]]] = columns.parts["versions"]
    assert (number, [columns.index["articles"][at][2] for at in its]) == (2, ["2024-09-10", "2024-09-11"])
    assert address == "northgatecourier.example/transport/2024/sep/10/ardmouth-rail-tunnel-bill-rises"
    gone, come, headline, changed = step
    assert ("£4.9bn" in gone, "£5.6bn" in come, headline) == (True, True, 1)
    assert set(gone).isdisjoint(come)
    assert changed[0] == [
        [0, "Ardmouth rail tunnel bill rises to £"], [-1, "4.9"], [1, "5.6"], [0, "bn as opening slips to "],
        [-1, "2033"], [1, "2034"],
    ]  # fmt: skip
    totals = columns.index["totals"]
    assert (totals["versions"], totals["figures"]) == (1, 1)


def test_of_many_versions_the_last_are_shown_and_of_many_changes_the_first():
    made = collect(pieces(ticker(40, 60)))
    [[_, its, number, steps]] = made.parts["versions"]
    assert (number, len(its), len(steps)) == (40, versions.VERSIONS, versions.VERSIONS - 1)
    assert its == list(range(10, 40))
    gone, come, headline, changed = steps[-1]
    assert (len(gone), gone[-1], len(come), headline) == (versions.FIGURES + 1, "…", versions.FIGURES + 1, 0)
    assert (sum(isinstance(row, list) for row in changed), changed[-1]) == (versions.CHANGED, -20)


def test_an_address_scraped_twice_with_one_text_has_no_versions():
    again = [{**record, "text": "240 votes were counted."} for record in ticker(2)]
    assert collect(pieces(again)).parts["versions"] == []


def test_a_sample_compares_the_versions_that_it_shows():
    filler = [{"id": f"f{at}", "text": f"Cow number {at} stood on a roof in Malk."} for at in range(20)]
    made = collect(pieces([*filler, *ticker(4)]), 3)
    [[_, its, number, steps]] = made.parts["versions"]
    assert (number, len(its), len(steps)) == (4, 3, 2)
    assert made.index["totals"]["versions"] == 1


@given(st.text("ab \n", max_size=60), st.text("ab \n", max_size=60))
def test_changes_hold_the_lines_of_both_texts(old, new):
    rows = paragraph_changes(old, new)
    for sign, text in ((-1, old), (1, new)):
        pieces = [piece[1] for row in rows if isinstance(row, list) for piece in row if piece[0] in (0, sign)]
        same = sum(row for row in rows if isinstance(row, int))
        assert same or "".join(pieces) == text.replace("\n", "")
        assert same <= sum(1 for line in text.split("\n") if line)


@given(st.recursive(st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)))
def test_data_in_the_page_reads_back_and_ends_no_element(value):
    written = script_json(value)
    assert not re.search("[<>&\u2028\u2029]", written)
    assert json.loads(written) == value
    written.encode()


def test_hostile_text_ends_no_element():
    page = render(collect(pieces(hostile()))).decode()
    assert page.count("<script") == page.count("</script>") == len(read(page)[1]) + 3
    assert "<img" not in page and "<!--" not in page
    assert "\u2028" not in page and "\u2029" not in page


def test_a_packed_page_holds_the_same(columns, monkeypatch):
    plain = read(render(columns).decode())
    monkeypatch.setattr(pages, "PLAIN", 0)
    packed = read(render(columns).decode())
    assert (plain[0]["packed"], packed[0]["packed"]) == (False, True)
    assert plain[1] == packed[1]
    assert render(columns) == render(columns)


def test_the_page_names_nothing_to_load():
    page = render(collect(pieces(dispute()))).decode()
    assert not re.search(r"<link|<iframe|<img|<object|@import|url\(|\bfetch\(|XMLHttpRequest|innerHTML|eval\(", page)
    assert not re.search(r"<[^>]+\s(?:src|style|on\w+)=", page.partition('<script type="application/json"')[0])


def test_the_script_is_small_and_made_of_its_sources():
    script = pages.template_text(pages.MADE)
    assert len(script.encode()) <= 30_000
    assert script.startswith(pages.script_stamp() + "\n"), "run `python -m benchmarks.report_script` after a change"


def test_too_large_a_page_is_refused_with_the_sample_that_fits(columns, monkeypatch):
    monkeypatch.setattr(pages, "LIMIT", 90_000)
    with pytest.raises(InputError, match=r"would have 0\.\d MB.*--sample \d+: those with conflicts") as refused:
        render(columns)
    number = int(str(refused.value).partition("--sample ")[2].partition(":")[0])
    assert 1 <= number < 17


def test_a_sample_shows_few_and_counts_all(seeds):
    its = pieces([*seeds[6:11], *dispute()])
    some = collect(its, 5)
    assert some.index["totals"] == collect(its).index["totals"]
    assert some.index["shown"] == len(some.index["articles"]) == 5
    assert {title for title, *_ in some.index["articles"]} >= {"Trade", "A lifeline", "A record"}, "conflicts first"
    assert {
        member[0]
        for row in [*some.parts["claims"], *some.parts["singles"]]
        for _, its, *_value in row[7]
        for member in its
    } <= set(range(5))
    assert collect(its, 5) == some


def test_the_page_in_python_is_that_of_the_verb(tmp_path):
    lines = "".join(json.dumps(record) + "\n" for record in dispute())
    page = nc.report(dispute(), "Trade")
    assert page.html == run("--title", "Trade", data=lines).stdout
    assert repr(page) == f"<ReportPage: 3 articles, {len(page.html):,} characters>"
    page.save(tmp_path / "report.html")
    assert (tmp_path / "report.html").read_text(encoding="utf-8") == page.html
    with pytest.raises(RecordError, match=r"article 2 \(id 9\): no text"):
        nc.report([*dispute()[:1], {"id": 9}])
    with pytest.raises(RecordError, match="one text is not a series"):
        nc.report("It rained.")


def test_the_verb_writes_a_page_of_what_it_can_read(tmp_path):
    path = tmp_path / "report.html"
    lines = "".join(json.dumps(record) + "\n" for record in dispute())
    done = run("-o", str(path), "--title", "Trade & <war>", data=lines + '{"id": 9}\n', code=1)
    assert "line 4: no text: the record has 'id'" in done.stderr
    assert "it is left out" in done.stderr
    page = path.read_text(encoding="utf-8")
    assert "<title>Trade &amp; &lt;war&gt;</title>" in page
    assert read(page)[0]["totals"]["articles"] == 3
    assert run("--on-error", "fail", data='{"id": 9}\n', code=1).stdout == ""


def test_texts_and_pages_are_read_too(tmp_path):
    text = tmp_path / "a.txt"
    text.write_text("Advertisement\n\nTrade rose by 4% in 2023, officials said.\n", encoding="utf-8")
    html = str(ROOT / "seeds" / "pages" / "07-northgatecourier-tunnel-cost.html")
    index, parts = read(run(str(text), html).stdout)
    assert [row[0] for row in index["articles"]] == [
        "Trade rose by 4% in 2023, officials said.",
        "Ardmouth rail tunnel bill rises to £4.9bn as opening slips to 2033",
    ]
    assert index["outlets"] == ["outlet unknown", "The Northgate Courier"]
    assert parts["a0"][0]["s"].startswith("Advertisement")


def test_the_overview_counts_days_copies_and_stories(seeds):
    made = collect(pieces([*seeds, *dispute()]))
    days = [day for day, _ in made.index["each"]]
    assert days == sorted(days)
    assert sum(number for _, number in made.index["each"]) == made.index["totals"]["articles"]
    assert all(of != to and number for of, to, number in made.index["flows"])
    assert (
        sum(flow[2] for flow in made.index["flows"]) <= made.index["totals"]["copies"] + made.index["totals"]["updates"]
    )
    told = [story for story in made.parts["stories"] if len(story[3]) > 1]
    assert len(told) == made.index["totals"]["covered"] > 0
    trade = next(story for story in told if {"Trade", "A record"} & {made.index["articles"][at][0] for at in story[3]})
    assert {"Trade", "A lifeline", "A record"} <= {made.index["articles"][at][0] for at in trade[3]}


def test_hostile_notes_and_versions_take_linear_time(linear):
    def work(size):
        notes = [{"start": at, "text": "Ad", "kind": "ad", "rule": "x"} for at in range(size)]
        record = {"text": "word.\n\n" * size, "newsclean": {"removed": notes}}
        article_of(record, pipeline("news"))
        paragraph_changes("a\n" * size, "b\n" * size)

    linear(work, 4_000, 8)


def test_no_articles_make_a_page_too():
    assert read(run("--from", "jsonl", data="").stdout)[0]["totals"]["articles"] == 0


def test_the_generator_makes_what_the_report_shows():
    index = collect(pieces(list(articles(24)))).index
    assert index["totals"]["copies"] >= 6
    assert index["totals"]["removed"] > 24 * 5
    assert index["totals"]["rewritten"] > 24 * 5
    assert (index["totals"]["versions"], index["totals"]["figures"]) == (3, 3)


def test_the_title_of_the_page_is_escaped():
    assert "<h1>&lt;b&gt;</h1>" in render(collect([]), "<b>").decode()


def test_templates_are_in_the_package():
    root = Path(pages.__file__).parent / "templates"
    assert {path.name for path in root.iterdir()} == {
        "page.html.j2",
        "style.css",
        pages.THEME,
        pages.MADE,
        *pages.SCRIPTS,
    }
