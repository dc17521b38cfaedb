"""Any tool's record with newsclean's names for the fields that the later steps need."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from newsclean.core.lazy_regex import lazy
from newsclean.core.record import ALIASES, HTML, KEY, notes_of
from newsclean.data import data_table
from newsclean.io.record_shapes.archived import original_address
from newsclean.io.record_shapes.paths import value_at_path, without

_BYLINE = lazy(r"\A(?:by|von|par|por|di)\s|,|\s(?:and|und|et|y)\s|&", re.IGNORECASE)
_HOST = lazy(r"https?://(?:www\.)?([\w.-]+)/?\Z")
FIELDS = ("text", HTML, "title", "date", "authors", "outlet", "url", "lang", "crawled", "embargo")
OWN_NAME = {"outlet": "source"}
# NewsAPI: "… [+1234 chars]"; with a comma for thousands in some clients
_CUT = lazy(r"[ \r\n]{0,9}(?:…|\.\.\.)?[ \r\n]{0,9}\[\+(\d[\d,]{0,9}) chars\]\s{0,9}\Z", re.ASCII)


@dataclass(frozen=True, slots=True)
class Tool:
    """How one tool names the fields of its records. `partial` says that it never gives the full text."""

    name: str
    has: tuple[str, ...]
    paths: Mapping[str, tuple[str, ...]]
    partial: bool = False


@cache
def tools() -> tuple[Tool, ...]:
    """The table of data/record_fields.toml, in its order; the last row is for records of no known tool."""
    return tuple(
        Tool(row["name"], tuple(row["has"]), {f: tuple(row.get(f, ())) for f in FIELDS}, row.get("partial", False))
        for row in data_table("record_fields.toml")["tool"]
    )


@lru_cache(1 << 10)  # the records of a file have few sets of keys
def _candidates(keys: tuple[str, ...]) -> tuple[Tool, ...]:
    """The tools whose paths can stand in a record with these keys, with only those of their paths that can."""
    have = {*keys, *(key.partition(".")[0] for key in keys)}

    def held(paths: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(path for path in paths if path in have or path.partition(".")[0] in have)

    return tuple(
        Tool(row.name, row.has, {name: held(paths) for name, paths in row.paths.items()}, row.partial)
        for row in tools()
        if len(held(row.has)) == len(row.has)
    )


@cache
def usual_names(*fields: str) -> frozenset[str]:
    """The names of fields that are read without the company of others, as columns of a table.

    >>> sorted(usual_names("lang"))[:3], "Text" in usual_names("text"), "id" in usual_names()
    (['humanLanguage', 'inLanguage', 'lang'], False, True)
    """
    names = {name for field in fields or FIELDS for name in tools()[-1].paths[field]}
    return frozenset(names if fields else {*names, HTML, "id", "section"})


@cache
def _languages() -> dict[str, str]:
    table = data_table("record_fields.toml")["languages"]
    return {name: code for code, names in table.items() for name in names}


# A record with these names only needs nothing: the usual case, which is decided without the table.
_PLAIN = frozenset(
    ("id", "text", "title", "date", "authors", "url", "lang", "source", HTML, "crawled", "summary", "country", KEY)
)


def standard_record(record: dict[str, Any]) -> dict[str, Any]:
    """The record with what its tool says under newsclean's names; what stands there already is kept.

    >>> standard_record({"headline": {"main": "Rain"}, "web_url": "https://a.example/1", "body": "It rained."})["title"]
    'Rain'
    >>> standard_record({"content": "It rained… [+120 chars]"})["newsclean"]
    {'truncated': 120}
    >>> standard_record({"id": 1, "text": "It rained."})
    {'id': 1, 'text': 'It rained.'}
    """
    if record.keys() <= _PLAIN and all(_usable(record, name) for name in record):
        return record
    rows = _candidates(tuple(record))
    tool = next(row for row in rows if all(value_at_path(record, path) is not None for path in row.has))
    found = dict(_found(record, tool, rows[-1]))
    out = _with_text(record, tool, found)
    for name in FIELDS[2:]:
        key = OWN_NAME.get(name, name)
        if name in found and not _stands(out, tool, name, key):
            out[key] = found[name][1]
    return _marked(_unarchived(out), tool)


def _unarchived(record: dict[str, Any]) -> dict[str, Any]:
    """The record with the page's own address where it has that of the Wayback Machine, and the time of the capture."""
    url = record.get("url")
    address, captured = original_address(url) if isinstance(url, str) else ("", None)
    return {**record, "url": address, "crawled": record.get("crawled") or captured} if captured else record


def _found(record: Mapping[str, Any], tool: Tool, usual: Tool) -> Iterator[tuple[str, tuple[str, Any]]]:
    """For each field the first path that has a value, and the value as newsclean holds it."""
    rows = (tool,) if tool is usual else (tool, usual)
    for name in FIELDS:
        for path in (path for row in rows for path in row.paths[name]):
            value = _PLAINED.get(name, _string)(value_at_path(record, path))
            if value:
                yield name, (path, value)
                break


