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
from tests.engine.spark import Cluster, cluster
from tests.pages import contents

BAD = "bad.txt"
SHUFFLED = "local/**/shuffle_*.data"
TASKS = 6  # of the first stage: three a core, for at most 6,000 pages


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
        took(articles, "two workers", pages, scratch / "spark", *on_cluster)
        compare(expected, scratch / "spark")
        if kill:
            kill_half_way(found, scratch)
            took(articles, "one of two killed", pages, scratch / "killed", *on_cluster)
            assert found.alive() == 1, "no worker was killed"
            compare(expected, scratch / "killed")


def kill_half_way(found: Cluster, scratch: Path) -> None:
    """On a thread, wait until half of the tasks that understand pages have written for the first shuffle, then kill.

    How long a build takes says little on a machine that does other work, the files say where it is.
    """
    before = set(scratch.glob(SHUFFLED))

    def watch() -> None:
        start = time.monotonic()
        while len(set(scratch.glob(SHUFFLED)) - before) < TASKS // 2:
            time.sleep(0.2)
        found.kill_worker()
        print(f"  a worker killed after {time.monotonic() - start:.0f} s", flush=True)

    threading.Thread(target=watch, daemon=True).start()


def took(articles: int, name: str, pages: Path, out: Path, *options: str) -> None:
    """Build and print the seconds of the clock."""
    start = time.monotonic()
    measure = command(name, pages, out, *options)
    seconds = time.monotonic() - start
    print(
        f"{articles} articles, {name}: {seconds:.0f} s by the clock, this process {measure.seconds:.0f} processor s,"
        f" {measure.megabytes} MB",
        flush=True,
    )


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
