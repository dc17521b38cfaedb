"""Times counted from the day of the article, in every language; and whether "today" is that day or the present age."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsclean import find_quantities
from newsclean.temporal.intervals import bounds

DAY = "2024-03-13"
ROWS = [
    tuple(line.split("\t"))
    for line in (Path(__file__).parent / "cases" / "relative.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


def times(lang: str, text: str) -> list[str | None]:
    return [q.when for q in find_quantities(text, lang=lang, date=DAY) if q.kind == "date"]


@pytest.mark.parametrize("lang", sorted({row[0] for row in ROWS}))
def test_times_counted_from_the_day(lang: str) -> None:
    wrong = []
    for _, text, expected in (row for row in ROWS if row[0] == lang):
        found = [when and bounds(when) for when in times(lang, text)]
        if found != [bounds(expected)]:
            wrong.append((text, expected, times(lang, text)))
    assert wrong == []


AGE = [
    ("de", "Der Stoff wird heute auf zwei Arten hergestellt."),
    ("fr", "Ce tissu est aujourd'hui fabriqué en Orvane."),
    ("en", "It looks odd in today's modern homes."),
    ("pt", "Hoje é possível viver sem carro."),
    ("pt", "como hoje existem"),
    ("el", "Η νόσος σήμερα πια θεραπεύεται."),
    ("el", "Σήμερα υπάρχουν λίγα δάση στη χώρα."),
    ("da", "Den by, vi kender i dag, er ny."),
    ("da", "Byen har i dag 4.000 indbyggere."),
    ("no", "Byen har i dag 4.000 innbyggere."),
    ("sv", "Staden har i dag 4 000 invånare."),
    ("sv", "De skolor som finns i dag räcker inte."),
    ("pl", "Miasto ma dziś 4000 mieszkańców."),
    ("ru", "В городе сегодня живут 4000 человек."),
    ("uk", "У місті сьогодні живуть 4000 людей."),
    ("de", "Die heute lebenden Arten sind jünger."),
    ("de", "die heute herrschende Meinung"),
    ("de", "Das heute meist genutzte Gas ist teuer."),
]
TODAY = [
    ("pt", "O ministro anunciou hoje o plano."),
    ("pt", "O presidente disse hoje que há dinheiro."),
    ("pt", "O Banco Central decide hoje a taxa."),
    ("el", "Ο υπουργός ανακοίνωσε σήμερα το σχέδιο."),
    ("el", "Σήμερα το πρωί έγινε σεισμός."),
    ("el", "Η κυβέρνηση έχει σήμερα ανακοινώσει μέτρα."),
    ("da", "Ministeren fremlagde i dag planen."),
    ("da", "Retten har i dag dømt en mand."),
    ("no", "Retten har i dag dømt en mann."),
    ("no", "Statsministeren sa i dag at planen er god."),
    ("sv", "Regeringen har i dag beslutat om planen."),
    ("sv", "Ministern sade i dag att planen är bra."),
    ("sv", "I dag sänks räntan."),
    ("pl", "Minister ogłosił dziś plan."),
    ("pl", "Dziś rano doszło do wypadku."),
    ("ru", "Министр объявил сегодня о плане."),
    ("ru", "Сегодня утром произошла авария."),
    ("uk", "Міністр оголосив сьогодні план."),
    ("de", "Das heute beginnende Treffen dauert."),
    ("de", "Der heute vorgestellte Plan ist neu."),
]


@pytest.mark.parametrize(("lang", "text"), AGE)
def test_today_is_the_present_age(lang: str, text: str) -> None:
    assert times(lang, text) == [None]


@pytest.mark.parametrize(("lang", "text"), TODAY)
def test_today_is_the_day_of_the_article(lang: str, text: str) -> None:
    assert DAY in times(lang, text)


@pytest.mark.parametrize(
    ("lang", "text", "read"),
    [
        ("sv", "Taket föll in i somras.", ["2023-22"]),
        ("sv", "Bron från 1800-talet stängs i vår stad.", ["1800/1899"]),
        ("da", "I 1800-tallet og i 1990'erne", ["1800/1899", "1990/1999"]),
        ("es", "Llovió este lunes.", ["2024-03-11"]),
        ("en", 'The mayor commented: "In April we will open the mill."', ["2024-04"]),
        ("en", "In today's economy and after today's vote", [None, "2024-03-13"]),
        ("de", "in der Saison 2004/2005", ["2004/2005"]),
        ("es", "Son más de 2000 desde mayo.", ["2023-05"]),
        ("el", "Βρέχει για τρίτη μέρα, από την Τρίτη.", ["2024-03-12"]),
        ("el", "Άνοιξε στις 26η Οκτωβρίου 2011.", ["2011-10-26"]),
        ("ru", "Уже в марте стране грозит засуха.", ["2024-03"]),
        ("de", "Der Wirt sagte: „Alle warten.“ Der Weg bleibt bis Freitag zu.", ["2024-03-15"]),
        ("fr", "Le maire a dit : « Tous attendent. » Le marché ouvre vendredi.", ["2024-03-15"]),
        ("en", "Rain is due this Friday.", ["2024-03-15"]),
    ],
)
def test_seasons_centuries_and_days_of_this_week(lang: str, text: str, read: list[str]) -> None:
    assert times(lang, text) == read


def test_a_few_in_chinese_characters_are_counted_and_idioms_are_not() -> None:
    rows = {
        "三人死亡，两名学生受伤": ["三", "两"],
        "数百人参加": ["数百"],
        "一名男子": [],
        "二人转": [],
        "不三不四": [],
        "第三人称": [],
    }
    assert {text: [q.text for q in find_quantities(text, lang="zh")] for text in rows} == rows
