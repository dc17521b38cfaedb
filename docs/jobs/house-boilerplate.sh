#!/bin/sh
# A media monitor wants two outlets' standing lines removed, and one line kept that newsclean takes for boilerplate.
set -eu
out=${1:-$(mktemp -d)}

cat > "$out/house.toml" << 'RULES'
[[rule]]
id      = "ledger/masthead"
kind    = "promo"
phrases = ["From Capital Ledger"]
drops   = ["From Capital Ledger"]
keeps   = ["Orders from Capital Ledger readers rose by a tenth."]

[[keep]]
phrases = ["Back to top"]
RULES
newsclean rules test "$out/house.toml"
newsclean --rules "$out/house.toml" --explain seeds/14-capitalledger-week-in-numbers.txt
