#!/bin/sh
# The five jobs of newsclean on the sample articles of this folder, with what it prints cut to fit a screen.
# "sh seeds/tour.sh" uses the newsclean of .venv, if there is one, and otherwise that of the path. A folder in
# NEWSCLEAN_TOUR takes the report, and leaves .venv out.
set -eu
cd "$(dirname "$0")/.."
[ -n "${NEWSCLEAN_TOUR:-}" ] || PATH="$PWD/.venv/bin:$PATH"
work=$(mktemp -d)
report=${NEWSCLEAN_TOUR:+$NEWSCLEAN_TOUR/}report.html
trap 'rm -rf "$work"' EXIT

# As wide as a screen; cut would count bytes.
fit() {
  LC_ALL=C.UTF-8 sed 's/^\(.\{110\}\).*/\1/'
}

heading() {
  printf '\n%s\n' "$1"
  printf '  %s\n' "$2"
}

heading "1. What would be removed from a scraped text, and why" \
  "Line number, - removed or ~ changed, kind of line, rule; lines without a sign are kept."
newsclean --explain seeds/07-northgatecourier-tunnel-cost.txt 2> /dev/null | head -13 | fit

heading "2. The article in a page of HTML" \
  "Title, standfirst and paragraphs; menus, captions and links to other articles are gone."
newsclean seeds/pages/07-northgatecourier-tunnel-cost.html | head -5 | fit

heading "3. One copy of each story" \
  "Each copy with the article that it is a copy of, how it relates to it, and the share of words in common."
newsclean clean --to jsonl seeds/articles.jsonl > "$work/clean.jsonl"
newsclean dedup --mark --summary "$work/clean.jsonl" 2> "$work/summary" |
  sed -n 's/^{"id": "\([^"]*\)".*"of": "\([^"]*\)", "relation": "\([^"]*\)", "score": \([0-9.]*\).*/  \1: \3 copy of \2, \4/p'
head -1 "$work/summary"

heading "4. What several independent sources claim, and where they disagree" \
  "Status, period, how many articles; then each value with the sentences that state it."
newsclean dedup "$work/clean.jsonl" | newsclean claims --min-origins 2 --to text > "$work/claims"
head -16 "$work/claims" | fit
printf '  … and so on: %s claims in all\n' "$(grep -c '^[A-Z]' "$work/claims")"

heading "5. All of it on one page" \
  "Claims, copies, versions and every removal; the file loads nothing and works offline."
newsclean report --title "Sample articles" seeds/articles.jsonl -o "$report"
echo "  open $report in a browser"
