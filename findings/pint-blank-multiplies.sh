#!/usr/bin/env bash
# Pint 0.25.3: "1 200 km" is 200 kilometres, "3 1/2 km" one and a half, and "3½ km" three.
#
# Seen: a blank in a quantity means "times" and a sign that Pint doesn't know is dropped, so that figures as papers print
# them are read as products: the thousands of "1 200 km" multiply by one, those of "2 500 t" give 1,000 t, and a mixed
# number is the product of its parts. Nothing is raised. "1,200 km" and "3.5 km" are right. A blank between thousands is what
# the SI brochure (5.4.4) prescribes and what French, Swedish, Polish and Czech texts print. Pint reads expressions, as its
# docs say; write the number out and give only the unit to it.
#
# Run: bash findings/pint-blank-multiplies.sh    exits 0 while the behaviour is as described, 1 when it has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check pint==0.25.3
"$folder/venv/bin/python" - <<'PY'
import pint

registry = pint.UnitRegistry()
read = {"1,200 km": 1200, "3.5 km": 3.5, "1 200 km": 200, "2 500 t": 1000, "3 1/2 km": 1.5, "3½ km": 3}
for text, amount in read.items():
    seen = registry(text)
    print(f"{text:10} {seen}")
    assert seen.magnitude == amount, "changed"
PY
echo "as described"
