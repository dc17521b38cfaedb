#!/usr/bin/env bash
# feedparser 6.0.14 (RSS): a time with the name of a European zone is read as UTC, without a word.
#
# Seen: <pubDate> "Tue, 05 Jan 2021 10:00:00 +0530" becomes 04:30 UTC in `published_parsed`, as it should, and EST, which
# RFC 822 names, 15:00. CEST, CET, BST, IST and MSK, which feeds of European, Indian and Russian papers write, are not in
# its table: the hours come out unchanged, as if they were UTC, and `bozo` stays 0. News of two outlets an hour apart
# changes its order. The text in `published` has to be read again where the zone is a name.
#
# Run: bash findings/feedparser-zone-names.sh    exits 0 while the behaviour is as described, 1 when it has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check feedparser==6.0.14
"$folder/venv/bin/python" - <<'PY'
import feedparser

RSS = """<rss version="2.0"><channel><title>News</title><item><title>Ferry</title>
<pubDate>Tue, 05 Jan 2021 10:00:00 {}</pubDate></item></channel></rss>"""
found = {}
for zone in ("+0530", "EST", "CEST", "CET", "BST", "IST", "MSK"):
    feed = feedparser.parse(RSS.format(zone))
    when = feed.entries[0].published_parsed
    found[zone] = when and (when.tm_hour, when.tm_min)
    print(zone, found[zone], "bozo", feed.bozo)
    assert not feed.bozo, "changed"
assert found["+0530"] == (4, 30) and found["EST"] == (15, 0), "changed"
assert all(found[zone] == (10, 0) for zone in ("CEST", "CET", "BST", "IST", "MSK")), "changed"
PY
echo "as described"
