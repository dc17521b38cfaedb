"""An index of claims that grows: new articles are read and judged once; clusters are those of all articles.

A folder with a manifest that is replaced whole, and files that never change:

manifest.json       format, settings, and the list of files: what is not named in it does not count
*.articles          articles that came together, with what was read in them
*.links             what was judged of their figures, so that it is not judged again
"""

from __future__ import annotations

import json
import marshal
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from newsclean.claims.extract.article_fields import ArticleText, read_article
from newsclean.claims.extract.claims import read_sentences
from newsclean.claims.index_folder import Folder
from newsclean.claims.options import ClaimOptions
from newsclean.claims.packed_articles import pack_sentences
from newsclean.claims.pairs.verdict_cache import VerdictCache
from newsclean.claims.pipeline import build_corpus, cluster_corpus, is_new_article

if TYPE_CHECKING:
    from typing import Self

    from newsclean.claims.extract.article_fields import AnyArticle, Given
    from newsclean.claims.model import ClaimCluster
    from newsclean.claims.pipeline import ReadRow

ARTICLES, LINKS = ".articles", ".links"
MARSHAL = 4  # the form that every Python since 3.4 reads
PART = 16_384  # articles of one file: some 30 MB; a killed process loses only what was not yet in a file


class ClaimIndex:
    """Claims of articles that come in parts: `add` them, and see which clusters they touch.

    `clusters()` are those that `cluster_claims` makes of all articles that were ever added, in whatever order. One
    process writes at a time; one that is killed leaves what was added before. An article with an id and words that
    were added before counts once.

    Raises IndexFileError for a folder that is no index, is damaged, or was made with other settings.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder, ClaimIndex.open(folder + "/claims") as index:
    ...     touched = index.add([{"id": 1, "text": "Trade of China with Russia hit $240 billion in 2023."}])
    ...     again = index.add([{"id": 2, "text": "China's trade with Russia was $240bn in 2023."}])
    ...     nothing = index.add([{"id": 2, "text": "China's trade with Russia was $240bn in 2023."}])
    >>> [c.status for c in touched], [(c.status, c.articles) for c in again], nothing
    (['single'], [('agree', 2)], [])
    """

    def __init__(self, folder: Folder, options: ClaimOptions) -> None:
        self.options = options
        self._folder = folder
        self._rows: list[ReadRow] = []
        self._seen: set[bytes] = set()
        self._judging = VerdictCache()
        for name in folder.files(ARTICLES):
            for row in marshal.loads(folder.read(name)):  # noqa: S302 - of our own, checked by its sum
                self._rows.append((ArticleText(*row[0]), row[1], _article(row[2]), row[3]))
                if row[0][1] is not None:
                    is_new_article(self._rows[-1][0], self._seen)
        for name in folder.files(LINKS):
            self._judging.known.update(marshal.loads(folder.read(name)))  # noqa: S302

    @classmethod
    def open(cls, path: str | Path, options: ClaimOptions | None = None) -> ClaimIndex:
        """The index in a folder, a new one where there is none; with `options` None those that it was made with."""
        folder = Folder(Path(path), None if options is None else asdict(options), asdict(ClaimOptions()))
        try:
            return cls(folder, ClaimOptions(**folder.settings))
        except BaseException:
            folder.close()
            raise

    def __len__(self) -> int:
        return len(self._rows)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let others write."""
        self._folder.close()

    def add(self, articles: Iterable[AnyArticle]) -> list[ClaimCluster]:
        """Add articles; the clusters that have a member of one that is new. They are on the disk when this returns."""
        before = saved = len(self._rows)
        for article in articles:
            text, plain = read_article(article)
            if text.id is None or is_new_article(text, self._seen):
                known = len(self._rows) + 1 if text.id is None else text.id
                self._rows.append((text, known, _record(text, plain), pack_sentences(text, list(read_sentences(text)))))
                if len(self._rows) - saved == PART:
                    saved = self._save(saved)
        new = self._rows[before:]
        if not new:
            return []
        self._save(saved)
        ids = {str(row[1]) for row in new}
        found = self.clusters()
        return [c for c in found if any(str(m.id) in ids for v in c.variants for m in v.members)]

    def clusters(self) -> list[ClaimCluster]:
        """All clusters, as `cluster_claims` makes them of all articles."""
        corpus = build_corpus(list(self._rows))
        out = list(cluster_corpus(corpus, self.options, self._judging))
        if self._judging.fresh:
            self._folder.write({LINKS: zlib.compress(marshal.dumps(self._judging.fresh, MARSHAL), 1)})
            self._judging.settle()
        return out

    def _save(self, start: int) -> int:
        rows = [(tuple(text), known, _told(article), packed) for text, known, article, packed in self._rows[start:]]
        if rows:
            self._folder.write({ARTICLES: zlib.compress(marshal.dumps(rows, MARSHAL), 1)})
        return len(self._rows)


def _record(text: ArticleText, article: Given) -> Given:
    """The article as its origin is found by: a text or a record."""
    if isinstance(article, str | Mapping) and not (isinstance(article, Mapping) and article.get("html")):
        return article
    fields = dict(text.fields)
    known = {"id": text.id, "date": text.date, "source": text.source, "lang": text.lang, "crawled": text.crawled}
    return {"title": fields.get("title"), "text": fields.get("text", ""), **known}


def _told(article: Given) -> str:
    return json.dumps(article, default=str)


def _article(told: str) -> Given:
    found: Given = json.loads(told)
    return found
