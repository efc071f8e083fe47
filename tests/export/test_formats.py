"""The other formats: the same graph in each, whatever the texts, and the command that writes them."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import networkx as nx
import pyoxigraph as ox
import pytest
import rdflib
from click.testing import CliRunner
from hypothesis import given, settings

import kg.export
from kg import graphfile
from kg.cli import main
from kg.errors import UsageError
from kg.export.ntriples import digest
from kg.graph import KnowledgeGraph
from kg.ontology import Ontology
from tests.export.hostile import hostile_graphs

SAME_TRIPLES = {
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "trig": ox.RdfFormat.TRIG,
    "jsonld": ox.RdfFormat.JSON_LD,
}
TEXT_FORMATS = sorted(name for name, each in kg.export.FORMATS.items() if each.streams)
REIFIES = "http://www.w3.org/1999/02/22-rdf-syntax-ns#reifies"


def text(name: str, graph: KnowledgeGraph, ontology: Ontology) -> str:
    return "".join(kg.export.chunks(name, graph, ontology))


def triples(source: str, form: ox.RdfFormat) -> set[str]:
    return {str(quad.triple) for quad in ox.parse(source, format=form)}


def turtle(graph: KnowledgeGraph, ontology: Ontology) -> set[str]:
    return triples(text("turtle", graph, ontology), ox.RdfFormat.TURTLE)


@pytest.fixture
def folder(tmp_path: Path, sample_graph: KnowledgeGraph) -> Path:
    graphfile.save(sample_graph, tmp_path)
    return tmp_path


@pytest.mark.parametrize("name", SAME_TRIPLES)
def test_each_rdf_syntax_holds_the_triples_of_the_turtle(
    name: str, sample_graph: KnowledgeGraph, ontology: Ontology
) -> None:
    assert triples(text(name, sample_graph, ontology), SAME_TRIPLES[name]) == turtle(sample_graph, ontology)


@settings(max_examples=40, deadline=None)
@given(graph=hostile_graphs())
def test_each_rdf_syntax_holds_the_triples_of_the_turtle_whatever_the_text(
    graph: KnowledgeGraph, ontology: Ontology
) -> None:
    wanted = turtle(graph, ontology)
    for name, form in SAME_TRIPLES.items():
        assert triples(text(name, graph, ontology), form) == wanted, name


def test_rdflib_reads_json_ld_without_fetching(sample_graph: KnowledgeGraph, ontology: Ontology) -> None:
    read = rdflib.Graph().parse(data=text("jsonld", sample_graph, ontology), format="json-ld")
    assert len(read) == len(turtle(sample_graph, ontology))


def test_json_ld_may_stand_inside_a_script_element(sample_graph: KnowledgeGraph, ontology: Ontology) -> None:
    entity = sample_graph.entities[0]
    hostile = KnowledgeGraph(entities=(type(entity)(entity.id, entity.type, "", "</script><!--<script>"),))
    written = text("jsonld", hostile, ontology)
    assert "</script" not in written
    assert "<!--" not in written
    assert json.loads(written)["@graph"][1]["rdfs:label"]["@value"] == "</script><!--<script>"


def test_taking_an_article_out_of_trig_takes_its_claims_and_nothing_else(
    sample_graph: KnowledgeGraph, ontology: Ontology
) -> None:
    store = ox.Store()
    store.load(text("trig", sample_graph, ontology), format=ox.RdfFormat.TRIG)
    first, second = (ox.NamedNode(ontology.base + article.id) for article in sample_graph.articles)
    assert set(store.named_graphs()) == {first, second}
    derived = ox.NamedNode("http://www.w3.org/ns/prov#wasDerivedFrom")
    store.remove_graph(first)
    assert not list(store.quads_for_pattern(None, derived, first))
    kept = [s for s in sample_graph.statements if s.article.endswith("2")]
    assert len(list(store.quads_for_pattern(None, derived, second))) == len(kept) == 3
    labels = store.quads_for_pattern(None, ox.NamedNode("http://www.w3.org/2004/02/skos/core#prefLabel"), None)
    assert len(list(labels)) == len(sample_graph.entities)


def test_rdf_1_2_reifies_each_statement_on_its_edge(sample_graph: KnowledgeGraph, ontology: Ontology) -> None:
    store = ox.Store()
    store.load(text("rdf12", sample_graph, ontology), format=ox.RdfFormat.TURTLE)
    reified = {
        (quad.subject.value, quad.object.subject.value, quad.object.predicate.value, quad.object.object.value)
        for quad in store.quads_for_pattern(None, ox.NamedNode(REIFIES), None)
    }
    base = ontology.base
    assert reified == {
        (base + s.id, base + s.subject, ontology.properties[s.predicate].iri, base + s.object)
        for s in sample_graph.statements
    }
    classical = {"rdf:Statement", "subject", "predicate", "object"}
    left = turtle(sample_graph, ontology) - triples(text("rdf12", sample_graph, ontology), ox.RdfFormat.TURTLE)
    assert len(left) == 4 * len(sample_graph.statements)
    assert all(any(f"rdf-syntax-ns#{each.removeprefix('rdf:')}>" in line for each in classical) for line in left)


@settings(max_examples=40, deadline=None)
@given(graph=hostile_graphs())
def test_rdf_1_2_and_graphml_are_well_formed_whatever_the_text(graph: KnowledgeGraph, ontology: Ontology) -> None:
    assert len(triples(text("rdf12", graph, ontology), ox.RdfFormat.TURTLE)) > 3
    read = ElementTree.fromstring(text("graphml", graph, ontology).encode("utf-8"))
    assert len(read.findall(".//{*}edge")) == len(graph.statements)


def test_networkx_reads_the_graphml_back(sample_graph: KnowledgeGraph, ontology: Ontology) -> None:
    view = nx.parse_graphml(text("graphml", sample_graph, ontology), force_multigraph=True)
    assert (len(view), view.number_of_edges()) == (12, 12)
    post = next(facts for _, _, facts in view.edges(data=True) if facts["label"] == "works_for")
    assert post["qualifier_title"] == "主席"
    assert post["evidence"] == "山海重工有限公司工会主席、全国劳动模范欧阳澄"


def test_the_digest_is_that_of_the_canonical_form(sample_graph: KnowledgeGraph, ontology: Ontology) -> None:
    """Checked against Oxigraph's RDFC-1.0."""
    dataset = ox.Dataset(ox.parse(text("turtle", sample_graph, ontology), format=ox.RdfFormat.TURTLE))
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0_SHA_256)
    lines = sorted(f"{quad} .\n" for quad in dataset)
    assert digest(sample_graph, ontology) == hashlib.sha256("".join(lines).encode()).hexdigest()


