#!/bin/sh
# A corpus builder adds each day's scrape to a corpus, and wants only what is new.
# Usage: sh docs/jobs/three-days.sh [FOLDER]
set -eu
out=${1:-$(mktemp -d)}

sed -n 1,5p seeds/articles.jsonl > "$out/monday.jsonl"
sed -n 4,10p seeds/articles.jsonl > "$out/tuesday.jsonl" # two of them were scraped the day before
sed -n 11,14p seeds/articles.jsonl > "$out/wednesday.jsonl"
for day in monday tuesday wednesday; do
  newsclean clean "$out/$day.jsonl" | newsclean dedup --index "$out/seen.index" -o "$out/new-$day.jsonl"
  cat "$out/new-$day.jsonl" >> "$out/corpus.jsonl"
  echo "$day: $(wc -l < "$out/$day.jsonl" | tr -d ' ') scraped, $(wc -l < "$out/new-$day.jsonl" | tr -d ' ') new"
done
