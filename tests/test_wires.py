"""The formats of agencies, in the shapes that they send: NewsML 1, NITF and NewsML-G2."""

# ruff: noqa: E501 - the lines of the items below

import io

import pytest

from newsclean.errors import RecordError
from newsclean.io.feeds.feed import feed_rows


def rows(text):
    return list(feed_rows(io.BytesIO(text.encode() if isinstance(text, str) else text), 10**6))


def newsml(components, more=""):
    """An item of NewsML 1 with these components."""
    return f"""<?xml version="1.0" encoding="utf-8"?>
<NewsML Version="1.2"><Catalog Href="http://orm.example/catalog.xml"/><NewsEnvelope><DateAndTime>20210105T120100Z</DateAndTime>
</NewsEnvelope><NewsItem xml:lang="en"><Identification><NewsIdentifier><ProviderId>orm.example</ProviderId><DateId>20210105</DateId>
<PublicIdentifier>urn:newsml:orm.example:20210105:7:1</PublicIdentifier></NewsIdentifier></Identification><NewsManagement>
<FirstCreated>20210105T120000+0100</FirstCreated><ThisRevisionCreated>20210105T130000+0100</ThisRevisionCreated>
<Status FormalName="Usable"/>{more}</NewsManagement>{components}</NewsItem></NewsML>"""


def component(data, role="", lines="", inside="", lang=""):
    named = f'<Role FormalName="{role}"/>' if role else ""
    content = (
        f'<ContentItem><MediaType FormalName="Text"/><DataContent>{data}</DataContent></ContentItem>' if data else ""
    )
    spoken = f' xml:lang="{lang}"' if lang else ""
    return f"<NewsComponent{spoken}>{named}<NewsLines>{lines}</NewsLines>{content}{inside}</NewsComponent>"


LINES = "<HeadLine>Ferry stopped</HeadLine><ByLine>By Ada Lund</ByLine><DateLine>VANSUND, Jan 5 -</DateLine>"
PROVIDER = '<AdministrativeMetadata><Provider><Party FormalName="Orm Wire"/></Provider></AdministrativeMetadata>'
SAID = '<DescriptiveMetadata><Language FormalName="EN"/></DescriptiveMetadata>'
BODY = "The ferry <em>Anna</em> stopped.", "It cost $4.2 million."
NITF = f"<nitf><body><body.content><p>{BODY[0]}</p><p>{BODY[1]}</p></body.content></body></nitf>"
TEXT = "The ferry Anna stopped.\n\nIt cost $4.2 million."


@pytest.mark.parametrize(
    "data",
    [
        NITF,
        f"<p>{BODY[0]}</p><p>{BODY[1]}</p>",
        f"<html xmlns='http://www.w3.org/1999/xhtml'><head><title>x</title></head><body><p>{BODY[0]}</p><p>{BODY[1]}</p></body></html>",
        "The ferry Anna stopped.\n\nIt cost $4.2 million.",
    ],
)
def test_newsml_1_holds_its_text_in_four_ways(data):
    """AFP and EFE have NITF, or its paragraphs alone; Reuters XHTML; some nothing but text."""
    [one] = rows(newsml(component(data, lines=LINES, inside=PROVIDER + SAID)))
    assert one == {
        "id": "urn:newsml:orm.example:20210105:7:1", "title": "Ferry stopped", "text": TEXT, "source": "Orm Wire",
        "date": "2021-01-05T12:00:00+01:00", "updated": "2021-01-05T13:00:00+01:00", "authors": ["Ada Lund"],
        "dateline": "VANSUND, Jan 5 -", "lang": "en",
    }  # fmt: skip


def test_newsml_1_with_escaped_html():
    """Some write HTML within CDATA, its names in capitals."""
    [one] = rows(newsml(component("<![CDATA[<P>The ferry stopped.</P><P>It cost.</P>]]>", lines=LINES)))
    assert one["html"] == "<div><P>The ferry stopped.</P><P>It cost.</P></div>"
    assert one["source"] == "orm.example"


def test_the_caption_of_a_picture_is_no_text_of_the_article():
    """However long it is, and whoever took the picture is no author."""
    caption = component("A quay. " * 90, "Caption")
    photo = component("", lines="<HeadLine>A quay</HeadLine><ByLine>Bo Lie</ByLine>", inside=caption)
    [one] = rows(newsml(component("", lines=LINES, inside=component(NITF) + photo)))
    assert (one["text"], one["title"], one["authors"]) == (TEXT, "Ferry stopped", ["Ada Lund"])
    [error] = rows(newsml(photo))
    assert isinstance(error, RecordError)


def test_title_and_lead_may_be_components_beside_the_body():
    inside = component("Ferry stopped", "Title") + component("It was the wind.", "Lead") + component(NITF, "Body")
    [one] = rows(newsml(component("", lines="<HeadLine></HeadLine>", inside=inside)))
    assert (one["title"], one["abstract"], one["text"]) == ("Ferry stopped", "It was the wind.", TEXT)


def test_an_item_in_two_languages_is_two_articles():
    """A bilingual agency sends both in one item."""
    nl, fr = (
        component("", "Short", f"<HeadLine>{title}</HeadLine>", component(text, "Body"), lang)
        for title, text, lang in (("Veer stopt", "De veer stopt.", "nl"), ("Le bac arrêté", "Le bac s'arrête.", "fr"))
    )
    found = [(row["id"][-3:], row["title"], row["text"], row["lang"]) for row in rows(newsml(nl + fr))]
    assert found == [
        ("7:1", "Veer stopt", "De veer stopt.", "nl"),
        ("1#2", "Le bac arrêté", "Le bac s'arrête.", "fr"),
    ]


