#!/bin/sh
# A social scientist wants the corpus split by language, and of the German articles those of 2024.
set -eu
out=${1:-$(mktemp -d)}

jq -c 'del(.lang)' seeds/articles.jsonl > "$out/scraped.jsonl"        # a scrape that does not say
newsclean clean "$out/scraped.jsonl" -o "$out/clean.jsonl"
jq -r '.newsclean.lang' "$out/clean.jsonl" | sort | uniq -c
jq -c 'select(.newsclean.lang == "de" and (.date | startswith("2024")))' "$out/clean.jsonl" > "$out/de-2024.jsonl"
jq -r '[.date, .source, .title] | @tsv' "$out/de-2024.jsonl"
