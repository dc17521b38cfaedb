#!/bin/sh
# A social scientist wants all percentages in articles on inflation over time, one row for each, to plot them in R.
# Usage: sh docs/jobs/figures-over-time.sh [FOLDER]
set -eu
out=${1:-$(mktemp -d)}

newsclean clean --to jsonl seeds/articles.jsonl |
  jq -c 'select(.text | test("inflation"; "i"))' |
  newsclean quantities --unit % --fields date,source,value,modifier,text,sentence -o "$out/percent.csv"
cat "$out/percent.csv"
# In R: subset(read.csv("percent.csv"), grepl("nflation", sentence)) |> with(plot(as.Date(date), value))
