"""HTML in: what is read, what is kept, what is said of the rest. Pages written for these tests."""

from __future__ import annotations

import json

import pytest
from bs4 import BeautifulSoup
from conftest import ROOT
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser
from tests.test_cli import jsonl, out, run

import newsclean as nc
from newsclean.core.edits import Edit
from newsclean.core.ledger import Ledger
from newsclean.html.line_evidence import STAYS, LineEvidence
from newsclean.html.markdown.inline_markdown import marked_texts
from newsclean.html.parsing.walker import read_blocks
from newsclean.io.decode import decode_page
from newsclean.text.headline_match import Evidence, HeadlineCandidate

BODY = (
    "The river rose by two metres in the night, and the lower town lay under water by six in the morning.",
    "Three schools are closed until Friday, the town said, and the road along the bank for a week.",
    "“We have not seen so much water in fifty years,” the mayor told reporters on Monday evening.",
    "The rain is to stop on Tuesday, the weather service said, and the water to fall by Thursday.",
)
CLOSED = ("The upper school is to open again on Thursday morning.", "Buses run along the hill until then.")
PAGE = f"""<!doctype html><html lang=en><head><title>Rain closes schools in the north | The Example</title>
<script>var text = "<p>not of the page</p>";</script><style>p {{ color: red }}</style></head><body>
<header><a href="/">The Example</a></header>
<nav><ul><li><a href="/">Home</a></li><li><a href="/s">Sport</a></li></ul></nav>
<main><article><h1>Rain closes schools in the north</h1>
<div class="byline">By Jane Miller</div><time datetime="2024-03-04">4 March 2024</time>
<div class="share-bar"><a href="#">Share on Facebook</a></div>
<figure><img src="x.jpg"><figcaption>The bridge at Upton on Monday</figcaption></figure>
<p>{BODY[0]}</p><p>{BODY[1]}</p>
<aside class="related"><h3><a href="/a">Storm hits the coast and takes three roofs</a></h3></aside>
<p>{BODY[2]}</p><p>{BODY[3]}</p></article></main>
<section class="most-read"><h2>Most read</h2><ul><li><a href="/1">Mayor opens the new bridge at last</a></li>
<li><a href="/2">Why the river floods every spring</a></li></ul></section>
<footer>Imprint Contact © The Example</footer></body></html>"""
CLEAN = "\n\n".join(["Rain closes schools in the north", *BODY])
news = nc.pipeline("news")


def blocks(html: str) -> list[str]:
    return read_blocks(LexborHTMLParser(html)).texts


def test_title_and_body_stay():
    assert news(PAGE) == CLEAN


def test_article_parts():
    article = news.article(PAGE)
    assert article.title == "Rain closes schools in the north"
    assert article.body == "\n\n".join(BODY)
    assert article.body_with_title == CLEAN
    assert article.captions == ("The bridge at Upton on Monday",)
    assert "Jane Miller" in article.authors


@pytest.mark.parametrize("pipeline", [nc.pipeline("light"), nc.pipeline("strict"), nc.Pipeline([nc.cleaners.ads()])])
def test_any_pipeline_takes_the_article_out_of_a_page(pipeline):
    assert pipeline(PAGE) == CLEAN


def test_the_ledger_says_why_each_block_went():
    told = {entry.text: entry.kind for entry in news.article(PAGE).ledger.removed}
    assert told["Home Sport"] == "navigation"
    assert told["The bridge at Upton on Monday"] == "caption"
    assert told["Share on Facebook"] == "share"
    assert told["Storm hits the coast and takes three roofs"] == "related_link"
    assert told["By Jane Miller"] == "byline"


def test_undo_gives_back_the_text_of_the_page():
    article = news.article(PAGE)
    assert article.source.split("\n") == blocks(PAGE)
    assert article.ledger.undo(str(article)) == article.source
    for entry in article.ledger:
        assert article.source[entry.start : entry.end] == entry.text


@pytest.mark.parametrize("parser", ["html.parser", "html5lib"])
def test_a_soup_is_cleaned_as_its_page(parser):
    soup = BeautifulSoup(PAGE, parser)
    assert news(soup) == CLEAN
    assert news(soup.find("article")) == CLEAN