def _stands(out: Mapping[str, Any], tool: Tool, name: str, key: str) -> bool:
    """Is the field there already under a name that every verb reads, and as its tool means it?"""
    first = next((path for path in tool.paths[name] if value_at_path(out, path) is not None), None)
    if name in ("authors", "lang"):
        return False  # in one form for all
    names = ALIASES.get(key, (key,))
    usable = [each for each in names if isinstance(out.get(each), str | int | float) and out[each] not in ("", "None")]
    return bool(usable) and (first is None or usable[0] == first or not tool.has)


def _with_text(record: dict[str, Any], tool: Tool, found: Mapping[str, tuple[str, Any]]) -> dict[str, Any]:
    """The record with its text, or else its HTML, at the top; what it was nested in goes, as it would be read twice."""
    name = "text" if "text" in found else HTML
    if name not in found or tool.paths["text"] == ("text",) == (found[name][0],):
        return dict(record)
    path, value = found[name]
    if "." not in path and isinstance(record.get(path), str) and path in ALIASES["text"]:
        return dict(record)
    left = without(record, path)
    for other in ALIASES["text"]:  # the same text in another form would be taken for it
        if name == HTML or not isinstance(left.get(other), str):
            left.pop(other, None)
    return {**left, name: value}


def _marked(record: dict[str, Any], tool: Tool) -> dict[str, Any]:
    """The record with a note when its text is cut short."""
    key = next((each for each in ALIASES["text"] if isinstance(record.get(each), str)), None)
    cut = _CUT.search(record[key][-60:]) if key else None
    if cut and key:
        record[key] = record[key][: len(record[key]) - len(cut[0])]
        return {**record, KEY: {**notes_of(record), "truncated": int(cut[1].replace(",", ""))}}
    if tool.partial and key and record[key] == value_at_path(record, "lead_paragraph"):
        return {**record, KEY: {**notes_of(record), "truncated": True}}
    return record


def _usable(record: Mapping[str, Any], name: str) -> bool:
    if name == "url":
        return not isinstance(record[name], str) or "/web.archive.org/" not in record[name]
    if name == "text":
        return not (isinstance(record[name], str) and record[name].endswith("chars]"))
    return not isinstance(record[name], Mapping) and (name not in ("lang", "authors") or _in_form(name, record[name]))


def _in_form(name: str, value: Any) -> bool:
    return isinstance(value, list) if name == "authors" else not isinstance(value, str) or len(value) != 3


def _string(value: Any) -> Any:
    """A value as text: parts of a list as paragraphs; fundus' sections with their headlines."""
    if isinstance(value, list):
        parts = [_string(each) for each in value]
        return "\n\n".join(part for part in parts if isinstance(part, str) and part) or None
    if isinstance(value, Mapping) and "paragraphs" in value:
        return _string([*_listed(value.get("headline")), *_listed(value["paragraphs"])])
    if isinstance(value, str):
        return None if value in ("None", "null") else value
    return None


def _date(value: Any) -> Any:
    return value if isinstance(value, int | float) and not isinstance(value, bool) else _first(value)


def _first(value: Any) -> Any:
    """One value; the first of several: headlines in several roles are not one headline."""
    return _string(value[0] if isinstance(value, list) and value else value)


def _outlet(value: Any) -> Any:
    """A name, or the host of an address, which is all that newspaper3k has (`source_url`)."""
    name = _first(value)
    host = _HOST.match(name) if isinstance(name, str) else None
    return host[1] if host else name


def _authors(value: Any) -> list[str] | None:
    """The names; one string of several is split where tools join them, at a semicolon, and as a byline is."""
    if isinstance(value, str) and _BYLINE.search(value):
        from newsclean.text.names.person_names import split_names  # 10 ms, for bylines only

        return list(split_names(value.split(";"))) or None
    names = [
        name.strip()
        for each in _listed(value)
        for name in str(each.get("name", "") if isinstance(each, Mapping) else each).split(";")
    ]
    return [name for name in names if name and name not in ("None", "[]")] or None


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _language(value: Any) -> str | None:
    """An ISO 639-1 code, of a code or a name.

    >>> _language("english"), _language("pt-BR"), _language("Klingon")
    ('en', 'pt-BR', None)
    """
    text = _first(value)
    if not isinstance(text, str):
        return None
    known = _languages().get(text.casefold())
    return known or (text if re.fullmatch(r"[A-Za-z]{2}(?:[-_][A-Za-z]{2,4})?", text) else None)


_PLAINED = {
    "authors": _authors,
    "lang": _language,
    "date": _date,
    "crawled": _date,
    "title": _first,
    "outlet": _outlet,
    "url": _first,
}
