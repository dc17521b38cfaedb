#!/bin/sh
# A fact-checker wants to know what an outlet changed in an article after it was published, above all its figures.
set -eu
out=${1:-$(mktemp -d)}

newsclean clean --to jsonl seeds/articles.jsonl | newsclean dedup --versions --to text -o "$out/versions.txt"
cat "$out/versions.txt"
newsclean clean --to jsonl seeds/articles.jsonl | newsclean dedup --versions | jq .
