#!/bin/sh
# A media monitor wants a digest each morning: what changed since yesterday's report.
# Usage: sh docs/jobs/morning-digest.sh [FOLDER]
set -eu
out=${1:-$(mktemp -d)}

# Yesterday's articles, and today's: those of yesterday and four more. In a newsroom, the last seven days each morning.
head -8 seeds/articles.jsonl > "$out/tuesday.jsonl"
head -12 seeds/articles.jsonl > "$out/wednesday.jsonl"

newsclean report --title "Tuesday" "$out/tuesday.jsonl" -o "$out/tuesday.html"
newsclean report --title "Wednesday" --previous "$out/tuesday.html" --changes "$out/digest.md" \
  "$out/wednesday.jsonl" -o "$out/wednesday.html"
cat "$out/digest.md"
