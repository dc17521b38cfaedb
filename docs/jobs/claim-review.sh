#!/bin/sh
# A fact-checker wants a ClaimReview to fill in for each statement on a list, with the articles as citations.
# Usage: sh docs/jobs/claim-review.sh [FOLDER]
set -eu
out=${1:-$(mktemp -d)}

printf '%s\n' 'The Ardmouth tunnel will cost £6.4bn' 'China-Russia trade was $190 billion in 2023' > "$out/statements.txt"
newsclean clean --to jsonl seeds/articles.jsonl |
  newsclean claims --check-file "$out/statements.txt" --to claimreview -o "$out/reviews.jsonl"
jq -r '.claimReviewed, .reviewBody, (.citation[] | "  " + .url)' "$out/reviews.jsonl"
