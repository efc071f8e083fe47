"""The knowledge graph in memory: sorted tuples of records, and views of them. No I/O."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby
from operator import attrgetter
from typing import Any

from kg.model import Article, DocumentGraph, Entity, Mention, Problem, Statement


@dataclass(frozen=True)
class KnowledgeGraph:
    """Everything one build knows, in an order that depends on content alone.

    `documents` are the per-document graphs without their articles, mentions, entities and statements (what was read,
    for the report); the other tuples are sorted by id (mentions by article, paragraph and offset).
    """

    documents: tuple[DocumentGraph, ...] = ()
    articles: tuple[Article, ...] = ()
    entities: tuple[Entity, ...] = ()
    statements: tuple[Statement, ...] = ()
    mentions: tuple[Mention, ...] = ()
    problems: tuple[Problem, ...] = field(default=())

    @cached_property
    def entity(self) -> Mapping[str, Entity]:
        """Entities by id."""
        return {entity.id: entity for entity in self.entities}

    @cached_property
    def article(self) -> Mapping[str, Article]:
        """Articles by id."""
        return {article.id: article for article in self.articles}

    def to_networkx(self) -> Any:
        """The entities and statements as a networkx MultiDiGraph: node key is the id, edge key the statement id."""
        import networkx as nx  # takes longer to load than a hundred pages to read, and no build needs it

        view: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        for entity in self.entities:
            view.add_node(entity.id, type=entity.type, subtype=entity.subtype, name=entity.name)
        for statement in self.statements:
            view.add_edge(statement.subject, statement.object, key=statement.id, type=statement.predicate)
        return view


def by_article(mentions: Iterable[Mention]) -> dict[str, list[Mention]]:
    """Mentions by article, those of one article in the order given."""
    found: dict[str, list[Mention]] = {}
    for article, group in groupby(mentions, key=attrgetter("article")):
        found.setdefault(article, []).extend(group)
    return found
