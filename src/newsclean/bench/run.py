"""What `newsclean bench` does: the sample or the files, the rounds, the table."""

from __future__ import annotations

from typing import Any

from newsclean.bench import sample
from newsclean.bench.measure import Make, about, missing_peers, time_tasks
from newsclean.bench.tasks import Sample, all_tasks
from newsclean.core.record import HTML, text_of
from newsclean.errors import InputError, NewscleanError
from newsclean.io.inputs import read_items

HEADS = {"whole": "whole", "alone": "each cleaner alone, on text"}


def built_in(number: int) -> Sample:
    """The sample of a round: different articles in each, as a cached line costs nothing."""
    records = sample.sample_records(number)
    return Sample(records, [sample.sample_page(record) for record in records])


def of_files(files: tuple[str, ...], source: str | None) -> Make:
    """The articles of files, the same in each round. Raises InputError if there are none."""
    records: list[dict[str, Any]] = []
    pages: list[str] = []
    for item in read_items(files, source):
        try:
            key, text = text_of(item.record)
        except NewscleanError:
            continue
        if key == HTML:
            pages.append(text)
        else:
            records.append({**item.record, "text": text})
    if not records and not pages:
        raise InputError(
            "no article in these files has a text; give text, HTML or JSON Lines, or no files for the built-in sample"
        )
    return lambda _: Sample(records, pages)


def run_bench(files: tuple[str, ...], source: str | None, seconds: float, *, compare: bool) -> dict[str, Any]:
    """The figures, as `--json` prints them."""
    make = of_files(files, source) if files else built_in
    first, known = make(1), all_tasks()
    rows = time_tasks(known, make, seconds, compare=compare)
    return {
        **about(),
        "sample": "files" if files else "built-in",
        "articles": len(first.records),
        "pages": len(first.pages),
        "rows": [row.to_json() for row in rows],
        **({"not_installed": missing_peers(known)} if compare else {}),
    }


def speed_table(found: dict[str, Any]) -> str:
    """The figures for people."""
    rounds = max(row["rounds"] for row in found["rows"])
    plural = "s" * (rounds != 1)
    machine = f"{found['system']} {found['machine']}, {found['cores']} cores"
    given = f"{found['articles']} texts and {found['pages']} pages, {found['sample']}"
    lines = [
        f"newsclean {found['newsclean']} ({found['running']}), Python {found['python']}, {machine}, {found['date']}",
        f"{given}; CPU time of one process, {rounds} round{plural}: median (lowest–highest)",
    ]
    for group, head in HEADS.items():
        rows = [row for row in found["rows"] if row["group"] == group]
        lines += ["", f"{head:<28}{'MB/s':>8}  {'':<14}{'articles/s':>12}"] if rows else []
        lines += map(_line, sorted(rows, key=lambda row: row["mb_s"]) if group == "alone" else rows)
    return "\n".join([*lines, *_compared(found)])


def _line(row: dict[str, Any]) -> str:
    low, high = row["spread"]
    return f"  {row['name']:<26}{row['mb_s']:>8g}  {f'({low:g}–{high:g})':<14}{row['articles_s']:>12,.0f}"


def _compared(found: dict[str, Any]) -> list[str]:
    lines = []
    for row in found["rows"]:
        for name, peer in row["times"].items():
            low, high = peer["spread"]
            lines.append(f"  {row['name']:<14}{peer['median']:>6g} × {name} {peer['version']} ({low:g}–{high:g})")
    if "not_installed" in found:
        lines = ["", "speed as a multiple of a peer's, measured alternately", *lines] if lines else lines
        if found["not_installed"]:
            lines.append(f"  not installed: {', '.join(found['not_installed'])}")
    return lines
