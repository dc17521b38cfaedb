"""What was judged of pairs of figures, remembered by what stands around them, so that nothing is judged twice."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import blake2b

from newsclean.claims.figures.mention_table import MentionTable

Verdict = tuple[str, float]
Judge = Callable[[MentionTable, int, int], Verdict]


class VerdictCache:
    """Verdicts by pair; `fresh` are those that are not on the disk yet."""

    def __init__(self) -> None:
        self.known: dict[bytes, Verdict] = {}
        self.fresh: dict[bytes, Verdict] = {}

    def over(self, judge: Judge, mentions: MentionTable) -> Judge:
        """The same judge, asked only of what was not judged before."""
        names = FigureKeys(mentions)

        def remembered(mentions: MentionTable, one: int, other: int) -> Verdict:
            name = names.pair(one, other)
            found = self.known.get(name) or self.fresh.get(name)
            if found is None:
                found = self.fresh[name] = judge(mentions, one, other)
            return found

        return remembered

    def settle(self) -> None:
        """What was fresh is on the disk."""
        self.known |= self.fresh
        self.fresh = {}


class FigureKeys:
    """Of each row a name that says all that a verdict depends on: the sentence, its figures, the day, the article.

    All of the article's words: what kind of exports its sentence means may be told in its title only.
    """

    def __init__(self, mentions: MentionTable) -> None:
        self.mentions = mentions
        self._names: dict[int, bytes] = {}
        self._words: dict[int, bytes] = {}

    def pair(self, one: int, other: int) -> bytes:
        """The name of a pair of rows, the same both ways round; rows of one article are another pair."""
        names = sorted((self._of(one), self._of(other)))
        within = self.mentions.article(one) == self.mentions.article(other)
        return blake2b(b"".join(names) + bytes([within]), digest_size=12).digest()

    def _of(self, row: int) -> bytes:
        found = self._names.get(row)
        if found is None:
            article, sentence, at = self.mentions.rows[row]
            day = self.mentions.texts[article].day
            around = day, self.mentions.contexts[article], sentence.of, self._article(article)
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
