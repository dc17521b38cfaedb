"""The one switch between the compiled kernel and the Python that it stands in for.

`newsclean._kernel` is C++ (src/kernel). It is optional: where it was not built, or is of another version than this
code, or the environment says NEWSCLEAN_KERNEL=off, the Python runs, with the same results. That Python is also the twin
that the kernel is tested against.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from importlib import import_module

TYPE_CHECKING = False  # of typing, which `newsclean --version` has no time to import
if TYPE_CHECKING:
    from types import ModuleType
    from typing import Any, TypeVar

    Function = TypeVar("Function", bound=Callable[..., Any])

VERSION = 9  # of what the kernel offers; src/kernel/kernel.cpp has the same


def _load() -> ModuleType | None:
    if os.environ.get("NEWSCLEAN_KERNEL", "").lower() in ("off", "0", "no", "false"):
        return None
    try:
        found = import_module("newsclean._kernel")
    except ImportError:  # there is none without a compiler or a wheel for the platform
        return None
    return found if getattr(found, "VERSION", 0) == VERSION else None


KERNEL: Any = _load()
TWINS: dict[str, Callable[..., Any]] = {}  # the Python that the kernel stands in for, by name: for the tests


def kernel_twin(function: Function) -> Function:
    """Decorate a function that the kernel has, too: the kernel's takes its place, with its name and docstring.

    >>> kernel_twin(len) is len  # the kernel has no such function
    True
    """
    name = function.__name__
    if not hasattr(KERNEL, name):
        return function
    TWINS[name] = function
    stand_in: Function = KERNEL.bind(name, function.__module__, function.__doc__ or "")
    return stand_in


def running() -> str:
    """Which of the two runs: "kernel" or "python".

    >>> running() in ("kernel", "python")
    True
    """
    return "kernel" if KERNEL else "python"
