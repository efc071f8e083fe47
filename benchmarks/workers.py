"""What more processes gain: `python -m benchmarks.workers [--articles N] [--rounds N]`, seconds by the clock.

Builds with one and with two processes take turns, so that a machine that gets slower meanwhile is slower for both; of
each the quickest round counts. The files they leave are compared byte for byte.
"""

from __future__ import annotations

import argparse
import hashlib
import shutil
import tempfile
import time
from pathlib import Path

from benchmarks.compiled import form
from benchmarks.corpus import write_pages
from benchmarks.history import append, today
from benchmarks.stages import command

OWN = ("store/", ".kg/cache.sqlite", ".kg/lock", ".kg/grown/stamp.json")  # differ in times, not in content
WORKERS = (1, 2)


def main() -> None:
    """Run, print, save."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.workers", description=__doc__)
    parser.add_argument("--articles", type=int, default=4000, help="how many articles the corpus has")
    parser.add_argument("--rounds", type=int, default=3, help="how often each is built")
    parser.add_argument("--no-history", action="store_true", help="do not save the ratio")
    options = parser.parse_args()
    seconds: dict[int, list[float]] = {workers: [] for workers in WORKERS}
    left = set()
    with tempfile.TemporaryDirectory(prefix="kg-benchmark-") as scratch:
        pages, out = Path(scratch) / "pages", Path(scratch) / "out"
        write_pages(pages, options.articles)
        for _ in range(options.rounds):
            for workers in WORKERS:
                shutil.rmtree(out, ignore_errors=True)
                start = time.perf_counter()
                command("build", pages, out, "--workers", str(workers))
                seconds[workers].append(time.perf_counter() - start)
                left.add(digest(out))
    assert len(left) == 1, "the builds left different files"
    best = {workers: min(each) for workers, each in seconds.items()}
    ratio = best[1] / best[2]
    print(f"{options.articles} articles, the program {form()}, {today()}, the same bytes\n")
    for workers, each in seconds.items():
        print(f"{workers} processes: {', '.join(f'{one:.1f}' for one in each)} s by the clock")
    print(f"two are {ratio:.2f} times as quick as one")
    if not options.no_history:
        append({"articles": options.articles, "form": form(), "ratios": {"two processes": round(ratio, 3)}})


def digest(folder: Path) -> str:
    """Of all that a build leaves, but for what holds times."""
    found = hashlib.sha256()
    for path in sorted(each for each in folder.rglob("*") if each.is_file()):
        name = path.relative_to(folder).as_posix()
        if not name.startswith(OWN):
            found.update(name.encode() + b"\0" + path.read_bytes())
    return found.hexdigest()


if __name__ == "__main__":
    main()
