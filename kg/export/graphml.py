"""GraphML (http://graphml.graphdrawing.org/) by networkx: entities and edges, for Gephi and yEd."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

import networkx as nx

from kg.graph import KnowledgeGraph
from kg.ontology import Ontology

_NOT_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def chunks(graph: KnowledgeGraph, ontology: Ontology) -> Iterator[str]:
    """The file in pieces.

    Characters XML 1.0 cannot hold become U+FFFD; a qualifier that is an entity gives its name.
    """
    view: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for entity in graph.entities:
        view.add_node(
            _xml(entity.id),
            label=_xml(entity.name),
            type=entity.type,
            subtype=entity.subtype,
            aliases=_xml("; ".join(sorted(entity.aliases))),
            articles=len(entity.articles),
        )
    for statement in graph.statements:
        article = graph.article.get(statement.article)
        facts = {
            name: _xml(graph.entity[value].name if value in graph.entity else value)
            for name, value in statement.qualifiers
        }
        view.add_edge(
            _xml(statement.subject),
            _xml(statement.object),
            key=_xml(statement.id),
            label=statement.predicate,
            **{f"qualifier_{name}": value for name, value in facts.items()},
            article=_xml(statement.article),
            headline=_xml(article.headline if article else ""),
            lines=" ".join(map(str, statement.lines)),
            evidence=_xml(statement.evidence),
            confidence=float(statement.confidence),
            rule=_xml(statement.rule),
        )
    yield "<?xml version='1.0' encoding='utf-8'?>\n"
    for line in nx.generate_graphml(view, named_key_ids=True):
        yield f"{line}\n"


def _xml(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text)
