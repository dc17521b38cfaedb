"""Files of statements to check, as fact-checkers have them: a column of a spreadsheet, a list, a table with dates."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_cli import run

from newsclean.cli.claim_statements import StatementAsked, read_statements
from newsclean.errors import ClaimError

DIED = "Two people died in Orrin, police said."


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        # One column, with its name or without, quoted where a comma stands in it.
        ("a.csv", f'statement\n"{DIED}"\n', [DIED]),
        ("a.csv", f"Claim\r\n{DIED}\r\n\r\nRain fell.\r\n", [DIED, "Rain fell."]),
        ("a.csv", "Rain fell.\nSnow fell.\n", ["Rain fell.", "Snow fell."]),
        ("a.tsv", f"text\n{DIED}\n", [DIED]),
        # The name of a column in other letters, among others.
        ("a.csv", f'Nr;Statement\n1;"{DIED}"\n', [DIED]),
        ("a.jsonl", '{"Claim": "Rain fell."}\n', ["Rain fell."]),
        # A list.
        ("a.txt", f"{DIED}\n\nRain fell.\n", [DIED, "Rain fell."]),
        ("a", "claim\n", ["claim"]),
    ],
)
def test_statements_are_read(tmp_path: Path, name: str, text: str, expected: list[str]) -> None:
    for encoding in ("utf-8", "utf-16"):
        if encoding == "utf-8" or name.endswith(("csv", "txt")):
            (tmp_path / name).write_bytes(text.encode(encoding))
            assert [it.text for it in read_statements((), str(tmp_path / name))] == expected


@pytest.mark.parametrize(
    ("date", "day"),
    [
        ("2024-05-17", "2024-05-17"),
        ("17.05.2024", "2024-05-17"), ("17/05/2024", "2024-05-17"),
        ("20240517", "2024-05-17"),
        ("05.06.2024", "2024-06-05"),
        ("17 May 2024", "2024-05-17"), ("05/05/2024", "2024-05-05"), ("", None),
    ],
)  # fmt: skip
def test_a_date_may_be_written_as_spreadsheets_write_it(tmp_path: Path, date: str, day: str | None) -> None:
    (tmp_path / "a.csv").write_text(f"statement;date\nRain fell.;{date}\n")
    assert read_statements((), str(tmp_path / "a.csv")) == [StatementAsked("Rain fell.", day)]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("statement;date\nRain fell.;05/06/2024\n", "row 1: '05/06/2024' may be two days; write it as 2024-03-07"),
        ("statement;date\nRain fell.;soon\n", "row 1: 'soon' is not a date; write it as 2024-03-07"),
        ("id,words\n1,Rain fell.\n", "no column statement, claim or text; it has 'id', 'words': name one so, or give"),
        ("statement\n", "holds no statement"),
    ],
)
def test_what_cannot_be_read_is_said(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "a.csv").write_text(text)
    with pytest.raises(ClaimError, match=said):
        read_statements((), str(tmp_path / "a.csv"))


def test_a_statement_without_quotation_marks_is_told() -> None:
    said = run("claims", "--check", "Two", "people", "died", code=2).stderr.decode()
    assert "there is no file 'people'; write the statement in quotation marks: --check 'Two people died'" in said
