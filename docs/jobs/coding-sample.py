"""A social scientist wants a sample to code by hand, with every line that would be removed marked.

Usage: python docs/jobs/coding-sample.py [FOLDER]
"""

import random
import sys
import tempfile
from pathlib import Path

import newsclean as nc

table = Path(sys.argv[1] if len(sys.argv) > 1 else tempfile.mkdtemp(), "sample.csv")
clean = nc.pipeline("news")

rows = []
for record in random.Random(2024).sample(list(nc.read("seeds/articles.jsonl")), 3):  # the same seed, the same sample
    removed = clean.article(record["text"]).ledger.removed
    end = 0
    for number, line in enumerate(record["text"].splitlines(keepends=True), 1):
        start, end = end, end + len(line)
        if line.strip():
            entry = next((entry for entry in removed if start <= entry.start < end), None)
            note = {"removed": entry.kind, "rule": entry.rule} if entry else {"removed": None, "rule": None}
            rows.append({"id": record["id"], "line": number, **note, "code": None, "text": line.strip()})
nc.write(rows, table)
print(table.read_text(encoding="utf-8"), end="")
