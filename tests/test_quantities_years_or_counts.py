"""Digits that may be a year, an hour or a name, by what stands beside them, in every language."""

from __future__ import annotations

import pytest

from newsclean import find_quantities

COUNTS = [
    ("en", "The mill hired 1600 weavers."),
    ("en", "They let 2000 captives go."),
    ("en", "Between 1500 and 1800 rebels fled."),
    ("de", "Es kamen 1500 bis 1800 Menschen."),
    ("de", "Am Fluss standen 1700 Helfer."),
    ("de", "2000 Menschen kamen zum Fest."),
    ("fr", "Il y avait 1850 familles au camp."),
    ("es", "Talaron 1800 pinos y 1960 robles."),
    ("it", "Hanno chiuso 1650 negozi."),
    ("pt", "O incêndio atingiu 1700 casas."),
    ("nl", "Er stonden 1650 boten."),
    ("pl", "Zgłosiło się 1700 ochotników."),
    ("ru", "Спасли 1750 пассажиров."),
    ("uk", "Врятували 1750 пасажирів."),
    ("sv", "Branden tog 1650 gårdar."),
    ("no", "Brannen tok 1650 gårder."),
    ("da", "Branden ødelagde 1650 gårde."),
    ("fi", "Järveen istutettiin 1700 kalaa."),
    ("el", "Κάηκαν 1700 ελιές."),
    ("tr", "Törende 1700 kişi vardı."),
    ("ar", "شارك 1700 طالب في المسيرة"),
    ("hi", "मेले में 1700 लोग थे।"),
    ("zh", "大火烧毁1700棵树。"),
    ("zh", "2000多名工人罢工。"),
    ("ja", "避難所に1700人がいた。"),
    ("ko", "대피소에 1700명이 있었다."),
]
YEARS = [
    ("en", "In 1998 voters chose her."),
    ("en", "Ostland's 2014 exports fell, and so did 2016 imports."),
    ("en", "In 1850 settlers chose him."),
    ("de", "Bereits 2021 Waren zu finden war schwer; 1832 starb er in Vell."),
    ("fr", "En 1998 plusieurs mines fermèrent."),
    ("es", "En 2012 empresas de Vell cerraron; la crisis de 2008 siguió."),
    ("it", "Nel 1998 chiude la miniera."),
    ("pt", "A Copa 2010 foi longe."),
    ("nl", "In 1998 werden twee mijnen gesloten."),
    ("pl", "Euro 2012 było udane."),
    ("ru", "Летом 2014 цены выросли; в 1998 завод закрыли."),
    ("uk", "Влітку 2014 ціни зросли."),
    ("sv", "Sommaren 2018 var torr."),
    ("fi", "Kesällä 2018 satoi."),
    ("el", "Το 1998 έκλεισε το ορυχείο."),
    ("tr", "2024 bütçesi onaylandı."),
    ("zh", "2008北京奥运会很成功。"),
    ("ko", "2002 월드컵 때였다."),
]
HOURS = [
    ("en", "The gates shut at 9 in the evening."),
    ("de", "Um 9 Uhr morgens begann es."),
    ("es", "Abrieron a las 9 de la noche, y cierran a las 7."),
    ("it", "Aprono alle 9 di sera e chiudono alle 7."),
    ("pt", "Abriram às 9 da noite."),
    ("fr", "Le pont ferme à 9 heures du soir."),
    ("nl", "De brug sluit om 9 uur 's avonds."),
    ("pl", "Most zamknięto o 9 rano."),
    ("ru", "Мост закрыли в 9 вечера, в 3 ночи."),
    ("uk", "Міст закрили о 9 вечора."),
    ("sv", "Bron stängs klockan 9, inte kl. 17.30."),
    ("no", "Broen stenges klokken 9."),
    ("da", "Broen lukkes klokken 9."),
    ("el", "Η γέφυρα έκλεισε στις 9 το βράδυ."),
    ("tr", "Köprü saat 9'da kapandı."),
    ("ar", "أغلق الجسر الساعة 9 مساء"),
    ("hi", "पुल रात 9 बजे बंद हुआ।"),
    ("zh", "大桥晚上9点关闭，7时30分开放。"),
    ("ko", "다리는 오전 7시 30분에 열렸다."),
]
NAMES = [
    ("en", "Kessel's Eleven and Lisk's Seven were shown; Exhibit 21 shows a map, and the 38 train runs late."),
    ("it", "L'Under 19 ha vinto."),
    ("ru", "Сегодня Лиск 1 покажут снова."),
    ("ja", "プレステ4は売り切れた。"),
    ("tr", "TK 1977 sefer iptal."),
    ("nl", "NPO 2 en NTR 3 winnen."),
    ("en", "HB 1515 and S. 2226 failed; he had a .22 rifle, and wrote so himself [4]."),
    ("de", "Es brannte im Birkenweg 17, 50667 Orsk; das Tor fiel in der 72.‘ Minute, bei 1&1."),
    ("fr", "Orsk 2 et NDF restent ouverts; Vell Runner 2049 sort jeudi."),
    ("es", "Llame al 91 555 01 99 hoy."),
    ("it", "Il 5° reggimento resta a Vell."),
    ("ru", "Резолюция 1701 отклонена, реактор 3 остановлен, 76-я дивизия ушла."),
    ("el", "Ο Άρης σκόραρε (Νέλλης 40', Μάρκος 72')."),
    ("pl", "Pacjent 12 jest zdrów, a reaktor 3 stanęła."),
]
FIGURES = [
    ("ru", "В больнице 15 погибли, в лагере 300 детей.", ["15", "300"]),
    ("de", "Im Lager 12 Tote, im Reaktor 3 Lecks.", ["12", "3"]),
    ("es", "Fueron a las 12 familias.", ["12"]),
    ("it", "Diede aiuti alle 12 vittime.", ["12"]),
    ("ru", "Он ждал 3 дня, потом 9 часов.", ["3 дня", "9 часов"]),
    ("tr", "Yol 9 saat sürdü.", ["9 saat"]),
    ("en", "The fee rose by .5 percent.", [".5 percent"]),
    ("es", "Hay 91 555 vecinos.", ["91 555"]),
]


@pytest.mark.parametrize(("lang", "text"), COUNTS)
def test_four_digits_before_a_counted_noun_are_no_year(lang, text):
    assert all(q.kind == "count" for q in find_quantities(text, lang=lang)) and find_quantities(text, lang=lang)


@pytest.mark.parametrize(("lang", "text"), YEARS)
def test_years_stay_years(lang, text):
    found = find_quantities(text, lang=lang)
    assert any(q.kind == "date" for q in found)
    assert not any(q.kind == "count" and len(q.text) == 4 and q.text.isdecimal() for q in found)


@pytest.mark.parametrize(("lang", "text"), HOURS + NAMES)
def test_hours_and_names_are_no_figures(lang, text):
    assert [q.text for q in find_quantities(text, lang=lang) if q.kind != "date"] == []


@pytest.mark.parametrize(("lang", "text", "expected"), FIGURES)
def test_figures_beside_them_are_read(lang, text, expected):
    assert [q.text for q in find_quantities(text, lang=lang)] == expected
