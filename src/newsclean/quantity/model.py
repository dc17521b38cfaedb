"""The public model of a quantity."""

from __future__ import annotations

from decimal import Decimal

from newsclean.quantity.fields import Fields

KINDS = (
    "money", "percent", "points", "count", "measure", "ordinal", "multiple", "duration", "date", "rank",
)  # fmt: skip


class Quantity(Fields):
    """A quantity, a date or a reference to a time, with its offsets: `source[start:end]` is `text`.

    `value` (or `low` and `high` of a range; an open end is None) is exact, with the scale applied: "$2bn" is 2E+9. Its
    exponent shows the digit it was rounded to. Cents and pence are parts of the unit ("35 cents" is 0.35 USD); measures
    and durations stay in the unit they were written in. `unit` is an ISO 4217 code for money, "%", "pp" or "bp", a UCUM
    code or a plain name; None for plain counts. `when` is the time in ISO 8601 ("2023", "2023-02", "2023-02-24",
    "2023-Q3", "2023-H1", or "2023-01/2023-11"; "2023-22" is the summer), None for a reference that only the day of the
    article, or another date of the text, could resolve. `per` is what a rate is said of, a unit or a count with its
    noun ("barrel", "day", "100000 people"); None for what is not a rate. Ages are durations whose `read` is "age", and
    `what` is then who is that old.

    `alternates` are other readings of the text: the currencies that the same sign or word may mean; "million" for
    metres that may be millions, "m" for the reverse; and, as the last, the other value of "1.250" where the language
    is not certain, or the other day of "3/4/2024" or of "Friday" where no verb decides.

    Source: ISO 4217, UCUM, ISO 8601-1 and -2 (4.8, seasons).

    >>> from newsclean import find_quantities
    >>> [q] = find_quantities("Trade rose to a record US$240 billion.")
    >>> q.text, q.kind, q.value, q.unit, q.modifier
    ('US$240 billion', 'money', Decimal('2.40E+11'), 'USD', 'record')
    >>> q.format()
    '$240bn'
    >>> find_quantities("Article 370 and the 737 MAX")
    []
    """

    __slots__ = ()

    def __repr__(self) -> str:
        """Only the fields that say something; of the many dollars the first three.

        >>> from newsclean import find_quantities
        >>> find_quantities("It cost $3.")
        [<Quantity '$3' 8:10 money value=3 unit='USD' alternates='CAD AUD NZD ...' read='plain'>]
        """
        few = (*self.alternates[:3], "...") if len(self.alternates) > 4 else self.alternates
        rows = self._asdict() | {"alternates": " ".join(few) or None}
        shown = [(key, rows[key]) for key in self._fields[4:] if rows[key] is not None and rows[key] is not False]
        said = "".join(f" {key}={value if isinstance(value, Decimal) else repr(value)}" for key, value in shown)
        return f"<Quantity {self.text!r} {self.start}:{self.end} {self.kind}{said}>"

    def compatible(self, other: Quantity) -> bool:
        """May both mean the same amount? Allows for rounding, ranges, bounds and convertible units; see `compare`.

        >>> from newsclean import find_quantities
        >>> find = lambda text: find_quantities(text)[0]
        >>> find("$169.8bn").compatible(find("about $170bn")), find("$169bn").compatible(find("$170bn"))
        (True, False)
        >>> find("5 miles").compatible(find("8 km")), find("€5m").compatible(find("$5m"))
        (True, False)
        """
        from newsclean.quantity.compare import compatible  # on first use

        return compatible(self, other)

    def format(self) -> str:
        """The quantity in the house style, which `find_quantities` reads back to the same value and unit.

        >>> from newsclean import find_quantities
        >>> [q.format() for q in find_quantities("20 billion Hong Kong dollars, 24.5 per cent, between 5 and 10 miles")]
        ['HK$20bn', '24.5%', '5–10 miles']
        """
        from newsclean.quantity.format import formatted  # on first use

        return formatted(self)
