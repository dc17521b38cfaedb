"""The laws of the design, over every cleaner and every preset."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from twin_rules import hits_slowly

import newsclean as nc
from newsclean import cleaners, testing
from newsclean.clean.registry import CLEANERS
from newsclean.core.edits import REMOVALS

ALL = [*CLEANERS, "repair", "invisibles", "spaces", "unwrap", "glue", "uniform"]
TEXTS = testing.texts()


@pytest.mark.parametrize("name", ALL)
def test_every_cleaner_keeps_the_laws(name):
    testing.laws(cleaners.load(name), examples=40)


@pytest.mark.parametrize("preset", cleaners.PRESETS)
def test_every_preset_is_idempotent_and_can_be_undone(preset):
    clean = nc.pipeline(preset)

    @given(TEXTS)
    def run(text: str) -> None:
        article = clean.article(text)
        made = str(article)
        assert made == clean(text)
        assert article.ledger.undo(made) == text
        assert clean(made) == made, (text, made)

    run()


@given(st.lists(TEXTS, max_size=4), st.randoms())
def test_a_text_gives_the_same_whatever_came_before(batch, shuffler: random.Random):
    clean = nc.pipeline("news")
    alone = {text: nc.Pipeline(cleaners.preset("news"))(text) for text in batch}
    shuffler.shuffle(batch)
    assert {text: clean(text) for text in batch} == alone


@given(TEXTS, st.randoms())
def test_the_order_of_cleaners_does_not_matter(text, shuffler: random.Random):
    chosen = cleaners.preset("news")
    shuffler.shuffle(chosen)
    assert nc.Pipeline(chosen).article(text).ledger == nc.pipeline("news").article(text).ledger


@given(TEXTS)
def test_the_body_is_the_text_without_title_and_summary(text):
    article = nc.pipeline("news").article(text)
    blocks = str(article).split("\n\n") if str(article) else []
    for place in reversed(article.apart):
        del blocks[place]
    assert "\n\n".join(blocks) == article.body


@given(TEXTS)
def test_the_fast_renderer_agrees_with_the_ledger(text):
    for labelled, made in nc.pipeline("news")._run(nc.Source(text)):
        assert labelled.ledger.apply(labelled.doc.text) == made


@given(TEXTS)
def test_what_a_round_removes_is_what_its_ledger_removes(text):
    for labelled, _ in nc.pipeline("news")._run(nc.Source(text)):
        assert list(labelled.removed(REMOVALS)) == [(entry.kind, entry.text) for entry in labelled.ledger.removed]


@given(TEXTS)
def test_line_rules_agree_with_their_slow_twin(text):
    rules = nc.pipeline("news")._ruleset
    for line in nc.Document(text).texts:
        assert rules.hits(line) == hits_slowly(rules, line)


@pytest.mark.parametrize("text", ["&nbsp;&nbsp;â€™", "\xa0\xa0â€™", "\rÂ 1", "\u3000Ã©"])
def test_repair_that_depends_on_the_edges_of_a_line_is_idempotent_too(text):
    clean = nc.pipeline("news")
    assert clean(clean(text)) == clean(text)


@pytest.mark.parametrize("text", ["", " ", "\n", "\ufeff", "a", "8", "\x00", "İ", "•", "\udc80"])
def test_the_smallest_texts(text):
    article = nc.pipeline("news").article(text)
    assert article.ledger.undo(str(article)) == text


def test_the_suite_catches_a_cleaner_that_breaks_a_law():
    class Growing:
        def __call__(self, doc):
            yield nc.Edit(0, 0, "x")

    with pytest.raises(AssertionError, match="cleaning twice"):
        testing.laws(Growing(), examples=5)


def test_the_suite_catches_a_cleaner_that_remembers():
    class Forgetful:
        seen = 0

        def __call__(self, doc):
            self.seen += 1
            if self.seen % 2 and len(doc):
                yield nc.Edit(doc.starts[0], doc.ends[0], "")

    with pytest.raises(AssertionError, match="second time"):
        testing.laws(Forgetful(), examples=20)


@pytest.mark.parametrize(
    ("edits", "said"),
    [
        # Beyond the end of the text; before its beginning; of a kind that there is not.
        ([nc.Edit(0, 10**6)], "offsets are code points"),
        ([nc.Edit(-3, 1)], "offsets are code points"),
        ([nc.Edit(0, 0, "x", kind="weather")], "unknown kind 'weather'"),
        # Of other types.
        ([(0, 1, "")], "yielded a tuple"),
        ("ab", "yielded a str"),
        ([nc.Edit(0, 0, None)], "has the text None, which is not a string"),
        ([nc.Edit(0.0, 0, "x")], "has the start 0.0, which is not a whole number"),
        (None, "failed: TypeError"),
    ],
)
def test_the_suite_says_what_is_wrong_with_an_edit_and_on_which_text(edits, said):
    with pytest.raises(AssertionError, match=rf"{said}.*; the text is '"):
        testing.laws(lambda doc: edits, examples=5)


def test_the_suite_catches_a_cleaner_that_throws_dice():
    dice = random.Random(7)
    with pytest.raises(AssertionError, match=r"second time|differ|twice"):  # whichever is seen first
        testing.laws(lambda doc: [nc.Edit(0, 0, "x")] * dice.randrange(2), examples=50)


def test_the_suite_catches_a_function_of_texts_that_gives_none():
    with pytest.raises(AssertionError, match="it returned None"):
        testing.laws(cleaners.from_text(lambda text: None), examples=5)


@pytest.mark.parametrize("thing", [cleaners.ads, "ads", None])
def test_what_is_no_cleaner_is_refused_at_once(thing):
    for use in (testing.laws, lambda one: nc.Pipeline([one])):
        with pytest.raises(
            TypeError, match=r"is not a cleaner; give functions of a document, such as nc\.cleaners\.ads"
        ):
            use(thing)


@pytest.mark.parametrize("preset", cleaners.PRESETS)
@pytest.mark.parametrize("lines", [21, 60, 300, 1500])
def test_a_text_that_the_line_model_peels_is_idempotent_too(preset, lines):
    clean = nc.pipeline(preset)
    for head, sign in (("연구소fer.", "."), ("Velm", "•"), ("연구소fer.", "12"), ("", "•••• ••")):
        text = head + f"\n{sign}" * lines + "\nB are rotected,t a ••••••••••"
        article = clean.article(text)
        assert clean(str(article)) == str(article)
        assert article.ledger.undo(str(article)) == text


def test_what_does_not_settle_is_left_but_for_its_characters(monkeypatch):
    monkeypatch.setattr("newsclean.clean.pipeline.MOST_ROUNDS", 1)
    monkeypatch.setattr("newsclean.clean.pipeline.SHORT_WORK", 0)
    text = "연구소fer." + "\n." * 21 + "\n\n\n\nB are rotected,t a ••••••••••"
    clean = nc.pipeline("news")
    article = clean.article(text)
    assert str(article).replace("\n", "") == text.replace("\n", "")
    assert clean(str(article)) == str(article)
    assert article.ledger.undo(str(article)) == text
