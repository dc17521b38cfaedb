#!/bin/sh
# A social scientist wants the corpus split by language, and of the German articles those of 2024.
# Usage: sh docs/jobs/german-2024.sh [FOLDER]
set -eu
out=${1:-$(mktemp -d)}

jq -c 'del(.lang)' seeds/articles.jsonl > "$out/scraped.jsonl" # most scrapes do not say what language they are in
newsclean clean "$out/scraped.jsonl" -o "$out/clean.jsonl"
jq -r '.newsclean.lang' "$out/clean.jsonl" | sort -u | while read -r lang; do
  jq -c --arg lang "$lang" 'select(.newsclean.lang == $lang)' "$out/clean.jsonl" > "$out/$lang.jsonl"
  echo "$lang: $(wc -l < "$out/$lang.jsonl" | tr -d ' ')"
done
jq -c 'select(.date | startswith("2024"))' "$out/de.jsonl" > "$out/de-2024.jsonl"
jq -r '[.date, .source, .title] | @tsv' "$out/de-2024.jsonl"
