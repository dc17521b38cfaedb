#!/bin/sh
# A social scientist wants to know why a caption was removed, and to have the captions back and nothing else.
# Usage: sh docs/jobs/restored-line.sh [FOLDER]
set -eu
out=${1:-$(mktemp -d)}
article=seeds/07-northgatecourier-tunnel-cost.txt

newsclean --ledger "$out/edits" "$article" -o "$out/clean.txt"
newsclean rules why "$(grep 'Photograph:' "$article")"
newsclean undo --ledger "$out/edits" --only caption "$out/clean.txt" -o "$out/with_captions.txt"
grep 'Photograph:' "$out/with_captions.txt"
newsclean undo --ledger "$out/edits" "$out/clean.txt" | cmp - "$article" && echo "the whole source can be restored, too"
