"""Records as lines of JSON, and records with the results of cleaning."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from newsclean.core import json_text
from newsclean.core.record import KEY, field, is_empty, notes_of, text_of, type_of
from newsclean.errors import RecordError
from newsclean.io.record_shapes.archived import original_address

if TYPE_CHECKING:
    from newsclean.core.article import Article

_PYTHON = "{'"  # how a dict begins as Python prints it


def parse(line: str) -> dict[str, Any]:
    """The JSON object on a line. Raises RecordError with the reason if there is none.

    >>> parse('["no object"]')
    Traceback (most recent call last):
    ...
    newsclean.errors.RecordError: not a JSON object but an array; write one object per line
    """
    try:
        record = json_text.loads(line.lstrip("\ufeff"))
    except (ValueError, RecursionError) as error:
        what = "nested too deeply" if isinstance(error, RecursionError) else _said(error, line)
        remedy = "write it with json.dumps" if line.lstrip().startswith(_PYTHON) else "write one object per line"
        raise RecordError(f"not JSON: {what}; {remedy}") from error
    if not isinstance(record, dict):
        raise RecordError(f"not a JSON object but {type_of(record)}; write one object per line")
    return record


def _said(error: ValueError, line: str) -> str:
    """What is wrong with a line, and in which column: that it is "line 1" of itself says nothing."""
    if not isinstance(error, json.JSONDecodeError):
        return str(error)
    end = len(line.rstrip("\r\n"))
    if error.pos >= end or error.msg.startswith("Unterminated"):
        return f"it ends at column {end}, in the middle"
    return f"{error.msg.removesuffix(' at')} at column {error.pos + 1}"


def as_line(record: Mapping[str, Any]) -> str:
    """The record as a line of JSON, without its end; lone surrogates are escaped, as nothing else can carry them."""
    line = json_text.dumps(record)
    try:
        line.encode()
    except UnicodeEncodeError:
        line = json_text.dumps(record, ensure_ascii=True)
    return line


def with_error(record: Mapping[str, Any], error: Exception) -> dict[str, Any]:
    """The record as it is, with the error under the newsclean key."""
    return {**record, KEY: {**notes_of(record), "error": str(error)}}


def with_article(record: Mapping[str, Any], article: Article, *, title_in_body: bool = False) -> dict[str, Any]:
    """The record with the article's title, summary, text and authors in place; unknown keys and order are kept.

    A page's HTML is replaced by its text. With `title_in_body` the text begins with the title. An empty field counts as
    one that is not there: spreadsheets and DataFrames have every column in every row.
    """
    text_key, _ = text_of(record)
    title_key, title = field(record, "title")
    has_title = not is_empty(title)
    out: dict[str, Any] = {}
    for key, value in record.items():
        if key == text_key:
            if not has_title:
                out["title"] = article.title
            out["summary"] = list(article.summary)
            out["text"] = article.body_with_title if title_in_body else article.body
        elif key == title_key and has_title:
            out["title"] = article.title
        elif key not in out or not is_empty(value):
            out[key] = value
    if is_empty(out.get("authors")):
        out["authors"] = list(article.authors)
    from newsclean.text.language.choice import choose_language  # 50 ms, which plain text does not need

    chosen = choose_language(f"{article.title or ''}\n{article.body}", article.lang)
    declared = _declared(article)
    out |= {name: value for name, value in declared.items() if value is not None and is_empty(field(record, name)[1])}
    out[KEY] = {**notes_of(record), **article.notes(), **chosen.notes()}
    return out


def _declared(article: Article) -> dict[str, str | None]:
    """What the article says of itself."""
    address, captured = original_address(article.url or "")
    known = {"url": address or None, "crawled": captured}
    return known | {"date": article.date, "source": article.outlet, "lang": article.lang}
