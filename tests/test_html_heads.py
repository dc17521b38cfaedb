"""Headlines, subheads and teasers of pages that line rules and names of elements are mistaken about."""

from __future__ import annotations

import newsclean as nc

TEXT = "<p>" + "The council said on Monday that the ferry to Ardholm will stop in the winter. " * 3 + "</p>"
clean = nc.pipeline("news").article


def test_no_line_rule_takes_the_headline_of_a_page() -> None:
    title = "WATCH: Mayor of Ardholm loses her hat in the storm"
    article = clean(f"<title>{title}</title><body><div><h1>{title}</h1></div><div>{TEXT * 3}</div>")
    assert str(article).startswith(title)


def test_subheads_of_capitals_are_no_bylines() -> None:
    parts = "".join(f"<h2>{head}</h2>{TEXT}" for head in ("Winter Ferry Timetable", "Summer Bus Routes", "Night Train"))
    article = clean(f"<title>Ferry stops</title><body><article><h1>Ferry stops in winter</h1>{parts}</article>")
    assert all(head in str(article) for head in ("Winter Ferry Timetable", "Summer Bus Routes", "Night Train"))


def test_teasers_with_linked_titles_end_the_story() -> None:
    story = f"<article><h1>Ferry stops in winter</h1>{TEXT * 4}</article>"
    rain = "<p>" + "It rained in the north of the land. " * 5 + "</p>"
    teasers = "".join(f"<div><a href=/{n}>Another town closes its bridge {n}</a>{rain}</div>" for n in range(3))
    page = f"<title>Ferry stops</title><body><div><div>{story}</div><div><h2>News of the day</h2>{teasers}</div></div>"
    text = str(clean(page))
    assert text.count("The council said") == 12
    assert "It rained" not in text


def test_an_h1_that_ends_in_the_title_is_better_than_the_end_of_a_menu() -> None:
    menu = "<nav><a href=/>Home</a></nav><div role=navigation><nav>Ferry stops in winter</nav></div>"
    page = f"<title>Ferry stops in winter</title><body>{menu}<h1><b>Transport</b> Ferry stops in winter</h1>{TEXT * 3}"
    assert str(clean(page)).startswith("Transport Ferry stops in winter")


LEAD = "All five home sides won on a wet afternoon in the valley of the Calder, and two matches were called off."
RESULTS = [
    "Division One",
    "Marlock 2 Tenby 1",
    "Pennow 4 Ashgate 0",
    "Attendance: 212",
    "Division Two",
    "Eastry 3 Bell 3",
]


def test_lines_parted_by_br_stand_or_fall_together() -> None:
    head = f"<title>Results</title><body><div id=m><a href=/>A</a></div><h2>Results of the day</h2><p>{LEAD}<p>"
    text = str(clean(head + "<br>".join(RESULTS)))
    assert all(line in text for line in RESULTS)
    menu = "".join(f"<a href=/{n}>{line}</a><br>" for n, line in enumerate(RESULTS))
    text = str(clean(f"{head}{menu}" + f"<p>{LEAD} They play on.</p>" * 3))
    assert "Pennow" not in text


def test_short_lines_among_like_ones_stay() -> None:
    lines = "".join(f"<p>{line}</p>" for line in RESULTS)
    head = "<title>Results</title><body><nav>A</nav><article><h1>Results of the day</h1>"
    page = f"{head}<p>{LEAD}</p>{lines}</article>"
    text = str(clean(page))
    assert all(line in text for line in RESULTS)
