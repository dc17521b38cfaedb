"""Forms of news whose lines are short: nothing goes where a text has no menus."""

from __future__ import annotations

import pytest

from newsclean import pipeline

FORMS = {
    "interview": """„Ich wollte nie Müllerin werden“: Mara Quist über zehn Jahre in der Mühle
Die Müllerin spricht über Korn, Hochwasser und Bücher.
Sie wollten 2014 nur ein Jahr bleiben. Was ist passiert?
Die Ernte ist passiert. Niemand wollte sie mahlen.
Bereuen Sie es?
Nein.
Und das Hochwasser?
Die schlimmste Nacht. Ich schlief auf dem Dach.
Wer soll nach Ihnen kommen?
Nicht ich.
Was machen Sie am ersten freien Tag?
Schlafen.""",
    "Korean": """브룩힐 전차 운행 중단 계속
브룩힐로 가는 전차가 선로 균열로 한 주 더 운행하지 않는다.
교통국은 월요일 두 곳에서 금이 발견됐다고 밝혔다.
승객들은 버스가 늘 만원이라고 말했다.
새 선로는 오월 말에 도착할 예정이다.
시장은 사과했다.""",
    "Chinese": """布鲁克山电车停运
前往布鲁克山的电车将继续停运一周。
交通局周一说两处铁轨有裂缝。
乘客说公交车总是满员。
新铁轨将于五月底运到。
市长已经道歉。""",
    "fixtures": """Weekend fixtures
All games at 3pm unless stated.
Saturday
Tolby v Harnholm (12.30pm)
Northfield v Leewick
Ardby v Stanmoor
Sunday
Brook Hill v Saltwick""",
    "scores": """Tolby stay at the top of the table
Tolby beat Harnholm 3-1 on Saturday to stay at the top of the table with two games to go.
Results
Tolby 3-1 Harnholm
Northfield 0-0 Leewick
Ardby 2-2 Stanmoor
1. Tolby 41
2. Northfield 38
Referee: K Stroud""",
    "one question": """Three cooks, one question
We asked three cooks of the valley the same thing, and wrote down what they said.
What is your favourite dish for a Sunday at home with the family?
Mara Quist: Plum cake, and then more plum cake with cream.
What is your favourite dish for a Sunday at home with the family?
Ole Brandt: Bread with butter, when the mill stands still.
What is your favourite dish for a Sunday at home with the family?
Ida Lund: Soup of whatever the garden has left over.""",
    "live blog": """Flood in the valley: live
Good afternoon and welcome to our live coverage of the floods in the valley.
13:40
The bridge at Tolby is shut.
13:55
Two schools are closed until Monday.
2.20pm
That is all for today. Good night.""",
    "verses": """A poem for the last tram
Ole Brandt read his poem in the town hall on Monday, before two hundred people who had come by bus.
The tram is late,
the tram is old,
the rails are cracked
by frost and cold.""",
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_text_without_menus_keeps_its_lines(form, gap):
    kept = pipeline()(FORMS[form].replace("\n", gap)).split("\n")
    assert [line for line in FORMS[form].split("\n") if line not in kept] == []


def test_the_menu_of_a_page_still_goes():
    menu = ["Home", "World", "Politics", "Sport", "Sign in", "Subscribe", "Privacy policy", "Weather", "Share"] * 3
    running = [f"The river rose by {n} metres in the night, the town of Tolby said in a letter." for n in "234"]
    kept = pipeline()("\n".join([*menu, "River rises in Tolby after rain", *running, *menu]))
    assert "Politics" not in kept and all(line in kept for line in running)
