#!/usr/bin/env bash
# resiliparse 2.0.1: main-content extraction drops a dash, a minus or a euro sign that stands alone between two tags.
#
# Seen: `extract_plain_text(page, main_content=True)` makes "31" of `<b>3</b>–<b>1</b>`, "5 degrees" of `<b>−</b>5
# degrees`, and "12 million" of `<b>€</b>12 million`; without `main_content` the same call keeps them all. What is
# lost is a text node of one character that takes three bytes in UTF-8, so that a Chinese character goes as well,
# while "-", "£" or a dash with a space and a digit beside it stay. Where every figure has a tag of its own, as in
# tables of results, scores run together and losses become gains without any warning.
#
# Run: bash findings/resiliparse-lone-dash.sh    exits 0 while the behaviour is as described, 1 when it has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check resiliparse==2.0.1
"$folder/venv/bin/python" - <<'PY'
from resiliparse.extract.html2text import extract_plain_text

text = "<p>The ferry between the two harbours was stopped on Friday, after a storm had damaged the landing stage. " * 3
page = f"""<!doctype html><html><head><title>Storm</title></head><body><main><article><h1>Storm stops ferry</h1>{text}
<p>Result: %s in the end.</p>{text}</article></main></body></html>"""


def line(fragment: str, main: bool) -> str:
    lines = extract_plain_text(page % fragment, main_content=main).splitlines()
    return next(line for line in lines if line.startswith("Result"))


lost = {
    "<b>3</b>–<b>1</b>": ("3–1", "31"),
    "<b>−</b>5 degrees": ("−5 degrees", "5 degrees"),
    "<b>€</b>12 million": ("€12 million", "12 million"),
    "<b>日</b>12": ("日12", "12"),
}
for fragment, (right, seen) in lost.items():
    print(f"{fragment:22} all: {line(fragment, False)!r}  main content: {line(fragment, True)!r}")
    assert line(fragment, False) == f"Result: {right} in the end.", "changed"
    assert line(fragment, True) == f"Result: {seen} in the end.", "changed"
for fragment, right in {"<b>3</b>-<b>1</b>": "3-1", "<b>£</b>12": "£12", "<b>3</b>–1<b>0</b>": "3–10"}.items():
    print(f"{fragment:22} main content: {line(fragment, True)!r}")
    assert line(fragment, True) == f"Result: {right} in the end.", "changed"
PY
echo "as described"
