"""Runs a benchmark with the program as its compiled wheel has it: `python -m benchmarks.compiled MODULE [OPTION…]`.

For instance `python -m benchmarks.compiled benchmarks --articles 2000`. The wheel is made anew, which takes some
minutes and a C compiler.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
COMPILED = "KG_BENCHMARK_COMPILED"  # set in the environment of what is run here


def main() -> None:
    """Make the wheel, unpack it apart, run the benchmark over it."""
    if len(sys.argv) < 2:
        raise SystemExit(__doc__)
    with tempfile.TemporaryDirectory(prefix="kg-compiled-") as place:
        make = [sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--target", place, str(ROOT)]
        subprocess.run(make, check=True, env={**os.environ, "HATCH_BUILD_HOOKS_ENABLE": "1"})
        # the folder one stands in is not looked at, or the sources there would be found first
        path = os.pathsep.join([place, str(ROOT)])
        environment = {**os.environ, "PYTHONSAFEPATH": "1", "PYTHONPATH": path, COMPILED: "1"}
        done = subprocess.run([sys.executable, "-m", *sys.argv[1:]], check=False, env=environment)
    raise SystemExit(done.returncode)


def form() -> str:
    """In which form the program is measured."""
    return "compiled" if os.environ.get(COMPILED) else "as it is written"


if __name__ == "__main__":
    main()
