"""Seasons without a year, days beside a participle, and other words of time that languages write together."""

from __future__ import annotations

import pytest

from newsclean import find_quantities

DAY = "2024-03-13"  # a Wednesday


def dates(lang: str, text: str) -> list[str | None]:
    return [q.when for q in find_quantities(text, lang=lang, date=DAY) if q.kind == "date"]


@pytest.mark.parametrize(
    ("lang", "text", "when"),
    [
        ("en", "The court will rule in the autumn.", "2024-23"),
        ("en", "Voters will decide in the fall.", "2024-23"),
        ("en", "The pit closed in the autumn.", "2023-23"),
        ("de", "Bis zum Sommer soll die Schule stehen.", "2024-22"),
        ("fr", "Dès l’automne, la gare fermera.", "2024-23"),
        ("es", "La ley entrará en vigor en otoño.", "2024-23"),
        ("it", "In autunno si voterà.", "2024-23"),
        ("pt", "A ponte abrirá no verão.", "2024-22"),
        ("nl", "In het najaar zal de raad beslissen.", "2024-23"),
        ("sv", "I vår ska bron byggas.", "2024-21"),
        ("da", "Til efteråret stemmer byen, sagde hun.", "2024-23"),
        ("no", "Til høsten får byen ordfører, sa partiet.", "2024-23"),
        ("fi", "Laki tulee voimaan syksyllä.", "2024-23"),
        ("el", "Το φθινόπωρο θα κριθεί η δίκη.", "2024-23"),
        ("tr", "Köprü sonbaharda açılacak.", "2024-23"),
        ("ru", "Осенью суд рассмотрит жалобу.", "2024-23"),
        ("uk", "Восени суд розгляне справу.", "2024-23"),
        ("pl", "Jesienią sejm zajmie się ustawą.", "2024-23"),
        ("ar", "ستجرى الانتخابات في الخريف.", "2024-23"),
        ("hi", "सर्दियों में चुनाव होंगे।", "2024-24"),
        ("ja", "橋は秋に開通する予定だ。", "2024-23"),
        ("ko", "올가을 다리가 열린다.", "2024-23"),
        ("zh", "大桥今秋将通车。", "2024-23"),
    ],
)
def test_season_without_year_is_near_the_article(lang: str, text: str, when: str) -> None:
    assert dates(lang, text) == [when]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The spring session was quiet."),  # the season of a noun
        ("en", "Towels dry slowly in winter."),  # of any year
        ("de", "Im Herbst des Lebens"),
        ("de", "Es zeigte sich, dass Haut im Winter spröde ist."),  # the verb is that of another clause
        ("fr", "L'automne est doux."),
        ("sv", "I vår stad bor många."),  # "in our"
        ("ar", "تحدث عن الربيع العربي."),  # the Arab Spring
        ("pl", "Zimą skóra traci wodę."),
        ("de", "Im Mai 1945 endete der Krieg; im Herbst kehrte er heim."),
    ],
)
def test_season_of_any_year_has_no_date(lang: str, text: str) -> None:
    assert not [when for when in dates(lang, text) if when and "-2" in when[4:6]]


@pytest.mark.parametrize(
    ("lang", "text", "when"),
    [
        ("de", "Die Regierung will das am Montag beschlossene Gesetz ändern.", "2024-03-11"),
        ("nl", "De vrijdag gearresteerde man moet voorkomen.", "2024-03-08"),
        ("fi", "Maanantaina annettua esitystä aiotaan muuttaa.", "2024-03-11"),
        ("ru", "Принятый в понедельник закон вступит в силу.", "2024-03-11"),
        ("ru", "Суд рассмотрит жалобу, поданную в понедельник.", "2024-03-11"),
        ("pl", "Projekt złożony w poniedziałek zostanie odrzucony.", "2024-03-11"),
        ("el", "Θα δικαστεί ο άνδρας που συνελήφθη την Παρασκευή.", "2024-03-08"),
        ("de", "Die am Freitag beginnende Messe wird groß.", "2024-03-15"),  # a present participle
        ("da", "Planen fra i mandags skal til afstemning.", "2024-03-11"),
        ("ar", "تغلق المدرسة وبعد غد تعود.", "2024-03-15"),  # "and" is written to the phrase
        ("fr", "Le procès, ouvert lundi, s'achèvera en mai.", "2024-03-11"),
        ("es", "El lunes que viene negocian.", "2024-03-18"),
        ("pt", "A greve começa na sexta que vem.", "2024-03-15"),
        ("en", "The plant shuts on 29 March.", "2024-03-29"),
    ],
)
def test_day_beside_a_participle(lang: str, text: str, when: str) -> None:
    assert dates(lang, text)[0] == when


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("sv", "I början av 2022 regnade det."),
        ("da", "I begyndelsen af 2022 regnede det."),
        ("no", "I begynnelsen av 2022 regnet det."),
        ("el", "Στις αρχές του 2022 έβρεξε."),
        ("uk", "На початку 2022 року йшов сніг."),
    ],
)
def test_first_third_of_a_year(lang: str, text: str) -> None:
    assert dates(lang, text) == ["2022-01/2022-04"]
