"""The body of a page is never lost, ends where another story begins, and holds nothing that a reader does not see."""

from __future__ import annotations

import textwrap

import pytest

from newsclean import pipeline

TITLE = "Tram line to Brook Hill stays shut"
TEXT = (
    "The tram line to Brook Hill will stay shut for another week, as the rails were found to be cracked in two places.",
    "Engineers of the transport office had looked at them on Friday, and again on Sunday after a night of hard frost.",
    "Buses run every ten minutes instead, but riders said that they were full long before they reached the hospital.",
    "The office had put off the repair twice since the spring of last year, when the first cracks were reported to it.",
    "Its head, Mara Quist, said that new rails had been ordered from a mill in Tolby and would come by the end of May.",
)
MENU = "<nav><a href=/>Home</a> <a href=/n>News</a></nav>"
CARDS = "".join(
    f"<div class=card><a href=/{n}><h3>{text}</h3></a></div>"
    for n, text in enumerate(("School gets a new roof", "Rain in the hills on Monday", "Two bakers share one oven") * 9)
)
OTHER = "<p>Wheat costs a tenth more than it did a year ago, the millers of Tolby wrote on Tuesday.</p>" * 3
clean = pipeline()


def page(body: str, *, before: str = MENU, after: str = "<footer>Imprint</footer>", title: str = TITLE) -> str:
    return f"<html><head><title>{title} | Brook Echo</title></head><body>{before}{body}{after}</body></html>"


def paragraphs(texts=TEXT) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def text_of(html: str) -> str:
    """The clean text, after the law that undo gives the source back."""
    article = clean.page(html)
    assert article.ledger.undo(str(article)) == article.source
    return str(article)


def joined(*texts: str) -> str:
    return "\n\n".join((TITLE, *texts))


@pytest.mark.parametrize("count", [1, 2, 3])
@pytest.mark.parametrize(
    ("title", "sentence"),
    [
        (TITLE, "The tram line will stay shut for another week, as the rails were found to be cracked."),
        ("电车停运", "前往布鲁克山的电车线路将继续停运一周，因为铁轨有两处裂缝，交通局周一表示。"),
        ("전차 운행 중단 계속", "브룩힐로 가는 전차가 선로 균열로 한 주 더 운행하지 않는다고 교통국이 월요일 밝혔다."),
        (
            "Трамвай снова стоит",
            "Трамвай до Брук-Хилла не будет ходить ещё неделю из-за трещин в рельсах, сказал мэр.",
        ),
        ("รถรางหยุดวิ่งต่อ", "รถรางไปบรูกฮิลล์จะหยุดวิ่งต่ออีกหนึ่งสัปดาห์เพราะรางร้าวสองแห่ง สำนักงานขนส่งกล่าว"),
    ],
)
def test_a_brief_stays_on_a_page_of_teasers(title, sentence, count):
    texts = [sentence[:-1] + f" ({number})." for number in range(count)]
    html = page(f"<h1>{title}</h1><div>{paragraphs(texts)}</div>", before=CARDS, after=CARDS, title=title)
    assert text_of(html) == "\n\n".join((title, *texts))


def test_an_index_has_no_body():
    html = page(f"<h1>{TITLE}</h1>{CARDS}")
    assert (clean.page(html).kind, clean.page(html).text) == ("index", "")


@pytest.mark.parametrize(
    "second",
    [
        f"<div class=story><h2>Elsewhere</h2>{OTHER}</div>",
        f"<article><h2>Wheat is dear</h2>{OTHER}</article>",
        f"<div><h2><a href=/w>Wheat is dear</a></h2>{OTHER}</div>",
        f"<div><h1>Wheat is dear</h1><p class=byline>By Ole Brandt</p>{OTHER}</div>",
    ],
)
@pytest.mark.parametrize("element", ["article", "div"])
def test_the_story_ends_where_another_begins(second, element):
    html = page(f"<{element}><h1>{TITLE}</h1><div>{paragraphs()}</div></{element}>{second}")
    assert text_of(html) == joined(*TEXT)


