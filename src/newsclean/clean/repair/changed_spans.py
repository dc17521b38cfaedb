r"""What changed between two spellings of a line: small spans, in bounded time.

difflib is quadratic; here the two are walked in parallel, and after a difference they are aligned again where three
characters agree within the next few. Any alignment is right (the spans rebuild the new line exactly), a poor one is
only wider than necessary.
"""

from __future__ import annotations

import re
from typing import NamedTuple

# A change of repair is short: the longest entity is 27 characters for one, a mojibake letter 4 or 5 for one.
WINDOW = 32
SAME = 3  # characters that must agree to go on; two would meet inside "amp;amp;" or at ", "
BUDGET = 500  # spans of one line; what differs after that is one span, so that the time stays linear


class Span(NamedTuple):
    """old[start:end] became `new`."""

    start: int
    end: int
    new: str


def differences(old: str, new: str) -> list[Span]:
    """The spans of `old` that must be replaced to get `new`.

    >>> differences("R&amp;D at the caf\xc3\xa9", "R&D at the caf\xe9")
    [Span(start=2, end=6, new=''), Span(start=18, end=20, new='é')]
    >>> differences("the same", "the same")
    []
    """
    head = _common_head(old, new)
    tail = _common_head(old[head:][::-1], new[head:][::-1])
    old_end, new_end = len(old) - tail, len(new) - tail
    spans: list[Span] = []
    i = j = head
    while i < old_end or j < new_end:
        step = _meet(old[i : min(i + WINDOW + SAME, old_end)], new[j : min(j + WINDOW + SAME, new_end)])
        if step is None or len(spans) >= BUDGET:
            spans.append(Span(i, old_end, new[j:new_end]))
            break
        spans.append(Span(i, i + step[0], new[j : j + step[1]]))
        i, j = i + step[0], j + step[1]
        same = min(_common_head(old, new, i, j), old_end - i, new_end - j)
        i, j = i + same, j + same
    return spans


def widened(spans: list[Span], old: str, whole: re.Pattern[str]) -> list[Span]:
    """Spans that touch a match of `whole` in `old` grow to hold all of it; those that meet become one.

    >>> import re
    >>> widened(differences("R&amp;D", "R&D"), "R&amp;D", re.compile("&amp;"))
    [Span(start=1, end=6, new='&')]
    >>> widened([Span(0, 1, "r")], "R&amp;D", re.compile("&amp;"))
    [Span(start=0, end=1, new='r')]
    """
    groups: list[tuple[int, int, list[Span]]] = []
    matches = whole.finditer(old)
    match = next(matches, None)
    for span in spans:
        while match and match.end() <= span.start:
            match = next(matches, None)
        start, end = span.start, span.end
        while match and match.start() < end:  # a long span may touch several
            start, end = min(start, match.start()), max(end, match.end())
            if match.end() > span.end:
                break
            match = next(matches, None)
        if groups and groups[-1][1] > start:
            first_start, first_end, first = groups.pop()
            groups.append((first_start, max(first_end, end), [*first, span]))
        else:
            groups.append((start, end, [span]))
    return [Span(start, end, _rebuilt(old, start, end, inside)) for start, end, inside in groups]


def _rebuilt(old: str, start: int, end: int, spans: list[Span]) -> str:
    parts, position = [], start
    for span in spans:
        parts += [old[position : span.start], span.new]
        position = span.end
    return "".join([*parts, old[position:end]])


def _common_head(old: str, new: str, i: int = 0, j: int = 0) -> int:
    """The number of characters that agree from old[i] and new[j] on: by doubling slices, mostly at the speed of C."""
    limit = min(len(old) - i, len(new) - j)
    count, step = 0, 16
    while step and count < limit:
        step = min(step, limit - count)
        if old[i + count : i + count + step] == new[j + count : j + count + step]:
            count += step
            step *= 2
        else:
            step //= 2
    return count


def _meet(old: str, new: str) -> tuple[int, int] | None:
    """The nearest point at which both agree again; None if that is beyond the window."""
    for far in range(1, WINDOW + 1):
        for skip in range(min(far, len(old)), -1, -1):
            other = far - skip
            if other > len(new):
                break
            a, b = old[skip : skip + SAME], new[other : other + SAME]
            if a == b and (len(a) == SAME or (skip + len(a) == len(old) and other + len(b) == len(new))):
                return skip, other
    return None
