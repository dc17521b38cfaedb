#!/bin/sh
# A fact-checker wants to know who said a figure first, and who repeated it.
set -eu
out=${1:-$(mktemp -d)}

newsclean clean --to jsonl seeds/articles.jsonl |
  newsclean claims --check 'China-Russia trade was $240 billion in 2023' --to schemaorg -o "$out/claim.jsonl"
jq -r '.firstAppearance | [.datePublished, .publisher.name, .url] | @tsv' "$out/claim.jsonl"
cat "$out/claim.jsonl"
