"""Text set in a column: every paragraph of it is joined, short ones and those in German, too, and nothing else is."""

from __future__ import annotations

import textwrap

import pytest

import newsclean as nc
from newsclean.clean.repair.hyphens import unwrap
from newsclean.core.document import Document
from newsclean.core.ledger import Ledger
from newsclean.testing import check

STORIES = {
    "en": """At least 30 trees came down in Orlby on Friday as the storm reached the coast, the railway said.

Trains were halted until Saturday. A lorry overturned on the ring road.

"We have seen nothing like it since 1990," said Mayor Anna Kold, who asked people to stay at home.""",
    "de": """Ein Sturm hat am Freitag in Orlby mindestens 30 Bäume umgeworfen und den Verkehr der Bahn gestoppt.

Auf der Ringstraße kippte ein Lastwagen um, der Fahrer blieb unverletzt, teilte die Polizei am Abend mit.

Die Feuerwehr rückte 212 Mal aus, so oft wie noch nie an einem Tag.""",
    "ru": """В пятницу буря повалила в Орлби не менее тридцати деревьев и остановила поезда до субботы.

На кольцевой дороге перевернулся грузовик, его водитель не пострадал, сообщила полиция.

Пожарные выезжали 212 раз, чаще, чем в любой другой день.""",
}

# the lines of a printed page: letters of unequal width, a headline set wider, a hyphen at a line end
PRINTED = """Storm Mirte fells 30 trees
in Orlby, halts trains

By PETRA LUND
Staff Writer

ORLBY — At least 30 trees came down in
Orlby on Friday as the storm called Mirte
reached the coast, and rail traffic was
halted until Saturday after-
noon, the railway said.

A lorry overturned on the ring road. The
driver was unhurt, the police said.

The city has asked people to stay at
home. Schools will open an hour later on
Monday, the council said.
"""

OTHERS = {
    "headlines": "Council votes on harbour plan\nFerry strike enters third week\nMayor of Kast to resign in May\n"
    "School bus turns over in Visk\nStorm warning for all islands\nRovers win the cup once more\n"
    "New bridge opens to traffic",
    "verse": "the tide came in\nand took the pier\nand all the little boats we had,\nthe harbour light\n"
    "went out that year\nand nobody was very sad,\nfor in the end\nthe sea is near",
    "even verse": "roses grow along the wall\nand nobody picks them,\nthe sea comes up to drink\nand goes away again.\n"
    "my mother kept a boat\nthat never left the pier,\nshe painted it each spring\nand sold it in a year.",
    "tags": "storm damage\nrail traffic\ntrees\nring road\nfire service\nmayor\ncoastal towns\nweather",
    "address": "Orlby Post\nHarbour Road 12\n1234 Orlby\nphone 555-0142\nemail desk@orlbypost.example\nopen weekdays",
    "teasers": "The harbour wall has been broken for the third time in two years, and nobody was hurt\n"
    "the council says that it had been warned in March\nA new ferry comes in May\n"
    "and it is to be named after the fisherwoman who saved eleven people from the sea in 1911",
}


def made(text):
    return Ledger.of(unwrap()(Document(text)), text).apply(text)


@pytest.mark.parametrize("width", [30, 41, 55])
@pytest.mark.parametrize("lang", STORIES)
def test_all_paragraphs_of_a_column_are_joined(lang, width):
    story = STORIES[lang]
    wrapped = "\n\n".join(textwrap.fill(part, width, break_on_hyphens=False) for part in story.split("\n\n"))
    assert made(wrapped) == story


def test_a_printed_page_is_read_with_its_headline():
    article = nc.pipeline().article(PRINTED)
    assert article.title == "Storm Mirte fells 30 trees in Orlby, halts trains"
    assert article.text.split("\n\n")[1:] == [
        (
            "At least 30 trees came down in Orlby on Friday as the storm called Mirte reached the coast, and rail "
            "traffic was halted until Saturday after-noon, the railway said."
        ),
        "A lorry overturned on the ring road. The driver was unhurt, the police said.",
        "The city has asked people to stay at home. Schools will open an hour later on Monday, the council said.",
    ]


@pytest.mark.parametrize("kind", OTHERS)
def test_other_lines_stay_lines(kind):
    assert made(OTHERS[kind]) == OTHERS[kind]


@pytest.mark.parametrize("text", [PRINTED, *OTHERS.values()])
def test_the_laws_hold(text):
    check(unwrap(), text)
