#!/usr/bin/env bash
# FastWARC 2.0.1 and resiliparse 2.0.1: charset="iso-8859-2" in quotation marks is another charset than without them.
#
# Seen: a record's `http_charset` keeps the quotation marks of the header, and `HTMLTree.parse_from_bytes` given that name
# reads the page as Windows-1252 without a word: "stan±³ w £odzi" for "stanął w Łodzi". Without the marks both are right;
# `bytes_to_str` copes with them here. RFC 9110 (8.3.1) says that the two spellings mean the same. The two libraries are
# made for each other, and the name is passed on as it is in many pipelines over Common Crawl: pages in Polish, Greek or
# Russian lose their letters, one server at a time. Strip the quotation marks.
#
# Run: bash findings/fastwarc-quoted-charset.sh    exits 0 while the behaviour is as described, 1 when it has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check fastwarc==2.0.1 resiliparse==2.0.1
"$folder/venv/bin/python" - <<'PY'
import io

from fastwarc.warc import ArchiveIterator
from resiliparse.parse.encoding import bytes_to_str
from resiliparse.parse.html import HTMLTree

sentence = "Prom stanął w Łodzi."


def record(media: str) -> bytes:
    page = f"<html><body><p>{sentence}</p></body></html>".encode("iso-8859-2")
    response = f"HTTP/1.1 200 OK\r\nContent-Type: {media}\r\n\r\n".encode() + page
    head = (
        "WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://mail.example/prom\r\n"
        "WARC-Date: 2021-03-09T18:45:00Z\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000001>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(response)}\r\n\r\n"
    )
    return head.encode() + response + b"\r\n\r\n"


for media, name, read in (
    ("text/html; charset=iso-8859-2", "iso-8859-2", sentence),
    ('text/html; charset="iso-8859-2"', '"iso-8859-2"', "Prom stan±³ w £odzi."),
):
    page = next(iter(ArchiveIterator(io.BytesIO(record(media)))))
    data = page.reader.read()
    text = HTMLTree.parse_from_bytes(data, page.http_charset).body.text
    print(f"{media:34} http_charset: {page.http_charset}  text: {text}")
    assert page.http_charset == name and text == read, "changed"
    assert sentence in bytes_to_str(data, page.http_charset), "changed"
PY
echo "as described"
