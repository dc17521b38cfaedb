r"""repair: ftfy, and nothing but ftfy, behind a gate that never keeps silent when ftfy would act."""

from __future__ import annotations

import pickle
import random
import re
from pathlib import Path

import ftfy
import ftfy.badness
import ftfy.chardata
import pytest
from growth import linear_in_time
from hypothesis import given, settings
from hypothesis import strategies as st

from newsclean.clean.repair import ftfy_gate
from newsclean.clean.repair.changed_spans import differences, widened
from newsclean.clean.repair.characters_by_ftfy import fixed, repair
from newsclean.clean.repair.ftfy_gate import RepairOptions, may_need_ftfy
from newsclean.clean.repair.stage import normalise
from newsclean.core.document import Document
from newsclean.core.ledger import Ledger
from newsclean.testing import texts

NEWS = (
    "„Größere Übel“, sagte Jürgen Groß: »Wir zahlen fünf Euro« – Österreichs Ärzte.",
    "L’été dernier, l’Élysée n’a rien dit : « Ça coûte 3 000 € ».",
    "“It’s £20bn,” she said – the café’s résumé… naïve façade.",
    "El niño dijo: «¿Él? ¡Qué más da!» y pagó 1.000 €.",
    "Zażółć gęślą jaźń. Škoda, Łódź, Příliš žluťoučký kůň, İstanbul.",
    "Президент России заявил: «Мы не создаём блоков» — 25 °C, № 5.",
    "Ο πρωθυπουργός είπε: «Όχι» – 30 €.",
    "新华社北京电，记者获悉：“贸易额达２４００亿美元”。　他表示",
    "日本の首相は「はい」と述べた（東京）。 서울에서 열린 회의",
    "प्रधानमंत्री ने कहा। رئيس الوزراء قال إن الاتفاق 👩‍🚀 ✔",
)
CODECS = ("latin-1", "cp1252", "cp1251", "cp437", "mac_roman", "cp1250", "iso-8859-2", "cp1253", "cp1254", "cp1257")
OPTIONS = (
    RepairOptions(),
    RepairOptions(uncurl_quotes=True, fix_character_width=True),
    RepairOptions(fix_encoding=False, fix_c1_controls=False, remove_terminal_escapes=False),
    RepairOptions(unescape_html=False, fix_line_breaks=False, fix_surrogates=False, fix_latin_ligatures=False),
    RepairOptions(normalization="NFKC", remove_control_chars=False),
    RepairOptions(normalization=None, max_decode_length=40),
)
DIRT = (
    "\r", "\r\n", "\n", "\x85", "\u2028", "&amp;", "&lt;", "&nbsp;", "&#10;", "&amp;amp;", "&NTILDE;", "& ", "\x00",
    "\ud83d\ude00", "\ud800", "\udc80", "ﬁ", "e\u0301", "\x1b[1m", "\ufeff", "Â ", "Ã", "\x0c", "\xad", "\x9d", "œ",
    "�", "½", "°", "º", "”“", "€", "ｗ", "\u3000",
)  # fmt: skip


def config(options: RepairOptions) -> ftfy.TextFixerConfig:
    return ftfy.TextFixerConfig(
        **{name: getattr(options, name) for name in RepairOptions.__dataclass_fields__}, explain=False
    )


def settled(text: str, options: RepairOptions) -> str:
    """ftfy until nothing changes: the slow twin."""
    while (new := ftfy.fix_text(text, config(options))) != text:
        text = new
    return text


def misread(text: str, codecs: tuple[str, ...], errors: str) -> str:
    for codec in codecs:
        text = text.encode("utf-8", "replace").decode(codec, errors)
    return text


broken = st.builds(
    misread,
    st.sampled_from(NEWS) | st.text(max_size=20),
    st.lists(st.sampled_from(CODECS), min_size=1, max_size=2).map(tuple),
    st.sampled_from(["replace", "ignore"]),
)
dirty = st.lists(st.one_of(st.sampled_from(NEWS), st.sampled_from(DIRT), broken, st.text(max_size=8)), max_size=8)
mixed = st.one_of(dirty.map("".join), dirty.map("\n".join), texts(8))


