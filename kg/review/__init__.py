"""What a person corrects, and what they should look at first: the front door of the room.

`apply` corrects a graph, `read` and `places` find and read corrections, `append` keeps one, `doubts` lists what is most
doubtful. The form of a correction is told in docs/review.md.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from kg.graph import KnowledgeGraph
from kg.ontology import Ontology
from kg.review.apply import apply
from kg.review.doubts import Doubt, doubts, lines
from kg.review.entry import Entry, Reference, parse
from kg.review.store import NAME, append, places, read, without

__all__ = [
    "NAME", "Doubt", "Entry", "Reference", "append", "apply", "correct", "doubts", "lines", "parse", "places", "read",
    "without",
]  # fmt: skip


def correct(graph: KnowledgeGraph, files: Iterable[Path], ontology: Ontology) -> KnowledgeGraph:
    """The graph with what the files of corrections say; what is wrong with them is among its problems."""
    found = [read(path) for path in files]
    corrected, stale = apply(graph, [entry for entries, _ in found for entry in entries], ontology)
    faults = [problem for _, problems in found for problem in problems]
    return replace(corrected, problems=tuple(sorted({*graph.problems, *faults, *stale})))
