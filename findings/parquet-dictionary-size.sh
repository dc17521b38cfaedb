#!/usr/bin/env bash
# pyarrow 22.0.0 (Parquet): the uncompressed size in the footer is no bound for what reading a column takes.
#
# Seen: a column of 200 rows that all hold one text of 500,000 characters is dictionary-encoded, as pyarrow does by
# default. `ColumnChunkMetaData.total_uncompressed_size` and `RowGroupMetaData.total_byte_size` count the dictionary once,
# about 0.5 MB; `read_row_group` returns a table of 100 MB. News holds such columns: a licence text or a page's template
# on every row. Without the dictionary the footer states the 100 MB. To bound memory, rows have to be read in small
# batches and measured, or the encoding looked at; the footer alone says nothing.
#
# Run: bash findings/parquet-dictionary-size.sh    exits 0 while the behaviour is as described, 1 when it has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check pyarrow==22.0.0
"$folder/venv/bin/python" - "$folder" <<'PY'
import sys
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

text, rows = "All rights are reserved. " * 20_000, 200
table = pa.table({"text": [text] * rows})
stated = {}
for dictionary in (True, False):
    path = Path(sys.argv[1]) / f"{dictionary}.parquet"
    pq.write_table(table, path, use_dictionary=dictionary)
    file = pq.ParquetFile(path)
    group = file.metadata.row_group(0)
    stated[dictionary] = group.total_byte_size
    read = file.read_row_group(0).nbytes
    column = group.column(0)
    print(f"dictionary {dictionary}: footer {group.total_byte_size:,} (column {column.total_uncompressed_size:,}), read {read:,}")
    assert read >= rows * len(text), "changed"
assert stated[True] < 3 * len(text), "changed"
assert stated[False] > 0.9 * rows * len(text), "changed"
PY
echo "as described"
