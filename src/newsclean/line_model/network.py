"""The arithmetic of the networks, in numpy: float32 throughout, n lines × about 16 units at every layer.

The text model (`newsclean.line_model.classifier`) and the HTML model (`newsclean.html.classifier`) have the same
layers; the second feeds in more of what is known of a line. numpy is imported inside the functions, as in the package.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from newsclean.line_model import features

SINGLE = 200_000  # multiplications of one product


def read_arrays(name: str) -> dict[str, Any]:
    """The arrays of one of the package's data files, and values derived from them."""
    from importlib.resources import files  # see the package

    import numpy as np  # see the package

    with (files("newsclean") / "data" / name).open("rb") as file, np.load(file) as arrays:
        weights = {key: arrays[key] for key in arrays.files}
    weights["buckets"] = weights["words"].take(weights["word_ids"])
    weights["reach"] = np.abs(weights["taps"]).max(axis=1)
    return weights


def product(x: Any, w: Any) -> Any:
    """`x @ w`, in pieces so small that no BLAS starts threads for them: those wait for each other on a busy machine.

    OpenBLAS takes threads from 262,144 multiplications on (GEMM_MULTITHREAD_THRESHOLD); 160 lines of a page were
    enough for that, and one product then took 6 ms instead of 0.1.
    """
    import numpy as np  # see the package

    rows = max(SINGLE // w.size, 1)
    if len(x) <= rows:
        return x @ w
    return np.concatenate([x[start : start + rows] @ w for start in range(0, len(x), rows)])


def first_layer(lines: Sequence[str], w: dict[str, Any]) -> Any:
    """The contribution of each line's own text to the first layer, before the rectifier."""
    seen = features.line_features(lines, (w["classes"], w["kinds"]))
    x = product(seen.numbers, w["numbers"]) + w["bias"]
    x += w["edges"].take(seen.edges + w["edge_rows"], axis=0).sum(axis=0)
    x += _lexical(seen, w["buckets"])[:, None] * w["lexical"]
    repeated = column_of_repeated(lines)
    if repeated is not None:
        x += repeated * w["repeated"]
    return x


def log_odds(x: Any, w: dict[str, Any]) -> Any:
    """The layers that see the page and the neighbours, applied to the first layer's input; `x` is overwritten."""
    import numpy as np  # see the package

    np.maximum(x, 0, out=x)
    x = _mix(x, w)
    rows = np.arange(len(x))[:, None]
    for layer in range(len(w["taps"])):
        x += _look_around(x, rows, w, layer)
    return x @ w["out"] + w["out_bias"]


def _lexical(seen: features.LineFeatures, buckets: Any) -> Any:
    """Mean weight of the known words and word pairs of each line; an unknown word weighs nothing."""
    import numpy as np  # see the package

    n = len(seen.numbers)
    weights = buckets.take(seen.hashes)
    half = len(weights) // 2
    total = np.bincount(seen.word_lines, weights[:half] + weights[half:], minlength=n)
    return (total / (np.bincount(seen.word_lines, minlength=n) + 3)).astype(np.float32)


def column_of_repeated(lines: Sequence[str]) -> Any:
    """A column with 1.0 for every line that occurs more than once on the page; None if all lines differ."""
    import numpy as np  # see the package

    if len(set(lines)) == len(lines):
        return None
    counts = Counter(lines)
    return np.array([counts[line] > 1 for line in lines], np.float32)[:, None]


def _mix(x: Any, w: dict[str, Any]) -> Any:
    """Each line with the page's mean and maximum, its length, and the share of the page that lies before the line."""
    import numpy as np  # see the package

    total = x.sum(axis=0)
    whole = np.concatenate((total / len(x), x.max(axis=0), np.log(np.full(1, len(x), np.float32)) / 5))
    some = x[:, : len(w["mix_before"])]
    before = (some.cumsum(axis=0) - some * np.float32(0.5)) / (total[: some.shape[1]] + 1)
    y = product(x, w["mix_line"])
    y += product(before, w["mix_before"])
    y += whole @ w["mix_page"] + w["mix_bias"]
    return np.maximum(y, 0, out=y)


def _look_around(x: Any, rows: Any, w: dict[str, Any], layer: int) -> Any:
    """One layer over the lines at the distances `taps[layer]`, nothing beyond the ends of the page: n × 16."""
    import numpy as np  # see the package

    n, width = x.shape
    reach = int(w["reach"][layer])
    padded = np.zeros((n + 2 * reach, width), np.float32)
    padded[reach : reach + n] = x
    around = padded.take(rows + (w["taps"][layer] + reach), axis=0).reshape(n, -1)
    y = product(around, w["kernels"][layer])
    y += w["kernel_bias"][layer]
    return np.maximum(y, 0, out=y)
