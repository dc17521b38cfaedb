"""The table of output formats of `clean`: a format is added here, in one row with one function."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from newsclean.io.dolma import attributes, attributes_row
from newsclean.io.items import RECORD
from newsclean.io.records import as_line, failed, merged

if TYPE_CHECKING:
    from newsclean.core.article import Article


@dataclass
class Cleaning:
    """A record that is cleaned when a writer asks for its article or its Markdown."""

    record: Mapping[str, Any]
    clean: Callable[[], Article]
    markdown: Callable[[], str]
    title_in_body: bool = False

    @cached_property
    def article(self) -> Article:
        """The clean article."""
        return self.clean()

    @property
    def made(self) -> Article | None:
        """The article, if it was asked for."""
        return self.__dict__.get("article")


@dataclass(frozen=True, slots=True)
class Writer:
    """An output format.

    `write` gives an article without its line end. Where `lines`, each is a line; else they are texts for people, parted
    by two blank lines. `failed` gives the record to write in place of one that cannot be cleaned. `undo` says that
    `--ledger` can give the source back.
    """

    write: Callable[[Cleaning], str]
    lines: bool = False
    failed: Callable[[Mapping[str, Any], Exception], dict[str, Any]] | None = None
    undo: bool = False


def _text(one: Cleaning) -> str:
    return one.article.text


def _markdown(one: Cleaning) -> str:
    return one.markdown()


def _json_line(one: Cleaning) -> str:
    return as_line(merged(one.record, one.article, title_in_body=one.title_in_body))


def _dolma(one: Cleaning) -> str:
    return as_line(attributes(one.record, one.article))


WRITERS: dict[str, Writer] = {
    "text": Writer(_text, undo=True),
    "markdown": Writer(_markdown),
    "jsonl": Writer(_json_line, lines=True, failed=failed, undo=True),
    "dolma": Writer(_dolma, lines=True, failed=lambda record, _: attributes_row(record, {})),
}


def default_writer(kind: str) -> str:
    """The name of the format for what came in: records give records, texts and pages give text.

    >>> default_writer("record"), default_writer("page")
    ('jsonl', 'text')
    """
    return "jsonl" if kind == RECORD else "text"
