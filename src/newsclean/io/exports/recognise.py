"""Which database a file was exported from, and its articles as records."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from newsclean.core.lazy_regex import lazy
from newsclean.errors import RecordError

if TYPE_CHECKING:
    from newsclean.io.exports.entry import ExportedArticle

# One of these is in each of those: to look for them takes a thousandth of the time
_LITERALS = (
    "document", "dokument", "full text", "texte intégral", "docpublicationname", 'article"', "article'", "\nhd",
    "文件", "文档", "ドキュメント", "документ", "문서", "pressreader", "article name", " - 19", " - 20", " · ",
    "download request:", "client/matter:", " words\n", " wörter\n", " mots\n", " palabras\n", "字\n",
)  # fmt: skip
Row = Mapping[str, Any] | RecordError
END = 2000  # characters, with what browsers and extensions put behind a page
# What stands in every export of each, so that other texts and pages are not split into lines for nothing
_SIGNS = lazy(
    r"\d (?:of|von|de|sur) \d{1,6} do[ck]ument|end of document|ende des dokuments|fin d[ue]l? document"
    r"|full text ?:|full text ?</|texte intégral|DocPublicationName|\b[a-z]{2}Article\b|^\s{0,9}HD[ \t\xa0]"
    r"|download request:|client/matter:|^\s{0,9}\d[\d.,]{0,9} (?:words|wörter|mots|palabras|字)$"
    r"|[A-Z0-9]{4,12}(?:19|20)\d{6}[a-z][a-z0-9]{8}|pressreader|^article name ?:"
    r"|[-–—·|] ?(?:(?:19|20)\d\d-\d\d-\d\d|\d{1,2} [^\W\d_]{3,12}\.? (?:19|20)\d\d) ?[-–—·|]",
    re.IGNORECASE | re.MULTILINE,
)


def export_rows(text: str, path: str, *, html: bool = False) -> Iterator[Row] | None:
    """The articles of an export; None when the text is not an export that is known.

    >>> export_rows("It rained.", "a.txt") is None
    True
    >>> text = "Rain\\nBrook Mail\\nMay 2, 2002 Thursday\\nLength: 2 words\\nBody\\nIt rained.\\nEnd of Document\\n"
    >>> next(export_rows(text, "a.txt"))["title"]
    'Rain'
    """
    folded = text.casefold()
    if not any(literal in folded for literal in _LITERALS) or _SIGNS.search(text) is None:
        return None
    from newsclean.io.exports import europresse, factiva  # the formats: 5 ms, which other texts need not wait for
    from newsclean.io.exports.lines import html_lines, text_lines

    if not html:
        return rows_of_lines(text_lines(text), path)
    if factiva.is_factiva_page(text):
        return _to_its_end(_rows("Factiva", factiva.factiva_page_entries(text), path), text)
    if europresse.is_europresse(text):
        return _to_its_end(_rows("Europresse", europresse.europresse_entries(text), path), text)
    return rows_of_lines(html_lines(text), path)


def _to_its_end(rows: Iterator[Row], html: str) -> Iterator[Row]:
    """The rows, and an error when the page does not end as a page does: a part of its last article is missing then."""
    yield from rows
    if "</html" not in html[-END:].lower():
        yield RecordError("the page ends early, and so may its last article; is the file complete?")


def rows_of_lines(lines: list[str], path: str) -> Iterator[Row] | None:
    """The same for lines."""
    from newsclean.io.exports import factiva, nexis, pressreader, proquest  # see export_rows

    if nexis.is_nexis(lines):
        return _rows("Nexis", nexis.nexis_entries(lines), path, nexis.nexis_announced(lines))
    if proquest.is_proquest(lines):
        return _rows("ProQuest", proquest.proquest_entries(lines), path, proquest.proquest_announced(lines))
    if factiva.is_factiva_text(lines):
        return _rows("Factiva", factiva.factiva_text_entries(lines), path)
    if pressreader.is_pressreader(lines):
        return _rows("PressReader", pressreader.pressreader_entries(lines), path)
    return None


def _rows(form: str, entries: Iterable[ExportedArticle], path: str, announced: int | None = None) -> Iterator[Row]:
    """The records; then an error when the file says it holds another number of documents."""
    number = 0
    for number, entry in enumerate(entries, 1):
        row = entry.record(f"{path}#{number}", form)
        if row["text"]:
            yield row
            if entry.cut:
                yield RecordError(f"document {number} of this {form} export ends early; is the file complete?")
        else:
            yield RecordError(f"document {number} of this {form} export has no text ({row.get('title') or 'no title'})")
    if announced is not None and announced != number:
        yield RecordError(
            f"this {form} export says it holds {announced} documents, but {number} were found; is it complete?"
        )
    if number == 0:
        yield RecordError(f"no article was found in this {form} export; save it again as text or HTML")
