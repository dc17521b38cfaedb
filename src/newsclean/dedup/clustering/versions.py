"""Versions of one address: what was changed after publication."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from newsclean.dedup.clustering.order import named, published
from newsclean.dedup.model import ArticleFacts
from newsclean.dedup.reading.entries import DedupEntry, Id
from newsclean.text.diff import Figures, TextEdit, changed_figures, diff, marked_up


class Step(NamedTuple):
    """From one version to the next: changed paragraphs, the words in them, and figures removed and added."""

    a: Id
    b: Id
    paragraphs: tuple[TextEdit, ...]
    words: tuple[TextEdit, ...]
    figures: Figures


@dataclass(frozen=True, slots=True)
class Chain:
    """The articles with one address, by date, then as `order.published` says; those without a date come last.

    `places` are their positions in the input, from 0.

    >>> chain = Chain("daily.example/1", (1, 2), ("Rain fell for 3 days.", "Rain fell for 4 days."))
    >>> [step.figures for step in chain.steps]
    [Figures(gone=('3',), come=('4',))]
    """

    address: str
    ids: tuple[Id, ...]
    texts: tuple[str, ...] = field(repr=False)
    places: tuple[int, ...] = field(default=(), repr=False, compare=False)

    @property
    def steps(self) -> tuple[Step, ...]:
        """The changes from each version to the next; computed on first use."""
        return tuple(self._step(at) for at in range(len(self.ids) - 1))

    def _step(self, at: int) -> Step:
        old, new = self.texts[at : at + 2]
        edits = diff(old, new, words=False), diff(old, new)
        return Step(self.ids[at], self.ids[at + 1], *edits, changed_figures(old, new))

    def row(self) -> dict[str, Any]:
        """The row that `dedup --versions` writes."""
        return {"address": self.address, "ids": list(self.ids), "steps": [_row(step) for step in self.steps]}

    def told(self) -> str:
        """The same for people to read: each step as a word diff."""
        parts = [self.address]
        for old, step in zip(self.texts, self.steps, strict=False):
            parts += [f"--- {step.a}\n+++ {step.b}", marked_up(old, step.words)]
        return "\n".join(parts)


def _row(step: Step) -> dict[str, Any]:
    return {
        "a": step.a,
        "b": step.b,
        "paragraphs": [_edit(edit) for edit in step.paragraphs],
        "words": [_edit(edit) for edit in step.words],
        "figures": {"gone": list(step.figures.gone), "come": list(step.figures.come)},
    }


def _edit(edit: TextEdit) -> dict[str, Any]:
    sides = {"a": [edit.start_a, edit.end_a], "b": [edit.start_b, edit.end_b]}
    return {"kind": edit.kind, **sides, "old": edit.old, "new": edit.new}


def chains(facts: ArticleFacts, entries: Sequence[DedupEntry]) -> Iterator[Chain]:
    """The addresses with several articles whose texts are not all the same, in alphabetical order."""
    of_url: dict[str, list[int]] = defaultdict(list)
    for at, url in enumerate(facts.urls):
        if url:
            of_url[url].append(at)
    names = named(facts)
    for url in sorted(of_url):
        if len({entries[at].text for at in of_url[url]}) > 1:
            order = sorted(of_url[url], key=lambda at: (published(facts, at), entries[at].text))
            texts = tuple(entries[at].text for at in order)
            yield Chain(url, tuple(names[at] for at in order), texts, tuple(order))
