"""The verb `claims`, as a process."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from cli_server import run_cli
from test_cli import jsonl
from test_cli import run as run_verb

A = {"id": "a", "date": "2024-05-16", "source": "one.example",
     "text": "Last year, record trade of US$240 billion between China and Russia was a lifeline for Moscow."
     }  # fmt: skip
B = {"id": 7, "date": "2024-05-17", "source": "two.example", "title": "Old friends",
     "text": "Trade between China and Russia reached a record $240 billion in 2023. What comes next?"}  # fmt: skip
C = {"id": "c", "date": "2024-05-18", "source": "three.example",
     "text": "China's trade with Russia reached a record $190 billion in 2023, he said."}  # fmt: skip


def run(*arguments: str, records: list[object] = [A, B, C]) -> subprocess.CompletedProcess[str]:  # noqa: B006 - read only
    given = "".join((r if isinstance(r, str) else json.dumps(r)) + "\n" for r in records)
    done = run_cli("claims", *arguments, data=given.encode())
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


def rows(*arguments: str, records: list[object] = [A, B, C]) -> list[dict[str, object]]:  # noqa: B006 - read only
    done = run(*arguments, records=records)
    assert (done.returncode, done.stderr) == (0, "")
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_one_line_for_each_cluster_in_the_form_of_the_contract() -> None:
    first = rows()[0]
    assert (first["status"], first["kind"], first["when"]) == ("conflict", "quantity", "2023")
    assert (first["articles"], first["origins"], first["outlets"]) == (
        3,
        3,
        ["one.example", "three.example", "two.example"],
    )
    agreed, other = first["variants"]
    assert (agreed["value"], agreed["unit"], other["value"]) == (240_000_000_000, "USD", 190_000_000_000)
    member = agreed["members"][1]
    assert (member["id"], member["field"], member["when"], member["modifier"]) == (7, "text", "2023", "record")
    assert B["text"][member["start"] : member["end"]] == member["text"]


def test_the_order_of_the_articles_does_not_matter() -> None:
    assert rows(records=[C, A, B]) == rows(records=[B, C, A])


def test_questions_are_no_claims() -> None:
    assert all("What comes next?" not in m["text"] for c in rows() for v in c["variants"] for m in v["members"])


@pytest.mark.parametrize(
    ("arguments", "count"),
    [
        (("--status", "conflict"), 1),
        (("--status", "agree"), 0),
        (("--min-articles", "4"), 0),
        (("--min-origins", "3"), 1),
        (("--about", "Moscow's trade"), 1),  # Moscow is Russia
        (("--about", "weather"), 0),
    ],
)
def test_what_is_asked_for(arguments: tuple[str, ...], count: int) -> None:
    assert len(rows(*arguments)) == count


def test_a_statement_is_checked() -> None:
    [found] = rows("--check", "China-Russia trade was $190 billion in 2023.", records=[A, B])
    assert (found["check"], found["variants"][0]["value"]) == ("conflict", 240_000_000_000)
    [found] = rows("--check", "Trade of China and Russia was $240bn last year.", "--date", "2024-01-09", records=[B])
    assert found["check"] == "same"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--check", "Bananas cost $3 in 2021."), "nothing in 2 articles is about this statement"),
        (
            ("--check", "China-Russia trade was $190 billion in 2023.", "--min-articles", "3"),
            "nothing in 2 articles is about this statement within the other options",
        ),
    ],
)
def test_a_statement_that_nothing_is_about_is_answered_in_words(arguments: tuple[str, ...], said: str) -> None:
    done = run(*arguments, records=[A, B])
    assert (done.returncode, done.stdout, done.stderr) == (0, "", f"newsclean: {said}\n")
    assert "nothing in 1 article is" in run(*arguments, records=[B]).stderr
    assert run("--about", "weather", records=[A, B]).stderr == ""  # only a statement asks for an answer,
    done = run("--about", "weather", "--to", "text", records=[A, B])  # and who reads text
    assert done.stderr == "newsclean: no claim meets --about\n"


def test_a_ledger_to_read() -> None:
    done = run("--to", "text", records=[A, B, {**C, "text": C["text"].replace("he said", "\x1b[2J\u202ehe said")}])
    assert done.stdout.startswith("CONFLICT  2023  3 articles, 3 origins\n")
    assert "→ $240bn (2 articles) or $190bn (1), of 2023" in done.stdout
    assert "\x1b" not in done.stdout
    assert "\u202e" not in done.stdout


def test_bad_records_are_named_and_left_out() -> None:
    done = run(records=[A, "{no json", {"id": 3}, B])
    assert done.returncode == 1
    assert len(done.stdout.splitlines()) == 1
    assert "line 2: not JSON" in done.stderr
    assert "line 3: no text" in done.stderr
    stopped = run("--on-error", "fail", records=[A, "{no json"])
    assert (stopped.returncode, stopped.stdout) == (1, "")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--date", "2024-01-09"), "--date is the date of --check's statement"),
        (("--check", "…!"), "no words in the statement; give one"),
        (("--check", "It cost $5.", "--date", "soon"), "'soon' is not a date; write it as 2024-03-07"),
        (("--min-articles", "0"), "not in the range"),
        (("--status", "angry"), "is not one of"),
    ],
)
def test_mistakes_are_named_with_their_remedy(arguments: tuple[str, ...], message: str) -> None:
    done = run(*arguments)
    assert done.returncode in (1, 2)
    assert message in done.stderr
    assert "Traceback" not in done.stderr


def test_articles_come_in_parts(tmp_path: Path) -> None:
    index = ("--index", str(tmp_path / "seen"))
    assert [c["status"] for c in rows(*index, records=[A])] == ["single"]
    assert [c["status"] for c in rows(*index, records=[C])] == ["conflict"]
    touched = rows(*index, "--min-articles", "3", records=[B])
    assert touched == [c for c in rows() if c["articles"] == 3]  # as in one run
    done = run(*index, records=[A, B])  # nothing new, and no run that was made before
    assert (done.stdout, "all 2 articles were already in the index" in done.stderr) == ("", True)
    other = run(*index, "--figures", records=[A])
    assert other.returncode == 1
    assert "Traceback" not in other.stderr
    assert "--check reads FILES; leave out --index" in run(*index, "--check", "It cost $5.").stderr


def test_nothing_in_nothing_out() -> None:
    assert rows(records=[]) == []


D = {"id": "d", "source": "four.example", "url": "https://four.example/d", "title": "Quarry",
     "text": "The quarry of Hallam employs 340 people. Last year it sold stone for £12m."}  # fmt: skip


def test_text_leaves_out_claims_of_one_article_unless_asked() -> None:
    assert "340" not in run("--to", "text", records=[A, B, D]).stdout
    assert "340" in run("--to", "text", "--singles", records=[A, B, D]).stdout
    assert "340" in run("--to", "text", "--status", "single", records=[A, B, D]).stdout
    alone = run("--to", "text", records=[A])
    assert (alone.stdout, alone.stderr) == (
        "", "newsclean: no claim is made by two articles; --singles shows those of one\n",
    )  # fmt: skip


def test_missing_dates_are_said_in_one_line() -> None:
    said = '1 of 3 articles has no date, so 1 time such as "last year" in them could not be resolved'
    assert run(records=[A, B, D]).stderr == f"newsclean: {said}\n"
    assert run(records=[A, B]).stderr == ""


def test_claims_for_the_web() -> None:
    lines = map(json.loads, run("--to", "schemaorg", records=[A, D]).stdout.splitlines())
    [found] = [it for it in lines if "340" in it["text"]]
    assert found["appearance"][0]["url"] == D["url"]
    assert "firstAppearance" not in found  # it has no date


def test_a_review_is_of_a_statement() -> None:
    [found] = rows("--to", "claimreview", "--check", "China-Russia trade was $190 billion in 2023.")
    assert found["claimReviewed"] == "China-Russia trade was $190 billion in 2023."
    assert {it["identifier"] for it in found["citation"]} == {"a", "7", "c"}
    assert "conflict (other value): $240bn" in found["reviewBody"]
    [stub] = rows("--to", "claimreview", records=[A, B])
    assert stub["itemReviewed"]["text"] == stub["claimReviewed"]
    assert len(stub["itemReviewed"]["appearance"]) == 2


def test_stories_are_named_and_counted() -> None:
    done = run("--stories", "--summary", records=[A, B, C])
    assert all("story" in json.loads(line) for line in done.stdout.splitlines())
    assert "; of " in done.stderr
    assert "story" not in rows()[0]


@pytest.mark.parametrize("asked", [["--check", " "], ["--check-file", "none.txt"]])
def test_no_statement_is_not_a_question_about_everything(tmp_path, asked):
    (tmp_path / "none.txt").write_text("\n\n")
    done = run_verb(
        "claims", *asked, "-o", "out", data=jsonl({"id": 1, "text": "It cost $5 million."}), cwd=tmp_path, code=1
    )
    assert (
        done.stderr.count(b"\n") == 1
        and b"holds no statement; write one" in done.stderr
        and not (tmp_path / "out").exists()
    )


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "utf-8-sig"])
def test_statements_are_read_whatever_their_encoding(tmp_path, encoding):
    (tmp_path / "asked.txt").write_text("The café in Velm cost $5 million.\n", encoding=encoding)
    given = jsonl({"id": 1, "text": "The café in Velm cost $5 million, the mayor said."})
    done = run_verb("claims", "--check-file", "asked.txt", data=given, cwd=tmp_path)
    assert '"statement": "The café in Velm cost $5 million."' in done.stdout.decode()


def test_a_table_of_statements_is_checked_each_from_its_own_day(tmp_path):
    """ "last year" of 2024 is what the article says; nothing is said of that of 2020."""
    (tmp_path / "asked.csv").write_text(
        "id,statement,date\n1,The Orrin bridge cost £5 million last year,2024-03-01\n2,,\n"
        "3,The Orrin bridge cost £5 million last year,2020-03-01\n"
    )
    given = jsonl({"id": 1, "date": "2024-05-01", "text": "The Orrin bridge cost £5 million in 2023, it said."})
    done = run_verb("claims", "--check-file", "asked.csv", data=given, cwd=tmp_path)
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(it["statement"], it["check"]) for it in found] == [("The Orrin bridge cost £5 million last year", "same")]


def test_statements_come_from_a_pipe(tmp_path):
    (tmp_path / "a.jsonl").write_text(jsonl({"id": 1, "text": "The Orrin bridge cost £5 million in 2023."}))
    asked = "The Orrin bridge cost £5 million in 2023".encode()
    done = run_verb("claims", "--check-file", "-", "a.jsonl", data=asked, cwd=tmp_path)
    assert json.loads(done.stdout)["check"] == "same"


def test_an_answer_is_headed_by_what_the_articles_are_to_the_statement(tmp_path):
    given = [
        {"id": 1, "date": "2024-05-01", "text": "The Orrin bridge cost £5 million in 2023, the council said."},
        {"id": 2, "date": "2024-05-02", "text": "Exports of Rinmark reached $40 billion in 2022."},
    ]
    asked = tmp_path / "asked.txt"
    asked.write_text("The Orrin bridge cost £5 million in 2023\nExports of Rinmark reached $70 billion in 2022\n")
    shown = run("--check-file", str(asked), "--to", "text", records=given).stdout
    assert [line for line in shown.splitlines() if line and line[0] != " "] == [
        "“The Orrin bridge cost £5 million in 2023”",
        "SUPPORTED BY 1 article, 1 origin  2023",
        "“Exports of Rinmark reached $70 billion in 2022”",
        "CONTRADICTED BY 1 article, 1 origin: other value  2022",
    ]
