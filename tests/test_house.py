"""The house: no import goes in a circle or climbs too many floors, no folder overflows, no name has two meanings.

That an import only points up the list of folders is checked by `lint-imports` (see pyproject.toml).
"""

from __future__ import annotations

import ast
import sys
from collections import Counter, defaultdict
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path
from types import FrameType

import pytest
from conftest import ROOT

SRC = ROOT / "src"
FLOORS = 10  # datatrove, the tidiest of the field's code bases that were measured, has 8
FOLDER = 14  # files that one can survey at a glance
LINES = 250  # of a file that one can read in a sitting
LONGEST = 30  # lines of a function, its docstring aside
# The walk over a page's tree: a call for each node would cost more than all that is done there.
ONE_LOOP = {"newsclean.html.parsing.walker.run"}
# Files of claims/, and re-entries; claims are also written out, weighed, freed of boilerplate, and opposed by stories.
WALKED, ENTERED_AGAIN = 67, 42
VERBS = {"command"}  # each verb of the command line defines one, under the name that the group looks for


def modules() -> dict[str, Path]:
    found = {}
    for path in sorted((SRC / "newsclean").rglob("*.py")):
        name = ".".join(path.relative_to(SRC).with_suffix("").parts)
        found[name.removesuffix(".__init__")] = path
    return found


MODULES = modules()


@cache
def trees() -> dict[str, ast.Module]:
    """Parsed when the first test asks: the module is imported by every process that runs a part of the tests."""
    return {name: ast.parse(path.read_text(encoding="utf-8")) for name, path in MODULES.items()}


def imported(nodes: list[ast.AST]) -> set[str]:
    found = set()
    for node in nodes:
        if isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                found.add(inner if inner in MODULES else node.module)
        elif isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
    return found & MODULES.keys()


def everywhere(tree: ast.Module) -> list[ast.AST]:
    return list(ast.walk(tree))


def at_module_level(tree: ast.Module) -> list[ast.AST]:
    """Statements that run when the module is imported: what stands under TYPE_CHECKING or in a function does not."""
    return [node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)]


def test_no_import_goes_in_a_circle():
    """Imports in functions and for type checkers count, too: a circle is a circle. The public door is left out."""
    graph = {name: imported(everywhere(tree)) - {name, "newsclean"} for name, tree in trees().items()}
    tuple(TopologicalSorter(graph).static_order())  # raises CycleError, which names the circle


def test_imports_climb_few_floors():
    graph = {name: imported(at_module_level(tree)) - {name} for name, tree in trees().items()}
    floor: dict[str, int] = {}
    for name in TopologicalSorter(graph).static_order():
        floor[name] = 1 + max((floor[below] for below in graph[name]), default=0)
    assert {name: at for name, at in floor.items() if at > FLOORS} == {}


def test_no_folder_overflows():
    count = Counter(path.parent for path in MODULES.values())
    assert {str(folder.relative_to(SRC)): size for folder, size in count.items() if size > FOLDER} == {}


def test_no_public_name_is_defined_twice():
    homes = defaultdict(list)
    for module, tree in trees().items():
        for node in tree.body:
            if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
                homes[node.name].append(module)
    assert {name: found for name, found in homes.items() if len(found) > 1 and name not in VERBS} == {}


def test_no_file_is_longer_than_one_reads_at_once():
    count = {name: len(path.read_text(encoding="utf-8").splitlines()) for name, path in MODULES.items()}
    assert {name: lines for name, lines in count.items() if lines > LINES} == {}


def test_no_function_is_longer_than_one_sees_at_once():
    found = {}
    for module, tree in trees().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef) and f"{module}.{node.name}" not in ONE_LOOP:
                docs = ast.get_docstring(node, clean=False)
                lines = (node.end_lineno or 0) - node.lineno + 1 - (docs.count("\n") + 1 if docs else 0)
                found[f"{module}.{node.name}"] = lines
    assert {name: lines for name, lines in found.items() if lines > LONGEST} == {}


STAGES = (
    "extract",
    "figures",
    "statements",
    "pairs",
    "judging",
    "output",
)  # folders of claims/, as a claim passes them


def walk_of_a_claim(articles: list[dict[str, str]]) -> tuple[set[str], set[tuple[str, str]]]:
    """The files of claims/ that are entered from the articles to the clusters, and the re-entries.

    A file is entered when one of its functions is called. A re-entry is a pair of files: a function of the first, of a
    later stage, calls one of the second, of an earlier stage; code outside claims/ in between does not count.
    """
    from newsclean import cluster_claims

    home = str(SRC / "newsclean" / "claims") + "/"
    entered: set[str] = set()
    calls: set[tuple[str, str]] = set()

    def note(frame: FrameType, event: str, _: object) -> None:
        file = frame.f_code.co_filename
        if event != "call" or not file.startswith(home) or frame.f_code.co_name == "<module>":
            return
        entered.add(file.removeprefix(home))
        caller = frame.f_back
        while caller is not None and not caller.f_code.co_filename.startswith(home):
            caller = caller.f_back
        if caller is not None:
            calls.add((caller.f_code.co_filename.removeprefix(home), file.removeprefix(home)))

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        assert len(cluster_claims(articles)) > 1
    finally:
        sys.setprofile(before)
    place = {name: at for at, name in enumerate(STAGES)}
    place["contradictions"] = place["statements"]  # of statements, too
    stage = {file: place.get(file.partition("/")[0]) for file in entered}
    again = {(a, b) for a, b in calls if (stage[b] if stage[b] is not None else 99) < (stage[a] or 0)}
    return entered, again


@pytest.mark.quality
def test_the_walk_of_a_claim_is_short():
    """Bounds that were reached, so that the walk grows no longer unseen: lower them when it becomes shorter."""
    articles = [
        {"id": path.stem, "text": path.read_text(encoding="utf-8"), "date": "2024-01-15", "source": path.stem[3:10]}
        for path in sorted((ROOT / "seeds").glob("*.txt"))[:6]
    ]
    entered, again = walk_of_a_claim(articles)
    assert len(entered) <= WALKED, sorted(entered)
    assert len(again) <= ENTERED_AGAIN, sorted(again)
