#!/bin/sh
# A fact-checker wants to know which figures an outlet changed in an article after it was published.
# Usage: sh docs/jobs/what-changed-at-an-address.sh [FOLDER]
set -eu
out=${1:-$(mktemp -d)}

newsclean clean --to jsonl seeds/articles.jsonl -o "$out/clean.jsonl"
newsclean dedup --versions "$out/clean.jsonl" > "$out/versions.jsonl"
jq -r '.address as $address | .steps[] | [$address, (.figures.gone | join("; ")), (.figures.come | join("; "))] | @tsv' \
  "$out/versions.jsonl"
newsclean dedup --versions --to text "$out/clean.jsonl" | head -4 | tail -1 # the same by word, for reading
