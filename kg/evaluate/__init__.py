"""Scores graphs against gold annotations, by the definitions of the annotation guidelines: the front door of the room.

`pairs` reads both sides, `score` counts, `figures` makes numbers of the counts, `table` and `markdown` print them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from kg.errors import KgError
from kg.evaluate.articles import score_articles
from kg.evaluate.entities import match, score_entities
from kg.evaluate.names import Terms, terms
from kg.evaluate.pairs import pairs
from kg.evaluate.printed import figures, markdown, table
from kg.evaluate.statements import score_statements
from kg.evaluate.tally import Tallies

__all__ = ["Tallies", "Terms", "figures", "markdown", "pairs", "score", "table", "terms", "write_report"]


def score(found: Iterable[tuple[Mapping[str, Any], Mapping[str, Any]]], terms: Terms) -> Tallies:
    """Count over all documents what was found, made up and missed.

    Args:
        found: for each document its gold annotation and the node-link JSON of its graph.
        terms: what is scored.

    Returns:
        The counts, the faults in the order of the documents, and each edge with whether it is right.
    """
    tallies = Tallies()
    for gold, graph in found:
        matched = match(gold, graph, terms)
        score_entities(gold["document"], graph["nodes"], matched, tallies)
        score_statements(gold["document"], gold, graph, matched, terms, tallies)
        score_articles(gold["document"], gold, graph, tallies)
    return tallies


def write_report(folder: Path, found: Mapping[str, Any], tallies: Tallies, documents: Sequence[str]) -> None:
    """Write `report.md` into a folder, which is made.

    Raises:
        KgError: it cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "report.md").write_text("\n".join(markdown(found, tallies, documents)), encoding="utf-8")
    except OSError as error:
        problem = f"cannot be written ({error.strerror})"
        raise KgError(problem, "name another folder with -o", file=str(folder)) from error
