"""The compiled kernel gives what its Python twins give, and refuses what they cannot read.

Without the kernel there is nothing to compare, and the tests are skipped; `.ci/run` makes sure that it is built.
"""

from __future__ import annotations

import json
import os
import pickle
import random
import subprocess
import sys
from collections.abc import Sequence
from html import escape

import kernel_cases as cases
import pytest
from conftest import ROOT
from hypothesis import given
from hypothesis import strategies as st

from newsclean import Edit, kernel
from newsclean.clean.labels import Label
from newsclean.clean.repair import characters, ftfy_gate, unchanged
from newsclean.clean.round import RANKS, Round
from newsclean.clean.zones import Zones
from newsclean.core.document import Document
from newsclean.core.edits import KINDS, REMOVALS, Entry, _settle_collisions, settle
from newsclean.core.ledger import Ledger
from newsclean.html import classifier as html_classifier
from newsclean.html.parsing.parse import tree_of
from newsclean.html.parsing.walker import read_blocks
from newsclean.line_model import classifier, headline_line
from newsclean.line_model.compiled_network import compiled_model
from newsclean.rules.rule import builtin_rules, fold
from newsclean.rules.ruleset import RuleSet
from newsclean.text import headline_match
from newsclean.text.language.letter_words import letter_words

needs_kernel = pytest.mark.skipif(not kernel.KERNEL, reason="the kernel is not built, or is turned off")
TEXT = st.text(st.one_of(st.sampled_from("".join(set("".join(cases.PIECES)))), st.characters()), max_size=60)
BUILTIN = RuleSet(rule for rule in builtin_rules() if not rule.spares)


def agrees(name: str, arguments: Sequence[object]) -> None:
    slow, fast = kernel.TWINS[name](*arguments), getattr(kernel.KERNEL, name)(*arguments)
    assert slow == fast, (name, arguments)
    assert type(slow) is type(fast)


@needs_kernel
def test_every_twin_is_among_the_cases():
    assert characters.has_gap("  ")  # its module is imported with the first pipeline
    assert letter_words("3rd") == ["rd"]
    asked = {name for name, _ in cases.calls(1, 300)}
    assert asked == kernel.TWINS.keys()


@needs_kernel
def test_functions_agree_on_hostile_texts():
    for name, arguments in cases.calls(2, 250):
        agrees(name, arguments)


@needs_kernel
@pytest.mark.fuzz
def test_functions_agree_on_many_hostile_texts():
    for name, arguments in cases.calls(3, 30_000):
        agrees(name, arguments)


@needs_kernel
@given(TEXT)
def test_functions_agree_on_any_text(text: str):
    for name in cases.OF_TEXT:
        agrees(name, (text,))
    agrees("gap_edits", (text, Edit))
    assert kernel.KERNEL.casefold(text) == text.casefold()


def each_character_agrees(points: range) -> None:
    for point in points:
        char = chr(point)
        assert kernel.KERNEL.casefold(char) == char.casefold(), hex(point)
        for name in ("is_sentence", "is_bullet", "is_headline", "word_count", "split_lines"):
            for line in (char, f"{char} x", f"Trade hits a record{char}", f"{char}rade hits a record"):
                agrees(name, (line,))


@needs_kernel
def test_functions_agree_on_the_characters_of_news():
    each_character_agrees(range(0x250))
    each_character_agrees(range(0x2000, 0x2070))


@needs_kernel
@pytest.mark.fuzz
def test_functions_agree_on_each_character():
    each_character_agrees(range(0x250, 0x33480))  # to the last letter that Unicode has


def rules_agree(lines: Sequence[str]) -> None:
    slow, fast = RuleSet(BUILTIN.rules), RuleSet(BUILTIN.rules)
    slow._wait, fast._wait = 10**9, 0
    assert slow.all_hits(lines) == fast.all_hits(lines)
    assert slow.all_hits(lines) == fast.all_hits(lines)  # from the cache
    for line in lines:
        numbers = fast._in_kernel().candidates(line)
        folded = fold(line) in fast._phrases
        assert folded or numbers or not slow.hits(line)


@needs_kernel
def test_the_same_rules_are_tried_on_hostile_lines():
    rules_agree(list(cases.lines(4, 150)))


@needs_kernel
def test_the_same_rules_are_tried_on_their_own_words():
    words = sorted({word for rule in BUILTIN.rules for word in rule.has})[::7]
    shapes = ("{0}", "({0})", "[{0}.", "{0}).", "A {0}: b", "x{0}y", "{0}’s", "{0}-{0}", "İ {0}")
    short = [shape.format(word).strip() for word in words for shape in shapes]
    rules_agree(short + [f"{text} {'rain ' * 30}{text}" for text in short[::5]])


