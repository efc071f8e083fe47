"""Counts of a graph, and a digest by which two people can tell whether they hold the same one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kg.export.ntriples import digest
from kg.graph import KnowledgeGraph
from kg.ontology import Ontology


@dataclass(frozen=True, slots=True)
class Stats:
    """What is in a graph. The mappings go from a name to a count, the largest first.

    `types` counts entities by top class, `subtypes` by "Class/Subclass"; `newspapers` counts articles, and
    `newspaper_statements` statements, by newspaper ("" where it is not known); `digest` is the SHA-256 of the graph's
    RDFC-1.0 canonical form.
    """

    documents: int
    characters: int
    articles: int
    mentions: int
    entities: int
    statements: int
    edges: int
    problems: int
    types: Mapping[str, int]
    subtypes: Mapping[str, int]
    predicates: Mapping[str, int]
    newspapers: Mapping[str, int]
    newspaper_statements: Mapping[str, int]
    digest: str


def stats(graph: KnowledgeGraph, ontology: Ontology) -> Stats:
    """Count `graph`. An edge is what several statements may say, each for another article."""
    newspapers = {article.id: article.edition.newspaper for article in graph.articles}
    said = Counter(newspapers.get(statement.article, "") for statement in graph.statements)
    return Stats(
        documents=len(graph.documents),
        characters=sum(document.characters for document in graph.documents),
        articles=len(graph.articles),
        mentions=len(graph.mentions),
        entities=len(graph.entities),
        statements=len(graph.statements),
        edges=len({(s.subject, s.predicate, s.object) for s in graph.statements}),
        problems=len(graph.problems),
        types=_sorted(Counter(entity.type for entity in graph.entities)),
        subtypes=_sorted(Counter(f"{e.type}/{e.subtype}" for e in graph.entities if e.subtype)),
        predicates=_sorted(Counter(statement.predicate for statement in graph.statements)),
        newspapers=_sorted(Counter(newspapers.values())),
        newspaper_statements=_sorted(said),
        digest=digest(graph, ontology),
    )


def _sorted(counts: Counter[str]) -> dict[str, int]:
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def lines(found: Stats) -> Iterator[str]:
    """The counts as aligned text."""
    for name in ("documents", "characters", "articles", "mentions", "entities", "statements", "edges", "problems"):
        yield _line(name, getattr(found, name))
    yield "\nentities by type"
    for name, count in found.types.items():
        yield _line(name, count, 1)
        for subtype, part in found.subtypes.items():
            if subtype.startswith(f"{name}/"):
                yield _line(subtype.partition("/")[2], part, 2)
    yield "\nstatements by relation"
    for name, count in found.predicates.items():
        yield _line(name, count, 1)
    yield "\narticles and statements by newspaper"
    for name, count in found.newspapers.items():
        yield f"{_line(name or '(not known)', count, 1)} {found.newspaper_statements.get(name, 0):>12,}"
    yield f"\ndigest (RDFC-1.0, SHA-256)  {found.digest}"


def _line(name: str, count: int, depth: int = 0) -> str:
    wide = sum(ord(char) > 0x2E7F for char in name)  # such characters take two columns
    return f"{'  ' * depth}{name:<{28 - 2 * depth - wide}} {count:>12,}"
