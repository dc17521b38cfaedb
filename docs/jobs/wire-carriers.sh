#!/bin/sh
# A media monitor wants all outlets that carried an agency's story, and on which day.
# Usage: sh docs/jobs/wire-carriers.sh [FOLDER]
set -eu
out=${1:-$(mktemp -d)}

# Mark the scrapes themselves: cleaning removes the datelines and credits that name the agency.
newsclean dedup --mark seeds/articles.jsonl > "$out/marked.jsonl"

# Articles of one origin have the same `origin_of`; the agency is named in those that print it.
jq -rs 'group_by(.newsclean.duplicate.origin_of)[]
  | ([.[].newsclean.duplicate.origin] | map(select(.)) | first) as $agency
  | select($agency) | sort_by(.date)[]
  | [$agency, .newsclean.duplicate.origin_of, .date, .source] | @csv' "$out/marked.jsonl" > "$out/carriers.csv"
cat "$out/carriers.csv"
