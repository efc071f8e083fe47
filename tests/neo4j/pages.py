"""Graphs of whole pages, built as a user builds them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from click.testing import CliRunner

from kg import graphfile
from kg.cli import main
from kg.graph import KnowledgeGraph

ROOT = Path(__file__).resolve().parents[2]
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
PAGES = sorted((ROOT / ".." / "shared" / "pages").glob("*.txt"))


def built(pages: Iterable[Path], folder: Path) -> KnowledgeGraph:
    """The graph of some pages; `folder` holds its files."""
    done = CliRunner().invoke(main, ["build", *map(str, pages), "-o", str(folder)])
    assert done.exit_code == 0, done.output
    graph = graphfile.load(folder)
    assert graph.statements
    return graph
