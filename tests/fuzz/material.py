"""What fuzzing is made of: fragments of the seeds, hostile pieces, and strategies that mix them."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from newsclean.testing import LINES, NASTY
from newsclean.text.language_pack import LANGUAGES

SEEDS = Path(__file__).resolve().parent.parent.parent / "seeds"
FIGURES = (
    "½", "1½ million", "三百二十万人", "二〇二三年三月", "３千４百円", "2.5억", "१२३", "٤٥٪", "1e400", "9" * 40,
    "0." + "0" * 30 + "1", "-0", "−5", "1,2,3,4", "1.000.000,00", "1 000 000", "12'500", "US$1–2tn", "$-5", "€€5",
    "%%", "5%–", "–7%", "1/0", "3/4/5", "10^9", "¥1万2千", "deux cent mille", "zweihundertvierzig Milliarden",
    "пять миллионов", "a hundred and one thousand", "half a dozen dozen", "doubled tripled", "one in 0", "0 out of 0",
    "Rs 5 lakh crore", "1st 2nd 3rd", "5m", "5M", "$5b per barrel", "hundred hundred million million billion",
)  # fmt: skip
DATES = (
    "0001-01-01", "9999-12-31", "2024-02-30", "1900-02-29", "00/00/0000", "31.04.2023", "32 January",
    "29 February 2023", "1 January 0001", "December 31, 9999", "last week", "two million years ago",
    "in the next 10000 years", "2023-24", "2023/2024", "令和6年", "Q5 2023", "the 1990s", "yesterday", "last Friday",
    "T25:61:61Z", "1970-01-01T00:00:00+99:99", "год назад",
)  # fmt: skip
SIGNS = (
    "\x00", "\x0b", "\x1c", "\x85", "\u2028", "\u202e", "\u2066", "\ufeff", "\ufffe", "\ufdd0a\ufdd19\ufdd2",
    "\ufdd3b\ufdd4", "\udc80", "\ud800", "\U000e0001", "\u0301" * 9, "İ", "ß", "ſ", "K", "ﬁ", "ǆ", "\u200b", "\xad",
    "&#0;", "&#x110000;", "&amp;amp;lt;", "ï»¿", "Ã¢â‚¬â„¢", "<", ">", "\"", "'", "\\", "{", "}", "\r", "\r\n", "\n",
    "\n\n", "\t", " ", "•", "|", "—", "…", "...", "http://a.example/?q=1&b=<", "@name", "#", "١", "中", "ไทย",
    "עברית", "العربية",
)  # fmt: skip
HOSTILE = (*FIGURES, *DATES, *SIGNS, *NASTY)
CLASSES = (
    "body", "article", "comment", "ad", "caption", "headline", "byline", "related", "nav", "tags", "print", "x1",
    "date", "paywall", "hidden", "story-body", "category-legal", "comment-count-head",
)  # fmt: skip
TAGS = (
    "p", "div", "span", "article", "h1", "h2", "ul", "li", "table", "tr", "td", "a", "b", "font", "blockquote",
    "figure", "figcaption", "pre", "br", "hr", "img", "main", "nav", "header", "footer", "aside", "section", "svg",
    "math", "template", "select", "option", "textarea", "iframe", "noscript", "title", "style", "script", "form",
    "button", "frameset", "plaintext", "html", "body", "head",
)  # fmt: skip
ODD_DATA = """<script type="application/ld+json">{"@type": "NewsArticle", "headline": ["x", {"y": null}],
"author": [[{"name": 5}]], "datePublished": "2024-13-45", "articleBody": 7}</script>"""
HEADS = (
    "<!doctype html>", '<meta charset="idna">', '<meta charset="utf-16">',
    "<title>Rain in Velm | The Velm Post</title>", '<meta property="og:title" content="Rain in Velm">',
    '<meta name=author content="Ada Rim, 5">', "<base href=//x>",
    '<meta property="article:published_time" content="0001-01-01T00:00:00Z">',
    '<time datetime="9999-12-31T23:59:60Z">now</time>',
    ODD_DATA,
    '<script type="application/ld+json">[{"@graph": [[[', "<!--", "-->", "<![CDATA[", "]]>", "<?xml ", "</",
    "<p class=", "<a href='",
)  # fmt: skip


@cache
def seed_records() -> tuple[dict[str, Any], ...]:
    """The articles of the seeds, as records."""
    return tuple(json.loads(line) for line in (SEEDS / "articles.jsonl").read_text(encoding="utf-8").splitlines())


@cache
def seed_lines() -> tuple[str, ...]:
    """All lines of the seeds, and those of the law suite."""
    return tuple(
        {line: None for record in seed_records() for line in record["text"].splitlines() if line} | dict.fromkeys(LINES)
    )


@cache
def seed_pages() -> tuple[str, ...]:
    """The pages of the seeds."""
    return tuple(path.read_text(encoding="utf-8") for path in sorted((SEEDS / "pages").glob("*.html")))


def pieces() -> SearchStrategy[str]:
    """One line of a seed, a hostile piece, a long run of one, or anything."""
    hostile = st.sampled_from(HOSTILE)
    runs = st.builds(
        lambda piece, times: piece * times, hostile | st.sampled_from((". ", "1 ", "a ", "-", "x,")), st.integers(2, 60)
    )
    return st.one_of(st.sampled_from(seed_lines()), hostile, hostile, runs, st.text(max_size=9))


def texts(most: int = 14) -> SearchStrategy[str]:
    """News with hostile pieces between lines, inside sentences, and instead of them."""
    return st.lists(st.tuples(pieces(), st.sampled_from(("", " ", "\n", "\n\n", ", ", ". "))), max_size=most).map(
        lambda parts: "".join(piece + gap for piece, gap in parts)
    )


def sentences() -> SearchStrategy[str]:
    """A line or two: what figures are looked for in."""
    return texts(5)


def _tag(name: str, label: str, how: int) -> str:
    opened = f'<{name} class="{label}" id={label}>'
    return (opened, f"<{name}>", f"</{name}>", f"<{name} href=/{label} src=x alt='{label}'>", f"</{name}><{name}>")[how]


def pages() -> SearchStrategy[str]:
    """Pages of tags that are opened and never closed, and pages of the seeds with something put in or cut out."""
    tags = st.builds(_tag, st.sampled_from(TAGS), st.sampled_from(CLASSES), st.integers(0, 4))
    deep = st.builds(lambda tag, times: tag * times, tags, st.integers(2, 300))
    parts = st.lists(st.one_of(tags, tags, pieces(), st.sampled_from(HEADS), deep), max_size=25).map("".join)
    cut = st.builds(
        lambda page, at, length, part: page[: at % len(page)] + part + page[at % len(page) + length :],
        st.sampled_from(seed_pages()), st.integers(0, 1 << 16), st.integers(0, 2000), parts,
    )  # fmt: skip
    return st.one_of(parts.map("<html>".__add__), cut)


VALUES = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.sampled_from(HOSTILE), st.lists(st.integers(), max_size=2),
    st.dictionaries(st.sampled_from(("a", "text", "newsclean", "__proto__")), st.integers(), max_size=2),
)  # fmt: skip


def records() -> SearchStrategy[dict[str, Any]]:
    """Records with the fields that articles have, some of them of another type."""
    day = st.sampled_from((*DATES, *(record["date"] for record in seed_records()[:4])))
    extra = st.dictionaries(
        st.sampled_from(("title", "url", "source", "lang", "authors", "html", "newsclean", "summary", "kind")),
        VALUES,
        max_size=2,
    )
    own = st.fixed_dictionaries(
        {"text": texts()},
        optional={"id": VALUES, "date": day, "title": pieces(), "source": pieces(), "lang": st.sampled_from(LANGUAGES)},
    )
    return st.builds(lambda a, b: a | b, own, extra) | st.sampled_from(seed_records())


def articles() -> SearchStrategy[list[dict[str, Any]]]:
    """A few good records, some of them alike."""
    good = st.builds(
        lambda text, day, source: {"text": text, "date": day, "source": source},
        texts(8), st.sampled_from(DATES[:3] + ("2024-05-16",) * 4), st.sampled_from(("a.example", "b.example", "")),
    ) | st.sampled_from(seed_records())  # fmt: skip
    return st.lists(good, max_size=4).map(lambda rows: [{**row, "id": at} for at, row in enumerate([*rows, *rows[:1]])])


def changed(data: bytes) -> SearchStrategy[bytes]:
    """Bytes with a few places overwritten, cut out or doubled."""
    change = st.tuples(st.integers(0, max(len(data) - 1, 0)), st.integers(0, 8), st.binary(max_size=8))
    return st.lists(change, max_size=4).map(lambda changes: applied(data, changes))


def applied(data: bytes, changes: list[tuple[int, int, bytes]]) -> bytes:
    """The bytes with such changes: at, how many go, what comes."""
    for at, length, new in changes:
        data = data[:at] + new + data[at + length :]
    return data
