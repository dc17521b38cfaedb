"""What `claims` writes for people, and of statements that were asked about."""

from __future__ import annotations

from typing import Any, NamedTuple

from newsclean.claims.model import ClaimCluster
from newsclean.claims.output.markdown_view import markdown_cluster
from newsclean.claims.output.text_view import one_line, render_cluster
from newsclean.html.markdown.inline_markdown import escaped
from newsclean.io.records import as_line
from newsclean.io.tables.record_stream import RecordShape
from newsclean.io.tables.table_writers import TABLES

FOR_PEOPLE = {"text": render_cluster, "markdown": markdown_cluster}
NOTHING = "nothing"  # the answer to a statement that no claim is about


class ClaimAnswer(NamedTuple):
    """A cluster, and what the statement of --check is to it."""

    relation: str | None
    reason: str | None
    cluster: ClaimCluster
    statement: str | None = None  # where there are several

    def row(self) -> dict[str, Any]:
        """As a line of output."""
        said = {"statement": self.statement, "check": self.relation, "reason": self.reason}
        return {name: value for name, value in said.items() if value is not None} | self.cluster.row()


def shown_answer(it: ClaimAnswer, target: str, *, headed: bool, explain: bool) -> str:
    """An answer as text or Markdown; `headed` says that it is the first to its statement."""
    heading = _heading(it.statement or "", target) if headed else ""
    return heading + FOR_PEOPLE[target](it.cluster, it.relation, it.reason, explain=explain)


def unanswered(statement: str, target: str, shape: RecordShape) -> str:
    """A statement of a list that no claim is about: what is read by people, and tables, have each statement.

    >>> unanswered("It cost $9", "text", RecordShape())
    '“It cost $9”\\nNOTHING FOUND\\n\\n'
    >>> unanswered("It cost $9", "jsonl", RecordShape("csv")), unanswered("It cost $9", "jsonl", RecordShape())
    ('{"statement": "It cost $9", "check": "nothing"}\\n', '')
    """
    if target in FOR_PEOPLE:
        return f"{_heading(statement, target)}{NOTHING.upper()} FOUND\n\n"
    table = TABLES.get(shape.target or "")
    return as_line({"statement": statement, "check": NOTHING}) + "\n" if table and table.flat else ""


def _heading(statement: str, target: str) -> str:
    return f"# {escaped(one_line(statement))}\n\n" if target == "markdown" else f"“{one_line(statement)}”\n"
