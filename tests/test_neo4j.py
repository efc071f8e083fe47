"""`kg neo4j` where there is no server: its help, its script for RDF import, its messages."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg import graphfile
from kg.cli import main
from kg.export.property_graph import labels_of
from kg.graph import KnowledgeGraph
from kg.neo4j.n10s import script
from kg.ontology import Ontology


@pytest.fixture
def folder(sample_graph: KnowledgeGraph, tmp_path: Path) -> Path:
    graphfile.save(sample_graph, tmp_path)
    return tmp_path


def run(*arguments: str | Path, **environment: str) -> Result:
    return CliRunner().invoke(main, ["neo4j", *map(str, arguments)], env=environment)


def test_password_is_no_option() -> None:
    for name in ("push", "verify"):
        shown = run(name, "--help").stdout
        assert "--uri" in shown
        assert "--password" not in shown


def test_without_a_terminal_the_password_must_be_in_the_environment(folder: Path) -> None:
    done = CliRunner().invoke(main, ["neo4j", "push", str(folder)], env={"NEO4J_PASSWORD": None})
    assert done.exit_code == 2
    assert "NEO4J_PASSWORD" in done.stderr


def test_missing_driver_is_named_with_its_remedy(folder: Path) -> None:
    code = "import sys; sys.modules['neo4j'] = None; from kg.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", code, "neo4j", "push", str(folder)],
        capture_output=True,
        text=True,
        check=False,
        env={"NEO4J_PASSWORD": "x", "PYTHONPATH": ":".join(sys.path)},
    )
    assert done.returncode == 1
    assert done.stderr.strip() == "kg: the Neo4j driver is not installed; install the extra: pip install 'kg[neo4j]'"


def test_rdf_script_covers_every_class_relation_and_qualifier(ontology: Ontology) -> None:
    text = run("n10s", "--url", "file:///import/it's.ttl").stdout
    assert text == script(ontology, "file:///import/it's.ttl")
    assert "fetch('file:///import/it\\'s.ttl', 'Turtle'" in text
    for label in labels_of(ontology):
        assert f"`{label}`" in text
    for each in ontology.properties.values():
        statement = next(line for line in text.splitlines() if f"p.uri = '{each.iri}'" in line)
        assert f"CREATE (x)-[r:`{each.name.upper()}`]->(y)" in statement
        assert all(f"`{name}`: coalesce(" in statement for name in each.qualifiers)
