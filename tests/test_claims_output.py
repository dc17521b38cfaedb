"""What is written of a claim: the claim itself, its worth, its origins, and its forms for the web."""

from __future__ import annotations

import pytest

from newsclean import ClaimOptions, cluster_claims
from newsclean.claims.output.schema_org import claim_documents, review_documents


def article(name, text, date="2025-03-04", source=None, **more):
    return {"id": name, "text": text, "date": date, "source": source or f"{name}.example", **more}


DAM = [
    article("a", "The cost of the Corvale dam rose to £7.2bn last year, the water ministry said on Tuesday."),
    article("b", "Last year the price of the Corvale dam went up to £7.2bn. Work began in 2019."),
    article("c", "It was put at £7.2bn in 2024, Corvale council heard. “We cannot pay for it,” its leader said."),
]


def of_value(clusters, said):
    return next(c for c in clusters if any(v.said == said for v in c.variants))


def test_a_claim_is_written_out_with_its_time_and_without_who_said_it():
    found = of_value(cluster_claims(DAM), "£7.2bn")
    assert found.normalized == "The cost of the Corvale dam rose to £7.2bn in 2024."
    assert found.claim == DAM[0]["text"]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        (
            "The Tessaly line carried 4.1 million people in 2024, which is a record.",
            "carried 4.1 million people in 2024.",
        ),
        ("Owners of the Tessaly line said that it lost €31m.", None),  # "it" stands for what is named before
        ("It lost €31m in 2024.", None),
        ("2024 | €31m | Tessaly", None),  # a row of a table
        ("“We lost €31m in Tessaly,” he said.", None),
        ("Der Verlust der Tessaly betrug 2024 31 Millionen Euro.", None),  # other languages keep their sentence
    ],
)
def test_what_does_not_stand_alone_keeps_its_sentence(text, written):
    some = [article("a", text), article("b", f"{text} Rain fell on the hills of Harne all week.")]
    found = next(c for c in cluster_claims(some) if c.variants[0].unit or c.variants[0].value)
    if written is None:
        assert found.normalized == found.claim
    else:
        assert found.normalized.endswith(written)


def test_years_ages_and_ordinals_are_worth_little_and_come_last():
    texts = [
        "The Corvale dam holds 48 million cubic metres of water. Jon Varley, 61, has led its board since 2016.",
        "Jon Varley, 61, leads the board of the Corvale dam since 2016; it holds 48 million cubic metres of water.",
    ]
    clusters = [c for c in cluster_claims([article(str(n), t) for n, t in enumerate(texts)]) if c.articles == 2]
    assert {c.variants[0].said for c in clusters} >= {"2016"}
    worth = {c.variants[0].said: c.worthiness for c in clusters}
    assert max(worth, key=worth.get) not in ("2016", "61 years")
    assert all(0 <= c.worthiness <= 1 for c in clusters)
    assert [c.worthiness for c in clusters] == sorted((c.worthiness for c in clusters), reverse=True)


def test_a_disagreement_is_worth_more_than_agreement():
    other = article("d", "The cost of the Corvale dam rose to £8.9bn in 2024, auditors said.", "2025-03-05")
    calm, disputed = (of_value(cluster_claims(some), "£7.2bn") for some in (DAM, [*DAM, other]))
    assert disputed.status in ("conflict", "update")
    assert disputed.worthiness > calm.worthiness


FOOT = "The Lantern agency has reported from more than 120 countries since 1921."
NEWS = (
    "The harbour of Dunmarrow closed on Monday after a crane fell on a barge and killed 14 sailors.",
    "Voters in Pellgate chose Ada Thorne as mayor on Monday; she won 61 per cent of the vote.",
    "A storm tore the roofs from 230 houses in Upper Strand on Monday and cut off the railway.",
    "The Orlbeck mill will dismiss 900 weavers by June, its owner told the town council on Monday.",
)


