r"""Hard-wrapped text: paragraphs cut into lines at a column become one line again.

A wrapped paragraph can be recognised: its lines are nearly equally long, and the first word of each line would not
have fitted on the line before. Everything else (lists, captions, headlines, menus, verse, addresses) is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate, groupby, pairwise
from operator import and_
from typing import NamedTuple

from newsclean.clean.repair.columns import COLUMN, SHORTEST, column_width, goes_on
from newsclean.clean.repair.scan import BEYOND_ASCII
from newsclean.clean.repair.stage import Gated
from newsclean.core.edits import Edit
from newsclean.core.lazy_regex import lazy

# Mail and print wrap between 60 and 80; 40 admits two-column agency text, 100 the widest editors.
NARROW, WIDE = 40, 100
LINES = 3  # two line ends in a row by chance have equal width too often

_ENDS = lazy(r"[.!?:…][\"'”’»)]*$")
_ITEM = lazy(r"[-*•·–—▪►#>|]|\(?\w{1,3}[.)]\s|\d+\s*$")
_HYPHEN = lazy(r"(?<=[^\W\d_])-$")
_SOFT = lazy("\xad[ \t]*(?:\r\n|\r|\n)[ \t]*(?=[^\\W\\d_])")
_LOW = "\n[ \t]*[a-zß-öø-ÿ\u0100-\u024f\u03ac-\u03ce\u0430-\u045f]"
_LOW_START = lazy(_LOW.replace("\n", rf"\n(?<=[^\n]{{{SHORTEST}}}\n)"))  # behind a line that may be wrapped
_LOW_LINE, _OPEN_END = lazy(_LOW), lazy(r"\n(?<=[^\W_]\n)(?=\S)")  # from \n: not tried at every letter
# Required for any work, for RE2: two lines that start in lower case, or a soft hyphen at a line end.
_TRIGGERS = (f"{_LOW}(?s:.*?){_LOW}", f"\xad[ \t]*(?:\r\n|\r|\n)[ \t]*[A-Za-z{BEYOND_ASCII}]")
# Word endings that are not words, so the text before the hyphen was the head of the same word. German ones too.
_FRAGMENTS = frozenset(
    """
    ment ments mental tion tions tional tioned tioning sion sions sional ing ings ness nesses ity ities ation ations
    ative ence ences ency ance ances ancy ous ious eous ial ially ual ually ically ively ously ary ery ory ure ures
    ful fully ble bly ably ibly ted ting ted ted ter ters tic tics tive tives ture tures tor tors ling lings ning ning
    ger gers ger ber bers mer mers ner ners ver vers cies cial cially cian cians tist tists nist nists ism isms ize
    ized izes izing ise ised ises ising ern erned erning erned ernment ernments dent dents nent nents ple ples
    ung ungen rung rungen lung lungen tung tungen dung dungen nung nungen keit keiten heit heiten schaft schaften
    lich liche lichen licher liches isch ische ischen ischer isches tät täten
    """.split()  # noqa: SIM905 - words read better in lines
)
# "Vor- und Nachteile", "two- or three-year": the hyphen holds a place.
_CONJUNCTIONS = frozenset("and or to und oder bis sowie et ou y e".split())  # noqa: SIM905


class _Line(NamedTuple):
    start: int
    end: int  # of the characters other than white space
    indent: int
    text: str


def unwrap() -> Gated:
    r"""A cleaner that joins the lines of hard-wrapped paragraphs and undoes hyphenation in certain cases.

    >>> from newsclean.core.document import Document
    >>> text = ("The cabinet agreed late on Monday on a plan that the govern-\n"
    ...         "ment says will lower the price of bread by ten per cent and\n"
    ...         "of milk by five.\n")
    >>> [(e.start, e.text, e.rule) for e in unwrap()(Document(text))]
    [(59, '', 'wrap/hyphen'), (120, ' ', 'wrap/line')]
    >>> list(unwrap()(Document("Ten people were rescued.\nSea levels rise faster.\nA new mayor is elected.\n")))
    []
    """
    return Gated(_may_be_wrapped, _joined, triggers=_TRIGGERS)


def joined_in_place(text: str) -> str:
    r"""A text with the line ends inside its hard-wrapped paragraphs as spaces: every offset stays what it was.

    For readers of text that was not cleaned; words that are divided at a line end stay divided.

    >>> text = ("The cabinet agreed late on Monday on a plan that will cost 240\n"
    ...         "million euros, the minister of finance said, and that will be\n"
    ...         "paid for by a tax on sugar.\n\nShe resigned.\n")
    >>> [line[-12:] for line in joined_in_place(text).splitlines()]
    ['ax on sugar.', '', 'he resigned.']
    >>> joined_in_place("Dead: 240\nmissing: 3\n")
    'Dead: 240\nmissing: 3\n'
    """
    if not _may_be_wrapped(text):
        return text
    parts, at = [], 0
    for line, following in _in_columns(text) or _in_paragraphs(text):
        parts += [text[at : line.end], " " * (following.start - line.end)]
        at = following.start
    return "".join(parts) + text[at:]


def _may_be_wrapped(text: str) -> bool:
    first = _LOW_START.search(text)
    if first and _LOW_START.search(text, first.end()):  # see `low` in `_is_wrapped`
        return True
    return "\xad" in text and _SOFT.search(text) is not None


def _joined(text: str) -> Iterator[Edit]:
    words: frozenset[str] | None = None
    for line, following in _in_columns(text) or _in_paragraphs(text):
        words = frozenset(re.findall(r"[\w-]+", text)) if words is None else words
        yield _join(line, following, words)
    for match in _SOFT.finditer(text):
        yield Edit(match.start(), match.end(), "", "hyphen", "wrap/hyphen")


def _in_paragraphs(text: str) -> Iterator[tuple[_Line, _Line]]:
    """The pairs of lines to join where only some paragraphs are wrapped."""
    for paragraph in _paragraphs(text):
        if _is_wrapped(paragraph):
            yield from pairwise(paragraph)


def _in_columns(text: str) -> list[tuple[_Line, _Line]]:
    """The pairs of lines to join in a text that is set in one column."""
    # Menus and headlines break most lines: counted first, as the lines of whole pages are many.
    if 2 * len(_LOW_LINE.findall(text)) < COLUMN.low * len(_OPEN_END.findall(text)):
        return []
    runs = list(_runs(text))
    width = _width([run for run in runs if len(run) >= LINES]) or _width(runs)  # headlines have two lines at most
    pairs = (pair for run in runs for pair in _neighbours(run)) if width else ()
    return [(before, after) for before, after in pairs if goes_on(before.text, after.text, width)]


def _width(runs: list[list[_Line]]) -> int:
    return column_width((before.text, after.text) for run in runs for before, after in _neighbours(run))


def _neighbours(run: list[_Line]) -> Iterator[tuple[_Line, _Line]]:
    for before, after in pairwise(run):
        if len(before.text) <= WIDE and not _ITEM.match(after.text):
            yield before, after


def _runs(text: str) -> Iterator[list[_Line]]:
    """Lines without a blank line between them; an indented line starts a new run."""
    run: list[_Line] = []
    position, above = 0, 0
    for raw in text.splitlines(keepends=True):
        stripped = raw.strip()
        indent = raw.find(stripped)
        if not stripped or indent > above:
            yield run
            run = []
        if stripped:
            run.append(_Line(position + indent, position + indent + len(stripped), indent, stripped))
        above = indent if stripped else 0
        position += len(raw)
    yield run


def _paragraphs(text: str) -> Iterator[list[_Line]]:
    """Runs of lines without a blank line between them that may be wrapped; an indented line starts a new one.

    A run with a line that is longer than any wrapped one, or shorter and not the last, is passed over. All lines of a
    wrapped one but the last are neither, so only the places where two such lines follow one another are read.
    """
    lines = text.splitlines(keepends=True)
    fits = [len(raw) >= NARROW and (len(raw) <= WIDE or len(raw.strip()) <= WIDE) for raw in lines]
    if not any(map(and_, fits, fits[1:])):
        return
    starts = list(accumulate(map(len, lines), initial=0))
    end = 0
    for fit, group in groupby(fits):
        start, end = end, end + len(list(group))
        if fit and end - start >= LINES - 1:
            first = max(0, start - 1)  # read for its indent; those behind, as the paragraph's last line and its end
            yield from _paragraphs_of(lines[first : end + 2], starts[first])


def _paragraphs_of(lines: list[str], position: int) -> Iterator[list[_Line]]:
    """The same of some lines, the first of which starts at `position`."""
    run: list[_Line] = []
    above, hopeless = 0, False  # above: the indent of the line before
    for raw in lines:
        stripped = raw.strip()
        indent = raw.find(stripped)
        if not stripped or indent > above:
            if not hopeless and len(run) >= LINES:
                yield run
            run, hopeless = [], False
        if stripped:
            hopeless = hopeless or len(stripped) > WIDE or (len(run) > 0 and _ends_run(run[-1]))
            if not hopeless:
                run.append(_Line(position + indent, position + indent + len(stripped), indent, stripped))
        above = indent if stripped else 0
        position += len(raw)
    if not hopeless and len(run) >= LINES:
        yield run


def _ends_run(line: _Line) -> bool:
    """Is the line too short for one that goes on below, wherever the run begins?"""
    return line.indent == 0 and len(line.text) < NARROW


def _is_wrapped(lines: list[_Line]) -> bool:
    """Was this one paragraph, broken at a column?"""
    if len(lines) < LINES:
        return False
    inner = lines[:-1]
    base = min(line.indent for line in lines)
    lengths = [line.indent - base + len(line.text) for line in inner]
    column = max(lengths)
    if min(lengths) < NARROW or column > WIDE or len(lines[-1].text) > column:
        return False
    if any(_ITEM.match(line.text) for line in lines[1:]):
        return False
    first_words = (len(after.text.split(None, 1)[0]) for after in lines[1:])
    if any(length + 1 + word <= column for length, word in zip(lengths, first_words, strict=True)):
        return False  # the next word would have fitted
    if sum(_ENDS.search(line.text) is not None for line in inner) * 2 > len(inner):
        return False
    # A list of headlines starts each line with a capital; in running text most lines start inside a sentence.
    low = sum(after.text[0].islower() for after in lines[1:])
    return low >= 2 and low * 2 >= len(inner)


def _join(line: _Line, after: _Line, words: frozenset[str]) -> Edit:
    if not _HYPHEN.search(line.text) or line.text.endswith(" -"):
        glue = "" if _keeps_hyphen(line.text) else " "
        return Edit(line.end, after.start, glue, "whitespace", "wrap/line")
    head, tail = re.split(r"[^\w]", line.text[:-1])[-1], re.split(r"[^\w]", after.text, maxsplit=1)[0]
    if tail in _CONJUNCTIONS:
        return Edit(line.end, after.start, " ", "whitespace", "wrap/line")
    if _is_one_word(head, tail, words):
        return Edit(line.end - 1, after.start, "", "hyphen", "wrap/hyphen")
    return Edit(line.end, after.start, "", "whitespace", "wrap/line")


def _keeps_hyphen(text: str) -> bool:
    """ "19-" at a line end, before "year": nothing is lost, the line is only joined."""
    return text.endswith("-") and text[-2:-1].isalnum()


def _is_one_word(head: str, tail: str, words: frozenset[str]) -> bool:
    """Is head-tail one word, divided by the line end? Decided by the rest of the text, or by an ending."""
    if not tail.islower() or len(head) < 2 or f"{head}-{tail}" in words:
        return False
    return f"{head}{tail}" in words or tail in _FRAGMENTS
