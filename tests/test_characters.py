"""spaces, invisibles and the stage that settles all repair cleaners together."""

from __future__ import annotations

import itertools
import random
import unicodedata

import pytest
from growth import linear_in_time
from hypothesis import given, settings
from hypothesis import strategies as st

from newsclean.clean.repair.characters import invisibles, spaces
from newsclean.clean.repair.characters_by_ftfy import repair
from newsclean.clean.repair.glue import glue
from newsclean.clean.repair.hyphens import unwrap
from newsclean.clean.repair.stage import _may_act, normalise
from newsclean.clean.repair.uniform_quotes import uniform
from newsclean.core.document import Document
from newsclean.core.edits import Edit
from newsclean.core.ledger import Ledger
from newsclean.testing import laws, texts

ALL = (repair(), spaces(), invisibles(), unwrap(), glue(), uniform())
UNSEEN = "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202e\u2066\u2069\u2060\ufeff\x00\x0c\x0b\x1c\x81"
any_text = st.one_of(texts(10), st.text(f" \t\xa0\u2009\u3000\n\rab語א👩🚀क{UNSEEN}\x85\u2028", max_size=30))


def needs_nothing(text, cleaners):
    """Do the checks of all cleaners prove that the text stays unchanged? A cleaner without a check proves nothing."""
    return not any(_may_act(cleaner, text) for cleaner in cleaners)


def made(cleaner, text):
    return Ledger.of(cleaner(Document(text)), text).apply(text)


@pytest.mark.parametrize(
    ("source", "clean"),
    [
        ("10\xa0000", "10 000"),  # French thousands
        ("a\u2009b\u202fc\u2007d", "a b c d"),  # thin, narrow, figure
        ("two  spaces", "two spaces"),
        ("a \xa0 b", "a b"),
        ("tab\tbed", "tab bed"),
        ("Tokyo\u3000news", "Tokyo news"),  # ideographic space in Latin text
    ],
)
def test_gaps(source, clean):
    assert made(spaces(), source) == clean


@pytest.mark.parametrize(
    "text",
    [
        "  indent\n\ttab\n\xa0nbsp",  # the renderer sets what leads a line
        "trails  \nand \xa0\r\nends\t",  # and what trails it
        "東京\u3000大阪",  # the usual gap of a headline in Japanese
        "\u3000\u3000新华社",  # the usual indent in Chinese
        "",
        " ",
        "\t",
    ],
)
def test_gaps_that_stay(text):
    assert list(spaces()(Document(text))) == []


def gaps_by_hand(text: str) -> str:
    """The slow twin of `spaces`, for text without U+3000."""
    out = []
    for line in text.splitlines(keepends=True):
        core = line.strip()
        start = line.index(core) if core else len(line)
        words = [["", core[:1]]]
        for before, char in itertools.pairwise(core):
            gap = char in " \t" or unicodedata.category(char) == "Zs"
            was = before in " \t" or unicodedata.category(before) == "Zs"
            words[-1][1] += "" if gap and was else " " if gap else char
        out.append(line[:start] + "".join("".join(pair) for pair in words) + line[start + len(core) :])
    return "".join(out)


@given(st.text(" \t\xa0\u2009\u1680ab\n\r\x85.", max_size=40))
def test_spaces_agree_with_the_slow_twin(text):
    assert made(spaces(), text) == gaps_by_hand(text)


@pytest.mark.parametrize(
    ("source", "clean"),
    [
        ("gov\xadern\xadment", "government"),  # soft hyphens of a page's typesetting
        ("long\u200bword", "longword"),
        ("\ufeffBOM in\ufeffside", "BOM inside"),
        ("word\u2060joiner", "wordjoiner"),
        ("Auf\u200clage", "Auflage"),  # stops a ligature in German; says nothing in text
        ("price\u200e: $5\u200f.", "price: $5."),  # direction marks in Latin text are residue
        ("\u2066isolated\u2069 and \u202eoverridden\u202c", "isolated and overridden"),
        ("page one\x0cpage two", "page one\npage two"),  # a form feed ends a page, so a line
        ("one\x0btwo", "one\ntwo"),  # a vertical tab is a line end of Word
        ("nul\x00", "nul"),
        ("\x0c\x08one", "\none"),  # once was not enough: the character after the break was kept unseen
        ("\u200d", ""),
    ],
)
def test_unseen(source, clean):
    assert made(invisibles(), source) == clean


@pytest.mark.parametrize(
    "text",
    [
        "می‌خواهم",  # Persian: ZWNJ is spelling
        "क्‍ष और ക്‍",  # Indic: ZWJ chooses the form
        "👩‍🚀 👨‍👩‍👧 ❤️‍🔥",  # emoji sequences
        "שלום\u200f! \u200eעברית",  # a mark beside a right-to-left letter sets the place of "!"
        "\u2067עברית\u2069 in English",  # an isolate that isolates something
        "ភាសា\u200bខ្មែរ",  # Khmer parts words so
    ],
)
def test_unseen_that_is_needed(text):
    assert list(invisibles()(Document(text))) == []


def test_a_vertical_tab_becomes_a_line_end_beside_repair_too():
    # ftfy removes it and glues the words; of two edits on it the longer one is settled.
    assert normalise("one\x0btwo", [repair(), invisibles()]).apply("one\x0btwo") == "one\ntwo"


@pytest.mark.parametrize("cleaner", [spaces(), invisibles()], ids=["spaces", "invisibles"])
def test_laws(cleaner):
    laws(cleaner, examples=60)


@given(any_text, st.sampled_from([spaces(), invisibles()]))
def test_undo_and_once_is_enough(text, cleaner):
    ledger = Ledger.of(cleaner(Document(text)), text)
    clean = ledger.apply(text)
    assert ledger.undo(clean) == text
    assert made(cleaner, clean) == clean


@settings(max_examples=150, deadline=None)
@given(any_text, st.permutations(ALL))
def test_the_stage_is_idempotent_reversible_and_knows_no_order(text, cleaners):
    ledger = normalise(text, cleaners)
    clean = ledger.apply(text)
    assert ledger == normalise(text, ALL)
    assert ledger.undo(clean) == text
    assert len(normalise(clean, cleaners)) == 0
    assert not needs_nothing(text, cleaners) or clean == text


def test_the_stage_goes_on_until_nothing_changes():
    source = "R&am\u200bp;D and&nbsp;&nbsp;x"  # a zero-width space hides an entity, an entity is a space
    assert normalise(source, ALL).apply(source) == "R&D and x"


def test_a_plain_function_is_a_cleaner_too():
    def cleaner(doc):
        return [Edit(0, 1, "", "other")] if doc.text.startswith("#") else []

    assert normalise("##x", [cleaner]).apply("##x") == "x"
    assert not needs_nothing("x", [cleaner])  # without a gate nothing is proved


@pytest.mark.benchmark  # the work is done inside patterns, where no calls can be counted
@pytest.mark.parametrize("unit", [" ", "\t ", "a  ", "\u200d", "\x0c", "\u202e", "a\u3000", "א\u200e", "\xad\n", "\r"])
def test_linear_time(unit):
    def work(length):
        for cleaner in (spaces(), invisibles()):
            list(cleaner(Document("x" + unit * (length // len(unit)) + "x")))

    linear_in_time(work, 100_000)


def test_the_same_text_gives_the_same_ledger_whatever_came_before():
    sources = ["R&amp;D", "a  b", "plain", "deliversUS$20b", "one\rtwo"]
    alone = {source: normalise(source, ALL) for source in sources}
    for source in random.Random(1).choices(sources, k=20):
        assert normalise(source, ALL) == alone[source]
