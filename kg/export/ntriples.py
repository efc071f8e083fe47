"""N-Triples, every line in the canonical form of RDF 1.2 N-Triples: sorted, they are the graph's canonical form.

A graph without blank nodes is canonicalized by RDFC-1.0 to its sorted canonical N-Quads: the algorithm only gives
names to blank nodes (https://www.w3.org/TR/rdf-canon/, section 4). This export makes none, so no naming is needed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from kg.export.terms import NTriplesTerms
from kg.export.triples import Description
from kg.graph import KnowledgeGraph
from kg.ontology import Ontology


def chunks(graph: KnowledgeGraph, ontology: Ontology) -> Iterator[str]:
    """The file in pieces, the triples of one resource each."""
    for subject, pairs in Description(graph, ontology, NTriplesTerms(ontology)).blocks():
        yield "".join(f"{subject} {predicate} {value} .\n" for predicate, value in dict.fromkeys(pairs))


def digest(graph: KnowledgeGraph, ontology: Ontology) -> str:
    """The SHA-256 of the graph's RDFC-1.0 canonical form, in hex: equal for equal graphs, whatever the order."""
    lines = {line for chunk in chunks(graph, ontology) for line in chunk.split("\n") if line}
    whole = hashlib.sha256()
    for line in sorted(lines):
        whole.update(line.encode("utf-8") + b"\n")
    return whole.hexdigest()
