"""RDF 1.2 Turtle: each edge annotated in place, with its statement as the reifier. An extra, never the only form.

Syntax: https://www.w3.org/TR/rdf12-turtle/#reifying-triples (a working draft when this was written). Readers of
RDF 1.1 cannot read it; `graph.ttl` says the same by classical reification.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.export.terms import TurtleTerms
from kg.export.triples import Description
from kg.export.turtle import block, head, predicates
from kg.graph import KnowledgeGraph
from kg.ontology import Ontology


def chunks(graph: KnowledgeGraph, ontology: Ontology) -> Iterator[str]:
    """The file in pieces."""
    terms = TurtleTerms(ontology)
    description = Description(graph, ontology, terms)
    yield 'VERSION "1.2"\n' + head(terms)
    yield block(*description.header())
    for entity in graph.entities:
        yield block(*description.entity(entity))
    for statement in graph.statements:
        subject, value, reifier = map(terms.thing, (statement.subject, statement.object, statement.id))
        edge = f"{subject} {description.predicate(statement.predicate)} {value}"
        yield f"{edge} ~ {reifier} {{|\n    {predicates(description.claim(statement))}\n|}} .\n\n"
    for post in description.posts(graph.statements):
        yield block(*post)
    for article in graph.articles:
        for each in description.article(article):
            yield block(*each)
    for newspaper in description.newspapers():
        yield block(*newspaper)
