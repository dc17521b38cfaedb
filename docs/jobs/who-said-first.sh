#!/bin/sh
# A fact-checker wants to know who printed a figure first, and who printed it after that.
# Usage: sh docs/jobs/who-said-first.sh [FOLDER]
set -eu
out=${1:-$(mktemp -d)}

newsclean clean --to jsonl seeds/articles.jsonl |
  newsclean claims --check 'China-Russia trade was $240 billion in 2023' --to csv --fields check,date,source,url \
  > "$out/found.csv"
grep '^same,' "$out/found.csv" | sort -u > "$out/in_order.csv" # the second column is the day
cat "$out/in_order.csv"
