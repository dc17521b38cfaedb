#!/bin/sh
# A media monitor wants the report of one week as a single file to send round, with the newsroom's own title.
set -eu
out=${1:-$(mktemp -d)}

jq -c 'select(.date >= "2024-09-09" and .date < "2024-09-16")' seeds/articles.jsonl |
  newsclean report --title "The tunnel, week 37" --summary -o "$out/week-37.html"
ls -l "$out/week-37.html"
