#!/usr/bin/env bash
# warcio 1.8.1: a page sent with "Transfer-Encoding: Chunked" keeps the sizes of the chunks in its text.
#
# Seen: `content_stream()` of a response record takes the chunks apart when the header says "chunked"; with a capital
# letter, as some servers write it, the body comes back as it went over the wire: a number in hexadecimal before each
# piece, in the middle of words, and a 0 at the end. RFC 9112, section 7, says that the names of transfer codings are
# case-insensitive. FastWARC 2.0.1 reads both the same. To extract text from web archives with warcio, check the
# header and the start of the body for this case.
#
# Run: bash findings/warcio-chunked-capital.sh    exits 0 while the behaviour is as described, 1 when it has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check warcio==1.8.1 fastwarc==2.0.1
"$folder/venv/bin/python" - <<'PY'
import io

from fastwarc.warc import ArchiveIterator as FastIterator
from warcio.archiveiterator import ArchiveIterator

body = b"9\r\n<p>Ferry \r\nC\r\nstopped.</p>\r\n0\r\n\r\n"


def record(coding: bytes) -> bytes:
    response = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: " + coding + b"\r\n\r\n" + body
    head = (
        "WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://mail.example/ferry\r\n"
        "WARC-Date: 2021-03-09T18:45:00Z\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000001>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(response)}\r\n\r\n"
    )
    return head.encode() + response + b"\r\n\r\n"


seen = {}
for coding in (b"chunked", b"Chunked"):
    warcio = next(iter(ArchiveIterator(io.BytesIO(record(coding))))).content_stream().read()
    fast = next(iter(FastIterator(io.BytesIO(record(coding)), auto_decode="all"))).reader.read()
    print(coding.decode(), "| warcio:", warcio, "| FastWARC:", fast)
    seen[coding] = warcio, fast
assert seen[b"chunked"] == (b"<p>Ferry stopped.</p>", b"<p>Ferry stopped.</p>"), "changed"
assert seen[b"Chunked"] == (body, b"<p>Ferry stopped.</p>"), "changed"
PY
echo "as described"
