"""JSON-LD 1.1 (https://www.w3.org/TR/json-ld11/): one node object a line, the context inside, nothing to fetch."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from kg.export.terms import TurtleTerms, well_formed
from kg.export.triples import Description
from kg.graph import KnowledgeGraph
from kg.ontology import Ontology


class JsonTerms:
    """Terms as JSON-LD values; predicates and subjects use their `@id`."""

    def __init__(self, ontology: Ontology) -> None:
        self._turtle = TurtleTerms(ontology)
        self.prefixes = self._turtle.prefixes

    def thing(self, ident: str) -> Any:
        return {"@id": self._turtle.thing(ident).strip("<>")}

    def term(self, curie: str) -> Any:
        return {"@id": "@type" if curie == "rdf:type" else self._turtle.term(curie).strip("<>")}

    def iri(self, iri: str) -> Any:
        return {"@id": self._turtle.iri(iri).strip("<>")}

    def text(self, value: str, language: str = "") -> Any:
        return {"@value": well_formed(value), "@language": language} if language else well_formed(value)

    def typed(self, value: str, datatype: str) -> Any:
        if datatype == "xsd:boolean":
            return value == "true"
        return {"@value": well_formed(value), "@type": datatype}

    def integer(self, value: int) -> Any:
        return value


def chunks(graph: KnowledgeGraph, ontology: Ontology) -> Iterator[str]:
    """The file in pieces."""
    terms = JsonTerms(ontology)
    yield f'{{"@context": {_json(terms.prefixes)},\n"@graph": [\n'
    separator = ""
    for subject, pairs in Description(graph, ontology, terms).blocks():
        node: dict[str, Any] = dict(subject)
        for predicate, value in pairs:
            name = predicate["@id"]
            node.setdefault(name, []).append(value["@id"] if name == "@type" else value)
        yield separator + _json({key: v[0] if isinstance(v, list) and len(v) == 1 else v for key, v in node.items()})
        separator = ",\n"
    yield "\n]}\n"


def _json(value: Any) -> str:
    """JSON that may also stand inside an HTML script element."""
    return json.dumps(value, ensure_ascii=False).replace("</", "<\\/").replace("<!--", "<\\u0021--")