def test_embargo_and_withdrawal_of_newsml_1():
    later = "<StatusWillChange><FutureStatus FormalName='Usable'/><DateAndTime>20210106T060000Z</DateAndTime></StatusWillChange>"
    data = newsml(component(NITF, lines=LINES), later)
    [one] = rows(data.replace('"Usable"/>', '"Embargoed"/>', 1))
    assert (one["embargo"], one["status"]) == ("2021-01-06T06:00:00Z", "embargoed")
    assert rows(data.replace('"Usable"/>', '"Canceled"/>', 1))[0]["status"] == "canceled"


@pytest.mark.parametrize("signed", ["cae/tcr", "VR-COM", "lund.ada", "Orm Wire", "Orm Wire, JAN 02"])
def test_initials_and_the_agency_itself_are_no_authors(signed):
    lines = LINES.replace("By Ada Lund", signed)
    [one] = rows(newsml(component(NITF, lines=lines, inside=PROVIDER)))
    assert "authors" not in one


FACTIVA = """<?xml version="1.0" encoding="utf-8"?><PPSResponse><ppsArticleResponse xmlns="http://pps.example/2.0"><ppsarticleResultSet
 count="1"><ppsarticle><article><accessionNo>VNSM000020210105eh150001x</accessionNo><baseLanguage>EN</baseLanguage><byline><paragraph>By
 Ada Lund, Vansund Mail</paragraph></byline><headline><paragraph><hlt>Ferry</hlt> stopped</paragraph></headline><leadParagraph>
<paragraph>The <hlt>ferry</hlt> stopped.</paragraph></leadParagraph><tailParagraphs><paragraph>It cost.</paragraph><paragraph>It was new.
</paragraph></tailParagraphs><pages>A4</pages><publicationDate><dateTime>2021-01-05T01:35:58Z</dateTime></publicationDate><sourceName>
Vansund Mail</sourceName></article></ppsarticle></ppsarticleResultSet></ppsArticleResponse></PPSResponse>"""


def test_xml_of_factiva():
    [one] = rows(FACTIVA)
    assert one == {
        "id": "VNSM000020210105eh150001x", "title": "Ferry stopped", "date": "2021-01-05T01:35:58Z", "lang": "en",
        "text": "The ferry stopped.\n\nIt cost.\n\nIt was new.", "source": "Vansund Mail", "authors": ["Ada Lund"], "page": "A4",
    }  # fmt: skip


DTD = '<!DOCTYPE NewsML PUBLIC "urn:newsml:iptc.org:20001006:NewsMLv1.0.dtd:1" "n.dtd" [<!ENTITY % nitf SYSTEM "nitf.dtd"> %nitf; ]>'


def test_a_parameter_entity_stands_for_a_part_of_the_dtd_and_is_left_alone():
    """Two agencies name the DTD of NITF so. One that declares an entity in this way is not expanded."""
    data = newsml(component(NITF, lines=LINES))
    assert rows(data.replace("<NewsML", DTD + "<NewsML", 1)) == rows(data)
    grows = "<!DOCTYPE NewsML [<!ENTITY % a \"<!ENTITY b 'x'>\"> %a; ]>"
    [one] = rows(data.replace("<NewsML", grows + "<NewsML", 1).replace("It cost", "It &b; cost"))
    assert one["text"] == TEXT


def test_nitf_has_dates_with_a_zone_of_digits_and_titles_of_authors():
    nitf = """<nitf baselang="en-AU"><head><docdata management-status="embargoed"><date.issue norm="20210105T120000+1100"/>
<date.release norm="YYYYMMDD000000-HHMM"/></docdata><pubdata date.publication="20210105T120000+1100"/></head><body><body.head>
<byline>By ADA LUND<byttl>Orm Business Writer</byttl></byline></body.head><body.content><pre>Vansund v Orm
Vansund: Lund, Lie.
</pre><table><tr><td>Ferry</td><td>$4.2m</td></tr></table></body.content></body></nitf>"""
    [one] = rows(nitf)
    assert (one["date"], one["authors"], one["lang"]) == ("2021-01-05T12:00:00+11:00", ["ADA LUND"], "en-AU")
    assert (one["status"], one["text"]) == ("embargoed", "Vansund v Orm\n\nVansund: Lund, Lie.\n\nFerry | $4.2m")


@pytest.mark.parametrize(
    ("declared", "real"),
    [("iso-8859-1", "utf-8"), ("utf-8", "cp1252"), ("windows-1252", "cp1252"), ("iso-8859-15", "utf-8")],
)
def test_an_encoding_that_is_declared_wrongly_is_found(declared, real):
    """AFP and Ritzau send UTF-8 as ISO-8859-1. The first letter beyond ASCII may stand far behind the start."""
    data = newsml(component(f"<p>{'It rained. ' * 9000}</p><p>Décès à Orm – “é”.</p>", lines=LINES))
    [one] = rows(data.replace("utf-8", declared, 1).encode(real))
    assert one["text"].endswith("Décès à Orm – “é”.")
