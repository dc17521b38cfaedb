"""The rounds of cleaning, slow and obvious: every cleaner is asked of every line until a round changes nothing."""

from __future__ import annotations

import newsclean as nc
from newsclean.clean.pipeline import MOST_ROUNDS, SHORT_WORK, _unsettled
from newsclean.clean.repair.stage import normalised
from newsclean.clean.round import Round


class SlowPipeline(nc.Pipeline):
    """A pipeline that skips nothing: for plain texts, and without cleaners of one's own."""

    def _run(self, source, evidence=None):
        rounds, text, work, most = [], source.text, 0, MOST_ROUNDS + source.text.count("\n")
        while len(rounds) <= MOST_ROUNDS or (len(rounds) <= most and work < SHORT_WORK):
            repairs, repaired, _ = normalised(text, self._repairs)
            doc = nc.Document(source._replace(text=repaired))
            zones = self._zones(doc, None, None)
            labels = [label for rule in self._context_rules for label in rule(zones)]
            labelled = Round(zones, labels, [], self._exceptions)
            after = labelled.render()
            rounds.append((labelled, after))
            work += len(after) + 1
            labelled.repairs, labelled.before = repairs, text
            if after == text:
                return rounds
            text = after
        return _unsettled(rounds[0][0])
