"""The standfirst and the first paragraph of a page: found where the page declares them, and kept in their place."""

import pytest

import newsclean as nc

TITLE = "Harbour council votes to close the north quay"
LEAD = (
    "Fishermen in Tarnby fear for their berths, while the council speaks of a clean cut after forty years of patchwork"
)
BODY = "".join(
    f"<p>The {word} reading of the plan took the council past midnight, and the gallery stayed full to the end.</p>"
    for word in ("first", "second", "third", "fourth", "fifth")
)


def page(lead: str, *, description: str = LEAD, head: str = "") -> str:
    return (
        f"<html><head><title>{TITLE}</title><meta property='og:description' content='{description}'>{head}</head><body>"
        f"<nav>Home News</nav><article><h1>{TITLE}</h1>{lead}<div class='body'>{BODY}</div></article></body></html>"
    )


def article(html: str) -> nc.Article:
    return nc.pipeline("news").article(html)


@pytest.mark.parametrize("name", ["post-tags-intro", "paywall-lead", "byline-text", "teaser-box", "share-intro"])
def test_a_declared_standfirst_stays_whatever_its_element_is_named(name: str) -> None:
    found = article(page(f"<div class='{name}'>{LEAD}.</div>"))
    assert LEAD in " ".join([*found.summary, found.body])
    assert found.ledger.undo(str(found)) == found.source


def test_a_declared_standfirst_may_stand_far_above_the_body() -> None:
    buttons = "".join(
        f"<div class='offer'><span>Offer {i}</span> <a href='/o{i}'>Order now</a></div>" for i in range(9)
    )
    found = article(page(f"<p class='lg'>{LEAD}.</p>{buttons}"))
    assert LEAD in " ".join([*found.summary, found.body])
    assert "Order now" not in str(found)


def test_a_description_that_was_cut_confirms_its_standfirst() -> None:
    found = article(page(f"<div class='tag-intro'>{LEAD}.</div>", description=LEAD[:60] + "…"))
    assert LEAD in " ".join([*found.summary, found.body])


@pytest.mark.parametrize(
    "other",
    [
        f"<figure><img src='q.jpg'><figcaption>{LEAD}</figcaption></figure>",
        f"<button>{LEAD}</button>",
        "<div class='tags'>Harbour, Tarnby, council</div>",
    ],
)
def test_captions_buttons_and_tags_are_no_standfirst(other: str) -> None:
    found = article(page(other))
    text = " ".join([*found.summary, found.body])
    assert LEAD not in text
    assert "Harbour, Tarnby" not in text


def test_the_motto_of_a_site_is_no_standfirst() -> None:
    motto = "News from the coast, every day"
    found = article(page(f"<div class='tags'>{motto}</div>", description=motto))
    assert motto not in str(found)


def test_no_standfirst_follows_a_short_sentence_of_the_body() -> None:
    start = "<p>Nobody clapped.</p><p>The mayor had promised it more than once this year.</p>"
    found = article(page("", description="").replace("<div class='body'>", f"<div class='body'>{start}"))
    assert found.summary == ()
    assert found.body.startswith("Nobody clapped.\n\nThe mayor had promised it")


def test_a_line_that_holds_the_title_among_other_words_does_not_repeat_it() -> None:
    from newsclean.text.headline_match import same_title

    assert not same_title("The Skye bridge", "Tested: The Skye bridge, 186 m")
    assert same_title("The Skye bridge", "Travel | The Skye bridge | The Tarnby Post")


def test_a_credit_before_the_first_paragraph_does_not_take_it_along() -> None:
    first = "<p>© Per Holm/Kystfoto Images The old ferry is late again because of the storm, the harbour says.</p>"
    found = article(page("", description="").replace("<div class='body'>", f"<div class='body'>{first}"))
    assert "The old ferry is late again because of the storm" in found.body


def test_a_heading_of_other_words_does_not_replace_the_headline_that_the_page_declares() -> None:
    html = page("").replace("<div class='body'>", "<div class='body'><h1>Dear members, dear friends of the quay,</h1>")
    assert article(html).title == TITLE


def test_a_headline_is_read_whole_where_the_declared_one_was_cut() -> None:
    cut = TITLE[:30] + "..."
    script = f'<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "{cut}"}}</script>'
    assert article(page("", head=script)).title == TITLE


def test_an_empty_span_of_class_br_ends_a_line_as_br_does() -> None:
    from newsclean.html.parsing.parse import tree_of
    from newsclean.html.parsing.walker import read_blocks

    gap = "<span class='id br'></span>"
    assert read_blocks(tree_of(f"<div><span>Figures</span>{gap}{gap}<span>The report says</span></div>")).texts == [
        "Figures",
        "The report says",
    ]
    assert read_blocks(tree_of("<div><span>Fig</span><span class='brand'></span>ures</div>")).texts == ["Figures"]


ABOVE = (
    f"<div class='field--name-field-chapo'><p>{LEAD}</p></div>",  # by its name
    f"<h2 class='sub-title'>{LEAD}</h2>",
    f"<p class='feature-dek'>{LEAD}.</p>",
    f"<p>{LEAD}.</p>",  # by the description
)


@pytest.mark.parametrize("above", ABOVE)
def test_a_standfirst_above_the_headline_is_set_below_it(above: str) -> None:
    head = (
        f"<title>{TITLE}</title><meta name=description content='{LEAD}'>"
        if above.startswith("<p>")
        else f"<title>{TITLE}</title>"
    )
    html = f"{head}<nav>Home News</nav><article>{above}<h1>{TITLE}</h1><div>{BODY}</div></article>"
    found = article(html)
    assert str(found).split("\n\n")[0] == TITLE
    assert str(found).split("\n\n")[1].startswith(LEAD)
    assert found.ledger.undo(str(found)) == found.source
    heads = nc.pipeline("news").markdown(html).split("\n\n")[:2]
    assert [line.lstrip("# ") for line in heads] == str(found).split("\n\n")[:2]


@pytest.mark.parametrize(
    "above",
    ["<p class='kicker'>Harbour and fishing</p>", "<p><a href='/x'>Read all on the quay of Tarnby here.</a></p>"],
)
def test_what_else_stands_above_the_headline_goes(above: str) -> None:
    found = article(f"<title>{TITLE}</title><nav>Home</nav><article>{above}<h1>{TITLE}</h1><div>{BODY}</div></article>")
    assert str(found).split("\n\n")[:2] == [TITLE, found.body.split("\n\n")[0]]


def test_a_named_standfirst_below_the_headline_stays_in_a_page_of_audio() -> None:
    lead = "<p class='preamble'>This week we meet Henning Orn, who has lived in one lighthouse since 1969.</p>"
    player = "<div class='player'><button>Play</button><span>0:00 / 38:12</span></div>"
    body = f"<article class='podcast-episode'><h1>{TITLE}</h1>{lead}{player}<div class='text'>{BODY}</div></article>"
    foot = "<section class='more'><h2>More episodes</h2><a href='/87'>Episode 87: The map that lied</a></section>"
    nav = "<header><nav><a href='/l'>Opinion</a><a href='/k'>Service</a></nav></header>"
    assert "since 1969" in str(article(f"<title>{TITLE}</title>{nav}<main>{body}{foot}</main><footer>Imprint</footer>"))
