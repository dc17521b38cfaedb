"""Feeds and wires in XML: a record for each item; other XML is refused with what to do."""

# ruff: noqa: E501 - the lines of the feeds below

import io

import pytest

from newsclean.errors import InputError, RecordError
from newsclean.io.feeds.feed import feed_rows
from newsclean.io.inputs import read_items

RSS = """<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/"><channel><title>Vansund Mail</title>
<link>https://mail.example</link><language>en-gb</language>
<item><title>Ferry &amp;amp; bridge</title><link>https://mail.example/1</link><guid isPermaLink="false">77</guid>
<pubDate>Tue, 05 Jan 2021 10:00:00 EST</pubDate><dc:creator><![CDATA[Ada Lund]]></dc:creator><description>Teaser</description>
<content:encoded><![CDATA[<p>The ferry stopped.</p><p>The bridge is closed.</p>]]></content:encoded>
<media:content><media:title>A picture</media:title><media:description>The quay</media:description></media:content></item>
<item><title>Two</title><description>A short text.</description><author>desk@mail.example (Bo Lie)</author></item>
<item><title>Empty</title></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de"><title>Anzeiger für Orm</title><author><name>Redaktion</name></author>
<entry><id>tag:1</id><title type="html">Regen &lt;b&gt;heute&lt;/b&gt;</title><link rel="self" href="x"/>
<link rel="alternate" href="https://orm.example/1"/><published>2021-01-05T10:00:00Z</published><updated>2021-01-06T10:00:00Z</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Es regnet.</p><p>Der Bach steigt.</p></div></content></entry>
<entry><id>tag:2</id><title>Zwei</title><updated>2021-01-07T10:00:00Z</updated><summary>Kurz.</summary></entry></feed>"""
NITF = """<?xml version="1.0"?><!DOCTYPE nitf SYSTEM "http://nitf.example/nitf-3-6.dtd"><nitf><head><title>slug</title><docdata>
<doc-id id-string="X1"/><date.issue norm="20210105T120000Z"/><date.release norm="20210106T060000Z"/><correction info="Sum mended"/>
<doc.copyright holder="Orm Wire"/></docdata></head><body><body.head><hedline><hl1>Ferry stopped</hl1><hl2>Storm</hl2></hedline>
<byline>By <person>Ada Lund</person><byttl>Orm Wire</byttl></byline><dateline><location>VANSUND</location></dateline></body.head>
<body.content><p>The ferry <em>Anna</em> stopped on <chron norm="20210104">Monday</chron>.</p><media><media-caption>A quay</media-caption>
</media><p>It cost $4.2 million.</p></body.content></body></nitf>"""
NEWSML = """<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header/><itemSet><newsItem guid="urn:1" xml:lang="en">
<itemMeta><provider literal="orm"/><versionCreated>2021-01-05T12:00:00+01:00</versionCreated><embargoed>2021-01-06T06:00:00Z</embargoed>
<pubStatus qcode="stat:canceled"/><edNote>Corrects the sum</edNote></itemMeta><contentMeta><headline>Ferry stopped</headline>
<by>By Ada Lund</by></contentMeta><contentSet><inlineXML contenttype="application/xhtml+xml"><html
 xmlns="http://www.w3.org/1999/xhtml"><head><title>t</title></head><body><p>The ferry stopped.</p><p>It cost.</p></body></html>
</inlineXML></contentSet></newsItem></itemSet></newsMessage>"""


def rows(text, most=10**6):
    return list(feed_rows(io.BytesIO(text.encode() if isinstance(text, str) else text), most))


def test_rss_gives_the_full_text_where_the_feed_has_it():
    one, two, empty = rows(RSS)
    assert one == {
        "id": "77", "title": "Ferry & bridge", "html": "<div><p>The ferry stopped.</p><p>The bridge is closed.</p></div>",
        "date": "2021-01-05T10:00:00-05:00", "source": "Vansund Mail", "authors": ["Ada Lund"],
        "url": "https://mail.example/1", "lang": "en-gb",
    }  # fmt: skip
    assert (two["text"], two["authors"], two["partial"]) == ("A short text.", ["Bo Lie"], True)
    assert "item 3 has no text (Empty)" in str(empty)


