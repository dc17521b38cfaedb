"""What new users of the Python API get wrong is answered with what is wrong and what to do."""

from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

import newsclean as nc

TEXT = "Damage is put at $3 million, the council said."
news = nc.pipeline("news")
SERIES = (nc.deduplicate, nc.cluster_claims, nc.group_stories, nc.report, lambda given: list(news.pipe(given)))


@pytest.mark.parametrize(
    ("call", "error", "said"),
    [
        # A preset is no list of cleaners.
        (lambda: nc.Pipeline("news"), TypeError, r"nc\.pipeline\('news'\) makes a preset"),
        # Names of fields the wrong way round.
        (lambda: nc.read("a.jsonl", names={"body": "text"}), TypeError, "names has 'body'; its keys are text, title"),
        # Numbers as a form gives them.
        (lambda: nc.DedupOptions(days="3"), nc.errors.DuplicateError, "days='3' is not a number"),
        (lambda: nc.ClaimOptions(min_origins="2"), nc.errors.ClaimError, "min_origins='2' is not a number"),
        (lambda: nc.GroupingOptions(score=[1]), nc.errors.StoryError, r"score=\[1\] is not a number"),
        (lambda: nc.find_quantities(TEXT, country="Germany"), nc.errors.QuantityError, "write two letters"),
        # An index is opened.
        (lambda: nc.DedupIndex("seen"), TypeError, r"newsclean\.DedupIndex\.open\(PATH\)"),
        (lambda: nc.ClaimIndex("claims"), TypeError, r"newsclean\.ClaimIndex\.open\(PATH\)"),
        (lambda: nc.clusterclaims, AttributeError, r"did you mean newsclean\.cluster_claims\?"),
    ],
)
def test_a_mistake_is_named_with_its_remedy(call: Callable[[], Any], error: type[Exception], said: str) -> None:
    with pytest.raises(error, match=said):
        next(found) if hasattr(found := call(), "__next__") else found


@pytest.mark.parametrize("use", SERIES)
@pytest.mark.parametrize(("given", "what"), [(None, "None"), (io.StringIO('{"text": "Rain."}\n'), "an open file")])
def test_what_is_no_series_of_articles_is_refused(use: Callable[[Any], Any], given: Any, what: str) -> None:
    with pytest.raises(nc.errors.RecordError, match=rf"^{what} is not a series of articles; nc\.read\(PATH\)"):
        use(given)


def test_numbers_of_numpy_and_no_window_are_numbers() -> None:
    assert nc.DedupOptions(days=np.float64(2)).days == 2
    assert nc.DedupOptions(days=None).days is None
    assert nc.ClaimOptions(min_origins=np.int64(2)).min_origins == 2


def test_the_verbs_of_the_command_line_are_told_their_names() -> None:
    """In a new process: a package of that name that was imported stands there."""
    names = {"clean": "pipeline", "dedup": "deduplicate", "claims": "cluster_claims", "stories": "group_stories"}
    each = f"for name in {list(names)}:\n try: getattr(nc, name)\n except AttributeError as error: print(error)"
    code = f"import newsclean as nc\n{each}"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.splitlines()
    assert [line.split("?")[0].rpartition(".")[2] for line in said] == list(names.values())
