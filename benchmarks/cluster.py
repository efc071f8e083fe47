"""Builds generated articles on a real Spark cluster of this machine and compares every byte with the serial build.

    python -m benchmarks.cluster --articles 20000 --kill

A master and two workers are started; among the pages is one that cannot be read. With `--kill` the build is done once
more, and half-way through a worker is killed with everything it runs.
"""

from __future__ import annotations

import argparse
import tempfile
import threading
import time
from pathlib import Path

from benchmarks.corpus import write_pages
from benchmarks.stages import command
from kg import graphfile
from tests.engine.spark import cluster
from tests.pages import contents

BAD = "bad.txt"


def run(articles: int, scratch: Path, *, kill: bool) -> None:
    """Build serially and on the cluster, print what each took.

    Raises:
        AssertionError: the bytes are not the same, or a bad page was not reported.
    """
    pages = scratch / "pages"
    write_pages(pages, articles)
    (pages / BAD).write_bytes(bytes(range(256)) * 40)
    took(articles, "serial", pages, scratch / "serial", "--workers", "1")
    expected = contents(scratch / "serial")
    with cluster(scratch) as found:
        on_cluster = ("--engine", "spark", "--master", found.url)
        whole = took(articles, "two workers", pages, scratch / "spark", *on_cluster)
        compare(expected, scratch / "spark")
        if kill:
            half = threading.Timer(whole / 2, found.kill_worker)
            half.start()
            took(articles, f"one killed after {whole / 2:.0f} s", pages, scratch / "killed", *on_cluster)
            half.join()
            compare(expected, scratch / "killed")


def took(articles: int, name: str, pages: Path, out: Path, *options: str) -> float:
    """Build, print and return the seconds of the clock."""
    start = time.monotonic()
    measure = command(name, pages, out, *options)
    seconds = time.monotonic() - start
    print(
        f"{articles} articles, {name}: {seconds:.0f} s by the clock, this process {measure.seconds:.0f} processor s,"
        f" {measure.megabytes} MB",
        flush=True,
    )
    return seconds


def compare(expected: dict[str, str], folder: Path) -> None:
    """Every file is the same, and the bad page stands among what was wrong."""
    found = contents(folder)
    different = sorted(name for name in expected.keys() | found.keys() if expected.get(name) != found.get(name))
    assert not different, f"not the same bytes: {different}"
    assert [p.file for p in graphfile.records(folder, "problems") if p.fatal] == [BAD]
    print(f"  the same bytes in {len(found)} files; {BAD} reported", flush=True)


def main() -> None:
    """Run."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--kill", action="store_true", help="once more, with a worker killed half-way")
    parser.add_argument("--folder", type=Path, help="an empty folder for what is written")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="kg-cluster-", dir=asked.folder) as scratch:
        run(asked.articles, Path(scratch), kill=asked.kill)


if __name__ == "__main__":
    main()
