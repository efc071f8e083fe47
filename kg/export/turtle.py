"""`graph.ttl`: the whole graph in Turtle 1.1 (https://www.w3.org/TR/turtle/), a block a resource, streamed."""

from __future__ import annotations

from collections.abc import Iterator

from kg.export.terms import TurtleTerms
from kg.export.triples import Description, Pairs
from kg.graph import KnowledgeGraph
from kg.ontology import Ontology


def chunks(graph: KnowledgeGraph, ontology: Ontology) -> Iterator[str]:
    """The file in pieces. The same graph gives the same bytes."""
    terms = TurtleTerms(ontology)
    yield head(terms)
    for subject, pairs in Description(graph, ontology, terms).blocks():
        yield block(subject, pairs)


def head(terms: TurtleTerms) -> str:
    """The prefixes."""
    return "".join(f"@prefix {prefix}: <{space}> .\n" for prefix, space in terms.prefixes.items()) + "\n"


def block(subject: str, pairs: Pairs[str], indent: str = "") -> str:
    """One resource with all that is said of it; objects of one predicate share it.

    >>> print(block("person:a", [("a", "kg:Person"), ("kg:worksFor", "firm:b"), ("kg:worksFor", "firm:c")]))
    person:a a kg:Person ;
        kg:worksFor firm:b, firm:c .
    <BLANKLINE>
    <BLANKLINE>
    """
    return f"{indent}{subject} {predicates(pairs, indent)} .\n\n"


def predicates(pairs: Pairs[str], indent: str = "") -> str:
    """A predicate-object list of the Turtle grammar."""
    parts: list[str] = []
    last = ""
    for predicate, value in pairs:
        if predicate == last:
            parts.append(f", {value}")
        else:
            parts.append(f" ;\n{indent}    {predicate} {value}" if last else f"{predicate} {value}")
            last = predicate
    return "".join(parts)
