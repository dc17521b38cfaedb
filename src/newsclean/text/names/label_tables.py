"""The tables of data/meta.toml and data/bylines.toml, read when a page first needs them."""

from __future__ import annotations

from functools import cache

from newsclean.data import data_table


@cache
def meta_names(field: str) -> tuple[str, ...]:
    """The names of meta elements for a field, most trusted first."""
    return tuple(data_table("meta.toml")["names"][field])


@cache
def label_words(table: str, row: str) -> frozenset[str]:
    """A list of [titles] or [kinds]."""
    return frozenset(word.casefold() for word in data_table("meta.toml")[table][row])


@cache
def byline(row: str) -> tuple[str, ...]:
    """A list of bylines.toml, longest entry first."""
    return tuple(sorted(data_table("bylines.toml")[row], key=len, reverse=True))


@cache
def byline_set(row: str) -> frozenset[str]:
    """A list of bylines.toml, case folded."""
    return frozenset(word.casefold() for word in byline(row))
