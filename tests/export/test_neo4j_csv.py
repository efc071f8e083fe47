"""The bulk files have the forms the import tool of Neo4j reads; what it makes of them is tested with a real server."""

from __future__ import annotations

import csv
import dataclasses
import gzip
import re
import subprocess
from pathlib import Path

import pytest

from kg.export import neo4j_csv
from kg.export.property_graph import labels_of, mention_relationships, size
from kg.graph import KnowledgeGraph
from kg.ontology import Ontology

PATH = {"PATH": "/usr/bin:/bin"}


def written(graph: KnowledgeGraph, ontology: Ontology, folder: Path) -> Path:
    neo4j_csv.write(graph, ontology, folder)
    return folder / "neo4j"


def table(path: Path) -> tuple[list[str], list[list[str]]]:
    with path.open(encoding="utf-8", newline="") as lines:
        head, *rows = csv.reader(lines)
    return head, rows


@pytest.fixture
def folder(sample_graph: KnowledgeGraph, ontology: Ontology, tmp_path: Path) -> Path:
    return written(sample_graph, ontology, tmp_path)


def renamed(graph: KnowledgeGraph, name: str, *aliases: str) -> KnowledgeGraph:
    first = dataclasses.replace(graph.entities[0], name=name, aliases=aliases)
    return dataclasses.replace(graph, entities=(first, *graph.entities[1:]))


def test_headers_name_types_and_end_in_labels(folder: Path) -> None:
    assert table(folder / "entities.csv")[0] == ["id:ID", "aliases:string[]", "name", ":LABEL"]
    head = table(folder / "statements.csv")[0]
    assert head[:4] == [":START_ID", ":END_ID", ":TYPE", "id"]
    assert {"confidence:double", "lines:long[]", "evidence", "title", "amount", "date", "rule", "start:long"} <= {*head}
    assert table(folder / "articles.csv")[0][-1] == ":LABEL"


def test_no_byte_order_mark_and_plain_line_ends(folder: Path) -> None:
    for path in folder.glob("*.csv"):
        data = path.read_bytes()
        assert not data.startswith(b"\xef\xbb\xbf")
        assert b"\r" not in data
        assert data.endswith(b"\n")


def test_labels_and_types_are_those_a_neo4j_user_expects(folder: Path) -> None:
    _, entities = table(folder / "entities.csv")
    by_name = {row[2]: row for row in entities}
    assert by_name["山海市总工会"][-1] == "Organization;TradeUnion"
    assert by_name["林知秋"][-1] == "Person"
    assert by_name["山海市云台区总工会"][1] == "云台区总工会;区总"
    _, statements = table(folder / "statements.csv")
    assert {"ORGANIZED", "LOCATED_IN", "PARTICIPATED_IN"} <= {row[2] for row in statements}
    _, mentions = table(folder / "mentions.csv")
    assert {row[2] for row in mentions} == {"MENTIONS"}
    assert all(row[0].startswith("article/") for row in mentions)


def test_mentions_are_written_as_any_relationship(
    folder: Path, sample_graph: KnowledgeGraph, ontology: Ontology, tmp_path: Path
) -> None:
    def expected(graph: KnowledgeGraph) -> str:
        return "".join(neo4j_csv.row(each, ("id",), ";") for each in mention_relationships(graph))

    _, rows = (folder / "mentions.csv").read_text(encoding="utf-8").split("\n", 1)
    assert rows == expected(sample_graph)
    first = dataclasses.replace(sample_graph.entities[0], articles=('article/a "quoted", id',))
    odd = KnowledgeGraph(entities=(first,))
    _, rows = (written(odd, ontology, tmp_path) / "mentions.csv").read_text(encoding="utf-8").split("\n", 1)
    assert rows == expected(odd)


def test_every_end_of_a_relationship_is_a_node_and_ids_are_unique(folder: Path, sample_graph: KnowledgeGraph) -> None:
    nodes = [row[0] for name in ("articles", "entities") for row in table(folder / f"{name}.csv")[1]]
    edges = [row for name in ("statements", "mentions") for row in table(folder / f"{name}.csv")[1]]
    assert len(set(nodes)) == len(nodes)
    assert len({row[3] for row in edges}) == len(edges)
    assert {row[0] for row in edges} | {row[1] for row in edges} <= set(nodes)
    assert (len(nodes), len(edges)) == size(sample_graph)


def test_offsets_count_over_the_whole_article(folder: Path, sample_graph: KnowledgeGraph) -> None:
    head, rows = table(folder / "statements.csv")
    column = {name.partition(":")[0]: number for number, name in enumerate(head) if number > 2}
    texts = {a.id: "\n".join(p.text for p in a.paragraphs) for a in sample_graph.articles}
    for row in rows:
        start, end = int(row[column["start"]]), int(row[column["end"]])
        assert texts[row[column["article"]]][start:end] == row[column["evidence"]]


NAMES = ['a "quoted" name', "two\nlines", "a\r\nb", "semi;colon", "a, b", "=cmd()", " blank ", "\ttab", "`tick`", "\\"]


@pytest.mark.parametrize("name", NAMES)
def test_names_are_written_as_they_are(
    sample_graph: KnowledgeGraph, ontology: Ontology, tmp_path: Path, name: str
) -> None:
    _, rows = table(written(renamed(sample_graph, name), ontology, tmp_path) / "entities.csv")
    assert name in {row[2] for row in rows}


