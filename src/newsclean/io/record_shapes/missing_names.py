"""Names of fields that a user gives and no record has: most are misspelt."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from newsclean.core.record import KEY
from newsclean.io.record_shapes.field_names import ABSENT, TARGETS, USUAL, FieldNames, fields_of, probable, value_at

RECORDS = 100  # whose fields are remembered to choose from: later ones have the same
NAMED = 8  # fields that a message names
# Fields that verbs write where there is something to say: bad records, columns of `quantities` and of claims that are
# asked for. A script that always chooses them is right.
OPTIONAL = frozenset((
    f"{KEY}.error", "error", "what", "read", "granularity", "alternates", "approximate", "per", "when",
    "statement", "check", "reason",
))  # fmt: skip


@lru_cache(maxsize=256)
def no_field(name: str, option: str, fields: tuple[str, ...], now: str = "") -> str:
    """What to say of a name that no record has, with the field that was probably meant, or its new name.

    >>> no_field("titel", "--fields", ("id", "title")), no_field("Lang", "--fields", ("lang",))[-20:]
    ("no record has the field 'titel' of --fields; did you mean 'title'?", "did you mean 'lang'?")
    >>> no_field("when", "--date-field", ("id", "text"))
    "no record has the field 'when' of --date-field; they have 'id', 'text'"
    """
    near = probable(name, fields)
    if now:
        remedy = f"it is {now!r} now, because of --{now}-field"
    elif near:
        remedy = f"did you mean {near!r}?"
    else:
        more = ", …" if len(fields) > NAMED else ""
        remedy = "they have " + (", ".join(map(repr, fields[:NAMED])) or "none") + more
    return f"no record has the field {name!r} of {option}; {remedy}"


class MissingNames:
    """The names of an option that no record has had so far, and the fields that they have had.

    >>> names = MissingNames(("id", "titel", "lang"))
    >>> names.see({"id": 1, "title": "Rain"})
    >>> names.see({"id": 2, "lang": None})
    >>> names.lines("--fields")
    ["no record has the field 'titel' of --fields; did you mean 'title'?"]
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._missing = dict.fromkeys(name for name in names if name not in OPTIONAL)
        self._known: dict[str, None] = {}
        self._seen = 0

    def see(self, record: Mapping[str, Any]) -> None:
        """Take note of a record."""
        if not self._missing:
            return
        self._seen += 1
        self._missing = {name: None for name in self._missing if value_at(record, name) is ABSENT}
        if self._missing and self._seen <= RECORDS:
            self._known.update(dict.fromkeys(name for name in fields_of(record) if name != KEY))

    def lines(self, option: str, renamed: FieldNames = USUAL) -> list[str]:
        """What to say; nothing where there was no record. `renamed` are fields that have another name since.

        >>> names = MissingNames(("headline",))
        >>> names.see({"id": 1, "title": "Rain"})
        >>> names.lines("--fields", FieldNames(title="headline"))
        ["no record has the field 'headline' of --fields; it is 'title' now, because of --title-field"]
        """
        fields = tuple(self._known)
        now = {getattr(renamed, target): target for target in TARGETS}
        return [no_field(name, option, fields, now.get(name, "")) for name in (self._missing if self._seen else ())]


def named_options(names: FieldNames) -> tuple[tuple[str, str], ...]:
    """The options that name a field which a record may lack, each with its field.

    A record without the text of --text-field is an error of its own.

    >>> named_options(FieldNames(text="body", date="published"))
    (('--date-field', 'published'),)
    """
    given = ((f"--{target}-field", getattr(names, target)) for target in TARGETS[1:])
    return tuple((option, path) for option, path in given if path)


def lacking(named: Iterable[tuple[str, str]], record: Mapping[str, Any]) -> dict[str, str] | None:
    """The options whose field a record lacks, each with what to say if all lack it; None if it has all.

    >>> lacking([("--date-field", "publishd"), ("--id-field", "uid")], {"uid": 1, "published": "2024-05-17"})
    {'--date-field': "no record has the field 'publishd' of --date-field; did you mean 'published'?"}
    """
    absent = [(option, path) for option, path in named if path not in record and value_at(record, path) is ABSENT]
    return {option: no_field(path, option, tuple(fields_of(record))) for option, path in absent} if absent else None
