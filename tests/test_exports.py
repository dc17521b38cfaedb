"""Exports of news databases are split into their articles, and say what they are."""

# ruff: noqa: E501 - rows of what is expected

import pytest
from tests import export_files as files

from newsclean.errors import RecordError
from newsclean.io.inputs import read_items

UNI = {
    "uni.docx": files.docx(files.UNI), "uni.rtf": files.rtf(files.UNI), "uni.txt": files.UNI.encode(),
}  # fmt: skip


@pytest.fixture
def read(tmp_path):
    def read(name, data):
        (tmp_path / name).write_bytes(data)
        items = list(read_items((str(tmp_path / name),)))
        return [item.record for item in items if item.record], [str(item.error) for item in items if item.error]

    return read


def shown(record, *names):
    return tuple(record.get(name) for name in names)


@pytest.mark.parametrize("name", UNI)
def test_nexis_uni(read, name):
    """The edition stands in the line of the day, after two commas; a corrected article has no day at all."""
    (one, two), errors = read(name, UNI[name])
    assert not errors
    assert shown(one, "title", "source", "date", "edition") == (
        "Ferry Town Votes Again", "Vansund Mail", "2021-01-05", "FINAL EDITION",
    )  # fmt: skip
    assert shown(one, "authors", "page", "length", "loaded", "lang") == (
        ["LENA HOLM", "BO LIE"], "A12", 612, "2021-01-06", "en",
    )  # fmt: skip
    assert one["abstract"] == "The county must pay a third of the bill."
    paragraphs = one["text"].split("\n\n")
    assert [paragraphs[0][:7], paragraphs[1][:9], len(paragraphs)] == ["VANSUND", '"Length: ', 2]
    assert shown(two, "title", "source", "date", "loaded") == (
        "Storm Closes the Bridge - Correction Appended", "Vansund Mail", None, "2021-01-08",
    )  # fmt: skip
    assert two["text"] == "The bridge over the Orm stays closed until Friday, the county said."


def test_old_lexisnexis(read):
    """Lines are wrapped, the day and the edition are centred, the labels are in the language of the interface."""
    (one, two), errors = read("old.txt", files.OLD.encode())
    assert not errors
    assert one["title"] == "The ferry that nobody wanted finds its way home after a winter in the harbour"
    assert shown(one, "source", "date", "edition", "authors", "page", "length") == (
        "Vansund Mail", "2010-01-11", "Late Edition - Final", ["Lena Holm"], "14", 55,
    )  # fmt: skip
    assert shown(one, "dateline", "abstract", "loaded") == ("VANSUND", "A winter at the quay is over.", "2010-01-12")
    first, second = one["text"].split("\n\n")
    assert "on the corner. The county" in first
    assert second == "The town has 12 of 40 documents left to sign, and the LENGTH: of the quay is not settled."
    assert shown(two, "title", "source", "date", "authors", "page", "loaded", "lang", "length") == (
        "Die Brücke bleibt zu", "Anzeiger für Orm", "2010-03-09", ["Jana Weil"], "6", "2010-03-10", "de", 12,
    )  # fmt: skip
    assert two["text"] == "Die Brücke bleibt nach dem Sturm bis Freitag geschlossen."


def test_old_lexisnexis_as_html(read):
    """The day is split over two elements, "1 of 1 DOCUMENT" is singular, the address ends the summary."""
    (one,), errors = read("old.html", files.old_html())
    assert not errors
    assert one["date"][:10] == "2012-02-27"
    assert shown(one, "title", "authors", "abstract", "url", "loaded", "lang") == (
        "Die Brücke bleibt zu", ["Jana Weil"], "Der Sturm.", "http://orm.example/1", "2012-02-28", "de",
    )  # fmt: skip
    assert one["text"] == "Anspruch: Die Brücke bleibt zu.\n\nBis Freitag."


@pytest.mark.parametrize(("name", "made"), [("a.txt", str.encode), ("a.rtf", files.rtf), ("a.html", files.lexis_page)])
def test_old_lexisnexis_with_all_segments(read, name, made):
    """HEADLINE: and BODY: are labels then; who passes the article on is not its outlet. RTF has no empty lines."""
    (one, two), errors = read(name, made(files.SEGMENTS if name == "a.txt" else files.UNWRAPPED))
    assert not errors
    assert shown(one, "title", "source", "date", "authors", "section", "length", "loaded") == (
        "Ferry 'too slow' for the winter, says its own captain", "Vansund Mail (Orm)", "2015-05-22", ["Ada Lund"],
        "STATE AND REGIONAL NEWS", 1274, "2015-05-23",
    )  # fmt: skip
    first, second = one["text"].split("\n\n")
    assert first.startswith("May 22--A ferry that") and first.endswith("the captain said.")
    assert second == "It cost $4.2 million."
    assert (two.get("title"), two["text"]) == (None, "BRIEFS\n\nThe bridge is open.")


