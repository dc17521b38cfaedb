#!/usr/bin/env bash
# price-parser 0.5.1: "0.500 €" is 500 euros, and "0,459 €" is 459.
#
# Seen: a single separator with three figures behind it is taken for that of the thousands whatever stands before it, so
# that a price of half a euro is a thousand times too large. No number is written with a thousands separator behind a
# lone zero. "0.50 €" and "0.5 €" are right. Electricity and fuel are priced to a tenth of a cent, as are exchange rates:
# "0.459 € a kilowatt-hour" is 459 euros. "1.459 €" can be read either way and `decimal_separator="."` decides it, but it
# must be known beforehand, page by page. A text that begins with a zero can be given it safely.
#
# Run: bash findings/price-parser-three-places.sh    exits 0 while the behaviour is as described, 1 when it has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check price-parser==0.5.1
"$folder/venv/bin/python" - <<'PY'
from price_parser import Price

seen = {text: str(Price.fromstring(text).amount) for text in ("0.5 €", "0.50 €", "0.500 €", "0,459 €", "0.125 USD")}
seen["0.500 € with the separator told"] = str(Price.fromstring("0.500 €", decimal_separator=".").amount)
for text, amount in seen.items():
    print(f"{text:34} {amount}")
assert list(seen.values()) == ["0.5", "0.50", "500", "459", "125", "0.500"], "changed"
PY
echo "as described"