@pytest.mark.parametrize(
    ("source", "clean", "kinds"),
    [
        ("Itâ€™s fine", "It’s fine", ["encoding"]),  # UTF-8 read as Windows-1252: the commonest mojibake
        ("R&amp;D at AT&amp;T", "R&D at AT&T", ["entity", "entity"]),  # escaped once too often by a feed
        ("&amp;amp;", "&", ["entity"]),  # twice too often
        ("one\r\ntwo\rthree", "one\ntwo\nthree", ["whitespace", "whitespace"]),  # line ends of all systems
        ("\ufeffThe news", "The news", ["control"]),  # a BOM in front of a file
        ("\x1b[31mred\x1b[0m", "red", ["control", "control"]),  # a terminal's colours in a log
        ("a\x00b", "ab", ["control"]),
        ("bad \udc92 byte", "bad � byte", ["encoding"]),  # an undecodable byte: never lost without a trace
        ("\ud83d\ude00", "😀", ["encoding"]),  # a surrogate pair from JavaScript
        ("ﬁnance", "finance", ["encoding"]),  # a ligature from a PDF
        ("cafe\u0301", "café", ["encoding"]),  # NFD from a Mac
        ("\x93quoted\x94", "“quoted”", ["encoding", "encoding"]),  # Windows-1252 read as Latin-1
    ],
)
def test_what_is_mended(source, clean, kinds):
    ledger = Ledger.of(repair()(Document(source)), source)
    assert ledger.apply(source) == clean
    assert [entry.kind for entry in ledger] == kinds
    assert ledger.undo(clean) == source


@pytest.mark.parametrize(
    "text",
    [
        *NEWS,
        "AT&T and M&S, this&that",  # an ampersand is no entity
        "“Typographic” ‘quotes’ stay",
        "5 < 6 and <b>",  # ftfy's "auto" would look at this for the lines after it
        "Ångström, Ærø, Île, Øresund, Ñandú, ÇA, São, über, Straße",
        "the à la carte, 20 °C, ½ cup, 3 × 4, § 5, © 2024, ™",
    ],
)
def test_clean_text_is_proved_clean(text):
    assert not may_need_ftfy(text, RepairOptions()), "a false positive costs speed"
    assert list(repair()(Document(text))) == []
    assert ftfy.fix_text(text, config(RepairOptions())) == text


def members(characters: str) -> set[str]:
    pattern = re.compile(f"[{characters}]")
    return {char for char in map(chr, range(0x11000)) if pattern.match(char)}


@pytest.mark.parametrize(
    ("name", "category"),
    [
        ("BAD", "bad"), ("LAW", "law"), ("CURRENCY", "currency"), ("START", "start_punctuation"), ("BOX", "box"),
        ("END", "end_punctuation"), ("NUMERIC", "numeric"), ("UPPER", "upper_accented"), ("LOWER", "lower_accented"),
        ("LETTERS", "lower_common"),
    ],
)  # fmt: skip
def test_tables_are_those_of_the_installed_ftfy(name, category):
    assert members(getattr(ftfy_gate, name)) >= members(ftfy.badness.MOJIBAKE_CATEGORIES[category])


def test_single_characters_are_those_of_the_installed_ftfy():
    assert members(ftfy_gate.CONTROLS) >= set(map(chr, ftfy.chardata.CONTROL_CHARS))
    assert members(ftfy_gate.LIGATURES) >= set(map(chr, ftfy.chardata.LIGATURES))
    assert members(ftfy_gate.WIDE) >= set(map(chr, ftfy.chardata.WIDTH_MAP))
    assert ftfy_gate.ENTITY.pattern == ftfy.chardata.HTML_ENTITY_RE.pattern


