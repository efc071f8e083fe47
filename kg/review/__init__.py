"""What a person corrects, and what they should look at first: the front door of the room.

`apply` corrects a graph, `read` and `places` find and read corrections, `append` keeps one, `doubts` lists what is most
doubtful. The form of a correction is told in docs/review.md.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from kg.graph import KnowledgeGraph
from kg.model import Problem
from kg.ontology import Ontology
from kg.review.apply import apply
from kg.review.doubts import Doubt, doubts, lines
from kg.review.entry import Entry, Reference, parse
from kg.review.store import NAME, append, places, read, without

__all__ = [
    "NAME", "Doubt", "Entry", "Reference", "append", "apply", "correct", "doubts", "entries", "lines", "parse",
    "places", "read", "without",
]  # fmt: skip


def entries(files: Iterable[Path]) -> tuple[list[Entry], list[Problem]]:
    """The corrections that stand in files, and what is wrong with these."""
    found = [read(path) for path in files]
    return [entry for each, _ in found for entry in each], [problem for _, problems in found for problem in problems]


def correct(graph: KnowledgeGraph, todo: Iterable[Entry], ontology: Ontology) -> KnowledgeGraph:
    """The graph with what the corrections say; those that do not apply are among its problems."""
    corrected, stale = apply(graph, todo, ontology)
    return replace(corrected, problems=tuple(sorted({*graph.problems, *stale})))
