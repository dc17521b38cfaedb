"""Names whose number follows a code, a year or a make, and the figures beside them that are none."""

from __future__ import annotations

import pytest

from newsclean import find_quantities

NAMES = [
    # a label, a code and the number; a code in another script
    ("fi", "Juna IC 265 myöhästyi."),
    ("pl", "Pociąg TLK 38170 stał w polu."),
    ("ru", "Рейс SU 1492 сел в Москве."),
    ("uk", "Рейс PS 752 скасували."),
    # the year in the name of a club
    ("el", "Ο Άρης 1914 νίκησε."),
    ("it", "Il Bologna 1909 vinse."),
    ("es", "El Real Unión 1902 perdió."),
    ("de", "Der TSV 1860 München gewann."),
    ("sv", "AIK möter IFK 1912 på lördag."),
    ("pl", "Lech 1922 wygrał z Ruchem."),
    ("nl", "FC Twente '65 speelt thuis."),
    # nouns in the singular behind a number that asks for another form
    ("ru", "Показал 5 канал."),
    ("uk", "Показав 5 канал."),
    ("fi", "Rikoslain 17 luvun 10 pykälä muuttuu."),
    # gates, halls and platforms in the cases of their languages
    ("pl", "Czekali w bramie 9 i hali 4."),
    ("uk", "Потяг 43 стояв на колії 2."),
    # a script without capitals: the label stands before the name of the thing
    ("ar", "هذا ما أعلنته قناة إم بي سي 2."),
    ("ko", "채널 9가 중계했다."),
    ("zh", "央视5套播出，看台12区满座。"),
    # works and makes
    ("en", "He bought a 911 Carrera."),
    ("en", "Adele's 30 topped lists."),
    ("de", "Die Serie „1899“ läuft."),
    ("fr", "Le film « 120 battements par minute » repasse."),
    ("es", "La gala va en TVE y La 1."),
    ("pt", "Levava uma pistola calibre 9 na mala."),
    ("da", "Lov nr. 432 nævnes."),
]


@pytest.mark.parametrize(("lang", "text"), NAMES)
def test_number_of_a_name_is_no_figure(lang: str, text: str) -> None:
    found = find_quantities(text, lang=lang, date="2024-03-13")
    assert [q.text for q in found if q.when is None or q.read == "year"] == []


@pytest.mark.parametrize(
    ("lang", "text", "figures"),
    [
        ("en", "She printed 300 Carrera posters.", ["300"]),
        ("en", "He said '65 ships left', and went.", ["65"]),
        ("en", "It was the late ’90s.", ["90s"]),
        ("it", "Negli anni '90 il porto era ricco.", ["90"]),
        ("it", "Il club nacque nel 1909.", ["1909"]),
        ("ru", "Работают 5 каналов.", ["5"]),
        ("ru", "Спасли троих из 12 рабочих.", ["троих", "12"]),
        ("de", "„300 Tote“, sagte er.", ["300"]),
    ],
)
def test_figure_beside_a_name_stays(lang: str, text: str, figures: list[str]) -> None:
    assert [q.text for q in find_quantities(text, lang=lang, date="2024-03-13")] == figures


@pytest.mark.parametrize(
    ("lang", "text"), [("ru", "Игру покажет канал «Пятница»."), ("fr", "Il lit « Mai » et “Dimanche”.")]
)
def test_weekday_alone_in_quotation_marks_is_a_name(lang: str, text: str) -> None:
    assert [q.text for q in find_quantities(text, lang=lang, date="2024-03-13") if q.text != "Mai"] == []
