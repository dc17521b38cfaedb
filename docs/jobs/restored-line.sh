#!/bin/sh
# A social scientist wants to know why a line went, and to have that line back, and no other.
set -eu
out=${1:-$(mktemp -d)}

newsclean --ledger "$out/edits" seeds/07-northgatecourier-tunnel-cost.txt -o "$out/clean.txt"
newsclean rules why "The western portal of the tunnel, photographed in July. Photograph: Asha Menon/Courier"
newsclean undo --ledger "$out/edits" --only caption/credit_end "$out/clean.txt" -o "$out/with_caption.txt"
diff "$out/clean.txt" "$out/with_caption.txt" || true
newsclean undo --ledger "$out/edits" "$out/clean.txt" | cmp - seeds/07-northgatecourier-tunnel-cost.txt && echo "and all of it can be restored"
