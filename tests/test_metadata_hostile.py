"""Hostile pages: no crash, linear time, bounded memory, and the same answer each time."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from growth import calls
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from newsclean.metadata import json_ld as jsonld
from newsclean.metadata import read_metadata
from newsclean.metadata.json_repair import loads_lenient
from newsclean.metadata.sites.site_names import strip_site
from newsclean.temporal.machine_dates import parse_date
from newsclean.temporal.written_dates import find_dates
from newsclean.text.names.person_names import split_names

N = 40_000
CALLS = 20_000
PER_BYTE = 6  # three are taken by the commas, where each is looked at


def read(html: str) -> None:
    read_metadata(LexborHTMLParser(html), url="https://border.example/a")


def ld(text: str) -> str:
    return f'<script type="application/ld+json">{text}</script>'


PAGES = {
    "empty": "",
    "NULs": "\x00" * N,
    "no body": "<head>",
    "deep JSON": ld('"headline"' + "[" * N + "]" * N),
    "deep JSON objects": ld('{"@type":"Article","author":' * 3000),
    "deep graph": ld('{"@graph":[' * 2000 + '{"@type":"Article"}' + "]}" * 2000),
    "escaped quotes": ld('{"headline": ' + '"\\"' * N),
    "commas": ld('{"headline": [' + ", " * N + "]}"),
    "many blocks": ld('{"@type":"NewsArticle","headline":"x"}') * 2000,
    "many authors": ld(json.dumps({"@type": "Article", "author": [{"name": f"A B{i}"} for i in range(N)]})),
    "a reference to itself": ld('{"@type":"Article","@id":"#a","author":{"@id":"#a"},"mainEntity":{"@id":"#a"}}'),
    "odd types": ld(
        '{"@type":[1,null,{"a":2}],"headline":"Article","datePublished":{"a":1},"author":[[["x"]],3,null]}'
    ),
    "bad addresses": '<link rel=canonical href="http://[">' + ld('{"@type":"Article","headline":"a","url":"http://["}'),
    "many metas": '<meta name="author" content="Jane Doe">' * N,
    "a long title": f"<title>{'a | ' * N}</title>",
    "many headings": "<h1>Bridge closed for repairs</h1>" * 3000,
    "deep elements": "<div class=author>" * 3000 + "<h1>Bridge closed</h1>By Jane Doe",
    "many dates": "<h1>Bridge closed for repairs</h1>" + "<p class=date>7 March 2023" * 3000,
    "a line of digits": "<h1>Bridge closed for repairs</h1><p>" + "1 1/1/1 " * 20,
    "long attributes": f"<h1 class={'title' * N}>Bridge closed</h1><p class={'author' * N}>By Jane Doe</p>",
    "surrogates as entities": "<title>&#xD800;&#xDFFF;</title><h1>&#xD800;</h1>",
}


@pytest.mark.parametrize("html", PAGES.values(), ids=PAGES.keys())
def test_no_crash_and_no_hang(html: str) -> None:
    """What is done is in step with the size of a page: no page of this size is read again for each of its parts."""
    assert calls(lambda: read(html)) < CALLS + PER_BYTE * len(html)


def test_a_block_of_fifty_megabytes_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    html = ld('{"@type": "NewsArticle", "headline": "' + "a" * 50_000_000 + '"}') + "<h1>Bridge closed</h1>"
    met: list[int] = []
    monkeypatch.setattr(jsonld, "loads_lenient", lambda text: met.append(len(text)) or [])
    read(html)
    assert met == []
    read(ld('{"@type": "NewsArticle", "headline": "Bridge closed"}'))
    assert len(met) == 1  # blocks of an ordinary size are read there


@pytest.mark.parametrize(
    "unit", ['{"a":', '"\\', "[,", '"a"}', "&quot;", "<!--", "//<![CDATA[ ", ", ]", "{}", "-->", ";"]
)
def test_repair_is_linear(unit: str, linear: Callable[..., None]) -> None:
    def work(n: int) -> None:
        loads_lenient('"headline" Article' + unit * n)

    linear(work, 10_000, 8)


@given(st.text(max_size=200) | st.text("0123456789-/.:T年月日 MarchUhrGMT,+", max_size=60))
def test_any_string_is_a_date_or_none(text: str) -> None:
    stamp = parse_date(text)
    assert stamp is None or (len(stamp.iso) >= 10 and stamp.iso[4] == stamp.iso[7] == "-")
    for written in find_dates(text):
        assert 0 <= written.start < written.end <= len(text)


@given(st.datetimes(), st.sampled_from(["", "Z", "+00:00", "-05:30"]))
def test_iso_dates_come_back_as_they_are(when, offset) -> None:  # type: ignore[no-untyped-def]
    text = when.replace(microsecond=0).isoformat() + offset
    stamp = parse_date(text)
    assert (stamp is not None and stamp.iso == text) or not 1900 <= when.year <= 2100


@given(st.lists(st.text(max_size=80), max_size=4))
def test_names_are_clean_and_stable(values: list[str]) -> None:
    names = split_names(values)
    assert all(name == name.strip() and name for name in names)
    assert len(set(names)) == len(names)


@given(st.text(max_size=80))
def test_a_title_loses_only_its_ends(text: str) -> None:
    assert strip_site(text, frozenset({"bordertimes"})) in text


@given(st.text("<>/abch1pdivmetascript \"'={}[]:,&;#x0\\", max_size=300))
def test_any_markup(html: str) -> None:
    tree = LexborHTMLParser(html)
    assert read_metadata(tree) == read_metadata(tree)


KEYS = (
    "@type",
    "@graph",
    "headline",
    "author",
    "name",
    "datePublished",
    "publisher",
    "image",
    "@id",
    "url",
    "mainEntity",
)
LEAVES = st.none() | st.booleans() | st.floats(allow_nan=False) | st.text(max_size=9)
VALUES = st.recursive(
    LEAVES, lambda x: st.lists(x, max_size=3) | st.dictionaries(st.sampled_from(KEYS), x, max_size=5), max_leaves=12
)


@given(VALUES)
def test_any_json(value: object) -> None:
    story = {"@type": "NewsArticle", "headline": "x", "author": value, "@graph": [value]}
    read_metadata(LexborHTMLParser(ld(json.dumps(story))))
    read_metadata(LexborHTMLParser(ld(json.dumps([value, "Article"]))))
