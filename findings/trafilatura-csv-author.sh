#!/usr/bin/env bash
# trafilatura 2.0.0: its "csv" has no header, is separated by tabs, writes `null` for nothing, and leaves the author out.
#
# Seen: `extract(page, output_format="csv", with_metadata=True)` returns one row of eleven columns separated by tabs; the
# JSON of the same call names the author of the page, which stands in no column of the row. A value that is missing is the
# word null, as a text. Corpora that were saved in this way cannot be credited to anybody afterwards, and a reader that
# sniffs for commas or a header finds neither.
#
# Run: bash findings/trafilatura-csv-author.sh    exits 0 while the behaviour is as described, 1 when it has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check trafilatura==2.0.0 'lxml_html_clean>=0.4'
"$folder/venv/bin/python" - <<'PY'
import json

from trafilatura import extract

paragraph = "<p>The ferry between the two harbours was stopped on Friday, after a storm had damaged the landing stage. " * 3
page = f"""<html><head><title>Storm stops ferry</title><meta name="author" content="Ada Lund">
<meta property="article:published_time" content="2021-03-09"></head>
<body><article><h1>Storm stops ferry</h1>{paragraph * 4}</article></body></html>"""
url = "https://mail.example/ferry"
row = extract(page, url=url, output_format="csv", with_metadata=True)
record = json.loads(extract(page, url=url, output_format="json", with_metadata=True))
cells = row.rstrip("\r\n").split("\t")
print(len(cells), "columns:", [cell[:24] for cell in cells])
print("author in JSON:", record["author"])
assert record["author"] == "Ada Lund" and "Ada Lund" not in row, "changed"
assert len(cells) == 11 and cells[0] == url and "null" in cells, "changed"
PY
echo "as described"
