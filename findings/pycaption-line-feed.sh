#!/usr/bin/env bash
# pycaption 2.3.14 (TTML): of a caption that the file breaks over two lines only the first line is read.
#
# Seen: `<p>Only 3` and, on the next line of the file, `of 12 boats came back</p>` is read as "Only 3". The rest of the
# text up to the next tag is gone; a text that begins on a line of its own loses it in the same way. A line feed in TTML
# is a blank unless xml:space says otherwise, and ttconv 1.2.3 reads it as one. Any tool that wraps or indents XML writes
# such files, and each caption keeps its time and loses words, so that the transcript looks complete. Replace the line
# feeds within `p` by blanks before pycaption reads the file.
#
# Run: bash findings/pycaption-line-feed.sh    exits 0 while the behaviour is as described, 1 when it has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check pycaption==2.3.14 ttconv==1.2.3
"$folder/venv/bin/python" - <<'PY'
import warnings
import xml.etree.ElementTree as ElementTree

import ttconv.imsc.reader
import ttconv.srt.writer
from pycaption import DFXPReader

warnings.simplefilter("ignore")  # of the HTML parser that pycaption uses
FILE = """<?xml version="1.0" encoding="UTF-8"?>
<tt xmlns="http://www.w3.org/ns/ttml" xml:lang="en"><head/><body><div>
<p begin="00:00:02.000" end="00:00:04.000">{}</p></div></body></tt>"""


def captions(file: str) -> list[str]:
    return [caption.get_text() for caption in DFXPReader().read(file).get_captions("en")]


for text, read in {
    "Only 3 of 12 boats came back": "Only 3 of 12 boats came back",
    "Only 3\nof 12 boats came back": "Only 3",
    "\n  Only 3\n  of 12 boats came back\n": "Only 3",
    "The <span>ferry\nwas not</span> stopped": "The ferry stopped",
}.items():
    file = FILE.format(text)
    model = ttconv.imsc.reader.to_model(ElementTree.ElementTree(ElementTree.fromstring(file)))
    whole = ttconv.srt.writer.from_model(model).split("\n")[2]
    print(f"{text!r:45} ttconv: {whole!r}  pycaption: {captions(file)}")
    assert whole == " ".join(text.replace("<span>", "").replace("</span>", "").split()), "changed"
    assert captions(file) == [read], "changed"
PY
echo "as described"
