"""What the import tool of Neo4j makes of the bulk files is the graph, to the last property."""

from __future__ import annotations

import dataclasses
import subprocess
from pathlib import Path

import pytest

from kg.export import neo4j_csv, property_graph
from kg.graph import KnowledgeGraph
from kg.neo4j.push import Pushed, push
from kg.neo4j.verify import verify
from kg.ontology import Ontology
from tests.generated import generated_graph
from tests.neo4j.conftest import opened
from tests.neo4j.graphs import hostile
from tests.neo4j.server import Server


def bulk(server: Server, graph: KnowledgeGraph, ontology: Ontology, folder: Path) -> str:
    """Write the bulk files, import them and start the server."""
    neo4j_csv.write(graph, ontology, folder)
    server.stop()
    said = server.bulk(folder)
    server.start()
    for statement in (folder / "neo4j" / "constraints.cypher").read_text(encoding="utf-8").split(";\n"):
        if text := "\n".join(line for line in statement.splitlines() if not line.startswith("//")):
            server.rows(text)
    return said


def test_imported_graph_is_found_equal_and_a_push_changes_nothing(
    server: Server, sample_graph: KnowledgeGraph, ontology: Ontology, tmp_path: Path
) -> None:
    bulk(server, sample_graph, ontology, tmp_path)
    with opened(server) as database:
        verdict = verify(database, sample_graph, ontology)
        assert verdict.equal, verdict.first_difference
        assert all(row.in_graph == row.in_database > 0 for row in verdict.rows)
        assert push(database, sample_graph, ontology) == Pushed()


def test_names_arrive_as_they_are_from_a_folder_with_an_awkward_name(
    server: Server, ontology: Ontology, tmp_path: Path
) -> None:
    folder = tmp_path / "a, folder (with) 'quotes' [and] $more"
    folder.mkdir()
    bulk(server, hostile(), ontology, folder)
    with opened(server) as database:
        verdict = verify(database, hostile(), ontology)
        assert verdict.equal, verdict.first_difference


def test_compressed_files_are_read(
    server: Server, ontology: Ontology, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(neo4j_csv, "LARGE", 100)
    graph = generated_graph(500, 1_000)
    said = bulk(server, graph, ontology, tmp_path)
    assert sorted(path.name for path in (tmp_path / "neo4j").glob("*.gz"))
    assert f"{property_graph.size(graph)[1]} relationships" in said
    with opened(server) as database:
        assert verify(database, graph, ontology).equal


def test_very_long_values_fit(server: Server, ontology: Ontology, tmp_path: Path) -> None:
    graph = generated_graph(50, 60)
    longest = "长" * 2_000_000
    first = dataclasses.replace(graph.statements[0], evidence=longest)
    graph = dataclasses.replace(graph, statements=(first, *graph.statements[1:]))
    bulk(server, graph, ontology, tmp_path)
    with opened(server) as database:
        assert verify(database, graph, ontology).equal


def test_database_that_is_there_is_not_overwritten_unasked(
    server: Server, sample_graph: KnowledgeGraph, ontology: Ontology, tmp_path: Path
) -> None:
    neo4j_csv.write(sample_graph, ontology, tmp_path)
    server.rows("CREATE (:Mine)")
    server.stop()
    script = ["bash", str(tmp_path / "neo4j" / "import.sh"), "--max-off-heap-memory=1g"]
    done = subprocess.run(
        script, env=server.environment, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=300
    )
    assert done.returncode != 0
    server.start()
    assert server.rows("MATCH (n) RETURN labels(n) AS labels") == [{"labels": ["Mine"]}]
