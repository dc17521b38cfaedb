"""A cleaner of one's own: `PYTHONPATH=tests/recipes newsclean --with own_cleaner:corrections`."""

from __future__ import annotations

from collections.abc import Iterator

from newsclean import Document, Edit


def corrections(doc: Document) -> Iterator[Edit]:
    """Take the list of corrections at the foot: all lines from its label on, which no rule about one line can."""
    foot = doc.texts.index("Corrections") if "Corrections" in doc.texts else len(doc)
    for start, end in zip(doc.starts[foot:], doc.ends[foot:], strict=True):
        yield Edit(start, end, kind="other", rule="own/corrections")
