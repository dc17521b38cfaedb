#!/bin/sh
# A corpus builder adds each day's scrape to a corpus, and wants only what is new.
set -eu
out=${1:-$(mktemp -d)}

sed -n 1,5p seeds/articles.jsonl > "$out/day1.jsonl"
sed -n 4,10p seeds/articles.jsonl > "$out/day2.jsonl"      # two of them were scraped the day before
sed -n 11,14p seeds/articles.jsonl > "$out/day3.jsonl"
for day in 1 2 3; do
  newsclean clean "$out/day$day.jsonl" |
    newsclean dedup --index "$out/seen.index" --summary -o "$out/new$day.jsonl"
done
wc -l "$out"/new?.jsonl
