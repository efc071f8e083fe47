"""An ontology of one's own: a folder of data, no Python, makes another program of this one."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pyoxigraph as ox
import pytest
from click.testing import CliRunner, Result

import kg.ontology
from kg import graphfile
from kg.cli import main
from kg.extract.examples import run_examples
from kg.graph import KnowledgeGraph
from kg.ontology import Ontology, OntologyError

DATA = Path(__file__).parent / "data"
SPORTS, PAGES = DATA / "sports-ontology", DATA / "sports-pages"


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, list(map(str, arguments)))


@pytest.fixture(scope="module")
def sports() -> Ontology:
    return kg.ontology.load(SPORTS)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sports")
    result = run("build", PAGES, "-o", folder, "--ontology", SPORTS, "--workers", 1)
    assert result.exit_code == 0, result.stderr
    return folder


@pytest.fixture(scope="module")
def graph(built: Path) -> KnowledgeGraph:
    return graphfile.load(built)


def test_folder_holds_data_only() -> None:
    assert {path.suffix for path in SPORTS.rglob("*") if path.is_file()} == {".toml", ".ttl", ".tsv"}


def test_examples_of_its_patterns_hold(sports: Ontology) -> None:
    assert len(sports.patterns) == 4
    assert [str(fault) for pattern in sports.patterns for fault in run_examples(pattern, sports)] == []


def test_results_players_winners_and_venues_are_found(graph: KnowledgeGraph) -> None:
    name = {entity.id: entity.name for entity in graph.entities}
    assert {(name[s.subject], s.predicate, name[s.object], *s.qualifiers) for s in graph.statements} == {
        ("海港足球队", "beat", "山城足球队", ("score", "3比1")),
        ("雪山篮球队", "beat", "天山篮球队", ("date", "2026-05-02"), ("score", "88比79")),
        ("海港足球队", "won", "东湖足球联赛", ("date", "2026-05-02")),
        ("东湖足球联赛", "held_in", "湖州市", ("date", "2026-05-02")),
        ("陆一鸣", "plays_for", "海港足球队", ("position", "前锋")),
        ("贺兰山", "plays_for", "山城足球队", ("position", "门将")),
        ("巴图", "plays_for", "天山篮球队", ("position", "后卫")),
    }


def test_graph_holds_only_what_the_ontology_declares(graph: KnowledgeGraph, sports: Ontology) -> None:
    assert {entity.subtype or entity.type for entity in graph.entities} <= set(sports.classes)
    assert {statement.predicate for statement in graph.statements} <= set(sports.properties)


def test_every_output_speaks_its_language(built: Path) -> None:
    store = ox.Store()
    store.bulk_load(path=built / "graph.ttl", format=ox.RdfFormat.TURTLE)
    terms = "https://sport.example/terms#"
    winners = f"SELECT ?team {{ ?team <{terms}won> ?cup . ?team a <{terms}Team> }}"
    assert len(list(store.query(winners))) == 1
    assert run("validate", built, "--ontology", SPORTS).exit_code == 0
    assert {edge["type"] for edge in json.loads((built / "graph.json").read_text(encoding="utf-8"))["edges"]} == {
        "beat", "won", "held_in", "plays_for"
    }  # fmt: skip
    asked = run("query", built, "SELECT ?name { ?x a sport:Team ; rdfs:label ?name } ORDER BY ?name", "--format", "csv",
                "--ontology", SPORTS)  # fmt: skip
    assert asked.stdout.split() == ["name", "天山篮球队", "山城足球队", "海港足球队", "雪山篮球队"]
    assert "plays for" in run("explain", built, "陆一鸣", "--ontology", SPORTS).stdout


def test_lexicon_file_adds_to_the_one_that_comes_with_the_program_or_replaces_it(sports: Ontology) -> None:
    default = kg.ontology.default()
    own = {row["form"] for row in sports.rows("posts")} - {row["form"] for row in default.rows("posts")}
    assert "门将" in own
    assert set(map(str, default.rows("posts"))) < set(map(str, sports.rows("posts")))
    assert sports.rows("surnames") == default.rows("surnames")
    assert not any(name.endswith(".more") for name in sports.lexicon)


def test_everything_wrong_with_a_folder_is_told_at_once(tmp_path: Path) -> None:
    folder = tmp_path / "broken"
    shutil.copytree(SPORTS, folder)
    pattern = '[[pattern]]\nname = "a"\npredicate = "sings_for"\n'
    (folder / "patterns" / "people.toml").write_text(pattern, encoding="utf-8")
    (folder / "lexicon" / "posts.more.tsv").write_text("form\tsource\n前锋\tx\ty\n", encoding="utf-8")
    with pytest.raises(OntologyError) as caught:
        kg.ontology.load(folder)
    said = str(caught.value)
    assert "no property 'sings_for'" in said
    assert "has no examples" in said
    assert "no column 'licence'" in said
    assert "posts.more.tsv:2: 3 cells where the header names 2" in said
    assert run("build", PAGES, "-o", tmp_path / "out", "--ontology", folder).exit_code == 1


BARE = {
    "ontology.toml": 'name = "bare"\nprefix = "b"\nnamespace = "https://b.example/terms#"\nbase = "https://b.example/id/"\n',
    "kg.ttl": (
        "@prefix b: <https://b.example/terms#> . @prefix owl: <http://www.w3.org/2002/07/owl#> .\n"
        "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix schema: <https://schema.org/> .\n"
        'b:Person a owl:Class ; rdfs:label "person"@en .\nb:Team a owl:Class ; rdfs:label "team"@en .\n'
        'b:playsFor a owl:ObjectProperty ; rdfs:label "plays for"@en ; schema:domainIncludes b:Person ;\n'
        "  schema:rangeIncludes b:Team .\n"
    ),
    "patterns/players.toml": (
        '[[pattern]]\nname = "player"\npredicate = "plays_for"\npattern = "{object:Team} 前锋 {subject:Person}"\n'
        "confidence = 0.9\n"
        'examples = [{ text = "{Team:海港队}前锋{Person:陆一鸣}。", gives = ["陆一鸣 | plays_for | 海港队"] }]\n'
        'counter_examples = ["{Team:海港队}球迷{Person:陆一鸣}。"]\n'
    ),
}


def written(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_classes_and_one_pattern_alone_are_an_ontology_and_what_it_lacks_is_said(tmp_path: Path) -> None:
    folder = written(tmp_path / "bare", BARE)
    result = run("build", PAGES, "-o", tmp_path / "out", "--ontology", folder, "--workers", 1)
    assert result.exit_code == 0, result.stderr
    assert f"{folder}: no word lists after_honours, " in result.stderr
    assert 'extends = "default"' in result.stderr
    assert len(graphfile.load(tmp_path / "out").articles) > 0
    bare = kg.ontology.load(folder)
    assert [str(fault) for pattern in bare.patterns for fault in run_examples(pattern, bare)] == []
    assert "no word lists" not in run("build", PAGES, "-o", tmp_path / "own", "--ontology", SPORTS).stderr


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("patterns/players.toml", "{object:Team}", "{object:Taem}", "players.toml:1: pattern player: no class 'Taem'"),
        ("patterns/players.toml", "{obj", "( {obj", "players.toml:1: pattern player: it does not compile"),
        ("patterns/players.toml", "= 0.9", '= "much"', "patterns/players.toml:1: pattern player: confidence is 'much'"),
        ("patterns/players.toml", "[[pattern]]", "[pattern]", "begin each with a line [[pattern]]"),
        ("kg.ttl", "b:Team a owl:Class", "b:Team a owl:Class ; rdfs:subClassOf b:Team", "Team stands below itself"),
    ],
    ids=["class", "bracket", "confidence", "one-table", "circle"],
)  # fmt: skip
def test_fault_of_an_ontology_is_no_fault_of_a_page(name: str, old: str, new: str, said: str, tmp_path: Path) -> None:
    folder = written(tmp_path / "bare", BARE | {name: BARE[name].replace(old, new)})
    result = run("build", PAGES, "-o", tmp_path / "out", "--ontology", folder, "--workers", 1)
    assert result.exit_code == 1
    assert said in result.stderr
    assert "could not be understood" not in result.stderr
    assert not (tmp_path / "out" / "graph.ttl").exists()


def test_file_in_the_place_of_an_ontology_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "o.toml").write_text("", encoding="utf-8")
    result = run("build", PAGES, "-o", tmp_path / "out", "--ontology", tmp_path / "o.toml")
    assert result.exit_code == 1
    assert "an ontology folder needs it" in result.stderr
