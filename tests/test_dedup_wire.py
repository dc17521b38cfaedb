"""Agencies told by datelines and credits, and not by what sentences say of them."""

from __future__ import annotations

import json

import pytest
from growth import linear_in_time
from hypothesis import given
from hypothesis import strategies as st
from test_cli import jsonl, out

from newsclean.text.names.agencies import agency_of, agency_table


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("HELSINKI (Reuters) - The ferry was stopped.", "Reuters"),
        ("LONDON, Jan. 5 (AP) — The ferry was stopped.", "AP"),
        ("PARIS, 5 mars (AFP) - Le port rouvre.", "AFP"),
        ("Berlin (dpa) - Die Fähre fährt wieder.", "dpa"),
        ("MADRID (EFE).- El transbordador vuelve.", "EFE"),
        ("(ANSA) - ROMA, 12 MAG - Il traghetto riparte.", "ANSA"),
        ("SEOUL, May 1 (Yonhap) -- The ferry was stopped.", "Yonhap"),
        ("MOSCOW, May 1. /TASS/. The ferry was stopped.", "TASS"),
        ("The ferry was stopped. (PTI)", "PTI"),
        ("Ferry stopped\n\nBy Associated Press\n\nIt was stopped.", "AP"),
        ("Source: Xinhua\n\nThe ferry was stopped.", "Xinhua"),
        ("新华社北京5月1日电 渡轮停航", "Xinhua"),
        ("フェリーは運休した。（共同通信）", "Kyodo"),
        ("It was stopped.\n\nOur Standards: The Thomson Reuters Trust Principles.", "Reuters"),
        ("The agency (AP) has 200 offices.", None),  # a sentence about an agency
        ("He told the AP that Reuters and AFP were wrong.", None),
        ("(With inputs from agencies)", None),  # none of them is named
        ("Photo: Reuters\n\nThe ferry was stopped.", None),  # the picture's origin is not the text's
        ("PA system fails\n\nThe ferry was stopped.", None),
        ("", None),
    ],
)
def test_agencies(text, agency):
    assert agency_of(text) == agency


