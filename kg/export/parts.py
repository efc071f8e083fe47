"""The graph a piece at a time: what is said of one entity or in one article, for graphs larger than a machine.

Every line of the graph's N-Triples is in the piece of exactly one entity or article, or in the few that all share.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from kg.export import property_graph
from kg.export.property_graph import Node, Relationship
from kg.export.terms import NTriplesTerms
from kg.export.triples import Block, Description
from kg.graph import KnowledgeGraph
from kg.model import Article, Edition, Entity, Statement
from kg.ontology import Ontology

IDENT: Final = re.compile(r"[a-z]+/[0-9a-f]{12}")


def entity_lines(entity: Entity, statements: Iterable[Statement], ontology: Ontology) -> Iterator[str]:
    """Names, codes, plain edges and posts of one entity; `statements` are those it is the subject of."""
    said = tuple(sorted(statements, key=lambda s: s.id))
    description = Description(KnowledgeGraph(entities=(entity,), statements=said), ontology, NTriplesTerms(ontology))
    subject, pairs = description.entity(entity)
    yield from _lines([(subject, pairs + description.edges(said).get(entity.id, []))])
    yield from _lines(description.posts(said))


def article_lines(
    article: Article, statements: Iterable[Statement], entities: Iterable[str], ontology: Ontology
) -> Iterator[str]:
    """One article with its statements and their evidence; `entities` are the ids of what it mentions."""
    said = tuple(sorted(statements, key=lambda s: s.id))
    named = {value for s in said for _, value in s.qualifiers if IDENT.fullmatch(value)}
    mentioned = sorted({*entities})
    known = tuple(_stub(each, article.id if each in mentioned else "") for each in sorted({*mentioned, *named}))
    graph = KnowledgeGraph(articles=(article,), entities=known, statements=said)
    description = Description(graph, ontology, NTriplesTerms(ontology))
    yield from _lines(map(description.statement, said))
    yield from _lines(description.article(article))


def shared_lines(newspapers: Iterable[str], ontology: Ontology) -> Iterator[str]:
    """What belongs to no entity and no article: what the file is, and the newspapers."""
    stubs = tuple(Article("", "", "", (), (), edition=Edition(newspaper=name)) for name in sorted({*newspapers}))
    description = Description(KnowledgeGraph(articles=stubs), ontology, NTriplesTerms(ontology))
    yield from _lines([description.header()])
    yield from _lines(description.newspapers())


def article_node(article: Article) -> Node:
    """An article as Neo4j holds it."""
    return property_graph.article_node(article)


def entity_node(entity: Entity, ontology: Ontology) -> Node:
    """An entity as Neo4j holds it."""
    return next(property_graph.entity_nodes(KnowledgeGraph(entities=(entity,)), ontology))


def article_relationships(article: Article, statements: Iterable[Statement]) -> Iterator[Relationship]:
    """The statements of one article as Neo4j holds them."""
    said = tuple(sorted(statements, key=lambda s: s.id))
    known = tuple(_stub(each) for each in sorted({e for s in said for e in (s.subject, s.object)}))
    return property_graph.statement_relationships(KnowledgeGraph((), (article,), known, said))


def mention_relationships(entity: Entity) -> Iterator[Relationship]:
    """The articles that mention an entity as Neo4j holds them."""
    return property_graph.mention_relationships(KnowledgeGraph(entities=(entity,)))


def _stub(ident: str, article: str = "") -> Entity:
    return Entity(ident, ident.partition("/")[0].capitalize(), "", "", articles=(article,) if article else ())


def _lines(blocks: Iterable[Block[str]]) -> Iterator[str]:
    for subject, pairs in blocks:
        for predicate, value in dict.fromkeys(pairs):
            yield f"{subject} {predicate} {value} ."
