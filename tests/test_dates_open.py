"""Dates with two readings, dates that hang on another one, parts of a year, and the tenses of more languages."""

from __future__ import annotations

import pytest

import newsclean as nc

DAY = "2024-03-13"  # a Wednesday


def dates(text: str, lang: str = "en", **options: str) -> list[tuple[str | None, tuple[str, ...]]]:
    found = nc.find_quantities(text, lang=lang, date=DAY, **options)
    return [(q.when, q.alternates) for q in found if q.kind == "date"]


@pytest.mark.parametrize(
    ("text", "when", "others"),
    [
        ("Talks on Friday", "2024-03-08", ("2024-03-15",)),
        ("A fair in April", "2024-04", ("2023-04",)),
        ("The feast of June 4", "2023-06-04", ("2024-06-04",)),
        ("He left last Tuesday.", "2024-03-12", ("2024-03-05",)),
        ("She leaves next Friday.", "2024-03-15", ("2024-03-22",)),
        ("The deed is of 03/04/2021.", "2021-03-04", ("2021-04-03",)),
        ("The mill is still in use today.", None, (DAY,)),
        # nothing is open where a verb, a weekday, another date or the country decides
        ("Talks begin on Friday.", "2024-03-15", ()),
        ("The fair was in April.", "2023-04", ()),
        ("The feast of Tuesday, June 4", "2024-06-04", ()),
        ("The deed is of 25/04/2021.", "2021-04-25", ()),
        ("The mayor resigned today.", DAY, ()),
    ],
)
def test_second_readings(text: str, when: str | None, others: tuple[str, ...]) -> None:
    assert dates(text) == [(when, others)]


def test_the_order_of_day_and_month_is_that_of_the_country_or_of_another_date():
    assert dates("The deed is of 03/04/2021.", country="GB") == [("2021-04-03", ())]
    assert dates("The deed is of 03/04/2021.", country="US") == [("2021-03-04", ())]
    assert dates("Deeds of 03/04/2021 and 28/04/2021") == [("2021-04-03", ()), ("2021-04-28", ())]
    assert dates("Der Vertrag vom 03.04.2021 gilt.", "de") == [("2021-04-03", ())]


def test_records_show_the_other_reading():
    from newsclean.quantity.records import quantity_json

    row = quantity_json(nc.find_quantities("Talks on Friday", date=DAY)[0])
    assert (row["when"], row["alternates"]) == ("2024-03-08", ["2024-03-15"])


@pytest.mark.parametrize(
    ("lang", "text", "when"),
    [
        ("sv", "Klubben öppnar lokalen på lördag.", "2024-03-16"),
        ("sv", "Lokalen brann i lördags.", "2024-03-09"),
        ("no", "Tre menn ble pågrepet lørdag.", "2024-03-09"),
        ("no", "Retten skal møtes lørdag.", "2024-03-16"),
        ("da", "Fabrikken lukkede lørdag.", "2024-03-09"),
        ("da", "Fabrikken skal lukke lørdag.", "2024-03-16"),
        ("el", "Ο δήμαρχος παραιτήθηκε το Σάββατο.", "2024-03-09"),
        ("el", "Ο δήμαρχος θα παραιτηθεί το Σάββατο.", "2024-03-16"),
        ("uk", "Міст закрили в суботу, повідомив мер.", "2024-03-09"),
        ("uk", "Міст закриють у суботу, бо його будуть лагодити.", "2024-03-16"),
        ("tr", "Köprü cumartesi günü kapandı.", "2024-03-09"),
        ("tr", "Köprü cumartesi günü açılacak.", "2024-03-16"),
        ("ar", "أعلن العمدة السبت إغلاق الجسر.", "2024-03-09"),
        ("ar", "سيغلق الجسر السبت.", "2024-03-16"),
        ("hi", "पुल शनिवार को बंद किया गया।", "2024-03-09"),
        ("hi", "पुल शनिवार को खुलेगा।", "2024-03-16"),
        ("ko", "시장은 토요일 사임했다.", "2024-03-09"),
        ("ko", "다리는 토요일 개통할 예정이다.", "2024-03-16"),
        ("ja", "橋は土曜日に閉鎖された。", "2024-03-09"),
        ("ja", "去年決めた工事を土曜日に行う予定だ。", "2024-03-16"),
    ],
)
def test_the_tense_of_the_verb(lang: str, text: str, when: str) -> None:
    assert dates(text, lang)[-1] == (when, ())


@pytest.mark.parametrize(
    ("lang", "text", "when"),
    [
        ("en", "The dam broke on May 3, 2023; the next day the mill burned.", "2023-05-04"),
        ("en", "She was named on June 4, 2022; the previous day she had denied it.", "2022-06-03"),
        ("de", "Am 3. Mai 2023 brach der Damm, zwei Tage später der Deich.", "2023-05-05"),
        ("fr", "Il est arrêté le 3 mai 2023 et libéré le lendemain.", "2023-05-04"),
        ("es", "Fue detenida el 3 de mayo de 2023 y liberada al día siguiente.", "2023-05-04"),
        ("ja", "2023年5月3日に捕まり、翌日に釈放された。", "2023-05-04"),
        # without a date before it the day of the article is no guess
        ("en", "The next day the mill burned.", None),
        ("de", "Am Tag darauf brannte die Mühle.", None),
        ("fr", "Il est libéré le lendemain.", None),
        ("zh", "次日他获释。", None),
    ],
)
def test_counted_from_another_date(lang: str, text: str, when: str | None) -> None:
    assert dates(text, lang)[-1] == (when, ())


@pytest.mark.parametrize(
    ("lang", "text", "when"),
    [
        ("en", "The line opens in mid-2025.", "2025-05/2025-08"),
        ("en", "It was dug in the early 1990s.", "1990/1993"),
        ("de", "Ende 2022 schloss das Werk.", "2022-09/2022-12"),
        ("es", "La obra empezó a principios de 2021.", "2021-01/2021-04"),
        ("en", "The envoy toured the coast from Monday to Wednesday.", "2024-03-11/2024-03-13"),
        ("en", "The fair runs from Thursday to Saturday.", "2024-03-14/2024-03-16"),
        ("en", "Two boats sank over the weekend.", "2024-03-09/2024-03-10"),
        ("de", "Am Wochenende wird es kalt.", "2024-03-16/2024-03-17"),
        ("en", "The mill closed a year ago today.", "2023-03-13"),
        ("en", "Lund will be sworn in on the 14th.", "2024-03-14"),
        ("en", "They met on May 12 and again on the 14th.", "2023-05-14"),
        ("en", "VELL, Dec. 30 (Newsline) - Two boats sank.", "2023-12-30"),
        ("de", "Am Freitag, dem 1., brannte es.", "2024-03-01"),
        ("es", "La feria abre mañana.", "2024-03-14"),
        ("en", "He grew up there in the 80s.", "1980/1989"),
    ],
)
def test_wordings(lang: str, text: str, when: str) -> None:
    assert dates(text, lang)[-1][0] == when


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Shops are open Monday to Friday."),
        ("de", "Bis heute fehlt vom Täter jede Spur."),
        ("en", "They spent a weekend on the coast."),
        ("en", "The fire began on the 14th floor."),
        ("en", "Highs will be in the 80s."),
        ("es", "La feria abrió por la mañana."),
        ("de", "Am Morgen brannte es."),
    ],
)
def test_no_day_is_said(lang: str, text: str) -> None:
    assert [when for when, _ in dates(text, lang) if when] == []
