"""Statements of one story that contradict each other, and such as only look so. Invented towns and people."""

from __future__ import annotations

import tomllib
from importlib import resources

import pytest

import newsclean as nc
from newsclean.claims.contradictions.statement_parts import parts_of_statement
from newsclean.text.synonyms import statement_word

LEAD = "The Korvald dam on the river Ense was the talk of the town of Brisk on Monday, where engineer Tilda Moor spoke."
AT_ODDS = [  # one article's statement and another's
    ("The siren worked, the mayor said.", "The warning siren did not work, two neighbours said."),
    ("Governor Ilse Brandt will extend the curfew.", "Governor Ilse Brandt will not extend the curfew, her aide said."),
    ("Water from the river caused the landslide.", "Water did not cause the landslide in Brisk, a geologist said."),
    ("The council approved the new bridge.", "The council rejected the new bridge, an opponent said after the vote."),
    ("The minister backs the dam.", "The minister opposed the dam."),
    ("The port of Brisk is closed.", "The port of Brisk remained open."),
    ("The harbour, which has two cranes, will remain open.", "The harbour is closed until further notice."),
    ("The banker was found guilty of fraud.", "The banker was cleared of fraud, a radio station said."),
    ("Tilda Moor conceded defeat on Tuesday, a day after the vote.", "Tilda Moor refused to concede defeat."),
    ("The guard pointed a gun at the boy.", "Witnesses said that the guard did not point a gun."),
    ("The stolen statue has been found in a cellar near Brisk.", "The stolen statue has not been found, police said."),
    ("The guard had been bribed.", "A lawyer denied that the guard had been bribed."),
    ("Brisk Rovers won the river cup after a final against Ense Town.", "Ense Town have won the river cup at last."),
    ("The nurse and candidate Ida Lorn won the vote in Brisk on Sunday.", "Baker Tom Hask won the vote in Brisk."),
    ("The union ended the strike at the dam.", "The union extended the strike at the dam."),
    ("The trial of the keeper will begin in March.", "The trial of the keeper will begin in June, a clerk said."),
    ("The keeper was arrested on Tuesday.", "The keeper was arrested on Friday, a neighbour said."),
    ("An electrical fault caused the fire in the gatehouse.", "The fire in the gatehouse was set deliberately."),
    ("The engineer, Tilda Moor, will stay at the dam.", "Tilda Moor has resigned as engineer of the works."),
    ("Tilda Moor will appeal against the ruling.", "Tilda Moor left early. She will not appeal, her brother said."),
    ("The mill in Brisk will remain open.", "The mill in Brisk will close for good."),
    ("The board turned down the bid for the dam.", "The board approved the bid for the dam."),
    ("Brisk Rovers won the river cup on Sunday with a late goal.", "Ense Town won the cup, their lawyers argue."),
    ("The engineer, once a diver, was acquitted of fraud in Brisk.", "The engineer was convicted of fraud in Brisk."),
    ("The mill in Brisk will close under the plan.", "The mill in Brisk, long threatened, will remain open."),
    ("Korvald hired 300 engineers in Brisk.", "Korvald laid off 300 engineers in Brisk."),
    ("The guard was among those who died in the flood.", "The guard survived the flood, his wife said."),
    ("The engineer, Tilda Moor, resigned over the leak.", "The engineer, Tilda Moor, will remain in office."),
    ("The museum in Brisk stays closed on Saturday.", "The museum in Brisk will reopen on Saturday."),
    ("The keeper knew about the cracks in the dam.", "The keeper did not know about the cracks in the dam."),
    ("The strike of the dam workers is over.", "The strike of the dam workers goes on."),
    ("The toll at the dam will rise to 5 crowns.", "The toll at the dam will not rise, the mayor said."),
]
NOT_AT_ODDS = [
    ("The bridge will open in May.", "The bridge has not opened yet."),  # both are so
    ("Workers may strike at the dam.", "Workers did not strike at the dam."),
    ("Details of the deal, announced in May, were not disclosed.", "The details of the deal were not disclosed."),
    ("The siren in Brisk worked.", "The mayor did not know the siren in Brisk."),
    ("Shares of Korvald rose sharply.", "Shares of Moor fell sharply."),  # of two companies
    ("Schools in Brisk were closed.", "Schools in Ense remained open."),  # in two towns
    ("The police arrested the dam keeper.", "The police released a statement on the dam keeper."),
    ("The council approved the new bridge.", "If the council rejects the new bridge, the mayor will resign."),
    ("The guard was arrested without incident.", "The guard was arrested."),
    ("The union would not have ended the strike at the dam.", "The union ended the strike at the dam."),
    ("He did not say whether the dam was safe.", "The dam was built by prisoners."),
    ("The trial will begin in March.", "The repairs at the dam will begin in June."),
    ("Tilda Moor won the river cup.", "Tilda Moor was said to have won the river cup with ease."),
    ("The fire in the gatehouse may have been arson.", "An electrical fault caused the fire in the gatehouse."),
    ("Tilda Moor was hired as engineer in May.", "Tilda Moor was sacked after two floods."),  # one after the other
    ("Tilda Moor missed the final after a fall.", "Tilda Moor played in the first match."),
    ("Tilda Moor won the election in Brisk.", "Josef Lind won the election in Ense."),
    ("Korvald hired 300 engineers in Brisk.", "Korvald laid off 200 engineers in Brisk."),  # both may be so
    ("The toll at the dam will not rise to 9 crowns.", "The toll at the dam will rise to 5 crowns."),
    ("The museum in Brisk is closed.", "The museum in Brisk will reopen on Saturday."),
    ("Tilda Moor joined the dam works of Ense in 1942.", "Tilda Moor left the dam works of Ense after the flood."),
    ("The guard has fallen from the dam wall in Brisk.", "It is not the first time that the guard fell in Brisk."),
    ("Korvald will acquire the dam works.", "Korvald buys the dam works and sells the mill."),
    ("The guard was shot in the arm in Brisk.", "A neighbour was shot in the arm in Brisk."),
    ("The No. 1 crew of Brisk won the river race.", "The crew of Brisk won the river race."),
    ("The brakes of the crane in Brisk failed.", "The brakes of the crane in Ense worked."),
]  # fmt: skip


