"""Targets that clean: texts, pages, records, ledgers and rules."""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from click.testing import CliRunner
from hypothesis import strategies as st
from tests.fuzz import material
from tests.fuzz.target import Target
from tests.fuzz.variants import WHOLE, part_at
from tests.twin_rules import hits_slowly

import newsclean as nc
from newsclean.clean.records import clean_record
from newsclean.cleaners import PRESETS
from newsclean.cli.main import group
from newsclean.errors import NewscleanError, RecordError
from newsclean.io.inputs import read_items
from newsclean.io.records import as_line, parse
from newsclean.io.web_archives.warc import archived_pages
from newsclean.rules.rule import read_rules
from newsclean.rules.ruleset import RuleSet

UNESCAPED = re.compile(r"(?<!\\)<|(?<!\\)\]\((?!https?:|mailto:)")  # a tag, or a link that runs a script


def check_article(article: nc.Article) -> None:
    """Text, ledger and article are one, and the ledger survives JSON."""
    made = str(article)
    ledger = nc.Ledger.from_json(json.loads(json.dumps(article.ledger.to_json())))
    assert ledger.undo(made) == article.source
    assert ledger.apply(article.source) == made
    for entry in ledger:
        assert 0 <= entry.start <= entry.end <= len(article.source)
        assert entry.text == article.source[entry.start : entry.end]


def check_text(given: tuple[str, str]) -> None:
    preset, text = given
    clean = nc.pipeline(preset)
    article = clean.text(text)
    check_article(article)
    assert article.source == text
    assert clean.text(str(article)).text == str(article)


def check_page(page: str | bytes) -> None:
    clean = nc.pipeline("news")
    article = clean.page(page)
    check_article(article)
    markdown = clean.markdown(page, html=True)
    assert not UNESCAPED.search(markdown), "a tag or a script in Markdown"
    assert all(part in article.text for part in article.paragraphs)


def pages() -> st.SearchStrategy[Any]:
    written = st.builds(
        lambda page, code: page.encode(code, "replace"),
        material.pages(),
        st.sampled_from(("utf-8", "cp1252", "utf-16", "gb18030")),
    )
    return material.pages() | written


def lines_of_records() -> st.SearchStrategy[bytes]:
    good = material.records().map(lambda record: json.dumps(record, default=str).encode())
    torn = st.builds(lambda line, at: line[: at % (len(line) + 1)], good, st.integers(0, 5000))
    odd = st.sampled_from(
        (
            b"",
            b"\0",
            b"\xff\xfe",
            b"[1]",
            b"null",
            b"1e400",
            b'{"text": "\\ud800"}',
            b"[" * 3000,
            b'{"a":' * 3000,
            b"9" * 5000,
        )
    )
    return st.lists(st.one_of(good, good, torn, odd), max_size=6).map(b"\n".join)


