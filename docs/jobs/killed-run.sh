#!/bin/sh
# A corpus builder reads and writes Parquet in shards, and goes on with a run that was killed.
# Usage: sh docs/jobs/killed-run.sh [FOLDER]; needs pip install 'newsclean[parquet]'
set -eu
out=${1:-$(mktemp -d)}

jq -s . seeds/articles.jsonl | newsclean clean --no-notes --to parquet -o "$out/scraped.parquet"

# The run is killed once its first shard is there; the same command goes on after the finished shards.
newsclean clean --to parquet --shard-size 2 "$out/scraped.parquet" -o "$out/shards/" &
until [ -e "$out/shards/part-00000.parquet" ]; do sleep 0.01; done
kill "$!" 2> "$out/kill" || true
wait
newsclean clean --to parquet --shard-size 2 "$out/scraped.parquet" -o "$out/shards/"
ls "$out/shards"
newsclean dedup --summary "$out/shards" -o "$out/kept.parquet"
