"""A date as a page gives it."""

from __future__ import annotations

from typing import NamedTuple


class Stamp(NamedTuple):
    """A date as the page prints it, and as ISO 8601: a date alone stays a date, a zone stays as given."""

    raw: str
    iso: str

    @property
    def day(self) -> str:
        """The day as printed, whatever the zone.

        >>> Stamp("7 March 2023, 23:30 GMT", "2023-03-07T23:30:00+00:00").day
        '2023-03-07'
        """
        return self.iso[:10]
