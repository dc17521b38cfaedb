"""The files of an index of claims: articles with what was read in them, and what was judged of their figures.

*.articles          JSON Lines, packed: what was read, the id, and the article; behind it the sentences of each
*.links             columns, packed: names of pairs, verdicts, scores; only a cache, and of one version of newsclean
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from newsclean._version import __version__
from newsclean.claims.extract.article_fields import ArticleText, address_of, day_of_any
from newsclean.claims.model import FIELDS
from newsclean.claims.packed_articles import FAST
from newsclean.claims.pairs.verdict_cache import NAME_BYTES
from newsclean.core.index_store import Store
from newsclean.core.json_text import typed
from newsclean.core.manifest import StoredFile

if TYPE_CHECKING:
    from newsclean.claims.extract.article_fields import Given
    from newsclean.claims.pairs.verdict_cache import Verdict
    from newsclean.claims.pipeline import ReadRow
from newsclean.text.language_pack import primary_code

ARTICLES, LINKS = ".articles", ".links"
PLAIN_MAX = 1 << 31  # bytes that a file may unpack to: two thousand times what 16,384 articles of a kB take
VERDICT_BYTES = NAME_BYTES + 1 + 8


@dataclass(frozen=True, slots=True)
class ArticlesAbout:
    """What the manifest says of a file of articles."""

    packed: int  # bytes of the lines
    plain: int  # the same unpacked


@dataclass(frozen=True, slots=True)
class LinksAbout:
    """What the manifest says of a file of verdicts."""

    version: str  # of newsclean; another one may judge in another way
    verdicts: tuple[str, ...]
    count: int


def articles_file(store: Store, rows: Sequence[ReadRow]) -> StoredFile:
    """Write articles to a file that counts once it is committed."""
    lines = [
        json.dumps([_outline(text, article), known, article, len(packed)], default=str)
        for text, known, article, packed in rows
    ]
    plain = "\n".join(lines).encode()
    packed = zlib.compress(plain, FAST)
    about = ArticlesAbout(len(packed), len(plain))
    return store.write(ARTICLES, packed + b"".join(row[3] for row in rows), asdict(about))


def articles_of(store: Store, file: StoredFile) -> Iterator[ReadRow]:
    """The articles of a file. Raises IndexFileError when it is damaged, or newsclean did not write it."""
    data = store.read(file)
    try:
        about = typed(ArticlesAbout, file.about)
        at = about.packed
        for line in _unpacked(data[:at], about.plain).split(b"\n"):
            read, known, article, size = json.loads(line)
            if type(size) is not int or size < 0 or not isinstance(article, str | dict):
                raise ValueError(size)  # noqa: TRY301 - one error for all
            yield _text(read, article), _id(known), article, data[at : at + size]
            at += size
    except (ValueError, TypeError, KeyError, zlib.error, RecursionError) as error:
        raise store.damaged(file.name) from error


def verdicts_file(store: Store, verdicts: Mapping[bytes, Verdict]) -> StoredFile:
    """Write verdicts to a file that counts once it is committed."""
    names = sorted({verdict for verdict, _ in verdicts.values()})
    code = {name: at for at, name in enumerate(names)}
    codes = bytes(code[verdict] for verdict, _ in verdicts.values())
    scores = np.array([score for _, score in verdicts.values()], "<f8").tobytes()
    about = LinksAbout(__version__, tuple(names), len(verdicts))
    return store.write(LINKS, zlib.compress(b"".join(verdicts) + codes + scores, FAST), asdict(about))


def verdicts_of(store: Store, file: StoredFile) -> dict[bytes, Verdict]:
    """The verdicts of a file; none of another version of newsclean, which may judge in another way."""
    data = store.read(file)
    try:
        about = typed(LinksAbout, file.about)
        if about.version != __version__:
            return {}
        plain = _unpacked(data, VERDICT_BYTES * about.count)
        end = NAME_BYTES * about.count
        names = [plain[at : at + NAME_BYTES] for at in range(0, end, NAME_BYTES)]
        verdicts = [about.verdicts[code] for code in plain[end : end + about.count]]
        scores: list[float] = np.frombuffer(plain[end + about.count :], "<f8").tolist()
    except (ValueError, IndexError, zlib.error) as error:
        raise store.damaged(file.name) from error
    return dict(zip(names, zip(verdicts, scores, strict=True), strict=True))


def _unpacked(data: bytes, size: int) -> bytes:
    """Bytes unpacked. Raises ValueError when they are not as many as they should be."""
    if not 0 <= size <= PLAIN_MAX:
        raise ValueError(size)
    plain = zlib.decompressobj().decompress(data, size + 1)
    if len(plain) != size:
        raise ValueError(size)
    return plain


def _outline(text: ArticleText, article: Given) -> list[Any]:
    """What was read of an article; for words that stand in the article as they are, the key that they stand under."""
    keys = {value: key for key, value in article.items() if type(value) is str} if isinstance(article, dict) else {}
    fields = [(name, None if body in keys else body, keys.get(body)) for name, body in text.fields]
    return [fields, *text[1:-1]]  # the article itself has its address


def _text(values: Any, article: str | dict[str, Any]) -> ArticleText:
    """What was read of an article. Raises ValueError, TypeError or KeyError for what cannot have been."""
    fields, known, date, day, source, lang, country, crawled = values
    words = tuple(
        [
            (name, _string(article[key] if body is None and isinstance(article, dict) else body))
            for name, body, key in fields
        ]
    )
    is_sound = (
        all(name in FIELDS for name, _ in words)
        and all(value is None or type(value) is str for value in (date, source, country))
        and all(value is None or day_of_any(value) == value for value in (day, crawled))
        and (lang == "en" or (type(lang) is str and primary_code(lang) == lang))
    )
    if not is_sound:
        raise ValueError(values)
    url = address_of(article)
    return ArticleText(words, None if known is None else _id(known), date, day, source, lang, country, crawled, url)


def _id(value: Any) -> str | int | float:
    if isinstance(value, str | int | float):
        return value
    raise ValueError(value)


def _string(value: Any) -> str:
    if isinstance(value, str):
        return value
    raise ValueError(value)