STORY = "The ferry between Ardmouth and the isles was stopped on Friday after a storm damaged the landing stage."


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("WASHINGTON (AP) — {}", "AP"),
        ("Ferry stopped\nBy The Associated Press\n{}", "AP"),
        ("By JOHN SMITH\nAssociated Press\n\n{}", "AP"),
        ("By John Smith, Associated Press Writer\n\n{}", "AP"),
        ("JOHN SMITH Associated Press\n\n{}", "AP"),
        ("By John Smith | Associated Press\n{}", "AP"),
        ("{}\n\nCopyright 2024 The Associated Press. All rights reserved.", "AP"),
        ("{}\n\nThe Associated Press contributed to this report.", "AP"),
        ("{}\n\n(AP, Reuters)", "AP"),
        ("Reuters\n{}", "Reuters"),
        ("By Ann Lee, Reuters\n\n{}", "Reuters"),
        ("{}\n\n(Reporting by Ann Lee in Oslo; Editing by Cy Moss)", "Reuters"),
        ("{}\n\nReporting by Ann Lee, writing by Bo Lind, editing by Cy Moss", "Reuters"),
        ("{}\n\n(Reporte de Ana Ruiz; Editado en español por Luis Gil)", "Reuters"),
        ("{}\n\n(Ann Lee, version française Léa Roux, édité par Max Blot)", "Reuters"),
        ("SÃO PAULO, 3 mar (Reuters) - {}", "Reuters"),
        ("[東京 3日 ロイター] - フェリーは運休した。", "Reuters"),
        ("AFP\n\n{}", "AFP"),
        ("AFP/Reuters\n\n{}", "AFP"),
        ("Paris (AFP) – {}", "AFP"),
        ("Agence France-Presse\n{}", "AFP"),
        ("Par Le Quai avec AFP\n\n{}", "AFP"),
        ("Le Quai (avec AFP)\n\n{}", "AFP"),
        ("【3月3日 AFP】フェリーは運休した。", "AFP"),
        ("{}\n\n© 2024 AFP", "AFP"),
        ("{}\n\n© 2024 dpa", "dpa"),
        ("{}\n\n© dpa-infocom, dpa:240303-99-12345/2", "dpa"),
        ("Ardmouth (dpa/lno) - {}", "dpa"),
        ("{}\n\ndpa/abc", "dpa"),
        ("{}\n\nMit Material von dpa", "dpa"),
        ("{} (mit dpa)", "dpa"),
        ("Xinhua | 2024-03-03 10:12\n{}", "Xinhua"),
        ("Source: Xinhua | 2024-03-03 10:12:00 | Editor: huaxia\n{}", "Xinhua"),
        ("Source: Xinhua Editor: huaxia\n{}", "Xinhua"),
        ("BEIJING, March 3 (Xinhua) -- {}", "Xinhua"),
        ("新华社北京3月3日电（记者王某）渡轮停航", "Xinhua"),
        ("来源：新华社\n渡轮停航", "Xinhua"),
        ("（中央社記者王某台北3日電）渡輪停航", "CNA (Taiwan)"),
        ("Taipei, March 3 (CNA) {}", "CNA (Taiwan)"),
        ("(ANSA) - ROMA, 03 MAR - {}", "ANSA"),
        ("{}\n\nRIPRODUZIONE RISERVATA © Copyright ANSA", "ANSA"),
        ("MADRID, 3 mar (EFE) - {}", "EFE"),
        ("Madrid, 3 mar (EFE).- {}", "EFE"),
        ("MADRID, 3 Mar. (EUROPA PRESS) - {}", "Europa Press"),
        ("МОСКВА, 3 марта. /ТАСС/. Паром остановлен.", "TASS"),
        ("МОСКВА, 3 марта /ТАСС/ Паром остановлен.", "TASS"),
        ("МОСКВА, 3 мар — РИА Новости. Паром остановлен.", "RIA Novosti"),
        ("Москва. 3 марта. INTERFAX.RU - Паром остановлен.", "Interfax"),
        ("MOSCOW. March 3 (Interfax) - {}", "Interfax"),
        ("KYIV, March 3. /Ukrinform/. {}", "Ukrinform"),
        ("TOKYO (Kyodo) -- {}", "Kyodo"),
        ("(Kyodo) _ {}", "Kyodo"),
        ("KYODO NEWS - Mar 3, 2024 - 10:00\n{}", "Kyodo"),
        ("【ワシントン共同】フェリーは運休した。", "Kyodo"),
        ("【ロンドン時事】フェリーは運休した。", "Jiji"),
        ("SEOUL, March 3 (Yonhap) -- {}", "Yonhap"),
        ("(서울=연합뉴스) 홍길동 기자 = 여객선이 멈췄다.", "Yonhap"),
        ("[서울=뉴시스] 홍길동 기자 = 여객선이 멈췄다.", "Newsis"),
        ("New Delhi, Mar 3 (PTI) {}", "PTI"),
        ("{}\n\n(With inputs from PTI)", "PTI"),
        ("{} (With PTI inputs)", "PTI"),
        ("PTI | New Delhi | Updated: Mar 03, 2024\n{}", "PTI"),
        ("New Delhi [India], March 3 (ANI): {}", "ANI"),
        ("ANI | Updated: Mar 03, 2024 10:12 IST\n{}", "ANI"),
        ("(Bloomberg) -- {}", "Bloomberg"),
        ("{}\n\n©2024 Bloomberg L.P.", "Bloomberg"),
        ("By Press Association\n{}", "PA"),
        ("PA Media\n{}", "PA"),
        ("By John Smith, PA\n{}", None),  # too short to be told from a state or a degree
        ("ANKARA (AA) - {}", "Anadolu"),
        ("Ankara, 3 Mart (AA) - {}", "Anadolu"),
        ("Anadolu Ajansı\n{}", "Anadolu"),
        ("KUALA LUMPUR, March 3 (Bernama) -- {}", "Bernama"),
        ("Wien (APA) - {}", None),  # a firm is written so, too; with its date or in capitals it is clear
        ("Wien, 3. März (APA) - {}", "APA"),
        ("{} (APA/dpa)", "APA"),
        ("{} (SDA/Keystone-SDA)", "SDA"),
        ("BRUSSELS (BELGA) - {}", "Belga"),
        ("Lisboa, 03 mar 2024 (Lusa) – {}", "Lusa"),
        ("{} (©NTB)", "NTB"),
        ("{} (TT)", "TT"),
        ("{}\n\n/ritzau/", "Ritzau"),
        ("{} /ritzau/", "Ritzau"),
        ("{} (PAP)", "PAP"),
        ("Praha 3. března (ČTK) - {}", "ČTK"),
        ("Budapest, 2024. március 3., vasárnap (MTI) – {}", "MTI"),
        ("{} AGERPRES/(AS - autor: Ion Pop)", "Agerpres"),
        ("Riyadh, March 03, 2024, SPA -- {}", "SPA"),
        ("RIYADH, March 3 (SPA) -- {}", "SPA"),
        ("ABU DHABI, 3rd March, 2024 (WAM) -- {}", "WAM"),
        ("CAIRO, March 3 (MENA) - {}", "MENA"),
        ("Lagos, March 3, 2024 (NAN) {}", "NAN"),
        ("Lagos, March 3, 2024 (NAN)\n{}", "NAN"),
        ("BELGRADE (Tanjug) - {}", "Tanjug"),
        ("أبوظبي في 3 مارس / وام / توقفت العبارة.", "WAM"),
    ],
)
def test_forms_of_credits_and_datelines(text, agency):
    assert agency_of(text.format(STORY)) == agency


