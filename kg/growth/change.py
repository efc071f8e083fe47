"""What is written: of a whole graph everything, of one that grew the records that came, went or changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from functools import partial

from kg.export import neo4j_csv, report
from kg.export.terms import NTriplesTerms
from kg.export.triples import Description, post_key
from kg.graph import KnowledgeGraph
from kg.growth.known import Half, Known, Tally, file_of, part_line, records, statements_of, subject_line
from kg.growth.touched import Touched, add_halves
from kg.model import Entity, Statement
from kg.ontology import Ontology
from kg.resolve.merge import Card, Merged, combine

Title = Callable[[Statement], str | None]


class AnewError(Exception):
    """The files have to be written whole; says why."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept for the next build, by the key of its block (`kg.growth.known`)."""

    parts: Mapping[str, list[str]]
    subjects: Mapping[str, list[str]]
    degrees: Mapping[str, int]
    people: Mapping[str, Collection[Card]]
    halves: Mapping[str, list[Half]]
    origin: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Change:
    """What is to be written.

    `graph` holds the records, `more` the statements beside them that its entities are subjects of, `wanted` for each
    kind of section the keys of what came, went or changed (None: everything). `tally` gives the counts of the whole
    graph, `kept` what is kept for the next build (None: nothing): they are made when, and where, they are needed.
    """

    graph: KnowledgeGraph
    tally: Callable[[], Tally]
    kept: Callable[[], Kept] | None
    more: list[Statement] = field(default_factory=list)
    wanted: dict[str, Collection[str]] | None = None
    renamed: frozenset[str] = frozenset()


def whole(graph: KnowledgeGraph, ontology: Ontology, merged: Merged | None, origin: Mapping[str, str]) -> Change:
    """A whole graph; without `merged` nothing is kept for the next build."""
    kept = None if merged is None else partial(_kept, graph, ontology, merged, origin)
    return Change(graph, partial(tally, graph, ontology), kept)


def _kept(graph: KnowledgeGraph, ontology: Ontology, merged: Merged, origin: Mapping[str, str]) -> Kept:
    title = _titles(ontology)
    parts: dict[str, list[str]] = {entity.id: [] for entity in graph.entities}
    subjects: dict[str, list[str]] = {ident: [] for ident in parts}
    degrees = Counter(dict.fromkeys(parts, 0))
    halves: dict[str, list[Half]] = {}
    for document in merged.documents:
        for entity in document.entities:
            parts[entity.id].append(part_line(document.name, entity))
        add_halves(halves, document)
    for statement in graph.statements:
        subjects[statement.subject].append(subject_line(statement, title(statement)))
        degrees[statement.subject] += 1
        degrees[statement.object] += 1
    halves = {key: sorted(halves[key]) for key in sorted(halves)}
    people = {name: merged.people[name] for name in sorted(merged.people)}
    return Kept(parts, subjects, degrees, people, halves, dict(sorted(origin.items())))


def grown(
    known: Known, touched: Touched, degrees: Mapping[str, int], ontology: Ontology, origin: Mapping[str, str]
) -> Change:
    """What the touched documents change.

    Args:
        known: what the earlier build left.
        touched: the documents.
        degrees: how many statements each thing had.
        ontology: the ontology.
        origin: where each document lies now.

    Raises:
        AnewError: something changes that stands in every row of a file.
    """
    before, after, title = touched.before, touched.after, _titles(ontology)
    idents = sorted({e.id for e in before.entities} | {e.id for e in after.entities})
    for kind, old, new in (
        ("articles", before.articles, after.articles),
        ("statements", before.statements, after.statements),
    ):
        fresh = {each.id for each in new} - {each.id for each in old}
        if known.shelf.read(file_of(kind), kind, fresh):
            raise AnewError("two records have one id")
    entities, parts = _combined(known, touched, idents)
    said, more = _subjects(known, before, after, idents, title)
    subjects = {ident: said.get(ident, []) for ident in entities}
    counted = Counter({ident: degrees.get(ident, 0) for ident in idents})
    for statement in after.statements:
        counted.update((statement.subject, statement.object))
    for statement in before.statements:
        counted.subtract((statement.subject, statement.object))
    graph = KnowledgeGraph(
        after.documents, after.articles, tuple(entities.values()), after.statements, after.mentions, after.problems
    )
    known_entities = records(known.shelf, "entities", idents)
    past = KnowledgeGraph(
        before.documents, before.articles, tuple(known_entities.values()), before.statements, before.mentions
    )
    counts = _recounted(known.tally, past, graph, ontology)
    wanted = _wanted(past, graph, counts, ontology)
    wanted["documents"] = touched.names
    wanted["people"], wanted["halves"] = touched.people.keys(), touched.halves.keys()
    renamed = frozenset(
        ident
        for ident, entity in entities.items()
        if ident in known_entities and _forms(entity) != _forms(known_entities[ident])
    )
    people = {name: group for name, group in touched.people.items() if group}
    halves = {key: group for key, group in touched.halves.items() if group}
    lies = {graph.name: origin[graph.name] for graph in touched.documents}
    kept = Kept(parts, subjects, {ident: counted[ident] for ident in entities}, people, halves, lies)
    return Change(graph, lambda: counts, lambda: kept, more, wanted, renamed)


