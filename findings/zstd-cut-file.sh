#!/usr/bin/env bash
# zstandard 0.25.0 (python-zstandard): a file whose last frame has no end reads as a shorter file, without an error.
#
# Seen: `zstandard.open(path, "rb")` on a .zst that a download cut off gives the bytes that can be decoded and then b"",
# as at the end of a whole file; so do iterating over its lines and `read()`. The same file as .gz raises EOFError in
# `gzip.open`, as bz2 and lzma do. Dumps of news (one record a line) therefore lose their last records in silence. The
# end can be told from `decompressobj().eof`, which is False here.
#
# Run: bash findings/zstd-cut-file.sh    exits 0 while the behaviour is as described, 1 when it has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check zstandard==0.25.0
"$folder/venv/bin/python" - "$folder" <<'PY'
import gzip
import random
import sys
from pathlib import Path

import zstandard

folder = Path(sys.argv[1])
draw = random.Random(7)
lines = "".join(f'{{"id": {at}, "text": "{draw.getrandbits(4096):x}"}}\n' for at in range(2_000)).encode()
for name, packed in (("cut.zst", zstandard.compress(lines)), ("cut.gz", gzip.compress(lines))):
    (folder / name).write_bytes(packed[: len(packed) * 3 // 4])
with zstandard.open(folder / "cut.zst", "rb") as file:
    read = file.read()
print(f"zstandard.open: {len(read):,} of {len(lines):,} bytes, no error")
assert 0 < len(read) < len(lines) and lines.startswith(read), "changed"
one = zstandard.ZstdDecompressor().decompressobj()
one.decompress((folder / "cut.zst").read_bytes())
print(f"decompressobj().eof: {one.eof}")
assert one.eof is False, "changed"
try:
    gzip.open(folder / "cut.gz").read()
except EOFError as error:
    print(f"gzip.open: EOFError: {error}")
else:
    raise SystemExit("changed: gzip reads a cut file")
PY
echo "as described"
