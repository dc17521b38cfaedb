#!/usr/bin/env bash
# htmldate 1.11.0: a reader's comment, or the video of a page, dates the article.
#
# Seen: JSON-LD of a NewsArticle has datePublished 9 March 2021, and holds a Comment of 6 May 2022 or a VideoObject of 2019
# with a datePublished of its own. `find_date(page)` gives the day of the comment, wherever it stands;
# `find_date(page, original_date=True)` gives that of the comment or the video if it stands first, and the order of keys
# means nothing in JSON. The dates are searched in the text of the script, whatever object they belong to. An article
# becomes as new as its last comment; take datePublished from the parsed JSON where there is one.
#
# Run: bash findings/htmldate-comment-date.sh    exits 0 while the behaviour is as described, 1 when it has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check htmldate==1.11.0
"$folder/venv/bin/python" - <<'PY'
import json

from htmldate import find_date

ARTICLE = {"@type": "NewsArticle", "headline": "Storm stops ferry"}
DATE = {"datePublished": "2021-03-09"}
COMMENT = {"comment": [{"@type": "Comment", "text": "At last.", "datePublished": "2022-05-06"}]}
VIDEO = {"video": {"@type": "VideoObject", "name": "Last storm", "datePublished": "2019-01-02"}}
paragraph = "<p>" + "The ferry between the two harbours was stopped, after a storm had damaged the pier. " * 4 + "</p>"
for name, data, latest, first in (
    ("alone", ARTICLE | DATE, "2021-03-09", "2021-03-09"),
    ("comment behind", ARTICLE | DATE | COMMENT, "2022-05-06", "2021-03-09"),
    ("comment before", ARTICLE | COMMENT | DATE, "2022-05-06", "2022-05-06"),
    ("video before", ARTICLE | VIDEO | DATE, "2021-03-09", "2019-01-02"),
):
    page = f"""<html><head><title>Storm</title><script type="application/ld+json">{json.dumps(data)}</script></head>
<body><article><h1>Storm stops ferry</h1>{paragraph}</article></body></html>"""
    seen = find_date(page), find_date(page, original_date=True)
    print(f"{name:15} find_date {seen[0]}  original_date {seen[1]}")
    assert seen == (latest, first), "changed"
PY
echo "as described"
