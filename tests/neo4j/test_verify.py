"""Verification finds each kind of difference and names the first."""

from __future__ import annotations

import pytest

from kg.graph import KnowledgeGraph
from kg.neo4j.connection import Database
from kg.neo4j.push import push
from kg.neo4j.verify import verify
from kg.ontology import Ontology
from tests.neo4j.server import Server

PLACE = "MATCH (n:Place {name: '山海市'}) "
EDGE = "MATCH ()-[r:ORGANIZED]->() "


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        (PLACE + "SET n.name = '他'", "property name is '山海市' in the graph and '他' in the database"),
        (PLACE + "SET n.aliases = '山海'", "property aliases is ['山海'] in the graph and '山海' in the database"),
        (PLACE + "REMOVE n.aliases", "property aliases is ['山海'] in the graph and None in the database"),
        (PLACE + "SET n.extra = 1", "property extra is None in the graph and 1 in the database"),
        (PLACE + "SET n:Site", "is AdminDivision:Place in the graph and AdminDivision:Place:Site in the database"),
        (PLACE + "DETACH DELETE n", "山海市) is in the graph and not in the database"),
        (PLACE + "CREATE (:Place {id: 'place/000000000000'})", "place/000000000000 is in the database and not"),
        (EDGE + "DELETE r", "ORGANIZED program/"),
        (EDGE + "SET r.lines = [3.0]", "property lines is [3] in the graph and [3.0] in the database"),
        (EDGE + "SET r.confidence = '0.95'", "property confidence is 0.95 in the graph and '0.95' in the database"),
        (EDGE + "MATCH (a)-[r]->(b) CREATE (b)-[s:ORGANIZED]->(a) SET s = r DELETE r", "ORGANIZED organization/"),
        (EDGE + "MATCH (a)-[r]->(b) CREATE (a)-[s:ORGANIZED]->(b) SET s = r", "is 2 times in the database"),
        ("CREATE (:Movie)", "the database holds 1 nodes and 0 relationships that are not the graph's"),
        (PLACE + "CREATE (n)-[:NEAR]->(n)", "the database holds 0 nodes and 1 relationships that are not the graph's"),
    ],
)
def test_names_the_first_difference_and_a_push_mends_it(
    server: Server, database: Database, sample_graph: KnowledgeGraph, ontology: Ontology, damage: str, words: str
) -> None:
    push(database, sample_graph, ontology)
    for index in ("kg_Place_id",):
        server.rows(f"DROP CONSTRAINT {index}")
    server.rows(damage)
    verdict = verify(database, sample_graph, ontology)
    assert not verdict.equal
    assert words in verdict.first_difference
    if "not the graph's" not in words:
        push(database, sample_graph, ontology)
        assert verify(database, sample_graph, ontology).equal


def test_empty_database_differs_from_a_graph_and_equals_none(
    database: Database, sample_graph: KnowledgeGraph, ontology: Ontology
) -> None:
    assert verify(database, KnowledgeGraph(), ontology).equal
    verdict = verify(database, sample_graph, ontology)
    assert "is in the graph and not in the database" in verdict.first_difference
    assert {row.in_database for row in verdict.rows} == {0}
