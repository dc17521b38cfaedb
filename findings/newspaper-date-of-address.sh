#!/usr/bin/env bash
# newspaper4k 0.9.6: a date in the address of a page outranks the time of publication that the page declares.
#
# Seen: a page declares `article:published_time` (and datePublished in JSON-LD) as 9 March 2021, 18:45, and its address
# holds /2021/01/05/, as sites do that number a series or keep the address of a first version. `publish_date` is
# 5 January, 00:00; with an address without a date it is the declared time. The declared value is nowhere in the
# result but in `meta_data`, so that whoever dates articles by `publish_date` gets the address's day without a hint.
#
# Run: bash findings/newspaper-date-of-address.sh    exits 0 while the behaviour is as described, 1 when it has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check newspaper4k==0.9.6 'lxml_html_clean>=0.4'
"$folder/venv/bin/python" - <<'PY'
from newspaper import Article

page = """<html><head><title>Storm stops ferry</title>
<meta property="article:published_time" content="2021-03-09T18:45:00+01:00">
<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2021-03-09T18:45:00+01:00"}</script>
</head><body><article><h1>Storm stops ferry</h1><p>The ferry was stopped on Friday after a storm.</p></article></body></html>"""
found = {}
for path in ("news/ferry", "news/2021/01/05/ferry"):
    article = Article(f"https://mail.example/{path}")
    article.download(input_html=page)
    article.parse()
    found[path] = article.publish_date
    print(path, article.publish_date)
assert str(found["news/ferry"]).startswith("2021-03-09 18:45"), "changed"
assert str(found["news/2021/01/05/ferry"]).startswith("2021-01-05 00:00"), "changed"
PY
echo "as described"
