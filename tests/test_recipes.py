"""The recipes: each is run as a script beside the real library, on our samples."""

from __future__ import annotations

import ast
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT

RECIPES = ROOT / "tests" / "recipes"
PAGE = "seeds/pages/07-northgatecourier-tunnel-cost.html"
JQ = """#!{python}
import json, sys, jq  # libjq itself, where the machine has no command of that name
flags, [program] = [a for a in sys.argv[1:] if a[0] == "-"], [a for a in sys.argv[1:] if a[0] != "-"]
for line in sys.stdin:
    for value in jq.compile(program).input_text(line):
        text = value if "-r" in flags and isinstance(value, str) else json.dumps(value, separators=(",", ":"))
        sys.stdout.write(text + "\\n")
"""


def run(command: list[str], tmp_path: Path) -> str:
    env = {
        **os.environ, "HOME": str(tmp_path), "HF_HOME": str(tmp_path), "HF_HUB_OFFLINE": "1",
        "PYTHONWARNINGS": "ignore",
        "PATH": os.pathsep.join([str(tmp_path), str(Path(sys.executable).parent), os.environ["PATH"]]),
    }  # fmt: skip
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def script(name: str, tmp_path: Path, *args: str) -> str:
    return run([sys.executable, str(RECIPES / name), *args], tmp_path)


@pytest.mark.recipes
def test_pandas(tmp_path):
    first, second = script("in_pandas.py", tmp_path).splitlines()
    assert first == "14 scraped, 11 kept"
    row = ast.literal_eval(second)
    assert row["title"] and "byline" in row["removed"]


@pytest.mark.recipes
def test_polars(tmp_path):
    one, two = ast.literal_eval(script("in_polars.py", tmp_path))
    assert one == {"id": 1, "text": "Trade rose by a quarter.", "removed": ["ad"]}
    assert two == {"id": 2, "text": None, "removed": []}


@pytest.mark.recipes
def test_hugging_face_datasets(tmp_path):
    count, row = script("in_datasets.py", tmp_path).split(" ", 1)
    assert int(count) == 100
    assert ast.literal_eval(row) == {
        "id": 7, "text": "Trade rose by 7 per cent, officials said.", "title": None, "removed": ["ad"],
    }  # fmt: skip


@pytest.mark.recipes
def test_scrapy(tmp_path):
    (tmp_path / "front.html").write_text("<!doctype html><title>404 Not Found</title><h1>Page not found</h1>")
    script("in_scrapy.py", tmp_path, str(tmp_path / "out.jsonl"), PAGE, str(tmp_path / "front.html"))
    [item] = map(json.loads, (tmp_path / "out.jsonl").read_text().splitlines())
    assert item["title"].startswith("Ardmouth rail tunnel bill") and item["authors"] == ["Fiona Garrick"]
    assert item["date"] == "2024-09-10T14:05:00+01:00" and "caption" in item["removed"] and "html" not in item


@pytest.mark.recipes
def test_spacy(tmp_path):
    found = script("in_spacy.py", tmp_path).strip()
    assert found == "[('ad', 'Advertisement'), ('caption', 'Photo: Reuters')] 'Trade rose by a quarter last year.'"


@pytest.mark.recipes
@pytest.mark.parametrize("extractor", ["trafilatura", "resiliparse", "newspaper"])
def test_extractors(tmp_path, extractor):
    title, rest = script("after_extractors.py", tmp_path, extractor, PAGE).splitlines()
    assert "Ardmouth rail tunnel bill rises" in title or title == "None"
    kinds = ast.literal_eval(rest.partition("; ")[2])
    assert int(rest.split()[0]) >= 8
    assert "ad" in kinds or extractor == "trafilatura"  # which reads the classes of our sample, and leaves nothing


@pytest.fixture
def tools(tmp_path: Path) -> Path:
    """A folder for PATH with newsclean, and with jq where the machine has none."""
    newsclean = tmp_path / "newsclean"
    newsclean.write_text(f'#!/bin/sh\nexec {sys.executable} -m newsclean "$@"\n')
    newsclean.chmod(0o755)
    return tmp_path


@pytest.mark.parametrize("jq", ["command", pytest.param("library", marks=pytest.mark.recipes)])
def test_shell(tools, jq):
    if jq == "library":
        (tools / "jq").write_text(JQ.format(python=sys.executable))
        (tools / "jq").chmod(0o755)
    elif shutil.which("jq") is None:
        pytest.skip("no command jq here; the other row runs the same with its library")
    lines = run(["bash", "-eo", "pipefail", str(RECIPES / "in_shell.sh")], tools).splitlines()
    assert [line.split()[0].isdecimal() for line in lines[:3]] == [True] * 3
    assert "03-meridianwire-eleven-months < 01-harbourpost-trade-record" in "\n".join(lines) or " < " in lines[3]
    assert json.loads(lines[-1]).keys() == {"id", "words"}


def test_the_docs_name_each_recipe():
    text = "".join(page.read_text(encoding="utf-8") for page in (ROOT / "docs" / "how-to").iterdir())
    files = sorted(path.name for path in RECIPES.iterdir() if path.suffix in (".py", ".sh"))
    assert len(files) >= 7
    assert all(f"tests/recipes/{name}" in text for name in files)