@needs_kernel
@pytest.mark.fuzz
def test_the_same_rules_are_tried_on_many_lines():
    rules_agree(list(cases.lines(5, 8_000)))


def gates_agree(count: int) -> None:
    """Characters that mojibake is made of, beside one another."""
    classes = ftfy_gate.BAD + ftfy_gate.LAW + ftfy_gate.CURRENCY + ftfy_gate.START + ftfy_gate.END + ftfy_gate.NUMERIC
    letters = sorted({*classes, *ftfy_gate.UPPER, *ftfy_gate.LOWER, *"│═ωάЯаВГ°œŒ&;#aZ_1 \n\x80ﬁ\ud800😀"})
    chance = random.Random(13)
    for more in ("", unchanged._unwanted()):
        for options in (ftfy_gate.RepairOptions(), ftfy_gate.RepairOptions(fix_encoding=False, unescape_html=False)):
            slow, fast = ftfy_gate.ftfy_pattern(options, more).search, ftfy_gate.ftfy_finder(options, more)
            for text in ("".join(chance.choices(letters, k=chance.randint(1, 4))) for _ in range(count)):
                assert (slow(text) is not None) == fast(text), text


@needs_kernel
def test_the_repair_gate_agrees():
    gates_agree(2_000)
    for text in ("&amp;", "&#x26;", f"&{'a' * 24};", f"&{'a' * 25};", "&#;", "&;", "&a", "&&amp;", "&am p;", "&"):
        found = ftfy_gate.ftfy_pattern(ftfy_gate.RepairOptions()).search(text) is not None
        assert ftfy_gate.ftfy_finder(ftfy_gate.RepairOptions())(text) == found
    for point in range(0x3000):
        assert characters._has_unseen(chr(point) + "é") == (characters._UNSEEN.search(chr(point)) is not None)


@needs_kernel
@pytest.mark.fuzz
def test_the_repair_gate_agrees_on_many_texts():
    gates_agree(150_000)


def model_agrees(page: Sequence[str], marked: Sequence[bool] | None) -> None:
    model = compiled_model()
    assert model is not None
    assert model.scores(page, marked, None) == pytest.approx(
        classifier._logits(page, marked).tolist(), abs=1e-5, rel=1e-5
    )


@needs_kernel
def test_the_line_model_agrees():
    for number, page in enumerate(cases.pages(6, 20)):
        model_agrees(page, None)
        model_agrees(page, [at % 5 == number % 5 for at in range(len(page))])
    seeds = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "seeds").glob("*.txt"))]
    for text in seeds:
        model_agrees(Document(text).texts, None)


@needs_kernel
def test_the_model_of_pages_agrees(monkeypatch: pytest.MonkeyPatch):
    for number, page in enumerate(cases.pages(15, 12)):
        lines = "".join(f"<p class=c{at % 4}>{escape(line)}</p>" for at, line in enumerate(page))
        blocks = read_blocks(tree_of(f"<nav>Home</nav><article>{lines}</article><footer>Terms</footer>"))
        scores = html_classifier.score_blocks(blocks)
        with monkeypatch.context() as patch:
            patch.setattr(html_classifier, "compiled_model", lambda name: None)
            assert scores == pytest.approx(html_classifier.score_blocks(blocks), abs=1e-4, rel=1e-5), number


@needs_kernel
def test_numbers_of_another_size_are_refused():
    model = compiled_model()
    assert model is not None
    for more in (b"", bytes(63), bytes(65), "text"):
        with pytest.raises(ValueError, match="wrong size"):
            model.scores(["a line"], None, more)


@needs_kernel
@pytest.mark.fuzz
def test_the_line_model_agrees_on_many_pages():
    for page in cases.pages(7, 600):
        model_agrees(page, None)