def test_factiva_page(read):
    """German dates without a full stop on English articles; the Chinese interface has the time in the day's field."""
    (one, two), errors = read("factiva.html", files.factiva_html())
    assert not errors
    assert shown(one, "id", "title", "date", "source", "authors") == (
        "VNSM000020050408dp1900j9s", "Storm Closes the Bridge", "1993-01-09", "Vansund Mail", ["LENA HOLM"],
    )  # fmt: skip
    assert shown(one, "length", "page", "edition", "lang", "section") == (
        877,
        "1",
        "Late Edition - Final",
        "en",
        "Foreign Desk; 1",
    )
    assert one["text"] == "The bridge over the Orm stays closed.\n\nIt cost $4.2 million."
    assert shown(two, "id", "title", "date", "source", "lang", "length") == (
        "fnkorm0000020180914eea70005l", "Die Fähre", "2018-10-07T17:04:00", "Funk Orm", "de", 8165,
    )  # fmt: skip
    assert two["text"] == "Die Fähre fährt seit Montag wieder."


def test_factiva_page_with_codes(read):
    """It declares UTF-8, and is Windows-1252."""
    (one,), errors = read("codes.html", files.factiva_table())
    assert not errors
    assert shown(one, "id", "title", "date", "source", "page", "lang", "section") == (
        "CRORM00020111229e7ct0001r", "Le pont reste fermé", "2011-12-29T15:32:00", "Courrier d’Orm", "26", "fr", "Debate",
    )  # fmt: skip
    assert one["text"] == "Le pont est fermé.\n\nIl rouvre vendredi."


@pytest.mark.parametrize(("name", "made"), [("a.txt", str.encode), ("a.rtf", files.rtf), ("a.docx", files.docx)])
def test_factiva_text_without_codes(read, name, made):
    (one, two), errors = read(name, made(files.FACTIVA_PLAIN))
    assert not errors
    assert shown(one, "title", "authors", "date", "source", "page", "length", "lang", "section") == (
        "Storm Closes the Bridge for a Week", ["Lena Holm"], "1993-01-09T17:04:00", "Vansund Mail", "4", 66, "en",
        "Foreign Desk; 1",
    )  # fmt: skip
    assert one["text"].startswith("The bridge over the Orm")
    assert one["text"].endswith("million to build.")
    assert shown(two, "title", "date", "source", "text") == (
        "Die Fähre fährt wieder", "2011-12-29", "Anzeiger für Orm", "Die Fähre fährt seit Montag wieder.",
    )  # fmt: skip


def test_factiva_text_with_codes(read):
    (one, two), errors = read("a.txt", files.FACTIVA_CODES.encode())
    assert not errors
    assert shown(one, "id", "title", "authors", "date", "source", "page") == (
        "VNSM000020210105eh150001x", "Storm Closes the Bridge", ["Lena Holm"], "2021-01-05T15:32:00", "Vansund Mail", "A4",
    )  # fmt: skip
    assert one["text"].split("\n\n")[1:] == ["It cost $4.2 million to build.", "IT was new."]
    assert shown(two, "title", "text") == ("Two", "The ferry sails.")


def test_proquest(read):
    (one, two), errors = read("a.txt", files.PROQUEST.encode())
    assert not errors
    assert shown(one, "id", "title", "authors", "date", "source", "page", "section", "loaded", "lang") == (
        "251", "Storm Closes the Bridge: a week without cars", ["Lena Holm"], "2021-01-05", "Vansund Mail", "A.4", "News",
        "2021-01-07", "en",
    )  # fmt: skip
    assert one["text"].split("\n\n")[1:] == ["Note: the mayor was asked twice.", "It cost $4.2 million to build."]
    assert shown(two, "title", "date", "text") == ("Ferry sails", "2021-01-06", "The ferry sails again from Monday.")


def test_captions_and_credit_behind_a_text_of_proquest(read):
    """A publisher's own labels in capitals close the text; a short credit is the author where there is none."""
    more = "It cost $4.2 million to build.\n\nCAPTION: The quay. Bo Lie photo\nCREDIT: Ada Lund\n\nSubject:"
    text = files.PROQUEST.replace("It cost $4.2 million to build.\n\nSubject:", more).replace("Author: Holm, Lena", "")
    (one, _), errors = read("a.txt", text.encode())
    assert not errors
    assert (one["text"].split("\n\n")[-1], one["authors"]) == ("It cost $4.2 million to build.", ["Ada Lund"])


def test_europresse(read):
    """It declares ISO-8859-1, and is UTF-8; the page that certifies a document is no article."""
    (one, two), errors = read("a.html", files.europresse_html())
    assert not errors
    assert shown(one, "id", "title", "authors", "date", "source", "page", "section") == (
        "news·20060315·CO·1", "Le pont reste fermé", ["Léa Hulme"], "2006-03-14", "Courrier d’Orm", "16", "Politique",
    )  # fmt: skip
    assert one["text"] == "Le pont est fermé.\n\nIl rouvre vendredi."
    assert shown(two, "title", "date", "text") == ("Deux", "2006-03-13", "Un texte.")


