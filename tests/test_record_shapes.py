"""Records in the shapes of other tools: their text, title, day, authors, outlet, address and language are found."""

import json

import pytest

import newsclean as nc
from newsclean.core.record import ALIASES, field, known_fields, text_of
from newsclean.data import data_table
from newsclean.io.inputs import read_records
from newsclean.io.record_shapes.standard import standard_record, tools
from newsclean.temporal.record_dates import day_of_record

TEXT, DAY = "The ferry to Vansund stopped on Monday.", "2021-01-05"
URL = "https://mail.example/1"
SHAPES = {
    "trafilatura": {
        "title": "Ferry",
        "author": "Ada Lund; Bo Lie",
        "hostname": "mail.example",
        "date": DAY,
        "source": URL,
        "source-hostname": "Vansund Mail",
        "text": TEXT,
        "raw_text": "x",
        "language": "en",
        "filedate": "2024-01-01",
    },
    "trafilatura, bare_extraction and CSV": {
        "title": "Ferry",
        "author": "Ada Lund; Bo Lie",
        "url": URL,
        "hostname": "mail.example",
        "sitename": "Vansund Mail",
        "date": DAY,
        "fingerprint": "1354a5835b8f77d6",
        "text": TEXT,
        "body": "<Element body at 0x7fbbf160bb00>",
        "language": "en",
    },
    "Media Cloud": {
        "id": "0a1",
        "media_name": "Vansund Mail",
        "media_url": "mail.example",
        "title": "Ferry",
        "publish_date": DAY,
        "url": URL,
        "language": "en",
        "indexed_date": "2024-03-01 02:03:04",
        "text": TEXT,
        "authors": "Ada Lund; Bo Lie",
    },
    "newspaper3k, newspaper4k": {
        "url": URL,
        "title": "Ferry",
        "text": TEXT,
        "publish_date": f"{DAY} 10:00:00",
        "authors": ["Ada Lund", "Bo Lie"],
        "meta_site_name": "Vansund Mail",
        "meta_lang": "en",
        "html": "<html>",
        "source_url": "https://mail.example",
    },
    "news-please": {
        "authors": ["Ada Lund", "Bo Lie"],
        "date_download": "2024-02-01 00:00:00",
        "date_publish": f"{DAY} 00:00:00",
        "language": "en",
        "maintext": TEXT,
        "source_domain": "Vansund Mail",
        "text": None,
        "title": "Ferry",
        "url": URL,
    },
    "fundus": {
        "title": "Ferry",
        "authors": ["Ada Lund", "Bo Lie"],
        "publishing_date": f"{DAY} 10:00:00+01:00",
        "topics": [],
        "body": {"summary": ["A storm."], "sections": [{"headline": [], "paragraphs": [TEXT]}]},
        "lang": "en",
        "html": {"requested_url": URL, "content": "<html>", "source_info": {"publisher": "Vansund Mail"}},
    },
    "Event Registry (newsapi.ai)": {
        "uri": "7",
        "lang": "eng",
        "date": "2021-02-09",
        "dateTime": "2021-02-09T00:00:00Z",
        "dateTimePub": f"{DAY}T08:00:00Z",
        "url": URL,
        "title": "Ferry",
        "body": TEXT,
        "source": {"uri": "mail.example", "title": "Vansund Mail"},
        "authors": [{"name": "Ada Lund"}, {"name": "Bo Lie"}],
    },
    "NewsAPI.org": {
        "source": {"id": None, "name": "Vansund Mail"},
        "author": "Ada Lund; Bo Lie",
        "title": "Ferry",
        "description": "d",
        "url": URL,
        "publishedAt": f"{DAY}T08:00:00Z",
        "content": f"{TEXT}… [+1234 chars]",
        "language": "en",
    },
    "NewsCatcher": {
        "title": "Ferry",
        "author": "Ada Lund",
        "authors": "Ada Lund; Bo Lie",
        "published_date": f"{DAY} 07:31:46",
        "link": URL,
        "clean_url": "Vansund Mail",
        "summary": TEXT,
        "language": "en",
        "published_date_precision": "full",
    },
    "NewsCatcher version 3": {
        "title": "Ferry",
        "author": "Ada Lund",
        "authors": ["Ada Lund", "Bo Lie"],
        "published_date": f"{DAY} 07:31:46",
        "link": URL,
        "domain_url": "mail.example",
        "name_source": "Vansund Mail",
        "content": TEXT,
        "language": "en",
    },
    "Webz.io": {
        "thread": {"site": "mail.example", "site_full": "Vansund Mail"},
        "url": URL,
        "author": "Ada Lund; Bo Lie",
        "published": f"{DAY}T08:00:00.000+02:00",
        "title": "Ferry",
        "text": TEXT,
        "language": "english",
        "crawled": "2021-02-01",
    },
    "The Guardian": {
        "id": "x/1",
        "webPublicationDate": f"{DAY}T08:00:00Z",
        "webTitle": "Ferry",
        "webUrl": URL,
        "fields": {
            "headline": "Ferry",
            "bodyText": TEXT,
            "byline": "Ada Lund; Bo Lie",
            "publication": "Vansund Mail",
            "lang": "en",
        },
    },
    "The New York Times": {
        "web_url": URL,
        "headline": {"main": "Ferry"},
        "lead_paragraph": TEXT,
        "snippet": "s",
        "source": "Vansund Mail",
        "pub_date": f"{DAY}T10:00:00+0000",
        "byline": {"original": "By Ada Lund and Bo Lie"},
        "language": "en",
    },
    "feedparser": {
        "title": "Ferry",
        "title_detail": {},
        "links": [],
        "link": URL,
        "published": "Tue, 05 Jan 2021 10:00:00 GMT",
        "authors": [{"name": "Ada Lund"}, {"name": "Bo Lie"}],
        "source": {"title": "Vansund Mail"},
        "summary": "s",
        "content": [{"type": "text/html", "language": "en", "value": f"<p>{TEXT}</p>"}],
    },
    "Diffbot": {
        "pageUrl": URL,
        "humanLanguage": "en",
        "text": TEXT,
        "html": "<p>",
        "title": "Ferry",
        "siteName": "Vansund Mail",
        "authors": [{"name": "Ada Lund"}, {"name": "Bo Lie"}],
        "date": "Tue, 05 Jan 2021 10:00:00 GMT",
    },
    "Zyte, response": {
        "url": URL,
        "article": {
            "headline": "Ferry",
            "articleBody": TEXT,
            "datePublished": f"{DAY}T08:00:00Z",
            "inLanguage": "en",
            "url": URL,
            "authors": [{"name": "Ada Lund"}, {"name": "Bo Lie"}],
            "publisher": {"name": "Vansund Mail"},
        },
    },
    "Zyte, schema.org": {
        "headline": "Ferry",
        "articleBody": TEXT,
        "datePublished": f"{DAY}T08:00:00Z",
        "inLanguage": "en",
        "url": URL,
        "authors": [{"name": "Ada Lund"}, {"name": "Bo Lie"}],
        "publisher": {"name": "Vansund Mail"},
    },
    "GDELT": {
        "url": URL,
        "title": "Ferry",
        "seendate": "20210105T081500Z",
        "domain": "Vansund Mail",
        "language": "English",
        "sourcecountry": "Norway",
        "text": TEXT,
        "authors": ["Ada Lund", "Bo Lie"],
    },
    "RealNews": {
        "url": URL,
        "title": "Ferry",
        "text": TEXT,
        "summary": None,
        "authors": ["Ada Lund", "Bo Lie"],
        "publish_date": "01-05-2021",
        "domain": "Vansund Mail",
        "warc_date": "2021-02-16T03:15:49Z",
        "status": "success",
        "language": "en",
    },
    "All the News 2": {
        "date": f"{DAY} 00:00:00",
        "year": 2021,
        "month": 1.0,
        "author": "Ada Lund; Bo Lie",
        "title": "Ferry",
        "article": TEXT,
        "url": URL,
        "publication": "Vansund Mail",
        "language": "en",
    },
    "ninjs 2 and 3": {
        "uri": "x",
        "versioncreated": f"{DAY}T10:00:00Z",
        "headline": "Ferry",
        "body_text": TEXT,
        "body_xhtml": "<p>",
        "byline": "Ada Lund; Bo Lie",
        "language": "en",
        "source": "Vansund Mail",
        "canonicalurl": URL,
    },
    "ninjs 3": {
        "uri": "x",
        "versionCreated": f"{DAY}T11:00:00Z",
        "firstCreated": f"{DAY}T10:00:00Z",
        "headlines": [{"role": "main", "value": "Ferry"}],
        "bodies": [{"contentType": "text/plain", "value": TEXT}],
        "people": [{"name": "Ada Lund"}, {"name": "Bo Lie"}],
        "language": "en",
        "organisations": [{"name": "Vansund Mail"}],
        "canonicalUrl": URL,
    },
    "JSON Feed": {
        "url": URL,
        "title": "Ferry",
        "content_text": TEXT,
        "date_published": f"{DAY}T10:00:00Z",
        "language": "en",
        "authors": [{"name": "Ada Lund"}, {"name": "Bo Lie"}],
        "_feed": {"title": "Vansund Mail"},
    },
    "Readability.js": {
        "title": "Ferry",
        "byline": "Ada Lund; Bo Lie",
        "content": "<p>x",
        "textContent": TEXT,
        "siteName": "Vansund Mail",
        "publishedTime": DAY,
        "lang": "en",
        "url": URL,
    },
}


