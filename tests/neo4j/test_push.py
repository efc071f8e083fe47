"""A push makes a database hold the graph, again and again, and touches nothing else."""

from __future__ import annotations

import dataclasses
import signal
import threading
import time

import pytest

from kg.errors import KgError, UsageError
from kg.export import property_graph
from kg.graph import KnowledgeGraph
from kg.neo4j.connection import Address, Database, connect
from kg.neo4j.push import Pushed, push
from kg.neo4j.verify import verify
from kg.ontology import Ontology
from tests.generated import generated_graph
from tests.neo4j.conftest import opened
from tests.neo4j.graphs import hostile, renamed, without_article
from tests.neo4j.server import Server


def snapshot(server: Server) -> list[object]:
    """Everything the database holds, in an order of its own."""
    nodes = server.rows("MATCH (n) RETURN labels(n) AS labels, properties(n) AS p ORDER BY p.id, elementId(n)")
    edges = server.rows("MATCH (a)-[r]->(b) RETURN a.id, type(r), properties(r) AS p, b.id ORDER BY p.id, elementId(r)")
    return [*nodes, *edges]


def test_pushed_graph_is_found_equal(database: Database, sample_graph: KnowledgeGraph, ontology: Ontology) -> None:
    done = push(database, sample_graph, ontology)
    verdict = verify(database, sample_graph, ontology)
    assert verdict.equal, verdict.first_difference
    assert (done.nodes_added, done.relationships_added) == property_graph.size(sample_graph)
    counts = {(row.what, row.name): row.in_database for row in verdict.rows}
    assert counts["label", "TradeUnion"] == 3
    assert counts["type", "ORGANIZED"] == 1
    assert counts["nodes", ""] == len(sample_graph.entities) + len(sample_graph.articles)


def test_second_push_writes_nothing(
    server: Server, database: Database, sample_graph: KnowledgeGraph, ontology: Ontology
) -> None:
    push(database, sample_graph, ontology)
    before = snapshot(server)
    last = server.rows("SHOW DATABASE neo4j YIELD lastCommittedTxn")[0]
    assert push(database, sample_graph, ontology) == Pushed()
    assert snapshot(server) == before
    assert server.rows("SHOW DATABASE neo4j YIELD lastCommittedTxn")[0] == last


def test_removed_article_takes_exactly_its_claims_along(
    server: Server, database: Database, sample_graph: KnowledgeGraph, ontology: Ontology
) -> None:
    push(database, sample_graph, ontology)
    article = sample_graph.articles[1].id
    fewer = without_article(sample_graph, article)
    gone = {s.id for s in sample_graph.statements} - {s.id for s in fewer.statements}
    before = {row["id"] for row in server.rows("MATCH ()-[r]->() RETURN r.id AS id")}
    done = push(database, fewer, ontology)
    after = {row["id"] for row in server.rows("MATCH ()-[r]->() RETURN r.id AS id")}
    assert gone
    assert {ident for ident in before - after if str(ident).startswith("statement/")} == gone
    assert not after - before
    assert (done.nodes_added, done.nodes_changed, done.relationships_added) == (0, 0, 0)
    assert verify(database, fewer, ontology).equal


def test_changed_names_and_classes_are_brought_up_to_date(
    database: Database, sample_graph: KnowledgeGraph, ontology: Ontology
) -> None:
    push(database, sample_graph, ontology)
    changed = renamed(sample_graph)
    done = push(database, changed, ontology)
    assert (done.nodes_changed, done.relationships_changed) == (1, 1)
    verdict = verify(database, changed, ontology)
    assert verdict.equal, verdict.first_difference


def test_names_arrive_as_they_are(database: Database, ontology: Ontology) -> None:
    graph = hostile()
    push(database, graph, ontology)
    assert verify(database, graph, ontology).equal
    names = {row["n.name"] for row in database.rows("MATCH (n:Organization) RETURN n.name")}
    assert names == {entity.name for entity in graph.entities}


def test_search_by_part_of_a_chinese_name(database: Database, sample_graph: KnowledgeGraph, ontology: Ontology) -> None:
    push(database, sample_graph, ontology)
    found = database.rows("CALL db.index.fulltext.queryNodes('kg_names', '重工') YIELD node RETURN node.name AS name")
    assert {row["name"] for row in found} >= {"山海重工有限公司", "山海重工有限公司工会"}


def test_full_text_index_follows_the_ontology(
    server: Server, database: Database, sample_graph: KnowledgeGraph, ontology: Ontology
) -> None:
    server.clear(schema=True)
    server.rows("CREATE FULLTEXT INDEX kg_names FOR (n:Organization) ON EACH [n.name]")
    push(database, sample_graph, ontology)
    covered = server.rows("SHOW FULLTEXT INDEXES YIELD name, labelsOrTypes WHERE name = 'kg_names'")
    assert set(covered[0]["labelsOrTypes"]) == set(property_graph.top_labels(sample_graph, ontology))  # type: ignore[call-overload]


