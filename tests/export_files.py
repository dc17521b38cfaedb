"""Exports of news databases in the shapes of real ones, with invented articles."""

from __future__ import annotations

import io
import zipfile
from html import escape

UNI = """
User Name: A READER
Date and Time: Friday, March 5, 2021 9:31:00 AM CET
Documents (2)
1. Ferry Town Votes Again
Client/Matter: -None-
Search Terms: ferry
Narrowed by:
Content Type
News
Sources: Vansund Mail; Content Type: News

2. Storm Closes the Bridge


Ferry Town Votes Again
Vansund Mail
January 5, 2021 Tuesday,, FINAL EDITION


Copyright 2021 The Vansund Mail Company All Rights Reserved


Section: Section A; Column 0; Metropolitan Desk; Pg. A12
Length: 612 words
Byline: By LENA HOLM and BO LIE
Highlight: The county must pay a third of the bill.
Body


VANSUND — The town voted on Monday to keep its ferry for four more years, at a cost of $4.2 million.

"Length: we have waited long enough," said Odile Marsk, who runs the bakery on the corner.
Graphic

PHOTO: The ferry. (IDA MOE)
Classification


Language: ENGLISH
Publication-Type: Newspaper
Subject: FERRIES (90%); ELECTIONS (72%)
Load-Date: January 6, 2021


End of Document



Storm Closes the Bridge - Correction Appended
Vansund Mail


Correction Appended

Copyright 2021 The Vansund Mail Company All Rights Reserved
Length: 90 words
Body

The bridge over the Orm stays closed until Friday, the county said.
Correction

An earlier version misstated the day.
Load-Date: January 8, 2021


End of Document
"""

OLD = """


Download Request: Selected Items: 1-2
Time Of Request: Friday, March 20, 2020  16:51:31

Send To:
VANSUND LIBRARY

Terms: (ferry)


                               1 of 2 DOCUMENTS



                                 Vansund Mail

                            January 11, 2010 Monday
                              Late Edition - Final

The ferry that nobody wanted finds its way home after a winter in
the harbour

BYLINE: Lena Holm

SECTION: Section A; Pg. 14

LENGTH: 55 words

DATELINE: VANSUND

HIGHLIGHT: A winter at the quay is over.

"We have waited long enough," said Odile Marsk, who runs the bakery on the
corner. The county will pay a third of the bill and the water board the
rest of it.

The town has 12 of 40 documents left to sign, and the LENGTH: of the quay is
not settled.

LOAD-DATE: January 12, 2010

LANGUAGE: ENGLISH

GRAPHIC: PHOTO: The ferry at the
quay

PUBLICATION-TYPE: Newspaper


                        Copyright 2010 The Vansund Mail
                              All Rights Reserved

                               2 of 2 DOCUMENTS


                              Anzeiger für Orm

                         9. März 2010 Dienstag 9:50 PM GMT+1

Die Brücke bleibt zu

AUTOR: Jana Weil

RUBRIK: LOKALES; S. 6

LÄNGE: 12 Wörter

Die Brücke bleibt nach dem Sturm bis Freitag geschlossen.

UPDATE: 10. März 2010

SPRACHE: GERMAN; DEUTSCH

PUBLICATION-TYPE: Zeitung

                        Copyright 2010 Anzeiger für Orm
                              Alle Rechte vorbehalten
"""

SEGMENTS = """
                               1 of 2 DOCUMENTS


                        Copyright 2015 Vansund Mail
                             Vansund Mail (Orm)

                     Distributed by Orm Content Agency

                              May 22, 2015 Friday

SECTION: STATE AND REGIONAL NEWS

LENGTH: 1274 words

HEADLINE: Ferry 'too slow' for the winter, says its own
captain

BYLINE: Ada Lund, Vansund Mail, Orm

BODY:

May 22--A ferry that takes cars and people over the Orm is too slow for the
winter and for all who wait at the quay, the captain said.

It cost $4.2 million.

LOAD-DATE: May 23, 2015

                               2 of 2 DOCUMENTS


                        Copyright 2015 Vansund Mail
                            All Rights Reserved

                               Vansund Mail (Orm)

                              May 24, 2015 Sunday

LENGTH: 5 words

BODY:

BRIEFS

The bridge is open.

LOAD-DATE: May 24, 2015
"""
UNWRAPPED = (
    SEGMENTS.replace("own\ncaptain", "own captain")
    .replace("for the\nwinter", "for the winter")
    .replace("BODY:\n\n", "BODY:\n")
    .replace("said.\n\nIt", "said.\nIt")
    .replace("BRIEFS\n\n", "BRIEFS\n")
)

FACTIVA_PLAIN = """
Foreign Desk; 1
Storm Closes the Bridge for a Week
By Lena Holm
Special to Vansund Mail
66 words
9 Januar 1993
17:04
Vansund Mail
VNSM
Late Edition - Final
4
Englisch
Copyright 1993 The Vansund Mail Company. All Rights Reserved.

The bridge over the Orm stays closed until Friday, the county said.

It cost $4.2 million to build.

Document VNSM000020050408dp1900j9s

Die Fähre fährt wieder
295 Wörter
29 Dezember 2011
Anzeiger für Orm
ANZORM
Deutsch
(c) 2011 Anzeiger.

Die Fähre fährt seit Montag wieder.

Dokument ANZORM0020111229e7ct0001r
"""

