"""Records without a date, which later steps miss: said once, with the key that is likely to hold it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from newsclean.cli.messages import counted
from newsclean.core.record import HTML, field

# What tools call a date; a value that can be read as one must stand there, too
_LIKELY = re.compile(r"date|time|publish|posted|created|issued|seen|day", re.IGNORECASE)
_NO_DAY = re.compile(
    r"update|modif|crawl|download|fetch|scrap|access|read", re.IGNORECASE
)  # another day than the article's


def undated(record: Mapping[str, Any]) -> str | None:
    """None for a record with a date, or a page, which may say one; else the key that is likely to hold it, or "".

    >>> undated({"date": "2021-01-05", "text": "x"}), undated({"posted_on": "2021-01-05", "text": "x"})
    (None, 'posted_on')
    >>> undated({"timespan": "a day", "text": "x"}), undated({"html": "<p>x"})
    ('', None)
    """
    if field(record, "date")[1] not in (None, "") or isinstance(record.get(HTML), str):
        return None
    return next((key for key, value in record.items() if _is_date(str(key), value)), "")


def _is_date(key: str, value: Any) -> bool:
    if not _LIKELY.search(key) or _NO_DAY.search(key) or not isinstance(value, str | int):
        return False
    from newsclean.temporal.record_dates import day_of_record  # for records without a date only

    return len(str(value)) < 60 and day_of_record(value) is not None


def no_dates(use: str, likely: str) -> str:
    """What to say when no record has a date.

    >>> no_dates("versions differ by it", "posted_on")
    'no record has a `date`, and versions differ by it; they have `posted_on`: give --date-field posted_on'
    """
    remedy = f"they have `{likely}`: give --date-field {likely}" if likely else "name its key with --date-field"
    return f"no record has a `date`, and {use}; {remedy}"


@dataclass
class DatesMissing:
    """Counts the articles without a date, and the times in them that only a date could resolve.

    >>> missing = DatesMissing()
    >>> for day, times in ((None, 2), ("2024-05-17", 0), (None, 1)):
    ...     missing.add(day, times)
    >>> missing.lines()
    ['2 of 3 articles have no date, so 3 times such as "last year" in them could not be resolved']
    >>> DatesMissing().lines()
    []
    """

    articles: int = 0
    undated: int = 0
    times: int = 0

    def add(self, day: str | None, times: int) -> None:
        """Count an article of a day with so many times that could not be resolved."""
        self.articles += 1
        if day is None:
            self.undated += 1
            self.times += times

    def lines(self) -> list[str]:
        """What to say: nothing where every article has a date."""
        if not self.undated:
            return []
        have = "has" if self.undated == 1 else "have"
        said = f"{self.undated:,} of {counted(self.articles, 'article')} {have} no date"
        if not self.times:
            return [said]
        return [f'{said}, so {counted(self.times, "time")} such as "last year" in them could not be resolved']
