#!/bin/sh
# A corpus builder wants one copy of each story, the longest one, and a list of what was dropped and why.
# Usage: sh docs/jobs/longest-copy.sh [FOLDER]
set -eu
out=${1:-$(mktemp -d)}

newsclean clean --to jsonl seeds/articles.jsonl -o "$out/clean.jsonl"
newsclean dedup --keep longest "$out/clean.jsonl" -o "$out/kept.jsonl"
newsclean dedup --keep longest --mark "$out/clean.jsonl" |
  jq -r 'select(.newsclean.duplicate.of) | [.id, .newsclean.duplicate.relation, .newsclean.duplicate.of] | @csv' \
  > "$out/dropped.csv"
wc -l < "$out/kept.jsonl"
cat "$out/dropped.csv"
