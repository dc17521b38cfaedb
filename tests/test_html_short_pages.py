"""Short articles in large pages: briefs, tables, recipes and live blogs whose text is less than a paragraph."""

from __future__ import annotations

import pytest

from newsclean.clean.presets import pipeline

news = pipeline("news")
MENU = "<nav>" + "".join(f"<a href=/{n}>{n}</a> " for n in ("News", "Votes", "Sport", "Weather")) + "</nav>"
LINKS = (
    "<div class=w5><div>{label}</div><div><a href=/1>{a}</a></div><div><a href=/2>{b}</a></div></div>"
    "<div class=w8>We use cookies to make this site better, and share some of them with our partners. <a>Fine</a></div>"
)
ENGLISH = LINKS.format(label="Related", a="New roof for the school in Marl", b="Two bakers share one oven in Tolm")


def page(title: str, body: str, *, lang: str = "en", after: str = ENGLISH) -> str:
    head = f'<title>{title} | Marl Echo</title><meta property="og:title" content="{title}">'
    return f"<html lang={lang}><head>{head}</head><body>{MENU}<div class=w3>{body}</div>{after}</body></html>"


def text_of(html: str) -> str:
    """The clean text, after the law that undo gives the source back."""
    article = news.page(html)
    assert article.ledger.undo(str(article)) == article.source
    return str(article)


def test_a_table_under_its_one_paragraph_stays_in_rows():
    table = "".join(
        f"<tr><td>{name}<td>{votes}<td>{seats}</tr>"
        for name, votes, seats in (("Reed", "9,204", "7"), ("Quarry", "8,770", "6"), ("Marsh", "2,015", "1"))
    )
    before = "The last box was counted at one in the morning."
    after = "Reed will talk to Marsh first, its leader said."
    title = "Town vote: all results"
    body = f"<article><h1>{title}</h1><p>{before}</p><table>{table}</table><p>{after}</p></article>"
    rows = ["Reed | 9,204 | 7", "Quarry | 8,770 | 6", "Marsh | 2,015 | 1"]
    assert text_of(page(title, body)).split("\n\n") == [title, before, *rows, after]


@pytest.mark.parametrize(
    ("lang", "title", "lines", "links"),
    [
        (
            "zh",
            "东湾大桥下月封闭",
            ("东湾市政府6日宣布，大桥下月封闭。", "市民可乘渡轮，票价1元。"),
            ("相关阅读", "学校换新屋顶", "两家面包店合用烤炉"),
        ),
        (
            "tr",
            "Köprü iki gün kapalı",
            ("Marl köprüsü iki gün kapalı.", "Belediye vapur koydu."),
            ("İlgili", "Okula çatı geliyor", "Fırın"),
        ),
        (
            "ja",
            "東浜大橋が通行止めに",
            ("東浜市は7日、大橋を通行止めにしました。", "再開は10日の予定です。"),
            ("関連記事", "学校の屋根を新調", "パン店"),
        ),
    ],
)
def test_a_brief_in_plain_elements_is_found_below_the_declared_headline(lang, title, lines, links):
    text = "".join(f"<div class=p>{line}</div>" for line in lines)
    body = f"<div class=t1>{title}</div><div class=t5>2025-03-04</div><a href=/s>Share</a><div class=w4>{text}</div>"
    after = LINKS.format(label=links[0], a=links[1], b=links[2])
    assert text_of(page(title, body, lang=lang, after=after)).split("\n\n") == [title, *lines]


def test_what_stands_between_sentences_of_a_recipe_stays():
    title = "Leek soup of Marl"
    lines = ("A pot for six, done in an hour.", "You need", "4 leeks", "1 onion", "Steps", "Boil all in two litres.")
    body = f"<div class=t1>{title}</div><div class=w4>" + "".join(f"<div>{line}</div>" for line in lines) + "</div>"
    assert text_of(page(title, body)).split("\n\n") == [title, *lines]


ENTRIES = (
    ("14:31", "Bridge is shut", "The bridge is shut until Sunday, the town says."),
    ("13:02", "Bus stuck on ramp", "A bus is stuck on the ramp. Nobody is hurt."),
    ("12:46", "Two lanes gone", "Two of the four lanes are under water, according to Oda Reim."),
)


@pytest.mark.parametrize("time", ["<time>{}</time>", "<div class=hh>{}</div>", "<div class=post-time>{}</div>"])
def test_times_of_a_live_blog_are_no_lengths_of_videos(time):
    title = "Flood in Marl: as it happened"
    posts = "".join(
        f"<div class=post>{time.format(at)}<h2>{head}</h2><p>{text}</p><button>Share</button></div>"
        for at, head, text in ENTRIES
    )
    article = news.page(page(title, f"<main><h1>{title}</h1>{posts}</main>"))
    assert not [entry for entry in article.ledger if entry.kind == "video"]
    assert all(part in str(article) for _, *parts in ENTRIES for part in parts)


def test_clock_times_in_order_head_entries_in_a_text_too():
    times = "\n\n".join("\n\n".join(entry) for entry in ENTRIES)
    text = f"Flood in Marl: as it happened\n\n{times}"
    assert news(text) == text
    videos = text.replace("14:31", "1:31").replace("13:02", "3:02").replace("12:46", "2:46")
    assert "Bus stuck on ramp" not in news(videos)


def test_teams_in_a_table_of_results_are_nobody():
    games = "".join(
        f"<tr><td>{a}</td><td>2-1</td><td>{b}</td></tr>"
        for a, b in (("Reed Rovers", "Marsh Town"), ("Ada Vale", "Tolm"))
    )
    title = "Cup of Marl: all games"
    body = f"<div class=t1>{title}</div><p>4 March 2025</p><p>Reed Rovers are through.</p><table>{games}</table>"
    article = news.page(page(title, body))
    assert article.authors == () and "Ada Vale | 2-1 | Tolm" in article.body


NOTICE = "<div class=x1>We and our 71 partners store cookies on your device, and you may manage your choices.</div>"


@pytest.mark.parametrize("above", [True, False])
def test_a_notice_about_cookies_is_not_the_paragraph_of_a_page_of_letters(above):
    title = "Letters: the bridge, the bus and the price of stamps"
    letters = (
        ("A long way round", "The bus takes an hour since the bridge is shut.", "Edith Marlow"),
        ("Stamped out", "I remember when a stamp cost less than a bun.", "P Grice"),
    )
    text = "".join(f"<h3>{head}</h3><p>{body}</p><p><strong>{name}</strong></p>" for head, body, name in letters)
    body = f"<h1>{title}</h1><div class=field-body>{text}</div>"
    html = page(title, NOTICE + body if above else body, after=ENGLISH if above else ENGLISH + NOTICE)
    assert text_of(html).split("\n\n") == [title, *(part for letter in letters for part in letter)]


def test_entries_in_the_items_of_a_list_keep_their_subheads():
    title = "Storm over Marl: what we know"
    items = "".join(f"<li><span class=time>{at}</span><h3>{head}</h3><p>{text}</p></li>" for at, head, text in ENTRIES)
    text = text_of(page(title, f"<h1>{title}</h1><ul class=live>{items}</ul>"))
    assert all(part in text for _, *parts in ENTRIES for part in parts)
