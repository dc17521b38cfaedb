"""Texts as one copies them from a page: the short lines of the article that stay between its furniture."""

from __future__ import annotations

import pytest

import newsclean as nc

WALL = """Startseite
Sport
Blaulicht
Trainer muss nach Betrug ins Gefängnis
Der frühere Trainer des Turnvereins Orlby hatte Spenden für die neue Halle auf sein Konto geleitet.
Von Petra Lund
7.3.2025, 18:12 Uhr
Orlby. Das Amtsgericht hat den früheren Trainer des Turnvereins am Freitag zu zwei Jahren Haft verurteilt. \
Er hatte 48.000 Euro an Spenden für sich behalten.
Jetzt weiterlesen mit OB+
Alle Artikel auf orlbybote.example
Danach 8,90 € im Monat, jederzeit kündbar
Sie sind bereits Abonnent? Hier anmelden
Sein Anwalt will Berufung einlegen.
Das Geld ist ausgegeben.
Artikel drucken
Artikel teilen"""


def test_short_sentences_behind_a_paywall_stay():
    text = nc.pipeline()(WALL)
    assert "Sein Anwalt will Berufung einlegen." in text
    assert "Das Geld ist ausgegeben." in text
    assert "anmelden" not in text


STANDFIRST = """Новости
Общество
{headline}
{standfirst}
14:20, 3 марта 2025
Паром, который девять недель стоял на ремонте, снова ходит между Орлбю и Тарнхольмом, сообщила в понедельник мэрия.
Первыми на борт поднялись двенадцать школьников и одна коза, рассказал капитан журналистам.
Подписывайтесь на наш канал в Telegram
Теги: паром, Орлбю"""


@pytest.mark.parametrize("standfirst", ["Капитан обещал возить школьников бесплатно", "Билеты подорожали на треть"])
def test_a_short_standfirst_stays(standfirst: str):
    headline = "Паром в Орлбю пошёл после ремонта"
    text = nc.pipeline()(STANDFIRST.format(headline=headline, standfirst=standfirst))
    assert text.split("\n\n")[:2] == [headline, standfirst]


MATCH = """Deportes
El Tarnholm gana al Leeford con un penalti en el descuento
Redacción Deportes
9 MAR 2025 - 19:02 CET
El Tarnholm ganó en casa por primera vez desde octubre. Lo hizo con nueve jugadores y bajo la lluvia.
Tarnholm 2
Leeford 1
Tarnholm: Ruiz; Sanz, Mora, Gil, Paz; Vega, Lago, Rey; Soto, Cano y Vidal.
Leeford: Pons; Bravo, Luna, Roca, Cid; Prado, Rubio, Marín; Nieto, Blanco y Serra.
Goles: 1-0, min. 8: Soto. 1-1, min. 40: Nieto. 2-1, min. 93: Vega.
Sigue la actualidad en nuestro canal de WhatsApp
Archivado en
Fútbol"""


def test_both_rows_of_a_score_stay():
    lines = MATCH.split("\n")
    kept = nc.pipeline()(MATCH).split("\n\n")
    assert kept[0] == lines[1]
    assert {"Tarnholm 2", "Leeford 1"} <= set(kept)


FIGURES = """Harvel Ferries Inc
Oper net 312,000 vs 104,000
Revs 9.1 mln vs 8.8 mln
NOTE: Results of the first half are without the sale of the island line, the company said in a statement."""


def test_the_figures_above_a_note_are_no_labels():
    assert nc.pipeline()(FIGURES).split("\n\n") == FIGURES.split("\n")


PRINTED = """3/9/25, 8:02 AM
Ferry pilot saves swan on his day off - The Harvel Post
Ferry pilot saves swan on his day off
By Ida Holm, Staff Writer
HARVEL - A pilot of the island ferry jumped into the harbor on Sunday to free a swan from a fishing line, police said.
The swan bit him twice and was taken to a vet in Northgate, who expects it to fly again within a month."""


def test_the_headline_of_a_printed_page_is_without_the_name_of_the_site():
    assert nc.pipeline()(PRINTED).split("\n\n")[0] == "Ferry pilot saves swan on his day off"
