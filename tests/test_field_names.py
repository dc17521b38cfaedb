"""Names of fields that a user gives and no record has, and ids that are none."""

from __future__ import annotations

import json
import logging
from pathlib import Path

import pytest
from test_cli import jsonl, out, run

import newsclean as nc
from newsclean.core.record import id_of

ROWS = jsonl(
    {
        "uid": "a",
        "title": "Rain in Orrin",
        "seen": "2024-05-17",
        "text": "It rained in Orrin on Friday, the council said.",
    },
    {
        "uid": "b",
        "headline": "Sun",
        "seen": "2024-05-18",
        "text": "The sun shone in Velmar on Saturday, a farmer said.",
    },
)


def said(*arguments: str, data: str = ROWS) -> list[str]:
    lines = run(*arguments, data=data).stderr.decode().splitlines()
    return [line.removeprefix("newsclean: ") for line in lines if " field " in line]


@pytest.mark.parametrize(
    ("option", "name", "remedy"),
    [
        # A slip of the finger.
        ("--date-field", "sen", "did you mean 'seen'?"),
        ("--id-field", "uuid", "did you mean 'uid'?"),
        ("--fields", "titel", "did you mean 'title'?"),
        # The case of letters counts.
        ("--title-field", "Title", "did you mean 'title'?"),
        # The beginning of a nested name was left out.
        ("--fields", "removed", "did you mean 'newsclean.removed'?"),
        # The name of a note is compared by its end: "newsclean.section" is not near.
        ("--fields", "newsclean.agencyy", "did you mean 'newsclean.agency'?"),
        ("--fields", "meta.title", "did you mean 'title'?"),
        # Nothing is near: what there is.
        ("--date-field", "zz", "they have 'uid', 'title', 'seen', 'text'"),
    ],
)
def test_a_name_that_no_record_has_is_said_with_the_probable_one(option: str, name: str, remedy: str) -> None:
    assert said("clean", "--to", "jsonl", option, name) == [f"no record has the field {name!r} of {option}; {remedy}"]


def test_every_verb_and_every_way_of_writing_says_it(tmp_path: Path) -> None:
    for verb in ("clean", "dedup", "quantities", "claims", "stories"):
        assert len(said(verb, "--date-field", "sen")) == 1, verb
    for to in ("jsonl", "json", "csv", "tsv"):
        assert len(said("clean", "--to", to, "--fields", "text,titel")) == 1, to
    assert len(said("clean", "--to", "jsonl", "-j", "2", "--id-field", "uuid", "--fields", "sen")) == 2
    assert len(said("clean", "--to", "jsonl", "--fields", "titel", "-o", f"{tmp_path}/shards/")) == 1


def test_a_name_that_some_record_has_is_right() -> None:
    # The headline is in the second record only; null is a value that a field has.
    assert said("clean", "--to", "jsonl", "--title-field", "headline", "--fields", "title,uid") == []
    assert said("clean", "--to", "jsonl", "--date-field", "day", data=jsonl({"day": None, "text": "Rain."})) == []
    assert said("clean", "--to", "jsonl", "--fields", "titel", data="") == []
    # A note that bad records have, where none is bad.
    assert said("clean", "--to", "jsonl", "--fields", "uid,newsclean.error") == []
    assert said("quantities", "--to", "csv", "--fields", "text,per,approximate") == []
    # What another option has renamed.
    [line] = said("clean", "--to", "jsonl", "--title-field", "headline", "--fields", "headline")
    assert line.endswith("; it is 'title' now, because of --title-field")


def test_python_logs_it_and_writes_the_file_all_the_same(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        assert nc.write([{"id": 1, "title": "Rain"}], tmp_path / "a.csv", fields=["id", "titel"]) == 1
    assert caplog.messages == ["newsclean: no record has the field 'titel' of fields; did you mean 'title'?"]
    assert (tmp_path / "a.csv").read_text() == "id,titel\n1,\n"


@pytest.mark.parametrize("empty", [None, "", "  ", []])
def test_an_id_without_a_value_is_none(empty: object) -> None:
    assert id_of({"id": empty}) is None
    record = json.loads(out("clean", "--to", "jsonl", data=jsonl({"id": empty, "text": "Rain."})))
    assert record["id"] == "1"


@pytest.mark.parametrize(
    ("given", "written"),
    [(True, "true"), (["a", 1], '["a", 1]'), ({"$oid": "5f"}, '{"$oid": "5f"}'), (0, 0), (7.5, 7.5)],
)
def test_an_id_of_another_type_is_written_as_json_writes_it(given: object, written: object) -> None:
    assert id_of({"id": given}) == written


@pytest.mark.parametrize(
    ("value", "shown"),
    [(7, "a number"), (True, "a boolean"), (["Rain"], "an array"), ({"en": "Rain"}, "an object"), (1.5, "a number")],
)
def test_types_are_named_as_json_names_them(value: object, shown: str) -> None:
    done = run("clean", "--to", "jsonl", data=jsonl({"text": value}), code=1)
    assert f"'text' is {shown}, not a string" in done.stderr.decode()


@pytest.mark.parametrize(
    ("record", "said"),
    [
        # The longest string is the text, whatever its name; of a title, a summary or an address it says nothing.
        ({"Nr": "17", "Volltext": "Es regnete in Orrin, den ganzen Tag."}, "or name its field: --text-field Volltext"),
        ({"story": {"all": "It rained in Orrin all day.", "by": "Ida"}}, "or name its field: --text-field story.all"),
        ({"title": "It rained in Orrin all day.", "link": "https://mail.example/a/b/c"}, "a page under html"),
        ({"text": None, "title": "Rain"}, "a page under html"),
        (
            {"content": {"en": "It rained in Orrin all day."}},
            "not a string; name the text in it: --text-field content.en",
        ),
        ({"text": ["It rained."]}, "'text' is an array, not a string"),
    ],
)
def test_a_record_without_text_is_told_where_it_may_be(record: dict[str, object], said: str) -> None:
    error = run("clean", "--to", "jsonl", data=jsonl(record), code=1).stderr.decode().rstrip()
    assert error.endswith(said)
    if "--text-field" in said:
        run("clean", "--to", "jsonl", *said.split()[-2:], data=jsonl(record))


def test_a_misspelt_text_field_is_told_the_probable_one() -> None:
    done = run("clean", "--text-field", "volltext", "--fields", "id,text", data=jsonl({"Volltext": "Regen."}), code=1)
    [line] = done.stderr.decode().splitlines()
    assert line.endswith("no field 'volltext': the record has 'Volltext'; did you mean --text-field Volltext?")


def test_a_dict_as_python_prints_it_is_told_how_to_write_it() -> None:
    said = run("clean", "--from", "jsonl", data=str({"text": "Rain."}), code=1).stderr.decode()
    assert said.rstrip().endswith("; write it with json.dumps")
