"""Targets that read figures and compare articles: quantities, claims, copies, indexes, the report."""

from __future__ import annotations

import json
import shutil
import tempfile
import zlib
from functools import cache, partial
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from tests.fuzz import material
from tests.fuzz.target import Target
from tests.fuzz.variants import ROWS, part_at

import newsclean as nc
from newsclean.core.manifest import MANIFEST, checksum
from newsclean.quantity.model import Quantity
from newsclean.report.articles import article_of
from newsclean.report.data import collect
from newsclean.report.page import render
from newsclean.text.language_pack import LANGUAGES

SMALL = [{**record, "text": record["text"][:900]} for record in material.seed_records()[:8]]
EVIL = "<script>alert(1)</script><img src=x onerror=alert(1)>"


def check_quantities(given: tuple[str, str, str | None]) -> None:
    """In order, without overlap, where they say, and of finite values."""
    lang, text, day = given
    found = nc.find_quantities(text, lang=lang, date=day)
    end = 0
    for one in found:
        assert end <= one.start < one.end <= len(text)
        assert one.text == text[one.start : one.end]
        end = one.end
        check_values(one)


def check_values(one: Quantity) -> None:
    for value in (one.value, one.low, one.high):
        assert value is None or value.is_finite()
    assert one.low is None or one.high is None or one.low <= one.high
    assert isinstance(one.format(), str)
    json.dumps(one._asdict(), default=str)


def check_copies(rows: list[dict[str, Any]]) -> None:
    """All articles are kept or dropped, and each cluster keeps one."""
    found = nc.deduplicate(rows)
    assert len(found.kept) + len(found.dropped) == len(rows) == len(found.marks)
    kept = {row["id"] for row in found.kept}
    assert all(len(kept & set(cluster.members)) == 1 for cluster in found.clusters)


def check_claims(rows: list[dict[str, Any]]) -> None:
    """Members are cut from their articles, and the order of the articles does not matter."""
    clusters = nc.cluster_claims(rows)
    texts = {row["id"]: row for row in rows}
    for cluster in clusters:
        for member in (member for variant in cluster.variants for member in variant.members):
            if member.field == "text":
                assert member.text == texts[member.id]["text"][member.start : member.end]
        json.dumps(cluster.row(), allow_nan=False)
    assert [cluster.row() for cluster in nc.cluster_claims(rows[::-1])] == [cluster.row() for cluster in clusters]


def check_compare(given: tuple[str, str, str | None, str | None]) -> None:
    """A score between 0 and 1, the same both ways round."""
    a, b, day_a, day_b = given
    one = nc.compare(a, b, date_a=day_a, date_b=day_b)
    other = nc.compare(b, a, date_a=day_b, date_b=day_a)
    assert 0 <= one.score <= 1
    assert one[:2] == other[:2]


def check_statement(given: tuple[str, list[dict[str, Any]], str | None]) -> None:
    statement, rows, day = given
    for found in nc.check_claim(statement, rows, date=day):
        assert found.relation in ("same", "update", "conflict")
        assert 0 <= found.score <= 1


def check_report(given: tuple[str, list[dict[str, Any]]]) -> None:
    """Nothing of an article or title stands in the page as markup."""
    title, rows = given
    page = render(collect([article_of(row, nc.pipeline("news")) for row in rows]), title).decode(
        "utf-8", "surrogatepass"
    )
    plain = render(collect([]), "x").decode()
    assert (
        page.lower().count("<script") <= plain.lower().count("<script") + 20
    )  # a script element for each chunk of data
    assert EVIL not in page and "<img src=x" not in page


@cache
def stored_indexes() -> dict[str, dict[str, bytes]]:
    """The files of an index of each kind."""
    made = {}
    with tempfile.TemporaryDirectory() as folder:
        for name, kind in INDEXES.items():
            with kind.open(Path(folder, name)) as index:
                add_to(index, SMALL[:4])
            made[name] = {path.name: path.read_bytes() for path in Path(folder, name).iterdir()}
    return made


INDEXES: dict[str, Any] = {"dedup": nc.DedupIndex, "claims": nc.ClaimIndex}


def add_to(index: Any, rows: Any) -> None:
    """Add articles and commit them."""
    list(index.add_many(rows)) if hasattr(index, "add_many") else index.add(rows)


def damages() -> st.SearchStrategy[tuple[str, int, list[tuple[int, int, bytes]], bool]]:
    change = st.tuples(st.integers(0, 1 << 14), st.integers(0, 8), st.binary(max_size=8))
    return st.tuples(st.sampled_from(sorted(INDEXES)), st.integers(0, 9), st.lists(change, max_size=3), st.booleans())


def check_index(given: tuple[str, int, list[tuple[int, int, bytes]], bool]) -> None:
    """A damaged index is refused or usable, with the right checksum too; a sound one takes more articles."""
    name, which, changes, signed = given
    files = dict(stored_indexes()[name])
    chosen = sorted(files)[which % len(files)]
    data = material.applied(files[chosen], changes)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "index")
        path.mkdir()
        for file, content in (files | {chosen: data}).items():
            (path / file).write_bytes(content)
        if signed and chosen != MANIFEST:
            sign(path, chosen, data)
        with INDEXES[name].open(path) as index:
            add_to(index, SMALL[2:])
        shutil.rmtree(path)


def sign(path: Path, name: str, data: bytes) -> None:
    """Write the manifest anew with the checksum of a changed file."""
    manifest = json.loads((path / MANIFEST).read_text())
    [key] = manifest.keys() - {"crc32"}
    for file in manifest[key].get("files", ()):
        if file["name"] == name:
            file["crc32"] = zlib.crc32(data)
    (path / MANIFEST).write_text(json.dumps({key: manifest[key], "crc32": checksum(manifest[key])}))


def days() -> st.SearchStrategy[str | None]:
    return st.none() | st.sampled_from(("2024-05-16", "0001-01-01", "9999-12-31", "2024-02-29", "soon"))


def hostile_articles() -> st.SearchStrategy[tuple[str, list[dict[str, Any]]]]:
    evil = st.sampled_from((EVIL, "</script>" + EVIL, "<!--" + EVIL, "]]>" + EVIL))
    rows = st.builds(
        lambda rows, bad, key: [{**row, key: f"{bad} {row.get(key, '')}"} for row in rows],
        material.articles(), evil, st.sampled_from(("text", "title", "source", "url", "date")),
    )  # fmt: skip
    return st.tuples(evil, rows)


def pairs() -> st.SearchStrategy[tuple[str, str, str | None, str | None]]:
    return st.tuples(material.sentences(), material.sentences(), days(), days())


def quantities_in(lang: str) -> Target:
    """The target of a language."""
    given = partial(st.tuples, st.just(lang), material.sentences(), days())
    return Target(f"quantities-{lang}", given, check_quantities, part_at(1))


TARGETS = (
    *map(quantities_in, LANGUAGES),
    Target("copies", material.articles, check_copies, ROWS),
    Target("claims", material.articles, check_claims, ROWS),
    Target("compare", pairs, check_compare, part_at(0)),
    Target("check", lambda: st.tuples(material.sentences(), material.articles(), days()), check_statement, part_at(0)),
    Target("index", damages, check_index),
    Target("report", hostile_articles, check_report, part_at(1, ROWS)),
)  # fmt: skip
