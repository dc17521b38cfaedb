#!/bin/sh
# A media monitor wants the report of one week, as a single file to send round.
# Usage: sh docs/jobs/week-report.sh [FOLDER]
set -eu
out=${1:-$(mktemp -d)}

jq -c 'select(.date >= "2024-09-09" and .date < "2024-09-16")' seeds/articles.jsonl |
  newsclean report --title "The tunnel, week 37" --summary -o "$out/week-37.html"
du -k "$out/week-37.html" | cut -f 1 # kilobytes; it holds all that it needs, and opens without a network
