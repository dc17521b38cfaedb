"""The house: no import goes in a circle or climbs too many floors, no folder overflows, no name has two meanings.

That an import only points up the list of folders is checked by `lint-imports` (see pyproject.toml).
"""

from __future__ import annotations

import ast
from collections import Counter, defaultdict
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

from conftest import ROOT

SRC = ROOT / "src"
FLOORS = 10  # datatrove, the tidiest of the field's code bases that were measured, has 8
FOLDER = 14  # files that one can survey at a glance
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
