#!/bin/sh
# A social scientist wants all percentages of one topic over time, one row for each, to plot them in R.
set -eu
out=${1:-$(mktemp -d)}

newsclean clean --to jsonl seeds/articles.jsonl |
  jq -c 'select(.text | test("inflation"; "i"))' |
  newsclean quantities --to csv -o "$out/figures.csv"
cat "$out/figures.csv"
