"""How a repeated run is recognised: by the articles that it was given."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the last run that added articles was given, so that a repetition of it can be recognised."""

    digest: str
    articles: int  # how many were given
    first: int  # the number in the index of the first article it added


class InputDigest:
    """A digest of a sequence of articles.

    >>> one, other, short = InputDigest(), InputDigest(), InputDigest()
    >>> for digest, articles in ((one, "ab"), (other, "ab"), (short, "a")):
    ...     for article in articles:
    ...         digest.add(("text", article))
    >>> one.hex() == other.hex(), one.hex() == short.hex(), one.articles
    (True, False, 2)
    """

    def __init__(self) -> None:
        self.articles = 0
        self._sum = blake2b(digest_size=16)

    def add(self, article: Sequence[object]) -> None:
        """Add everything that is read of one more article."""
        self.articles += 1
        self._sum.update(json.dumps(article, default=str).encode())

    def hex(self) -> str:
        """The digest so far."""
        return self._sum.hexdigest()

    def repeats(self, last: Receipt | None) -> bool:
        """Whether these are the articles of the last run, and all of them."""
        return last is not None and self.articles == last.articles and self.hex() == last.digest
