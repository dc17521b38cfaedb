"""Messages as JSON: one object on each line of standard error, whatever goes wrong."""

from __future__ import annotations

import json
import os

import fastjsonschema
import pytest
from cli_server import run_cli
from test_schemas import schema

BAD = b'{"id": 4}\n'
GOOD = b'{"id": 5, "text": "It rained."}\n'
VALID = fastjsonschema.compile(schema("messages"))


def messages(*args: str, data: bytes = b"", env: dict[str, str] | None = None) -> tuple[int, list[dict[str, object]]]:
    done = run_cli(*args, data=data, env=env)
    return done.returncode, [VALID(json.loads(line)) for line in done.stderr.decode().splitlines()]


@pytest.mark.parametrize("given", [("--messages", "json"), ("--messages=json",)])
def test_a_bad_record_is_an_error_with_its_place(given):
    code, [said] = messages("clean", *given, data=GOOD + BAD)
    assert (code, said["level"], said["where"]) == (1, "error", "standard input, line 2")
    assert str(said["message"]).startswith("no text: the record has")


@pytest.mark.parametrize(
    ("args", "code"),
    [
        (("claims", "--messages", "json", "--statu", "conflict"), 2),
        (("clean", "--jobs", "0", "--messages", "json"), 2),
        (("dedup", "--messages", "json", "there-is-no.jsonl"), 1),
        (("quantities", "--messages", "json", "--on-error", "fail"), 1),
    ],
)
def test_the_last_error_has_the_exit_code(args, code):
    assert messages(*args, data=BAD)[0] == code
    assert messages(*args, data=BAD)[1][-1]["code"] == code


def test_summaries_are_notes():
    code, said = messages("report", "--summary", "--messages", "json", "-o", os.devnull, data=GOOD)
    assert (code, {one["level"] for one in said}) == (0, {"note"})
    assert said[0]["message"] == "1 article in the report"


def test_the_environment_asks_for_it_on_every_verb():
    env = {**os.environ, "NEWSCLEAN_MESSAGES": "json"}
    assert messages("rules", "why", env=env)[1][0]["message"] == "Missing argument 'LINE'."
    assert messages("cleen", env=env)[1][0]["code"] == 2


def test_text_is_the_default():
    assert run_cli("clean", data=BAD).stderr.startswith(b"newsclean: standard input, line 1: no text")
    assert run_cli("clean", "--messages", "xml").returncode == 2
