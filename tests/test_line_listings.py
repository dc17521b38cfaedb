"""Lists of which enough is kept stay whole; lists that are boilerplate go whole."""

from __future__ import annotations

import newsclean as nc

LIVE = """Storm Hester: thousands without power as river bursts banks at Thornby
About 18,000 homes in the north-east are without power.
17:52
That is all for today
We are closing this page now. The water is falling slowly at Thornby, the council said this evening.
Share
17:10
Power firm says repairs will take until Thursday
Northern Grid says crews cannot reach two substations because of standing water.
Share
16.45
Bridge closed
Police have shut the old bridge to all traffic, including people on foot.
Share
15:58
Good afternoon and welcome to our coverage of Storm Hester.
The Met Office has put out a red warning for wind until six this evening.
Key events
Most viewed
"""
TABLE = """European shares close higher as banks lead gains
European shares closed higher on Friday, led by banks, as investors took heart from the figures of two lenders.
The pan-European index rose 0.6% to 557.19 points.
Index | Close | Change
London | 8,809.74 | +0.6%
Frankfurt | 22,551.43 | flat
Paris | 8,111.63 | +0.1%
Analysts at Kestrel said the rally was thin but honest, and that it would not outlast the month.
"""
FRAMES = """Home | News | Sport
World | Europe | Asia
Money | Markets | Tech
"""


def lost(text: str) -> list[str]:
    kept = nc.pipeline("news")(text).splitlines()
    return [line for line in text.splitlines() if line not in kept]


def test_entries_of_a_live_blog_stay_with_their_times_and_heads() -> None:
    assert lost(LIVE) == ["Share", "Share", "Share", "Key events", "Most viewed"]


def test_rows_of_a_table_stay_behind_the_text_that_they_belong_to() -> None:
    assert lost(TABLE) == []


def test_rows_of_a_menu_go() -> None:
    assert lost(FRAMES + TABLE) == FRAMES.splitlines()
