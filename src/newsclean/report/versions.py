"""The versions of a report: addresses whose text changed, and what changed from each version to the next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from newsclean.report.articles import PART, ReportArticle
from newsclean.report.copies import paragraph_changes
from newsclean.text.diff import changed_figures

if TYPE_CHECKING:
    from newsclean.dedup.clustering.versions import Chain

# A page that is scraped every five minutes, with a counter in it, has 288 versions a day: the last ones are shown.
VERSIONS = 30
CHANGED = 40  # paragraphs of a step that are shown
FIGURES = 24  # figures removed or added in a step


def figures_changed(chain: Chain, pieces: Sequence[ReportArticle]) -> bool:
    """Does any version have different figures, in its title or its text?

    >>> from newsclean.dedup.clustering.versions import Chain
    >>> old, new = (ReportArticle({"text": f"It cost ${sum}m."}, "", ()) for sum in (5, 7))
    >>> figures_changed(Chain("a.example/1", (1, 2), ("", ""), (0, 1)), [old, new])
    True
    >>> figures_changed(Chain("a.example/1", (1, 2), ("", ""), (0, 1)), [old, old])
    False
    """
    return any(any(changed_figures(whole_text(pieces[a]), whole_text(pieces[b]))) for a, b in pairwise(chain.places))


def version_columns(chains: Sequence[Chain], pieces: Sequence[ReportArticle], shown: Mapping[int, int]) -> list[Any]:
    """The addresses in the page's format: [address, articles, versions there are, steps]; changed figures come first.

    The articles are the last that are shown, in order of date; a step is [figures removed, figures added, did the title
    change?, changes], with the changes of title, summary and body together, as `copies.changes` gives them.
    """
    out = []
    for chain in chains:
        places = [at for at in chain.places if at in shown][-VERSIONS:]
        if len(places) > 1:
            steps = [step(pieces[a], pieces[b]) for a, b in pairwise(places)]
            out.append([chain.address, [shown[at] for at in places], len(chain.places), steps])
    return sorted(out, key=lambda row: (not _any(row[3], (0, 1)), not _any(row[3], (2,)), -row[2], row[0]))


def step(old: ReportArticle, new: ReportArticle) -> list[Any]:
    """What changed from one version to the next.

    >>> old = ReportArticle({"title": "Rain", "text": "It cost $5m."}, "", ())
    >>> step(old, ReportArticle({"text": "It cost $7m."}, "", ()))
    [['$5m'], ['$7m'], 1, [[[-1, 'Rain']], [[0, 'It cost $'], [-1, '5'], [1, '7'], [0, 'm.']]]]
    """
    gone, come = (_few(its) for its in changed_figures(whole_text(old), whole_text(new)))
    changes = paragraph_changes(whole_text(old), whole_text(new))
    return [gone, come, int(old.fields[0] != new.fields[0]), _first(changes)]


def whole_text(piece: ReportArticle) -> str:
    """Title, summary and body: changes in any of them matter to readers."""
    return PART.join(filter(None, piece.fields))


def _few(its: Sequence[str]) -> list[str]:
    once = list(dict.fromkeys(its))
    return once[:FIGURES] + ["…"] * (len(once) > FIGURES)


def _first(rows: list[Any]) -> list[Any]:
    """The first changed paragraphs; the number of further ones, as a negative number."""
    at = [place for place, row in enumerate(rows) if not isinstance(row, int)]
    return rows if len(at) <= CHANGED else [*rows[: at[CHANGED]], CHANGED - len(at)]


def _any(steps: Sequence[list[Any]], cells: tuple[int, ...]) -> bool:
    return any(its[cell] for its in steps for cell in cells)