def _forms(entity: Entity) -> tuple[str, tuple[str, ...]]:
    return entity.name, entity.aliases


def _combined(known: Known, touched: Touched, idents: list[str]) -> tuple[dict[str, Entity], dict[str, list[str]]]:
    """The touched things as they are now, and what each document says of them."""
    said: dict[str, list[tuple[str, str, Entity]]] = {
        ident: [part for part in parts if part[0] not in touched.names] for ident, parts in known.parts(idents).items()
    }
    for document in touched.documents:
        for entity in document.entities:
            said.setdefault(entity.id, []).append((document.name, part_line(document.name, entity), entity))
    entities: dict[str, Entity] = {}
    lines: dict[str, list[str]] = {}
    for ident in idents:
        if parts := sorted(said.get(ident, ()), key=lambda part: part[0]):
            entities[ident] = parts[0][2] if len(parts) == 1 else combine([entity for _, _, entity in parts])
            lines[ident] = [line for _, line, _ in parts]
    return entities, lines


def _subjects(
    known: Known, before: KnowledgeGraph, after: KnowledgeGraph, idents: list[str], title: Title
) -> tuple[dict[str, list[str]], list[Statement]]:
    """The lines of the statements of each touched thing, and the statements among them of other documents."""
    gone = {statement.id for statement in before.statements}
    found = {ident: [line for line in lines if line[0] not in gone] for ident, lines in known.subjects(idents).items()}
    more = statements_of([(subject, line) for subject, lines in found.items() for _, line in lines])
    for statement in after.statements:
        line = subject_line(statement, title(statement))
        found.setdefault(statement.subject, []).append((statement.id, line))
    return {ident: [line for _, line in sorted(lines)] for ident, lines in found.items()}, more


def tally(graph: KnowledgeGraph, ontology: Ontology, arrays: frozenset[str] | None = None) -> Tally:
    """All that is counted of a graph, or of a part of one."""
    title = _titles(ontology)
    titles = Counter((found,) for statement in graph.statements if (found := title(statement)))
    return {"report": report.tally(graph), "neo4j": neo4j_csv.tally(graph, ontology, arrays), "titles": titles}


def _recounted(old: Tally, past: KnowledgeGraph, now: KnowledgeGraph, ontology: Ontology) -> Tally:
    shape = neo4j_csv.shape_of(old["neo4j"])
    minus, plus = tally(past, ontology, shape.arrays), tally(now, ontology, shape.arrays)
    new = {name: Counter(counts) for name, counts in old.items()}
    for name, counts in new.items():
        counts.update(plus[name])
        counts.subtract(minus[name])
    if neo4j_csv.shape_of(new["neo4j"]) != shape:
        raise AnewError("the columns for Neo4j are others now")
    return new


def _wanted(past: KnowledgeGraph, now: KnowledgeGraph, counts: Tally, ontology: Ontology) -> dict[str, Collection[str]]:
    title = _titles(ontology)
    both = (past, now)
    wanted: dict[str, Collection[str]] = {
        "articles": {a.id for graph in both for a in graph.articles},
        "statements": {s.id for graph in both for s in graph.statements},
        "entities": {e.id for graph in both for e in graph.entities},
        "mentions": {m.article for graph in both for m in graph.mentions},
        "posts": {
            post_key(s.subject, s.object, name)
            for graph in both
            for s in graph.statements
            if (name := title(s)) is not None
        },
    }
    papers = {a.edition.newspaper for graph in both for a in graph.articles} - {""}
    names = {name for graph in both for s in graph.statements if (name := title(s))}
    there = {a.edition.newspaper for a in now.articles}, {title(s) for s in now.statements}
    wanted["newspapers"] = {n for n in papers if n in there[0] or not counts["report"]["newspaper", n, ""]}
    wanted["titles"] = {n for n in names if n in there[1] or not counts["titles"][n,]}
    for graph in both:
        for kind, found in report.doubtful(graph).items():
            wanted[kind] = {*wanted.get(kind, ()), *found}
    return wanted


def _titles(ontology: Ontology) -> Title:
    return Description(KnowledgeGraph(), ontology, NTriplesTerms(ontology)).title
