#!/usr/bin/env bash
# text2num 3.1.0: "deux virgule sept milliards" becomes "2,7000000000", which is 2.7; "one point five million" two numbers.
#
# Seen: `alpha2digit` in French, Spanish, Italian, Portuguese and Dutch writes the zeros of a million or a thousand
# million behind the decimal places, where they mean nothing: 2.7 thousand million euros become 2.7 euros. In English
# and German the sum falls apart into "1.5 1000000". Whole numbers ("two million") and decimals alone ("two point seven")
# are right, and the readme shows each of them, but not the two together. Transcripts of broadcasts give sums in just
# this way. Find a decimal that a scale word follows before `alpha2digit` sees it.
#
# Run: bash findings/text2num-spoken-millions.sh    exits 0 while the behaviour is as described, 1 when it has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check text2num==3.1.0
"$folder/venv/bin/python" - <<'PY'
from text_to_num import alpha2digit

spoken = {
    "fr": ("deux virgule sept milliards", "2,7000000000"),
    "es": ("dos coma cinco millones", "2,5000000"),
    "it": ("due virgola cinque milioni", "2,5000000"),
    "pt": ("dois vírgula cinco milhões", "2,5000000"),
    "nl": ("twee komma vijf miljoen", "2,5000000"),
    "en": ("one point five million", "1.5 1000000"),
    "de": ("zwei Komma fünf Millionen", "2,5 1000000"),
}
for language, (words, figure) in spoken.items():
    seen = alpha2digit(words, language)
    print(f"{language}  {words:28} {seen}")
    assert seen == figure, "changed"
for words, right in {"two million": "2000000", "two point seven": "2.7"}.items():
    print(f"en  {words:28} {alpha2digit(words, 'en')}")
    assert alpha2digit(words, "en") == right, "changed"
PY
echo "as described"
