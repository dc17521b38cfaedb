"""Statements of different articles that say the same: golden pairs, laws, a slow twin, and hostile input."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from itertools import combinations

import numpy as np
import pytest
from benchmarks.statements import auc, best_f1, judge, written

from newsclean.claims.statements.alignment import align, read_phrase
from newsclean.claims.statements.blocking import candidate_statements, read_texts
from newsclean.claims.statements.clauses import Statement, statements_of
from newsclean.claims.statements.clustering import cluster_stars, main_names
from newsclean.claims.statements.linking import linked_pairs, score_statements
from newsclean.claims.statements.similarity import score_alignment
from newsclean.claims.statements.statement_options import ALIGNMENT, STATEMENTS
from newsclean.text.synonyms import Lexicon, statement_word, tables

LIFELINE = "Since then Beijing has become a key economic lifeline for Moscow."
VITAL = "For Moscow, Beijing has since become a vital economic lifeline."
FERRY = "Police arrested the captain of the ferry that ran aground off Gotska island."
FERRY_TOO = "The captain of the ferry which ran aground off Gotska has been detained by police."
OTHER = "Farmers in Andalusia fear that the drought will destroy their olive harvest."


def only(*texts: str) -> list[Statement]:
    """Each text as the statement of an article of its own."""
    return [one for at, text in enumerate(texts) for one in statements_of(text, (), at)]


def pairs(*texts: str) -> list[tuple[int, int]]:
    return [(a, b) for a, b, _ in linked_pairs(only(*texts))]


# ---- golden
GOLDEN = [
    ((LIFELINE, VITAL), True),  # vital and key are one meaning; the names turned round are no other roles
    ((FERRY, FERRY_TOO), True),  # active and passive
    ((LIFELINE, FERRY), False),
    ((FERRY, FERRY.replace("Gotska", "Tarnholm")), False),  # another place: another event
    ((FERRY, FERRY.replace("arrested", "released")), False),  # the opposite
    ((FERRY, FERRY.replace("arrested", "did not arrest")), False),  # a denial is a conflict at most
    ((FERRY[:-1] + "?", FERRY), False),  # a question states nothing
    (("Acme sued Borland over stolen robot designs.", "Borland sued Acme over stolen robot designs."), False),
    (("Acme sued Borland over stolen robot designs.", "Borland was sued by Acme over stolen robot designs."), True),
    (
        ("It killed 14 sailors on the wrecked ferry.", "It killed 19 sailors on the wrecked ferry."),
        False,
    ),  # other figures
    (("He left.", "He left."), False),  # too little to be a claim
]


@pytest.mark.parametrize(("texts", "same"), GOLDEN)
def test_golden(texts: tuple[str, str], same: bool) -> None:
    assert bool(pairs(*texts)) == same


def test_written_pairs_are_told_apart_better_than_by_token_set_ratio() -> None:
    found = judge(written())
    assert found["newsclean"]["auc"] > 0.9 > found["token_set_ratio"]["auc"]
    assert found["newsclean"]["f1"] > found["token_set_ratio"]["f1"] + 0.1


def test_of_the_written_pairs_hardly_a_different_one_is_linked() -> None:
    at_least = [(score_statements(a, b) >= ALIGNMENT.score, same) for a, b, same in written()]
    said = Counter(at_least)
    assert said[True, True] / (said[True, True] + said[True, False]) > 0.9
    assert said[True, True] / sum(same for *_, same in written()) > 0.6


def test_half_of_the_written_pairs_are_the_same_and_they_are_many() -> None:
    labels = [same for *_, same in written()]
    assert len(labels) >= 120
    assert sum(labels) * 2 == len(labels)


def test_auc_and_f1_of_known_scores() -> None:
    assert auc([0.9, 0.1, 0.5], [True, False, False]) == 1.0
    assert auc([0.5, 0.5], [True, False]) == 0.5
    assert best_f1([0.9, 0.8, 0.1], [True, False, True])[0] == pytest.approx(0.8)


def test_sentences_of_one_article_are_never_linked() -> None:
    assert linked_pairs([one._replace(article=3) for one in only(LIFELINE, VITAL, LIFELINE)]) == []


def test_a_copy_is_linked_to_the_first_only() -> None:
    found = linked_pairs(only(LIFELINE, LIFELINE, OTHER, LIFELINE))
    assert found == [(0, 1, 1.0), (0, 3, 1.0)]


def test_short_equal_sentences_need_articles_about_one_thing() -> None:
    text = "Its creditors approved the rescue merger."
    apart = [Statement(at, text, names=frozenset(names)) for at, names in enumerate((("acme",), ("borland",)))]
    assert linked_pairs(apart) == []
    assert [(a, b) for a, b, _ in linked_pairs([one._replace(names=frozenset(("acme",))) for one in apart])] == [(0, 1)]


def test_parts_have_their_places() -> None:
    text = "The strike halted all the ferries, while the union denied that it wanted to close the port."
    found = list(statements_of(text, ("SE",), 7))
    assert [text[one.start : one.end] for one in found] == [one.text for one in found]
    assert [(one.article, one.negated) for one in found] == [(7, False), (7, True)]


def test_main_names_are_of_the_first_sentences_or_frequent() -> None:
    later = ["It rained in Oslo."] * 2 + ["Then came Bergen."]
    found = main_names(["Trade rose in Chile.", "He said so.", "So it was.", *later])
    assert "CL" in found
    assert "bergen" not in found


def test_credits_are_no_statements() -> None:
    assert list(statements_of("Ida Holm and Juhani Aho contributed to this report.")) == []


# ---- tables
def test_every_list_of_the_table_has_one_key_and_no_word_two() -> None:
    same = tables().same
    assert statement_word("vehicles") == statement_word("cars") != statement_word("ships")
    assert statement_word("important") != statement_word("imports")  # one stem, two meanings
    assert all(same[key] == key for key in same.values())


# ---- laws
def corpus(seed: int, count: int = 60) -> list[Statement]:
    """Statements made of the written pairs, some of them copies."""
    choose = random.Random(seed)
    texts = [text for a, b, _ in choose.sample(written(), count // 2) for text in (a, b)]
    texts += choose.choices(texts, k=count // 4)
    return [one for at, text in enumerate(texts) for one in statements_of(text, ("RU", "CN"), at % 40)]


@pytest.mark.parametrize("seed", range(4))
def test_links_do_not_depend_on_the_order(seed: int) -> None:
    statements = corpus(seed)
    order = list(range(len(statements)))
    random.Random(seed).shuffle(order)
    as_given = {(frozenset((statements[a].text, statements[b].text)), s) for a, b, s in linked_pairs(statements)}
    shuffled = [statements[at] for at in order]
    assert {(frozenset((shuffled[a].text, shuffled[b].text)), s) for a, b, s in linked_pairs(shuffled)} == as_given


@pytest.mark.parametrize("seed", range(4))
def test_match_is_the_same_both_ways(seed: int) -> None:
    lexicon = Lexicon()
    texts = [one.text for one in corpus(seed, 24)]
    words = read_texts(texts, lexicon)
    phrases = [read_phrase(words.of(at), lexicon.words) for at in range(len(texts))]
    for a, b in combinations(phrases, 2):
        one, other = align(a, b), align(b, a)
        assert score_alignment(one, 3, 20.0) == pytest.approx(score_alignment(other, 3, 20.0))


def test_links_are_ordered_scored_and_between_articles() -> None:
    statements = corpus(9)
    found = linked_pairs(statements)
    assert found == sorted(found)
    assert found
    assert all(
        a < b and ALIGNMENT.score <= s <= 1 and statements[a].article != statements[b].article for a, b, s in found
    )


# ---- the slow twin of the blocking
def twin_candidates(texts: list[str], least: int) -> dict[tuple[str, str], int]:
    """What pairs of near words two texts share, counted with dicts."""
    lexicon = Lexicon()
    words = read_texts(texts, lexicon)
    keys: dict[str, set[frozenset[str]]] = {}
    weights: dict[frozenset[str], int] = {}
    for at, text in enumerate(texts):
        told = [w for n in words.of(at) if (w := lexicon.words[n]) is not None and w.weight > 0]
        near = [(a, b) for i, a in enumerate(told) for b in told[i + 1 : i + 1 + STATEMENTS.reach] if a.key != b.key]
        keys[text] = {frozenset((a.key, b.key)) for a, b in near}
        weights |= {frozenset((a.key, b.key)): min(round((a.weight + b.weight) / 2), 15) for a, b in near}
    times = Counter(key for text in keys for key in keys[text])
    out = {}
    for a, b in combinations(texts, 2):
        shared = [key for key in keys[a] & keys[b] if times[key] <= STATEMENTS.common]
        total = sum(round(weights[key] / (1 + 0.6 * np.log2(times[key] / 2))) for key in shared)
        if total >= least:
            out[a, b] = total
    return out


@pytest.mark.parametrize("seed", range(3))
def test_blocking_agrees_with_its_twin(seed: int) -> None:
    texts = sorted({one.text.lower() for one in corpus(seed)})  # in small letters a key has one weight
    lexicon = Lexicon()
    first, second, _ = candidate_statements(read_texts(texts, lexicon), np.arange(len(texts)), lexicon, 8)
    found = {(texts[a], texts[b]) for a, b in zip(first.tolist(), second.tolist(), strict=True)}
    expected = twin_candidates(texts, 8)
    assert expected
    assert found == set(expected)


# ---- stars
def test_stars_do_not_chain() -> None:
    links = [(0, 1, 0.9), (1, 2, 0.9), (2, 3, 0.9), (3, 4, 0.9)]
    for star in cluster_stars([1, 2, 3, 4, 5], links):
        assert all((min(at, star[0]), max(at, star[0]), 0.9) in links for at in star[1:])


def test_copies_go_where_the_first_goes() -> None:
    assert cluster_stars([1, 2, 3, 4], [(0, 1, 1.0), (0, 2, 1.0), (0, 3, 0.8)]) == [[0, 1, 2, 3]]


def test_a_sentence_that_states_two_things_stands_in_two_stars() -> None:
    assert cluster_stars([1, 2, 3], [(0, 1, 0.9), (0, 2, 0.8)]) == [[0, 1], [2, 0]]


# ---- hostile
def test_hostile_an_article_of_thousands_of_sentences_is_linear(linear: Callable[..., None]) -> None:
    texts = [f"The {a} of the harbour {b} sank near ward {n} of the old mill." for n, (a, b) in
             enumerate((f"barge{i % 977}", f"pilot{i % 1013}") for i in range(16_000))]  # fmt: skip
    linear(linked_pairs, 2_000, 8, make=lambda count: [Statement(1, text) for text in texts[:count]])


def test_hostile_the_same_article_twice_links_each_sentence_once() -> None:
    texts = sorted({a for a, _, _ in written()})
    found = linked_pairs([one for at in (1, 2) for text in texts for one in statements_of(text, ("SE",), at)])
    copies = [(a, b) for a, b, s in found if s == 1.0]
    assert len(copies) >= len(texts) * 0.9
    assert len(set(copies)) == len(copies)


def test_hostile_scripts_without_spaces_are_compared_by_characters() -> None:
    one, other = "北京与莫斯科签署能源合作协议并扩大贸易", "莫斯科与柏林讨论安全问题"
    assert [(a, b) for a, b, _ in linked_pairs(only(one, one, other))] == [(0, 1)]


def test_hostile_sentence_of_a_megabyte_is_cut(linear: Callable[..., None]) -> None:
    def work(count: int) -> None:
        assert linked_pairs(only("lighthouse keeper " * count, FERRY, FERRY_TOO))

    linear(work, 7_500, 8)


@pytest.mark.parametrize(
    "text", ["", " ", "\0", "\0\0 a", "no", "Fire!", "....", "\ud800 half \udc00", "()[];,—", "?" * 99]
)
def test_hostile_texts_that_state_nothing(text: str) -> None:
    assert linked_pairs([Statement(at, text) for at in range(3)]) == []


def test_nothing_gives_nothing() -> None:
    assert linked_pairs([]) == []
    assert cluster_stars([], []) == []


# ---- other languages: the rarity of their words is not known, but which are frequent is
@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Der Pegel steigt rasend schnell, immer wieder neu.", "Ziel der Diebe ist immer wieder das Lager am Hafen."),
        ("„Es wird auf jeden Fall ein Fest“, sagte Orla Brenk.", "Auf jeden Fall aber eines, das Schatten wirft."),
        ("Die Zahlen lassen sich nicht prüfen.", "Die Insel hat Probleme, die sich so einfach nicht lösen lassen."),
        (
            "Por parte del puerto no hubo respuesta hasta ahora.",
            "Hasta ahora, por parte de la empresa, todo sigue igual.",
        ),
    ],
)
def test_frequent_words_of_other_languages_join_no_two_statements(one, other):
    assert score_statements(one, other) < ALIGNMENT.score / 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Das Landgericht Orvesund hat die Klage gegen die Stadtwerke abgewiesen.",
            "Die Klage gegen die Stadtwerke wurde vom Landgericht Orvesund abgewiesen.",
        ),
        (
            "El Gobierno aprobó el decreto que prohíbe la caza de lobos en Asturias.",
            "El decreto que prohíbe la caza del lobo en Asturias fue aprobado por el Gobierno.",
        ),
        (
            "Il sindaco di Torino ha firmato l'ordinanza che vieta i monopattini.",
            "L'ordinanza che vieta i monopattini è stata firmata dal sindaco di Torino.",
        ),
    ],
)
def test_one_statement_in_another_order_is_recognised_in_other_languages(one, other):
    assert score_statements(one, other) >= ALIGNMENT.score