def opposed(one: str, other: str, days: tuple[str, str] = ("2031-05-05", "2031-05-05")) -> list[nc.ClaimCluster]:
    """The contradictions of statements in two articles of one story."""
    articles = [
        {"id": at, "text": f"{LEAD} {text}", "date": day, "source": f"{at}.example"}
        for at, (text, day) in enumerate(zip((one, other), days, strict=True), 1)
    ]
    return [it for it in nc.cluster_claims(articles) if it.kind == "statement" and it.status == "conflict"]


@pytest.mark.parametrize(("one", "other"), AT_ODDS)
def test_two_articles_contradict_each_other(one: str, other: str) -> None:
    for pair in ((one, other), (other, one)):
        [found] = opposed(*pair)
        assert [[member.id for member in variant.members] for variant in found.variants] in ([[1], [2]], [[2], [1]])


@pytest.mark.parametrize(("one", "other"), NOT_AT_ODDS)
def test_two_articles_only_seem_to_contradict_each_other(one: str, other: str) -> None:
    assert opposed(one, other) == []
    assert opposed(other, one) == []


ABROAD = [  # a story in another language, and what two articles of it say
    ("es", "Los vecinos de Brisal hablaron el lunes de la presa Corvalda, en el río Ensa, con la ingeniera Tilda Moor.",
     "El puente de Brisal está cerrado.", "El puente sigue abierto, aseguró la policía."),
    ("es", "Los vecinos de Brisal hablaron el lunes de la presa Corvalda, en el río Ensa, con la ingeniera Tilda Moor.",
     "La policía detuvo a la ingeniera Tilda Moor.", "Tilda Moor no fue detenida, aclaró la policía."),
    ("de", "Ganz Brisal redete am Montag über den Staudamm Korwald an der Ense, wo die Ingenieurin Moor sprach.",
     "Der Stadtrat stimmte dem Neubau der Brücke zu.", "Der Stadtrat hat den Neubau der Brücke abgelehnt."),
    ("de", "Ganz Brisal redete am Montag über den Staudamm Korwald an der Ense, wo die Ingenieurin Moor sprach.",
     "Moor wusste von den Rissen.", "Moor bestritt, von den Rissen gewusst zu haben."),
    ("fr", "Toute la ville de Brisal parlait lundi du barrage Corvalde sur la rivière Ense, avec Tilde Morel.",
     "Le syndicat a approuvé le plan de sécurité du barrage.", "Le syndicat a rejeté le plan de sécurité du barrage."),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "lead", "one", "other"), ABROAD)
def test_articles_in_other_languages_contradict_each_other(lang: str, lead: str, one: str, other: str) -> None:
    articles = [
        {"id": at, "text": f"{lead} {text}", "date": "2031-05-05", "source": f"{at}.example", "lang": lang}
        for at, text in enumerate((one, other), 1)
    ]
    found = nc.cluster_claims(articles)
    assert [it.status for it in found if it.kind == "statement"].count("conflict") == 1
    assert not any(  # nor is one taken for the other
        {one.rstrip(".")[:20], other.rstrip(".")[:20]} <= {m.text[:20] for m in variant.members}
        for it in found
        for variant in it.variants
    )


def test_the_side_that_denies_is_named() -> None:
    [found] = opposed("The siren did not work, two neighbours said.", "The siren worked, the mayor said.")
    assert found.denied_by == (1,)
    assert found.told == "stated by 1 article, denied by 1"
    [found] = opposed("The council approved the new bridge.", "The council rejected the new bridge.")
    assert found.denied_by == ()
    assert found.told == "stated by 1 article, the opposite by 1"