@pytest.mark.parametrize(
    "text",
    [
        "Reuters, the news agency, named a new editor on Friday. Its staff in London met at noon.",
        "The minister told Reuters that the ferry was safe.",
        "“It is safe,” she told Reuters.",
        "Reuters reported that the ferry was stopped.",
        "The ferry was stopped, Reuters reported.\n\nReuters said the mayor knew.",
        "据新华社报道，渡轮停航。",  # as it reports
        "ロイター通信によると、フェリーは運休した。",
        "AP Moller-Maersk said on Friday that its ships would wait.",
        "COPENHAGEN - AP Moller-Maersk said on Friday that its ships would wait.",
        "PA system fails at the harbour. The PA has been mended.",
        "AA battery prices rise\n\nThe AA said drivers should wait. Alcoholics Anonymous (AA) - a fellowship - met.",
        "APA Group (APA) - owner of pipelines - fell 3 per cent.",
        "The region, Middle East and North Africa (MENA), grew.",
        "Growth in North Africa (MENA) - a report",
        "He bought a map (MAP) - and a spa day (SPA) - for the app (APP).",
        "The AP exams begin in May; the AP Photo desk is shut.",
        "AP Photo/John Smith\n\nThe ferry was stopped.",
        "Photo: AFP/Getty Images\n\nThe ferry was stopped.",
        "Reuters/John Smith\n\nThe ferry was stopped.",
        "Shares of Thomson Reuters rose 2 per cent to $160 on Friday.",
        "It was first reported by Bloomberg. Bloomberg gave 3 billion dollars to his university.",
        "Michael Bloomberg\n\nThe former mayor spoke on Friday.",
        "TT races end early\n\nThe TT was stopped after a crash.",
        "(With inputs from agencies)",
        "Reporting by example is taught here. Editing is by hand.",
        "Petra is a city. Angop asked Lusa, a friend.",
    ],
)
def test_what_is_said_of_an_agency_is_no_credit(text):
    assert agency_of(text) is None


def test_signs_of_the_text_itself_are_no_names():
    assert agency_of("\ue001\n\ue007\nOSLO (\ue001) - The AP said.") is None


@given(st.text(alphabet="(AP) -/,.\n©1 By|Reuters新华社电", max_size=80))
def test_what_looks_like_credits_is_taken(text):
    agency_of(text)


@pytest.mark.benchmark  # the work is done inside patterns, where no calls can be counted
@pytest.mark.parametrize("part", ["(AP", "By AP, ", "A, 1 ", "AP, AP/", "with the ", "reporting by ", "© 2024 "])
def test_hostile_credits_take_linear_time(part):
    linear_in_time(agency_of, 300, 8, make=lambda count: part * count)


def test_only_head_and_foot_are_looked_at():
    assert agency_of("Rain. " * 300 + "\n(AP) - Rain.\n" + "Rain. " * 300) is None


def test_each_name_of_the_table_is_known_as_a_credit():
    for name, agency in agency_table().agency.items():
        found = agency_of(f"The ferry was stopped.\n\n({name})") or agency_of(f"OSLO ({name}) - The ferry was stopped.")
        if not found:
            found = agency_of(f"OSLO, May 1 ({name}) - The ferry was stopped.")
        assert found == agency, name


@given(st.text(max_size=200))
def test_any_text_is_taken(text):
    agency_of(text)


def test_marks_name_the_origin():
    [line] = out("dedup", "--mark", data=jsonl({"id": 1, "text": "OSLO (AP) - The ferry was stopped."})).splitlines()
    assert json.loads(line)["newsclean"]["duplicate"]["origin"] == "AP"
