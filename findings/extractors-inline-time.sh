#!/usr/bin/env bash
# trafilatura 2.3.1 and resiliparse 2.0.1: a date that a sentence holds in a <time> element is cut out of the
# sentence.
#
# Seen: from "The crews met on <time datetime="2021-03-09">9 March</time> in the harbour town." both return "The crews
# met on in the harbour town.", resiliparse with `main_content=True`. The HTML standard ("The time element") makes
# `time` phrasing content like `b` or `abbr`: its text is part of the sentence, and the date need not be that of
# publication. Where a page marks the days of events or deadlines in this way, those are the words that a corpus
# loses. resiliparse without `main_content` keeps the date.
#
# Run: bash findings/extractors-inline-time.sh    exits 0 while the behaviour is as described, 1 when it has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check trafilatura==2.3.1 'lxml_html_clean>=0.4' resiliparse==2.0.1
"$folder/venv/bin/python" - <<'PY'
import re

import trafilatura
from resiliparse.extract.html2text import extract_plain_text

text = "<p>The ferry between the two harbours was stopped on Friday, after a storm had damaged the landing stage. " * 3
page = f"""<!doctype html><html><head><title>Storm</title></head><body><main><article><h1>Storm stops ferry</h1>{text}
<p>The crews met on %s in the harbour town.</p>{text}</article></main></body></html>"""
tools = {
    "trafilatura": trafilatura.extract,
    "resiliparse, main content": lambda page: extract_plain_text(page, main_content=True),
    "resiliparse, all": extract_plain_text,
}
seen = {}
for element in ('<time datetime="2021-03-09">9 March</time>', "<abbr>9 March</abbr>"):
    for name, extract in tools.items():
        line = next(line for line in extract(page % element).splitlines() if line.startswith("The crews"))
        seen[element[:5], name] = re.sub(r"\s+", " ", line)
        print(f"{element[:5]} {name:26} {line}")
whole, cut = "The crews met on 9 March in the harbour town.", "The crews met on in the harbour town."
for (element, name), line in seen.items():
    assert line == (cut if element == "<time" and name != "resiliparse, all" else whole), "changed"
PY
echo "as described"
