#!/usr/bin/env bash
# quantulum3 0.10.0: "$4.9bn" is 4.9 of a unit named "dollar barn newton", and "$4.9m" 4.9 "dollar metre".
#
# Seen: `parse("The tunnel costs $4.9bn.")` reads b as the barn of nuclear physics and n as the newton; of "$4.9m" it
# makes dollars times metres. "$4.9 billion", "$4.9B" and "$4.9M" are read as sums of money. The lower-case forms are
# house style at many British papers: sums come out a million or a billion times too small, in units that a filter for
# currencies does not let through. This is the package as pip installs it, without its optional classifier. Write the
# amounts out before parsing.
#
# Run: bash findings/quantulum-lower-case-amounts.sh    exits 0 while the behaviour is as described, 1 when it has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check quantulum3==0.10.0
"$folder/venv/bin/python" - <<'PY'
import warnings

warnings.simplefilter("ignore")  # that the optional classifier is not installed
from quantulum3 import parser

seen = {}
for amount in ("$4.9 billion", "$4.9B", "$4.9bn", "£4.9bn", "$4.9M", "$4.9m"):
    seen[amount] = [(quantity.value, quantity.unit.name) for quantity in parser.parse(f"The tunnel costs {amount}.")]
    print(f"{amount:12} {seen[amount]}")
assert seen["$4.9 billion"] == seen["$4.9B"] == [(4.9e9, "dollar")], "changed"
assert seen["$4.9M"] == [(4.9e6, "dollar")], "changed"
assert seen["$4.9bn"] == [(4.9, "dollar barn newton")], "changed"
assert seen["£4.9bn"] == [(4.9, "pound sterling barn newton")], "changed"
assert seen["$4.9m"] == [(4.9, "dollar metre")], "changed"
PY
echo "as described"
