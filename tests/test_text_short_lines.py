"""Articles of short lines in copied text: what stands between their lines stays, what stands around them goes."""

from __future__ import annotations

import pytest

import newsclean as nc

# Each line with its sign: "+" stays, "-" goes; the headline is the first that stays.
SCRAPES = {
    # Line-ups, bookings and marks of players: names and figures, hardly a sentence
    "it": """- HOME
- SERIE B
+ Cesena-Bari 2-1: decide Rinaldi nel recupero
- di Paolo Neri
- 2 marzo 2025
- Condividi
+ Vittoria all'ultimo respiro per i romagnoli, che salgono al quinto posto.
+ CESENA (3-5-2): Klinsky; Prati, Mora, Fontana; Ceccarelli, Bastoni, Celli, Rinaldi, Donato; Shpendi, Antonini.
+ BARI (4-3-3): Radin; Pucini, Vicari, Obara, Dorval; Maita, Benali, Lella; Sibilla, Novak, Falletti. All. Longo
+ Arbitro: Marini di Roma
+ Reti: 12' Shpendi, 56' Novak, 94' Rinaldi
+ Primo tempo
+ Il Cesena parte forte e passa dopo dodici minuti.
+ Le pagelle
+ Klinsky 6,5
+ Prati 6
+ Rinaldi 8
- Leggi anche: Classifica e risultati di Serie B
- Riproduzione riservata""",
    # Questions and answers of two words each
    "es": """- Portada
- Cultura
+ Marta Olivares: "No escribo para gustar"
+ La novelista presenta su tercer libro, una historia de marineros y cartas perdidas.
- Madrid - 08 FEB 2025 - 05:30 CET
- Compartir en WhatsApp
+ P. ¿Por qué el mar?
+ R. Porque nací allí.
+ P. ¿Tiene miedo a la crítica?
+ R. Ninguno.
+ P. ¿Habrá cuarta novela?
+ R. Ojalá.
- Más información
- Los diez libros de la semana
- Apúntate a nuestra newsletter de cultura""",
    # Figures of a company behind one long sentence
    "ja": """- トップ
- 経済
+ 北山電機、4〜6月期は純利益12%増
- 2025年8月5日 15:30
- シェアする
+ 北山電機が5日発表した2025年4〜6月期の連結決算は、純利益が前年同期比12%増の84億円だった。
+ 売上高：1,204億円（5%増）
+ 営業利益：110億円（9%増）
+ 配当：25円
+ 通期予想は据え置いた。
+ 車載部品が好調
+ 円安も追い風となった。
- 関連記事
- 北山電機、新工場を着工
- あわせて読みたい""",
    # A weather report: places of the day and half sentences
    "nl": """- Nieuws
- Weer
+ Weer: eerst zon, vanavond regen
- 11 apr 2025, 06:00
- Deel dit artikel
+ Vandaag schijnt de zon flink, later neemt de bewolking toe.
+ Vanmiddag
+ 16 tot 19 graden
+ Vanavond
+ Regen vanuit het westen, 11 graden
+ Zaterdag
+ Buien, kans op onweer
+ Na het weekend blijft het wisselvallig.
- Meer over dit onderwerp
- Lente begint nat
- Schrijf je in voor de nieuwsbrief""",
    # Running times are no lengths of videos
    "en film": """- Home
- Film
+ Harbour film opens the festival
- By Tom Hale
- 3 March 2025
- Share
+ The festival opened on Monday with a film about the harbour of Ardmouth.
+ The Long Tide
+ Running time: 112 minutes
+ 112 min
+ Directed by Ida Holm, with Kurt Brenner.
+ It is shown again on Sunday.
- Sign up for our newsletter""",
    # Times of programmes in order are no lengths of videos, and their titles no headlines of them
    "en tv": """- Home
- TV
+ Tonight on television: what to watch
- By Ann Reed
- 3 March 2025
- Share
+ Two dramas and a match lead the evening on the main channels.
+ 18:30
+ The Harbour
+ 19:15
+ Football: Ardmouth v Harwick
+ 21:00
+ The Long Tide
- Sign up for our newsletter""",
    # Four times of the early morning, the latest first, are no lengths either
    "uk live": """- Головна
- Новини
+ Повінь у долині: онлайн
- 12 травня 2025
- Поділитися
+ Рівень води в річці продовжує рости.
+ 08:40
+ Закрито дві школи
+ 08:15
+ Рух поїздів обмежено
+ Потяг запізнюється на годину.
+ 07:50
+ Село без світла
+ 07:30
+ Дорогу перекрито
- Читайте також
- Дощі до неділі""",
    # The counter-example: a length above the headline of one video
    "en video": """- Home
- News
+ Ferry runs aground off Ardmouth
- 3 March 2025
- Share
- 02:14
- WATCH: Ferry aground off Ardmouth
+ A ferry with ninety people ran aground off Ardmouth on Monday morning in thick fog, the coastguard said.
+ Nobody was hurt, and the passengers were taken to the harbour in two lifeboats, said the harbour master, Ida Holm.
+ The ferry is to be pulled free when the tide comes in, and divers will look at its hull on Tuesday.
- Sign up for our newsletter""",
    # Prices with their change below a sentence are the article's, those above the headline the site's
    "en prices": """- Home
- Markets
- DAX 17.716 +0,14 %
- FTSE MIB 33.940 +0,58 %
+ Shares close higher in Europe
- 3 March 2025
- Share
+ Shares rose on Monday after the central bank left its rate unchanged.
+ Indices
+ DAX 17.716 +0,14 %
+ FTSE MIB 33.940 +0,58 %
+ Trading was thin because of the holiday in the United States.
- Sign up for our newsletter""",
    # Names below a line of the body are entries of it
    "en names": """- Home
- Food
+ Winners of the county bake-off
- By Tom Hale
- 3 March 2025
- Share
+ These bakers won prizes at the county show on Sunday.
+ Best loaf
+ Kurt Brenner
+ Best cake
+ Ida Holm
+ Best pie
+ Ann Reed
- Sign up for our newsletter""",
    # The headings of a list that opens the body
    "de recipe": """- Startseite
- Rezepte
+ Apfelkuchen vom Blech
- Von Katrin Sommer
- 12.01.2025, 09:15 Uhr
- Teilen
+ Zutaten
+ 3 Äpfel
+ 250 g Mehl
+ 2 Eier
+ Zubereitung
+ Äpfel schälen und schneiden.
+ Teig kneten und belegen.
- Meistgelesen""",
    # A label that opens the body as another does further below is its subhead; one alone is a section
    "fr subheads": """- Accueil
- Faits divers
+ Deux morts dans un accident de ferry
- 7 août 2025
- Partager
- Mer et ports
+ Ce que l'on sait
+ Un ferry s'est échoué lundi à six heures.
+ Deux personnes sont mortes.
+ Ce que l'on ignore
+ Pourquoi il a quitté sa route.
- À lire aussi
- Brouillard sur la côte""",
    # The counter-example: an article of paragraphs has teasers of the same length below
    "en": """- Home
- News
+ Council votes to close the swimming pool in Alder
- 3 March 2025
- Share
+ The council of Alder voted on Monday to close the town's only swimming pool, which costs half a million a year.
+ More than two hundred people had come to the town hall, and some of them had brought their towels and their goggles.
+ "It is a sad day for all of us who learned to swim there," said Ida Holm, who led the campaign to save the building.
+ The pool will close for good on the last day of June, and its staff have been offered other work by the town.
- Ten walks for a rainy Sunday
- Five soups for cold evenings
- Sign up for our newsletter""",
}


