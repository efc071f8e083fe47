"""How much faster a build is when little changed than one from nothing, on generated articles.

    python -m benchmarks.growth --articles 20000 --changed 100

Changes so many of the articles (whole pages, the first of each stretch of the corpus), builds into the old folder and
from nothing, each in a process of its own, and prints the processor time of both. The two folders must hold the same
bytes.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
import tempfile
from pathlib import Path

from benchmarks.corpus import ARTICLES_A_PAGE, page, write_pages
from benchmarks.stages import Measure, command
from kg import store
from kg.commit import STATE
from kg.growth import LEFT


def change(pages: Path, articles: int, changed: int) -> int:
    """Write other pages in the place of some, evenly over the corpus; returns how many articles are others now."""
    total, others = -(-articles // ARTICLES_A_PAGE), -(-changed // ARTICLES_A_PAGE)
    for number in range(others):
        name, _ = page(number * total // others)
        _, text = page(total + number)
        (pages / name).write_text(text, encoding="utf-8", newline="\n")
    return others * ARTICLES_A_PAGE


def contents(folder: Path) -> dict[str, str]:
    """The digest of every file of the graph, and of the triples of the store."""
    found = {}
    for name in LEFT:
        place = folder / name
        for path in sorted(place.rglob("*")) if place.is_dir() else [place]:
            known = path.relative_to(folder).as_posix()
            if path.is_file() and not known.startswith(f"{store.NAME}/") and path.name != "stamp.json":
                found[known] = hashlib.sha256(path.read_bytes()).hexdigest()
    total = 0
    for quad in store.open_store(folder):
        total ^= int.from_bytes(hashlib.sha256(str(quad).encode()).digest())
    return found | {store.NAME: f"{total:x}"}


def run(articles: int, changed: int, scratch: Path) -> tuple[Measure, Measure, int]:
    """Measure both builds.

    Raises:
        AssertionError: they left different bytes.
    """
    pages, grown, fresh = scratch / "pages", scratch / "grown", scratch / "fresh"
    write_pages(pages, articles)
    command("first build", pages, grown)
    count = change(pages, articles, changed)
    small = command("build after the change", pages, grown)
    full = command("build from nothing", pages, fresh)
    ours, theirs = contents(grown), contents(fresh)
    different = sorted(name for name in ours | theirs if ours.get(name) != theirs.get(name))
    assert not different, f"not the same bytes: {different}"
    assert (grown / STATE / "grown" / "ledger.json").is_file()
    return small, full, count


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--changed", type=int, default=100)
    parser.add_argument("--folder", type=Path, help="an empty folder for what is written")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="kg-growth-", dir=asked.folder) as scratch:
        small, full, count = run(asked.articles, asked.changed, Path(scratch))
    print(f"{count} of {asked.articles} articles changed, processor seconds (most memory in MB)")
    for each in (full, small):
        print(f"  {each.name:<24} {each.seconds:>8.1f} ({each.megabytes})")
    print(f"  {full.seconds / small.seconds:.1f} times faster, same bytes")


if __name__ == "__main__":
    sys.exit(main())
