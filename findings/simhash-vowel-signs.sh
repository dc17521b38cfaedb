#!/usr/bin/env bash
# simhash 2.1.2: texts in Hindi, Tamil or Thai that differ only in their vowels have the same fingerprint.
#
# Seen: "ten people were in the boat" and "slaves were in the boat" in Hindi (दस, दास) are at a distance of 0, as are Tamil
# with and without its vowel signs, and Thai with and without its vowels and tones. The default pattern for what is a
# letter is `\w`, which does not match combining marks in Python, and what does not match is dropped. "3–1" and "31" are
# the same text as well. The documentation names the pattern as a way "to handle any letters"; it says nothing of marks,
# and in Chinese, Greek or Russian none is lost. Pass features (words or parts of them) instead of a text.
#
# Run: bash findings/simhash-vowel-signs.sh    exits 0 while the behaviour is as described, 1 when it has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check simhash==2.1.2
"$folder/venv/bin/python" - <<'PY'
from simhash import Simhash

for name, one, other in (
    ("Hindi", "नाव में दस लोग थे", "नाव में दास लोग थे"),
    ("Tamil", "பத்து பேர் படகில் இருந்தனர்", "பதத பர படகல இரநதனர"),
    ("Thai", "คนในเมืองหนีไปแล้ว", "คนในเมองหนไปแลว"),
    ("dash", "It ended 3–1.", "It ended 31."),
):
    texts = Simhash(one).distance(Simhash(other))
    words = Simhash(one.split()).distance(Simhash(other.split()))
    print(f"{name:6} texts: {texts}  words: {words}")
    assert texts == 0 and words > 0, "changed"
distance = Simhash("в лодке было десять человек").distance(Simhash("в лодке был десяток человек"))
print(f"Russian texts: {distance}")
assert distance > 0, "changed"
PY
echo "as described"
