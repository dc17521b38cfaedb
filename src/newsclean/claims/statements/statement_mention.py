"""A statement in the sentence of an article that makes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from newsclean.claims.extract.sentence import claim_figures

if TYPE_CHECKING:
    from newsclean.claims.extract.sentence import Sentence


class StatementMention(NamedTuple):
    """A statement in a sentence of an article."""

    article: int
    sentence: Sentence
    start: int  # in the sentence
    end: int
    text: str

    @property
    def has_figure(self) -> bool:
        """Whether a figure in it is a claim of its own."""
        found = self.sentence.found
        return any(self.start <= found[at].start < self.end for at in claim_figures(found))
