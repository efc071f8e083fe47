"""Spark gives the bytes of the serial build, whatever it reads and whoever built there before."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from benchmarks.corpus import rows, write_pages
from kg import cluster, graphfile
from kg.engine.spark import Spark
from kg.export import ntriples
from kg.growth import known
from kg.ontology import Ontology
from tests.pages import PAGES, build_folder, contents
from tests.pages import write_pages as write_small_pages

pytestmark = [pytest.mark.spark, pytest.mark.slow]
STAMP = f"{known.FOLDER}/{known.STAMP}"


def test_same_bytes_as_the_serial_build(spark: Spark, tmp_path: Path, ontology: Ontology) -> None:
    write_pages(tmp_path / "pages", 60)
    cluster.build_on(spark, [tmp_path / "pages"], tmp_path / "spark", ontology)
    build_folder([tmp_path / "pages"], tmp_path / "serial", ontology)
    assert contents(tmp_path / "spark") == contents(tmp_path / "serial")


def test_bad_page_is_reported_and_fails_no_job(spark: Spark, tmp_path: Path, ontology: Ontology) -> None:
    pages = write_small_pages(tmp_path / "pages")
    (pages / "bad.txt").write_bytes(bytes(range(256)) * 40)
    (pages / "long.txt").write_text("长" * 300_000, encoding="utf-8")
    cluster.build_on(spark, [pages], tmp_path / "spark", ontology)
    build_folder([pages], tmp_path / "serial", ontology)
    assert [p.file for p in graphfile.load(tmp_path / "spark").problems if p.fatal] == ["bad.txt", "long.txt"]
    assert contents(tmp_path / "spark") == contents(tmp_path / "serial")


def test_pieces_hold_the_whole_graph(spark: Spark, tmp_path: Path, ontology: Ontology) -> None:
    write_pages(tmp_path / "pages", 40)
    pieces = tmp_path / "pieces"
    graph = cluster.build_on(spark, [tmp_path / "pages"], tmp_path / "out", ontology, pieces=str(pieces))
    lines = {line for part in pieces.glob("ntriples/*/part-*") for line in part.read_text("utf-8").splitlines()}
    assert lines == {line for chunk in ntriples.chunks(graph, ontology) for line in chunk.splitlines()}
    for name in ("articles", "entities", "statements"):
        parts = [part.read_text("utf-8") for part in pieces.glob(f"neo4j/{name}/part-*")]
        assert sum(part.count("\n") for part in parts) == len(getattr(graph, name))
    assert spark.session.read.parquet(str(pieces / "parquet" / "entities")).count() == len(graph.entities)
    row = spark.session.read.parquet(str(pieces / "parquet" / "statements")).orderBy("id").first()
    assert row is not None
    assert (row["id"], row["evidence"]) == (graph.statements[0].id, graph.statements[0].evidence)


def test_tables_and_folders_that_hadoop_reads(spark: Spark, tmp_path: Path, ontology: Ontology) -> None:
    (tmp_path / "table.jsonl").write_text("".join(rows(30)), encoding="utf-8")
    build_folder([tmp_path / "table.jsonl"], tmp_path / "serial", ontology)
    expected = graphfile.load(tmp_path / "serial")
    spark.session.read.json(str(tmp_path / "table.jsonl")).write.parquet(str(tmp_path / "table.parquet"))
    for name in ("table.jsonl", "table.parquet"):
        found = cluster.build_on(spark, [f"file://{tmp_path / name}"], tmp_path / f"of {name}", ontology)
        assert len(found.documents) == len(expected.documents)
        assert {e.name for e in found.entities} == {e.name for e in expected.entities}
    write_small_pages(tmp_path / "pages")
    found = cluster.build_on(spark, [f"file://{tmp_path / 'pages'}/*"], tmp_path / "of pages", ontology)
    assert len(found.documents) >= 2


def test_a_folder_of_one_engine_is_built_on_by_the_other(spark: Spark, tmp_path: Path, ontology: Ontology) -> None:
    pages = write_small_pages(tmp_path / "pages")

    def check() -> None:
        build_folder([pages], tmp_path / "fresh", ontology)
        assert contents(tmp_path / "out") == contents(tmp_path / "fresh")
        shutil.rmtree(tmp_path / "fresh")

    build_folder([pages], tmp_path / "out", ontology)
    assert (tmp_path / "out" / STAMP).is_file()
    write_small_pages(pages, {"a.txt": PAGES["b.txt"], "more/d.txt": PAGES["a.txt"]})
    cluster.build_on(spark, [pages], tmp_path / "out", ontology)
    assert not (tmp_path / "out" / STAMP).exists()
    check()
    (pages / "more" / "d.txt").unlink()
    for number in range(2):
        write_small_pages(pages, {f"more/{number}.txt": PAGES["a.txt"].replace("20日", f"{number + 2}日")})
        build_folder([pages], tmp_path / "out", ontology)
        assert (tmp_path / "out" / STAMP).is_file()
        check()
