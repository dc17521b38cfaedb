"""The JSON Schemas of docs/reference/schemas: each output of the sample articles is valid, and what is wrong is not."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import fastjsonschema
import pytest
from cli_server import run_cli
from conftest import ROOT

SCHEMAS = ROOT / "docs" / "reference" / "schemas"
SAMPLES = "seeds/articles.jsonl"
PAGE = "seeds/pages/07-northgatecourier-tunnel-cost.html"
LINES = "".join(
    json.dumps({"url": "https://a.example/x", "text": f"{number} people waited."}) + "\n" for number in (240, 310)
)
OUTPUTS = {
    "clean": ("clean", "--to", "jsonl", SAMPLES),
    "dedup-mark": ("dedup", "--mark", SAMPLES),
    "dedup-passages": ("dedup", "--passages", SAMPLES),
    "dedup-versions": ("dedup", "--versions"),
    "quantities": ("quantities", SAMPLES),
    "claims": ("claims", SAMPLES),
    "stories": ("stories", SAMPLES),
    "claims-schemaorg": ("claims", "--to", "schemaorg", SAMPLES),
    "claims-claimreview": ("claims", "--to", "claimreview", SAMPLES),
    "ledger": ("clean", "--to", "jsonl", "-o", "/dev/null", "--ledger", "{}", SAMPLES),
}
EXTRA = {
    "clean": ("clean", "--to", "jsonl", PAGE),
    "claims": ("claims", "--stories", "--check", "Trade was $190 billion in 2023", SAMPLES),
    "claims-claimreview": (
        "claims",
        "--to",
        "claimreview",
        "--check",
        "China-Russia trade was $190 billion in 2023",
        SAMPLES,
    ),
    "dedup-mark": ("dedup", "--mark", "--stories", SAMPLES),
}


@cache
def lines(call: tuple[str, ...]) -> list[dict[str, object]]:
    with TemporaryDirectory() as folder:
        path = Path(folder, "out")
        given = LINES.encode() if "--versions" in call else b""
        done = run_cli(*(part.format(path) for part in call), data=given, cwd=ROOT)
        assert done.returncode == 0, done.stderr
        text = path.read_bytes() if path.exists() else done.stdout
        return [json.loads(line) for line in text.splitlines()]


def schema(name: str) -> dict[str, object]:
    found: dict[str, object] = json.loads((SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8"))
    return found


def test_every_schema_has_its_output():
    named = {path.name.removesuffix(".schema.json") for path in SCHEMAS.iterdir()}
    assert named == {*OUTPUTS, "messages"}, "that of messages is tested in test_messages_json.py"


@pytest.mark.parametrize("name", OUTPUTS)
def test_what_is_written_is_valid(name):
    check = fastjsonschema.compile(schema(name))
    found = [*lines(OUTPUTS[name]), *(lines(EXTRA[name]) if name in EXTRA else [])]
    assert found
    for line in found:
        check(line)


@pytest.mark.parametrize("name", OUTPUTS)
def test_what_is_not_written_is_refused(name):
    check = fastjsonschema.compile(schema(name))
    line = lines(OUTPUTS[name])[-1]
    for key in schema(name).get("required", ["end"]):  # type: ignore[attr-defined]
        with pytest.raises(fastjsonschema.JsonSchemaValueException):
            check({other: value for other, value in line.items() if other != key})


def test_a_record_with_an_error_is_valid():
    bad = {"id": 3, "newsclean": {"error": "no text"}}
    for name in ("clean", "dedup-mark", "quantities"):
        assert fastjsonschema.compile(schema(name))(bad) == bad
