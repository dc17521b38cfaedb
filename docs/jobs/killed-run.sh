#!/bin/sh
# A corpus builder reads and writes Parquet in shards, and goes on with a run that was killed.
set -eu
out=${1:-$(mktemp -d)}

newsclean clean --to parquet --no-notes seeds/articles.jsonl -o "$out/scraped.parquet"
newsclean clean --to parquet --shard-size 4 "$out/scraped.parquet" -o "$out/shards/"
rm "$out/shards/part-00003.parquet"
newsclean clean --to parquet --shard-size 4 --summary "$out/scraped.parquet" -o "$out/shards/"
ls "$out/shards"
newsclean dedup --summary "$out/shards" -o "$out/kept.parquet"
