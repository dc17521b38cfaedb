#!/bin/sh
# A media monitor wants all outlets that carried an agency's story, and on which day.
set -eu
out=${1:-$(mktemp -d)}

# Mark the scrapes themselves: cleaning removes the datelines and credits that name the agency.
newsclean dedup --mark seeds/articles.jsonl \
  --fields newsclean.duplicate.origin_of,date,source,newsclean.duplicate.origin,newsclean.duplicate.relation,title \
  -o "$out/origins.csv"
cat "$out/origins.csv"
