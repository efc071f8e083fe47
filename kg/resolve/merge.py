"""Documents together: one entity for one thing over all of them, by key; people by name and what they share.

Every step is a keyed merge, the verb `merge` of an engine: over a dict on one machine, over a shuffle on a cluster.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import Any, Final

from kg.corpus.link import halves, with_halves
from kg.graph import KnowledgeGraph, by_article
from kg.model import DocumentGraph, Entity, Statement
from kg.resolve.identity import make_id

PERSON: Final = "Person"
OF_DOCUMENT: Final = "document "
ANCHORS: Final = frozenset({"works_for"})  # thousands of one name live in a city, and thousands hold an honour

ByKey = Callable[[Iterable[tuple[str, Any]], Callable[[list[Any]], Any]], dict[str, Any]]
Card = tuple[str, frozenset[str]]
"""A person as one document knows them: the id, and what tells people of one name apart."""


@dataclass(frozen=True, slots=True)
class Merged:
    """One graph of many documents, and what it was made of.

    `documents` are the documents' own graphs, sorted, with their people as they are in the whole graph; `people` what
    tells people of one name apart, by name.
    """

    graph: KnowledgeGraph
    documents: list[DocumentGraph]
    people: dict[str, frozenset[Card]]


def merge(graphs: Iterable[DocumentGraph], by_key: ByKey) -> Merged:
    """One graph of many documents, whatever their order.

    Args:
        graphs: one for each document.
        by_key: `by_key(pairs, combine)` gives the values of each key combined, sorted by key.
    """
    documents = sorted(graphs, key=attrgetter("name", "digest"))
    people = by_key((card for graph in documents for card in cards(graph)), union)
    renamed = renaming(people)
    documents = [rename(graph, renamed) for graph in documents]
    return Merged(unite(documents, by_key, halves(a for g in documents for a in g.articles)), documents, people)


def unite(documents: Sequence[DocumentGraph], by_key: ByKey, other_halves: Mapping[str, str]) -> KnowledgeGraph:
    """One graph of documents that are sorted and whose people have their ids already.

    Args:
        documents: one for each document.
        by_key: as for `merge`.
        other_halves: for an article the one that holds its other half.
    """
    entities = by_key(((e.id, e) for g in documents for e in g.entities), combine)
    statements = by_key(((s.id, s) for g in documents for s in g.statements), best)
    mentions = by_article(m for g in documents for m in g.mentions)
    articles = with_halves((a for g in documents for a in g.articles), other_halves)
    return KnowledgeGraph(
        documents=tuple(replace(g, articles=(), mentions=(), entities=(), statements=()) for g in documents),
        articles=tuple(sorted(articles, key=attrgetter("id"))),
        entities=tuple(entities.values()),
        statements=tuple(statements.values()),
        mentions=tuple(m for article in sorted(mentions) for m in mentions[article]),
        problems=tuple(sorted(p for g in documents for p in g.problems)),
    )


def combine(records: Sequence[Entity]) -> Entity:
    """Records of one entity as one, whatever their order; combining what was combined before gives the same."""
    name = max((e.name for e in records), key=lambda n: (len(n), n))
    forms = {form for e in records for form in (e.name, *e.aliases)} - {name}
    return Entity(
        id=records[0].id,
        type=records[0].type,
        subtype=max(e.subtype for e in records),
        name=name,
        aliases=tuple(sorted(forms)),
        articles=tuple(sorted({article for e in records for article in e.articles})),
        attributes=tuple(sorted({each for e in records for each in e.attributes})),
        reasons=tuple(sorted({reason for e in records for reason in e.reasons})),
        ambiguous=any(e.ambiguous for e in records),
    )


def best(records: Sequence[Statement]) -> Statement:
    """Of several records of one statement the surest, then the one that stands first."""
    return min(records, key=lambda s: (-s.confidence, s.paragraph, s.start, s.end, s.rule, s.qualifiers))


def union(sets: Sequence[frozenset[Card]]) -> frozenset[Card]:
    """All cards."""
    return frozenset().union(*sets)


def renaming(people: Mapping[str, Iterable[Card]]) -> dict[str, str]:
    """Old id → new id for people: those of one name who share a body, or report for one newspaper, are one person."""
    return {old: new for name, members in people.items() for old, new in clusters(name, members).items()}


def cards(graph: DocumentGraph) -> Iterator[tuple[str, frozenset[Card]]]:
    """The people of one document by name, each with what tells them apart."""
    works: dict[str, set[str]] = defaultdict(set)
    for statement in graph.statements:
        if statement.predicate in ANCHORS:
            works[statement.subject].add(statement.object)
    authors = {b.name for a in graph.articles for b in a.bylines}
    for entity in graph.entities:
        if entity.type == PERSON:
            anchors = works[entity.id] | {document_anchor(graph.name)}
            if entity.name in authors and graph.edition.newspaper:
                anchors.add(f"newspaper {graph.edition.newspaper}")
            yield entity.name, frozenset({(entity.id, frozenset(anchors))})


def document_anchor(name: str) -> str:
    """What tells the people of one document apart from those of others."""
    return f"{OF_DOCUMENT}{name}"


def documents_of(anchors: Iterable[str]) -> set[str]:
    """The documents that a person with these anchors stands in.

    >>> documents_of({document_anchor("a.txt"), "organization/1"})
    {'a.txt'}
    """
    return {anchor.removeprefix(OF_DOCUMENT) for anchor in anchors if anchor.startswith(OF_DOCUMENT)}


def clusters(name: str, members: Iterable[Card]) -> dict[str, str]:
    """Old id → new id for all people of one name: who shares an anchor is one, and so on along the chain.

    >>> found = clusters("a", [("1", frozenset("xy")), ("2", frozenset("yz")), ("3", frozenset("w"))])
    >>> found["1"] == found["2"] != found["3"]
    True
    """
    above: dict[str, str] = {}

    def top(anchor: str) -> str:
        while above.setdefault(anchor, anchor) != anchor:
            above[anchor] = anchor = above[above[anchor]]
        return anchor

    home = {}
    for ident, anchors in members:
        first, *others = anchors
        home[ident] = first
        for other in others:
            one, two = sorted((top(first), top(other)))
            above[two] = one
    ids = {anchor: make_id(PERSON, f"{name}|{anchor}") for anchor in {top(anchor) for anchor in home.values()}}
    return {ident: ids[top(anchor)] for ident, anchor in home.items()}


def rename(graph: DocumentGraph, renamed: dict[str, str]) -> DocumentGraph:
    """The graph with its people under their new ids."""
    own = {e.id: renamed[e.id] for e in graph.entities if e.id in renamed}
    if not own:
        return graph
    return replace(
        graph,
        entities=tuple(replace(e, id=own[e.id]) if e.id in own else e for e in graph.entities),
        statements=tuple(_renamed(s, own) for s in graph.statements),
        mentions=tuple(replace(m, entity=own[m.entity]) if m.entity in own else m for m in graph.mentions),
    )


def _renamed(statement: Statement, renamed: dict[str, str]) -> Statement:
    subject = renamed.get(statement.subject, statement.subject)
    obj = renamed.get(statement.object, statement.object)
    qualifiers = tuple((name, renamed.get(value, value)) for name, value in statement.qualifiers)
    if (subject, obj, qualifiers) == (statement.subject, statement.object, statement.qualifiers):
        return statement
    return replace(
        statement,
        id=make_id("Statement", f"{subject}|{statement.predicate}|{obj}|{statement.article}"),
        subject=subject,
        object=obj,
        qualifiers=qualifiers,
    )
