"""Lines of JSON that are not UTF-8: scrapers of old sites wrote them in the encoding of the site."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from test_cli import run

import newsclean as nc
from newsclean.io.decode import decode

NEWS = {
    "de": "Der Bürgermeister von Brückau prüft Maßnahmen.",
    "fr": "Le maire de Velmar a été réélu, a annoncé l’élu.",
    "es": "El alcalde de Velmar dimitió el año pasado.",
    "pl": "Rada miasta Łódź przyjęła budżet na wtorkowej sesji.",
    "ru": "Мэр Орина подал в отставку, сообщили в мэрии.",
    "ja": "オリン市の市長が月曜日に辞任した。",
}
OLD = {"de": "cp1252", "fr": "cp1252", "es": "cp1252", "pl": "cp1250", "ru": "cp1251", "ja": "cp932"}


def lines(lang: str, encoding: str) -> bytes:
    rows = ({"id": f"{lang}{number}", "text": f"{NEWS[lang]} {number}"} for number in range(2))
    return b"".join(json.dumps(row, ensure_ascii=False).encode(encoding) + b"\n" for row in rows)


@pytest.mark.parametrize("lang", NEWS)
def test_a_line_is_read_in_its_encoding_and_undo_gives_its_bytes_back(lang: str, tmp_path: Path) -> None:
    source = lines("de", "utf-8") + lines(lang, OLD[lang])
    done = run("clean", "--to", "jsonl", "--ledger", str(tmp_path / "ledger"), data=source)
    assert [json.loads(line)["text"][:-2] for line in done.stdout.splitlines()] == [NEWS["de"]] * 2 + [NEWS[lang]] * 2
    assert done.stderr.decode().count(f"not valid UTF-8: read as {OLD[lang]}") == 2
    assert "line 3: not valid" in done.stderr.decode()
    assert run("undo", "--ledger", str(tmp_path / "ledger"), data=done.stdout).stdout == source


def test_what_the_user_declares_counts_and_is_not_said_again(tmp_path: Path) -> None:
    for name, data in (
        ("a.jsonl", lines("pl", "iso8859-2")),
        ("a.json", b"[" + lines("pl", "iso8859-2").strip().replace(b"\n", b",") + b"]"),
    ):
        (tmp_path / name).write_bytes(data)
        done = run("clean", "--to", "jsonl", "--encoding", "iso8859-2", str(tmp_path / name))
        assert NEWS["pl"] in json.loads(done.stdout.splitlines()[0])["text"]
        assert not done.stderr
    # An encoding in which the signs of JSON are others says nothing about lines; byte order marks do.
    (tmp_path / "b.json").write_bytes(json.dumps([{"text": NEWS["pl"]}], ensure_ascii=False).encode("utf-16"))
    for more in ([], ["--encoding", "utf-16"]):
        assert NEWS["pl"] in json.loads(run("clean", "--to", "jsonl", *more, str(tmp_path / "b.json")).stdout)["text"]


def test_every_verb_and_python_read_them(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(lines("de", "cp1252"))
    assert [record["text"][:-2] for record in nc.read(tmp_path / "a.jsonl")] == [NEWS["de"]] * 2
    for verb in ("dedup", "quantities", "claims", "stories"):
        assert b"\\ud" not in run(verb, str(tmp_path / "a.jsonl")).stdout, verb
    assert "Bürgermeister".encode() in run("dedup", str(tmp_path / "a.jsonl")).stdout


def test_a_file_of_them_has_no_endless_notes(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(b'{"text": "K\xf6ln hat Br\xfccken."}\n' * 130)
    said = run("clean", "--to", "jsonl", str(tmp_path / "a.jsonl")).stderr.decode().splitlines()
    assert len(said) == 101
    assert said[-1].endswith(f"30 more records with the same note, the last at {tmp_path / 'a.jsonl'}, line 130")


def test_a_broken_byte_is_no_other_encoding() -> None:
    row = json.dumps({"text": "Zürich, Köln, Genève, Besançon, Århus"}, ensure_ascii=False).encode() + b"\n"
    done = run("clean", "--to", "jsonl", data=row.replace("Å".encode(), b"\xff"))
    assert json.loads(done.stdout)["text"] == "Zürich, Köln, Genève, Besançon, \ufffdrhus"
    assert b"line 1: not valid UTF-8: 1 byte replaced" in done.stderr


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        # One sign behind a word of Latin letters is no character of Shift JIS.
        ("Mr Moor’s mill burned.", "cp1252"),
        ("They don’t know, he said.", "cp1252"),
        ("L’an dernier", "cp1252"),
        # Nor are two beside each other taken for Latin, or one that stands alone.
        ("NHKの速報です。", "cp932"),
        ("雨", "cp932"),
        ("下雨了。", "gb18030"),
    ],
)
def test_a_short_text_with_one_sign(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)).text == text
