"""Captions of broadcasts as articles: WebVTT, SRT and TTML; the broadcasts are invented."""

from __future__ import annotations

import io

import pytest
from growth import linear_in_calls, linear_in_time
from tests.caption_files import SRT, TTML, WEBVTT

import newsclean as nc
from newsclean.errors import RecordError
from newsclean.io.captions.timed_blocks import srt_cues, webvtt_cues
from newsclean.io.captions.transcript import transcript
from newsclean.io.captions.ttml import ttml_cues
from newsclean.io.inputs import read_items

SPOKEN = "The ferry to Skarvik was stopped on Friday. Twelve boats & a pier were lost."


def read(tmp_path, name: str, data: bytes) -> tuple[list[dict], list[str]]:
    (tmp_path / name).write_bytes(data)
    items = [item for piece in read_items((str(tmp_path / name),)) for item in piece]
    return [item.record for item in items if item.error is None], [str(item.error) for item in items if item.error]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize(("name", "file"), [("a.vtt", WEBVTT), ("a.srt", SRT), ("a.ttml", TTML)])
def test_the_three_formats_give_the_same_text(tmp_path, name, file, encoding):
    data = file.replace('encoding="UTF-8"', 'encoding="UTF-16"' if encoding == "utf-16" else "").encode(encoding)
    lines = data if encoding == "utf-16" else data.replace(b"\n", b"\r\n")
    for written in (data, lines):
        (record,), errors = read(tmp_path, name, written)
        assert (record["text"], errors) == (SPOKEN, [])
        assert record.get("lang") == (None if name == "a.srt" else "en")


@pytest.mark.parametrize("file", [WEBVTT, SRT, TTML, TTML.partition("?>\n")[2]])
def test_captions_are_known_by_their_first_bytes(tmp_path, file):
    for name in ("a.txt", "a.xml", "a"):
        assert read(tmp_path, name, file.encode())[0][0]["text"] == SPOKEN


def cue(number: int, *lines: str, end: float | None = None) -> str:
    """A cue of a second; the next one follows at once."""
    until = number + 1 if end is None else end
    return f"00:{number // 60:02}:{number % 60:02}.000 --> 00:00:{until:06.3f}\n" + "\n".join(lines) + "\n\n"


def webvtt(*cues: str) -> str:
    return transcript(webvtt_cues("WEBVTT\n\n" + "".join(cues)))


def test_lines_that_roll_up_are_told_once():
    text = "the bridge between Skarvik and Holm stays closed until May and no boat goes"
    words = text.split()
    rolling = [
        cue(at, *(" ".join(words[line : line + 3]) for line in (3 * at - 3, 3 * at) if line >= 0)) for at in range(5)
    ]
    assert webvtt(*rolling) == text
    grown = []
    for at in range(1, len(words) + 1):  # word by word, in two lines of four words
        lines = [" ".join(words[line : min(line + 4, at)]) for line in range(0, at, 4)]
        grown.append(cue(at, *lines[-2:]))
    assert webvtt(*grown) == text


def test_what_is_said_twice_stays():
    assert webvtt(cue(1, "No.", end=1.5), cue(2, "No.")) == "No. No."
    assert webvtt(cue(1, "He said no"), cue(2, "and she said no")) == "He said no and she said no"


def test_another_speaker_or_a_pause_begins_a_paragraph():
    said = webvtt(cue(1, "<v Ada>It rained.</v>"), cue(2, "<v Bo>Where?"), cue(3, "<v Bo>In Holm?"))
    assert said == "It rained.\n\nWhere? In Holm?"
    assert (
        webvtt(cue(1, "- Who pays?", "- Nobody."), cue(3, ">> AND NOW SPORT."))
        == "Who pays?\n\nNobody.\n\nAND NOW SPORT."
    )
    assert webvtt(cue(1, "It rained."), cue(5, "Now the sport.")) == "It rained.\n\nNow the sport."
    assert webvtt(cue(1, "It rained in Holm"), cue(5, "all night.")) == "It rained in Holm all night."
    assert webvtt(cue(1, "It fell to", "-5 degrees", "– a record –", "- so they say.")) == (
        "It fell to -5 degrees – a record – - so they say."
    )
    long = [cue(at, f"In town {at} of the valley nobody was hurt when the ice broke.") for at in range(1, 30)]
    paragraphs = webvtt(*long).split("\n\n")
    assert len(paragraphs) > 2 and max(map(len, paragraphs)) < 700 and " ".join(paragraphs).count("town") == 29


def test_dots_that_lead_from_one_cue_to_the_next_are_left_out():
    assert webvtt(cue(1, "Fish were landed..."), cue(2, "...in a week..."), cue(3, "It rained…")) == (
        "Fish were landed in a week... It rained…"
    )
    assert webvtt(cue(1, "..."), cue(2, "...", "", "…"), cue(3, "...It rained.")).split() == ["It", "rained."]


