#!/usr/bin/env bash
# num2words 0.5.14: 2.05 in Turkish is "two point four", and in Vietnamese "two point five".
#
# Seen: `num2words(2.05, lang="vi")` is "hai phẩy năm", which a reader takes for 2.5, and 2.5 is "hai phẩy năm mươi", two
# point fifty. In Turkish 2.05 is "ikivirgüldört" and 1.05 "birvirgülbeş", that is 1.5. Both languages read two decimal
# places as one whole number, so that its leading zero is lost, and Turkish cuts a binary fraction that lies below the
# decimal one. German, French, Spanish and Korean name the zero. A rate of 2.05 per cent that is written out for a
# transcript, a speech corpus or a test of number words comes out as another rate. Write decimals out figure by figure.
#
# Run: bash findings/num2words-decimals-tr-vi.sh    exits 0 while the behaviour is as described, 1 when it has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check num2words==0.5.14
"$folder/venv/bin/python" - <<'PY'
from num2words import num2words

written = {
    ("vi", 2.05): "hai phẩy năm",  # two point five
    ("vi", 2.5): "hai phẩy năm mươi",  # two point fifty
    ("tr", 2.05): "ikivirgüldört",  # two point four
    ("tr", 1.05): "birvirgülbeş",  # one point five
    ("de", 2.05): "zwei Komma null fünf",
    ("fr", 2.05): "deux virgule zéro cinq",
    ("ko", 2.05): "이 점 영 오",
}
for (language, number), words in written.items():
    seen = num2words(number, lang=language)
    print(f"{language}  {number}  {seen}")
    assert seen == words, "changed"
PY
echo "as described"
