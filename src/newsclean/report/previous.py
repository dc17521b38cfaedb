"""An earlier report, read back from its page: what a new one is compared with."""

from __future__ import annotations

import json
import re
from base64 import b64decode
from binascii import Error as NotBase64
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zlib import decompressobj
from zlib import error as NotGzip  # noqa: N812 - the module's name says nothing

from newsclean.errors import InputError

if TYPE_CHECKING:
    from newsclean.report.articles import ReportArticle

READ = ("claims", "singles")  # the parts that are compared
HEAD = 2_000  # characters in which the page says what made it
UNPACKED = 1 << 30  # bytes of one part: ten times what the claims of 100,000 articles take
_PART = re.compile(r'<script type="[a-z/]+" id="(data|part-claims|part-singles)">([^<]*)</script>')
_NAME, _TEXT = 6, 3  # bytes: two of 100,000 articles share a name in one report of 50,000


def article_keys(piece: ReportArticle) -> str:
    """What an article is recognised by in a later report: its address, else its text; then a digest of its text.

    >>> from newsclean.report.articles import ReportArticle
    >>> old, new = (article_keys(ReportArticle({"url": "https://a.example/1", "text": text}, "", ())) for text in "xy")
    >>> old[:12] == new[:12], old[12:] == new[12:]
    (True, False)
    """
    from newsclean.dedup.reading.urls import address

    url, text = piece.record.get("url"), "\n".join(piece.fields)
    name = address(url) if isinstance(url, str) else ""
    return _digest(name or text, _NAME) + _digest(text, _TEXT)


def _digest(text: str, size: int) -> str:
    return blake2b(text.encode(errors="surrogatepass"), digest_size=size).hexdigest()


def read_previous(path: str | Path) -> tuple[dict[str, Any], dict[str, Any]]:
    """The index and the claims of a page that `newsclean report` wrote.

    Raises InputError for any other file, and for a page of an earlier version.

    >>> read_previous(__file__)  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    ...
    newsclean.errors.InputError: ... is not a page that `newsclean report` wrote
    """
    try:
        page = Path(path).read_text(encoding="utf-8")
    except UnicodeDecodeError:
        page = ""
    except OSError as error:
        raise InputError(f"cannot read {path}: {error.strerror}; check the path") from error
    texts = {name.removeprefix("part-"): text for name, text in _PART.findall(page)}
    try:
        index = json.loads(texts["data"])
        parts = {name: json.loads(_unpacked(texts[name]) if index["packed"] else texts[name]) for name in READ}
    except (KeyError, ValueError, TypeError, NotBase64, NotGzip) as error:
        if page.startswith("<!doctype html>") and '<meta name="generator" content="newsclean">' in page[:HEAD]:
            raise InputError(f"{path} is from another version of newsclean; make it again with this one") from error
        raise InputError(f"{path} is not a page that `newsclean report` wrote") from error
    return index, parts


def _unpacked(text: str) -> bytes:
    packed = decompressobj(wbits=31)
    out = packed.decompress(b64decode(text, validate=True), UNPACKED)
    if packed.unconsumed_tail:
        raise ValueError("too large")
    return out
