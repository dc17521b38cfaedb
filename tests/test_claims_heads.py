"""The sentence that heads a cluster."""

from __future__ import annotations

import newsclean as nc

EXACT = (
    "A ferry carrying 214 passengers ran aground off Skarvo on Monday after its steering failed, the coast guard said."
)


def test_a_cluster_is_headed_by_the_value_that_most_articles_give() -> None:
    """A shorter sentence with the figure rounded is no heading for what three papers say exactly."""
    rounded = "More than 200 passengers were on board the ferry that ran aground off Skarvo on Monday."
    given = [{"id": n, "source": f"{n}.example", "date": "2026-03-02", "text": EXACT} for n in "abc"]
    given.append({"id": "d", "source": "d.example", "date": "2026-03-02", "text": rounded})
    found = next(c for c in nc.cluster_claims(given) if c.kind == "quantity" and c.articles == 4)
    assert "214" in found.claim


def test_what_is_counted_is_told_in_the_word_of_most_texts() -> None:
    said = "{} were slightly hurt and taken to hospital in the town of Marne."
    given = []
    for at, many in enumerate(["Two passengers", "Two people", "Two people", "Three people"]):
        paper = f"{at}.example"
        given.append({"id": paper, "source": paper, "date": "2026-03-02", "text": said.format(many)})
    [told] = [c.told for c in nc.cluster_claims(given) if c.status in ("conflict", "update")]
    assert told == "2 people (3 articles) or 3 (1)"
