"""What a person should look at first: the doubtful things of a graph, worst first, each with a correction to use."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from kg.graph import KnowledgeGraph
from kg.model import Entity
from kg.ontology import Ontology
from kg.review.entry import Entry, Reference
from kg.review.lookup import Lookup, StaleError
from kg.review.near import near

SURE = 0.75  # statements at least that sure are not listed
AMBIGUOUS, NAMESAKES = 0.6, 0.5
PERSON = "Person"


@dataclass(frozen=True, slots=True)
class Doubt:
    """`score` is how likely something is wrong, `where` the places to look at, `entry` a correction that would mend it.

    `kind` is ambiguous, statement, near or namesakes; `ids` are the entities or the statement it is about.
    """

    score: float
    kind: str
    what: str
    where: tuple[str, ...]
    entry: dict[str, Any]
    ids: tuple[str, ...]


def doubts(graph: KnowledgeGraph, ontology: Ontology, entries: Iterable[Entry] = ()) -> list[Doubt]:
    """Everything doubtful in `graph`, worst first; what `entries` keep apart is not asked again."""
    lookup = Lookup(graph.entities, graph.articles, ontology)
    settled = _settled(lookup, entries)
    found = [*_ambiguous(graph, lookup), *_statements(graph, lookup), *_pairs(graph, lookup, settled)]
    return sorted(found, key=lambda doubt: (-doubt.score, doubt.kind, doubt.ids))


def _settled(lookup: Lookup, entries: Iterable[Entry]) -> set[frozenset[str]]:
    apart: set[frozenset[str]] = set()
    for entry in entries:
        if entry.action == "distinct":
            try:
                ids = [lookup.find(each).id for each in entry.things]
            except StaleError:
                continue  # a build reports it
            apart.update(frozenset(pair) for pair in combinations(ids, 2))
    return apart


def _ambiguous(graph: KnowledgeGraph, lookup: Lookup) -> Iterator[Doubt]:
    for entity in graph.entities:
        if entity.ambiguous:
            what = f"{entity.name} ({entity.subtype or entity.type}) can mean several things"
            entry = {"rename": named(entity, lookup), "to": "…"}
            yield Doubt(AMBIGUOUS, "ambiguous", what, _places(entity, graph), entry, (entity.id,))


def _statements(graph: KnowledgeGraph, lookup: Lookup) -> Iterator[Doubt]:
    for statement in graph.statements:
        if statement.confidence < SURE:
            subject, obj = graph.entity[statement.subject], graph.entity[statement.object]
            what = f"{subject.name} – {statement.predicate} – {obj.name}: {statement.evidence}"
            article = graph.article[statement.article]
            within = article.headline if len(lookup.articles(article.headline)) == 1 else article.id
            entry = {"reject": [named(subject, lookup), statement.predicate, named(obj, lookup)], "article": within}
            place = f"{article.document}:{statement.lines[0] if statement.lines else 0}"
            yield Doubt(round(1 - statement.confidence, 3), "statement", what, (place,), entry, (statement.id,))


def _pairs(graph: KnowledgeGraph, lookup: Lookup, settled: set[frozenset[str]]) -> Iterator[Doubt]:
    """People of one name, and things with names so near that they may be one."""
    people: dict[str, list[Entity]] = defaultdict(list)
    for entity in graph.entities:
        if entity.type == PERSON:
            people[entity.name].append(entity)
    both = [(NAMESAKES, "namesakes", pair) for group in people.values() for pair in combinations(group, 2)]
    both += [(score, "near", pair) for score, pair in near([e for e in graph.entities if e.type != PERSON])]
    for score, kind, (one, other) in both:
        ids = tuple(sorted((one.id, other.id)))
        if frozenset(ids) not in settled:
            said = (f"{each.name} ({each.subtype or each.type})" for each in (one, other))
            what = f"{' and '.join(said)}: one or two?"
            where = (*_places(one, graph, 2), *_places(other, graph, 2))
            entry = {"merge": [named(one, lookup), named(other, lookup)]}
            yield Doubt(score, kind, what, where, entry, ids)


def named(entity: Entity, lookup: Lookup) -> str | dict[str, str]:
    """An entity as a person would name it: by its name, its class where that is not enough, its id if nothing else."""
    exact = [each for each in lookup.bearing(Reference(entity.name)) if each.name == entity.name]
    if len(exact) == 1:
        return entity.name
    kind = entity.subtype or entity.type
    if sum(kind in lookup.classes(each) for each in exact) == 1:
        return {"name": entity.name, "type": kind}
    return {"id": entity.id, "name": entity.name}


def _places(entity: Entity, graph: KnowledgeGraph, most: int = 3) -> tuple[str, ...]:
    found = [graph.article[each] for each in entity.articles if each in graph.article]
    return tuple(f"{a.document}:{a.lines[0] if a.lines else 0} {a.headline}".rstrip() for a in found[:most])


def as_json(found: Sequence[Doubt]) -> list[dict[str, Any]]:
    """The doubts as plain data."""
    return [
        {"score": d.score, "kind": d.kind, "what": d.what, "where": list(d.where), "entry": d.entry, "ids": list(d.ids)}
        for d in found
    ]


def lines(found: Iterable[Doubt]) -> Iterator[str]:
    """The doubts as text: what, where, and the line that would mend it."""
    for doubt in found:
        yield f"{doubt.score:.2f} {doubt.kind}: {doubt.what}"
        yield from (f"     {place}" for place in doubt.where)
        yield f"     {json.dumps(doubt.entry, ensure_ascii=False)}\n"
