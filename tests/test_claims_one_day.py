"""One event on one day: briefs in several languages, and tolls that are counted on."""

from __future__ import annotations

import newsclean as nc

FIRST = (
    "A fire at a chemical plant in Orsova killed three workers on Monday and injured 17, police said. Some 400 "
    "residents were told to stay indoors. The plant, owned by Chemtor, employs 220 people."
)
LATER = (
    "Five people have died in the blaze at the Chemtor plant in Orsova, hospital officials said on Monday afternoon. "
    "About 600 people were evacuated."
)
GERMAN = (
    "Bei einem Brand in einem Chemiewerk in Orsova sind am Montag fünf Menschen ums Leben gekommen, 19 wurden verletzt."
    " Das Werk der Firma Chemtor beschäftigt 220 Menschen."
)
FRENCH = (
    "Cinq personnes sont mortes lundi dans l'incendie d'une usine chimique à Orsova, selon la police. Quelque 600 "
    "habitants ont été évacués, affirme le groupe Chemtor."
)
ARTICLES = [
    ("a", "2026-05-04T08:00:00Z", "Fire at chemical plant in Orsova kills three", FIRST),
    ("b", "2026-05-04T15:00:00Z", "Orsova plant blaze: death toll rises to five", LATER),
    ("c", "2026-05-04T18:00:00Z", "Fünf Tote bei Brand in Chemiewerk", GERMAN),
    ("d", "2026-05-05T09:00:00Z", "Incendie d'Orsova : cinq morts", FRENCH),
]


def clusters(*names: str) -> list[nc.ClaimCluster]:
    keys = "id", "date", "title", "text"
    return nc.cluster_claims([dict(zip(keys, row, strict=True)) for row in ARTICLES if row[0] in names])


def test_briefs_in_three_languages_are_one_story() -> None:
    """They share no words but two names."""
    found = {str(c.variants[0].value): {m.id for v in c.variants for m in v.members} for c in clusters(*"abcd")}
    assert found["220"] == {"a", "c"} and found["600"] == {"b", "d"}
    assert found["5"] == set("abcd")


def test_a_toll_that_grows_by_the_clock_is_an_update() -> None:
    assert {c.status for c in clusters("a", "b") if c.articles > 1} == {"update"}


def test_a_toll_that_falls_is_a_conflict() -> None:
    """Nobody who died is alive later: one of the two is wrong."""
    given = [dict(zip(("id", "title", "text"), (row[0], *row[2:]), strict=True)) for row in ARTICLES[:2]]
    given[0]["date"], given[1]["date"] = ARTICLES[1][1], ARTICLES[0][1]
    assert {c.status for c in nc.cluster_claims(given) if c.articles > 1} == {"conflict"}
