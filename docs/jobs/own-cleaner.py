"""A corpus builder wants a cleaner of its own in the pipeline: it removes everything below the line "Corrections".

Usage: python docs/jobs/own-cleaner.py
"""

from collections.abc import Iterator

import newsclean as nc


def corrections(doc: nc.Document) -> Iterator[nc.Edit]:
    """Remove the label, and all lines below it."""
    foot = doc.texts.index("Corrections") if "Corrections" in doc.texts else len(doc)
    for start, end in zip(doc.starts[foot:], doc.ends[foot:], strict=True):
        yield nc.Edit(start, end, kind="other", rule="own/corrections")


nc.testing.laws(corrections, examples=5)  # it obeys the laws of the built-in cleaners: undo, order, no memory
clean = nc.Pipeline([*nc.cleaners.preset("news"), corrections])
article = clean.article("Trade rose.\n\nShare\n\nCorrections\n\nAn earlier version misnamed the mayor.")
print(article)
for entry in article.ledger.removed:
    print(entry.rule, repr(entry.text))
