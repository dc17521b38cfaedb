"""A media monitor wants to know how much of each outlet's scrape is boilerplate, and of what kind, as a table.

python docs/jobs/removed-by-outlet.py [FOLDER]
"""

import sys
import tempfile
from collections import Counter

import newsclean as nc

out = sys.argv[1] if len(sys.argv) > 1 else tempfile.mkdtemp()

counts = Counter()
for article in nc.pipeline("news").pipe(nc.read("seeds/articles.jsonl")):
    for removal in article["newsclean"]["removed"]:
        counts[article["source"], removal["kind"]] += 1

kinds = sorted({kind for _, kind in counts})
outlets = sorted({outlet for outlet, _ in counts})
rows = [{"outlet": outlet} | {kind: counts[outlet, kind] for kind in kinds} for outlet in outlets]
nc.write(rows, f"{out}/removed.csv")
with open(f"{out}/removed.csv", encoding="utf-8") as table:
    print(table.read(), end="")
