#!/usr/bin/env bash
# fastfeedparser 0.6.5 (Atom): the picture of an entry, or a related story, is taken for its link.
#
# Seen: an entry has `<link rel="enclosure" href=".../storm.jpg"/>` and then `<link href=".../ferry"/>`; its `link` is
# that of the picture. With a related story or the entry's own Atom document (rel="self") in front, it is the address
# of that. A link without rel is one of relation "alternate", says RFC 4287 (4.2.7.2), and that is the article;
# fastfeedparser finds it only if it comes first or says rel="alternate" itself. feedparser 6.0.14 returns the article
# in all three cases. A crawl that follows these links fetches pictures and the wrong stories, and files articles
# under addresses that are not theirs.
#
# Run: bash findings/fastfeedparser-link-relation.sh    exits 0 while the behaviour is as described, 1 when it has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check fastfeedparser==0.6.5 feedparser==6.0.14
"$folder/venv/bin/python" - <<'PY'
import fastfeedparser
import feedparser

FEED = """<feed xmlns="http://www.w3.org/2005/Atom"><id>urn:example:feed</id><title>News</title>
<updated>2021-03-09T18:45:00Z</updated><author><name>Ada Lund</name></author>
<entry><id>urn:example:ferry</id><title>Ferry</title><updated>2021-03-09T18:45:00Z</updated>{}{}</entry></feed>"""
article, named = '<link href="https://mail.example/ferry"/>', '<link rel="alternate" href="https://mail.example/ferry"/>'
for relation, address in {
    "enclosure": "https://mail.example/storm.jpg",
    "related": "https://mail.example/other-story",
    "self": "https://mail.example/entries/1.atom",
}.items():
    other = f'<link rel="{relation}" href="{address}"/>'
    fast, full = (tool.parse(FEED.format(other, article)).entries[0].link for tool in (fastfeedparser, feedparser))
    print(f"{relation:10} fastfeedparser: {fast}  feedparser: {full}")
    assert fast == address and full == "https://mail.example/ferry", "changed"
    for order in ((article, other), (other, named)):
        assert fastfeedparser.parse(FEED.format(*order)).entries[0].link == "https://mail.example/ferry", "changed"
PY
echo "as described"