@pytest.mark.parametrize(("name", "made"), [("a.txt", str.encode), ("a.docx", files.docx)])
def test_pressreader_pages(read, name, made):
    """The line under the title has outlet, day, section and author; the footer is repeated below each article."""
    (one, two), errors = read(name, made(files.PRESSREADER))
    assert not errors
    assert shown(one, "title", "source", "date", "section", "authors", "url") == (
        "Storm closes the bridge for a week", "Vansund Mail (Morning Edition)", "2021-01-05", "FRONT PAGE",
        ["LENA HOLM BO LIE"], "https://www.pressreader.com/norway/vansund-mail/20210105/281547998112233",
    )  # fmt: skip
    assert one["text"].split("\n\n") == [
        "The bridge over the Orm stays closed until Friday, the county said.",
        "It cost $4.2 million to build - 2021 was to be its first year - and more.",
    ]
    assert shown(two, "title", "source", "date", "authors", "text") == (
        "Ferry sails", "Vansund Mail", "2021-01-06", ["Lena Holm"], "The ferry sails again from Monday.",
    )  # fmt: skip


def test_pressreader_mails(read):
    """Labels stand above the texts, or below them."""
    first, second = files.PRESSREADER_MAIL.split("\n\nArticle Name:Ferry", 1)
    labels, _, text = first.partition("\n\n")
    below = (
        f"{text}\n\n{labels}\n\nThe ferry sails again from Monday.\n\nArticle Name:Ferry" + second.partition("\n\n")[0]
    )
    for data in (files.PRESSREADER_MAIL, below):
        (one, two), errors = read("a.txt", data.encode())
        assert not errors
        assert shown(one, "title", "source", "date", "section", "authors", "page", "text") == (
            "Storm closes the bridge", "Vansund Mail", "2021-01-05", "News", ["LENA HOLM"], "A4",
            "The bridge over the Orm stays closed until Friday, the county said.",
        )  # fmt: skip
        assert shown(two, "title", "page", "text") == ("Ferry sails", "A5", "The ferry sails again from Monday.")


def test_a_file_that_announces_more_than_it_holds_is_reported(read):
    records, errors = read("cut.txt", files.OLD[: files.OLD.index("2 of 2")].encode())
    assert len(records) == 1
    assert "announces" not in errors[0]
    assert "holds 2 documents, but 1 were found" in errors[0]


def test_an_article_without_text_is_reported(read):
    _, errors = read(
        "a.txt", files.OLD.replace("Die Brücke bleibt nach dem Sturm bis Freitag geschlossen.", "").encode()
    )
    assert "has no text" in errors[0]


@pytest.mark.parametrize(
    "text",
    [
        "The clerk had read 3 of 50 documents.\n\nHer summary: none of them was signed.\n",
        "Body\n\nIt rained in Orm on Monday.\n\nEnd of story\n",
        "Full text: of the speech by the mayor\n\nSubject: ferries\n",
        "HD sets fell in price.\n\nThe PD said so.\n",
        "Scores\nOrm - 2021-01-05 - 3\nIt rained.\n",
        "Publication: on Monday.\n\nThe author: a clerk.\n\nSee pressreader.com.\n",
    ],
)
def test_ordinary_text_is_no_export(read, text):
    (record,), errors = read("a.txt", text.encode())
    assert not errors
    assert record["text"] == text


def test_the_format_given_by_the_user_counts(tmp_path):
    (tmp_path / "a.txt").write_text(files.OLD)
    (item,) = read_items((str(tmp_path / "a.txt"),), "text")
    assert item.record["text"] == files.OLD


def test_a_word_document_with_one_text_is_one_text(read):
    (record,), errors = read("a.docx", files.docx("It rained.\n\nThe bridge stays closed."))
    assert not errors
    assert record["text"].strip() == "It rained.\n\nThe bridge stays closed."


def test_a_damaged_word_document_is_refused(tmp_path):
    (tmp_path / "a.docx").write_bytes(files.docx(files.UNI)[:300])
    with pytest.raises(OSError, match="is it a complete Word document"):
        list(read_items((str(tmp_path / "a.docx"),)))


def test_a_word_document_that_declares_entities_is_refused(tmp_path):
    bomb = '<!DOCTYPE a [<!ENTITY b "c">]>'
    data = files.docx("x", before=bomb)
    (tmp_path / "a.docx").write_bytes(data)
    with pytest.raises(OSError, match="declares the XML entity"):
        list(read_items((str(tmp_path / "a.docx"),)))


def test_an_error_is_a_record_error(tmp_path):
    (tmp_path / "cut.txt").write_text(files.OLD[: files.OLD.index("2 of 2")])
    assert isinstance(next(item.error for item in read_items((str(tmp_path / "cut.txt"),)) if item.error), RecordError)
