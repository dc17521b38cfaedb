"""Lines that the text of a page encloses: quotations, boxes, key points, cards, notes, formulas; and what is none."""

from __future__ import annotations

import pytest

import newsclean as nc

CLEAN = nc.pipeline("news")
BODY = [
    "The harbour board of Lindmouth agreed on Tuesday to dredge the channel for the first time in twelve years.",
    "Work will begin in May, when the herring boats are away, and should be done before the regatta in August.",
    "“We have waited long enough,” said Runa Halvard, who chairs the board and sails a small yellow boat.",
    "The mud will be taken out to sea, where fishermen have asked for it to be spread as thinly as possible.",
]
HEAD = "<html lang=en><title>Board agrees to dredge the channel | Lindmouth Log</title><body><nav>Home News Sport</nav>"
TITLE = "Board agrees to dredge the channel"
FOOT = "<aside><h3>Most read</h3><a href=/1>Gull steals a hat</a></aside><footer>© Lindmouth Log</footer>"


def lines(middle: str = "", *, above: str = "", below: str = "") -> list[str]:
    """The clean lines of a page with something above, amid and below the text."""
    text = [f"<p>{line}</p>" for line in BODY]
    main = f"<main><h1>{TITLE}</h1>{above}{''.join(text[:2])}{middle}{''.join(text[2:])}{below}</main>"
    article = CLEAN.page(HEAD + main + FOOT)
    assert article.ledger.undo(str(article)) == article.source
    found = str(article).split("\n\n")
    assert found[0] == TITLE
    assert [line for line in found if line in BODY] == BODY
    return [line for line in found[1:] if line not in BODY]


ENCLOSED = {
    "a quotation with its speaker": (
        "<blockquote><p>We ran out of rope twice and of jokes once.</p><cite>Jens Ovre, foreman</cite></blockquote>",
        ["We ran out of rope twice and of jokes once.", "Jens Ovre, foreman"],
    ),
    "a card with a quotation": (
        "<div class=card-q><div>“This mud was here before any of us.”</div><div>Tove Lind, diver</div></div>",
        ["“This mud was here before any of us.”", "Tove Lind, diver"],
    ),
    "what leads to a list": (
        "<p>The channel is closed on these days:</p><ul><li>4 May, from six to noon</li><li>11 May, all day</li></ul>",
        ["The channel is closed on these days:", "4 May, from six to noon", "11 May, all day"],
    ),
    "the caption of a table": (
        "<table><caption>Depth in metres</caption><tr><th>Place<th>Now<tr><td>Bar<td>2.1<tr><td>Quay<td>3.4</table>",
        ["Depth in metres", "Place | Now", "Bar | 2.1", "Quay | 3.4"],
    ),
    "the heading of a box with figures": (
        "<div class=z><h4>The channel in figures</h4><table><tr><th>Length<td>900 m<tr><th>Width<td>40 m</table></div>",
        ["The channel in figures", "Length | 900 m", "Width | 40 m"],
    ),
    "cards of names": (
        "<div class=cs>"
        + "".join(
            f"<div class=c><div class=n>{name}</div><div class=w>{what}</div></div>"
            for name, what in (
                ("Agda Brenn", "A second crane on the quay"),
                ("Pelle Storm", "No dredging at night"),
                ("Maj Ek", "A map of the mud"),
            )
        )
        + "</div>",
        [
            "Agda Brenn",
            "A second crane on the quay",
            "Pelle Storm",
            "No dredging at night",
            "Maj Ek",
            "A map of the mud",
        ],
    ),
    "a meter and a formula": (
        "<p>The survey put support at <meter value=.6>60%</meter>, <math><mo>±</mo><mn>3</mn></math> points.</p>",
        ["The survey put support at 60%, ±3 points."],
    ),
}


@pytest.mark.parametrize("kind", ENCLOSED)
def test_what_the_text_encloses_stays(kind):
    html, expected = ENCLOSED[kind]
    assert lines(html) == expected


