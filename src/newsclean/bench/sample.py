"""The built-in sample: synthetic articles, the same for the same seed on every machine."""

from __future__ import annotations

import html
import random
import re
from collections.abc import Callable
from functools import cache
from typing import Any

from newsclean.data import data_table

ARTICLES = 200
COPIES = 10  # each tenth article is another outlet's copy of the one before, as agencies' stories are

_SLOT = re.compile(r"\{(\w+)\}")


@cache
def _table() -> dict[str, Any]:
    return data_table("bench.toml")


def _money(rng: random.Random) -> str:
    return rng.choice(("${}bn", "€{}m", "£{} million", "US${} billion")).format(rng.randrange(11, 990) / 10)


_FIGURES: dict[str, Callable[[random.Random], str]] = {
    "small": lambda rng: str(rng.randrange(3, 40)),
    "count": lambda rng: f"{rng.randrange(1000, 900_000):,}",
    "percent": lambda rng: str(rng.randrange(11, 400) / 10),
    "year": lambda rng: str(rng.randrange(2009, 2025)),
    "money": _money,
    "City": lambda rng: str(rng.choice(_table()["city"])),
    "name": lambda rng: f"{rng.choice(_table()['first'])} {rng.choice(_table()['last'])}",
}


def _filled(pattern: str, rng: random.Random) -> str:
    def slot(match: re.Match[str]) -> str:
        name = match[1]
        return _FIGURES[name](rng) if name in _FIGURES else str(rng.choice(_table()[name]))

    text = _SLOT.sub(slot, pattern)
    return text[:1].upper() + text[1:]


def _paragraphs(rng: random.Random) -> list[str]:
    sentences = rng.choices(_table()["sentences"], k=rng.randrange(12, 30))
    filled = [_filled(sentence, rng) for sentence in sentences]
    return [" ".join(filled[at : at + 2]) for at in range(0, len(filled), 2)]


def sample_records(seed: int = 0, count: int = ARTICLES) -> list[dict[str, str]]:
    """Scrapes with boilerplate, as records with id, source, date and text; no two are alike.

    >>> sample_records(seed=1, count=3) == sample_records(1, 3), len({r["text"] for r in sample_records(count=50)})
    (True, 50)
    """
    rng = random.Random(seed)  # noqa: S311 - the same sample everywhere is the point
    records: list[dict[str, str]] = []
    paragraphs: list[str] = []
    for number in range(count):
        if number % COPIES != COPIES - 1:
            paragraphs = _paragraphs(rng)
        headline = _filled(rng.choice(_table()["headlines"]), rng)
        lines = [headline, f"By {_FIGURES['name'](rng)}", *paragraphs]
        for residue in rng.choices(_table()["residue"], k=len(lines) // 2):
            lines.insert(rng.randrange(len(lines) + 1), _filled(residue, rng))
        day = f"2024-{seed % 12 + 1:02}-{number % 28 + 1:02}"
        records.append(
            {"id": str(number), "source": f"paper{number % 7}.example", "date": day, "text": "\n\n".join(lines)}
        )
    return records


def sample_page(record: dict[str, str]) -> str:
    """The record as an HTML page: a head, a menu, the article, a footer.

    >>> sample_page({"source": "a.example", "text": "Rain & wind\\n\\nIt rained."})[:36]
    '<!doctype html><html lang="en"><head'
    """
    headline, *lines = record["text"].split("\n\n")
    menu = "".join(f'<li><a href="/{name}">{name}</a></li>' for name in ("News", "Sport", "Opinion", "Money", "Travel"))
    body = "".join(f'<p class="par">{html.escape(line)}</p>\n<div class="slot"></div>' for line in lines)
    return (
        f'<!doctype html><html lang="en"><head><title>{html.escape(headline)} | {record["source"]}</title>'
        '<meta property="og:type" content="article"><script>var a = 1;</script></head>'
        f'<body><header><nav><ul class="menu">{menu}</ul></nav></header><main><article><h1>{html.escape(headline)}</h1>'
        f"{body}</article></main><footer><ul>{menu}</ul><p>About us</p><p>Privacy</p></footer></body></html>"
    )
