"""Bylines of news databases, in the forms that real exports have them, with invented names."""

import pytest

from newsclean.io.exports.bylines import export_authors


@pytest.mark.parametrize(
    ("byline", "outlet", "authors"),
    [
        ("By Ada Lund and Bo Lie, The Orm Gazette", "Orm Gazette", ["Ada Lund", "Bo Lie"]),
        ("Ada Lund, Brook Eagle, Pa.", "Brook Eagle (Pennsylvania)", ["Ada Lund"]),
        ("Ada Lund, The Brook Eagle, Vansund, Texas", "Vansund Brook-Eagle (Texas)", ["Ada Lund"]),
        ("By Ada Lund  and Bo Lie   Orm Post Staff Writers", "Orm Post (Florida)", ["Ada Lund", "Bo Lie"]),
        ("BY ADA LUND and BO LIE ORM DAILY MAIL", "Daily Mail (Orm)", ["ADA LUND", "BO LIE"]),
        ("ADA LUND World Staff Writer", "Orm World", ["ADA LUND"]),
        ("Ada Lund Staff writer", "Brook Monitor", ["Ada Lund"]),
        ("By ADA LUND, Political Correspondent", "The Brook Times", ["ADA LUND"]),
        ("By ADA LUND, Industry and Employment Correspondent", "The Brook Times", ["ADA LUND"]),
        ("ADA LUND; BO LIE; STAFF WRITERS, BROOK TRIBUNE (Orm-St. Ola)", "Brook Tribune (Orm)", ["ADA LUND", "BO LIE"]),
        ("Ada Lund;and reported by Bo Lie;Cy Moe", "Orm Post", ["Ada Lund", "Bo Lie", "Cy Moe"]),
        ("By Ada Lund Orm Post Bo Lie and Cy Moe of the Post contributed to this report.", "Orm Post", ["Ada Lund"]),
        ("BY ADA LUND in Vansund, N.C., BO LIE With Cy Moe", "Orm Post", ["ADA LUND", "BO LIE", "Cy Moe"]),
        ("By Ada Lund The Brook Journal", "Orm Times (Oregon)", ["Ada Lund"]),
        ("Ada Lund; alund@orm.example @AdaLund on Twitter", "Orm Herald", ["Ada Lund"]),
        ("ADA LUND  alund@orm.example, 555-252-6198", "Orm Herald", ["ADA LUND"]),
        ("By Ada Lund / Orm Times / Follow @LundAda", "Orm Times (Texas)", ["Ada Lund"]),
        ("Ada Lund, CanWest News Service", "Orm Herald", ["Ada Lund"]),
        ("Lund, Ada", "Orm Herald", ["Ada Lund"]),
        ("Author", "Orm Herald", None),
        ("The Herald", "The Herald (Orm)", None),
        ("HERALD REGISTER, Writer", "Orm Herald Register", None),
        ("From our own Correspondent", "The Brook Times", None),
        ("By Herald staff", "Orm Herald", None),
        ("From staff and wire reports", "Orm Herald", None),
        ("alund@orm.example", "orm.example", None),
        ("--(AFP/Reuter)", "The Brook Times", None),
        ("BY NO BYLINE AVAILABLE", "Orm Daily News", None),
        ("", "", None),
    ],
)  # fmt: skip
def test_a_byline_gives_the_people_who_wrote(byline, outlet, authors):
    assert export_authors(byline, outlet) == authors
