"""How fast a graph of a million relationships comes into Neo4j: in bulk, and live beside the driver's own rate.

    python benchmarks/neo4j.py [--relationships N] [--nodes N]

Needs what `.ci/neo4j.sh` fetches. The bare rate sends the same rows, made beforehand, with the same Cypher through
`session.run`, and does nothing else. Each contender runs twice, bare, push, push, bare, so that a machine that grows
slower or faster meets both; each run starts on a fresh server that was warmed up with a small graph.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

sys.path.pop(0)  # here stands a neo4j.py, which is not the driver
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import kg.ontology
from kg.export import neo4j_csv, property_graph
from kg.graph import KnowledgeGraph
from kg.neo4j.connection import Address, Database, connect
from kg.neo4j.push import BATCH, node_batches, prepare, push, relationship_batches
from kg.neo4j.verify import verify
from tests.generated import generated_graph
from tests.neo4j.server import Server

ONTOLOGY = kg.ontology.default()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--relationships", type=int, default=1_000_000)
    parser.add_argument("--nodes", type=int, default=100_000)
    parser.add_argument("--skip-bulk", action="store_true")
    given = parser.parse_args()
    started = time.perf_counter()
    graph = _graph(given.nodes, given.relationships)
    nodes, relationships = property_graph.size(graph)
    print(f"graph: {nodes:,} nodes, {relationships:,} relationships (made in {time.perf_counter() - started:.0f} s)")
    if not given.skip_bulk:
        _bulk(graph)
    seconds = {_bare: 0.0, _push: 0.0}
    for contender in (_bare, _push, _push, _bare):
        seconds[contender] += _live(contender, graph)
    bare, pushed = (2 * (nodes + relationships) / seconds[contender] for contender in (_bare, _push))
    print(f"driver, bare UNWIND  {bare:,.0f} records/s")
    print(f"kg neo4j push        {pushed:,.0f} records/s, {pushed / bare:.2f} of the bare rate")


def _graph(nodes: int, relationships: int) -> KnowledgeGraph:
    """About so many relationships: a statement of the generated graph comes with about one mention."""
    return generated_graph(nodes, relationships * 51 // 100)


@contextmanager
def _server() -> Iterator[Server]:
    home = Path(tempfile.mkdtemp(prefix="kg-neo4j-"))
    server = Server(home)
    try:
        yield server
    finally:
        server.stop()
        shutil.rmtree(home)


@contextmanager
def _open(server: Server) -> Iterator[Database]:
    with connect(Address(server.uri, server.user, server.password), 60, print) as database:
        yield database


def _bulk(graph: KnowledgeGraph) -> None:
    with tempfile.TemporaryDirectory() as name, _server() as server:
        folder = Path(name)
        started = time.perf_counter()
        neo4j_csv.write(graph, ONTOLOGY, folder)
        written = time.perf_counter() - started
        size = sum(path.stat().st_size for path in (folder / "neo4j").iterdir())
        started = time.perf_counter()
        server.bulk(folder)
        seconds = time.perf_counter() - started
        rate = sum(property_graph.size(graph)) / seconds
        print(f"bulk files           {written:.1f} s, {size / 1e6:.0f} MB")
        print(f"neo4j-admin import   {seconds:.1f} s, {rate:,.0f} records/s, no line rejected")
        server.start()
        with _open(server) as database:
            started = time.perf_counter()
            verdict = verify(database, graph, ONTOLOGY)
            print(f"kg neo4j verify      {time.perf_counter() - started:.1f} s: {verdict.first_difference or 'equal'}")


def _live(contender: Callable[[Database, KnowledgeGraph], float], graph: KnowledgeGraph) -> float:
    with _server() as server:
        server.start()
        with _open(server) as database:
            contender(database, generated_graph(2_000, 20_000))
            server.clear()
            return contender(database, graph)


def _bare(database: Database, graph: KnowledgeGraph) -> float:
    batches = list(node_batches(property_graph.nodes(graph, ONTOLOGY), {}, BATCH))
    batches += relationship_batches(property_graph.relationships(graph), BATCH)
    prepare(database, property_graph.top_labels(graph, ONTOLOGY))
    started = time.perf_counter()
    with database.driver.session() as session:
        for cypher, rows in batches:
            session.run(cypher, rows=rows).consume()
    return time.perf_counter() - started


def _push(database: Database, graph: KnowledgeGraph) -> float:
    started = time.perf_counter()
    push(database, graph, ONTOLOGY)
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
