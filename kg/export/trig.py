"""TriG (https://www.w3.org/TR/trig/): a named graph per article, so that one article's claims can be taken out.

An article's graph has the article's IRI as its name and holds the article, the edges it asserts, their statements and
posts. The default graph holds what belongs to no single article: entities with their names, and newspapers. The union
of all graphs is the graph the other formats hold.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from kg.export.terms import TurtleTerms
from kg.export.triples import Description
from kg.export.turtle import block, head
from kg.graph import KnowledgeGraph
from kg.model import Statement
from kg.ontology import Ontology


def chunks(graph: KnowledgeGraph, ontology: Ontology) -> Iterator[str]:
    """The file in pieces: the default graph, then the articles' graphs sorted by id."""
    terms = TurtleTerms(ontology)
    description = Description(graph, ontology, terms)
    yield head(terms)
    yield block(*description.header())
    for entity in graph.entities:
        yield block(*description.entity(entity))
    for newspaper in description.newspapers():
        yield block(*newspaper)
    claims: defaultdict[str, list[Statement]] = defaultdict(list)
    for statement in graph.statements:
        claims[statement.article].append(statement)
    for ident in sorted({*claims, *graph.article}):
        statements = claims.get(ident, [])
        yield f"{terms.thing(ident)} {{\n"
        if ident in graph.article:
            for each in description.article(graph.article[ident]):
                yield block(*each, indent="    ")
        for subject, pairs in sorted(description.edges(statements).items()):
            yield block(terms.thing(subject), pairs, indent="    ")
        for statement in statements:
            yield block(*description.statement(statement), indent="    ")
        for each in description.posts(statements):
            yield block(*each, indent="    ")
        yield "}\n\n"
