#!/bin/sh
# A media monitor wants a digest each morning: what today's articles add to, or change in, what earlier ones claimed.
set -eu
out=${1:-$(mktemp -d)}

head -8 seeds/articles.jsonl > "$out/tuesday.jsonl"      # yesterday's scrape, and today's
sed -n 9,11p seeds/articles.jsonl > "$out/wednesday.jsonl"

# The index remembers what was read. Each run writes only the claims that its articles belong to.
for day in tuesday wednesday; do
  newsclean clean --to jsonl "$out/$day.jsonl" |
    newsclean claims --index "$out/claims.index" --min-articles 2 --to markdown -o "$out/$day.md"
done
cat "$out/wednesday.md"