@pytest.mark.parametrize("tool", SHAPES)
def test_each_tool_is_read_by_its_own_names(tool):
    found = standard_record(dict(SHAPES[tool]))
    key, text = text_of(found)
    assert text.removeprefix("<p>").removesuffix("</p>") == TEXT, key
    known = known_fields(found)
    assert (known["title"], known["lang"], known["url"]) == ("Ferry", "en", URL)
    assert str(day_of_record(field(found, "date")[1])) == DAY
    assert found["authors"] == ["Ada Lund", "Bo Lie"]
    assert field(found, "source")[1] == "Vansund Mail"


def test_every_tool_of_the_table_has_a_sample():
    flat = {"any", "multi_news", "JSON Feed, no date"}  # have no company, no title or no date
    assert {tool.name for tool in tools()} == {*SHAPES, *flat}


FLAT = {
    "cc_news": {"title": "Ferry", "text": TEXT, "domain": "Vansund Mail", "date": f"{DAY} 00:00:00", "description": ""},
    "multi_news": {"document": TEXT, "summary": "s"},
    "spreadsheets": {"headline": "Ferry", "full_text": TEXT, "published_at": DAY, "outlet": "Vansund Mail"},
}  # fmt: skip


@pytest.mark.parametrize("name", FLAT)
def test_flat_names_need_no_company(name):
    found = standard_record(dict(FLAT[name]))
    assert text_of(found)[1] == TEXT
    if name != "multi_news":
        assert (field(found, "title")[1], field(found, "source")[1]) == ("Ferry", "Vansund Mail")
        assert str(day_of_record(field(found, "date")[1])) == DAY


