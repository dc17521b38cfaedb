#!/bin/sh
# A media monitor wants an outlet's own standing line removed, and a line kept that newsclean takes for boilerplate.
# Usage: sh docs/jobs/house-boilerplate.sh [FOLDER]
set -eu
out=${1:-$(mktemp -d)}

cat > "$out/lakeside.toml" << 'RULES'
[[rule]]
id      = "lakeside/taken_from"
kind    = "agency"
phrases = ["From Capital Ledger"]
drops   = ["From Capital Ledger"]
keeps   = ["From Capital Ledger Square the march went on to the harbour."]

[[keep]]
phrases = ["Business briefs"]
RULES
newsclean rules test "$out/lakeside.toml"
newsclean --explain seeds/12-lakesidetribune-trade-brief.txt > "$out/before.txt"
newsclean --rules "$out/lakeside.toml" --explain seeds/12-lakesidetribune-trade-brief.txt > "$out/after.txt"
diff "$out/before.txt" "$out/after.txt" || true # it ends with 1 because there are differences
