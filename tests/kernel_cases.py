"""What the compiled kernel and its Python twins are both given: hostile lines, pages, edits. No pytest, so that a
process with sanitizers can use it, too.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

from newsclean.clean.labels import Label
from newsclean.core.edits import KINDS, REMOVAL_KINDS, Edit, Entry
from newsclean.rules.rule import Rule
from newsclean.rules.ruleset import Hit

# Letters of each width and case, white space and line ends of all kinds, signs the kernel asks for, lone surrogates.
PIECES = (
    *"aZéßİıŉǅσΣЖж美カ각ﬁ²½٣７1 \t\n\r\v\f\x1c\x85\u2028\xa0\u3000\u200b\x00.!?:;,…。！？\"'”’“«»()[]|•-–*#&$",
    "\r\n", "  ", "12. ", ") ", ").", "\ud800", "\udfff", "😀", "e\u0301", "word ", "Word ", "Photo: ", "Read more",
    "美国 ", "x" * 40, "one two three four five six seven eight nine ten. ",
)  # fmt: skip

OF_TEXT = (
    "split_lines",
    "line_spans",
    "is_sentence",
    "is_paragraph",
    "is_headline",
    "word_count",
    "has_gap",
    "letter_words",
)


def texts(seed: int, count: int, most: int = 40) -> Iterator[str]:
    """Texts of pieces in any order."""
    chance = random.Random(seed)
    for _ in range(count):
        yield "".join(chance.choices(PIECES, k=chance.randint(0, most)))


def lines(seed: int, count: int) -> Iterator[str]:
    """Stripped lines, none of them empty."""
    for text in texts(seed, count):
        yield from (stripped for line in text.splitlines() if (stripped := line.strip()))


def pages(seed: int, count: int) -> Iterator[list[str]]:
    """Lines of a page, some of them again."""
    chance = random.Random(seed)
    for number in range(count):
        page = list(lines(seed + number, 30))
        yield page + chance.sample(page, min(len(page), 3))


def edits(seed: int, text: str, *, removals: bool = False) -> list[Edit]:
    """Edits anywhere in a text, some of them outside of it or of no kind."""
    chance = random.Random(seed)
    kinds = REMOVAL_KINDS if removals else (*sorted(KINDS), "no kind")
    made = []
    for _ in range(chance.randint(0, 5)):
        start, end = sorted(chance.choices(range(len(text) + 1), k=2))
        if not removals and chance.random() < 0.05:
            end += 5
        new = "" if removals else chance.choice(("", "", " ", text[start:end], "new"))
        made.append(Edit(start, end, new, chance.choice(kinds), chance.choice("rs"), chance.choice((0.5, 1.0))))
    return made


def reasons(seed: int, rows: Sequence[str]) -> tuple[list[tuple[Hit, ...]], list[Label]]:
    """Hits of line rules and labels, of some lines none, of some several."""
    chance = random.Random(seed)
    hits: list[tuple[Hit, ...]] = []
    for at, row in enumerate(rows):
        found = edits(seed + at, row, removals=True)[: chance.choice((0, 0, 1, 1, 2))]
        spans = [(e, (e.start, e.end)) for e in found]
        cuts = [Hit(Rule(f"r/{e.rule}", e.kind, weak=e.score < 1), *at, at == (0, len(row))) for e, at in spans]
        whole = Hit(Rule("r/whole", chance.choice(REMOVAL_KINDS), weak=chance.random() < 0.3), 0, len(row), True)
        hits.append((whole,) if chance.random() < 0.2 else tuple(cuts))
    blocks = [at for at in range(len(rows)) for _ in range(chance.choice((0, 0, 1, 1, 2, 3)))]
    labels = [Label(at, chance.choice(REMOVAL_KINDS), chance.choice("rs"), chance.choice((0.5, 1.0))) for at in blocks]
    chance.shuffle(labels)
    return hits, labels


def calls(seed: int, count: int) -> Iterator[tuple[str, tuple[object, ...]]]:
    """Calls of functions that the kernel shares with Python, by name."""
    for number, text in enumerate(texts(seed, count)):
        for name in OF_TEXT:
            yield name, (text,)
        yield "gap_edits", (text, Edit)
        rows = [stripped for line in text.splitlines() if (stripped := line.strip())]
        yield "paragraphs", (rows, range(len(rows)))
        yield from (("is_bullet", (row,)) for row in rows)
        blocks = {at: found for at, row in enumerate(rows) if (found := edits(number + at, row, removals=True)[:1])}
        labels = [Label(at, "ad", "ad/marker", 0.5) for at in list(blocks)[::2]]
        yield "kept_blocks", (rows, [()] * len(rows), labels, str)
        apart = [edit for edit in edits(number, text) if edit.kind in KINDS and edit.end <= len(text)][:1]
        yield "edit_entries", (apart, text, Entry)
        entries = [Entry(e.start, e.end, e.kind, e.rule, text[e.start : e.end], e.text) for e in apart]
        yield "entry_rows", (entries, frozenset(REMOVAL_KINDS), "r")
