"""Documents together: one entity for one thing over all of them, by key; people by name and what they share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from kg.graph import KnowledgeGraph
from kg.model import DocumentGraph, Entity, Statement
from kg.resolve.identity import make_id

PERSON = "Person"


def merge(graphs: Iterable[DocumentGraph]) -> KnowledgeGraph:
    """One graph of many documents, whatever their order."""
    documents = sorted(graphs, key=lambda g: (g.name, g.digest))
    renamed = people(documents)
    entities: dict[str, Entity] = {}
    for graph in documents:
        for entity in graph.entities:
            entity = replace(entity, id=renamed.get(entity.id, entity.id))
            entities[entity.id] = combine(entities[entity.id], entity) if entity.id in entities else entity
    statements: dict[str, Statement] = {}
    for graph in documents:
        for statement in graph.statements:
            statement = _renamed(statement, renamed)
            statements[statement.id] = statement
    mentions = sorted(replace(m, entity=renamed.get(m.entity, m.entity)) for graph in documents for m in graph.mentions)
    return KnowledgeGraph(
        documents=tuple(replace(g, articles=(), mentions=(), entities=(), statements=()) for g in documents),
        articles=tuple(sorted((a for g in documents for a in g.articles), key=lambda a: a.id)),
        entities=tuple(entities[k] for k in sorted(entities)),
        statements=tuple(statements[k] for k in sorted(statements)),
        mentions=tuple(mentions),
        problems=tuple(sorted(p for g in documents for p in g.problems)),
    )


def combine(a: Entity, b: Entity) -> Entity:
    """Two records of one entity as one: associative, commutative, idempotent."""
    name = max(a.name, b.name, key=lambda n: (len(n), n))
    forms = {a.name, b.name, *a.aliases, *b.aliases} - {name}
    return Entity(
        id=a.id,
        type=a.type,
        subtype=max(a.subtype, b.subtype),
        name=name,
        aliases=tuple(sorted(forms)),
        articles=tuple(sorted({*a.articles, *b.articles})),
        attributes=tuple(sorted({*a.attributes, *b.attributes})),
        reasons=tuple(sorted({*a.reasons, *b.reasons})),
        ambiguous=a.ambiguous or b.ambiguous,
    )


def people(documents: Iterable[DocumentGraph]) -> dict[str, str]:
    """Old id → new id for people: those of one name who share a body, or report for one newspaper, are one person."""
    cards: dict[str, dict[str, set[str]]] = defaultdict(dict)
    for graph in documents:
        works: dict[str, set[str]] = defaultdict(set)
        for statement in graph.statements:
            if statement.predicate in {"works_for", "received", "located_in"}:
                works[statement.subject].add(statement.object)
        authors = {b.name for a in graph.articles for b in a.bylines}
        for entity in graph.entities:
            if entity.type == PERSON:
                anchors = works[entity.id] | {f"document {graph.name}"}
                if entity.name in authors and graph.edition.newspaper:
                    anchors.add(f"newspaper {graph.edition.newspaper}")
                cards[entity.name][entity.id] = anchors
    renamed: dict[str, str] = {}
    for name, members in cards.items():
        for cluster, anchors in _clusters(members):
            new = make_id(PERSON, f"{name}|{min(anchors)}")
            renamed |= dict.fromkeys(cluster, new)
    return renamed


def _clusters(members: dict[str, set[str]]) -> list[tuple[set[str], set[str]]]:
    clusters: list[tuple[set[str], set[str]]] = []
    for ident in sorted(members):
        ids, anchors = {ident}, set(members[ident])
        rest = []
        for other_ids, other_anchors in clusters:
            if other_anchors & anchors:
                ids, anchors = ids | other_ids, anchors | other_anchors
            else:
                rest.append((other_ids, other_anchors))
        clusters = [*rest, (ids, anchors)]
    return clusters


def _renamed(statement: Statement, renamed: dict[str, str]) -> Statement:
    subject = renamed.get(statement.subject, statement.subject)
    obj = renamed.get(statement.object, statement.object)
    if (subject, obj) == (statement.subject, statement.object):
        return statement
    return replace(
        statement,
        id=make_id("Statement", f"{subject}|{statement.predicate}|{obj}|{statement.article}"),
        subject=subject,
        object=obj,
    )
