"""Broken and hostile HTML: linear time, bounded memory, no crash, and the text is still found."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from unittest import mock

import pytest
from bs4 import BeautifulSoup
from growth import linear_in_time, more_calls
from hypothesis import given
from test_html_reader import SOUP

import newsclean as nc
from newsclean.html.parsing import dos_guard as guard
from newsclean.html.parsing.parse import tree_of
from newsclean.html.parsing.walker import read_blocks

CLEAN = nc.pipeline("news")
TOLD = (
    "The river rose by two metres in the night, the town of Zürich said on Friday.",
    "Firefighters pumped water out of some forty cellars, and two schools stayed closed until noon.",
    "It had rained for three days without a break, more than the town sees in all of April.",
    "Nobody was hurt, said the mayor, who asked people to keep away from the bridges.",
)
STORY = "".join(f"<p>{line}</p>" for line in TOLD)
CLEAN_STORY = "\n\n".join(TOLD)

PROBES = {
    "nested blocks": lambda n: "<div>x" * n,
    "nested blocks, closed": lambda n: "<div>" * n + "x" + "</div>" * n,
    "nested inline elements": lambda n: "<span>x" * n,
    "nested b": lambda n: "<b>x" * n,
    "links and paragraphs": lambda n: "<a><p>x" * n,
    "unclosed paragraphs": lambda n: "<p>x" * n,
    "unclosed lists": lambda n: "<ul><li>x" * n,
    "unclosed links": lambda n: "<a href=x>x" * n,
    "unclosed font": lambda n: "<font>x" * n,
    "unclosed b, all different": lambda n: "".join(f"<b class={i}>x" for i in range(n)),
    "the same with paragraphs": lambda n: "".join(f"<b class={i}><p>x" for i in range(n)),
    "three open b, paragraphs": lambda n: "<b><p>x" * n,
    "misnested": lambda n: "<b><i><p>x</b></i>" * n,
    "misnested links": lambda n: "<a><aside>x</a>" * n,
    "nested tables": lambda n: "<table><tr><td>x" * n,
    "tables in tables": lambda n: "<table>x" * n,
    "line breaks": lambda n: "x<br>" * n,
    "attributes": lambda n: "<p " + " ".join(f"a{i}=1" for i in range(n)) + ">x",
    "attributes without values": lambda n: "<p/" + "/".join(f"a{i}" for i in range(n)) + ">x",
    "attributes of later bodies": lambda n: "".join(f"<body a{i}=1>" for i in range(n)) + "x",
    "one long attribute": lambda n: f"<p class='{'x y ' * n}'>x",
    "one long text": lambda n: "<p>" + "x" * n,
    "texts parted by comments": lambda n: "x<!-- -->" * n,
    "ends of nothing": lambda n: "<div>" * n + "</p>x" * n,
    "ends of formatting": lambda n: "<b>" * n + "</i>x" * n,
    "nested menus": lambda n: "<nav>x" * n,
    "unclosed formatting in a menu": lambda n: "<nav><b>x" * n,
    "nested drawings": lambda n: "<svg><g>" * n + "</svg>x",
    "nested templates": lambda n: "<template>" * n + "x",
    "lists to choose from": lambda n: "<select><option>x" * n,
    "definitions": lambda n: "<dl><dt>x" * n,
    "headings": lambda n: "<h1>x" * n,
    "articles": lambda n: "<article>x" * n,
    "frames": lambda n: "<frameset>" * n,
    "entities": lambda n: "<p>" + "&amp;&lt;&bogus;" * n,
    "signs": lambda n: "<p>" + "<" * n,
    "comments that do not end": lambda n: "<p>" + "<!-" * n + "<!--" * n,
    "quotes that do not end": lambda n: "<p \"'>" * n,
    "long tags": lambda n: ("<p " + "a " * 9000 + ">x") * (n // 5000),
    "starts of long tags": lambda n: "<p " + " <p".join("a" * 20_000 for _ in range(n // 5000)),
}  # fmt: skip


def blocks(html):
    return read_blocks(tree_of(html))


SHORT = ("nested blocks", "line breaks", "attributes", "one long text", "nested menus", "articles")  # one of each sort


@pytest.mark.parametrize(
    "name", [name if name in SHORT else pytest.param(name, marks=pytest.mark.fuzz) for name in PROBES]
)
def test_twice_the_page_takes_about_twice_the_calls(name):
    make = PROBES[name]
    # more than 20,000 tags go another way, which loads something of its own with the first page: it is warm, too
    growth = more_calls(blocks, make(21_000), make(42_000), warm=make(20_500))
    assert growth < 2.6  # quadratic would be 4 times


@pytest.mark.benchmark
@pytest.mark.parametrize("name", PROBES)
def test_four_times_the_page_takes_about_four_times_the_time(name):
    linear_in_time(blocks, 10_000, make=PROBES[name])


@pytest.mark.parametrize("name", PROBES)
def test_every_probe_becomes_an_article(name):
    article = CLEAN.article("<html>" + PROBES[name](3_000))
    assert article.ledger.undo(str(article)) == article.source


@pytest.mark.benchmark  # the parser's own work, which is one call
@pytest.mark.parametrize(
    "name", ["nested blocks", "unclosed lists", "the same with paragraphs", "attributes", "ends of nothing"]
)
def test_a_hundred_thousand_of_each(name):
    """The count that the parser alone takes minutes or all memory for, with most of these."""
    linear_in_time(blocks, 12_500, 8, make=PROBES[name])


def test_a_page_of_megabytes(linear):
    page = "<div class=story>" + "".join(STORY.replace("Friday", f"day {i}") for i in range(3_000)) + "</div>"
    linear(CLEAN.article, 200_000, make=lambda size: page[:size])


MEMORY = {  # a page as Python writes it, and how many times its size may be needed at most
    "paragraphs": ("''.join(f'<p>{i}{story}' for i in range(6_000))", 80),  # 60, and 54 as plain text: 5 KB a line
    "one long attribute": ("story + '<p class=\"' + 'x ' * 5_000_000 + '\">'", 20),
    "open formatting": ("''.join(f'<b class={i}><p>' for i in range(50_000))", 60),  # a node takes 250 bytes
}


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="reads Linux's account of peak memory")
@pytest.mark.fuzz
@pytest.mark.parametrize("name", MEMORY)
def test_peak_memory_is_bounded_by_the_size_of_the_page(name):
    page, times = MEMORY[name]
    code = (
        "import newsclean as nc\nclean = nc.pipeline('news')\n"
        "def peak(): return [int(l.split()[1]) << 10 for l in open('/proc/self/status') if l.startswith('VmHWM')][0]\n"
        f"story = {STORY!r}\nclean.article(story * 9)\npage = {page}\nbefore = peak()\nclean.article(page)\n"
        "print((peak() - before) / len(page))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert float(done.stdout) < times


@pytest.mark.parametrize("declared", ["utf-8", "iso-8859-1", "shift_jis", "utf-16", "no-such-thing"])
@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8-sig"])
def test_bytes_are_read_whatever_the_page_declares(encoding, declared):
    data = f"\n<html><meta charset={declared}>{STORY}".encode(encoding)
    assert CLEAN(data) == CLEAN(bytearray(data)) == CLEAN_STORY


def test_big_endian_with_its_mark():
    assert CLEAN(b"\xfe\xff" + STORY.encode("utf-16-be")) == CLEAN_STORY


WITH_THE_STORY = {
    "NULs": STORY.replace("river", "ri\0ver"),
    "a page cut inside of a character": f"{STORY}<p>Zü".encode()[:-1],
    "lone surrogates": STORY + "<p>\ud83d",
    "no body": "<title>Zürich</title>" + STORY,
    "XHTML": f"<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'><body><br/>{STORY}</body></html>",
    "AMP": f"<!doctype html><html ⚡><body><amp-img src=x></amp-img>{STORY}<amp-ad>no</amp-ad></body></html>",
    "a processing instruction": STORY.replace("river", "<?php no() ?>river"),
    "nested 300 deep": "<div>" * 300 + STORY,
    "nested 100,000 deep": "<div>" * 100_000 + STORY,
    "50,000 open elements before it": "".join(f"<font size={i}>" for i in range(50_000)) + STORY,
    "100,000 attributes before it": PROBES["attributes"](100_000)[:-1] + STORY,
    "a soup that is deep": BeautifulSoup("<div>" * 3_000 + STORY, "html.parser"),
}


@pytest.mark.parametrize("name", WITH_THE_STORY)
def test_the_story_is_found(name):
    assert CLEAN(WITH_THE_STORY[name]) == CLEAN_STORY


@pytest.mark.parametrize("page", ["", b"", "<html>", b"<!doctype html>", "<title>x</title>", "<frameset><frame>"])
def test_a_page_without_text_is_an_empty_article(page):
    article = CLEAN.article(page)
    assert (str(article), article.source) == ("", "")


def test_what_is_too_deep_stands_beside_the_rest():
    """Chrome does the same; no text is lost, and no two blocks run into one."""
    page = "".join(f"<section>text {i}" for i in range(30_000)) + "</section>last"
    found = blocks(page)
    assert found.texts == [f"text {i}" for i in range(30_000)] + ["last"]
    assert max(found.elements.depth) <= 513


def test_a_page_of_many_elements_that_close_is_left_as_it_is():
    page = "<div class=a><p>It <a href=x>rained</a>.<ul><li>one<li>two</ul><table><tr><td>x</table></div>" * 3_000
    assert guard.tame(page) == page
    long = f"<p class='{'x/y z ' * 20_000}' id=b>It rained."
    assert guard.tame(long) == long


@given(SOUP.filter(lambda html: "<noscript" not in html and "<video" not in html))
def test_what_the_guard_does_loses_no_text(html):
    """Of a `noscript` before the body, or an open `video` that the end of a `b` round it closes, it may."""
    with mock.patch.object(guard, "TAGS", -1), mock.patch.object(guard, "harmless", return_value=False):
        tamed = "".join(blocks(html).texts)
    assert tamed.replace(" ", "") == "".join(blocks(html).texts).replace(" ", "")


@given(SOUP)
def test_what_is_proved_harmless_is_left_as_it_is(html):
    with mock.patch.object(guard, "COPIES", 20), mock.patch.object(guard, "LONG", 1):
        assert not guard.harmless(html.encode()) or guard.tame(html) == html


@pytest.mark.parametrize("name", guard._FORMATTING.split("|"))
@pytest.mark.parametrize("space", [" ", "\n", "\t", "\f"])
def test_no_formatting_with_attributes_is_proved_harmless(name, space):
    for spelt in (name, name.upper(), name.title(), name[0] + name[1:].upper()):
        assert not guard.harmless(f"<{spelt}{space}a=1>It rained. ".encode() * 1_500)
        assert guard.harmless(f"<q{spelt}{space}a=1>It rained. ".encode() * 1_500)


@given(SOUP)
def test_any_soup_becomes_an_article_that_can_be_undone(html):
    article = CLEAN.article(f"<html>{html}{STORY}{html}")
    assert article.ledger.undo(str(article)) == article.source
    assert CLEAN(f"<html>{html}{STORY}{html}") == str(article)
