"""Notices made from one template, later figures, and spellings that a reader does not see."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations_with_replacement

import pytest
import twin_dedup
from hypothesis import given
from hypothesis import strategies as st

import newsclean as nc
from newsclean.data import data_table
from newsclean.dedup.reading.slots import LEAD, lead_slots

FIRST = ["Asta", "Bror", "Cilla", "Dag", "Eivor", "Folke", "Greta", "Helge", "Inga", "Joel", "Kajsa", "Lars"]
LAST = ["Almkvist", "Bodin", "Clason", "Dahlin", "Ekholm", "Fors", "Gadd", "Hammar", "Idman", "Kallin", "Lund", "Mard"]
TOWNS = [
    "Arnmoor",
    "Corvik",
    "Elmsund",
    "Farholt",
    "Hovby",
    "Ingarö",
    "Jarlsta",
    "Kolmark",
    "Lindvik",
    "Moss",
    "Nor",
    "Ost",
]


def obituary(n: int) -> str:
    town = TOWNS[n % 12]
    return (
        f"{FIRST[n % 12]} {LAST[(n * 5) % 12]}, {61 + n * 7 % 30}, of {town}, died on Monday after a short illness. A "
        f"former postmaster, {FIRST[n % 12]} leaves two children and five grandchildren. The funeral is at the church "
        f"of {town} on Saturday at noon. In place of flowers the family asks for gifts to the lifeboat."
    )


def brief(n: int) -> str:
    return (
        f"A {19 + n * 3 % 50}-year-old man was robbed of his bag in {LAST[n % 12]} Street in {TOWNS[(n * 7) % 12]} "
        "on Sunday evening, police said. Two men on a moped threatened him and made off towards the harbour. He was "
        f"not hurt. Witnesses are asked to call the police station and to quote the number {4100 + n * 13}."
    )


def results(n: int) -> str:
    f = [(n * k * 37) % 880 + 20 for k in range(1, 6)]
    return (
        f"{LAST[n % 12]} {('Mills', 'Foods', 'Line')[n % 3]} Inc said on Wednesday that profit in the first quarter "
        f"was ${f[0]} million, compared with ${f[1]} million a year before. Revenue was ${f[2]} million, and each "
        f"share earned {f[3]} cents. It sees revenue of ${f[4]} million in the second quarter."
    )


def tremor(n: int) -> str:
    return (
        f"A tremor of magnitude {3 + n % 20 / 10} shook the sea bed {11 + n * 5 % 80} km west of {TOWNS[n % 12]} early "
        "on Thursday, the geological survey said. It was felt along the coast for some seconds. No one told of "
        "damage or of people hurt, and no warning of high waves was given."
    )


def crash(n: int) -> str:
    return (
        f"In {TOWNS[n % 12]} two men were hurt on Monday night when their van left the road and hit a wall. The "
        "driver had fallen asleep at the wheel, police said. Both were taken to hospital by helicopter. The road "
        "was closed for two hours, and the van could not be saved."
    )


RUSSIAN = [
    "Орле",
    "Туле",
    "Пскове",
    "Курске",
    "Омске",
    "Твери",
    "Пензе",
    "Тамбове",
    "Рязани",
    "Калуге",
    "Чите",
    "Перми",
]


def crash_in_russian(n: int) -> str:
    return (
        f"В {RUSSIAN[n % 12]} в понедельник вечером в аварии пострадали двое мужчин. По данным полиции, их фургон "
        "съехал с дороги и врезался в стену. Обоих доставили в больницу. Дорога была закрыта два часа."
    )


@pytest.mark.parametrize("notice", [obituary, brief, results, tremor, crash, crash_in_russian])
@pytest.mark.parametrize("outlet", ["paper.example", None, "paper{}.example"])
@pytest.mark.parametrize("count", [2, 6, 12])
def test_notices_of_others_from_one_template_are_stories_of_their_own(
    notice: Callable[[int], str], outlet: str | None, count: int
) -> None:
    given = [
        {"id": n, "date": "2024-05-06", "text": notice(n), **({"source": outlet.format(n)} if outlet else {})}
        for n in range(count)
    ]
    found = nc.deduplicate(given)
    assert (len(found.kept), found.updates) == (count, ())


def test_a_notice_printed_twice_is_a_copy_all_the_same() -> None:
    given = [{"id": n, "date": "2024-05-06", "text": obituary(n // 2)} for n in range(12)]
    given[3]["text"] = given[3]["text"].replace("died on Monday", "passed away on Monday")
    assert len(nc.deduplicate(given).kept) == 6


FERRY = (
    "The ferry Solvej ran aground off Corvik on Thursday evening in thick fog, the coast guard said. {} passengers "
    "were brought ashore by lifeboats, and the search for the others went on all night. The ferry was on its way "
    "from Corvik to the island of Hovby with 140 people aboard, 12 of them crew. "
)
MORE = (
    "The captain had sent a call for help at 21:15, and the first boat was there after half an hour. Relatives waited "
    "in the hall of the harbour, where the mayor spoke to them. The owner said that the ferry was inspected in spring, "
    "and that her crew knew these waters well. An inquiry is to find out why she had left her course."
)


@pytest.mark.parametrize("text", [FERRY, FERRY + MORE, FERRY + MORE * 2])
@pytest.mark.parametrize(("later", "updates"), [("2024-05-04", [("b", "a")]), ("2024-05-03", [])])
def test_another_figure_in_its_place_is_an_update_when_it_is_of_another_day(
    text: str, later: str, updates: list[tuple[str, str]]
) -> None:
    given = [
        {"id": "a", "date": "2024-05-03", "source": "paper.example", "text": text.format(61)},
        {"id": "b", "date": later, "source": "paper.example", "text": text.format(74)},
    ]
    found = nc.deduplicate(given)
    assert [one[:2] for one in found.updates] == updates
    assert len(found.kept) == 1 + len(updates)


CRASH = {  # one word of a count, and what it became a day later; digits that stay must not hide it
    "en": (
        "{} people were killed when a bus left the road near Corvik at 6.40 a.m. on Friday, police said.",
        "Two",
        "Three",
    ),
    "fr": (
        "Un car a quitté la route près de Corvik vendredi matin, faisant {} morts, a indiqué la préfecture.",
        "deux",
        "trois",
    ),
    "de": ("Bei einem Unfall in der Nähe von Corvik sind am Freitag {} Menschen ums Leben gekommen.", "zwei", "drei"),
    "es": (
        "Al menos {} personas murieron el viernes al volcar un autobús cerca de Corvik, según la policía.",
        "dos",
        "tres",
    ),
    "ru": ("В аварии автобуса под Корвиком в пятницу погибли {} пассажира, сообщила полиция.", "два", "три"),
    "pl": ("W wypadku autobusu pod Corvik zginęły w piątek {} osoby, podała policja w komunikacie.", "trzy", "cztery"),
}


@pytest.mark.parametrize("language", CRASH)
def test_a_figure_in_letters_is_one_in_its_place(language: str) -> None:
    text, first, second = CRASH[language]
    given = [
        {"id": "a", "date": "2024-05-03", "text": text.format(first)},
        {"id": "b", "date": "2024-05-04", "text": text.format(second)},
    ]
    assert [one[:2] for one in nc.deduplicate(given).updates] == [("b", "a")]


def test_a_figure_in_letters_is_the_one_in_digits() -> None:
    text = CRASH["en"][0]
    given = [
        {"id": "a", "date": "2024-05-03", "text": text.format("Two") + "\n\n" + MORE},
        {"id": "b", "date": "2024-05-04", "text": text.format("2") + "\n\n" + MORE},
    ]
    assert not nc.deduplicate(given).updates


@pytest.mark.parametrize("order", [1, -1])
def test_a_note_of_correction_makes_the_later_version(order: int) -> None:
    shared = {"date": "2024-05-03", "url": "https://paper.example/ferry"}
    note = "Correction: an earlier version gave another number of passengers. "
    given = [{"id": "old", "text": FERRY.format(61) + MORE, **shared}]
    given.append({"id": "new", "text": note + FERRY.format(74) + MORE, **shared})
    found = nc.deduplicate(given[::order])
    assert [one[:3] for one in found.updates] == [("new", "old", "update")]
    assert [chain.ids for chain in found.versions] == [("old", "new")]


PERSIAN = "مقام های شهر گفتند که کشتی مسافربری در نزدیکی بندر به گل نشسته است و نیروهای امدادی در حال یاری هستند."
ARABIC = "قال مسؤولون في المدينة إن عبارة جنحت قرب الميناء مساء الخميس وإن فرق الإنقاذ نقلت الركاب إلى الشاطئ."
TURKISH = "Balıkçılar sabah erken saatlerde kıyıya çıkan yolculara sıcak içecek dağıttı, yaralı olmadığı bildirildi."


@pytest.mark.parametrize(
    ("text", "spelled"),
    [
        (PERSIAN, PERSIAN.replace("ی", "ي").replace("ک", "ك")),
        (PERSIAN, PERSIAN.replace("ه ", "ہ ")),
        (ARABIC, ARABIC.replace("ينة", "يـنة").replace("لم", "لـم").replace("ات", "اتـ")),
        (TURKISH, TURKISH.replace("i", "İ").replace("ı", "I").upper()),
        (TURKISH, TURKISH.upper()),
    ],
    ids=["Arabic letters", "Urdu letter", "strokes", "Turkish capitals", "English capitals"],
)
def test_spellings_that_look_alike_are_one_text(text: str, spelled: str) -> None:
    assert spelled != text
    assert len(nc.deduplicate([{"id": 1, "text": text}, {"id": 2, "text": spelled}]).kept) == 1


WORDS = [
    "in",
    "Arvik",
    "of",
    "Corp",
    "The",
    "Alma Holm",
    "61",
    "Two",
    "three",
    "3",
    "1,200",
    "24.5",
    "11:40",
    "men",
    "Der Mann",
    "die Frau",
    "dem Ende",
    ".",
    "\n",
    ",",
    "—",
    "é",
    "Ö",
    "中",
]


@given(st.lists(st.lists(st.sampled_from(WORDS)).map(" ".join), min_size=2, max_size=4))
def test_slots_are_those_of_the_slow_twin(texts: list[str]) -> None:
    """As many in each text, and as many in common: hashes have no other meaning."""
    house = data_table("house.toml")
    found = lead_slots(texts)
    slow = [twin_dedup.slots(text, LEAD, house) for text in texts]
    fast = [set(found.hashes[found.texts == at].tolist()) for at in range(len(texts))]
    for one, other in combinations_with_replacement(range(len(texts)), 2):
        assert len(fast[one] & fast[other]) == len(slow[one] & slow[other])


def fire(n: int) -> str:
    return (
        f"Bei einem Feuer in einer Scheune in {TOWNS[n % 12]} sind am Sonntagabend {2 + n * 3 % 9} Menschen verletzt "
        "worden. Nach Angaben der Polizei griffen die Flammen auf das Dach eines Nachbarhauses über. Die Feuerwehr war "
        f"mit 60 Kräften im Einsatz. Den Schaden schätzen die Beamten auf {40 + n * 30}.000 Euro."
    )


def burglary(n: int) -> str:
    return (
        f"In {TOWNS[n % 12]} haben Diebe in der Nacht zum Mittwoch einen Kiosk aufgebrochen. Der Inhaber "
        f"{FIRST[n % 12]} {LAST[n * 5 % 12]} bemerkte den Schaden am Morgen. Die Täter nahmen Tabak und das Geld aus "
        f"der Kasse mit. Zeugen sollen sich unter der Nummer {5100 + n * 17} bei der Wache melden."
    )


def collision(n: int) -> str:
    return (
        f"Zwischen {TOWNS[n % 12]} und {TOWNS[(n + 5) % 12]} sind am Freitagmorgen zwei Traktoren zusammengestoßen. "
        "Ein Fahrer wurde eingeklemmt und musste befreit werden. Der Verkehr staute sich, die Ursache ist noch unklar."
    )


def trial(n: int) -> str:
    return (
        f"Vor dem Landgericht {TOWNS[n % 12]} muss sich seit Dienstag ein Mann wegen Diebstahls verantworten. Er soll "
        "aus einer Kirche Leuchter gestohlen haben. Zum Auftakt schwieg er. Das Urteil wird im Herbst erwartet."
    )


@pytest.mark.parametrize("notice", [fire, burglary, collision, trial])
@pytest.mark.parametrize("source", ["blatt.example", None])
def test_german_notices_of_others_are_stories_of_their_own(notice: Callable[[int], str], source: str | None) -> None:
    """Every noun has a capital there: only names count, which stand behind "in" or beside another."""
    given = [{"id": n, "date": "2024-05-06", "text": notice(n), "source": source} for n in range(8)]
    found = nc.deduplicate(given)
    assert (len(found.kept), found.updates) == (8, ())


def test_a_short_form_in_brackets_is_no_other_name() -> None:
    text = f"The United Isles of Arvik{{}} closed their ports on Monday, the coast guard said. {MORE}"
    assert len(nc.deduplicate([{"id": 1, "text": text.format("")}, {"id": 2, "text": text.format(" (UIA)")}]).kept) == 1


def test_a_german_notice_with_other_nouns_is_a_copy() -> None:
    other = fire(3).replace("Die Feuerwehr", "Die Wehr").replace("die Beamten", "die Ermittler")
    assert len(nc.deduplicate([{"id": 1, "text": fire(3)}, {"id": 2, "text": f"Lokales\n\n{other}"}]).kept) == 1
