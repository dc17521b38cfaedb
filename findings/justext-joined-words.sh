#!/usr/bin/env bash
# justext 3.0.2: two words with a tag around each and only a blank between them become one word.
#
# Seen: `<b>12</b> <i>million</i>` comes out as "12million", a linked name before a linked name as "Ada LundBo Lie", and two
# figures in bold with a blank or a line feed between them as one figure, "1230". A piece of text that is blank is dropped
# wherever it stands; blanks beside other text are kept. In HTML such a blank separates two inline elements as any other
# does. Bylines, tickers and results, in which each word has a tag of its own, lose the ends of their words.
#
# Run: bash findings/justext-joined-words.sh    exits 0 while the behaviour is as described, 1 when it has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check justext==3.0.2 'lxml_html_clean>=0.4'
"$folder/venv/bin/python" - <<'PY'
import justext

sentence = "The ferry between the two harbours was stopped on Friday, after a storm had damaged the landing stage."
stops = justext.get_stoplist("English")
for fragment, right, read in (
    ("<b>12</b> <i>million</i> people", "12 million people", "12million people"),
    ('<a href="/ada">Ada Lund</a> <a href="/bo">Bo Lie</a> saw it', "Ada Lund Bo Lie saw it", "Ada LundBo Lie saw it"),
    ("<b>12</b>\n<b>30</b> people", "12 30 people", "1230 people"),
    ("<b>12</b> million <i>people</i>", "12 million people", "12 million people"),
    ("<b>12 </b><i>million</i> people", "12 million people", "12 million people"),
):
    page = f"<html><body><p>{sentence} {sentence} At noon {fragment}.</p></body></html>"
    text = justext.justext(page, stops)[0].text
    seen = text.rpartition("At noon ")[2]
    print(f"{fragment!r:62} {seen!r}  right: {right!r}")
    assert seen == f"{read}.", "changed"
PY
echo "as described"