def test_array_delimiter_gives_way_to_a_semicolon_in_an_alias(
    sample_graph: KnowledgeGraph, ontology: Ontology, tmp_path: Path
) -> None:
    folder = written(renamed(sample_graph, "name", "one;two", "three"), ontology, tmp_path)
    assert "'--array-delimiter=|'" in (folder / "import.sh").read_text(encoding="utf-8")
    assert "one;two|three" in {row[1] for row in table(folder / "entities.csv")[1]}
    folder = written(renamed(sample_graph, "name", "a;b", "c|d", "e\tf"), ontology, tmp_path)
    assert "'--array-delimiter=U+001F'" in (folder / "import.sh").read_text(encoding="utf-8")


def test_fields_over_several_lines_are_announced_only_when_there_are_any(
    sample_graph: KnowledgeGraph, ontology: Ontology, tmp_path: Path, folder: Path
) -> None:
    assert "multiline" not in (folder / "import.sh").read_text(encoding="utf-8")
    folder = written(renamed(sample_graph, "a\nb"), ontology, tmp_path)
    assert "'--multiline-fields=true'" in (folder / "import.sh").read_text(encoding="utf-8")


def test_large_tables_are_compressed_and_the_plain_ones_gone(
    sample_graph: KnowledgeGraph, ontology: Ontology, tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = (folder / "entities.csv").read_bytes()
    monkeypatch.setattr(neo4j_csv, "LARGE", len(sample_graph.entities) - 1)
    again = written(sample_graph, ontology, tmp_path)
    assert gzip.decompress((again / "entities.csv.gz").read_bytes()) == plain
    assert not (again / "entities.csv").exists()
    assert (again / "articles.csv").exists()
    assert "--nodes=entities.csv.gz" in (again / "import.sh").read_text(encoding="utf-8")


def test_same_graph_gives_same_bytes(
    sample_graph: KnowledgeGraph, ontology: Ontology, tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "again").mkdir()
    again = written(sample_graph, ontology, tmp_path / "again")
    names = sorted(path.name for path in folder.iterdir())
    expected = ["articles.csv", "constraints.cypher", "entities.csv", "import.sh", "mentions.csv", "statements.csv"]
    assert names == [*expected, "style.grass"]
    assert all((folder / name).read_bytes() == (again / name).read_bytes() for name in names)
    monkeypatch.setattr(neo4j_csv, "LARGE", 1)
    first = {p.name: p.read_bytes() for p in written(sample_graph, ontology, tmp_path).iterdir()}
    second = {p.name: p.read_bytes() for p in written(sample_graph, ontology, tmp_path / "again").iterdir()}
    assert first == second


def test_empty_graph_has_headers_and_no_rows(ontology: Ontology, tmp_path: Path) -> None:
    folder = written(KnowledgeGraph(), ontology, tmp_path)
    assert table(folder / "entities.csv") == (["id:ID", ":LABEL"], [])
    assert table(folder / "statements.csv") == ([":START_ID", ":END_ID", ":TYPE", "id"], [])


def test_script_is_sound_shell_and_explains_itself(folder: Path) -> None:
    subprocess.run(["bash", "-n", str(folder / "import.sh")], check=True)
    done = subprocess.run(
        ["bash", str(folder / "import.sh"), "--help"], capture_output=True, text=True, check=True, env=PATH
    )
    assert "neo4j-admin database import full" in done.stdout
    assert "set -e" not in done.stdout
    missing = subprocess.run(
        ["bash", str(folder / "import.sh")],
        capture_output=True,
        text=True,
        check=False,
        env={**PATH, "NEO4J_ADMIN": "no-such-admin"},
    )
    assert missing.returncode == 2
    assert "no-such-admin was not found" in missing.stderr


def test_script_hands_on_database_and_options_untouched(folder: Path, tmp_path: Path) -> None:
    admin = tmp_path / "an admin"
    admin.write_text('#!/bin/sh\npwd\nprintf "%s\\n" "$@"\n', encoding="utf-8")
    admin.chmod(0o755)
    done = subprocess.run(
        ["bash", str(folder / "import.sh"), "my db", "--overwrite-destination", "--a=b c"],
        capture_output=True,
        text=True,
        check=True,
        cwd=tmp_path,
        env={**PATH, "NEO4J_ADMIN": str(admin)},
    )
    said = done.stdout.splitlines()
    assert said[0] == str(folder)
    assert said[1:4] == ["database", "import", "full"]
    assert said[-3:] == ["--overwrite-destination", "--a=b c", "my db"]
    assert f"--report-file={tmp_path}/import.report" in said


def test_constraints_and_colours_cover_every_class(folder: Path, ontology: Ontology) -> None:
    constraints = (folder / "constraints.cypher").read_text(encoding="utf-8")
    style = (folder / "style.grass").read_text(encoding="utf-8")
    assert {"Article", "Organization", "Program", "Person", "Place", "Honour", "Document"} == {*labels_of(ontology)}
    for label in labels_of(ontology):
        assert f"FOR (n:`{label}`) REQUIRE n.id IS UNIQUE" in constraints
        assert f"node.{label} {{" in style
    assert len(set(re.findall(r"^  color: (#\w{6});$", style, re.MULTILINE))) == len(labels_of(ontology)) + 2
    assert style.count("{\n") == style.count("}\n")
