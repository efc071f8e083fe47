"""Whole pages come into Neo4j the same by each way; the commands do what their help says."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg import graphfile
from kg.cli import main
from kg.graph import KnowledgeGraph
from kg.neo4j.compare import difference
from kg.neo4j.push import Pushed, push
from kg.neo4j.verify import verify
from kg.ontology import Ontology
from tests.neo4j.conftest import opened
from tests.neo4j.graphs import without_article
from tests.neo4j.pages import PAGES, SEEDS, built
from tests.neo4j.rdf import load_as_n10s_does
from tests.neo4j.server import Server
from tests.neo4j.test_bulk import bulk


@pytest.fixture(
    scope="module",
    params=[
        pytest.param(SEEDS, id="seeds"),
        pytest.param(
            PAGES,
            id="pages",
            marks=[pytest.mark.shared, pytest.mark.skipif(not PAGES, reason="the real pages are not here")],
        ),
    ],
)
def folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a built graph."""
    made = tmp_path_factory.mktemp("built")
    built(request.param, made)
    return made


@pytest.fixture
def kg(server: Server, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Runs `kg neo4j …` against the server."""
    monkeypatch.setenv("NEO4J_PASSWORD", server.password)
    return lambda *arguments: CliRunner().invoke(
        main, ["neo4j", arguments[0], *map(str, arguments[1:]), "--uri", server.uri]
    )


def test_bulk_and_live_give_the_same_graph(
    server: Server, folder: Path, ontology: Ontology, tmp_path: Path, kg: Callable[..., Result]
) -> None:
    graph = graphfile.load(folder)
    bulk(server, graph, ontology, tmp_path)
    checked = kg("verify", folder)
    assert checked.exit_code == 0, checked.output
    with opened(server) as database:
        assert push(database, graph, ontology) == Pushed()
    server.clear()
    pushed = kg("push", folder)
    assert pushed.exit_code == 0, pushed.output
    again = kg("verify", folder)
    assert again.exit_code == 0, again.output
    assert again.stdout == checked.stdout


def test_rdf_gives_the_same_graph(server: Server, folder: Path, ontology: Ontology) -> None:
    graph = graphfile.load(folder)
    load_as_n10s_does(server, graph, ontology)
    with opened(server) as database:
        verdict = verify(database, graph, ontology)
        assert verdict.equal, verdict.first_difference
        assert not difference(database, graph, ontology)


def test_removed_article_takes_exactly_its_claims_along(server: Server, folder: Path, ontology: Ontology) -> None:
    graph = graphfile.load(folder)
    busiest = max(graph.articles, key=lambda a: sum(s.article == a.id for s in graph.statements)).id
    fewer = without_article(graph, busiest)
    claims = {s.id for s in graph.statements if s.article == busiest}
    with opened(server) as database:
        push(database, graph, ontology)
        before = {row["id"] for row in database.rows("MATCH ()-[r]->() RETURN r.id AS id")}
        done = push(database, fewer, ontology)
        after = {row["id"] for row in database.rows("MATCH ()-[r]->() RETURN r.id AS id")}
        assert verify(database, fewer, ontology).equal
    assert {ident for ident in before - after if ident.startswith("statement/")} == claims
    assert all(busiest.removeprefix("article/") in ident for ident in before - after - claims)
    assert (done.relationships_added, done.nodes_added) == (0, 0)


def test_a_difference_is_named_and_the_exit_code_says_so(
    server: Server, folder: Path, kg: Callable[..., Result]
) -> None:
    kg("push", folder)
    server.rows("MATCH (n:Organization) WITH n ORDER BY n.id LIMIT 1 SET n.name = 'other'")
    checked = kg("verify", folder)
    assert checked.exit_code == 1
    assert "first difference: organization/" in checked.stderr
    assert "'other' in the database" in checked.stderr


def test_faults_end_with_a_message_and_without_the_password(
    server: Server, folder: Path, kg: Callable[..., Result], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("NEO4J_PASSWORD", "not-this-one")
    refused = kg("push", folder)
    assert refused.exit_code == 1
    assert "with this password" in refused.stderr
    assert "not-this-one" not in refused.output
    monkeypatch.delenv("NEO4J_PASSWORD")
    assert kg("push", folder).exit_code == 2
    assert "there is no graph here" in kg("push", tmp_path).stderr
    assert server.rows("MATCH (n) RETURN n") == []


def test_batches_of_one_give_the_same_graph(
    server: Server, sample_graph: KnowledgeGraph, tmp_path: Path, kg: Callable[..., Result]
) -> None:
    graphfile.save(dataclasses.replace(sample_graph, problems=()), tmp_path)
    assert kg("push", tmp_path, "--batch", 1).exit_code == 0
    assert kg("verify", tmp_path).exit_code == 0
    assert json.loads(json.dumps(kg("push", tmp_path).stdout)).count("0 added, 0 changed, 0 removed") == 2
