"""Counts in words besides English: lone number words, "Hunderte", "une vingtaine", "uno de cada cinco"."""

from __future__ import annotations

import pytest

from newsclean import find_quantities


def read(lang: str, text: str) -> list[str]:
    """Each figure: its value or its two ends, and its unit; a share in hundredths."""
    rows = []
    for q in find_quantities(text, lang=lang):
        if q.kind in ("date", "ordinal"):
            continue
        value = f"{q.low:f}..{q.high:f}" if q.low is not None and q.high is not None else f"{round(q.value, 2):f}"
        value = value.rstrip("0").rstrip(".") if "." in value and ".." not in value else value
        rows.append(f"{value} {q.unit}" if q.unit else value)
    return rows


# Number words alone: a count, unless an article, a name, an hour or another word of the same letters.
LONE = [
    ("de", "Drei Bergleute starben, zwei wurden gerettet.", ["3", "2"]),
    ("de", "Die drei Bergleute aus Vell lasen Kapitel vier und gingen um sechs.", []),
    ("de", "Gib acht, in Band sieben steht es. Es ist sechs Uhr früh.", []),
    ("fr", "Deux ponts et trois écoles sont fermés.", ["2", "3"]),
    ("fr", "Les deux ponts, un toit neuf et le chapitre trois", []),
    ("es", "Murieron cuatro mineros y dos siguen en el hospital.", ["4", "2"]),
    ("es", "Los cuatro mineros salieron a las tres; es su número dos.", []),
    ("it", "Tre feriti e due dispersi a Lurk", ["3", "2"]),
    ("it", "Tu sei gentile, e i tre amici lo sanno.", []),
    ("pt", "Quatro barcos afundaram e três pescadores sumiram.", ["4", "3"]),
    ("nl", "Vier schepen zonken, drie vissers zijn vermist.", ["4", "3"]),
    ("sv", "Fyra båtar sjönk och tre fiskare saknas.", ["4", "3"]),
    ("da", "Fire både sank, og tre fiskere er savnet.", ["4", "3"]),
    ("no", "Fire båter sank, og tre fiskere er savnet.", ["4", "3"]),
    ("fi", "Neljä venettä upposi ja kolme kalastajaa on kateissa.", ["4", "3"]),
    ("pl", "Cztery łodzie zatonęły, trzech rybaków zaginęło.", ["4", "3"]),
    ("ru", "Четыре лодки затонули, пять рыбаков пропали.", ["4", "5"]),
    ("uk", "Чотири човни затонули, п'ять рибалок зникли.", ["4", "5"]),
    ("el", "Τέσσερα πλοία βυθίστηκαν και τρεις ψαράδες αγνοούνται.", ["4", "3"]),
    ("tr", "Dört tekne battı, üç balıkçı kayıp.", ["4", "3"]),
    ("ar", "غرقت أربعة قوارب", ["4"]),
]
# Plurals of tens, hundreds and thousands: an order of magnitude, also of money and of a larger scale.
VAGUE = [
    ("de", "Dutzende Boote, Hunderte Helfer und Zehntausende Zuschauer", ["12..120", "100..1000", "10000..100000"]),
    ("de", "Der Bau kostete Hunderte Millionen Euro.", ["100000000..1000000000 EUR"]),
    ("fr", "des dizaines de milliers d'habitants et des centaines d'euros", ["10000..100000", "100..1000 EUR"]),
    ("fr", "deux centaines d'habitants", ["200"]),
    ("es", "decenas de miles de vecinos y cientos de barcos", ["10000..100000", "100..1000"]),
    ("it", "decine di migliaia di abitanti, centinaia di barche", ["10000..100000", "100..1000"]),
    ("pt", "dezenas de milhares de moradores", ["10000..100000"]),
    ("nl", "tientallen boten en duizenden vissers", ["10..100", "1000..10000"]),
    ("sv", "hundratals båtar", ["100..1000"]),
    ("da", "tusindvis af både", ["1000..10000"]),
    ("pl", "dziesiątki łodzi i setki rybaków", ["10..100", "100..1000"]),
    ("ru", "десятки тысяч жителей", ["10000..100000"]),
    ("tr", "yüzlerce tekne", ["100..1000"]),
    ("fi", "satoja veneitä", ["100..1000"]),
]
# Round numbers as nouns, and what halves them.
COLLECTIVE = [
    ("fr", "une vingtaine de barques et une demi-douzaine de filets", ["20", "6"]),
    ("fr", "Le malade est en quarantaine ; elle a la trentaine.", []),
    ("es", "una docena de barcas, media docena de redes", ["12", "6"]),
    ("it", "una ventina di barche, mezza dozzina di reti", ["20", "6"]),
    ("pt", "uma dúzia de barcos e meia dúzia de redes", ["12", "6"]),
    ("de", "ein Dutzend Boote, ein halbes Dutzend Netze", ["12", "6"]),
    ("nl", "een tiental boten", ["10"]),
    ("sv", "ett trettiotal båtar", ["30"]),
    ("fi", "parikymmentä venettä", ["20"]),
]
# Shares: one number of another, halves, every third, parts of a point.
SHARES = [
    ("fr", "Un pêcheur sur quatre et trois bateaux sur dix", ["0.25", "0.3"]),
    ("fr", "la moitié des ports, mais la première moitié du match", ["0.5"]),
    ("es", "Uno de cada ocho pescadores; 3 de cada 4 barcos", ["0.12", "0.75"]),
    ("es", "la mitad de los puertos, y hasta la mitad de mayo", ["0.5"]),
    ("it", "un pescatore su quattro, metà dei porti", ["0.25", "0.5"]),
    ("it", "verso metà marzo, nella seconda metà", []),
    ("pt", "um em cada quatro pescadores e metade dos portos", ["0.25", "0.5"]),
    ("de", "zwei von fünf Fischern, die Hälfte der Häfen, jeder vierte Kutter", ["0.4", "0.5", "0.25"]),
    ("de", "jeden vierten Tag, in der ersten Hälfte", []),
    ("de", "65 von 270 Kindern kamen.", ["65", "270"]),
    ("fr", "48 logements sur 96", ["48", "96"]),
    ("nl", "een op de vier vissers, de helft van de havens", ["0.25", "0.5"]),
    ("sv", "två av fem fiskare, hälften av hamnarna, var fjärde båt", ["0.4", "0.5", "0.25"]),
    ("sv", "vart fjärde år", []),
    ("da", "to ud af fem fiskere, halvdelen af havnene, hver fjerde båd", ["0.4", "0.5", "0.25"]),
    ("no", "to av fem fiskere, halvparten av havnene, hver fjerde båt", ["0.4", "0.5", "0.25"]),
    ("pl", "połowa portów, co czwarty rybak", ["0.5", "0.25"]),
    ("ru", "половина портов, каждый четвёртый рыбак", ["0.5", "0.25"]),
    ("fi", "kaksi viidestä kalastajasta, puolet satamista, joka neljäs vene", ["0.4", "0.5", "0.25"]),
    ("pt", "A taxa caiu meio ponto.", ["0.5 pp"]),
    ("es", "El tipo bajó medio punto.", ["0.5 pp"]),
    ("de", "Der Zins fiel um einen halben Punkt.", ["0.5 pp"]),
    ("es", "entre un 4 y un 6 %", ["4..6 %"]),
]


@pytest.mark.parametrize(("lang", "text", "expected"), [*LONE, *VAGUE, *COLLECTIVE, *SHARES])
def test_counts_in_words(lang: str, text: str, expected: list[str]) -> None:
    assert read(lang, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("siete coma mil doscientos cuarenta por ciento", ["7.12 %"]),
        ("ciento veinte con dos quintos por ciento", ["120.4 %"]),
        ("dos coma cinco por ciento", ["2.5 %"]),
    ],
)
def test_places_and_shares_behind_the_decimal_word(text: str, expected: list[str]) -> None:
    assert read("es", text) == expected
