"""Figures whose unit, base or size stands in a word joined to them or before them; and days that are put off."""

from __future__ import annotations

import pytest

from newsclean import find_quantities

DAY = "2024-03-13"
UNITS = [
    ("de", "eine 40-prozentige Kürzung", "40", "%"),
    ("de", "die 6-tägigen Spiele", "6", "day"),
    ("ru", "15-процентный налог", "15", "%"),
    ("ru", "20-километровая дорога", "20", "km"),
    ("ru", "на скорости 130 км/ч.", "130", "km/h"),
    ("uk", "12-годинна зміна", "12", "hour"),
    ("pl", "na 25-kilometrowym odcinku", "25", "km"),
    ("sv", "en 40-procentig sänkning", "40", "%"),
    ("sv", "en 15-åring från Vell", "15", "year"),
    ("zh", "房价涨了四倍", "4", None),
    ("ko", "가격이 세 배로 뛰었다", "3", None),
    ("ko", "일곱 명이 다쳤다", "7", None),
    ("ko", "두 배우가 세 배로 늘렸다", "3", None),
    ("ko", "스물두 명이 다쳤다", "22", None),
    ("tr", "Oyların beşte üçü geçersiz.", "0.6", None),
    ("hi", "तीन चौथाई लोग", "0.75", None),
    ("de", "drei Dutzend Boote", "36", None),
    ("nl", "Eén op de vier", "0.25", None),
]
BASES = [
    ("de", "Die Tonne kostete 250 Euro.", "t"),
    ("en", "A barrel of crude cost $70.", "barrel"),
    ("ru", "Литр молока стоит 90 рублей.", "L"),
    ("de", "Er zahlt 300 Euro im Monat.", "month"),
    ("de", "Das sind 30 Euro pro Kopf.", "person"),
    ("fr", "payé 14 euros de l'heure", "hour"),
    ("es", "a 5 euros por persona", "person"),
    ("it", "sono 20 euro a testa", "person"),
    ("tr", "bin kişide 9 vaka", "1000 kişi"),
    ("zh", "每人每天2美元", "day"),
]
NO_BASES = [("de", "300 Euro im Jahr 2019"), ("en", "It cost the town $70m."), ("en", "Ten barrels cost $900.")]
DAYS = [
    ("it", "Sarà sentita il 22 aprile.", "2024-04-22"),
    ("ru", "Через две недели решат судьбу моста.", "2024-W13"),
    ("zh", "三周后公布结果。", "2024-W14"),
    ("en", "The trial was moved to Friday.", "2024-03-15"),
    ("en", "The deadline of 22 April cannot be met.", "2024-04-22"),
    ("en", "He was held on March 2 and goes on trial on April 22.", "2024-04-22"),
    ("es", "El juez aplazó el juicio hasta abril.", "2024-04"),
    ("it", "La gara è stata rinviata a maggio.", "2024-05"),
    ("de", "Die Wahl wurde auf Juni verschoben.", "2024-06"),
    ("ru", "Суд перенесли на май.", "2024-05"),
    ("pt", "A ponte será aberta em abril.", "2024-04"),
    ("ru", "Выборы завершатся в понедельник.", "2024-03-18"),
    ("uk", "Вибори завершаться в понеділок.", "2024-03-18"),
    ("no", "Møtet gjenopptas på mandag.", "2024-03-18"),
    ("pl", "Most otwarto 2 marca, a tunel ruszy latem.", "2024-03-02"),
    ("ja", "3月2日に閉鎖され、4月22日に再開する。", "2024-03-02"),
    ("zh", "三周后将公布结果。", "2024-W14"),
]


@pytest.mark.parametrize(("lang", "text", "value", "unit"), UNITS)
def test_the_unit_in_a_joined_word(lang, text, value, unit):
    [found] = find_quantities(text, lang=lang)
    assert (str(found.value.normalize() if found.value % 1 else int(found.value)), found.unit) == (value, unit)


@pytest.mark.parametrize(("lang", "text", "per"), BASES)
def test_the_base_of_a_price(lang, text, per):
    [found] = find_quantities(text, lang=lang)
    assert found.per == per


@pytest.mark.parametrize(("lang", "text"), NO_BASES)
def test_what_is_no_base(lang, text):
    assert [q.per for q in find_quantities(text, lang=lang) if q.kind == "money"] == [None]


@pytest.mark.parametrize(("lang", "text", "when"), DAYS)
def test_the_day_by_its_verb(lang, text, when):
    assert when in [q.when for q in find_quantities(text, lang=lang, date=DAY)]


def test_ten_and_some_is_open():
    [found] = find_quantities("十几艘船沉没。", lang="zh")
    assert (found.low, found.high) == (10, 20)


RANGES = [
    ("de", "10-15 Boote", 10), ("fr", "10-15 bateaux", 10), ("es", "20–30 barcos", 20), ("it", "10-15 barche", 10),
    ("pt", "10-15 barcos", 10), ("pl", "10-15 statków", 10), ("ru", "12-15 кораблей", 12), ("uk", "12-15 кораблів", 12),
    ("sv", "10-15 personer", 10), ("fi", "10-15 venettä", 10), ("el", "10-15 βάρκες", 10), ("tr", "10-15 kişi", 10),
    ("hi", "10-15 लोग", 10), ("zh", "10-15艘船", 10), ("ja", "10-15人", 10), ("ko", "10-15척", 10),
    ("ru", "1500-2000 рабочих", 1500), ("de", "1500-2000 Menschen", 1500),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "text", "low"), RANGES)
def test_a_dash_between_counts(lang, text, low):
    [found] = find_quantities(text, lang=lang)
    assert (found.kind, found.low) == ("count", low)


def test_a_dash_of_a_score_or_of_years():
    assert find_quantities("Vell verlor 1-3 gegen Orsk.", lang="de") == []
    assert [q.when for q in find_quantities("la guerre de 1914-1918", lang="fr")] == ["1914/1918"]
