"""The width of the column that a whole text is set in: print and captions break every line, not only long paragraphs.

A paragraph of two lines does not show how wide its column is, and German begins half of its lines with a capital. All
line ends of a text together show it: where lines break in mid-sentence, the next word would not have fitted.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from newsclean.text.line_shape import TERMINALS


@dataclass(frozen=True, slots=True)
class ColumnOptions:
    """What shows that a text is set in one column.

    Lists, menus, verses and addresses fail by `full` or by `low`: of 14,897 labelled texts two have a column, both
    rightly; of our own, made by hand or set at 30 to 55 characters, all do.
    """

    width_min: int = 24  # characters of the longest line; the narrowest columns of newspapers
    width_max: int = 100  # longer lines are paragraphs
    breaks: int = 6  # line ends in mid-sentence at least
    full: float = 0.9  # of them stand where the next word would not have fitted
    # of the width: print is set in letters of unequal width, so that a full line may be so much shorter
    loose: float = 0.8
    loose_min: int = 36  # characters of such a column: in narrower ones a fifth is a word, and verses look the same
    few: int = 3  # line ends that are enough when no next word would have fitted in the width of the longest line
    low: float = 0.45  # of the lines after them begin with a small letter; two in three do in German, a list's none
    outliers: float = 0.02  # of the lines may be longer: headlines in smaller type, addresses that do not break


COLUMN = ColumnOptions()
HYPHENS = "-\xad\u2010"
SHORTEST = COLUMN.width_min // 2  # characters of a line that a long word may not have fitted behind


def column_width(pairs: Iterable[tuple[str, str]]) -> int:
    """The characters of the column in which the lines of a text are broken, from each two in a row; 0 if they are not.

    >>> story = ["At least 30 trees came down in", "Orlby on Friday as the storm called",
    ...          "Mirte reached the coast, and rail", "traffic was halted until Saturday,",
    ...          "the railway and the police said in",
    ...          "a joint statement at noon, which did", "not say when ferries would sail."]
    >>> headlines = ["Council votes on harbour", "Ferry strike in third week"] * 4
    >>> from itertools import pairwise
    >>> column_width(pairwise(story)), column_width(pairwise(headlines))
    (36, 0)
    """
    opens = [(before, after) for before, after in pairs if not ends_sentence(before)]
    if len(opens) < COLUMN.few or sum(after[0].islower() for _, after in opens) < COLUMN.low * len(opens):
        return 0
    lengths = sorted(len(before) for before, _ in opens)
    width = lengths[math.ceil((1 - COLUMN.outliers) * (len(lengths) - 1))]
    if not COLUMN.width_min <= width <= COLUMN.width_max:
        return 0
    full = sum(is_full(before, after, COLUMN.loose * width) for before, after in opens)
    if len(opens) >= COLUMN.breaks and width >= COLUMN.loose_min and full >= COLUMN.full * len(opens):
        return width
    return width if all(is_full(before, after, width) for before, after in opens) else 0


def goes_on(before: str, after: str, width: int) -> bool:
    """Is a line of a column continued by the next one? One that ends a sentence only when it is quite full.

    >>> goes_on("At least 30 trees came down in", "Orlby on Friday", 36)
    True
    >>> goes_on("The driver was unhurt.", "Firefighters", 36)
    False
    """
    if ends_sentence(before):
        return is_full(before, after, width)
    return is_full(before, after, COLUMN.loose * width) or after[0].islower()  # headlines are set wider


def is_full(before: str, after: str, width: float) -> bool:
    """Would the first word of the next line not have fitted? Behind a hyphen the rest of the word did not."""
    return len(before) >= SHORTEST and (before[-1] in HYPHENS or len(before) + 1 + len(after.split(None, 1)[0]) > width)


def ends_sentence(line: str) -> bool:
    """Does a line end a sentence, its closing quotation marks and brackets aside?"""
    return line.rstrip("\"'”’»)]")[-1:] in TERMINALS