def headline_agrees(page: Sequence[str], url: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    scores = [((len(line) * 7) % 13) - 5.0 for line in page]
    seen = headline_line.PageLines(page, scores, [len(line) % 4 == 0 for line in page])
    fast = headline_line.find_headline_line(seen, url=url)
    with monkeypatch.context() as patch:
        patch.setattr(headline_line, "KERNEL", None)
        slow = headline_line.find_headline_line(seen, url=url)
    assert (fast is None) == (slow is None)
    if fast and slow:
        assert fast.where == slow.where
        assert fast.rank == pytest.approx(slow.rank)


@needs_kernel
def test_the_headline_agrees(monkeypatch: pytest.MonkeyPatch):
    body = "The river rose by two metres after a night of rain, and the lower town is under water, said the mayor. "
    for page in cases.pages(8, 40):
        headline_agrees(
            [*page, body, "River rises — 美国", body * 2], "https://example.org/news/river-rises", monkeypatch
        )


def edits_agree(number: int, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    given_edits = cases.edits(number, text)
    apart = kernel.KERNEL.settle_apart(given_edits, text, KINDS)
    with monkeypatch.context() as patch:
        patch.setattr("newsclean.core.edits.KERNEL", None)
        if apart is not None:
            assert apart == settle(given_edits, text)


def rounds_agree(number: int, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    doc = Document(text)
    hits, labels = cases.reasons(number, doc.texts)
    if number % 3 == 0:
        labels.append(Label(len(doc) - 1, "ad", "ad/marker")) if len(doc) else None
    found = Round(Zones(doc, hits), labels, [])
    entries, kept = found._entries(), found.kept
    with monkeypatch.context() as patch:
        patch.setattr("newsclean.clean.round.KERNEL", None)
        patch.setattr("newsclean.clean.round.kept_blocks", kernel.TWINS["kept_blocks"])
        slow = Round(Zones(doc, hits), labels, [])
        assert kept == slow.kept
        assert entries == slow._entries() == list(slow.ledger)
    assert Ledger(entries, len(text)).apply(text) == found.render()
    in_text = [edit for edit in found.requested() if edit.start < edit.end]
    assert {(e.start, e.end) for e in entries if e.kind in REMOVALS} <= {(e.start, e.end) for e in in_text}


@needs_kernel
def test_edits_are_settled_alike(monkeypatch: pytest.MonkeyPatch):
    for number, text in enumerate(cases.texts(9, 300)):
        edits_agree(number, text, monkeypatch)
        rounds_agree(number, text, monkeypatch)


@needs_kernel
@pytest.mark.fuzz
def test_edits_of_many_texts_are_settled_alike(monkeypatch: pytest.MonkeyPatch):
    for number, text in enumerate(cases.texts(14, 20_000)):
        rounds_agree(number, text, monkeypatch)


@needs_kernel
def test_edits_that_collide_are_left_to_python():
    colliding = [Edit(0, 3, kind="ad"), Edit(2, 5, kind="promo")]
    assert kernel.KERNEL.settle_apart(colliding, "abcdef", KINDS) is None
    assert settle(colliding, "abcdef") == _settle_collisions(colliding) == [Edit(0, 3, kind="ad")]


@needs_kernel
def test_the_edits_of_rules_agree(monkeypatch: pytest.MonkeyPatch):
    lines = ["Advertisement", "BEIJING (Reuters) - Trade rose by a quarter.", "Trade rose.", "Photo: Reuters"]
    hits, labels = BUILTIN.all_hits(lines), [Label(2, "promo", "x"), Label(0, "ad", "y", 0.5)]
    assert sum(map(bool, hits)) >= 2
    found = Round(Zones(Document("\n".join(lines)), hits), labels, [])
    entries = found._entries()
    monkeypatch.setattr("newsclean.clean.round.KERNEL", None)
    assert entries == found._entries()
    assert [entry.kind for entry in entries if entry.kind in REMOVALS] == ["ad", "dateline", "promo", "caption"]


@needs_kernel
@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Trade hits a record", "Trade hits a record | The Daily Example"),
        ("Trade hits a record", "TRADE HITS A RECORD"),
        ("Trade hits a record", "Trade hits its record"),
        ("Straße gesperrt", "STRASSE GESPERRT"),
        ("Short", "Short"),
    ],
)
def test_a_possible_repeat_is_never_ruled_out(a: str, b: str, monkeypatch: pytest.MonkeyPatch):
    with monkeypatch.context() as patch:
        patch.setattr(headline_match, "KERNEL", None)
        same = headline_match.same_title(a, b)
    assert same
    assert kernel.KERNEL.may_be_same_title(a, b)
    assert kernel.KERNEL.possible_repeats(a, ["Menu", b], [0, 1]) == [1]


@needs_kernel
@given(TEXT, TEXT)
def test_titles_agree(a: str, b: str):
    if not kernel.KERNEL.may_be_same_title(a, b):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(headline_match, "KERNEL", None)
            assert not headline_match.same_title(a, b)


@needs_kernel
@pytest.mark.parametrize(
    ("name", "arguments", "error"),
    [
        ("word_count", (), TypeError),
        ("word_count", (3,), TypeError),
        ("split_lines", (b"bytes",), TypeError),
        ("paragraphs", (["a"], [1]), IndexError),
        ("paragraphs", (["a"], [-1]), IndexError),
        ("paragraphs", (["a"], ["0"]), TypeError),
        ("paragraphs", (3, [0]), TypeError),
        ("gap_edits", ("a  b", list), ValueError),
        ("gap_edits", ("a  b", Entry), ValueError),  # of seven fields
        ("edit_entries", ([(0,)], "a", Entry), ValueError),
        ("edit_entries", (["no edit"], "a", Entry), ValueError),
        ("round_entries", ("a", [()], [Label(7, "ad", "x")], [], Edit, Entry, RANKS, settle), IndexError),
        ("round_entries", ("a", [()], [Label(-1, "ad", "x")], [], Edit, Entry, RANKS, settle), IndexError),
        ("round_entries", ("a\nb", [()], [], [], Edit, Entry, RANKS, settle), IndexError),
        ("round_entries", ("a", [()], [], [(3, "a")], Edit, Entry, RANKS, settle), IndexError),
        ("round_entries", ("a", [(3,)], [], [], Edit, Entry, RANKS, settle), AttributeError),
        ("round_entries", ("a", [()], [(0,)], [], Edit, Entry, RANKS, settle), ValueError),
        ("kept_blocks", (["a"], [()], [Label(7, "ad", "x")], str), IndexError),
        ("kept_blocks", (["a"], [], [], str), IndexError),
        ("headline_points", (["a"], [], [False], set(), [0.0] * 23), IndexError),
        ("headline_points", (["a"], [1.0], [], set(), [0.0] * 23), IndexError),
        ("headline_points", (["a"], ["1"], [False], set(), [0.0] * 23), TypeError),
        ("headline_points", (["rain " * 25], [1.0], [False], set(), [0.0]), ValueError),
        ("bind", ("no_function", "m", "d"), ValueError),
        ("LineModel", ({},), ValueError),
        ("LineModel", ({"classes": b"\xff" * 0x10000},), ValueError),
        ("RuleFinder", (1, 2, 3, 4, 5, 6, 7), TypeError),
    ],
)
def test_wrong_arguments_are_refused(name: str, arguments: tuple[object, ...], error: type[Exception]):
    with pytest.raises(error):
        getattr(kernel.KERNEL, name)(*arguments)


@needs_kernel
def test_an_empty_line_has_no_score():
    model = compiled_model()
    assert model is not None
    with pytest.raises(ValueError, match="empty line"):
        model.scores(["a", "", "b"], None, None)


@needs_kernel
def test_what_stands_in_keeps_name_docstring_and_pickle():
    from newsclean.text.line_shape import is_sentence

    assert is_sentence.__doc__ == kernel.TWINS["is_sentence"].__doc__
    assert is_sentence.__module__ == "newsclean.text.line_shape"
    assert pickle.loads(pickle.dumps(is_sentence)) is is_sentence


CLEAN = """
import json, sys
import kernel_cases, newsclean
clean = newsclean.pipeline("strict")
texts = [*kernel_cases.texts(11, int(sys.argv[1]), 80), *map(str, json.load(sys.stdin))]
print(newsclean.kernel.running())
for record in clean.pipe({"text": text} for text in texts):
    print(json.dumps(record, ensure_ascii=True))
"""


def cleaned(switch: str, count: int, given_texts: Sequence[str]) -> tuple[str, str]:
    """What runs with the switch, and the records that it makes."""
    environment = {**os.environ, "NEWSCLEAN_KERNEL": switch, "PYTHONPATH": os.pathsep.join(map(str, paths()))}
    command = [sys.executable, "-c", CLEAN, str(count)]
    ran = subprocess.run(
        command, input=json.dumps(given_texts), env=environment, capture_output=True, text=True, check=True
    )
    first, _, rest = ran.stdout.partition("\n")
    return first, rest


def paths() -> list[str]:
    return [str(ROOT / "src"), str(ROOT / "tests"), *filter(None, [os.environ.get("PYTHONPATH")])]


def scrapes() -> list[str]:
    return [path.read_text(encoding="utf-8") for path in sorted((ROOT / "seeds").glob("*.txt"))]


@needs_kernel
def test_whole_texts_are_cleaned_alike_with_and_without():
    with_kernel, without = cleaned("on", 20, scrapes()), cleaned("off", 20, scrapes())
    assert (with_kernel[0], without[0]) == ("kernel", "python")
    assert with_kernel[1] == without[1]


@needs_kernel
@pytest.mark.fuzz
def test_many_texts_are_cleaned_alike_with_and_without():
    many = ["\n".join(page) for page in cases.pages(12, 150)] + scrapes()
    assert cleaned("on", 2_000, many)[1] == cleaned("off", 2_000, many)[1]


def test_a_kernel_of_another_version_is_not_used(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(kernel, "VERSION", -1)
    assert kernel._load() is None
