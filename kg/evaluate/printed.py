"""Figures as a person or a program reads them: a table, JSON, Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from kg.evaluate.calibration import brier, calibration, expected_error
from kg.evaluate.names import Terms
from kg.evaluate.tally import Tallies, Tally, share

OVERALL = ("ALL", "CORE")
RATIOS = ("exact", "ordered", "headline")


def figures(tallies: Tallies, terms: Terms) -> dict[str, Any]:
    """Everything as plain data, rounded to three digits."""
    relations = (*OVERALL, *sorted(tallies.statements.keys() - {*OVERALL}))
    number = tallies.articles.get("gold", 0)
    articles = {row: round(share(tallies.articles.get(row, 0), number), 3) for row in (*RATIOS, "jaccard")}
    articles["line_jaccard"] = articles.pop("jaccard")
    return {
        "entities": {row: tallies.entities.get(row, Tally()).figures() for row in ("ALL", *terms.types)},
        "canonical_names": tallies.canonical.figure,
        "statements": {row: tallies.statements.get(row, Tally()).figures() for row in relations},
        "qualifiers": {name: tallies.qualifiers[name].figure for name in sorted(tallies.qualifiers)},
        "articles": {"gold": int(number), **articles, "bylines_F1": tallies.bylines.figures()["F1"]},
        "statements_with_evidence": tallies.evidence.figure,
    }


def table(found: Mapping[str, Any]) -> Iterator[str]:
    """The figures as lines of aligned text."""
    for part, values in found.items():
        if part not in {"entities", "statements"}:
            continue
        yield f"{part:<22}{'P':>7}{'R':>7}{'F1':>7}{'tp':>6}{'fp':>6}{'fn':>6}"
        for row, value in values.items():
            ratios = "".join(f"{value[name]:>7.3f}" for name in ("P", "R", "F1"))
            counts = "".join(f"{value[name]:>6}" for name in ("tp", "fp", "fn"))
            yield f"  {row:<20}{ratios}{counts}"
    for part in ("canonical_names", "qualifiers", "articles", "statements_with_evidence"):
        yield f"{part}: {found[part]}"


def markdown(found: Mapping[str, Any], tallies: Tallies, documents: Sequence[str]) -> Iterator[str]:
    """The figures, how far a confidence can be trusted, and every fault, as the lines of a Markdown file."""
    yield "# Scores\n"
    yield f"{len(documents)} documents: {', '.join(f'`{name}`' for name in documents)}.\n"
    for part in ("entities", "statements"):
        head = (part, "precision", "recall", "F1", "right", "made up", "missed")
        yield from _rows(head, ([row, *_cells(value)] for row, value in found[part].items()))
    others = [("canonical names", found["canonical_names"]), ("edges with evidence", found["statements_with_evidence"])]
    others += [(f"qualifier {name}", value) for name, value in found["qualifiers"].items()]
    others += [(f"articles: {name.replace('_', ' ')}", value) for name, value in found["articles"].items()]
    yield from _rows(("what", "figure"), ([name, str(value)] for name, value in others))
    yield from _calibrated(tallies)
    yield "## Faults\n"
    yield "`+` was made up, `-` was missed.\n"
    yield from _rows(("document", "what", "of", "thing"), ([_plain(cell) for cell in row] for row in tallies.faults))


def _calibrated(tallies: Tallies) -> Iterator[str]:
    yield "## Confidence\n"
    if not tallies.judged:
        yield "No edge bears a confidence.\n"
        return
    yield "Of edges given a confidence, how many are right; the interval is Wilson's, 95 %.\n"
    head = ("confidence", "edges", "mean", "right", "share right", "interval")
    rows = (
        [f"{b.low:.1f}–{b.high:.1f}", str(b.edges), f"{b.mean:.3f}", str(b.right), f"{b.share:.3f}",
         f"{b.least:.3f}–{b.most:.3f}"]
        for b in calibration(tallies.judged)
    )  # fmt: skip
    yield from _rows(head, rows)
    yield f"Brier score {brier(tallies.judged):.3f}, expected calibration error {expected_error(tallies.judged):.3f}.\n"


def _cells(value: Mapping[str, Any]) -> list[str]:
    return [*(f"{value[name]:.3f}" for name in ("P", "R", "F1")), *(str(value[name]) for name in ("tp", "fp", "fn"))]


def _rows(head: Sequence[str], rows: Iterator[list[str]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield f"|{' --- |' * len(head)}"
    for row in rows:
        yield f"| {' | '.join(row)} |"
    yield ""


def _plain(cell: str) -> str:
    return "".join(f"\\{char}" if char in "\\`*_[]<>|" else char for char in " ".join(cell.split()))
