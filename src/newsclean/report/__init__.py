"""The report: one HTML page that shows what was cleaned, which articles are copies, and where outlets disagree.

The package is what `newsclean.report` is in Python, so it can be called itself; see `newsclean.report.make`.
"""

import sys
from types import ModuleType
from typing import Any


class _CallablePackage(ModuleType):
    """`nc.report(articles)`: a package and a function cannot both have this name, so the package is the function."""

    def __call__(self, *args: Any, **options: Any) -> Any:
        from newsclean.report.make import make_report

        return make_report(*args, **options)


sys.modules[__name__].__class__ = _CallablePackage
