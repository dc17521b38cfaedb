"""The bar itself: the only module that imports rich."""

from __future__ import annotations

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeElapsedColumn, TimeRemainingColumn


def open_bar(total: int | None) -> tuple[Progress, TaskID]:
    """A bar on standard error that disappears at the end; with the time left if the size of the input is known."""
    times = (BarColumn(20), TimeRemainingColumn(compact=True), TextColumn("left")) if total else (TimeElapsedColumn(),)
    bar = Progress(
        TextColumn("newsclean:"), TextColumn("{task.description}", markup=False), *times,
        console=Console(stderr=True), auto_refresh=False, transient=True, redirect_stdout=False,
    )  # fmt: skip
    task = bar.add_task("", total=total)
    bar.start()
    return bar, task
