#!/usr/bin/env bash
# goose3 3.1.22: the words inside <time>, <abbr>, <q>, <cite>, <mark>, <ins>, <u> and others are cut out of sentences.
#
# Seen: "The port said <q>nobody was told</q> on <time>9 March</time>" comes out as "The port said on". `cleaned_text` keeps
# what stands in a, b, strong, i, em, span, small and sup, and drops the text of any other element within a paragraph
# without a trace; `sub` goes as well, which makes "H O" of water. All of them are phrasing content in the HTML standard,
# and newsrooms' systems write time, abbr, q and mark every day. What is left often still reads as a sentence, so that
# nobody notices the date or the quotation that is gone. Rename such elements to span before goose3 sees the page.
#
# Run: bash findings/goose-inline-elements.sh    exits 0 while the behaviour is as described, 1 when it has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check goose3==3.1.22
"$folder/venv/bin/python" - <<'PY'
import warnings

warnings.simplefilter("ignore")  # of its own dependencies
from goose3 import Goose

goose = Goose({"enable_image_fetching": False})


def keeps(element: str) -> bool:
    """Whether the words inside an element of a sentence are in the text of the page."""
    sentence = (
        f"<p>The harbour master of the town said that nobody <{element}>on board</{element}> had been told of it "
        "before the ferry left the quay, and that the port was open.</p>"
    )
    page = f"<html><head><title>Ferry</title></head><body><article><h1>Ferry</h1>{sentence * 3}</article></body></html>"
    text = goose.extract(raw_html=page).cleaned_text
    assert "harbour master" in text and "the port was open" in text, "changed"
    return "nobody on board had" in text


kept = [e for e in ("a", "b", "strong", "i", "em", "span", "small", "sup") if keeps(e)]
lost = [e for e in ("time", "abbr", "q", "cite", "mark", "ins", "u", "sub", "dfn", "data", "bdi") if not keeps(e)]
print("kept:", *kept)
print("lost:", *lost)
assert len(kept) == 8 and len(lost) == 11, "changed"
PY
echo "as described"
