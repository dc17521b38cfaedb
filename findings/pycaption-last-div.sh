#!/usr/bin/env bash
# pycaption 2.3.14 (TTML): of several <div> elements only the captions of the last are read.
#
# Seen: a subtitle file with one language and two parts, each in a `div` of its own, is read as the second part alone;
# nothing says that the first is gone. The `div` elements of a language overwrite each other. TTML 1 (7.1.3, body)
# allows any number of them, and so does EBU-TT-D, the profile of the European broadcasters. ttconv 1.2.3 reads all
# the captions. A transcript made with pycaption may be the last part of a programme only; put all `p` elements in one
# `div` first.
#
# Run: bash findings/pycaption-last-div.sh    exits 0 while the behaviour is as described, 1 when it has changed.
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
file = """<?xml version="1.0" encoding="UTF-8"?>
<tt xmlns="http://www.w3.org/ns/ttml" xml:lang="en"><head/><body>
<div><p begin="00:00:02.000" end="00:00:04.000">The ferry was stopped.</p></div>
<div><p begin="00:00:05.000" end="00:00:07.000">The storm had passed.</p></div>
</body></tt>"""
model = ttconv.imsc.reader.to_model(ElementTree.ElementTree(ElementTree.fromstring(file)))
whole = ttconv.srt.writer.from_model(model)
print("ttconv:", whole.split("\n"))
assert "The ferry was stopped." in whole and "The storm had passed." in whole, "changed"
captions = DFXPReader().read(file)
seen = [caption.get_text() for language in captions.get_languages() for caption in captions.get_captions(language)]
print("pycaption:", seen)
assert seen == ["The storm had passed."], "changed"
joined = DFXPReader().read(file.replace("</div>\n<div>", "")).get_captions("en")
print("pycaption, one div:", [caption.get_text() for caption in joined])
assert len(joined) == 2, "changed"
PY
echo "as described"
