"""A statement against articles: what is for it and against it, and what each is to it."""

from __future__ import annotations

import pytest

from newsclean import check_claim

HOSPITAL = [
    {"id": "h1", "date": "2026-03-02", "source": "fenlandpost.example", "title": "Veldmoor hospital to cost €310m",
     "text": "The new hospital in Veldmoor will cost €310 million, the health ministry said on Monday. It will have "
             "420 beds and is to open in 2029. Some 1,900 people will work there."},
    {"id": "h2", "date": "2026-03-03", "source": "tidewire.example", "title": "Work on Veldmoor hospital begins",
     "text": "Construction of the Veldmoor hospital, priced at €310m, began on Tuesday. The builder, Halvard Roe, "
             "promised 420 beds. The hospital lies about 12 miles from the coast. Halvard Roe won the contract in "
             "2024."},
    {"id": "h3", "date": "2026-03-05", "source": "harbourtimes.example", "title": "Hospital bill climbs, says auditor",
     "text": "The Veldmoor hospital will cost €346 million, the state auditor said on Thursday. The ministry denied "
             "that the hospital will close its children's ward."},
]  # fmt: skip
FERRY = [
    {"id": "f1", "date": "2025-11-20", "source": "tidewire.example", "title": "Fourteen die in fire on ferry",
     "text": "Fourteen people were killed when fire broke out on the ferry Marigold off Corrany on Thursday. The ferry "
             "was carrying 208 passengers. The captain was arrested without resistance. Two boats brought the wounded "
             "home."},
    {"id": "f2", "date": "2025-11-22", "source": "harbourtimes.example", "title": "Toll of ferry fire rises to 17",
     "text": "The death toll from the fire on the ferry Marigold rose to 17 on Saturday, the coast guard said."},
]  # fmt: skip


def answer(statement, articles, date="2026-04-01"):
    return {
        (it.relation, it.reason): [v.said for v in it.cluster.variants]
        for it in check_claim(statement, articles, date=date)
    }


@pytest.mark.parametrize(
    ("statement", "relation", "reason", "values"),
    [
        ("The Veldmoor hospital will cost €310 million.", "same", None, ["€310m"]),
        ("The Veldmoor hospital will cost €310 million.", "update", "a newer value", ["€346m"]),
        ("The Veldmoor hospital will cost €346 million.", "update", "an older value", ["€310m"]),
        ("The Veldmoor hospital will cost €3.1 billion.", "conflict", "slipped by a power of ten", ["€310m"]),
        ("The Veldmoor hospital will cost $310 million.", "conflict", "other currency", ["€310m"]),
        ("The Veldmoor hospital will have about 400 beds.", "same", "rounded", ["420"]),
        ("The Veldmoor hospital is about 19 km from the coast.", "same", "other unit, same amount", ["12 miles"]),
        ("Halvard Roe won the contract for the Veldmoor hospital in 2022.", "conflict", "other year", ["2024"]),
        ("The Veldmoor hospital will not cost €310 million.", "conflict", "denied", ["€310m"]),
        ("Das Krankenhaus in Veldmoor wird 310 Millionen Euro kosten.", "same", None, ["€310m"]),
        ("L'hôpital de Veldmoor coûtera 310 millions d'euros.", "same", None, ["€310m"]),
        ("El hospital de Veldmoor costará 310 millones de euros.", "same", None, ["€310m"]),
    ],
)
def test_each_figure_is_said_to_be_what_it_is(statement, relation, reason, values):
    found = answer(statement, HOSPITAL)
    assert found.get((relation, reason)) == values, found


@pytest.mark.parametrize(
    ("statement", "want"),
    [
        ("The captain of the ferry Marigold was arrested.", {("same", None)}),
        ("The captain of the ferry Marigold was not arrested.", {("conflict", "denied")}),
        ("The captain of the ferry Marigold was freed.", set()),
        ("The owner of the ferry Marigold was arrested.", set()),  # another one than the captain
        ("The ferry Marigold was insured by Tolland Mutual.", set()),
    ],
)
def test_a_statement_without_a_figure(statement, want):
    assert set(answer(statement, FERRY)) == want


def test_a_small_number_of_other_things_supports_nothing():
    assert ("same", None) not in answer("Two sailors of the ferry Marigold were killed.", FERRY)


def test_the_value_of_another_year_is_no_support_though_a_headline_leaves_the_year_out():
    some = [{"id": "v", "date": "2026-02-10", "title": "Brantwick earns $1.3bn",
             "text": "Brantwick Motors earned about $1.3 billion last year, it said on Tuesday."}]  # fmt: skip
    assert {relation for relation, _ in answer("Brantwick Motors earned $1.3 billion in 2023.", some)} == {"conflict"}


def test_all_that_is_found_has_outlet_day_and_sentence():
    members = [m for it in check_claim("The Veldmoor hospital will cost €310 million.", HOSPITAL)
               for v in it.cluster.variants for m in v.members]  # fmt: skip
    assert {m.source for m in members} == {article["source"] for article in HOSPITAL}
    assert all(m.date and "€3" in m.text for m in members)
