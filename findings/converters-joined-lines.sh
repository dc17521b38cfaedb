#!/usr/bin/env bash
# html2text 2025.4.15, markdownify 1.2.3 and inscriptis 2.7.6: each joins two lines of a page into one word.
#
# Seen: html2text writes the caption of a table and its first cell without a blank, so that "Dead by town, 2021" and 3
# become "Dead by town, 20213". markdownify does so with the text that follows a list within an item: "12" and "30 died"
# become "1230 died". inscriptis does so with terms and their descriptions, and makes "Dead12Hurt3" of four lines. In each
# case the other two keep the lines apart, and the HTML standard ("Rendering") makes blocks of all these elements. The
# text that results has figures that are on no page.
#
# Run: bash findings/converters-joined-lines.sh    exits 0 while the behaviour is as described, 1 when it has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check html2text==2025.4.15 markdownify==1.2.3 inscriptis==2.7.6
"$folder/venv/bin/python" - <<'PY'
import re

import html2text
import inscriptis
import markdownify

tools = {"html2text": html2text.html2text, "markdownify": markdownify.markdownify, "inscriptis": inscriptis.get_text}
cases = {
    "caption": (
        "<table><caption>Dead by town, 2021</caption><tr><td>3</td><td>Ostvik</td></tr></table>",
        ("2021", "3"),
        "html2text",
    ),
    "nested list": (
        "<ul><li>Ostvik<ul><li>boats lost: 12</li></ul>30 died</li></ul>",
        ("12", "30 died"),
        "markdownify",
    ),
    "terms": ("<dl><dt>Dead</dt><dd>12</dd><dt>Hurt</dt><dd>3</dd></dl>", ("Dead", "12", "Hurt", "3"), "inscriptis"),
}
for name, (page, lines, joining) in cases.items():
    for tool, convert in tools.items():
        text = convert(page)
        joined = "".join(lines) in text
        print(f"{name:12} {tool:12} {re.sub(chr(10) + '+', ' / ', text.strip())!r}{'  joined' if joined else ''}")
        assert joined == (tool == joining), "changed"
PY
echo "as described"
