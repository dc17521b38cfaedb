"""Claims: found, matched across articles, and where they disagree."""

from __future__ import annotations

STATUSES = ("conflict", "update", "agree", "single")  # of a cluster: what a newsroom looks at first comes first
