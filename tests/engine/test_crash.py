"""Builds killed at random moments: what stands is whole, and the next build ends in the same bytes.

Ten rounds; as many as the environment variable KG_CRASH_ROUNDS says.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kg import graphfile
from kg.graph import KnowledgeGraph
from kg.ontology import Ontology
from tests.conftest import ROOT
from tests.pages import PAGES, build_folder, contents, write_pages

ROUNDS = int(os.environ.get("KG_CRASH_ROUNDS", "10"))
COMMAND = [sys.executable, "-c", "from kg.cli import main; main(prog_name='kg')", "build"]


def start(pages: Path, output: Path) -> subprocess.Popen[bytes]:
    command = [*COMMAND, str(pages), "-o", str(output), "--workers", "2"]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def edited(pages: Path, number: int) -> None:
    """Change a page, add one and take one away."""
    text = PAGES["a.txt"].replace("20日", f"{number % 28 + 1}日")
    write_pages(pages, {"a.txt": text, f"new/{number}.txt": PAGES["b.txt"].replace("20万", f"{number + 1}万")})
    for old in (pages / "new").glob(f"{number - 12}.txt"):
        old.unlink()


@pytest.mark.slow
def test_killed_builds_leave_a_whole_graph_and_lose_nothing(tmp_path: Path, ontology: Ontology) -> None:
    pages, out = write_pages(tmp_path / "pages"), tmp_path / "out"
    for number in range(12):
        edited(pages, number)
    stands: KnowledgeGraph = build_folder([pages], out, ontology)
    began = time.monotonic()
    assert start(pages, tmp_path / "timed").wait() == 0
    takes = time.monotonic() - began
    chance = random.Random(20251126)
    killed = 0
    for number in range(12, 12 + ROUNDS):
        edited(pages, number)
        build = start(pages, out)
        time.sleep(takes * chance.random())
        build.kill()
        killed += build.wait() < 0
        expected = build_folder([pages], tmp_path / "fresh", ontology)
        assert graphfile.load(out) in (stands, expected), "the old graph or the new one"
        assert build_folder([pages], out, ontology) == expected
        assert contents(out) == contents(tmp_path / "fresh")
        stands = expected
    assert killed > ROUNDS // 3
