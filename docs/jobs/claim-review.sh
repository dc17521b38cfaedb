#!/bin/sh
# A fact-checker wants a ClaimReview to fill in for each statement that was checked.
set -eu
out=${1:-$(mktemp -d)}

newsclean clean --to jsonl seeds/articles.jsonl |
  newsclean claims --check 'The Ardmouth tunnel will cost £6.4bn' --to claimreview -o "$out/review.jsonl"
jq . "$out/review.jsonl"
