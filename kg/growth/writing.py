"""Writes everything a build leaves: of a whole graph, or of one that grew with copies of what stayed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, Final

from kg import export, graphfile, store
from kg.blocks import Binder, Ledger, Shelf
from kg.engine import Engine, Serial
from kg.export import html, neo4j_csv, node_link, report, turtle
from kg.export.html.records import article_row
from kg.export.sections import Section, flat, keyed
from kg.export.terms import TurtleTerms
from kg.graph import KnowledgeGraph
from kg.growth import known as kept
from kg.growth import view
from kg.growth.change import Change, Kept
from kg.growth.known import Known, Tally
from kg.model import Article, DocumentGraph, Entity, Statement
from kg.ontology import Ontology
from kg.resolve.merge import Card

STEPS: Final = ("turtle", "graph", "json", "what is kept", "store", "tables and view", "report")
TURTLE, JSON, HTML, REPORT = (export.FORMATS[name].path for name in ("turtle", "json", "html", "report"))
# Statements of a graph that a process is copied for; of larger ones memory counts for more than time.
COPIED: Final = 200_000
MOST: Final = 0.2  # of the Turtle that may change before the store is made anew
DOUBTS: Final[dict[str, type]] = {
    "ambiguous": Entity, "low": Statement, "headless": Article, "bare": Article, "merged": Entity
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Place:
    """Where files are written, and with which ontology; `known` is what an earlier build left there."""

    folder: Path
    ontology: Ontology
    known: Known | None = None
    changed: int = 0


def write(
    change: Change,
    documents: Sequence[DocumentGraph],
    place: Place,
    step: Callable[[int, int], None],
    engine: Engine | None = None,
) -> None:
    """Write everything below a folder, which exists.

    Args:
        change: what is written.
        documents: all documents, without what they say.
        place: where, and over what.
        step: called with the number of steps that are done and how many there are.
        engine: whether files of a whole graph are written beside each other or one after the other.
    """
    graph, ontology, folder = change.graph, place.ontology, place.folder
    together = Serial() if place.known or engine is None else engine
    spare = together if len(graph.statements) <= COPIED else Serial()
    binder = Binder(folder, place.known.shelf if place.known else None, change.wanted)
    for sub in (graphfile.FOLDER, kept.FOLDER, neo4j_csv.FOLDER):
        (folder / sub).mkdir(exist_ok=True)
    done = iter(range(1, len(STEPS) + 1))
    step(0, len(STEPS))
    with spare.apart(lambda: _write_drawn(change, place, binder.ledger)) as drawn:
        blocks: list[bytes] = []
        watch = blocks.append if place.known else None
        binder.bind(TURTLE, turtle.pieces(graph, ontology, change.more), watch=watch)
        step(next(done), len(STEPS))
        with together.beside(lambda: _store(place, change, blocks)) as changed:
            for name in graphfile.KINDS:
                binder.bind(kept.file_of(name), graphfile.pieces(graph, name), graphfile.ERRORS)
            step(next(done), len(STEPS))
            binder.bind(JSON, node_link.pieces(graph))
            step(next(done), len(STEPS))
            doubtful = report.doubtful(graph)
            if change.kept:
                _keep(binder, graph, change.kept(), doubtful)
            step(next(done), len(STEPS))
        step(next(done), len(STEPS))
    ledger, tally = drawn.result()
    binder.ledger.add(ledger)
    step(next(done), len(STEPS))
    _write_told(_overview(change, tally["report"], documents, place, binder.ledger, doubtful), folder)
    if change.kept:
        kept.keep(folder, binder.ledger, tally, ontology, changed.result())
    step(next(done), len(STEPS))


def _write_drawn(change: Change, place: Place, ledger: Ledger) -> tuple[Ledger, Tally]:
    """Write the tables for Neo4j and the view: what no other file and not the store is made of.

    Args:
        change: what is written.
        place: where, and over what.
        ledger: of the files that were written before; of a graph that grew, all others.

    Returns:
        The ledger of these files, and the counts of the whole graph, which the tables depend on.
    """
    graph, ontology, folder = change.graph, place.ontology, place.folder
    binder = Binder(folder, place.known.shelf if place.known else None, change.wanted)
    tally = change.tally()
    shape = neo4j_csv.shape_of(tally["neo4j"])
    for name, file in shape.files.items():
        pieces = neo4j_csv.pieces(name, graph, ontology, shape)
        if file.endswith(neo4j_csv.PACKED):
            with neo4j_csv.opened(folder / neo4j_csv.FOLDER / file) as out:
                out.writelines(flat(pieces))
        else:
            binder.bind(f"{neo4j_csv.FOLDER}/{file}", pieces)
    neo4j_csv.write_rest(shape, ontology, folder / neo4j_csv.FOLDER)
    if place.known:
        now = Shelf(folder, ledger)
        content, binder.wanted["shown"] = view.content(now, place.known.shelf, change)
        now.close()
    else:
        content = html.content(graph)
    if change.kept:
        binder.bind(kept.SHOWN, [Section("shown", content.edges, view.row_text)], graphfile.ERRORS)
    html.write_content(content, ontology, folder / HTML)
    return binder.ledger, tally


def _write_told(overview: report.Overview, folder: Path) -> None:
    (folder / REPORT).write_bytes("".join(report.text(overview)).encode("utf-8", "replace"))


def _keep(binder: Binder, graph: KnowledgeGraph, keep: Kept, doubtful: Mapping[str, Mapping[str, Any]]) -> None:
    """Write what is kept for the next build, all but the ledger and what the view shows."""
    for name, kind, records, text in (
        (kept.PARTS, "entities", keep.parts, "".join),
        (kept.SUBJECTS, "entities", keep.subjects, "".join),
        (kept.DEGREES, "entities", keep.degrees, "{}\n".format),
        (kept.PEOPLE, "people", keep.people, _people_line),
        (kept.HALVES, "halves", keep.halves, view.row_text),
        (kept.ORIGIN, "documents", {name: [name, key] for name, key in keep.origin.items()}, view.row_text),
        (kept.PAGES, "articles", keyed(graph.articles), lambda article: view.row_text(article_row(article))),
    ):
        binder.bind(name, [Section(kind, records, text)], graphfile.ERRORS)
    binder.bind(kept.DOUBTS, [Section(kind, doubtful[kind], view.row_text) for kind in DOUBTS], graphfile.ERRORS)


def _people_line(people: Collection[Card]) -> str:
    return view.row_text(sorted([ident, sorted(anchors)] for ident, anchors in people))


def _overview(
    change: Change,
    counts: Counter[Any],
    documents: Sequence[DocumentGraph],
    place: Place,
    ledger: Ledger,
    doubtful: Mapping[str, Mapping[str, Any]],
) -> report.Overview:
    """What the report tells; `doubtful` are the doubtful records of what was written, `ledger` knows all files."""
    graph = change.graph
    if place.known is None:
        return report.Overview(documents, graph.problems, counts, report.first(doubtful), graph.entity)
    now = Shelf(place.folder, ledger)
    doubts: dict[str, tuple[int, Sequence[Any]]] = {}
    for kind, make in DOUBTS.items():
        first = islice(now.every(kept.DOUBTS, kind), report.SHOWN)
        doubts[kind] = (
            len(now.ledger.keys[kind]),
            [graphfile.decode(make, block.decode("utf-8", graphfile.ERRORS)) for block in first],
        )
    ends = {end for statement in doubts["low"][1] for end in (statement.subject, statement.object)}
    entities = kept.records(now, "entities", ends)
    now.close()
    return report.Overview(documents, graph.problems, counts, doubts, entities)


def _store(place: Place, change: Change, come: list[bytes]) -> int:
    """Make the store; says how many bytes of Turtle were changed in it since it was last made whole."""
    turtle_file = place.folder / TURTLE
    if place.known:
        old = place.known.shelf
        gone = [
            block
            for kind in old.ledger.layouts[TURTLE]
            if isinstance(kind, str)
            for block in old.read(TURTLE, kind, (change.wanted or {}).get(kind, ())).values()
        ]
        changed = place.changed + sum(map(len, gone)) + sum(map(len, come))
        if changed <= MOST * turtle_file.stat().st_size:
            head = turtle.head(TurtleTerms(place.ontology)).encode()
            with suppress(SyntaxError):  # the whole file is looked at then, and the line named
                store.renew(place.folder, place.known.folder, head + b"".join(gone), head + b"".join(come))
                return changed
    store.create(place.folder, turtle_file, place.ontology)
    return 0
