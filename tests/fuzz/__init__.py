"""Long searches for inputs that break a promise: `python -m tests.fuzz TARGET --minutes 10`.

A target is a row: what it is given, and what must hold of it. To add one, add a row to the table of its file.
"""

from __future__ import annotations

from tests.fuzz import corpora, files, texts_and_pages

TARGETS = {target.name: target for target in (*texts_and_pages.TARGETS, *files.TARGETS, *corpora.TARGETS)}