def test_sections_of_one_story_stay():
    parts = "".join(f"<section><h2>Part {n}</h2>{paragraphs(TEXT[n : n + 2])}</section>" for n in (0, 2))
    kept = text_of(page(f"<article><h1>{TITLE}</h1>{parts}</article>"))
    assert all(text in kept for text in TEXT[:4])


@pytest.mark.parametrize(
    "attribute",
    [
        "hidden",
        'style="display: none"',
        'style="color: red; visibility:hidden"',
        'aria-hidden="true"',
        'class="sr-only"',
    ],
)
def test_what_a_browser_hides_goes(attribute):
    draft = "This sentence of the draft was never meant to be read by anybody but the desk of the paper."
    html = page(f"<h1>{TITLE}</h1><div>{paragraphs(TEXT[:3])}<p {attribute}>{draft}</p>{paragraphs(TEXT[3:])}</div>")
    assert text_of(html) == joined(*TEXT)
    assert ("html/hidden", draft) in {(entry.rule, entry.text) for entry in clean.page(html).ledger}


def test_a_body_that_a_script_shows_stays():
    assert text_of(page(f"<h1>{TITLE}</h1><div hidden>{paragraphs()}</div>")) == joined(*TEXT)


def test_struck_text_goes_and_quotes_keep_their_marks():
    line = "Rides cost <del>£3</del> <s>£4</s> £2 now, <q>a bargain</q>, said <x-name>Mara Quist</x-name> of 40 m"
    line += "<sup>2</sup>."
    html = page(f"<h1>{TITLE}</h1>{paragraphs(TEXT[:3])}<p>{line}</p>{paragraphs(TEXT[3:])}")
    assert "Rides cost £2 now, “a bargain”, said Mara Quist of 40 m²." in text_of(html)
    assert "html/deleted" in {entry.rule for entry in clean.page(html).ledger}


@pytest.mark.parametrize("width", [40, 55, 72, 90])
@pytest.mark.parametrize("between", ["<br><br>", "</p><p>"])
def test_lines_broken_inside_sentences_are_joined(width, between):
    body = between.join("<br>\n".join(textwrap.wrap(text, width)) for text in TEXT)
    assert text_of(page(f"<h1>{TITLE}</h1><div><p>{body}</p></div>")) == joined(*TEXT)


def test_verses_keep_their_lines():
    verses = ["The tram is late, the tram is old,", "the rails are cracked by frost and cold,", "the office sleeps,"]
    html = page(f"<h1>{TITLE}</h1>{paragraphs()}<p>{'<br>'.join(verses)}</p>{paragraphs(TEXT[:2])}")
    assert all(f"\n{verse}\n" in text_of(html) for verse in verses)


def test_a_row_of_a_table_is_a_line():
    rows = "<tr><th>Year<th>Cost<th>Opens</tr><tr><td>2021<td>£2.4bn<td>2031</tr><tr><td>2023<td>£3.1bn<td>2034</tr>"
    html = page(f"<h1>{TITLE}</h1>{paragraphs(TEXT[:3])}<table>{rows}</table>{paragraphs(TEXT[3:])}")
    assert "\n\n2021 | £2.4bn | 2031\n\n" in text_of(html)
    assert "| 2021 | £2.4bn | 2031 |" in clean.markdown(html, html=True)


def test_questions_stay_with_their_answers():
    pairs = [
        ("Do you miss the tram?", "No."),
        ("Who pays for it?", "We all do."),
        ("What comes next?", "Rails. Then rest."),
    ]
    listed = "".join(f"<dt>{question}<dd>{answer}" for question, answer in pairs)
    kept = text_of(page(f"<h1>{TITLE}</h1><p>{TEXT[0]}</p><dl>{listed}</dl>"))
    assert [line for pair in pairs for line in pair if line not in kept] == []
