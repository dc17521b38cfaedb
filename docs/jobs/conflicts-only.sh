#!/bin/sh
# A fact-checker wants the points on which outlets contradict each other, and nothing else, as Markdown for a wiki.
# Usage: sh docs/jobs/conflicts-only.sh [FOLDER]
set -eu
out=${1:-$(mktemp -d)}

newsclean clean --to jsonl seeds/articles.jsonl |
  newsclean claims --status conflict --to markdown -o "$out/conflicts.md"
cat "$out/conflicts.md"
