"""Writes every pattern that newsclean gives to `re`: as JSON rows of pattern, flags and module. Run in a fresh process.

Patterns stand in modules, come from literals in calls of `re`, or are made when a language or a table is read; so all
modules are imported, all calls of `re.compile` are listened to, and texts of all languages go through the package.
"""

from __future__ import annotations

import ast
import importlib
import json
import pkgutil
import re
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

COMPILE = re.compile
SEEN: dict[tuple[str, int], tuple[str, bool]] = {}  # the module, and whether it is asked at the start alone
CALLS = ("compile", "search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split")
TEXT = (
    "BEIJING (Reuters) - Sales rose 5.2 per cent to US$20 billion on Monday, 4 May 2020, the Harford Post said. "
    "“We doubled it,” he added; about two-thirds of 1,200 jobs go in the next three weeks.\n\n"
)
LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "nl", "pl", "ru", "zh", "ja", "ko", "ar", "tr", "el", "sv")


def listening(pattern: Any, flags: int = 0) -> re.Pattern[Any]:
    """`re.compile`, which notes what newsclean compiles."""
    caller = sys._getframe(1).f_globals.get("__name__", "")
    if isinstance(pattern, str) and caller.startswith("newsclean.") and caller != "newsclean.core.lazy_regex":
        SEEN.setdefault((pattern, int(flags)), (caller, False))
    return COMPILE(pattern, flags)


def of_values(values: Iterable[tuple[str, Any]], module: str, source: str) -> None:
    """Note the patterns among the named values of a module, those in tables too."""
    for name, value in values:
        if isinstance(getattr(value, "pattern", None), str) and hasattr(value, "flags"):
            methods = set(re.findall(rf"\b{name}\.({'|'.join(CALLS)})\b", source)) if name else set()
            key = value.pattern, int(value.flags) & ~re.UNICODE
            SEEN[key] = module, bool(methods) and methods <= {"match", "fullmatch"} and SEEN.get(key, ("", True))[1]
        elif isinstance(value, (dict, list, tuple, frozenset)):
            inside = value.values() if isinstance(value, dict) else value
            of_values([("", one) for one in inside], module, source)


def of_calls(source: str, module: str) -> None:
    """Note the patterns written as literals in calls of `re`."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CALLS:
            first = node.args[0] if node.args else None
            of_re = isinstance(node.func.value, ast.Name) and node.func.value.id == "re"
            if of_re and isinstance(first, ast.Constant) and isinstance(first.value, str):
                SEEN.setdefault((first.value, 0), (module, node.func.attr in ("match", "fullmatch")))


def main() -> None:
    """Collect and write."""
    re.compile = listening  # type: ignore[assignment]
    nc = importlib.import_module("newsclean")
    for info in pkgutil.walk_packages(nc.__path__, "newsclean."):
        if not info.name.endswith(("__main__", "._kernel")):  # which is compiled, and has no patterns of its own
            module = importlib.import_module(info.name)
            source = Path(str(module.__file__)).read_text(encoding="utf-8")
            of_values(list(vars(module).items()), info.name, source)
            of_calls(source, info.name)
    page = f"<title>Sales rise</title><h1>Sales rise</h1><p>By Ida Holm</p><p><a href='/a'>{TEXT}</a></p>"
    articles = [{"id": str(n), "text": TEXT, "date": "2020-05-04", "title": "Sales rise"} for n in range(2)]
    for preset in ("news", "strict", "light", "uniform"):
        nc.pipeline(preset)(TEXT)
    nc.pipeline("news").article(page)
    nc.deduplicate(articles)
    nc.cluster_claims(articles)
    nc.compare(TEXT, TEXT)
    for language in LANGUAGES:
        try:
            nc.find_quantities(TEXT, lang=language)
        except ValueError:  # not one of those that are read
            continue
    sys.stdout.write(json.dumps([[*key, *seen] for key, seen in SEEN.items()]))


if __name__ == "__main__":
    main()