def test_bytes_are_decoded_as_they_declare():
    page = PAGE.replace("<head>", "<head><meta charset='windows-1252'>")
    assert news(page.encode("cp1252")) == CLEAN


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("<p>Дождь".encode("utf-16"), "<p>Дождь"),  # a byte order mark comes first
        ("<meta charset=koi8-r><p>Дождь".encode("koi8-r"), "<meta charset=koi8-r><p>Дождь"),
        ("<meta charset=latin1><p>Дождь".encode(), "<meta charset=latin1><p>Дождь"),  # declared wrongly
        (b"<meta charset=utf-16><p>Rain", "<meta charset=utf-16><p>Rain"),  # cannot be: it was just read as ASCII
        ("<meta charset=iso-8859-1><p>“Rain”".encode("cp1252"), "<meta charset=iso-8859-1><p>“Rain”"),
    ],
)
def test_encodings(data, text):
    assert decode_page(data).text == text


@pytest.mark.parametrize(
    "name",
    [
        "idna", "IDNA", "punycode", "undefined", "unicode_escape", "unicode-escape", "raw_unicode_escape", "utf-7",
        "U7", "hex", "rot13", "zlib", "base64", "bz2", "quopri", "uu", "mbcs", "oem", "no-such-charset",
        "x" * 39, "....",
    ],
)  # fmt: skip
def test_a_charset_that_is_none_is_not_believed(name: str) -> None:
    for head in ("", f"<meta charset={name}>"):
        page = f"{head}<p>Rain fell in Ardmouth: \\x41 +ADw- 7°".encode()
        assert decode_page(page, None if head else name).text == page.decode()


@pytest.mark.parametrize(
    ("html", "wanted"),
    [
        ("<p>It <b>rai</b>ned <i>all</i> day.", ["It rained all day."]),  # inline elements part nothing
        ("<p>It rained<br>all day.", ["It rained", "all day."]),  # a line break is a border
        ("<div>one<p>two</p>three</div>", ["one", "two", "three"]),  # text beside blocks is a block
        ("<a href=1>Home</a><a href=2>News</a>", ["Home News"]),  # labels side by side are no word
        ("<p><a>Fiona Garrick</a><span>in Northgate</span>", ["Fiona Garrick in Northgate"]),
        ("<p>In <a>York</a><span>, it rained.</span>", ["In York, it rained."]),  # no label begins with a comma
        ("<p><span>T</span>he rain", ["The rain"]),  # an initial set large is one
        ("<ul><li>one<ul><li>two</ul><li>three</ul>", ["one", "two", "three"]),  # nested lists
        ("<table><tr><td>a<td>b</table>", ["a", "b"]),  # cells
        ("<p>a<script>b()</script><style>c</style><noscript>d</noscript><textarea>e</textarea>f", ["af"]),
        ("<p>a<!-- b -->c<svg><text>d</text></svg>", ["ac"]),
        ("<nav><a>Home</a><ul><li>News</ul></nav><p>x", ["Home News", "x"]),  # a menu is one block
        ("<footer><p>a<p>b</footer><article><footer><p>c<p>d</footer></article>", ["a b", "c", "d"]),
        ("<p>one\u2028two\x85three\x0bfour", ["one two three four"]),  # no line end inside a block
        ("", []),
        ("<html><head><title>x</title></head></html>", []),
    ],
)
def test_blocks(html, wanted):
    assert blocks(html) == wanted


def test_what_is_no_html_is_text():
    assert nc.pipeline("news")("<3 <3 <3") == "<3 <3 <3"
    with pytest.raises(TypeError, match="a text or HTML is needed, not int"):
        news.article(7)
    with pytest.raises(TypeError, match=r"not bytes; decode them, as in raw\.decode"):
        news.article(b"plain bytes")


def test_a_fragment_is_an_article():
    assert news("<p>Trade rose.</p>") == "Trade rose."
    assert news("".join(f"<p>{line}</p>" for line in BODY)) == "\n\n".join(BODY)


def test_a_page_without_an_article_is_empty():
    page = "<html><body><nav>Home</nav><ul>" + "<li><a href=/x>Mayor opens bridge</a></li>" * 30 + "</ul></body></html>"
    assert news(page) == ""


TAGS = "<p> </p> <div> </div> <b> </b> <ul> <li> </ul> <br> <td> <table> <nav> </nav> <h1> <!-- --> <script> </script>"
TEXTS = ("Rain. ", "\u2028", "İ", "ﬁ", "e\u0301", "\x00", "\ufeff", "\u200b", "â€™", "&amp;", "&#0;", "x" * 200 + ". ")
WALL = "<html><head><title>{}</title></head><body><main><h1>{}</h1><p>{}</p></main></body></html>"
OTHERS = [
    (
        "error",
        WALL.format("Page not found", "404", "The page you asked for does not exist, or it has moved elsewhere."),
    ),
    ("login", WALL.format("Log in", "Log in", "Sign in with your e-mail address to read on, or make a new account.")),
    (
        "index",
        "<main>" + "".join(f"<h3><a href=/{n}>River rises in village {n}</a></h3><p>{BODY[n % 4]}" for n in range(24)),
    ),
    ("video", f'<meta property="og:type" content="video.other"><h1>Watch the river rise</h1><p>{BODY[0]}</p>'),
    ("gallery", '<script type="application/ld+json">{"@type": "ImageGallery"}</script>' + f"<h1>Rain</h1><p>{BODY[0]}"),
]


