"""Damaged files of every kind end with a line and an error: cut off, empty, or of noise; their whole parts are read."""

from __future__ import annotations

import random

import pytest
from cli_server import run_cli
from test_kinds_of_files import DATABASES, KINDS
from tests import export_files as files

import newsclean as nc
from newsclean.core.record import text_of
from newsclean.errors import InputError, NewscleanError
from newsclean.io.inputs import read_items

EMPTY_IS_NOTHING = (".jsonl", ".gz", ".bz2", ".xz", ".zst")  # as a filter that keeps nothing writes it
EMPTY_IS_EMPTY = (".txt", ".md", ".html")  # an article without a word, which undo restores
NOISE = random.Random(7).randbytes(4000).replace(b"\0", b"\x01")


def read(path):
    try:
        items = list(read_items((str(path),)))
    except InputError as error:
        return [], [str(error)]
    return [item.record for item in items if item.record], [str(item.error) for item in items if item.error]


@pytest.mark.parametrize("kind", KINDS)
def test_an_empty_file_and_one_of_noise_are_errors(tmp_path, kind):
    name = KINDS[kind][0]
    for tag, data in (("empty", b""), ("noise", NOISE)):
        path = tmp_path / f"{tag}-{name}"
        path.write_bytes(data)
        records, errors = read(path)
        if not data and name.endswith(EMPTY_IS_EMPTY):
            assert [text_of(record)[1] for record in records] == [""] and not errors
        else:
            assert not records and len(errors) == (data != b"" or not name.endswith(EMPTY_IS_NOTHING)), errors


TEXTS = (".txt", ".md", ".html", ".eml", ".vtt", ".srt")  # a text may end anywhere
CAN_BE_CUT = {kind for kind, (name, _, _) in KINDS.items() if name.endswith(TEXTS)}
SHORTER_IS_WHOLE = ("tar",)  # whose second half is padding


@pytest.mark.parametrize("kind", sorted({*KINDS} - CAN_BE_CUT - {*SHORTER_IS_WHOLE, *DATABASES}))
def test_a_file_that_is_cut_says_so(tmp_path, kind):
    name, data, _ = KINDS[kind]
    for part in (9, 5):
        (tmp_path / name).write_bytes(data[: len(data) * part // 10])
        if kind in ("CSV", "CSV with semicolons", "TSV") and part == 5:
            continue  # a row may end there
        assert read(tmp_path / name)[1], part


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.txt", files.UNI.partition("End of Document")[0], "ends early"),
        ("a.txt", files.UNI.partition("Ferry Town Votes Again\nVansund")[0], "holds 2 documents, but 0 were found"),
        ("a.txt", files.FACTIVA_PLAIN.partition("Document VNSM")[0], "ends early"),
        ("a.txt", files.FACTIVA_PLAIN.partition("Dokument ANZ")[0], "ends early"),
        ("a.html", files.factiva_html().decode().partition("seit Montag")[0], "page ends early"),
        ("a.html", files.europresse_html().decode().partition("Un texte")[0], "page ends early"),
        ("a.rtf", files.rtf(files.UNI).decode()[:-900], "ends within its text"),
        ("a.rtf", "It rained.", "does not begin as RTF does"),
        ("a.eml", "It rained", "has no text"),
        ("a.eml", "From: a@b.example\nSubject: Rain\nMIME-Version: 1.0\n\n \n", "has no text"),
    ],
)  # fmt: skip
def test_an_export_that_is_cut_is_read_as_far_as_it_goes(tmp_path, name, data, said):
    (tmp_path / name).write_text(data)
    assert said in " ".join(read(tmp_path / name)[1])


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.txt", files.factiva_html()), ("a.txt", files.europresse_html()), ("a.txt", files.old_html()),
        ("a.html", files.UNI.encode()), ("a.html", files.FACTIVA_PLAIN.encode()), ("a.htm", files.PROQUEST.encode()),
    ],
)  # fmt: skip
def test_an_export_under_the_wrong_name_is_an_export(tmp_path, name, data):
    (tmp_path / name).write_bytes(data)
    records, errors = read(tmp_path / name)
    assert records and not errors and all(record["export"] for record in records)


def test_the_summary_says_what_was_chosen_where_two_formats_look_alike(tmp_path):
    (tmp_path / "a.txt").write_bytes(KINDS["CSV"][1])
    done = run_cli("--summary", "--to", "jsonl", "a.txt", cwd=tmp_path)
    assert done.returncode == 0 and b"a.txt is read as csv, to judge by its first bytes" in done.stderr
    (tmp_path / "b.txt").write_text(files.UNI)
    done = run_cli("--summary", "--to", "jsonl", "b.txt", cwd=tmp_path)
    assert done.returncode == 0 and b"b.txt is read as the export of a news database" in done.stderr
    done = run_cli("--summary", "--to", "jsonl", "--from", "text", "b.txt", cwd=tmp_path)
    assert len(done.stdout.splitlines()) == 1 and b"news database" not in done.stderr


def test_a_broken_file_costs_itself_in_a_folder(tmp_path):
    (tmp_path / "a.eml").write_bytes(b"")
    (tmp_path / "b.txt").write_text("It rained.")
    (tmp_path / "c.txt").write_bytes(NOISE)
    done = run_cli("--to", "jsonl", "--on-error", "skip", ".", cwd=tmp_path)
    assert done.returncode == 1 and len(done.stdout.splitlines()) == 1, done.stderr
    assert b"a.eml" in done.stderr and b"c.txt" in done.stderr and b"Traceback" not in done.stderr
    with pytest.raises(NewscleanError):
        list(nc.read(tmp_path))


@pytest.mark.parametrize("name", ["a.txt", "a.html"])
def test_an_empty_text_is_named(tmp_path, name):
    (tmp_path / name).write_bytes(b"")
    done = run_cli("--to", "jsonl", name, cwd=tmp_path)
    assert name.encode() + b": the file is empty; was it written to its end?" in done.stderr


def test_standard_input_without_a_byte_is_nothing():
    done = run_cli("--to", "jsonl", data=b"")
    assert (done.returncode, done.stdout) == (0, b"")
