"""The kernel under AddressSanitizer and UndefinedBehaviorSanitizer: `python tests/kernel_sanitizers.py`.

Compiles it with g++ into a folder of its own, and lets a process that has the sanitizers preloaded call it with the
hostile inputs of kernel_cases.py. Fails at the first finding.
"""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FLAGS = ("-shared", "-fPIC", "-std=c++17", "-O1", "-g", "-fno-omit-frame-pointer", "-D_GLIBCXX_ASSERTIONS")
SANITIZE = ("-fsanitize=address,undefined", "-fno-sanitize-recover=all")


def build(folder: Path) -> Path:
    """The kernel with sanitizers."""
    target = folder / "_kernel.so"
    include = sysconfig.get_path("include")
    source = ROOT / "src" / "kernel" / "kernel.cpp"
    subprocess.run(["g++", *FLAGS, *SANITIZE, f"-I{include}", str(source), "-o", str(target)], check=True)
    return target


def library(name: str) -> str:
    """The path of a runtime library of the compiler."""
    asked = subprocess.run(["g++", f"-print-file-name={name}"], capture_output=True, text=True, check=True)
    return asked.stdout.strip()


def load(path: str) -> None:
    """Make this build `newsclean._kernel`."""
    from importlib.machinery import ExtensionFileLoader
    from importlib.util import module_from_spec, spec_from_loader

    loader = ExtensionFileLoader("newsclean._kernel", path)
    spec = spec_from_loader("newsclean._kernel", loader)
    assert spec is not None
    module = module_from_spec(spec)
    loader.exec_module(module)
    sys.modules["newsclean._kernel"] = module


def search(path: str) -> None:
    """Call it with everything."""
    load(path)
    import kernel_cases as cases

    import newsclean
    from newsclean import kernel
    from newsclean.clean.round import Round
    from newsclean.clean.zones import Zones
    from newsclean.core.document import Document
    from newsclean.line_model.compiled_network import compiled_model
    from newsclean.rules.rule import builtin_rules
    from newsclean.rules.ruleset import RuleSet

    assert kernel.KERNEL is sys.modules["newsclean._kernel"]
    for name, arguments in cases.calls(21, 1_500):
        getattr(kernel.KERNEL, name)(*arguments)
    for name in dir(kernel.KERNEL):
        for wrong in ((), (None,), ("",), ([],) * 9, ("a", ["b"], [0]), ({},), (object(),) * 6):
            refuse(getattr(kernel.KERNEL, name), wrong)
    RuleSet(builtin_rules()).all_hits(list(cases.lines(22, 1_500)))
    model = compiled_model()
    for page in cases.pages(23, 60):
        assert model is not None
        model.scores(page, None, bytes(64 * len(page)))
    for number, text in enumerate(cases.texts(26, 300)):
        doc = Document(text)
        hits, labels = cases.reasons(number, doc.texts)
        list(Round(Zones(doc, hits), labels, []).ledger)
    clean = newsclean.pipeline("strict")
    for text in cases.texts(24, 200, 80):
        list(clean.pipe([{"text": text}]))
    for page in cases.pages(25, 20):
        list(clean.pipe([{"text": "\n".join(page)}]))


def refuse(call: object, arguments: tuple[object, ...]) -> None:
    """Call with what does not fit: any error of Python will do, a crash will not."""
    try:
        if callable(call):
            call(*arguments)
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError):
        pass


def main() -> None:
    """Build, then search in a process of its own."""
    if len(sys.argv) > 1:
        return search(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        environment = {
            **os.environ,
            "LD_PRELOAD": f"{library('libasan.so')} {library('libubsan.so')}",
            "ASAN_OPTIONS": "detect_leaks=0",  # the interpreter itself keeps what it allocates
            "UBSAN_OPTIONS": "print_stacktrace=1",
            "PYTHONMALLOC": "malloc",  # so that each object is an allocation that is watched
            "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT / "tests")]),
        }
        subprocess.run([sys.executable, __file__, str(build(Path(folder)))], env=environment, check=True)
    sys.stdout.write("the kernel passes its sanitizers\n")
    return None


if __name__ == "__main__":
    main()
