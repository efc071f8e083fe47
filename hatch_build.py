"""Compiles the modules a build spends its time in with mypyc, when the wheel is made with HATCH_BUILD_HOOKS_ENABLE=1.

The sources are copied and compiled apart, so that a clone never holds a compiled module that hides a newer source, and
an editable install stays what its sources say. The compiled wheel does the same as the pure one, which needs no
compiler and runs on every platform.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

SETUP = """
from mypyc.build import mypycify
from setuptools import setup

setup(name="kg", packages=[], ext_modules=mypycify({arguments!r}, opt_level={level!r}, multi_file=True))
"""


class CompilingHook(BuildHookInterface[Any]):
    """Adds compiled modules beside their sources to a wheel; `modules` of its table are patterns of paths."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile.

        Raises:
            RuntimeError: mypyc or the C compiler failed (what it said is in the message), or a pattern fits no module.
        """
        if version == "editable":
            return
        root, modules = Path(self.root), self._modules()
        self._apart = TemporaryDirectory(prefix="kg-compile-")  # ends with the process where what follows fails
        apart = Path(self._apart.name)
        shutil.copytree(root / "kg", apart / "kg", ignore=shutil.ignore_patterns("__pycache__"))
        arguments = [*self.config.get("mypy", ()), *modules]
        setup = apart / "setup.py"
        setup.write_text(SETUP.format(arguments=arguments, level=self.config.get("level", "2")), encoding="utf-8")
        self.app.display_waiting(f"compiling {len(modules)} modules, which takes some minutes")
        command = [sys.executable, setup.name, "build_ext", "--inplace", "--parallel", str(os.cpu_count() or 1)]
        done = subprocess.run(command, cwd=apart, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        if done.returncode:
            said = done.stdout.decode("utf-8", "replace")
            remedy = "install a C compiler and Python's headers, or leave out HATCH_BUILD_HOOKS_ENABLE"
            raise RuntimeError(f"the modules could not be compiled; {remedy}:\n{said}")
        for suffix in ("so", "pyd"):
            for path in apart.rglob(f"*.{suffix}"):
                within = path.relative_to(apart)
                if within.parts[0] != "build":
                    build_data["force_include"][str(path)] = str(within)
        build_data["pure_python"] = False
        build_data["infer_tag"] = True

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove the copy."""
        if version != "editable":
            self._apart.cleanup()

    def _modules(self) -> list[str]:
        root, found = Path(self.root), []
        for pattern in self.config["modules"]:
            some = sorted(str(path.relative_to(root)) for path in root.glob(pattern))
            if not some:
                raise RuntimeError(f"pyproject.toml: no module matches {pattern}; correct the list of those to compile")
            found += some
        return found