OTHERS = {
    "a list of links": "<p>Read also:</p><ul><li><a href=/3>Tides</a></li><li><a href=/4>Boats</a></li></ul>",
    "cards of links": "<div class=cs>" + "<div class=c><a href=/5>Gull seen in Orre again</a></div>" * 3 + "</div>",
    "a box to sign up": "<div class=newsletter><h4>Quay news</h4><p>In your inbox.</p><button>Go</button></div>",
}


@pytest.mark.parametrize("kind", OTHERS)
def test_what_is_no_part_of_the_text_goes(kind):
    assert lines(OTHERS[kind]) == []


def test_key_points_and_a_subtitle_below_the_headline_stay():
    points = "<ul class=kp><li>Work begins in early May</li><li>The mud goes out to sea</li></ul>"
    assert lines(above=points) == ["Work begins in early May", "The mud goes out to sea"]
    assert lines(above="<h3 class=subtitle>Notes from a muddy spring</h3>") == ["Notes from a muddy spring"]


def test_a_menu_below_the_headline_goes():
    assert lines(above="<ul class=kp><li>Comments 0</li><li>Share</li><li>Log in</li></ul>") == []


def test_notes_at_the_foot_stay_and_their_numbers_go():
    notes = "<div class=footnotes><div><a href=#r1>1</a><p>The minutes of the board begin in 1874.</p></div></div>"
    assert lines(below=notes) == ["The minutes of the board begin in 1874."]


def test_the_last_paragraph_stays_below_a_link_to_more():
    more = "<p class=m><a href=/6>READ MORE: How deep is deep?</a></p><p>The board will meet again in the autumn.</p>"
    assert lines(below=more) == ["The board will meet again in the autumn."]


def test_offers_of_a_wall_go():
    wall = "<div class=paywall><h2>Read on with Log Plus</h2><p>Four weeks for one pound.</p><ul><li>All articles</li>"
    assert lines(below=wall + "<li>Cancel any time</li></ul><button>Try now</button></div>") == []


def test_a_last_heading_of_whose_section_nothing_stays_goes():
    assert lines(below="<h2>Also from this source</h2><a href=/7>Board names a new chair</a>") == []


def test_a_stanza_keeps_each_line():
    verses = [
        "Two over in the morning,",
        "three back at noon,",
        "and one who stands amidships",
        "and does not say how soon.",
    ]
    more = [
        "I count them by the lantern,",
        "I count them by the oar.",
        "The river keeps the rest of them",
        "and never says what for.",
    ]
    page = (
        f"<main><h1>The Ferry</h1><div class=poem><p>{'<br>'.join(verses)}</p><p>{'<br>'.join(more)}</p></div></main>"
    )
    assert str(CLEAN.page(HEAD.replace(TITLE, "The Ferry") + page + FOOT)).split("\n\n")[1:] == verses + more


def test_a_second_story_below_a_brief_goes():
    brief = "<p>Buses in the vale will be run by the council again from 2027, thirty-nine years on."
    brief += "<p>Fares will be set in the spring.</p>"
    other = "<p>A swan that had been trapped at the weir for two days was freed by firefighters on Tuesday evening.</p>"
    page = (
        f"<article><h1>Vale buses come home</h1>{brief}</article><article><h1>Swan freed at weir</h1>{other}</article>"
    )
    clean = str(CLEAN.page(HEAD.replace(TITLE, "Vale buses come home") + page))
    assert "Fares will be set" in clean
    assert "wan" not in clean


@pytest.mark.parametrize(
    "line",
    ["Ana Moor · 1 July 2026 · 2 min read", "1 July 2026, 5:00 Uhr", "Af Ana Moor, 6. februar 2026 kl. 08.15"],
)
def test_a_line_of_a_date_and_a_name_below_the_headline_goes(line):
    assert lines(above=f"<div>{line}</div>") == []


def test_a_chronicle_below_the_headline_keeps_its_dates():
    days = ("3 May 2026", "9 May 2026", "20 May 2026", "2 June 2026")
    entries = "".join(f"<h3>{day}</h3><p>The dredger is at work in {day}.</p>" for day in days)
    clean = str(CLEAN.page(f"{HEAD}<main><h1>{TITLE}</h1>{entries}<p>{BODY[0]}</p><p>{BODY[1]}</p></main>{FOOT}"))
    assert [day for day in days if day in clean.split("\n\n")] == list(days)


