"""How objects look in a notebook: a few lines whatever their size, and HTML in which all text is escaped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import Any

SHOWN = 60  # characters of a text in a repr: with the rest it is one line of a screen
ROWS = 50  # rows of a table: a notebook with thousands is slow to open
LINE = 300  # characters of a line or cell


def shortened(text: str, most: int = SHOWN) -> str:
    """The beginning of a text, on one line.

    >>> shortened("Trade rose.\\n\\nBy a quarter.", 15), shortened("Rain.")
    ('Trade rose. By…', 'Rain.')
    """
    line = " ".join(text[: 4 * most].split())
    return line if len(line) <= most and len(text) <= 4 * most else line[: most - 1].rstrip() + "…"


def html_table(head: Sequence[str], rows: Sequence[Sequence[object]], caption: str) -> str:
    """A table of at most ROWS rows.

    >>> html_table(["kind"], [["<b>"]], "1 row")
    '<table><caption>1 row</caption><tr><th>kind</th></tr><tr><td>&lt;b&gt;</td></tr></table>'
    """
    left = len(rows) - ROWS
    body = "".join(f"<tr>{_cells('td', row)}</tr>" for row in rows[:ROWS])
    more = f'<tr><td colspan="{len(head)}">… and {left:,} more</td></tr>' if left > 0 else ""
    return f"<table><caption>{escape(caption)}</caption><tr>{_cells('th', head)}</tr>{body}{more}</table>"


def _cells(tag: str, values: Iterable[object]) -> str:
    texts = ("" if value is None else shortened(str(value), LINE) for value in values)
    return "".join(f"<{tag}>{escape(text)}</{tag}>" for text in texts)


def entries_table(entries: Sequence[Any], caption: str) -> str:
    """The entries of a ledger: where, kind, rule, and what was there."""
    rows = [(f"{e.start}–{e.end}", e.kind, e.rule, e.text, e.new) for e in entries]
    return html_table(["place", "kind", "rule", "text", "became"], rows, caption)


def article_html(title: str | None, source: str, removed: Iterable[Any]) -> str:
    """The lines of the source: those that stay, and in red and struck through those that were removed."""
    parts, at = [], 0
    for entry in sorted(removed, key=lambda one: one.start):
        parts.append(escape(source[at : entry.start]))
        why = escape(f"{entry.kind}: {entry.rule}", quote=True)
        parts.append(f'<del style="color:#b3261e" title="{why}">{escape(entry.text)}</del>')
        at = entry.end
    parts.append(escape(source[at:]))
    head = f"<b>{escape(title or 'Without a title')}</b>"
    return f'<div>{head}<div style="white-space:pre-wrap;max-height:30em;overflow:auto">{"".join(parts)}</div></div>'
