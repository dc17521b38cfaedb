#!/usr/bin/env bash
# atoma 0.0.17 and fastfeedparser 0.6.5 (Atom): a title of type xhtml is empty.
#
# Seen: `<title type="xhtml">` holds its words in a div, as RFC 4287 (3.1.1.3) prescribes, and allows a headline with
# a name in italics. atoma returns None for the title and for a content of that type, though its readme counts xhtml
# among the types it knows; fastfeedparser returns "". Neither says that something was there. feedparser 6.0.14
# returns "Ferry <em>Nordlys</em> stopped". A headline that is missing from a corpus may well be in the feed.
#
# Run: bash findings/atom-xhtml-title.sh    exits 0 while the behaviour is as described, 1 when it has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check atoma==0.0.17 fastfeedparser==0.6.5 feedparser==6.0.14
"$folder/venv/bin/python" - <<'PY'
import atoma
import fastfeedparser
import feedparser

feed = """<feed xmlns="http://www.w3.org/2005/Atom"><id>urn:example:feed</id><title>News</title>
<updated>2021-03-09T18:45:00Z</updated><author><name>Ada Lund</name></author>
<entry><id>urn:example:ferry</id><updated>2021-03-09T18:45:00Z</updated><link href="https://mail.example/ferry"/>
<title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Ferry <em>Nordlys</em> stopped</div></title>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>A storm came.</p></div></content></entry></feed>"""
whole = feedparser.parse(feed).entries[0].title
light = atoma.parse_atom_bytes(feed.encode()).entries[0]
fast = fastfeedparser.parse(feed).entries[0].title
print("feedparser:", repr(whole))
print("atoma:", light.title, "| content:", light.content)
print("fastfeedparser:", repr(fast))
assert whole == "Ferry <em>Nordlys</em> stopped", "changed"
assert light.title is None and light.content is None, "changed"
assert fast == "", "changed"
PY
echo "as described"