@pytest.mark.parametrize(
    "foreign",
    [
        "CREATE (:Movie {title: 'x'})",
        "CREATE (:Organization {name: 'x'})",
        "CREATE (:Person {id: 7})",
        "CREATE (:Person {id: 'organization/0123456789ab'})",
        "CREATE (:Person {id: ['a']})",
    ],
)
def test_foreign_data_is_not_touched(
    server: Server, database: Database, sample_graph: KnowledgeGraph, ontology: Ontology, foreign: str
) -> None:
    server.clear(schema=True)
    server.rows(foreign)
    before = snapshot(server)
    with pytest.raises(KgError, match=r"foreign data .1 nodes, 0 relationships.*nothing was touched"):
        push(database, sample_graph, ontology)
    assert snapshot(server) == before
    assert server.rows("SHOW CONSTRAINTS") == []
    assert "not the graph's" in verify(database, KnowledgeGraph(), ontology).first_difference


def test_foreign_data_stays_beside_the_graph(
    server: Server, database: Database, sample_graph: KnowledgeGraph, ontology: Ontology
) -> None:
    push(database, sample_graph, ontology)
    person = next(e.id for e in sample_graph.entities if e.type == "Person" and len(e.articles) == 1)
    server.rows("MATCH (p {id: $id}) CREATE (:Movie {title: 'x'})-[:STARS]->(p)", id=person)
    with pytest.raises(KgError, match=r"foreign data"):
        push(database, KnowledgeGraph(articles=sample_graph.articles[:1]), ontology)
    done = push(database, KnowledgeGraph(articles=sample_graph.articles[:1]), ontology, allow_foreign=True)
    assert done.kept == 1
    assert server.rows("MATCH (m)-[:STARS]->(p) RETURN m.title AS title, p.id AS id") == [{"title": "x", "id": person}]
    push(database, sample_graph, ontology, allow_foreign=True)
    assert verify(database, sample_graph, ontology, allow_foreign=True).equal


def test_another_graph_is_replaced_only_when_told(
    server: Server, database: Database, sample_graph: KnowledgeGraph, ontology: Ontology
) -> None:
    push(database, hostile(), ontology)
    before = snapshot(server)
    with pytest.raises(KgError, match=r"another graph .*--replace"):
        push(database, sample_graph, ontology)
    assert snapshot(server) == before
    push(database, sample_graph, ontology, replace=True)
    assert verify(database, sample_graph, ontology).equal


def test_server_that_dies_half_way_is_waited_for(server: Server, ontology: Ontology) -> None:
    graph, said, crashed = generated_graph(2_000, 5_000), list[str](), threading.Event()

    def crash(what: str, done: int, total: int) -> None:
        if what == "relationships" and done > total // 3 and not crashed.is_set():
            crashed.set()
            server.stop(signal.SIGKILL)
            threading.Thread(target=lambda: (time.sleep(1), server.start())).start()

    with opened(server, 120, said) as database:
        push(database, graph, ontology, batch=1000, progress=crash)
        assert crashed.is_set()
        assert any("trying again" in line for line in said)
        assert verify(database, graph, ontology).equal


def test_push_that_was_cut_off_is_ended_by_pushing_again(server: Server, ontology: Ontology) -> None:
    graph = generated_graph(500, 2_000)

    def stop(what: str, done: int, total: int) -> None:
        if what == "relationships" and done > total // 2:
            raise KeyboardInterrupt

    with opened(server) as database:
        with pytest.raises(KeyboardInterrupt):
            push(database, graph, ontology, batch=500, progress=stop)
        assert not verify(database, graph, ontology).equal
        done = push(database, graph, ontology)
        assert 0 < done.relationships_added < property_graph.size(graph)[1]
        assert verify(database, graph, ontology).equal


def test_server_that_stays_away_is_reported(server: Server, sample_graph: KnowledgeGraph, ontology: Ontology) -> None:
    with opened(server, patience=1) as database:
        server.stop()
        with pytest.raises(KgError, match="no Neo4j answers"):
            push(database, sample_graph, ontology)


def test_wrong_password_is_said_plainly(server: Server) -> None:
    address = Address(server.uri, server.user, "wrong")
    words = r"does not let neo4j in with this password.*NEO4J_PASSWORD"
    with pytest.raises(KgError, match=words), connect(address, 0, print):
        pass


def test_nobody_there_is_said_plainly(server: Server) -> None:
    address = Address("bolt://127.0.0.1:9", server.user, server.password)
    with pytest.raises(KgError, match=r"no Neo4j answers at bolt://127.0.0.1:9 .*7687"), connect(address, 60, print):
        pass


def test_unknown_host_is_said_plainly(server: Server) -> None:
    address = Address("bolt://no-such-host.invalid:7687", server.user, server.password)
    with pytest.raises(KgError, match="no Neo4j answers"), connect(address, 60, print):
        pass


@pytest.mark.parametrize("uri", ["http://127.0.0.1:7474", "localhost:7687", "bolt://127.0.0.1:port", ""])
def test_wrong_uri_is_wrong_usage(server: Server, uri: str) -> None:
    with pytest.raises(UsageError, match="not a URI of Neo4j"), connect(Address(uri, "neo4j", "x"), 0, print):
        pass


def test_missing_database_is_said_plainly(server: Server, sample_graph: KnowledgeGraph, ontology: Ontology) -> None:
    address = dataclasses.replace(Address(server.uri, server.user, server.password), database="other")
    with pytest.raises(KgError, match="there is no database other"), connect(address, 0, print) as database:
        push(database, sample_graph, ontology)
