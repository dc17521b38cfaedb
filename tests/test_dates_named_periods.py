"""Times named by another one beside them: "October of last year", "the week before last", "the third Monday of March".

Invented sentences; the day of the article is Tuesday 2025-02-18.
"""

from __future__ import annotations

import pytest

from newsclean import find_quantities
from newsclean.temporal.intervals import bounds

SENTENCES = {
    "en": "The fire broke out {} and killed nobody.",
    "de": "Das Feuer brach {} aus.",
    "fr": "L'incendie s'est déclaré {} à Orvane.",
    "es": "El incendio se produjo {} en Orvane.",
    "pt": "O incêndio aconteceu {} na cidade.",
    "it": "L'incendio è scoppiato {} in città.",
    "nl": "De brand brak {} uit.",
    "sv": "Branden bröt ut {} i staden.",
    "da": "Branden brød ud {} i byen.",
    "no": "Brannen brøt ut {} i byen.",
    "fi": "Palo syttyi {} kaupungissa.",
    "pl": "Pożar wybuchł {} w mieście.",
    "ru": "Пожар произошёл {} в городе.",
    "uk": "Пожежа сталася {} у місті.",
    "el": "Η φωτιά ξέσπασε {} στην πόλη.",
    "tr": "Yangın {} çıktı.",
    "ar": "اندلع الحريق {} في المدينة.",
    "hi": "आग {} लगी थी।",
    "ja": "火災は{}に発生した。",
    "zh": "火灾{}发生在市区。",
    "ko": "화재는 {} 발생했다.",
}
TIMES = {
    "en": [
        ("the week before last", "2025-W06"),
        ("the month before last", "2024-12"),
        ("the week after next", "2025-W10"),
        ("the last Friday in January", "2025-01-31"),
        ("the first Sunday in February", "2025-02-02"),
    ],
    "de": [
        ("vorletzte Woche", "2025-W06"),
        ("übernächste Woche", "2025-W10"),
        ("am 15./16.2.", "2025-02-15/2025-02-16"),
        ("vom 15.-16.2.", "2025-02-15/2025-02-16"),
        ("im Oktober des Vorjahres", "2024-10"),
        ("am kommenden Wochenende", "2025-02-22/2025-02-23"),
    ],
    "fr": [
        ("en octobre de l'année dernière", "2024-10"),
        ("au troisième trimestre de l'an dernier", "2024-Q3"),
    ],
    "es": [
        ("la semana antepasada", "2025-W06"),
        ("en octubre del año pasado", "2024-10"),
    ],
    "pt": [
        ("na última quinta (13)", "2025-02-13"),
        ("em outubro do ano passado", "2024-10"),
        ("na semana retrasada", "2025-W06"),
    ],
    "it": [
        ("nell'ottobre dell'anno scorso", "2024-10"),
        ("nel terzo trimestre dello scorso anno", "2024-Q3"),
        ("lo scorso fine settimana", "2025-02-15/2025-02-16"),
        ("negli anni Novanta", "1990/1999"),
    ],
    "nl": [
        ("in oktober vorig jaar", "2024-10"),
        ("in oktober van vorig jaar", "2024-10"),
        ("in de jaren negentig", "1990/1999"),
    ],
    "sv": [
        ("förrförra veckan", "2025-W06"),
        ("i oktober förra året", "2024-10"),
        ("fjolåret", "2024"),
    ],
    "da": [
        ("i oktober sidste år", "2024-10"),
    ],
    "no": [
        ("i oktober i fjor", "2024-10"),
        ("i tredje kvartal i fjor", "2024-Q3"),
    ],
    "fi": [
        ("toissa viikolla", "2025-W06"),
        ("viime vuoden lokakuussa", "2024-10"),
        ("lokakuussa viime vuonna", "2024-10"),
        ("helmikuun 3. päivänä", "2025-02-03"),
    ],
    "pl": [
        ("w październiku ubiegłego roku", "2024-10"),
        ("3 i 4 lutego", "2025-02-03/2025-02-04"),
        ("w miniony weekend", "2025-02-15/2025-02-16"),
    ],
    "ru": [
        ("в позапрошлом году", "2023"),
        ("на позапрошлой неделе", "2025-W06"),
        ("в октябре прошлого года", "2024-10"),
        ("в минувшие выходные", "2025-02-15/2025-02-16"),
        ("3 и 4 февраля", "2025-02-03/2025-02-04"),
    ],
    "uk": [
        ("позаминулого року", "2023"),
        ("у жовтні минулого року", "2024-10"),
        ("на минулих вихідних", "2025-02-15/2025-02-16"),
    ],
    "el": [
        ("πρόπερσι", "2023"),
        ("τον Οκτώβριο του περασμένου έτους", "2024-10"),
        ("στις 3 Φλεβάρη", "2025-02-03"),
        ("1η Γενάρη 2024", "2024-01-01"),
        ("τη δεκαετία του 1990", "1990/1999"),
    ],
    "tr": [
        ("evvelki gün", "2025-02-16"),
        ("geçen yılın ekim ayında", "2024-10"),
        ("2023 yılının ekim ayında", "2023-10"),
        ("ekim ayında", "2024-10"),
        ("geçen yılın üçüncü çeyreğinde", "2024-Q3"),
        ("geçtiğimiz hafta sonu", "2025-02-15/2025-02-16"),
        ("1990'larda", "1990/1999"),
    ],
    "ar": [
        ("أول من أمس", "2025-02-16"),
        ("العام قبل الماضي", "2023"),
        ("في أكتوبر من العام الماضي", "2024-10"),
        ("في تشرين الأول الماضي", "2024-10"),
        ("في شباط الجاري", "2025-02"),
        ("في تسعينيات القرن الماضي", "1990/1999"),
    ],
    "hi": [
        ("पिछले साल अक्टूबर में", "2024-10"),
        ("1990 के दशक में", "1990/1999"),
    ],
    "ja": [
        ("おととし", "2023"),
        ("再来年", "2027"),
        ("先々週", "2025-W06"),
        ("再来週", "2025-W10"),
        ("昨年10月", "2024-10"),
        ("先月3日", "2025-01-03"),
        ("来月3日", "2025-03-03"),
        ("昨年7～9月期", "2024-07/2024-09"),
    ],
    "zh": [
        ("大前天", "2025-02-15"),
        ("上上周", "2025-W06"),
        ("下下周", "2025-W10"),
        ("去年10月", "2024-10"),
        ("上月3日", "2025-01-03"),
        ("下月3日", "2025-03-03"),
        ("上周末", "2025-02-15/2025-02-16"),
    ],
    "ko": [
        ("지지난주", "2025-W06"),
        ("다다음주", "2025-W10"),
        ("다음 달 3일", "2025-03-03"),
        ("지난달 3일", "2025-01-03"),
        ("내달 3일", "2025-03-03"),
        ("지난해 10월", "2024-10"),
        ("작년 10월 3일", "2024-10-03"),
        ("지난 15일", "2025-02-15"),
        ("지난해 3분기", "2024-Q3"),
        ("지난 주말", "2025-02-15/2025-02-16"),
    ],
}


