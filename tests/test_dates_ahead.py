"""Times to come: so many weeks from today, the end of the year, and days so near that they need no year."""

from __future__ import annotations

import pytest

from newsclean import find_quantities


def whens(lang: str, text: str) -> list[str | None]:
    return [q.when for q in find_quantities(text, lang=lang, date="2026-03-18") if q.kind == "date"]


WEEKS = [
    ("en", "The hearing will open in two weeks."),
    ("de", "Die Anhörung beginnt in zwei Wochen."),
    ("fr", "L'audience s'ouvrira dans deux semaines."),
    ("es", "La vista empezará dentro de dos semanas."),
    ("it", "L'udienza inizierà tra due settimane."),
    ("pt", "A audiência começa daqui a duas semanas."),
    ("nl", "De zitting begint over twee weken."),
    ("sv", "Förhandlingen inleds om två veckor."),
    ("da", "Sagen begynder om to uger."),
    ("no", "Saken starter om to uker."),
    ("fi", "Käsittely alkaa kahden viikon kuluttua."),
    ("pl", "Rozprawa ruszy za dwa tygodnie."),
    ("ru", "Слушание начнётся через две недели."),
    ("uk", "Слухання почнеться через два тижні."),
    ("el", "Η ακρόαση αρχίζει σε δύο εβδομάδες."),
    ("tr", "Duruşma iki hafta sonra başlayacak."),
    ("ko", "심리는 2주 뒤 시작된다."),
    ("ja", "審理は2週間後に始まる。"),
    ("hi", "सुनवाई दो हफ्ते बाद शुरू होगी।"),
]


@pytest.mark.parametrize(("lang", "text"), WEEKS)
def test_a_length_of_time_counted_ahead_is_a_date(lang: str, text: str) -> None:
    assert whens(lang, text) == ["2026-W14"]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The shares rose 3% in two weeks."),
        ("en", "It will rise for the first time in two weeks."),
        ("en", "The mill will cut 300 jobs in two years."),
        ("de", "Die Preise stiegen in zwei Wochen um 3 Prozent."),
        ("sv", "Han dömdes till fängelse om två år."),
        ("ru", "Через две недели он умер."),
    ],
)
def test_a_length_of_time_stays_one(lang: str, text: str) -> None:
    assert whens(lang, text) == []
    assert "duration" in [q.kind for q in find_quantities(text, lang=lang, date="2026-03-18")]


ENDS = [
    ("en", "The mill will close by the end of the month, the mine by the end of the year."),
    ("de", "Bis zum Monatsende soll die Mühle, bis Ende des Jahres die Mine schließen."),
    ("fr", "Tout sera fermé à la fin du mois, ou avant la fin de l'année."),
    ("es", "Cerrará a finales de mes o antes de fin de año."),
    ("it", "Chiuderà entro fine mese o entro la fine dell'anno."),
    ("pt", "Fechará até o fim do mês ou até o fim do ano."),
    ("nl", "Het sluit voor het einde van de maand, of het einde van het jaar."),
    ("sv", "Det stängs i slutet av månaden eller före årets slut."),
    ("fi", "Se suljetaan kuun loppuun mennessä tai vuoden loppuun mennessä."),
    ("pl", "Zamkną go do końca miesiąca lub do końca roku."),
    ("ru", "Его закроют до конца месяца или до конца года."),
    ("el", "Θα κλείσει μέχρι το τέλος του μήνα ή το τέλος του έτους."),
    ("ja", "月末までか年末までに閉鎖される。"),
]


@pytest.mark.parametrize(("lang", "text"), ENDS)
def test_the_end_of_the_month_and_year_is_of_this_one(lang: str, text: str) -> None:
    assert whens(lang, text) == ["2026-03", "2026"]


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("en", "The firm raised its price, effective March 19.", ["2026-03-19"]),
        ("en", "The rule has applied since March 25.", ["2025-03-25"]),
        ("en", "The vote on April 2 is seen as a test.", ["2026-04-02"]),
        ("en", "It happened at about 3am on Saturday.", ["2026-03-14"]),
        ("en", "The March figure is due; the long march is over.", ["2026-03"]),
        ("de", "Seit Montag läuft der Streik, der bis Freitag dauern soll.", ["2026-03-16", "2026-03-20"]),
        ("en", "The trial, expected to last until mid-April, opened quietly.", ["2026-04"]),
        ("de", "Anfang der Woche fiel ein Baum um.", ["2026-W12"]),
        ("ru", "С начала года подорожало, в начале недели тоже.", ["2026", "2026-W12"]),
        ("fr", "Au début de l'année 2019, il partit.", ["2019"]),
        ("de", "Mitte April folgt die Wahl.", ["2026-04"]),
        ("es", "A mediados de abril habrá elecciones.", ["2026-04"]),
        ("fr", "À la fin de l'année dernière, tout a fermé.", ["2025"]),
        ("en", "It was loved in the late 70's.", ["1977/1979"]),
        ("sv", "På lördagskvällen brann en lada.", ["2026-03-14"]),
        ("ja", "3日前に橋が崩れた。", ["2026-03-15"]),
        ("ko", "3일 전 다리가 무너졌다. 15일 전국에서 비가 왔다.", ["2026-03-15", "2026-03-15"]),
    ],
)
def test_days_beside_the_article(lang: str, text: str, expected: list[str]) -> None:
    assert whens(lang, text) == expected
