#!/bin/sh
# A corpus builder wants one copy of each story, the longest one, and a list of what was dropped.
set -eu
out=${1:-$(mktemp -d)}

newsclean clean --to jsonl seeds/articles.jsonl -o "$out/clean.jsonl"
newsclean dedup --keep longest --summary "$out/clean.jsonl" -o "$out/kept.jsonl"
newsclean dedup --keep longest --mark --fields id,newsclean.duplicate.of,newsclean.duplicate.relation,newsclean.duplicate.score --to csv "$out/clean.jsonl"
