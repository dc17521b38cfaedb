"""The verdict cache: what two figures are to one another, kept by all that it depends on, so that it is found once."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING

NAME_BYTES = 12  # of the key of a pair

if TYPE_CHECKING:
    from collections.abc import Callable

    from newsclean.claims.figures.mention_table import MentionTable

    Verdict = tuple[str, float]
    Judge = Callable[[MentionTable, int, int], Verdict]


class VerdictCache:
    """Verdicts by pair; `fresh` are those that are not on the disk yet."""

    def __init__(self) -> None:
        self.known: dict[bytes, Verdict] = {}
        self.fresh: dict[bytes, Verdict] = {}

    def over(self, judge: Judge, mentions: MentionTable) -> Judge:
        """The same judge, called only for pairs without a verdict."""
        names = FigureKeys(mentions)

        def remembered(mentions: MentionTable, one: int, other: int) -> Verdict:
            name = names.pair(one, other)
            found = self.known.get(name) or self.fresh.get(name)
            if found is None:
                found = self.fresh[name] = judge(mentions, one, other)
            return found

        return remembered

    def settle(self) -> None:
        """The fresh verdicts are on the disk."""
        self.known |= self.fresh
        self.fresh = {}


class FigureKeys:
    """A key for each figure that holds all that a verdict depends on: sentence, quantities, day and article.

    All words of the article: that its exports are of tin may stand in the title only.
    """

    def __init__(self, mentions: MentionTable) -> None:
        self.mentions = mentions
        self._names: dict[int, bytes] = {}
        self._words: dict[int, bytes] = {}

    def pair(self, one: int, other: int) -> bytes:
        """The key of a pair of rows, the same both ways round; two rows of one article have another."""
        names = sorted((self._of(one), self._of(other)))
        within = self.mentions.article(one) == self.mentions.article(other)
        return blake2b(b"".join(names) + bytes([within]), digest_size=NAME_BYTES).digest()

    def _of(self, row: int) -> bytes:
        found = self._names.get(row)
        if found is None:
            article, sentence, at = self.mentions.rows[row]
            day = self.mentions.texts[article].day
            around = day, self.mentions.topics[article], sentence.of, self._article(article)
            said = repr((sentence.text, at, around, [tuple(q) for q in sentence.found]))
            found = blake2b(said.encode("utf-8", "surrogatepass"), digest_size=16).digest()
            self._names[row] = found
        return found

    def _article(self, number: int) -> bytes:
        found = self._words.get(number)
        if found is None:
            said = repr(self.mentions.texts[number].fields).encode("utf-8", "surrogatepass")
            found = self._words[number] = blake2b(said, digest_size=16).digest()
        return found