@pytest.mark.parametrize(("kind", "page"), OTHERS)
def test_what_is_no_article_is_said_so_and_has_no_body(kind, page):
    article = news.page(page)
    assert (article.kind, article.body, str(article)) == (kind, "", "")
    assert article.ledger.undo("") == article.source
    assert article.notes()["kind"] == kind


@pytest.mark.parametrize(
    "gold", json.loads((ROOT / "seeds/pages/gold.json").read_text()), ids=lambda gold: gold["file"]
)
def test_the_sample_pages(gold):
    article = news.article((ROOT / "seeds/pages" / gold["file"]).read_bytes())
    stamps = {name: stamp and stamp.iso for name, stamp in vars(article).items() if name in ("published", "modified")}
    found = {**vars(article), **stamps, "file": gold["file"], "body": article.paragraphs}
    assert {name: list(v) if isinstance(v := found[name], tuple) else v for name in gold} == gold


def test_a_page_that_is_no_article_is_named_on_stderr(tmp_path):
    (tmp_path / "gone.html").write_text(OTHERS[0][1])
    done = run("gone.html", cwd=tmp_path)
    assert done.stdout == b"" and b"gone.html: not an article but a page of type 'error'" in done.stderr


def declared(body: str, shown: str) -> str:
    story = json.dumps({"@type": "NewsArticle", "headline": "Rain closes schools in the north", "articleBody": body})
    return f'<script type="application/ld+json">{story}</script><h1>Rain closes schools in the north</h1>{shown}'


def test_the_declared_body_is_the_text_only_where_the_page_shows_none():
    article = news.page(declared("\n".join(BODY), "<div id=app>Loading</div>"))
    assert article.body == "\n\n".join(BODY) and article.found["body"] == "json-ld"
    assert article.ledger.undo(str(article)) == article.source
    shown = news.page(declared("Another text. " * 40, "".join(f"<p>{line}</p>" for line in BODY)))
    assert shown.body == "\n\n".join(BODY) and "body" not in shown.found


def test_metadata_of_the_article():
    article = news.article(PAGE, url="https://example.com/rain")
    assert article.authors == ("Jane Miller",)
    assert article.published is not None and article.published.iso == article.date == "2024-03-04"
    assert (article.lang, article.kind, article.canonical) == ("en", "article", "https://example.com/rain")


PIECES = st.sampled_from([*TAGS.split(), "<a href=x>", "</a>", "<div class=share>", *TEXTS, BODY[0]])


@given(st.lists(PIECES, max_size=40).map("".join))
def test_undo_holds_on_any_tag_soup(soup):
    article = news.page(soup)
    assert article.ledger.undo(str(article)) == article.source
    assert article.ledger.apply(article.source) == str(article)
    assert "\n".join(blocks(soup)) == article.source
    assert len(marked_texts(LexborHTMLParser(soup))) == len(blocks(soup))


def test_the_evidence_follows_its_lines_through_repairs():
    headline = HeadlineCandidate(2, Evidence.HEADING)
    evidence = LineEvidence((1.0, 2.0, 3.0), (True, False, True), (STAYS,) * 3, headline)
    before = "one\ntwo\nthree"
    repairs = Ledger.of([Edit(0, 4, "", "control", "x")], before)
    moved = evidence.after_repairs(before, repairs, repairs.apply(before))
    assert moved.scores == (2.0, 3.0)
    assert moved.headline == HeadlineCandidate(1, Evidence.HEADING)


MARKED = [
    ('<p>See <a href="/a b">the <b>river</b></a>.', "See [the **river**](https://e.org/a%20b)."),
    ('<p><a href="javascript:alert(1)">Click</a> here', "Click here"),  # a script is no address
    ('<p><a href="https://e.org/)(x">x</a>', "[x](https://e.org/%29%28x)"),  # cannot end the link early
    ("<p>2 * 2 < 5 [x](y) &lt;b&gt;", "2 \\* 2 \\< 5 \\[x\\](y) \\<b\\>"),  # signs of the text stay signs
    ("<p><b></b>x<i> </i>y", "x y"),  # nothing to set bold
    ("<a href=/x><h2>One</h2><p>Two</p></a>", "One|Two"),  # a link across blocks is left out
    ('<p><a href="http://[bad">x</a>', "x"),  # a broken address
]


