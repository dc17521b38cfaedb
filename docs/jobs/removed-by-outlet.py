"""A media monitor wants to know what kinds of boilerplate each outlet's scrape holds, and how much, as a table.

Usage: python docs/jobs/removed-by-outlet.py [FOLDER]
"""

import sys
import tempfile
from collections import Counter
from pathlib import Path

import newsclean as nc

table = Path(sys.argv[1] if len(sys.argv) > 1 else tempfile.mkdtemp(), "removed.csv")

counts: Counter[tuple[str, str]] = Counter()
for article in nc.pipeline("news").pipe(nc.read("seeds/articles.jsonl")):
    for removal in article["newsclean"]["removed"]:
        counts[article["source"], removal["kind"]] += 1

outlets = sorted({outlet for outlet, _ in counts})
kinds = sorted({kind for _, kind in counts})
nc.write([{"outlet": outlet} | {kind: counts[outlet, kind] for kind in kinds} for outlet in outlets], table)
print(table.read_text(encoding="utf-8"), end="")
