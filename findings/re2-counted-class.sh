#!/usr/bin/env bash
# google-re2 1.1.20251105: a counted repeat of a Unicode class costs hundreds of times what the same repeat of ASCII costs.
#
# Seen: `[\pL\pN]{0,24}` compiles to 31,000 instructions and more, `[a-z0-9]{0,24}` to some 100: RE2 works on UTF-8 bytes
# and writes the class out once for each count. Each of them matches the same Latin word. A rule file with a few dozen
# such patterns takes seconds to compile, and their states outgrow RE2's default memory, after which it matches with the
# slower engine. The repeat without a count, `[\pL\pN]*`, is a twentieth of that. The documentation names the limit of
# 1,000 repeats, not this cost.
#
# Run: bash findings/re2-counted-class.sh    exits 0 while the behaviour is as described, 1 when it has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check google-re2==1.1.20251105
"$folder/venv/bin/python" - <<'PY'
import re2

word = "Fährverbindung2024".encode()
sizes = {}
for name, pattern in {
    "ASCII, counted": r"[a-z0-9]{0,24}",
    "Unicode, counted": r"[\pL\pN]{0,24}",
    "Unicode, uncounted": r"[\pL\pN]*",
}.items():
    compiled = re2.compile(pattern)
    sizes[name] = compiled.programsize
    print(f"{name:20} {pattern:18} {compiled.programsize:7,} instructions")
assert re2.compile(r"[\pL\pN]{0,24}").fullmatch(word), "the counted class matches the word"
times = sizes["Unicode, counted"] / sizes["ASCII, counted"]
print(f"counted: Unicode takes {times:.0f} times the instructions of ASCII")
assert times > 100, f"changed: {times:.0f} times"
assert sizes["Unicode, counted"] > 10 * sizes["Unicode, uncounted"], "changed: the count costs less"
PY
echo "as described"