def test_no_pair_of_characters_that_ftfy_calls_bad_passes_the_gate():
    # All pairs of mojibake characters, each in three of the contexts. The full product, 60 s, was run once by hand.
    around = [
        (left, right)
        for left in ("", "x", "a ", ".", "В", "β", "”", "Œ", "É", "г", "‚", "Ø–", "é", "€", "½")
        for right in ("", " ", "x", "X", "\n", "В", "“", "½", "Ø–", "1", "é", "°")
    ]
    categories = set().union(*map(members, ftfy.badness.MOJIBAKE_CATEGORIES.values()))
    characters = sorted(categories | set("ŸŠšŽžœŒπ∂øμµЂў°·´Ä "))
    options = RepairOptions(fix_latin_ligatures=False, fix_line_breaks=False, normalization=None)
    chosen = random.Random(2)
    for first in characters:
        for second in characters:
            for left, right in chosen.sample(around, 3):
                text = left + first + second + right
                assert not ftfy.badness.is_bad(text) or may_need_ftfy(text, options), text


@settings(max_examples=400, deadline=None)
@given(mixed, st.sampled_from(OPTIONS))
def test_same_as_ftfy(text, options):
    assert fixed(text, options, rounds=1) == ftfy.fix_text(text, config(options))


@settings(max_examples=150, deadline=None)
@given(mixed, st.sampled_from(OPTIONS))
def test_the_gate_proves(text, options):
    for line in text.split("\n"):
        if not may_need_ftfy(line, options):
            assert ftfy.fix_text(line, config(options)) == line


@settings(max_examples=200, deadline=None)
@given(mixed, st.sampled_from(OPTIONS))
def test_edits_make_the_fixpoint_and_undo(text, options):
    cleaner = repair(options)
    ledger = Ledger.of(cleaner(Document(text)), text)
    made = ledger.apply(text)
    assert made == fixed(text, options)
    assert ledger.undo(made) == text
    if options.max_decode_length > len(text):  # else a shorter line is cut elsewhere than the longer one was
        assert made == settled(text, options)
    assert list(cleaner(Document(made))) == []


@pytest.mark.parametrize(
    ("text", "once", "twice"),
    [
        # "Â " is mojibake at the start of a line only, and ftfy makes the line start in the same round
        ("\rÂ 1", "\nÂ 1", "\n\xa01"),
        # one unreadable character spoils its whole line, until an entity has become a line end
        ("ż&#10;pi─Ökno┼¢─ç", "ż\npi─Ökno┼¢─ç", "ż\npiękność"),
    ],
)
def test_where_ftfy_needs_a_second_run(text, once, twice):
    assert ftfy.fix_text(text, config(RepairOptions())) == once
    assert fixed(text) == twice == settled(text, RepairOptions())


@pytest.mark.parametrize("unit", ["amp;", "ƒ"])
def test_a_line_that_would_take_quadratic_time_stays(unit):
    text = {"amp;": "&", "ƒ": "Ã"}[unit] + unit * 5_000
    assert fixed(text + "\nR&amp;D") == text + "\nR&D"


@given(st.text("abc,é\r&;", max_size=60), st.text("abc,é\r&;", max_size=60))
def test_differences_rebuild_the_new_text(old, new):
    spans = differences(old, new)
    for found in (spans, widened(spans, old, re.compile("&[abc]*;"))):
        parts, position = [], 0
        for span in found:
            assert position <= span.start <= span.end
            parts += [old[position : span.start], span.new]
            position = span.end
        assert "".join([*parts, old[position:]]) == new


def test_a_gate_can_be_sent_to_another_process():
    assert pickle.loads(pickle.dumps(repair())).gate("R&amp;D")


@pytest.mark.benchmark  # the work is done inside patterns, where no calls can be counted
@pytest.mark.parametrize(
    "unit", ["&", "&amp;", "Ã©", "Ã©一", "â€™ ", "e\u0301", "\r", "\udc80", "\x1b[", "É»", "\x00", "Ã "]
)
def test_linear_time(unit):
    def work(length):
        normalise(unit * (length // len(unit)), [repair()])

    linear_in_time(work, 50_000)


def test_clean_news_does_not_wake_ftfy():
    paths = sorted((Path(__file__).parents[2] / "shared" / "seeds").glob("0*.txt"))
    if not paths:
        pytest.skip("no shared seeds here")
    assert not any(repair().gate(path.read_text(encoding="utf-8")) for path in paths)