@pytest.mark.parametrize(("html", "wanted"), MARKED)
def test_inline_markdown(html, wanted):
    assert "|".join(marked_texts(LexborHTMLParser(html), "https://e.org/")) == wanted


def test_markdown_keeps_the_form_of_the_body():
    article = PAGE.replace(
        f"<p>{BODY[2]}</p>",
        f"<h2>What was said in the town</h2><ul><li>{CLOSED[0]}</li><li>{CLOSED[1]}</li></ul>"
        f"<blockquote><p>{BODY[2]}</p></blockquote>",
    )
    made = news.markdown(article)
    assert made.startswith("# Rain closes schools in the north\n\n")
    assert f"\n\n## What was said in the town\n\n- {CLOSED[0]}\n- {CLOSED[1]}\n\n> {BODY[2]}\n\n" in made


@pytest.mark.parametrize("own", ["\ufdd0a\ufdd19\ufdd2", "\ufdd3b\ufdd4", "\ufdd1" + "9" * 5000 + "\ufdd2"])
def test_a_page_cannot_write_the_marks_of_the_walk(own):
    body = "".join(
        f"<p>The rain that fell on <a href=/velm>Velm</a> {own} filled {n} cellars, the mayor said." for n in "234"
    )
    markdown = nc.pipeline("news").markdown(f"<title>Rain</title><h1>Rain over Velm {own}</h1>{body}", html=True)
    assert markdown.count("The rain that fell on Velm") == 3


def test_markdown_of_text_is_guarded():
    assert news.markdown("# Rain\n\n" + BODY[0] + " It is *wet*.").splitlines()[-1].endswith("It is \\*wet\\*.")


def test_a_file_of_html(tmp_path):
    path = tmp_path / "rain.html"
    path.write_text(PAGE)
    assert out(str(path)) == out(data=PAGE) == CLEAN + "\n"
    made = json.loads(out("clean", "--to", "jsonl", str(path)))
    assert made["id"] == "rain.html" and made["text"] == "\n\n".join(BODY)
    assert out("--to", "markdown", str(path)).startswith("# Rain closes schools")
    assert "html/nav" in out("--explain", str(path))


def test_what_is_said_to_be_text_is_text(tmp_path):
    (tmp_path / "rain.txt").write_text("<p>It rained.</p>")
    assert out("rain.txt", cwd=tmp_path) == out("--from", "text", data="<p>It rained.</p>") == "<p>It rained.</p>\n"


def test_many_pages_to_json_lines(tmp_path):
    for name in "ab":
        (tmp_path / f"{name}.html").write_text(PAGE)
    made = out("clean", "--to", "jsonl", "-j", "2", "a.html", "b.html", cwd=tmp_path).splitlines()
    assert [json.loads(line)["id"] for line in made] == ["a.html", "b.html"]


def test_records_with_html():
    made = [json.loads(line) for line in out(data=jsonl({"id": 1, "html": PAGE, "x": 2})).splitlines()]
    assert made[0]["text"] == "\n\n".join(BODY) and made[0]["x"] == 2 and "html" not in made[0]
    both = json.loads(out(data=jsonl({"text": "Trade rose.", "html": PAGE})))
    assert both["text"] == "Trade rose."


def test_the_title_may_stand_in_the_body():
    made = json.loads(out("--title-in-body", data=jsonl({"html": PAGE})))
    assert made["text"] == CLEAN


def test_undo_of_pages_and_of_records_with_pages(tmp_path):
    (tmp_path / "a.html").write_text(PAGE)
    clean = out("--ledger", "a.ledger", "a.html", cwd=tmp_path)
    assert out("undo", "--ledger", "a.ledger", data=clean, cwd=tmp_path) == "\n".join(blocks(PAGE))
    records = jsonl({"id": 1, "html": PAGE})
    clean = out("--ledger", "b.ledger", data=records, cwd=tmp_path)
    assert out("undo", "--ledger", "b.ledger", data=clean, cwd=tmp_path) == records


@pytest.mark.parametrize("option", [["--to", "markdown"], ["--title-in-body", "--to", "jsonl"]])
def test_a_ledger_is_for_plain_output(option, tmp_path):
    run("--ledger", "x", *option, data=PAGE, code=2, cwd=tmp_path)