@pytest.mark.parametrize(
    ("lang", "time", "when"),
    [(lang, *row) for lang, rows in TIMES.items() for row in rows],
    ids=str,
)
def test_a_time_is_one_date(lang: str, time: str, when: str) -> None:
    found = find_quantities(SENTENCES[lang].format(time), lang=lang, date="2025-02-18")
    dates = [q for q in found if q.kind == "date" and q.when]
    assert [bounds(q.when or "") for q in dates] == [bounds(when)]
    assert len(found) == 1


OTHERS = [
    ("en", "It closed the week before last Christmas.", []),
    ("en", "It met on Monday in March 2024.", ["2025-02-17", "2024-03"]),
    ("de", "Letztes Jahr, im Januar", ["2024", "2025-01"]),
    ("es", "Es el día 12 de la huelga.", []),
    ("es", "Los días 12 personas esperan.", [None]),
    ("zh", "他被处以15日拘留。", [None]),
    ("zh", "他被拘留15日。", [None]),
    ("ja", "15日以内に支払う。", [None]),
    ("ko", "지난 15일간 비가 왔다.", ["2025-02-03/2025-02-18"]),
    ("de", "Die Version 3.1. kam.", []),
    ("ja", "3月は雨だった。", ["2024-03"]),
    ("el", "Έγινε τον Μάιο του 1990, και του 1980 επίσης.", ["1990-05", "1980"]),
]


