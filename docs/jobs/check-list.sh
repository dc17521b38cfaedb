#!/bin/sh
# A fact-checker has a list of statements, and wants a table of what the articles say for and against each.
# Usage: sh docs/jobs/check-list.sh [FOLDER]
set -eu
out=${1:-$(mktemp -d)}

cat > "$out/statements.txt" << 'LIST'
The Ardmouth tunnel will cost £6.4bn
China-Russia trade was $190 billion in 2023
Bananas cost $3
LIST
newsclean clean --to jsonl seeds/articles.jsonl -o "$out/clean.jsonl"
newsclean claims --check-file "$out/statements.txt" --fields statement,check,reason,said,date,source,text \
  -o "$out/answers.csv" "$out/clean.jsonl"
cat "$out/answers.csv"
