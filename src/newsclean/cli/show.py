"""What `--explain` and `--diff` print."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from unicodedata import category

import click

from newsclean.core.article import Article
from newsclean.core.document import Document
from newsclean.core.edits import Entry
from newsclean.text.diff import changed_ranges

WIDTH = 88  # characters of a line shown; the rest of a paragraph says nothing about the verdict
CONTEXT = 1  # unchanged lines around a change
RULE = 24  # columns for the rule's name


def explained(article: Article) -> str:
    """Each line of the source with its verdict: its role, or the kind and the rule that removed it."""
    doc = Document(article.source)
    entries = list(article.ledger)
    lines: list[str] = []
    position = 0
    for block in range(len(doc)):
        while position < len(entries) and entries[position].end <= doc.starts[block]:
            position += 1
        inside = _inside(entries, position, doc.ends[block])
        lines += _verdict(article, doc, block, inside)
    return "\n".join(lines)


def _inside(entries: list[Entry], position: int, end: int) -> list[Entry]:
    found = []
    while position < len(entries) and entries[position].start < end:
        found.append(entries[position])
        position += 1
    return found


def _verdict(article: Article, doc: Document, block: int, inside: list[Entry]) -> Iterator[str]:
    text, number = doc.texts[block], doc.numbers[block] + 1
    whole = next((e for e in inside if not e.new and e.start <= doc.starts[block] and e.end >= doc.ends[block]), None)
    if whole:
        yield _row(number, "-", whole.kind, whole.rule, text)
        return
    yield _row(number, " ", _role(article, text), "", text)
    for entry in inside:
        shown = f"{entry.text!r} → {entry.new!r}" if entry.new else repr(entry.text)
        yield _row(number, "~", entry.kind, entry.rule, shown)


def _role(article: Article, text: str) -> str:
    if text == article.title:
        return "title"
    return "summary" if any(text.endswith(line) for line in article.summary) else "body"


def _row(number: int, sign: str, kind: str, rule: str, text: str) -> str:
    text = " ".join(_safe(text).split())
    text = text if len(text) <= WIDTH else text[: WIDTH - 1] + "…"
    line = f"{number:>5} {sign} {kind:<17} {rule:<{RULE}} {text}"
    return _coloured(line, {"-": "red", "~": "yellow"}.get(sign))


def _safe(text: str) -> str:
    """Control and bidi characters as escapes: text from the web must not control the reader's terminal."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text)


def _coloured(line: str, colour: str | None) -> str:
    wanted = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    return click.style(line, fg=colour) if colour and wanted else line


def differing(article: Article) -> str:
    """A unified diff of the source and the clean text."""
    old, new = article.source.splitlines(), article.text.splitlines()
    colours = {"-": "red", "+": "green"}
    return "\n".join(_coloured(_safe(row), colours.get(row[:1])) for row in _unified(old, new))


def _unified(old: Sequence[str], new: Sequence[str]) -> Iterator[str]:
    hunks: list[list[tuple[range, range]]] = []
    for one, other in changed_ranges(old, new):
        if hunks and one.start - hunks[-1][-1][0].stop <= 2 * CONTEXT:
            hunks[-1].append((one, other))
        else:
            hunks.append([(one, other)])
    if hunks:
        yield from ("--- source", "+++ clean")
    for hunk in hunks:
        before = min(CONTEXT, hunk[0][0].start)
        start, start_new = hunk[0][0].start - before, hunk[0][1].start - before
        end = min(hunk[-1][0].stop + CONTEXT, len(old))
        size = hunk[-1][1].stop + end - hunk[-1][0].stop - start_new
        yield f"@@ -{_span(start, end - start)} +{_span(start_new, size)} @@"
        for gone, come in hunk:
            yield from (f" {old[at]}" for at in range(start, gone.start))
            yield from (f"-{old[at]}" for at in gone)
            yield from (f"+{new[at]}" for at in come)
            start = gone.stop
        yield from (f" {old[at]}" for at in range(start, end))


def _span(start: int, size: int) -> str:
    """Lines as a unified diff gives them: from 1, and the line before where there are none."""
    return f"{start + 1}" if size == 1 else f"{start + (size > 0)},{size}"


def lost_dollar(statement: str) -> str:
    """What to add where nothing is about a statement that has a figure and no currency: a shell may have taken "$1".

    >>> lost_dollar("Trade was 90 billion in 2023"), lost_dollar("Trade was $190 billion in 2023")
    ('; a $ in double quotes is lost: use single quotes', '')
    """
    figure = any(map(str.isdigit, statement)) and not any(category(sign) == "Sc" for sign in statement)
    return "; a $ in double quotes is lost: use single quotes" if figure else ""


def nothing_found(options: Sequence[str]) -> str:
    """What to say when no claim is written, though there are some.

    >>> nothing_found(["--status conflict", "--about"]), nothing_found([])[:36]
    ('no claim meets --status conflict and --about', 'no claim is made by two articles; --')
    """
    if not options:
        return "no claim is made by two articles; --singles shows those of one"
    return f"no claim meets {' and '.join(options)}"
