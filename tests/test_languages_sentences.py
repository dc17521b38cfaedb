"""Sentences in nine languages, half of them written before the tables and not looked at while these were made."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from newsclean import find_quantities
from newsclean.cli.main import group
from newsclean.quantity.model import Quantity
from newsclean.text.language.detection import detect_language

ROWS = [
    line.split("\t")
    for line in (Path(__file__).parent / "cases" / "languages.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


def written(q: Quantity) -> str:
    if q.kind == "date":
        return f"date {q.when}"
    value = f"{q.low:f}..{q.high:f}" if q.low is not None and q.high is not None else f"{q.value or q.low:f}"
    value = value.rstrip("0").rstrip(".") if "." in value and ".." not in value else value
    return f"{q.kind} {value}{f' {q.unit}' if q.unit else ''}"


def read(lang: str | None, text: str) -> str:
    return "; ".join(written(q) for q in find_quantities(text, date="2024-03-13", lang=lang))


@pytest.mark.parametrize(("lang", "text", "expected"), [(r[0], r[2], r[3]) for r in ROWS if r[1] == "s"])
def test_the_sentences_read_with_the_tables(lang: str, text: str, expected: str) -> None:
    assert read(lang, text) == expected


def test_nine_of_ten_of_the_sentences_held_back() -> None:
    right = Counter(read(r[0], r[2]) == r[3] for r in ROWS if r[1] == "h")
    assert right[True] >= 0.9 * right.total(), right


def test_the_language_of_these_sentences_is_detected() -> None:
    """Each is one sentence of five words; no other language's tables may read the figures of most of them."""
    right = Counter(detect_language(r[2]) == r[0] for r in ROWS)
    assert right[True] >= 0.95 * right.total(), right


def test_a_grouped_number_without_lang_is_read_by_its_own_language() -> None:
    assert read(None, "1.250 Millionen Euro") == "money 1250000000 EUR"
    assert read(None, "El gobierno gastó 1.250 millones de euros.") == "money 1250000000 EUR"
    assert read(None, "The fund spent 1.250 million euros.") == "money 1250000 EUR"


def test_a_language_without_tables_is_refused_not_read_as_english() -> None:
    from newsclean.quantity.records import Settings, with_quantities

    record = {"text": "Vláda dala 1.250 korun na nové školy ve městě a lidé se ptají, proč to není více."}
    notes = with_quantities(record, Settings())["newsclean"]
    assert (notes["lang"], notes["lang_known_by"], notes["quantities"]) == ("cs", "text", [])


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("de", "siebenunddreißig Prozent", "percent 37 %"),
        ("de", "Sie zahlten 15 Euro und 20 Cent.", "money 15.2 EUR"),
        ("de", "Das kostet 16 Millionen kanadische Dollar.", "money 16000000 CAD"),
        ("es", "Votó el treinta y cinco por ciento.", "percent 35 %"),
        ("es", "Costó quinientos millones de euros.", "money 500000000 EUR"),
        ("fr", "quatre-vingt-douze pour cent", "percent 92 %"),
        ("fr", "soixante-dix millions d'euros", "money 70000000 EUR"),
        ("it", "trentacinque per cento", "percent 35 %"),
        ("pt", "vinte e cinco por cento", "percent 25 %"),
        ("nl", "vijfendertig procent", "percent 35 %"),
        ("sv", "tjugofem procent", "percent 25 %"),
        ("zh", "百分之七点五", "percent 7.5 %"),
        ("zh", "电站有五十兆瓦。", "measure 50 MW"),
        ("zh", "投资三亿五千万元", "money 350000000 CNY"),
        ("zh", "一天到晚，三成员工", ""),
        ("ja", "三割の人", "percent 30 %"),
        ("ja", "2222円13銭", "money 2222.13 JPY"),
        ("ja", "百二十億円", "money 12000000000 JPY"),
    ],
)
def test_number_words_of_other_languages(lang: str, text: str, expected: str) -> None:
    assert read(lang, text) == expected


def call(*arguments: str) -> Result:
    """Run a verb in this process."""
    return CliRunner().invoke(group, list(arguments))


def test_lang_and_country_are_options_of_each_verb_that_reads_figures(tmp_path: Path) -> None:
    page = tmp_path / "a.jsonl"
    page.write_text(json.dumps({"id": 1, "text": "Vell: 1.250 $ 3 kg."}) + "\n", encoding="utf-8")
    for verb in ("quantities", "clean", "claims", "report"):
        assert "--lang" in call(verb, "--help").stdout
        assert "--country" in call(verb, "--help").stdout
        refused = call(verb, "--lang", "tlh", str(page))
        assert refused.exit_code == 2, refused.output
    row = json.loads(call("quantities", "--lang", "de", "--country", "CA", str(page)).stdout)["newsclean"]
    assert (row["lang"], row["lang_known_by"]) == ("de", "option")
    assert (row["quantities"][0]["value"], row["quantities"][0]["unit"]) == (1250, "CAD")
    assert '"unit": "CAD"' in call("claims", "--lang", "de", "--country", "CA", str(page)).stdout


def test_a_declared_language_that_the_text_contradicts_is_shown(tmp_path: Path) -> None:
    page = tmp_path / "a.jsonl"
    text = "Das Ministerium in Vell will 1.250 Millionen Euro sparen, sagte ein Sprecher am Freitag."
    page.write_text(json.dumps({"id": 1, "lang": "en", "text": text}) + "\n", encoding="utf-8")
    row = json.loads(call("quantities", str(page)).stdout)["newsclean"]
    assert (row["lang"], row["lang_known_by"], row["lang_declared"]) == ("de", "text", "en")
    assert row["quantities"][0]["value"] == 1_250_000_000
    clean = json.loads(call("clean", str(page)).stdout)["newsclean"]
    assert (clean["lang"], clean["lang_declared"]) == ("de", "en")