def test_an_aside_does_not_part_a_subject_from_what_is_said_of_it() -> None:
    parts = list(parts_of_statement("The mill, which burned in 1999, was not rebuilt, the owner said."))
    assert ("The mill was not rebuilt", True) in [(part.text, part.denied) for part in parts]
    parts = list(parts_of_statement("A man who sang there was not paid."))
    assert parts[-1].text == "sang there was not paid."


def test_a_denial_reaches_the_clause_that_it_introduces() -> None:
    for text in ("Moor denied that the dam had leaked.", "There is no evidence that the dam had leaked."):
        assert [part.denied for part in parts_of_statement(text)][-1]
    [*_, part] = parts_of_statement("Moor denied that the dam had not leaked.")
    assert not part.denied


def test_the_cues_have_their_table() -> None:
    table = tomllib.loads(resources.files("newsclean.data").joinpath("claims/statement_parts.toml").read_text("utf-8"))
    assert {"border", "denial", "negator", "suppose", "ahead", "maybe", "role", "idle"} <= table["cues"].keys()


SENTENCES = [  # what two sentences are to one another, for `compare`, clusters and `--check` alike
    ("conflict", "The Brisk bridge will open in May.", "The Brisk bridge will not open until September."),
    ("conflict", "The Brisk council approved the stadium.", "The Brisk council rejected the stadium."),
    ("conflict", "Mayor Lena Hult resigned on Monday.", "Mayor Lena Hult refused to resign on Monday."),
    ("conflict", "The banker Tom Lask was found guilty of fraud.", "The banker Tom Lask was cleared of fraud."),
    ("conflict", "The Brisk plant will close in 2031.", "The Brisk plant will close in 2033."),
    ("conflict", "The Brisk bridge cost $5 million.", "The Brisk bridge cost $8 million."),
    ("same", "The trial in Brisk will begin in March.", "The Brisk trial starts in March."),
    ("different", "The Brisk plant will close in 2031.", "The Brisk plant employs 2,000 people."),
    ("different", "Brisk shares rose 5 percent.", "Ense shares fell 3 percent."),
    ("conflict", "Korvald hired 300 pilots in Brisk.", "Korvald laid off 300 pilots in Brisk."),
    ("different", "Korvald opened an office in Brisk.", "Korvald opened an office in Ense."),
    ("different", "Korvald raised its prices by 5 percent.", "Korvald cut its workforce by 5 percent."),
]


@pytest.mark.parametrize(("relation", "one", "other"), SENTENCES)
def test_compare_clusters_and_check_agree(relation: str, one: str, other: str) -> None:
    day = "2031-02-03"
    articles = [
        {"id": at, "text": text, "date": day, "source": f"{at}.example"} for at, text in enumerate((one, other))
    ]
    statuses = {it.status for it in nc.cluster_claims(articles)} - {"single"}
    checked = {it.relation for it in nc.check_claim(one, articles[1:], date=day)}
    assert nc.compare(one, other, date_a=day, date_b=day).relation == relation
    assert statuses == {"conflict": {"conflict"}, "same": {"agree"}, "different": set()}[relation]
    assert checked == ({relation} if relation != "different" else set())


PLACES = [  # a thing that is at one place, and things of which there may be several
    ("conflict", "The singer Ida Lorn was born in Brisk.", "The singer Ida Lorn was born in Ense."),
    ("conflict", "The bank Korvald is headquartered in Brisk.", "The bank Korvald has its headquarters in Ense."),
    ("conflict", "The trial takes place in Brisk.", "The trial takes place in Ense."),
    ("different", "The bank opened an office in Brisk.", "The bank opened an office in Ense."),
    ("different", "The bank opened an office in Brisk.", "The bank opened one in Ense."),
    ("different", "A man was shot in Brisk.", "A man was shot in Ense."),
    ("different", "Two people were killed in Brisk.", "Two people were killed in Ense."),
]


@pytest.mark.parametrize(("relation", "one", "other"), PLACES)
def test_two_places_contradict_each_other_where_only_one_can_be(relation: str, one: str, other: str) -> None:
    assert nc.compare(one, other).relation == relation


def test_an_office_is_no_police_and_customs_no_customers() -> None:
    for one, other in (("office", "police"), ("airline", "aircraft"), ("customs", "customer")):
        first, second = statement_word(one), statement_word(other)
        assert first is not None and second is not None and first.key != second.key


def test_spans_are_compared_as_figures_alone() -> None:
    one, other = "The port of Brisk closed at 5.", "The port of Brisk remained open until 9."
    assert nc.compare(one, other).relation == "conflict"
    assert nc.compare(one, other, span_a=(28, 29), span_b=(38, 39)).relation == "different"


def test_not_until_a_time_is_that_time_and_no_denial():
    said = ("The first trains of the Ardmouth tunnel will run in 2034.", "Its first trains will not run until 2034.")
    texts = (said[0], said[1].replace("Its", "The Ardmouth tunnel’s"))
    articles = [{"id": at, "text": it, "source": str(at), "date": "2024-09-10"} for at, it in enumerate(texts)]
    found = nc.cluster_claims(articles)
    assert found and all(cluster.status == "agree" for cluster in found)