@pytest.mark.parametrize(("lang", "text", "whens"), OTHERS)
def test_what_stands_apart_stays_apart(lang: str, text: str, whens: list[str | None]) -> None:
    assert [q.when for q in find_quantities(text, lang=lang, date="2025-02-18")] == whens


STUCK = [
    ("It ran from 1990to 1995.", ["1990/1995"]),
    ("Built in2019, burned by2021 and rebuilt since2022.", ["2019", "2021", "2022"]),
    ("Channel ABC2019 and the H2020 fund.", []),
]


@pytest.mark.parametrize(("text", "whens"), STUCK)
def test_a_year_that_lost_a_space_is_read(text: str, whens: list[str]) -> None:
    assert [q.when for q in find_quantities(text, lang="en", date="2025-02-18")] == whens


def test_minutes_and_hours_later_are_lengths_and_days_later_a_time() -> None:
    found = find_quantities("He left two hours later, and came back six minutes later; nine days later he died.")
    assert [(q.text, q.kind) for q in found] == [
        ("two hours", "duration"),
        ("six minutes", "duration"),
        ("nine days later", "date"),
    ]


WHOLE = [
    ("en", "Profit rose in the final quarter of 2024.", "2024-Q4"),
    ("en", "They married in the summer of '98.", "1998-22"),
    ("en", "She has until 5pm Friday to answer.", "2025-02-21"),
    ("it", "La legge entra in vigore dal primo giugno.", "2025-06-01"),
    ("es", "La ley entra en vigor el primero de junio.", "2025-06-01"),
    ("pt", "A lei entra em vigor em primeiro de junho.", "2025-06-01"),
    ("ar", "يبدأ العمل بالقانون في الأول من مارس.", "2025-03-01"),
    ("pl", "Zmarł w nocy z 3 na 4 lutego.", "2025-02-03/2025-02-04"),
    ("pl", "Powstał w latach 90. w Orwie.", "1990/1999"),
    ("el", "Ο νόμος ισχύει από 1η Ιουνίου.", "2025-06-01"),
    ("el", "Έγινε στις 3 Μαΐου του 1990.", "1990-05-03"),
    ("el", "Από τον Ιανουάριο έως τον Μάρτιο του 2021 έκλεισε.", "2021-01/2021-03"),
    ("ar", "وقع ذلك في أكتوبر من عام 2019.", "2019-10"),
    ("de", "Seit dem Brand Anfang März steht die Halle leer.", "2024-03"),
    ("fr", "Depuis l'accident du 3 mars, l'usine est fermée.", "2024-03-03"),
    ("no", "Selskapet ble kjøpt opp i fjor høst.", "2024-23"),
    ("de", "Das teilte der Rat zum Tag der Brücken (3. März) mit.", "2025-03-03"),
    ("nl", "De wet gaat in per 1 juni.", "2025-06-01"),
    ("ru", "Закон вступает в силу 1 июня.", "2025-06-01"),
    ("tr", "Ocak ortasında istifa etti.", "2025-01"),
    ("tr", "2024'ün ilk yarısında satışlar düştü.", "2024-H1"),
    ("zh", "他于1月5号离任。", "2025-01-05"),
    ("ko", "공장은 한 달 전 문을 닫았다.", "2025-01"),
    ("ko", "선거는 오는 일요일 치러진다.", "2025-02-23"),
    ("ko", "2024년 상반기 수출이 줄었다.", "2024-H1"),
]


@pytest.mark.parametrize(("lang", "text", "when"), WHOLE)
def test_a_day_or_part_in_words(lang: str, text: str, when: str) -> None:
    found = find_quantities(text, lang=lang, date="2025-02-18")
    assert [bounds(q.when or "") for q in found if q.kind == "date"] == [bounds(when)]


@pytest.mark.parametrize(
    "text", ["He fed it for the first six months after birth.", "In the last year of his life he sang."]
)
def test_a_period_of_something_else_is_not_counted_from_the_article(text: str) -> None:
    assert [q.when for q in find_quantities(text, lang="en", date="2025-02-18") if q.when] == []
