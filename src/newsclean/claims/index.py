"""An index of claims that grows: new articles are read and judged once; clusters are those of all articles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING

from newsclean.claims.extract.article_fields import ArticleText, is_new_article, read_article, text_of_article
from newsclean.claims.extract.claims import read_sentences
from newsclean.claims.index_files import ARTICLES, LINKS, articles_file, articles_of, verdicts_file, verdicts_of
from newsclean.claims.model import ClaimCluster
from newsclean.claims.options import ClaimOptions
from newsclean.claims.packed_articles import pack_sentences
from newsclean.claims.pairs.verdict_cache import VerdictCache
from newsclean.claims.pipeline import build_corpus, cluster_corpus
from newsclean.core.index_store import Store
from newsclean.core.json_text import typed
from newsclean.core.manifest import IndexKind, InputDigest, Receipt
from newsclean.errors import ClaimError
from newsclean.io.tables.frames import article_rows

if TYPE_CHECKING:
    from types import TracebackType
    from typing import Self

    from newsclean.claims.extract.article_fields import AnyArticle, Given
    from newsclean.claims.pipeline import ReadRow

READING = 7  # of articles and their figures: raised by hand when test_reading.py says that it has changed
KIND = IndexKind("newsclean claims", READING, (ARTICLES, LINKS), rereads=True)
PART = 16_384  # articles of one file: some 30 MB


class ClaimIndex:
    """Claims of articles that come in parts: `add` them, and see which clusters they touch.

    `clusters()` are those that `cluster_claims` makes of all articles that were ever added, in whatever order. An
    article with an id and words that were added before counts once.

    What was added counts from `commit`, or from the end of a `with` block that was left without an error. One process
    writes at a time; one that is killed before leaves the index as it was.

    Raises IndexFileError for a folder that is not an index, is damaged, or was made with other settings.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder, ClaimIndex.open(folder + "/claims") as index:
    ...     touched = index.add([{"id": 1, "text": "Trade of China with Russia hit $240 billion in 2023."}])
    ...     again = index.add([{"id": 2, "text": "China's trade with Russia was $240bn in 2023."}])
    ...     nothing = index.add([{"id": 2, "text": "China's trade with Russia was $240bn in 2023."}])
    >>> [c.status for c in touched], [(c.status, c.articles) for c in again], nothing
    (['single'], [('agree', 2)], [])
    """

    def __init__(self, store: Store, options: ClaimOptions | None = None) -> None:
        if not isinstance(store, Store):
            raise TypeError("open an index with newsclean.ClaimIndex.open(PATH)")
        self.options = options or ClaimOptions()
        self._store = store
        self._rows: list[ReadRow] = []
        self._seen: set[bytes] = set()
        self._judging = VerdictCache()
        self._load()
        self._stored = len(self._rows)  # articles of the last commit

    @classmethod
    def open(cls, path: str | Path, options: ClaimOptions | None = None) -> ClaimIndex:
        """The index in a folder, a new one where there is none; with `options` None those that it was made with.

        One that was read by an older newsclean is read anew, from the articles that it keeps.
        """
        store = Store(Path(path), KIND, None if options is None else _settings(options), _settings(ClaimOptions()))
        try:
            return cls(store, replace(_options_of(store), stories=options is not None and options.stories))
        except BaseException:
            store.close()
            raise

    def _load(self) -> None:
        for file in self._store.files:
            if file.name.endswith(ARTICLES):
                for row in articles_of(self._store, file):
                    self._rows.append(_read_anew(row) if self._store.is_old else row)
                    if row[0].id is not None:
                        is_new_article(self._rows[-1][0], self._seen)
            elif not self._store.is_old:
                self._judging.known.update(verdicts_of(self._store, file))

    def __len__(self) -> int:
        return len(self._rows)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        try:
            if kind is None:
                self.commit()
        finally:
            self.close()

    def close(self) -> None:
        """Let others write; what was added since the last commit is forgotten."""
        self._store.close()

    def add(self, articles: Iterable[AnyArticle]) -> list[ClaimCluster]:
        """Add articles; the clusters that have a member of one that is new."""
        before = len(self._rows)
        for article in article_rows(articles):
            self._take(article)
        return self.touched(before) if len(self._rows) > before else []

    def _take(self, article: AnyArticle) -> None:
        text, given = read_article(article)
        if text.id is None or is_new_article(text, self._seen):
            known = len(self._rows) + 1 if text.id is None else text.id
            self._rows.append((text, known, _record(text, given), pack_sentences(text, list(read_sentences(text)))))

    @property
    def last(self) -> Receipt | None:
        """What the last commit was given, where that was said."""
        return self._store.manifest.last

    def touched(self, first: int) -> list[ClaimCluster]:
        """The clusters that have a member of an article of this number in the index, from 0, or of a later one."""
        ids = {str(row[1]) for row in self._rows[first:]}
        found = self.clusters()
        return [c for c in found if any(str(m.id) in ids for v in c.variants for m in v.members)]

    def clusters(self) -> list[ClaimCluster]:
        """All clusters, as `cluster_claims` makes them of all articles."""
        corpus = build_corpus(list(self._rows))
        return list(cluster_corpus(corpus, self.options, self._judging))

    def commit(self, given: InputDigest | None = None) -> None:
        """Make all that was added part of the index on disk; `given` is what a run was given, to be known again."""
        is_old, last = self._store.is_old, self.last
        files = [] if is_old else list(self._store.files)
        for start in range(0 if is_old else self._stored, len(self._rows), PART):
            files.append(articles_file(self._store, self._rows[start : start + PART]))
        if self._judging.fresh:
            files.append(verdicts_file(self._store, self._judging.fresh))
        if len(self._rows) > self._stored:  # a run that added nothing is answered by the index as it is
            last = Receipt(given.hex(), given.articles, self._stored) if given else None
        if len(files) > len(self._store.files) or is_old:
            self._store.commit(files, last)
        self._judging.settle()
        self._stored = len(self._rows)


def _settings(options: ClaimOptions) -> dict[str, object]:
    """What an index is made with; whether its clusters name their story is a choice of each run."""
    return {name: value for name, value in asdict(options).items() if name != "stories"}


def _options_of(store: Store) -> ClaimOptions:
    """The settings of an index. Raises IndexFileError for what are none."""
    try:
        return typed(ClaimOptions, asdict(ClaimOptions()) | store.manifest.settings)
    except (ValueError, ClaimError) as error:
        raise store.damaged() from error


def _read_anew(row: ReadRow) -> ReadRow:
    text = text_of_article(row[2])._replace(id=row[0].id)
    return text, row[1], row[2], pack_sentences(text, list(read_sentences(text)))


def _record(text: ArticleText, article: Given) -> Given:
    """The article as its origin is found by: a text or a record."""
    if isinstance(article, str | Mapping) and not (isinstance(article, Mapping) and article.get("html")):
        return article
    fields = dict(text.fields)
    known = {"id": text.id, "date": text.date, "source": text.source, "lang": text.lang, "crawled": text.crawled}
    return {"title": fields.get("title"), "text": fields.get("text", ""), **known}