def test_atom():
    one, two = rows(ATOM)
    assert (one["title"], one["url"], one["date"], one["lang"]) == (
        "Regen heute", "https://orm.example/1", "2021-01-05T10:00:00Z", "de",
    )  # fmt: skip
    assert (one["source"], one["authors"]) == ("Anzeiger für Orm", ["Redaktion"])
    assert "<p>Es regnet.</p><p>Der Bach steigt.</p>" in one["html"]
    assert (two["text"], two["date"], two["partial"]) == ("Kurz.", "2021-01-07T10:00:00Z", True)


def test_nitf_states_embargo_and_correction():
    [one] = rows(NITF)
    assert one == {
        "id": "X1", "title": "Ferry stopped", "text": "The ferry Anna stopped on Monday.\n\nIt cost $4.2 million.",
        "date": "2021-01-05T12:00:00Z", "source": "Orm Wire", "authors": ["Ada Lund"], "dateline": "VANSUND",
        "embargo": "2021-01-06T06:00:00Z", "correction": "Sum mended",
    }  # fmt: skip


def test_newsml_states_embargo_correction_and_withdrawal():
    [one] = rows(NEWSML)
    assert (one["title"], one["text"], one["authors"]) == (
        "Ferry stopped",
        "The ferry stopped.\n\nIt cost.",
        ["Ada Lund"],
    )
    assert (one["date"], one["embargo"], one["correction"], one["status"]) == (
        "2021-01-05T12:00:00+01:00", "2021-01-06T06:00:00Z", "Corrects the sum", "canceled",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("<?xml version='1.0'?><urlset><url/></urlset>", "fetch the pages in it"),
        ("<opml><body/></opml>", "fetch the feeds"),
        ("<?xml version='1.0'?><books><book/></books>", "XML of another kind (books)"),
        ("<tt xmlns='http://www.w3.org/ns/ttml'/>", "captions (TTML)"),
        ('<!DOCTYPE rss [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><rss><item><title>&b;</title></item></rss>', "entity 'a'"),
        ('<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]><rss><item>&a;</item></rss>', "entity 'a'"),
        ("<rss>" + "<item>" * 300, "more than 200 elements"),
    ],
)  # fmt: skip
def test_other_xml_and_bombs_are_refused(text, said):
    with pytest.raises(InputError, match="it") as raised:
        rows(text)
    assert said in str(raised.value)


def test_an_item_that_is_too_large_is_refused():
    with pytest.raises(RecordError, match="one item takes more than 100 kB"):
        rows(f"<rss><channel><item><description>{'a' * 300_000}</description></item></channel></rss>", 10**5)


def test_a_feed_that_is_cut_gives_its_whole_items_and_an_error():
    *whole, last = rows(RSS[: RSS.index("<item><title>Two") + 30])
    assert [row["title"] for row in whole] == ["Ferry & bridge"]
    assert "is the file complete?" in str(last)


@pytest.mark.parametrize("name", ["a.xml", "a.rss", "a.txt", "a.html", "a"])
def test_a_feed_is_recognised_whatever_its_name(tmp_path, name):
    (tmp_path / name).write_text(RSS)
    first = next(iter(read_items((str(tmp_path / name),))))
    assert first.record["title"] == "Ferry & bridge"


def test_a_page_in_xhtml_is_no_feed(tmp_path):
    (tmp_path / "a.html").write_text('<?xml version="1.0"?><!DOCTYPE html><html><body><p>It rained.</p></body></html>')
    [item] = read_items((str(tmp_path / "a.html"),))
    assert "html" in item.record


@pytest.mark.parametrize("declared", ["gb2312", "Shift_JIS", "euc-kr", "big5", "windows-1251", "koi8-r"])
def test_a_feed_in_an_encoding_of_old_is_read(declared):
    word = {"gb2312": "雨", "Shift_JIS": "雨", "euc-kr": "비", "big5": "雨"}.get(declared, "Дождь")
    feed = RSS.replace("UTF-8", declared).replace("The ferry stopped.", word).replace("\n", "\n" * 3000)
    assert rows(feed.encode(declared))[0]["html"].count(word) == 1


@pytest.mark.parametrize("declared", ["F", "idna", "zlib", "no-such-thing", "utf-7"])
def test_a_feed_that_declares_no_encoding_is_read_as_what_it_is(declared):
    assert rows(RSS.replace("UTF-8", declared))[1]["text"] == "A short text."
