"""The JSON Schemas of docs/reference/schemas: each output of the sample articles is valid, and what is wrong is not."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import fastjsonschema
import pytest
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


def lines(call: tuple[str, ...], folder: Path) -> list[dict[str, object]]:
    path = folder / "out"
    full = [sys.executable, "-m", "newsclean", *(part.format(path) for part in call)]
    given = LINES if "--versions" in call else ""
    done = subprocess.run(full, cwd=ROOT, input=given, capture_output=True, text=True, check=True)
    text = path.read_text(encoding="utf-8") if path.exists() else done.stdout
    return [json.loads(line) for line in text.splitlines()]


def schema(name: str) -> dict[str, object]:
    found: dict[str, object] = json.loads((SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8"))
    return found


def test_every_schema_has_its_output():
    named = {path.name.removesuffix(".schema.json") for path in SCHEMAS.iterdir()}
    assert named == {*OUTPUTS, "messages"}, "that of messages is tested in test_messages_json.py"


@pytest.mark.parametrize("name", OUTPUTS)
def test_what_is_written_is_valid(name, tmp_path):
    check = fastjsonschema.compile(schema(name))
    found = lines(OUTPUTS[name], tmp_path)
    found += lines(EXTRA[name], tmp_path) if name in EXTRA else []
    assert found
    for line in found:
        check(line)


@pytest.mark.parametrize("name", OUTPUTS)
def test_what_is_not_written_is_refused(name, tmp_path):
    check = fastjsonschema.compile(schema(name))
    line = lines(OUTPUTS[name], tmp_path)[-1]
    for key in schema(name).get("required", ["end"]):  # type: ignore[attr-defined]
        with pytest.raises(fastjsonschema.JsonSchemaValueException):
            check({other: value for other, value in line.items() if other != key})


def test_a_record_with_an_error_is_valid():
    bad = {"id": 3, "newsclean": {"error": "no text"}}
    for name in ("clean", "dedup-mark", "quantities"):
        assert fastjsonschema.compile(schema(name))(bad) == bad
