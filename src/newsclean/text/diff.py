"""What changed between two versions of a text: by paragraph, then by word, with offsets in both, and figures."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newsclean.core.lazy_regex import lazy

_PARAGRAPH = lazy(r"[^\n]*\n+|[^\n]+")
_TOKEN = lazy(r"\d+(?:[.,:/]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*|\s+|.")
_FIGURE = lazy(
    r"[$€£¥₹]?\d+(?:[.,:/]\d+)*(?:[a-z]{1,2}\b| ?%"
    r"| (?:per cent|percent|pct|thousand|million|billion|trillion|mln|bn|crore|lakh)\b)?"
)
# Pairs of tokens compared at most: 2,000 words by 2,000, in some 5 ms and 0.5 MB of bits. A longer stretch is divided
# at the tokens that occur once in both texts; where there are none it is given as replaced, so that no text costs
# quadratic time.
AT_MOST = 4_000_000


Block = tuple[int, int, int, int]  # first and last token in the old text, and in the new


class TextEdit(NamedTuple):
    """A replacement: text[start_a:end_a] of the old version, which is `old`, by text[start_b:end_b] of the new."""

    kind: str  # insert, delete or replace
    start_a: int
    end_a: int
    start_b: int
    end_b: int
    old: str
    new: str


class Figures(NamedTuple):
    """Numbers that one version has and the other has not, as they are written, in the order of the text."""

    gone: tuple[str, ...]
    come: tuple[str, ...]


def diff(old: str, new: str, *, words: bool = True) -> tuple[TextEdit, ...]:
    """What turns one text into the other: whole paragraphs, or with `words` the words of those that changed.

    Offsets are code points; edits are in order and do not overlap.

    >>> edits = diff("It cost $5m.\\n\\nRain fell.", "It cost $7m.\\n\\nRain fell. Wind rose.")
    >>> [(edit.kind, edit.old, edit.new) for edit in edits]
    [('replace', '5', '7'), ('insert', '', ' Wind rose.')]
    >>> diff("Rain fell.", "Rain fell.")
    ()
    """
    return tuple(_edits(old, new, words=words))


def _edits(old: str, new: str, *, words: bool) -> Iterator[TextEdit]:
    one, other = _PARAGRAPH.findall(old), _PARAGRAPH.findall(new)
    for a, b in _changed(one, other):
        if words and a.tokens and b.tokens:
            first, second = _TOKEN.findall(a.text), _TOKEN.findall(b.text)
            for x, y in _joined(list(_changed(first, second)), first):
                yield _edit(a.start + x.start, x.text, b.start + y.start, y.text)
        else:
            yield _edit(a.start, a.text, b.start, b.text)


def _edit(at: int, old: str, place: int, new: str) -> TextEdit:
    kind = "replace" if old and new else "delete" if old else "insert"
    return TextEdit(kind, at, at + len(old), place, place + len(new), old, new)


class ChangedTokens(NamedTuple):
    """Tokens of a text that changed."""

    start: int  # in characters
    text: str
    tokens: range


Change = tuple[ChangedTokens, ChangedTokens]


def _changed(one: Sequence[str], other: Sequence[str]) -> Iterator[Change]:
    """The differing stretches of two lists of tokens, with their places in the texts."""
    starts, places = _starts(one), _starts(other)
    for left, right in changed_ranges(one, other):
        yield _part(one, starts, left), _part(other, places, right)


def changed_ranges(one: Sequence[str], other: Sequence[str]) -> Iterator[tuple[range, range]]:
    """The differing stretches of two lists of tokens or lines, in linear time.

    >>> list(changed_ranges(["a", "b", "c"], ["a", "x", "c", "d"]))
    [(range(1, 2), range(1, 2)), (range(3, 3), range(3, 4))]
    >>> list(changed_ranges(["a"], ["a"]))
    []
    """
    head = _same(one, other)
    tail = _same(one[head:][::-1], other[head:][::-1])
    found = _differing(one[head : len(one) - tail], other[head : len(other) - tail])
    blocks = [(head + a0, head + a1, head + b0, head + b1) for a0, a1, b0, b1 in found]
    for at, block in enumerate(blocks):
        limit = blocks[at + 1][0] - 1 if at + 1 < len(blocks) else len(one)
        yield _slid(block, one, other, limit)


def _differing(one: Sequence[str], other: Sequence[str]) -> list[Block]:
    """The differing stretches, divided where they are too long to be compared."""
    if not one or not other:
        return [(0, len(one), 0, len(other))] if one or other else []
    if len(one) * len(other) <= AT_MOST:
        return _compared(one, other)
    out, a, b = [], 0, 0
    for i, j in [*_anchors(one, other), (len(one), len(other))]:
        x, y = one[a:i], other[b:j]
        found = _compared(x, y) if len(x) * len(y) <= AT_MOST else [(0, len(x), 0, len(y))]
        out += [(a + a0, a + a1, b + b0, b + b1) for a0, a1, b0, b1 in found]
        a, b = i + 1, j + 1
    return out


def _compared(one: Sequence[str], other: Sequence[str]) -> list[Block]:
    from rapidfuzz.distance import Indel  # 10 ms, for versions only

    codes = Indel.opcodes(one, other)
    return _blocks((c.src_start, c.src_end, c.dest_start, c.dest_end) for c in codes if c.tag != "equal")


def _anchors(one: Sequence[str], other: Sequence[str]) -> list[tuple[int, int]]:
    """Positions of tokens that occur once in both: the longest run of them in the same order (patience diff)."""
    times, times_other = Counter(one), Counter(other)
    place = {token: at for at, token in enumerate(other) if times_other[token] == 1}
    pairs = [(at, place[token]) for at, token in enumerate(one) if times[token] == 1 and token in place]
    ends: list[int] = []  # for each length, the least place at which such a run ends
    last: list[int] = []  # and the pair that ends it
    before = [-1] * len(pairs)
    for number, (_, at) in enumerate(pairs):
        length = bisect_left(ends, at)
        before[number] = last[length - 1] if length else -1
        ends[length : length + 1], last[length : length + 1] = [at], [number]
    out, number = [], last[-1] if last else -1
    while number >= 0:
        out.append(pairs[number])
        number = before[number]
    return out[::-1]


def _blocks(codes: Iterator[Block]) -> list[Block]:
    """Merge adjacent deletions and insertions into replacements."""
    out: list[Block] = []
    for a0, a1, b0, b1 in codes:
        if out and (out[-1][1], out[-1][3]) == (a0, b0):
            out[-1] = (out[-1][0], a1, out[-1][2], b1)
        else:
            out.append((a0, a1, b0, b1))
    return out


def _slid(block: Block, one: Sequence[str], other: Sequence[str], limit: int) -> tuple[range, range]:
    """An insertion or deletion moved as far to the right as possible: whole sentences, not ". Wind rose"."""
    a0, a1, b0, b1 = block
    while a0 == a1 < limit and b0 < b1 and other[b0] == one[a1]:
        a0, a1, b0, b1 = a0 + 1, a1 + 1, b0 + 1, b1 + 1
    while b0 == b1 and a0 < a1 < limit and one[a0] == one[a1]:
        a0, a1, b0, b1 = a0 + 1, a1 + 1, b0 + 1, b1 + 1
    return range(a0, a1), range(b0, b1)


def _same(one: Sequence[str], other: Sequence[str]) -> int:
    """The number of tokens that agree from the beginning."""
    size = min(len(one), len(other))
    return next((at for at in range(size) if one[at] != other[at]), size)


def _starts(tokens: Sequence[str]) -> list[int]:
    out, at = [], 0
    for token in tokens:
        out.append(at)
        at += len(token)
    return [*out, at]


def _part(tokens: Sequence[str], starts: Sequence[int], which: range) -> ChangedTokens:
    return ChangedTokens(starts[which.start], "".join(tokens[which.start : which.stop]), which)


def _joined(parts: Sequence[Change], tokens: Sequence[str]) -> list[Change]:
    """Changes with nothing but a space or sign between them, made one: "5 m" for "7 bn" is one change."""
    out: list[Change] = []
    for a, b in parts:
        if out:
            x, y = out[-1]
            between = "".join(tokens[x.tokens.stop : a.tokens.start])
            if not between.strip():
                out[-1] = (
                    ChangedTokens(x.start, x.text + between + a.text, range(x.tokens.start, a.tokens.stop)),
                    ChangedTokens(y.start, y.text + between + b.text, range(y.tokens.start, b.tokens.stop)),
                )
                continue
        out.append((a, b))
    return out


def marked_up(old: str, edits: Sequence[TextEdit]) -> str:
    """Both texts in one, as a word diff writes them.

    >>> marked_up("It cost $5m.", diff("It cost $5m.", "It cost $7m."))
    'It cost $[-5-]{+7+}m.'
    """
    parts, end = [], 0
    for edit in edits:
        parts.append(old[end : edit.start_a])
        parts += [f"[-{edit.old}-]"] * bool(edit.old) + [f"{{+{edit.new}+}}"] * bool(edit.new)
        end = edit.end_a
    return "".join((*parts, old[end:]))


def changed_figures(old: str, new: str) -> Figures:
    """The numbers that were removed and added.

    >>> changed_figures("It cost $5 million in 2019, 3 %.", "It cost $7 million in 2019, 3 %.")
    Figures(gone=('$5 million',), come=('$7 million',))
    """
    one, other = Counter(_FIGURE.findall(old)), Counter(_FIGURE.findall(new))
    return Figures(tuple((one - other).elements()), tuple((other - one).elements()))
