"""One thing of the graph and why it is there: its names, why they were taken for one, its edges and their sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from kg.errors import KgError
from kg.graph import KnowledgeGraph
from kg.model import Article, Entity, Statement
from kg.ontology import Ontology
from kg.resolve.merge import ANCHORS, PERSON

_NEAR = 8


@dataclass(frozen=True, slots=True)
class Edge:
    """One statement seen from the entity: `outgoing` when the entity is its subject; `other` is the far end."""

    statement: Statement
    outgoing: bool
    other: Entity
    article: Article | None


@dataclass(frozen=True, slots=True)
class Explanation:
    """An entity with its edges, sorted by predicate, direction and far end; `homonyms` go by the same name.

    `reasons` say why forms, and people of several documents, were taken for one.
    """

    entity: Entity
    edges: tuple[Edge, ...]
    articles: tuple[Article, ...]
    homonyms: tuple[Entity, ...]
    reasons: tuple[str, ...] = ()


def explain(graph: KnowledgeGraph, name: str) -> Explanation:
    """Everything known of the entity called `name`, by name, alias or id.

    Where several go by it, the one is taken that has it as its name rather than an alias, then the one in more
    articles; the others are its homonyms.

    Raises:
        KgError: when nothing goes by it, with names that are near.
    """
    found = find(graph, name)
    if not found:
        near = suggest(graph, name)
        remedy = (
            f"did you mean {', '.join(near)}?" if near else "kg query DIR --name most-active-unions shows some names"
        )
        raise KgError(f"nothing in the graph is called {name!r}", remedy)
    entity, *homonyms = found
    edges = tuple(sorted(_edges(graph, entity), key=_order))
    articles = tuple(graph.article[ident] for ident in entity.articles if ident in graph.article)
    reasons = (*entity.reasons, *_ties(entity, edges, articles))
    return Explanation(entity, edges, articles, tuple(homonyms), reasons)


def _ties(entity: Entity, edges: Iterable[Edge], articles: Iterable[Article]) -> Iterator[str]:
    """What makes one person of people of several documents: the bodies they share, the paper they write for."""
    if entity.type != PERSON or len({article.document for article in articles}) < 2:
        return
    documents: dict[str, set[str]] = {}
    for edge in edges:
        if edge.outgoing and edge.statement.predicate in ANCHORS and edge.article is not None:
            documents.setdefault(edge.other.name, set()).add(edge.article.document)
    for article in articles:
        if article.edition.newspaper and any(entity.name == byline.name for byline in article.bylines):
            documents.setdefault(article.edition.newspaper, set()).add(article.document)
    for name, where in sorted(documents.items()):
        if len(where) > 1:
            yield f"{entity.name}: {name}"


def find(graph: KnowledgeGraph, name: str) -> list[Entity]:
    """The entities with that id, name or alias, the likeliest first."""
    if name in graph.entity:
        own = graph.entity[name]
        return [own, *(e for e in graph.entities if e.name == own.name and e.id != own.id)]
    found = [entity for entity in graph.entities if name == entity.name or name in entity.aliases]
    return sorted(found, key=lambda e: (e.name != name, -len(e.articles), e.id))


def suggest(graph: KnowledgeGraph, name: str) -> list[str]:
    """Names that hold `name`, are held by it, or are spelt much like it."""
    names = sorted(
        {form for entity in graph.entities for form in (entity.name, *entity.aliases)}, key=lambda n: (len(n), n)
    )
    within = [each for each in names if name in each or (len(each) > 1 and each in name)]
    close = get_close_matches(
        name, [n for n in names if abs(len(n) - len(name)) <= 3 and set(n) & set(name)], _NEAR, 0.5
    )
    return list(dict.fromkeys([*close, *within]))[:_NEAR]


def _edges(graph: KnowledgeGraph, entity: Entity) -> Iterator[Edge]:
    for statement in graph.statements:
        if entity.id in (statement.subject, statement.object):
            outgoing = statement.subject == entity.id
            other = graph.entity[statement.object if outgoing else statement.subject]
            yield Edge(statement, outgoing, other, graph.article.get(statement.article))


def _order(edge: Edge) -> tuple[str, bool, str, str]:
    return edge.statement.predicate, not edge.outgoing, edge.other.name, edge.statement.id


def as_json(found: Explanation, graph: KnowledgeGraph) -> dict[str, Any]:
    """The same as plain data."""
    entity = found.entity
    return {
        **_brief(entity),
        "aliases": list(entity.aliases),
        "reasons": list(found.reasons),
        "attributes": [list(pair) for pair in entity.attributes],
        "ambiguous": entity.ambiguous,
        "homonyms": [_brief(each) for each in found.homonyms],
        "articles": [_source(article) for article in found.articles],
        "edges": [
            {
                "id": edge.statement.id,
                "predicate": edge.statement.predicate,
                "direction": "out" if edge.outgoing else "in",
                "other": _brief(edge.other),
                "qualifiers": {key: _value(value, graph) for key, value in edge.statement.qualifiers},
                "evidence": edge.statement.evidence,
                "article": _source(edge.article) if edge.article else {"id": edge.statement.article},
                "lines": list(edge.statement.lines),
                "rule": edge.statement.rule,
                "confidence": edge.statement.confidence,
            }
            for edge in found.edges
        ],
    }


def _brief(entity: Entity) -> dict[str, str]:
    return {"id": entity.id, "type": entity.type, "subtype": entity.subtype, "name": entity.name}


def _source(article: Article) -> dict[str, str]:
    edition = article.edition
    return {
        "id": article.id,
        "headline": article.headline,
        "document": article.document,
        "newspaper": edition.newspaper,
        "date": edition.date,
        "page": edition.page,
    }


def _value(value: str, graph: KnowledgeGraph) -> str:
    return graph.entity[value].name if value in graph.entity else value


def as_text(found: Explanation, graph: KnowledgeGraph, ontology: Ontology) -> Iterator[str]:
    """The same as lines to read."""
    entity = found.entity
    yield f"{entity.name}  ({_kind(entity, ontology)}, {entity.id})"
    if entity.ambiguous:
        yield "  the name is ambiguous: it could mean several things"
    for label, values in (
        ("also", entity.aliases),
        ("why one", found.reasons),
        ("known", tuple(f"{key}: {value}" for key, value in entity.attributes)),
        ("same name", tuple(f"{each.name} ({_kind(each, ontology)}, {each.id})" for each in found.homonyms)),
    ):
        for value in values:
            yield f"  {label}: {value}"
    yield f"  in {len(found.articles)} article{'' if len(found.articles) == 1 else 's'}, {len(found.edges)} statements"
    last = ""
    for edge in found.edges:
        heading = _heading(edge, ontology)
        if heading != last:
            yield f"\n{heading}"
            last = heading
        yield from _edge(edge, graph)


def _kind(entity: Entity, ontology: Ontology) -> str:
    name = entity.subtype or entity.type
    labels = ontology.classes[name].labels if name in ontology.classes else {}
    return " · ".join([labels.get("en", name), *(labels[key] for key in ("zh",) if key in labels)])


def _heading(edge: Edge, ontology: Ontology) -> str:
    known = ontology.properties.get(edge.statement.predicate)
    labels = known.labels if known else {}
    words = " · ".join([labels.get("en", edge.statement.predicate), *(labels[key] for key in ("zh",) if key in labels)])
    return f"{words} →" if edge.outgoing else f"← {words}"


def _edge(edge: Edge, graph: KnowledgeGraph) -> Iterator[str]:
    statement = edge.statement
    qualifiers = ", ".join(f"{key} {_value(value, graph)}" for key, value in statement.qualifiers)
    yield f"  {edge.other.name}" + (f"  ({qualifiers})" if qualifiers else "")
    yield f"      “{statement.evidence}”"
    lines = ", ".join(map(str, statement.lines))
    if edge.article:
        edition = edge.article.edition
        page = f"page {edition.page}" if edition.page else ""
        where = " ".join(filter(None, [edition.newspaper, edition.date, page]))
        headline = edge.article.headline or "(no headline)"
        yield f"      {' · '.join(filter(None, [headline, where, f'{edge.article.document} line {lines}']))}"
    yield f"      rule {statement.rule or '?'}, confidence {statement.confidence:.2f}"
