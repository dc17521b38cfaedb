"""The rules as people write them, in TOML, and `rules.json`, which is made of them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from newsclean.rules.edge_characters import edge_characters
from newsclean.rules.rule import Rule, fold
from newsclean.rules.stored_requirements import FILE, written_requirements


def described_rules() -> tuple[Rule, ...]:
    """All rules that come with newsclean, calls last, with their examples and where they come from: the TOML rows."""
    return tuple(sorted((*_line_rules(), *_composed_rules()), key=lambda rule: (bool(rule.call), rule.id)))


def _line_rules() -> Iterator[Rule]:
    import tomllib
    from importlib.resources import files  # 15 ms, and only tests and people ask for these

    for entry in files("newsclean.data").joinpath("rules").iterdir():
        if entry.name.endswith(".toml"):
            data = tomllib.loads(entry.read_text(encoding="utf-8"))
            yield from (Rule.from_row(row, entry.name) for row in data["rule"])


def _composed_rules() -> Iterator[Rule]:
    from importlib.resources import files

    from newsclean.data import data_table
    from newsclean.rules.calls import call_rules

    data = files("newsclean.data")
    tables = {entry.name: f"languages/{entry.name}/calls.toml" for entry in data.joinpath("languages").iterdir()}
    tables |= {entry.name.removesuffix(".toml"): f"calls/{entry.name}" for entry in data.joinpath("calls").iterdir()}
    for language, name in tables.items():
        if data.joinpath(name).is_file():
            yield from call_rules(language, data_table(name), data_table("calls.toml"))


def compiled(rules: Iterable[Rule]) -> str:
    """The text of `rules.json`: one rule per line, without defaults and fields that only people read."""
    defaults = Rule("", "")
    unread = ("drops", "keeps", "source", "stored", "spares")
    shared: list[str] = []
    lines = []
    for rule in rules:
        row = {name: getattr(rule, name) for name in Rule.__slots__ if name not in unread}
        row["phrases"] = tuple(dict.fromkeys(map(fold, rule.phrases)))
        row["first"], row["last"] = edge_characters(rule.patterns)
        row = {k: v for k, v in row.items() if v != getattr(defaults, k)}
        lines.append(json.dumps(_in_parts(row, shared) if rule.call else row, ensure_ascii=False))
    return f'{{"shared": {json.dumps(shared, ensure_ascii=False)},\n"rules": [\n' + ",\n".join(lines) + "\n]}\n"


def _in_parts(row: dict[str, Any], shared: list[str]) -> dict[str, Any]:
    """The row of a call: the parts of its pattern, and the place in `shared` of the words of reports."""
    if row["unless"] not in shared:
        shared.append(row["unless"])
    return {**{key: value for key, value in row.items() if key != "line"}, "unless": shared.index(row["unless"])}


def write_rules() -> None:
    """Write `rules.json`, the file in use, and what its rules require of a line, from the TOML rows."""
    from importlib.resources import files  # see `described_rules`

    rules = described_rules()
    for name, text in (("rules.json", compiled(rules)), (FILE, written_requirements(rules))):
        Path(str(files("newsclean.data").joinpath(name))).write_text(text, encoding="utf-8")
