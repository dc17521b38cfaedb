"""What the values of a cluster are, as the texts say them, and how they disagree, in plain words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from newsclean.claims.judging.scorer import significant_digits
from newsclean.claims.model import Member
from newsclean.claims.output.output_options import SUMMARY

if TYPE_CHECKING:
    from newsclean.quantity.model import Quantity


AHEAD = ("forecast", "target")


class MemberRow(NamedTuple):
    """A member of a cluster, with its article and quantity, and the times of its sentence."""

    article: int
    member: Member
    quantity: Quantity | None
    times: Sequence[Quantity] = ()
    sentence: str = ""  # that a statement is a clause of


def value_key(q: Quantity | None) -> tuple[object, ...]:
    """What two mentions must have in common to be one variant: a day, or a value and its bounds."""
    if q is None:
        return ()
    return (q.when,) if q.kind == "date" else (q.value, q.low, q.high)


def fraction_in_words(rows: Iterable[MemberRow]) -> str | None:
    """A fraction as the texts say it, mostly: "half" and not 0.5; None where it is in digits."""
    forms = Counter(q.text.lower() for q in (row.quantity for row in rows) if q is not None and _in_words(q))
    return min(forms, key=lambda text: (-forms[text], text)) if forms else None


def _in_words(q: Quantity) -> bool:
    return q.read == "fraction" and q.value is not None and abs(q.value) < 1 and not any(c.isdigit() for c in q.text)


def explain(how: str, groups: Sequence[Sequence[MemberRow]], when: str | None) -> str:
    """What disagrees, in plain words; what only rounds another value is no value of its own."""
    if how == "time":
        times = sorted({row.member.when for rows in groups for row in rows if row.member.when})
        return f"{_said(groups[0])} is said of {' and of '.join(times)}"
    dates = any(row.quantity is not None and row.quantity.kind == "date" for row in groups[0])
    of = f", of {when}" if when and not dates else ""
    if how == "update":
        ahead = [rows for rows in groups if all(row.member.stance in AHEAD for row in rows)]
        rest = [rows for rows in groups if rows not in ahead]
        if ahead and rest and {*map(_said, ahead)}.isdisjoint(map(_said, rest)):
            return f"{_listed(ahead)} expected, {_listed(rest)} reported{of}"
        dated = sorted(groups, key=_begun)
        if _begun(dated[0])[0] < _begun(dated[-1])[0] < "~":
            return f"{', then '.join(_counted(dated))}{of}"
        return f"{' or, at another time, '.join(_counted(groups))}{of}"
    return f"{' or '.join(_counted(groups[:2]))}{''.join(', ' + text for text in _counted(groups)[2:])}{of}"


def _begun(rows: Sequence[MemberRow]) -> tuple[str, str]:
    """When a value was first reported, and the value."""
    return min(row.member.date or "~" for row in rows)[:10], _said(rows)


def _listed(groups: Sequence[Sequence[MemberRow]]) -> str:
    return ", ".join(dict.fromkeys(map(_said, groups)))


def _counted(groups: Sequence[Sequence[MemberRow]]) -> list[str]:
    """Each value with the number of articles that have it."""
    of_value: dict[str, list[MemberRow]] = {}
    for rows in groups:
        of_value.setdefault(_said(rows), []).extend(rows)
    out: list[str] = []
    for said, rows in of_value.items():
        count = len({row.article for row in rows})
        noun = "" if out else " article" if count == 1 else " articles"
        counted = "" if out else _counted_noun(rows)
        out.append(f"{said}{counted} ({count}{noun}{', also rounded' if _rounded(rows) else ''})")
    return out


def _counted_noun(rows: Sequence[MemberRow]) -> str:
    """What a bare number counts, in the word that most texts have for it: " people"."""
    words = Counter(row.quantity.what for row in rows if row.quantity and row.quantity.kind == "count")
    plural = [what for what, _ in words.most_common() if what and (what == "people" or what.endswith("s"))]
    bare = all(row.quantity is not None and row.quantity.unit is None for row in rows)
    return f" {plural[0]}" if bare and plural else ""


def _said(rows: Sequence[MemberRow]) -> str:
    """The value of a group that agrees, in the house style: of its roundings the most exact that is not rare."""
    count = Counter(value_key(row.quantity) for row in rows)
    often = max(count.values())
    usual = [
        q
        for q in (row.quantity for row in rows)
        if q is not None and count[value_key(q)] * SUMMARY.rounding_share >= often
    ]
    q = max(usual, key=lambda q: (significant_digits(q), count[value_key(q)], q.format(), q.text))
    return fraction_in_words([row for row in rows if value_key(row.quantity) == value_key(q)]) or q.format()


def _rounded(rows: Sequence[MemberRow]) -> bool:
    """Whether a group has its value more and less exactly."""
    return len({value_key(row.quantity) for row in rows}) > 1
