"""The chart of the README, from the figures in benchmarks/results: hand-written SVG that fits light and dark pages.

python -m benchmarks.chart            writes benchmarks/chart.svg
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

HERE = Path(__file__).parent
RESULTS, CHART = HERE / "results", HERE / "chart.svg"
WIDTH, LEFT, BAR, ROW, HEAD = 760, 216, 430, 22, 46  # pixels: page, names, longest bar, row, head of a panel
NUMBER = 50  # pixels of a value beside its bar
STYLE = """text{font:13px system-ui,-apple-system,"Segoe UI",sans-serif;fill:#1f2328}
.head{font-weight:600;font-size:14px}.note{font-size:11px;fill:#59636e}.bar{fill:#afb8c1}.own{fill:#0969da}
.own-name{font-weight:600}.line{stroke:#59636e;stroke-dasharray:3 3}
@media(prefers-color-scheme:dark){text{fill:#e6edf3}.note{fill:#9198a1}.bar{fill:#484f58}.own{fill:#4493f8}
.line{stroke:#9198a1}}"""
NAMES = {
    "trafilatura": "trafilatura", "trafilatura_precise": "trafilatura, precise",
    "trafilatura_fast": "trafilatura, fast", "resiliparse": "Resiliparse", "readability": "readability-lxml",
    "newspaper": "newspaper4k", "justext": "jusText",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Bar:
    """A row of a panel."""

    name: str
    value: float
    shown: str
    own: bool = False


@dataclass(frozen=True, slots=True)
class Panel:
    """Bars under a heading; `mark` is a value at which a dashed line stands."""

    head: str
    note: str
    bars: Sequence[Bar]
    mark: float | None = None


def panels(html: dict[str, Any], speed: dict[str, Any]) -> list[Panel]:
    """What is shown: quality on pages that no model here has seen, and speed as multiples of peers'."""
    runs = {name: run for name, run in html["runs"].items() if name in NAMES or name == "newsclean"}
    names = {name: f"{NAMES[name]} {_version(html, name)}".strip() for name in runs if name in NAMES}
    errors = {name: 1 - run["sets"]["big9"]["f1"] for name, run in runs.items()}
    quality = [
        Bar(names.get(name, name), error, f"{error:.3f}"[1:], name == "newsclean")
        for name, error in sorted(errors.items(), key=lambda item: item[1])
    ]
    pages = [
        Bar(names[name], run["newsclean is faster by"], f"{run['newsclean is faster by']:.2g} ×")
        for name, run in runs.items()
        if "newsclean is faster by" in run
    ]
    others = [
        Bar(f"{peer} {told['version']} ({row['name']})", told["median"], f"{told['median']:.2g} ×")
        for row in speed["rows"]
        if row["name"] != "clean HTML"
        for peer, told in row["times"].items()
    ]
    unseen = _note(html, "360 pages of nine outlets that no model was fitted on")
    in_turn = "newsclean’s speed as a multiple of"
    return [
        Panel("Text of news pages: what is missed or too much (1 − shingle F1), less is better", unseen, quality),
        Panel(f"Pages: {in_turn}", _note(html, "CPU time, page by page in turn"), pages, mark=1.0),
        Panel(f"Text: {in_turn}", _note(speed, "CPU time, in turn, made-up articles"), others, mark=1.0),
    ]


def _version(html: dict[str, Any], run: str) -> str:
    """The version of the peer whose run it is, as its environment said."""
    peer = NAMES[run].partition(",")[0]
    found = [
        v for packages in html["versions"].values() for name, v in packages.items() if name.lower() == peer.lower()
    ]
    return found[0] if found else ""


def _note(found: dict[str, Any], what: str) -> str:
    about = found.get("about", found)
    cores = about.get("cores") or about["cpu"].split(" x ")[0]
    return f"{what}; newsclean {about['newsclean']}, Python {about['python']}, {cores} cores, {about['date']}"


def svg(shown: Sequence[Panel]) -> str:
    """The chart. Texts are escaped; colours follow the reader's light or dark page."""
    height = sum(HEAD + ROW * len(panel.bars) + 14 for panel in shown)
    title = "newsclean beside other tools: quality of extracted text, and speed"
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}"',
        ' role="img">',
        f"<title>{title}</title><style>{STYLE}</style>",
    ]
    top = 0
    for panel in shown:
        parts += _panel(panel, top)
        top += HEAD + ROW * len(panel.bars) + 14
    return "\n".join([*parts, "</svg>", ""])


def _panel(panel: Panel, top: int) -> Iterator[str]:
    most = max([bar.value for bar in panel.bars] + [panel.mark or 0])
    scale = BAR / most
    mark = (panel.mark or 0) * scale
    yield f'<text class="head" x="10" y="{top + 20}">{escape(panel.head)}</text>'
    yield f'<text class="note" x="10" y="{top + 37}">{escape(panel.note)}</text>'
    for number, bar in enumerate(panel.bars):
        y = top + HEAD + ROW * number
        width = max(bar.value * scale, 1)
        own = (' class="own-name"', "own") if bar.own else ("", "bar")
        yield f'<text{own[0]} x="{LEFT - 8}" y="{y + 13}" text-anchor="end">{escape(bar.name)}</text>'
        yield f'<rect class="{own[1]}" x="{LEFT}" y="{y + 2}" width="{width:.1f}" height="{ROW - 7}" rx="2"/>'
        end = mark if panel.mark is not None and width < mark < width + NUMBER else width  # not across the dashed line
        yield f'<text x="{LEFT + end + 6:.1f}" y="{y + 13}">{escape(bar.shown)}</text>'
    if panel.mark is not None:
        x = LEFT + mark
        bottom = top + HEAD + ROW * len(panel.bars)
        yield f'<line class="line" x1="{x:.1f}" x2="{x:.1f}" y1="{top + HEAD - 4}" y2="{bottom}"/>'


def drawn() -> str:
    """The chart of the figures in benchmarks/results."""
    html, speed = (json.loads((RESULTS / f"{name}.json").read_text(encoding="utf-8")) for name in ("html", "speed"))
    return svg(panels(html, speed))


def main() -> None:
    """Write the chart."""
    CHART.write_text(drawn(), encoding="utf-8")


if __name__ == "__main__":
    main()