def check_records(data: bytes) -> None:
    """Every line comes out once, in order, as a record that JSON can hold; what is no UTF-8 in some other encoding."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "in.jsonl")
        path.write_bytes(data)
        items = list(read_items((str(path),)))
    lines = data.split(b"\n")
    if lines[-1] == b"":
        lines.pop()
    assert len(items) == len(lines)
    for item, line in zip(items, lines, strict=True):
        try:
            assert item.raw.removesuffix("\n") == line.decode()
        except UnicodeDecodeError:
            assert item.raw
    for item in items:
        if item.record:
            parse(as_line(clean_record(nc.pipeline("news"), item.record)))


HTTP = ("HTTP/1.1 200 OK", "Content-Type: text/html")


def archives() -> st.SearchStrategy[bytes]:
    number = st.sampled_from(("", "-1", "0", "7", "99999999999999999999", "9" * 5000, "ff", "1_0", "½"))
    head = st.sampled_from((
        "Transfer-Encoding: chunked", "Content-Encoding: gzip", "Content-Encoding: deflate", "Content-Encoding: br",
        "Content-Type: text/html; charset=idna", "Content-Type: text/html;charset=utf-7", "Content-Type: text/html",
        "X: \xe9", ":", "", "a\0b: c",
    ))  # fmt: skip
    body = st.one_of(
        st.binary(max_size=30),
        material.pages().map(lambda p: p.encode("utf-8", "replace")),
        number.map(lambda n: f"{n}\r\nab\r\n".encode()),
    )
    http = st.builds(
        lambda heads, body: "\r\n".join([*HTTP, *heads, "", ""]).encode() + body,
        st.lists(head, max_size=3), body,
    )  # fmt: skip
    kind = st.sampled_from(("response", "response", "request", "warcinfo", ""))
    record = st.builds(_archived, kind, http, number | st.none(), material.pieces())
    return st.lists(record, max_size=4).map(b"".join).flatmap(lambda data: st.just(data) | material.changed(data))


def _archived(kind: str, block: bytes, length: str | None, url: str) -> bytes:
    fields = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nContent-Length: {length or len(block)}\r\n\r\n"
    )
    return fields.encode("utf-8", "replace") + block + b"\r\n\r\n"


def check_archive(data: bytes) -> None:
    with tempfile.TemporaryFile() as file:
        file.write(data)
        file.seek(0)
        for record in archived_pages(file):
            if isinstance(record, RecordError):
                continue
            if isinstance(record, RecordError):
                continue  # a page that is too long
            assert isinstance(record["html"], str)
            clean_record(nc.pipeline("news"), record)


def sources() -> st.SearchStrategy[tuple[str, bytes, Any]]:
    """Files to clean with a ledger, and a change of what came of it (None: none)."""
    change = st.none() | st.tuples(st.integers(0, 1 << 16), st.integers(0, 9), st.binary(max_size=9), st.booleans())
    text = st.tuples(st.just("in.txt"), material.texts().map(lambda text: text.encode("utf-8", "replace")), change)
    return text | st.tuples(st.just("in.jsonl"), lines_of_records(), change)


def check_undo(given: tuple[str, bytes, Any]) -> None:
    """What was cleaned is undone byte for byte; with another ledger or text it is refused, or harmless."""
    name, data, change = given
    with tempfile.TemporaryDirectory() as folder:
        source, out, ledger, back = (str(Path(folder, part)) for part in (name, "out", "ledger", "back"))
        Path(source).write_bytes(data)
        form = ["--from", "text"] if name.endswith("txt") else []
        command(["clean", source, *form, "--ledger", ledger, "-o", out], allowed=(0, 1))
        if not Path(ledger).exists():
            return  # refused as a whole
        if change is not None:
            at, length, new, is_ledger = change
            changed = Path(ledger if is_ledger else out)
            was = changed.read_bytes()
            changed.write_bytes(was[: at % (len(was) + 1)] + new + was[at % (len(was) + 1) + length :])
        command(["undo", "--ledger", ledger, out, "-o", back], allowed=(0, 1) if change else (0,))
        assert change is not None or Path(back).read_bytes() == data


def command(args: Iterable[str], allowed: tuple[int, ...]) -> None:
    """Run a verb in this process. Raises what it raises, but for the documented errors where they are allowed."""
    done = CliRunner().invoke(group, list(args), standalone_mode=False)
    if isinstance(done.exception, NewscleanError) and 1 in allowed:
        return
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    code = done.return_value if done.exception is None else done.exit_code
    assert (code or 0) in allowed, (code, done.output[:300])


TEXT_KEYS, LIST_KEYS = (
    ("line", "start", "end", "cut_start", "cut_end", "unless", "from"),
    ("has", "also", "phrases", "drops"),
)


def rule_files() -> st.SearchStrategy[str]:
    text = (st.sampled_from(PATTERNS) | material.pieces()).map(_toml)
    listed = st.lists(text, max_size=3).map(lambda rows: f"[{', '.join(rows)}]")
    other = st.sampled_from(
        ("1", "-1", "true", "1.5", "1979-05-27", "{}", "{a = 1}", "[[1]]", "nan", "9" * 30, '""', "[]")
    )
    numbers = st.sampled_from(("0", "1", "240", "500"))
    one = st.one_of(
        st.tuples(st.sampled_from(TEXT_KEYS), text), st.tuples(st.sampled_from(LIST_KEYS), listed),
        st.tuples(st.sampled_from(("min", "max")), numbers), st.tuples(st.just("weak"), st.just("true")),
    )  # fmt: skip
    odd = st.tuples(
        st.sampled_from((*TEXT_KEYS, *LIST_KEYS, "id", "kind", "min", "max", "weak", "stored", "odd")), other
    )
    rows = st.lists(st.one_of(one, one, one, one, one, one, odd), max_size=4).map(dict)
    row = rows.map(lambda row: "".join(f"{key} = {value}\n" for key, value in {**GOOD_RULE, **row}.items()))
    head = st.sampled_from(
        ("[[rule]]\n",) * 12 + ("[rule]\n", "rule = [1]\n", 'rule = "a"\n', "", "[tool.newsclean]\n")
    )
    return st.lists(st.builds(str.__add__, head, row), max_size=2).map("\n".join)


GOOD_RULE = {"id": '"a/b"', "kind": '"ad"', "has": '["a", "é", "²"]', "phrases": '["b"]'}
PATTERNS = (
    "fell",
    "",
    "[",
    "(",
    "(?i)a+",
    "(x+x+)+y",
    "\\w{2,99}",
    "(?<=a)",
    "a|b",
    "(?P<keep>a)",
    "é",
    ".*",
    "x{1001}",
    "b$",
)


def _toml(text: str) -> str:
    return json.dumps(text.encode("utf-8", "replace").decode())


def check_rules(text: str) -> None:
    """A rule set is refused, or decides about lines as its slow twin does."""
    with tempfile.TemporaryDirectory() as folder:
        for name in ("rules.toml", "pyproject.toml"):
            path = Path(folder, name)
            path.write_text(text, encoding="utf-8")
            rules = RuleSet(read_rules(path))
            for line in ("It fell a lot, aab é.", "x" * 300, "A", *material.seed_lines()[:3]):
                assert rules.hits(line) == hits_slowly(rules, line)


TARGETS = (
    Target("text", lambda: st.tuples(st.sampled_from(sorted(PRESETS)), material.texts()), check_text, part_at(1)),
    Target("page", pages, check_page, WHOLE),
    Target("records", lines_of_records, check_records, WHOLE),
    Target("archive", archives, check_archive, WHOLE),
    Target("undo", sources, check_undo, part_at(1)),
    Target("rules", rule_files, check_rules, WHOLE),
)