def test_records_of_tools_are_articles_in_python():
    """fundus and the Guardian nest the text, feedparser has a list, NewsAPI an outlet with a name."""
    for tool in ("fundus", "The Guardian", "feedparser", "NewsAPI.org", "Zyte, response"):
        [kept] = nc.deduplicate([dict(SHAPES[tool])]).kept
        assert text_of(kept)[1].removeprefix("<p>").removesuffix("</p>") == TEXT
        assert field(kept, "source")[1] == "Vansund Mail"
        assert str(day_of_record(field(kept, "date")[1])) == DAY


def test_the_items_of_a_feed_have_its_title_as_outlet(tmp_path):
    """JSON Feed and feedparser name it once, for all."""
    item = {name: value for name, value in SHAPES["JSON Feed"].items() if name != "_feed"}
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "Vansund Mail", "items": [item]}
    entry = {name: value for name, value in SHAPES["feedparser"].items() if name != "source"}
    for whole in (feed, {"entries": [entry], "feed": {"title": "Vansund Mail"}}):
        (tmp_path / "a.json").write_text(json.dumps(whole))
        [record] = read_records(str(tmp_path / "a.json"))
        assert (record["source"], field(record, "title")[1]) == ("Vansund Mail", "Ferry")


def test_an_address_as_outlet_is_its_host():
    """newspaper3k knows no more."""
    record = {**SHAPES["newspaper3k, newspaper4k"], "meta_site_name": "", "source_url": "https://www.mail.example"}
    assert standard_record(record)["source"] == "mail.example"


