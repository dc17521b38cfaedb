"""Records through a pipeline: dicts with a text or an HTML page become dicts with a clean text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Protocol

from newsclean.core.record import HTML, known_fields, text_of
from newsclean.errors import RecordError, record_error
from newsclean.io.records import with_article, with_error
from newsclean.rare_collections import with_rare_collections

if TYPE_CHECKING:
    from newsclean.core.article import Article


class ArticlePipeline(Protocol):
    """What cleaning a record needs from a pipeline: the clean article of a text, of a page, or of either."""

    def article(self, raw: Any, **known: str | None) -> Article:
        """The clean article of a text or a page."""

    def text(self, raw: str, **known: str | None) -> Article:
        """The clean article of a text, even if it looks like HTML."""

    def page(self, raw: Any, **known: str | None) -> Article:
        """The clean article of a page of HTML."""

    def markdown(self, raw: Any, *, html: bool = False, **known: str | None) -> str:
        """The clean article as Markdown."""


def clean_article(
    pipeline: ArticlePipeline, record: Mapping[str, Any], *, plain: bool = False, lang: str | None = None
) -> Article:
    """The clean Article of a record; `plain` means that its text is not HTML, `lang` is for one that names no language.

    Raises RecordError.
    """
    key, text = text_of(record)
    known = known_fields(record)
    if plain:
        article = pipeline.text(text, **known)
    else:
        article = pipeline.page(text, **known) if key == HTML else pipeline.article(text, **known)
    return replace(article, lang=lang) if lang and article.lang is None else article


def clean_markdown(pipeline: ArticlePipeline, record: Mapping[str, Any]) -> str:
    """The clean article of a record as Markdown. Raises RecordError."""
    key, text = text_of(record)
    return pipeline.markdown(text, html=key == HTML, **known_fields(record))


def as_record(given: Any) -> Mapping[str, Any]:
    """What is cleaned as a record: a text, too. Raises RecordError for anything else.

    >>> as_record("It rained."), as_record({"body": "It rained."})
    ({'text': 'It rained.'}, {'body': 'It rained.'})
    """
    if isinstance(given, str):
        return {"text": given}
    if not isinstance(given, Mapping):
        raise RecordError(f"{type(given).__name__} is not a record; give dicts with a text, or texts")
    return given


@with_rare_collections
def clean_record(pipeline: ArticlePipeline, record: Mapping[str, Any]) -> dict[str, Any]:
    """The record with its clean text and the notes of newsclean; after an error, the record and the error."""
    try:
        return with_article(record, clean_article(pipeline, record))
    except BaseException as error:  # noqa: BLE001 - a panic of a compiled library too: one record ends no run
        return with_error(record, record_error(error))
