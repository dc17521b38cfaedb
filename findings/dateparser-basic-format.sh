#!/usr/bin/env bash
# dateparser 1.5.0: a time in the basic format of ISO 8601 is read as 184,500 days ago, in Lower Sorbian.
#
# Seen: `parse("20210309T184500Z")`, called on 1 January 2024, returns a day in 1518. The digits of the clock time and
# the Z are taken for 184,500 days (Lower Sorbian abbreviates a day to ź) and counted back from now, so the answer
# changes from day to day. The extended format, 2021-03-09T18:45:00Z, is read correctly. With `languages=["en"]` the
# basic format gives None instead. The documentation warns of false positives in strings that are not dates; this one
# is a date: ISO 8601 defines both formats, and NITF documents commonly use the basic one in date.issue/@norm. To date
# wire copy, read that format before dateparser sees it.
#
# Run: bash findings/dateparser-basic-format.sh    exits 0 while the behaviour is as described, 1 when it has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check dateparser==1.5.0
"$folder/venv/bin/python" - <<'PY'
from datetime import datetime, timedelta

import dateparser
from dateparser.date import DateDataParser

settings = {"RELATIVE_BASE": datetime(2024, 1, 1)}
basic, extended = "20210309T184500Z", "2021-03-09T18:45:00Z"
found = DateDataParser(settings=settings).get_date_data(basic)
print(basic, found.date_obj, "locale", found.locale)
print(extended, dateparser.parse(extended, settings=settings))
print(basic, "as English:", dateparser.parse(basic, languages=["en"], settings=settings))
assert str(dateparser.parse(extended, settings=settings)).startswith("2021-03-09 18:45"), "changed"
assert found.date_obj is not None and found.date_obj.year == 1518 and found.locale == "dsb", "changed"
assert settings["RELATIVE_BASE"] - found.date_obj == timedelta(days=184_500), "changed"
later = dateparser.parse(basic, settings={"RELATIVE_BASE": datetime(2024, 1, 2)})
assert (later - found.date_obj).days == 1, "changed"
assert dateparser.parse(basic, languages=["en"], settings=settings) is None, "changed"
PY
echo "as described"
