"""A social scientist wants a sample to code by hand: each line of an article, with what newsclean would remove marked.

python docs/jobs/coding-sample.py [FOLDER]
"""

import random
import sys
import tempfile

import newsclean as nc

out = sys.argv[1] if len(sys.argv) > 1 else tempfile.mkdtemp()

articles = list(nc.read("seeds/articles.jsonl"))
sample = random.Random(2024).sample(articles, 3)  # the same seed draws the same sample
clean = nc.pipeline("news")
rows = []
for record in sample:
    article = clean.article(record["text"])
    removed = {}
    for entry in article.ledger.removed:
        removed[entry.start, entry.end] = entry
    at = 0
    for number, line in enumerate(record["text"].splitlines(keepends=True), 1):
        start, end = at, at + len(line.rstrip())
        at += len(line)
        if not line.strip():
            continue
        found = [e for e in article.ledger.removed if e.start < end and e.end > start]
        rows.append(
            {
                "id": record["id"],
                "line": number,
                "removed": found[0].kind if found else "",
                "rule": found[0].rule if found else "",
                "code": "",
                "text": line.strip(),
            }
        )
nc.write(rows, f"{out}/sample.csv")
with open(f"{out}/sample.csv", encoding="utf-8") as table:
    print(table.read(), end="")
