"""What an article costs in corpora of several sizes, and how much memory each part of a build holds.

    python -m benchmarks.scale --articles 1000 10000 100000 --workers 2

Every corpus is built in a process of its own, which understands a few pages before the clock starts, so that lexicons
are loaded. Processor seconds are those of the first process and its workers together.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import astuple, dataclass
from pathlib import Path

import kg.ontology
from benchmarks.corpus import page, write_pages
from benchmarks.history import append
from kg import corpus, engine
from kg.build import build, build_into
from kg.engine.garbage import collect_seldom
from kg.growth.writing import STEPS
from kg.model import Document

UNDERSTAND, TOGETHER, WRITE = "read and understand", "put together", "write"
WARM = 20  # pages understood before the clock starts
UNIT = 1 if sys.platform == "darwin" else 1024


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a build: processor seconds, seconds of the clock, the most memory any process held until its end."""

    name: str
    processor: float
    clock: float
    first: int
    worker: int


class Parts:
    """Told of the progress of a build, notes what each part of it took."""

    def __init__(self) -> None:
        self.found: list[Part] = []
        self._now, self._start = "start", _times()

    def __call__(self, what: str, done: int, total: int) -> None:
        """Begin the next part when what is done is another now."""
        if what == WRITE:
            what = f"write {STEPS[done]}" if done < total else "put in place"
        if what != self._now:
            self.end(what)

    def end(self, following: str = "") -> None:
        """The part under way has ended."""
        now = _times()
        first, worker = (
            resource.getrusage(who).ru_maxrss * UNIT // 2**20
            for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
        )
        processor, clock = (after - before for before, after in zip(self._start, now, strict=True))
        self.found.append(Part(self._now, processor, clock, first, worker))
        self._now, self._start = following, now


def _times() -> tuple[float, float]:
    used = os.times()
    return sum(used[:4]), time.perf_counter()


def measured(pages: Path, out: Path, workers: int) -> list[Part]:
    """Build in this process and say what each part took."""
    ontology = kg.ontology.default()
    collect_seldom()
    read = (corpus.read(corpus.Source(f"{n}.txt", "-", data=page(-1 - n)[1].encode())) for n in range(WARM))
    build([each for found in read for each in found if isinstance(each, Document)], ontology)
    parts = Parts()
    build_into([pages], out, ontology, engine=engine.local(workers), progress=parts)
    parts.end()
    return parts.found


def apart(pages: Path, out: Path, workers: int) -> list[Part]:
    """`measured` in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.scale", "--measure", str(pages), str(out), "--workers", str(workers)]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True)
    return [Part(*each) for each in json.loads(done.stdout)]


def table(found: dict[int, list[Part]]) -> str:
    """Milliseconds an article by part, and memory, a column a size."""
    sizes = sorted(found)
    head = " | ".join(f"{size:,}" for size in sizes)
    lines = [f"| articles | {head} |", f"| --- |{' ---: |' * len(sizes)}"]

    def row(name: str, values: list[str]) -> None:
        lines.append(f"| {name} | {' | '.join(values)} |")

    names = list(dict.fromkeys(part.name for size in sizes for part in found[size]))
    for name in names:
        costs = [sum(p.processor for p in found[size] if p.name == name) * 1000 / size for size in sizes]
        row(f"{name}, processor ms an article", [f"{cost:.2f}" for cost in costs])
    row("whole build, processor ms an article", [f"{whole(found[size]) * 1000 / size:.2f}" for size in sizes])
    row("whole build, processor seconds", [f"{whole(found[size]):.1f}" for size in sizes])
    row("whole build, seconds by the clock", [f"{sum(p.clock for p in found[size]):.1f}" for size in sizes])
    for name in names:
        row(f"{name}, peak MB of the first process until its end", [str(_peak(found[size], name)) for size in sizes])
    stage = {size: next(p for p in found[size] if p.name == UNDERSTAND) for size in sizes}
    row("reading and understanding, peak MB of the first process", [str(stage[size].first) for size in sizes])
    row("reading and understanding, peak MB of a worker", [str(stage[size].worker) for size in sizes])
    row("whole build, peak MB of the first process", [str(max(p.first for p in found[size])) for size in sizes])
    return "\n".join(lines) + "\n"


def _peak(parts: list[Part], name: str) -> int:
    return max((part.first for part in parts if part.name == name), default=0)


def whole(parts: list[Part]) -> float:
    """Processor seconds of all parts."""
    return sum(part.processor for part in parts)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, nargs="+", default=[1000, 10_000, 100_000])
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--folder", type=Path, help="an empty folder for what is written")
    parser.add_argument("--no-history", action="store_true", help="do not save the figures")
    parser.add_argument("--measure", type=Path, nargs=2, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.measure:
        pages, out = asked.measure
        print(json.dumps([astuple(part) for part in measured(pages, out, asked.workers)]))
        return
    found = {}
    for size in asked.articles:
        with tempfile.TemporaryDirectory(prefix="kg-scale-", dir=asked.folder) as scratch:
            write_pages(Path(scratch) / "pages", size)
            found[size] = apart(Path(scratch) / "pages", Path(scratch) / "out", asked.workers)
        print(table(found), flush=True)
    if not asked.no_history:
        costs = {size: whole(parts) * 1000 / size for size, parts in found.items()}
        ratios = {f"an article of {size}": round(cost / costs[min(costs)], 3) for size, cost in costs.items()}
        append({"articles": max(costs), "workers": asked.workers, "ratios": ratios})


if __name__ == "__main__":
    main()