@settings(max_examples=30, deadline=None)
@given(graph=hostile_graphs())
def test_the_digest_is_that_of_the_sorted_lines_whatever_the_text(graph: KnowledgeGraph, ontology: Ontology) -> None:
    lines = sorted(f"{quad} .\n" for quad in ox.parse(text("turtle", graph, ontology), format=ox.RdfFormat.TURTLE))
    assert digest(graph, ontology) == hashlib.sha256("".join(lines).encode()).hexdigest()


@settings(max_examples=30, deadline=None)
@given(graph=hostile_graphs())
def test_each_line_of_n_triples_is_canonical(graph: KnowledgeGraph, ontology: Ontology) -> None:
    written = text("ntriples", graph, ontology)
    parsed = ox.parse(written, format=ox.RdfFormat.N_TRIPLES)
    assert sorted(written.rstrip("\n").split("\n")) == sorted(f"{quad} ." for quad in parsed)


@pytest.mark.parametrize("name", TEXT_FORMATS)
def test_the_command_streams_to_standard_output(
    name: str, folder: Path, sample_graph: KnowledgeGraph, ontology: Ontology
) -> None:
    result = CliRunner().invoke(main, ["export", str(folder), "--format", name])
    assert result.exit_code == 0
    assert result.stdout_bytes == text(name, sample_graph, ontology).encode()


@pytest.mark.parametrize("output", [None, "copy.ttl"])
def test_what_a_build_left_is_handed_out_as_it_is(output: str | None, tmp_path: Path) -> None:
    (tmp_path / "graph.ttl").write_bytes("# 已有\n".encode())
    extra = ["-o", str(tmp_path / output)] if output else []
    result = CliRunner().invoke(main, ["export", str(tmp_path), "--format", "turtle", *extra])
    written = (tmp_path / output).read_bytes() if output else result.stdout_bytes
    assert written == "# 已有\n".encode()


def test_the_view_goes_to_standard_output_too(folder: Path) -> None:
    result = CliRunner().invoke(main, ["export", str(folder), "--format", "html"])
    assert result.exit_code == 0
    assert result.stdout.lower().startswith("<!doctype html>")


def test_the_neo4j_folder_is_made(folder: Path, tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["export", str(folder), "--format", "neo4j", "-o", str(tmp_path / "for" / "neo")])
    assert result.exit_code == 0
    assert (tmp_path / "for" / "neo" / "neo4j" / "import.sh").is_file()


def test_the_command_writes_a_file_whole_or_not_at_all(folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.nt"
    result = CliRunner().invoke(main, ["export", str(folder), "--format", "ntriples", "-o", str(target)])
    assert (result.exit_code, result.output) == (0, "")
    assert target.read_text("utf-8").endswith(" .\n")
    assert sorted(path.name for path in tmp_path.iterdir()) == [".kg", "out.nt"]


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["--format", "nonsense"], 2, "nonsense"),
        (["--format", "neo4j"], 2, "is a folder"),
        (["--format", "ntriples", "-o", "missing/graph.nt"], 1, "cannot be written"),
    ],
)
def test_wrong_use_is_told(folder: Path, arguments: list[str], code: int, words: str) -> None:
    result = CliRunner().invoke(main, ["export", str(folder), *arguments])
    assert result.exit_code == code
    assert words in result.stderr


def test_a_folder_without_a_graph_is_told(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["export", str(tmp_path), "--format", "turtle"])
    assert result.exit_code == 1
    assert "there is no graph here" in result.stderr


def test_an_unknown_format_is_a_wrong_use(sample_graph: KnowledgeGraph, ontology: Ontology) -> None:
    with pytest.raises(UsageError, match="choose one of"):
        kg.export.chunks("nonsense", sample_graph, ontology)


def test_every_format_names_a_function_that_exists() -> None:
    assert all(callable(kg.export.writer(name)) for name in kg.export.FORMATS)


def test_turtle_loads_no_viewer(folder: Path) -> None:
    script = (
        "import sys; from kg.cli import main\n"
        "main(['export', sys.argv[1], '--format', 'turtle'], standalone_mode=False)\n"
        "print(sorted({'pyvis', 'rdflib', 'pyshacl', 'jieba'} & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", script, str(folder)], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[]"
    assert done.stdout.startswith("@prefix")