def test_what_an_agency_prints_under_every_story_is_no_claim():
    some = [article(f"n{at}", f"{text} {FOOT}", source="lantern.example") for at, text in enumerate(NEWS)]
    shared = [c for c in cluster_claims(some) if c.articles > 1]
    assert not any(FOOT in m.text for c in shared for v in c.variants for m in v.members)


def test_a_sentence_that_two_outlets_print_word_for_word_is_of_one_origin():
    said = "The Corvale dam cost £7.2bn, the water ministry said in a statement on Tuesday."
    some = [
        article("a", f"{said} Fishermen in the delta fear for their catch, and a court will hear them in May."),
        article("b", f"A lake of 90 square kilometres now covers the old town of Harne, where 700 once lived. {said}"),
    ]
    assert of_value(cluster_claims(some), "£7.2bn").origins == 1
    other = article("c", "The price of the Corvale dam came to £7.2bn, according to its builder.")
    assert of_value(cluster_claims([*some, other]), "£7.2bn").origins == 2


def test_an_outlet_that_corrects_itself_is_shown_whatever_the_origins():
    first = article("a", "The Corvale dam will cost £7.2bn, the ministry said on Tuesday.", "2025-03-04", "one.example")
    later = article("b", "The Corvale dam will cost £8.9bn, the ministry said on Wednesday, correcting the sum that it "
                    "had given a day before.", "2025-03-05", "one.example")  # fmt: skip
    found = cluster_claims([first, later], ClaimOptions(min_origins=2), origins=["x", "x"])
    assert [c.told for c in found] == ["£7.2bn (1 article), then £8.9bn (1)"]


def test_schema_org_has_each_article_once_and_the_first_of_them():
    some = [dict(it, url=f"https://{it['source']}/1") for it in DAM]
    some[1]["date"] = "2025-03-01"
    [found] = claim_documents(of_value(cluster_claims(some), "£7.2bn"))
    assert [it["identifier"] for it in found["appearance"]] == ["b", "a", "c"]
    assert found["firstAppearance"]["url"] == "https://b.example/1"


def test_values_that_disagree_are_claims_of_their_own():
    other = article("d", "The cost of the Corvale dam rose to £8.9bn in 2024, auditors said.", "2025-03-05")
    documents = list(review_documents(of_value(cluster_claims([*DAM, other]), "£7.2bn")))
    assert len(documents) == 2
    assert all(it["author"]["name"] == it["reviewRating"]["alternateName"] == "" for it in documents)
    assert "£8.9bn" in documents[1]["claimReviewed"]


def test_stories_are_named_where_they_are_asked_for():
    some = [*DAM, article("n", NEWS[0])]
    named = of_value(cluster_claims(some, ClaimOptions(stories=True)), "£7.2bn")
    assert named.story is not None
    assert {m.story for v in named.variants for m in v.members} >= {named.story}
    plain = of_value(cluster_claims(some), "£7.2bn")
    assert "story" not in plain.row()


def test_who_says_something_is_no_claim():
    some = [article("a", "A fire in Pellgate killed 14 people on Monday, the coast guard in Pellgate said."),
            article("b", "The toll of the fire rose to 17, the coast guard in Pellgate said.")]  # fmt: skip
    assert not [c for c in cluster_claims(some) if c.kind == "statement" and c.claim.startswith("the coast guard")]


def test_a_value_that_title_and_text_of_a_correction_give_is_one_variant():
    records = [
        {
            "id": day, "source": "courier.example", "url": "https://courier.example/tram", "date": f"2024-09-{day:02}",
            "title": f"Varno tram bill rises to £{cost}m as opening slips to {year}",
            "text": f"The cost of the Varno tram has risen to £{cost}m and it will not run until {year}, officials "
            f"said. The council said that trams would run in {year}.",
        }
        for day, cost, year in ((10, 49, 2033), (11, 56, 2034))
    ]  # fmt: skip
    for cluster in cluster_claims(records):
        values = [(variant.value, variant.unit, variant.said) for variant in cluster.variants]
        assert len(values) == len(set(values)), cluster