def test_csv_of_trafilatura_has_no_line_of_names(tmp_path):
    """Tabs between eleven columns, "null" for what is missing; the author is none of them."""
    row = (
        f'{URL}\tnull\t1354a5835b8f77d6\tmail.example\tFerry\tnull\t{DAY}\t"{TEXT}\nIt rained."\tnull\tnull\tarticle\n'
    )
    (tmp_path / "a.csv").write_text(row * 2)
    (tmp_path / "a.txt").write_text(row * 2)
    for name in ("a.csv", "a.txt"):
        first, _ = read_records(str(tmp_path / name))
        assert (first["title"], first["date"], first["url"], first["source"]) == ("Ferry", DAY, URL, "mail.example")
        assert first["text"] == f"{TEXT}\nIt rained." and "image" not in first


def test_a_shape_is_recognised_as_its_tool():
    for tool, record in SHAPES.items():
        first = next(row for row in tools() if all(_at(record, path) for path in row.has))
        assert first.name == tool


def _at(record, path):
    for name in path.split("."):
        record = record.get(name) if isinstance(record, dict) else None
    return record is not None


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("publish_date", 1609840800), ("published", "Tue, 05 Jan 2021 05:00:00 EST"), ("seendate", "20210105T120000Z"),
        ("date_publish", "20210105"), ("publishedAt", "2021-01-05T08:00:00Z"), ("timestamp", 1609840800000),
        ("pub_date", "05 Jan 2021 08:00:00 +0100"), ("published_date", "2021-01-05 07:31:46"),
    ],
)  # fmt: skip
def test_a_date_of_every_shape_is_read(name, value):
    found = standard_record({"text": TEXT, name: value})
    assert str(day_of_record(field(found, "date")[1])) == DAY


def test_a_text_that_was_cut_is_marked_and_loses_only_the_mark():
    found = standard_record(dict(SHAPES["NewsAPI.org"]))
    assert found["newsclean"] == {"truncated": 1234}
    whole = standard_record({"content": "The list has 12 chars [sic]", "publishedAt": DAY})
    assert "newsclean" not in whole
    assert whole["content"] == "The list has 12 chars [sic]"


def test_a_plain_record_stays_as_it_is():
    record = {"id": 3, "text": TEXT, "title": "Ferry", "authors": ["Ada Lund"], "lang": "xx", "date": DAY}
    assert standard_record(record) is record
    assert standard_record({"text": TEXT, "score": 0.5}) == {"text": TEXT, "score": 0.5}
    assert standard_record({"text": TEXT, "authors": [], "label": {"a": 1}})["label"] == {"a": 1}


def test_values_that_are_no_values_are_passed_over():
    found = standard_record(
        {"text": TEXT, "author": "None", "language": "Klingon", "publish_date": "None", "created": DAY}
    )
    assert "authors" not in found
    assert "lang" not in found


def test_the_page_of_the_wayback_machine_keeps_its_own_address():
    found = standard_record({"text": TEXT, "url": "https://web.archive.org/web/20240102030405/" + URL})
    assert (found["url"], found["crawled"]) == (URL, "2024-01-02T03:04:05Z")


def test_the_flat_names_stand_in_the_table_with_their_source():
    rows = {row["name"]: row for row in data_table("record_fields.toml")["tool"]}
    assert all(len(row["source"]) > 15 for row in rows.values())
    for name in ("text", "title", "date"):
        assert set(ALIASES[name]) <= set(rows["any"][name])


def test_json_lines_of_a_tool_are_read(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text("".join(json.dumps(record) + "\n" for record in SHAPES.values()))
    assert [field(record, "title")[1] for record in read_records(str(path))] == ["Ferry"] * len(SHAPES)


@pytest.mark.parametrize(
    "wrap",
    [
        lambda tools: {"status": "ok", "articles": [tools["NewsAPI.org"]]},
        lambda tools: {"response": {"status": "ok", "results": [tools["The Guardian"]]}},
        lambda tools: {"articles": {"results": [tools["Event Registry (newsapi.ai)"]], "page": 1}},
        lambda tools: {"status": "OK", "response": {"docs": [tools["The New York Times"]]}},
        lambda tools: {"version": "https://jsonfeed.org/version/1.1", "title": "Mail", "items": [tools["JSON Feed"]]},
        lambda tools: [tools["fundus"]],
    ],
)
def test_an_answer_of_a_service_is_read_as_it_came(tmp_path, wrap):
    path = tmp_path / "answer.json"
    path.write_text(json.dumps(wrap(SHAPES)))
    [record] = read_records(str(path))
    assert field(record, "title")[1] == "Ferry"
    assert text_of(record)[1].removeprefix("<p>").removesuffix("</p>") == TEXT
