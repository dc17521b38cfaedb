#!/usr/bin/env bash
# extruct 0.18.0 (microdata): a <time> element without a datetime attribute has no value.
#
# Seen: `<time itemprop="datePublished">2021-03-09</time>` comes out as "", while `<span
# itemprop="datePublished">2021-03-09</span>` and a `time` with a datetime attribute give the date. The HTML standard
# (microdata, "Values", and "The time element") says that the value of a `time` is its datetime attribute or, without
# one, its text, which must then be in a machine-readable form, as it is here. The key is present with an empty value,
# so a check for the presence of datePublished passes and the article has no date.
#
# Run: bash findings/extruct-time-content.sh    exits 0 while the behaviour is as described, 1 when it has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check extruct==0.18.0
"$folder/venv/bin/python" - <<'PY'
import extruct

ITEM = '<div itemscope itemtype="https://schema.org/NewsArticle"><h1 itemprop="headline">Storm stops ferry</h1>{}</div>'
seen = {}
for name, element in {
    "time, text": '<time itemprop="datePublished">2021-03-09</time>',
    "time, attribute": '<time itemprop="datePublished" datetime="2021-03-09">9 March</time>',
    "span, text": '<span itemprop="datePublished">2021-03-09</span>',
}.items():
    item = extruct.extract(ITEM.format(element), syntaxes=["microdata"])["microdata"][0]
    seen[name] = item["properties"]["datePublished"]
    print(f"{name:16} {seen[name]!r}")
assert seen == {"time, text": "", "time, attribute": "2021-03-09", "span, text": "2021-03-09"}, "changed"
PY
echo "as described"
