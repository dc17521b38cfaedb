#!/bin/sh
# A fact-checker has a list of statements, and wants a table of what the articles say for and against each.
set -eu
out=${1:-$(mktemp -d)}

cat > "$out/statements.txt" << 'LIST'
The Ardmouth tunnel will cost £6.4bn
China-Russia trade was $190 billion in 2023
The Estmark central bank cut its rate in March
Bananas cost $3
LIST
newsclean clean --to jsonl seeds/articles.jsonl -o "$out/clean.jsonl"
newsclean claims --check-file "$out/statements.txt" -o "$out/answers.csv" "$out/clean.jsonl"
cat "$out/answers.csv"
