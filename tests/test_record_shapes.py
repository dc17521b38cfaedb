"""Records in the shapes of other tools: their text, title, day, authors, outlet, address and language are found."""

import json

import pytest

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
