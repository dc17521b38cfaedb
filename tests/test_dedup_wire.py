"""Agencies told by datelines and credits, and not by what sentences say of them."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_cli import jsonl, out

from newsclean.corpus.wire import agency_of, wire


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


def test_only_head_and_foot_are_looked_at():
    assert agency_of("Rain. " * 300 + "\n(AP) - Rain.\n" + "Rain. " * 300) is None


def test_each_name_of_the_table_is_known_as_a_credit():
    for name, agency in wire().agency.items():
        found = agency_of(f"The ferry was stopped.\n\n({name})") or agency_of(f"OSLO ({name}) - The ferry was stopped.")
        assert found == agency, name


@given(st.text(max_size=200))
def test_any_text_is_taken(text):
    agency_of(text)


def test_marks_name_the_origin():
    [line] = out("dedup", "--mark", data=jsonl({"id": 1, "text": "OSLO (AP) - The ferry was stopped."})).splitlines()
    assert json.loads(line)["newsclean"]["duplicate"]["origin"] == "AP"
