"""What the view shows of a graph that grew: chosen by the kept degrees, with the sentences kept for what stayed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import islice
from typing import Any

from kg import graphfile
from kg.blocks import Shelf
from kg.export.html import Content
from kg.export.html.choice import choose
from kg.export.html.records import by_paragraph, edge_row
from kg.growth.change import Change
from kg.growth.known import DEGREES, PAGES, SHOWN, SUBJECTS, records, rows

Rows = dict[str, Any]


def content(new: Shelf, old: Shelf, change: Change) -> tuple[Content, set[str]]:
    """What the view shows, and the statements whose rows are not those of the earlier build.

    Args:
        new: the files as they are now, but for the rows themselves.
        old: the files as they were.
        change: what changed between them.
    """
    degrees = degrees_of(new)
    idents = [ident for ident in degrees if not ident.startswith("article/")]

    def edges(things: Iterable[str]) -> Mapping[str, list[tuple[str, str]]]:
        found = new.read(SUBJECTS, "entities", things)
        said = [block.splitlines() for block in found.values()]
        known = iter(rows(line for lines in said for line in lines))
        return {
            ident: [(row[0], row[2]) for row in islice(known, len(lines))]
            for ident, lines in zip(found, said, strict=True)
        }

    nodes, shown = choose(idents, [degrees[ident] for ident in idents], edges)
    edge_rows = _rows(new, old, change, shown)
    entities = records(new, "entities", nodes)
    pages = rows(new.every(PAGES, "articles"))
    left = len(idents) - len(nodes), len(new.ledger.keys["statements"]) - len(edge_rows)
    before = {*old.ledger.keys["shown"]}
    wanted = (before ^ edge_rows.keys()) | _stale(change, edge_rows)
    return Content(list(entities.values()), edge_rows, pages, left), wanted


def degrees_of(shelf: Shelf) -> dict[str, int]:
    """How many statements each thing has."""
    keys, _ = shelf.section(DEGREES, "entities")
    return dict(zip(keys, map(int, bytes(shelf.bytes_of(DEGREES)).split()), strict=True))


def row_text(row: Any) -> str:
    """A row as a line."""
    return graphfile.encode(row) + "\n"


def _rows(new: Shelf, old: Shelf, change: Change, shown: list[str]) -> Rows:
    keys, _ = old.section(SHOWN, "shown")
    known: Rows = dict(zip(keys, rows(old.every(SHOWN, "shown")), strict=True))
    for ident in _stale(change, known):
        known.pop(ident, None)
    fresh = records(new, "statements", (ident for ident in shown if ident not in known))
    articles = records(new, "articles", sorted({s.article for s in fresh.values()}))
    mentions = records(new, "mentions", sorted(articles))
    ends = records(new, "entities", sorted({end for s in fresh.values() for end in (s.subject, s.object)}))
    spoken = by_paragraph(mention for group in mentions.values() for mention in group)
    made = {ident: edge_row(statement, ends, articles, spoken) for ident, statement in fresh.items()}
    return {ident: known[ident] if ident in known else made[ident] for ident in shown}


def _stale(change: Change, known: Mapping[str, Any]) -> set[str]:
    """The rows that may be others now: of touched statements, and of those with an end that goes by other names."""
    touched = {*(change.wanted or {}).get("statements", ())}
    if change.renamed:
        touched.update(i for i, row in known.items() if row[0] in change.renamed or row[1] in change.renamed)
    return touched & known.keys()