FACTIVA_CODES = """
HD  Storm Closes the Bridge
BY  By Lena Holm
WC  66 words
PD  5 January 2021
ET  15:32
SN  Vansund Mail
SC  VNSM
PG  A4
LA  English
CY  (c) 2021 Vansund Mail.

LP
The bridge over the Orm stays closed until Friday, the county said.

TD
It cost $4.2 million to build.

IT was new.

NS  gcat : Political/General News
PUB Vansund Mail Company
AN  Document VNSM000020210105eh150001x

HD  Two
WC  9 words
PD  6 January 2021
SN  Vansund Mail
LA  English
LP
The ferry sails.
AN  Document VNSM000020210106eh160001x
"""

PROQUEST = """
____________________________________________________________

Report Information from ProQuest

____________________________________________________________

Document 1 of 2

Storm Closes the Bridge: a week without cars

Author: Holm, Lena

Publication info: Vansund Mail ; Vansund [Vansund]05 Jan 2021: A.4.

http://search.proquest.example/docview/251?accountid=1

Abstract: The bridge is closed.

Links: Find it

Full text: The bridge over the Orm stays closed until Friday, the county said.

Note: the mayor was asked twice.

It cost $4.2 million to build.

Subject: Bridges; Storms

Location: Vansund

Publication title: Vansund Mail; Vansund

Pages: A.4

Publication date: Jan 5, 2021

Section: News

Publisher: Vansund Mail Company

Language of publication: English

ProQuest document ID: 251

Document URL: http://search.proquest.example/docview/251?accountid=1

Last updated: 2021-01-07

Database: Newsstream

____________________________________________________________

Document 2 of 2

Title: Ferry sails

Full text: The ferry sails again from Monday.

Publication title: Vansund Mail

Publication date: Jan 6, 2021

ProQuest document ID: 252

____________________________________________________________

Contact ProQuest
"""


PRESSREADER = """Storm closes the bridge
for a week

Vansund Mail (Morning Edition) - 2021-01-05 - FRONT PAGE - LENA HOLM BO LIE

The bridge over the Orm stays closed until Friday, the county said.

It cost $4.2 million to build - 2021 was to be its first year - and more.

https://www.pressreader.com/norway/vansund-mail/20210105/281547998112233
PRINTED AND DISTRIBUTED BY PRESSREADER
PressReader.com +1 604 000 0000
ORIGINAL COPY . ORIGINAL COPY . ORIGINAL COPY

Ferry sails
Vansund Mail · 6 Jan 2021 · NEWS · By Lena Holm
The ferry sails again from Monday.
"""

PRESSREADER_MAIL = """Article Name:Storm closes the bridge
Publication:Vansund Mail
Section:News
Author:By LENA HOLM
Start Page:A4
End Page:A4
Date:Jan 5, 2021

Storm closes the bridge

The bridge over the Orm stays closed until Friday, the county said.

Article Name:Ferry sails
Publication:Vansund Mail
Section:News
Start Page:A5
End Page:A5

The ferry sails again from Monday.
"""


def docx(text: str, before: str = "") -> bytes:
    """A Word document of these lines."""
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    rows = "".join(f"<w:p><w:r><w:t xml:space='preserve'>{escape(line)}</w:t></w:r></w:p>" for line in text.split("\n"))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("[Content_Types].xml", "<Types/>")
        packed.writestr(
            "word/document.xml", f"{before}<w:document xmlns:w='{space}'><w:body>{rows}</w:body></w:document>"
        )
    return out.getvalue()


def rtf(text: str) -> bytes:
    """An RTF file of these lines."""
    escaped = "".join(c if ord(c) < 128 else f"\\u{ord(c)}?" for c in text.replace("\\", "\\\\"))
    return (
        "{\\rtf1\\ansi{\\fonttbl{\\f0 Arial;}}{\\*\\generator X;}\\pard " + escaped.replace("\n", "\\par\n") + "}"
    ).encode()


def old_html() -> bytes:
    """LexisNexis as HTML: the day is split over two elements, labels are in bold, the markup hints at documents."""
    rows = [
        "1 of 1 DOCUMENT", "Anzeiger für Orm", "<SPAN>27.</SPAN><SPAN> Februar 2012 Montag 9:50 PM GMT+1</SPAN>",
        "Die Brücke bleibt zu", "<SPAN>AUTOR: </SPAN><SPAN>Jana Weil</SPAN>", "<SPAN>L&Auml;NGE: </SPAN><SPAN>12 W&ouml;rter</SPAN>",
        "<SPAN>HIGHLIGHT:</SPAN><SPAN>&nbsp;Der Sturm. ; http://orm.example/1</SPAN>",
        "<SPAN>Anspruch: </SPAN>Die Brücke\nbleibt zu.</P><P>Bis Freitag.", "<SPAN>UPDATE: </SPAN>28. Februar 2012",
        "<SPAN>SPRACHE: </SPAN>GERMAN", "Copyright 2012 Anzeiger<BR>Alle Rechte vorbehalten",
    ]  # fmt: skip
    body = "".join(f"<BR><DIV><P CLASS='c1'>{row}</P>\n</DIV>\n" for row in rows)
    return f"<HTML><HEAD><STYLE>.c0 {{}}</STYLE><!-- LXNComment 1:2 --></HEAD><BODY>{body}</BODY></HTML>".encode()


