# A shell and jq: what was removed, by kind; who copies whom; the money in the news; a clean text for each article.
newsclean clean --to jsonl seeds/*.txt | jq -r '.newsclean.removed[].kind' | sort | uniq -c | sort -rn | head -3
newsclean dedup --mark seeds/articles.jsonl | jq -r '.id as $id | .newsclean.duplicate | select(.of) | "\($id) < \(.of)"'
newsclean quantities seeds/articles.jsonl | jq -r '.newsclean.quantities[] | select(.kind == "money") | .text' | sort | uniq -c | sort -rn | head -3
newsclean clean --to jsonl seeds/*.txt | head -2 | jq -c '{id, words: (.text | split(" ") | length)}'
