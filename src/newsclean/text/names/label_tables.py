"""The tables of data/meta.toml and data/bylines.toml, read when a page first needs them."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def _file(name: str) -> dict[str, Any]:
    return tomllib.loads(files("newsclean.data").joinpath(f"{name}.toml").read_text(encoding="utf-8"))


@cache
def meta_names(field: str) -> tuple[str, ...]:
    """The names of meta elements for a field, most trusted first."""
    return tuple(_file("meta")["names"][field])


@cache
def label_words(table: str, row: str) -> frozenset[str]:
    """A list of [titles] or [kinds]."""
    return frozenset(word.casefold() for word in _file("meta")[table][row])


@cache
def byline(row: str) -> tuple[str, ...]:
    """A list of bylines.toml, longest entry first."""
    return tuple(sorted(_file("bylines")[row], key=len, reverse=True))


@cache
def byline_set(row: str) -> frozenset[str]:
    """A list of bylines.toml, case folded."""
    return frozenset(word.casefold() for word in byline(row))