ENTRY_FORMS = (
    "<li><strong>{}</strong><br>{}</li>",
    "<li><time>{}</time><p>{}</p></li>",
    "<li><div class='date'>{}</div><div class='what'>{}</div></li>",
)


@pytest.mark.parametrize("form", ENTRY_FORMS)
@pytest.mark.parametrize(
    "days",
    [
        ("3 May 2026", "9 May 2026", "20 May 2026"),
        ("2. Januar 2026", "11. Januar 2026", "19. Januar 2026"),
        ("21. januar", "22. januar", "27. januar"),
    ],
)
def test_the_dates_of_a_timeline_stay_on_the_page_and_in_its_text(form, days):
    said = ("The owners ask to dig on.", "Forty tractors park across the gate.", "The council says no by one vote.")
    entries = "".join(form.format(day, what) for day, what in zip(days, said, strict=True))
    clean = str(CLEAN.page(f"{HEAD}<main><h1>{TITLE}</h1><p>{BODY[0]}</p><ul>{entries}</ul></main>{FOOT}"))
    assert [line for line in clean.split("\n\n") if line in days] == list(days)
    assert CLEAN(clean) == clean


def test_the_years_of_a_timeline_stay():
    entries = "".join(f"<li><b>{year}</b><br>The dredger was mended.</li>" for year in (1934, 1977, 2019))
    clean = str(CLEAN.page(f"{HEAD}<main><h1>{TITLE}</h1><p>{BODY[0]}</p><ul>{entries}</ul></main>{FOOT}"))
    assert {"1934", "1977", "2019"} <= set(clean.split("\n\n"))


def test_dates_of_comments_and_teasers_are_no_timeline():
    teasers = "".join(
        f"<li><time>{day} May 2026</time><a href=/{day}>Dredger stuck again at pier {day}</a></li>"
        for day in (3, 9, 20)
    )
    clean = str(
        CLEAN.page(f"{HEAD}<main><h1>{TITLE}</h1><p>{BODY[0]}</p><p>{BODY[1]}</p><ul>{teasers}</ul></main>{FOOT}")
    )
    assert "May 2026" not in clean


@pytest.mark.parametrize("result", ["Northgate 3 - 1 Saltby", "Valdejara 2-1 Río Hondo", "Holm 2:1 Ahlbek"])
def test_a_result_alone_between_paragraphs_stays(result):
    box = f"<div class='marcador'>{result}</div>"
    assert result in str(CLEAN.page(f"{HEAD}<main><h1>{TITLE}</h1><p>{BODY[0]}</p>{box}<p>{BODY[1]}</p></main>{FOOT}"))


def test_a_bare_figure_in_a_list_of_terms_is_no_counter():
    facts = "<dl><dt>Cost</dt><dd>£1.1m</dd><dt>Bins</dt><dd>31,000</dd></dl>"
    clean = str(CLEAN.page(f"{HEAD}<main><h1>{TITLE}</h1><p>{BODY[0]}</p>{facts}</main>{FOOT}"))
    assert clean.split("\n\n")[-4:] == ["Cost", "£1.1m", "Bins", "31,000"]


def test_a_line_of_a_life_and_its_dates_below_short_paragraphs_is_no_byline():
    life = "Mabel Rusk, swimming teacher, born 3 June 1931; died 4 February 2026"
    told = (
        "Mabel Rusk, who taught the town to swim, has died.",
        "She began with a rope.",
        "She leaves a parrot.",
        life,
    )
    page = "".join(f"<p>{line}</p>" for line in told)
    assert life in str(CLEAN.page(f"{HEAD}<main><h1>{TITLE}</h1>{page}</main>{FOOT}"))


def test_a_box_keeps_its_heading_in_bold():
    box = "<div class='scheda'><strong>THE BRIDGE</strong><p>Built in 1934, it is 212 metres long.</p></div>"
    assert "THE BRIDGE" in str(
        CLEAN.page(f"{HEAD}<main><h1>{TITLE}</h1><p>{BODY[0]}</p>{box}<p>{BODY[1]}</p></main>{FOOT}")
    )
