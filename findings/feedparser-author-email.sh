#!/usr/bin/env bash
# feedparser 6.0.14 (Atom, RSS): of several authors the second gets the e-mail address of the first, cut short.
#
# Seen: an Atom entry with two <author> elements, the first with name and email, the second with a name only. The first
# comes out right; the second has an `email`, which is that of the first without its last characters, and `author`, the
# text form of the last one, shows it in brackets. In RSS with two dc:creator `author` is the last name and
# `author_detail` the first. Who credits authors by feedparser has to take `authors[0]` as it is and names alone from
# the others.
#
# Run: bash findings/feedparser-author-email.sh    exits 0 while the behaviour is as described, 1 when it has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check feedparser==6.0.14
"$folder/venv/bin/python" - <<'PY'
import feedparser

atom = """<feed xmlns="http://www.w3.org/2005/Atom"><title>News</title><entry><title>Ferry</title>
<author><name>Ada Lund</name><email>ada@mail.example</email></author><author><name>Bo Lie</name></author>
</entry></feed>"""
entry = feedparser.parse(atom).entries[0]
print("Atom:", entry.authors, "| author:", entry.author)
assert entry.authors[0] == {"name": "Ada Lund", "email": "ada@mail.example"}, "changed"
second = entry.authors[1]
assert second["name"] == "Bo Lie", "changed"
assert second.get("email"), "changed"  # none was given
assert "ada@mail.example".startswith(second["email"]) and second["email"] != "ada@mail.example", "changed"
assert second["email"] in entry.author, "changed"

rss = """<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>News</title>
<item><title>Ferry</title><dc:creator>Ada Lund</dc:creator><dc:creator>Bo Lie</dc:creator></item></channel></rss>"""
item = feedparser.parse(rss).entries[0]
print("RSS: author", item.author, "| author_detail", item.author_detail, "| authors", item.authors)
assert item.author == "Bo Lie" and item.author_detail["name"] == "Ada Lund", "changed"
PY
echo "as described"
