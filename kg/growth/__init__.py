"""Leaves a graph in a folder so that the next build of a grown corpus writes only what changed.

A build is the same work whether everything is new or a little: documents that came and went (`touched`), the records
that they change (`change`), the files those records stand in (`writing`). What has to be known of the rest is kept
below `DIR/.kg/grown` (`known`), and every file is a sequence of blocks sorted by key (`kg.blocks`), so that what did
not change is copied and never looked at:

- People of one name, and the halves of articles, are the only things over which documents lean on each other. A
  document is touched when it came or went or when one of its people, or the other half of an article, is another now.
- A thing is combined again from what each document says of it; only things of touched documents are.
- The store is the old one by hard links, with the triples of changed blocks taken out and put in.
- The view is bounded, and drawn anew; its sentences are kept.

The whole graph is written anew when nothing is kept (corrections were applied, a cluster made it, another version or
ontology did, a file was changed by hand, two documents have one name), when more than half of the documents are
touched, or when the columns of the tables for Neo4j change.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from kg import graphfile
from kg.engine import Engine
from kg.export import neo4j_csv
from kg.graph import KnowledgeGraph
from kg.growth import known as kept
from kg.growth.change import AnewError, Change, grown, whole
from kg.growth.known import LEFT, Known
from kg.growth.touched import touch
from kg.growth.view import degrees_of
from kg.growth.writing import Place, write
from kg.model import DocumentGraph, Problem
from kg.ontology import Ontology
from kg.resolve.merge import Merged

__all__ = ["LEFT", "Left", "Step", "grow", "leave"]

SHARE: Final = 0.5  # of the documents that may be touched
Step = Callable[[int, int], None]
Load = Callable[[Iterable[str]], Iterable[DocumentGraph]]


@dataclass(frozen=True, slots=True)
class Left:
    """What a build left: how many articles, entities and statements, and what was wrong."""

    articles: int
    entities: int
    statements: int
    problems: tuple[Problem, ...]

    @classmethod
    def of(cls, graph: KnowledgeGraph) -> Left:
        """What a build left of a graph that is in memory."""
        return cls(len(graph.articles), len(graph.entities), len(graph.statements), graph.problems)


def leave(
    graph: KnowledgeGraph,
    ontology: Ontology,
    place: Path,
    step: Step,
    merged: Merged | None = None,
    origin: Mapping[str, str] | None = None,
    engine: Engine | None = None,
) -> Left:
    """Write a whole graph below `place`, which exists.

    Args:
        graph: the graph.
        ontology: its ontology.
        place: an empty folder.
        step: called with the number of steps that are done, and how many there are.
        merged: what the graph was made of, where the next build may start from it.
        origin: for the name of each document where the cache has it.
        engine: whether files are written beside each other or one after the other.
    """
    sure = merged is not None and len(origin or ()) == len(merged.documents)
    change = whole(graph, ontology, merged if sure else None, origin or {})
    write(change, graph.documents, Place(place, ontology), step, engine)
    return Left.of(graph)


def grow(
    folder: Path,
    place: Path,
    ontology: Ontology,
    documents: Iterable[str],
    load: Load,
    problems: Iterable[Problem],
    step: Step,
) -> Left | None:
    """Write below `place` what the graph in `folder` becomes; nothing, when nothing is new.

    Args:
        folder: what the earlier build left.
        place: an empty folder.
        ontology: the ontology.
        documents: where the cache has each document.
        load: gives documents of the cache; raises KeyError for one that it does not have.
        problems: what was wrong with the files.
        step: called with the number of steps that are done, and how many there are.

    Returns:
        None when the whole graph has to be written.
    """
    found = kept.load(folder, ontology)
    if found is None:
        return None
    known, changed = found
    try:
        change = _change(known, {*documents}, load, ontology)
        every = {graph.name: graph for graph in kept.documents(known.shelf)}
        wanted = (change.wanted or {})["documents"]
        every = {name: graph for name, graph in every.items() if name not in wanted}
        every |= {graph.name: graph for graph in change.graph.documents}
        now = [every[name] for name in sorted(every)]
        wrong = tuple(sorted({*problems, *(problem for graph in now for problem in graph.problems)}))
        if wanted or wrong != tuple(graphfile.records(folder, "problems")):
            if neo4j_csv.shape_of(change.tally()["neo4j"]).packed:
                raise AnewError("a compressed table is not changed in parts")
            change = replace(change, graph=replace(change.graph, problems=wrong))
            write(change, now, Place(place, ontology, known, changed), step)
    except AnewError:
        return None
    finally:
        known.shelf.close()
    counts = change.tally()["report"]
    return Left(counts["articles", "", ""], counts["entities", "", ""], counts["statements", "", ""], wrong)


def _change(known: Known, now: set[str], load: Load, ontology: Ontology) -> Change:
    """What changes when the documents are these.

    Raises:
        AnewError: more than can be brought up to date.
    """
    places = {key: name for name, key in known.documents.items()}
    news = sorted(now - places.keys())
    try:
        went, came = list(load(sorted(places.keys() - now))), list(load(news))
        touched = touch(known, went, came, lambda names: load([known.documents[name] for name in names]))
    except KeyError as error:
        raise AnewError("the cache lacks a document") from error
    still = known.documents.keys() - {graph.name for graph in went}
    if len({graph.name for graph in came} - still) < len(came):
        raise AnewError("two documents have one name")
    if len(touched.names) > SHARE * len(now):
        raise AnewError("most documents are others")
    origin = known.documents | {graph.name: key for graph, key in zip(came, news, strict=True)}
    return grown(known, touched, degrees_of(known.shelf), ontology, origin)