def test_what_is_not_speech_is_left_out():
    assert webvtt(
        cue(1, "[APPLAUSE]"), cue(2, "♪ It rained. ♪"), cue(3, "(door", "slams)"), cue(4, "It (2021) ended.")
    ) == ("It rained. It (2021) ended.")


def test_lines_of_scripts_without_blanks_are_joined_without_one():
    assert webvtt(cue(1, "渡船停", "开了"), cue(2, "没有人受伤")) == "渡船停开了 没有人受伤"


def test_figures_in_captions_of_srt_are_no_numbers_of_cues():
    file = (
        "1\n00:00:01,000 --> 00:00:02,000\nLost were\n\n1995\n\nboats and\n12\n\n"
        "2\n00:00:02,000 --> 00:00:03,000\n40\n3\n00:00:03,000 --> 00:00:04,000\npiers.\n\n"
        "4\n00:00:xx --> 00:00:05,000\nIt rained.\n"
    )
    assert transcript(srt_cues(file)) == "Lost were 1995 boats and 12 40 piers. It rained."


def test_arrows_in_a_text_are_no_times():
    assert webvtt(cue(1, "from Holm --> Skarvik", "5 > 3 < 4 <3")) == "from Holm --> Skarvik 5 > 3 < 4 <3"


def test_ttml_in_the_order_of_its_times_without_second_readings():
    file = (
        '<tt xmlns="http://www.w3.org/ns/ttml" xmlns:tts="urn:s" xmlns:p="urn:p" p:frameRate="25" p:tickRate="10">'
        "<body>"
        '<div begin="10s"><p begin="5f" end="2s">third</p></div><div><p begin="30t" end="4s">second '
        '<span tts:ruby="text">x</span><metadata>y</metadata></p>'
        '<p begin="500ms" end="0.1m">first<span tts:display="none">z</span></p></div>'
        "</body></tt>"
    )
    found = list(ttml_cues(file.encode()))
    assert [(c.lines[0].text, c.start, c.end) for c in found] == [
        ("first", 0.5, 6.0),
        ("second", 3.0, 4.0),
        ("third", 10.2, 12.0),
    ]


def test_each_language_of_ttml_is_an_article(tmp_path):
    file = (
        '<tt xmlns="http://www.w3.org/2006/10/ttaf1" xml:lang="en"><body><div><p begin="1s" end="2s">It rained.</p>'
        '</div><div xml:lang="de"><p begin="1s" end="2s">Es regnete.</p></div></body></tt>'
    )
    records, _ = read(tmp_path, "a.dfxp", file.encode())
    assert records == [
        {"id": "a.dfxp", "text": "It rained.", "lang": "en"}, {"id": "a.dfxp:de", "text": "Es regnete.", "lang": "de"},
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "file", "message"),
    [
        ("a.srt", "It rained.\n", "no captions with text"),
        ("a.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\nsprite.jpg#xywh=0,0,160,90\n", "no captions with text"),
        ("a.ttml", '<tt xmlns="http://www.w3.org/ns/ttml"><body><div><p begin="1s"/></div></body></tt>', "no captions"),
        ("a.ttml", TTML[:-30], "the XML is damaged"),
    ],
)
def test_files_without_text_and_cut_ones_are_reported(tmp_path, name, file, message):
    records, errors = read(tmp_path, name, file.encode())
    assert len(errors) == 1 and message in errors[0]
    assert [record["text"][:9] for record in records] == (["The ferry"] if "damaged" in message else [])


def test_a_file_that_is_too_large_is_one_bad_record():
    from newsclean.io.captions.reading import read_captions
    from newsclean.io.items import Input

    (item,) = (
        item for piece in read_captions(io.BytesIO(WEBVTT.encode()), Input("a.vtt", max_size=50)) for item in piece
    )
    assert "more than 50 bytes" in str(item.error)


def test_entities_in_ttml_are_refused(tmp_path):
    (tmp_path / "a.ttml").write_text('<!DOCTYPE tt [<!ENTITY a "b">]><tt xmlns="http://www.w3.org/ns/ttml">&a;</tt>')
    with pytest.raises(nc.errors.InputError, match="XML entity"):
        list(nc.read(tmp_path / "a.ttml"))


PARTS = ["<v a>", "<", "&amp;", "(", "1-->1", "{\\an8}", "\n", "1\n", "x\n", "00:01.000 --> 00:02.000\n"]


def hostile(part: str, size: int) -> None:
    transcript(webvtt_cues("WEBVTT\n\n00:01.000 --> 00:02.000\n" + part * size))
    transcript(srt_cues("1\n00:00:01,000 --> 00:00:02,000\n" + part * size))


@pytest.mark.parametrize("part", PARTS)
def test_hostile_captions_take_linear_work(part):
    linear_in_calls(lambda size: hostile(part, size), 8_000)


@pytest.mark.benchmark
@pytest.mark.parametrize("part", PARTS)
def test_hostile_captions_take_linear_time(part):
    linear_in_time(lambda size: hostile(part, size), 100_000)


def test_a_damaged_file_is_an_error_of_its_record():
    assert isinstance(list(ttml_cues(b"<tt><body>"))[-1], RecordError)