@pytest.mark.parametrize("case", SCRAPES)
def test_lines_of_an_article_stay_and_those_around_it_go(case: str) -> None:
    rows = [line.split(" ", 1) for line in SCRAPES[case].split("\n")]
    kept = nc.pipeline("news")("\n".join(line for _, line in rows)).splitlines()
    assert [line for line in kept if line] == [line for sign, line in rows if sign == "+"]


ARTICLE = """Ferry line to end after forty years
The ferry between Ardmouth and Tolby will make its last crossing on Sunday, the council said on Monday evening.
Councillors voted seven to five to end the line, which costs the town half a million a year to run and to repair.
{}
Ida Holm has steered the ferry since 1998. "We will miss every one of the passengers on that boat," she said on Monday.
The council hopes that a bridge will be built by 2031, but no money has been set aside for it in the budget so far."""


# Above the speaker's name it is set in large type; without one it is the next section's subhead
@pytest.mark.parametrize(
    ("lines", "stays"),
    [
        ("“We will miss every one of the passengers”", True),
        ("We will miss every one of the passengers", True),
        ("We will miss every one of the passengers on that boat\nIda Holm, ferry captain", False),
    ],
)
def test_a_subhead_that_quotes_the_text_stays_and_a_pull_quote_goes(lines: str, stays: bool) -> None:
    kept = nc.pipeline("news")(ARTICLE.format(lines)).splitlines()
    assert all((line in kept) is stays for line in lines.splitlines())
