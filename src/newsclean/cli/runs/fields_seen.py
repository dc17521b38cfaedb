"""What records lack, said once: a date that later steps miss, with the key that may hold it; fields of options."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from newsclean.cli.messages import counted
from newsclean.core import record as records

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
    if records.field(record, "date")[1] not in (None, "") or isinstance(record.get(records.HTML), str):
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


@dataclass
class FieldsSeen:
    """Counts the records by the likely key of their date, None where they have one; and what all of them lack.

    >>> seen = FieldsSeen()
    >>> for likely in ("posted_on", "posted_on", ""):
    ...     seen.add(likely, {"--id-field": "no record has the field 'uid'"})
    >>> list(seen.remarks(needs_date=""))
    [("no record has the field 'uid'", True)]
    >>> [said for said, _ in seen.remarks(needs_date="versions differ by it")][1][:46]
    'no record has a `date`, and versions differ by'
    """

    dates: Counter[str | None] = field(default_factory=Counter)
    lacking: Mapping[str, str] | None = None

    def add(self, likely: str | None, lacking: Mapping[str, str] | None) -> None:
        """Count a record."""
        self.dates[likely] += 1
        if self.lacking is None or not lacking:
            self.lacking = lacking or {}
        elif self.lacking:
            self.lacking = {option: said for option, said in self.lacking.items() if option in lacking}

    def remarks(self, needs_date: str) -> Iterator[tuple[str, bool]]:
        """What to say, and whether always; `needs_date` is what the verb cannot do without any date."""
        for said in (self.lacking or {}).values():
            yield said, True
        if needs_date and self.dates and None not in self.dates:
            likely = self.dates.most_common(1)[0][0] or ""
            yield no_dates(needs_date, likely), bool(likely)