def lexis_page(text: str) -> bytes:
    """LexisNexis as HTML: each line a block of its own."""
    return (
        "<html><body>" + "".join(f"<div><p>{escape(line)}</p></div>" for line in text.split("\n")) + "</body></html>"
    ).encode()


# ruff: noqa: E501 - the lines of the pages below are as long as in the real ones


def factiva_html() -> bytes:
    """Factiva: the head without codes, numbers before the headlines; the last article has an id before its class."""
    one = """<div id="article-VNSM000020210105eh150001x" class="article"><div class="article enArticle"><p>
<div>Foreign Desk; 1</div><div id="hd"><span class="enHeadline counted">1) Storm Closes the Bridge</span></div>
<div class="author">By LENA HOLM</div><div>Special to Vansund Mail</div><div>877 Wörter</div><div>9 Januar 1993</div>
<div>Vansund Mail</div><div>VNSM</div><div>Late Edition - Final</div><div>1</div><div>Englisch</div><div>Copyright 1993</div></p>
<p class="articleParagraph enarticleParagraph">The bridge over
 the Orm stays closed.</p><p class="articleParagraph enarticleParagraph">It cost $4.2 million.</p>
<p>Vansund Mail Company</p><p>Dokument VNSM000020050408dp1900j9s</p></div></div>"""
    two = """<div id="lastArticle" class="article deArticle"><p><div id="hd"><span class='deHeadline'>2) Die Fähre</span></div>
<div>8165 字</div><div>2018 年 10 月 7 日 17:04</div><div>Funk Orm</div><div>FNKORM</div><div>德文</div><div>Copyright (2018)</div></p>
<p class="articleParagraph dearticleParagraph">Die Fähre fährt seit Montag wieder.</p><p>文件 fnkorm0000020180914eea70005l</p></div>"""
    head = '<meta http-equiv="Content-Type" content="text/html; charset=UTF-8"><title>Factiva</title>'
    return f"<html><head>{head}</head><body>{one}{two}<div>© 2018 Factiva, Inc.</div></body></html>".encode()


def factiva_table() -> bytes:
    """Factiva with codes, as a table."""
    rows = [
        ("SE", "Debate"), ("HD", "<b class='frHeadline'>Le pont reste fermé</b>"), ("PG", "26"), ("WC", "295 mots"),
        ("PD", "29 décembre 2011"), ("ET", "15:32"), ("SN", "Courrier d’Orm"), ("SC", "CRORM"), ("LA", "Français"),
        ("CY", "(c) Courrier."), ("LP", "<p class='articleParagraph'>Le pont est fermé.</p>"),
        ("TD", "<p class='articleParagraph'>Il rouvre vendredi.</p>"), ("NS", "gcat : News"), ("AN", "Document CRORM00020111229e7ct0001r"),
    ]  # fmt: skip
    cells = "".join(f"<tr><td class='index'><b>{code}</b>&nbsp;</td><td>{value}</td></tr>" for code, value in rows)
    return f"<html><title>Factiva</title><body><div class='article frArticle'><table>{cells}</table></div></body></html>".encode(
        "cp1252"
    )


def europresse_html() -> bytes:
    """Europresse declares ISO-8859-1 at times, and is UTF-8."""
    return """<!DOCTYPE html><html><head><meta charset="ISO-8859-1"><style>.DocPublicationName{}</style></head><body>
<article><header><div><span class="DocPublicationName">Courrier d’Orm, no. 43018</span></div>
<div><span class="DocHeader">Politique, mardi 14 mars 2006, p. 16</span></div><div><p>MÉDIAS</p></div>
<div class="titreArticle"><p class="titreArticleVisu">Le pont reste fermé</p></div><div>Léa Hulme</div></header>
<section><div class="DocText"><div class='docOcurrContainer'><p>Le <mark>pont</mark> est fermé.</p><p>Il rouvre vendredi.</p></div></div></section>
<aside><div><b>Note(s) : </b></div></aside><footer><small>© 2006 Courrier.</small><p>Numéro de document : news·20060315·CO·1</p></footer></article>
<article><header><div><span class="DocPublicationName">Courrier d’Orm</span></div><div><span class="DocHeader">lundi 13 mars 2006</span></div>
<div class="titreArticle"><p class="titreArticleVisu">Deux</p></div></header><section><p>Un texte.</p></section></article>
<article><div id="divPubliC">Ce certificat est émis à l’université.</div></article></body></html>""".encode()
