"""Compiles the kernel while a wheel is built, and never fails an install: without a compiler the wheel is pure Python.

hatchling calls it (see pyproject.toml). NEWSCLEAN_BUILD_KERNEL=off leaves the kernel out; =require makes a kernel that
cannot be built an error, for those who build wheels.
"""

from __future__ import annotations

import contextlib
import io
import os
import shutil
import sys
import sysconfig
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

HERE = Path(__file__).resolve().parent
MODULE = "newsclean._kernel"
GNU = ["-std=c++17", "-O3", "-g0", "-fvisibility=hidden", "-Wall", "-Wextra", "-Wno-missing-field-initializers"]
MSVC = ["/std:c++17", "/O2", "/utf-8", "/EHsc"]


def compile_kernel(folder: Path, extra: tuple[str, ...] = ()) -> Path:
    """The extension module, compiled into a folder. Raises what setuptools raises where that does not work."""
    if sys.implementation.name != "cpython" or sysconfig.get_config_var("Py_GIL_DISABLED"):
        raise RuntimeError("the kernel is for CPython with its lock")  # it reads strings in place
    from setuptools import Distribution, Extension  # finds the compiler of each system, and its options

    with tempfile.TemporaryDirectory() as scratch:
        given = [*(MSVC if sys.platform == "win32" else GNU), *extra]
        source = os.path.relpath(HERE / "kernel.cpp")
        extension = Extension(MODULE, [source], language="c++", extra_compile_args=given, extra_link_args=list(extra))
        command = Distribution({"name": "newsclean", "ext_modules": [extension]}).get_command_obj("build_ext")
        command.build_temp = command.build_lib = scratch
        command.ensure_finalized()
        command.run()
        made = Path(command.get_ext_fullpath(MODULE))
        target = folder / made.name
        folder.mkdir(parents=True, exist_ok=True)
        staged = target.with_name(f"{target.name}.new")
        shutil.copyfile(made, staged)
        staged.replace(target)  # a process may have the old one open
    return target


class KernelHook(BuildHookInterface[Any]):
    """Adds the compiled kernel to a wheel; beside the sources for an editable install."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile it, or leave it out."""
        asked = os.environ.get("NEWSCLEAN_BUILD_KERNEL", "auto")
        if self.target_name != "wheel" or asked == "off":
            return
        editable = version == "editable"
        self._scratch = tempfile.mkdtemp()
        folder = Path(self.root, "src", "newsclean") if editable else Path(self._scratch)
        made = self._compiled(folder, required=asked == "require")
        if made is not None:
            build_data["pure_python"] = False
            build_data["infer_tag"] = True
            if not editable:
                build_data["force_include"][str(made)] = f"newsclean/{made.name}"

    def finalize(self, *_: Any) -> None:
        """Remove what was made on the way."""
        if scratch := getattr(self, "_scratch", ""):
            shutil.rmtree(scratch, ignore_errors=True)

    def _compiled(self, folder: Path, *, required: bool) -> Path | None:
        said = io.StringIO()
        try:
            with contextlib.redirect_stdout(said):
                return compile_kernel(folder)
        except BaseException as error:
            if required or isinstance(error, KeyboardInterrupt):
                raise
            self.app.display_warning(f"newsclean: installed without its compiled kernel ({error})")
            return None
