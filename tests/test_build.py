"""`kg build`: what it leaves, the same bytes whatever the engine, order and history, and growth."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import kg.build
from kg import commit, corpus, graphfile
from kg.build import build, build_into, understand
from kg.cli import main
from kg.corpus import ReadOptions
from kg.engine import Engine, Loopback, Pool, Serial
from kg.gather import Understood, work
from kg.model import Document, DocumentGraph, Problem
from kg.ontology import Ontology
from tests.conftest import ROOT
from tests.pages import PAGES, build_folder, contents, write_pages

SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
LEFT = {"graph.ttl", "graph.html", "graph.json", "report.md", "neo4j/entities.csv", "neo4j/import.sh"}


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["build", *map(str, arguments)])


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    return write_pages(tmp_path / "pages")


@pytest.fixture(scope="module")
def seeds_built(tmp_path_factory: pytest.TempPathFactory, ontology: Ontology) -> Path:
    folder = tmp_path_factory.mktemp("seeds")
    build_folder([str(path) for path in SEEDS], folder, ontology)
    return folder


def test_command_leaves_every_file_and_says_what_it_did(pages: Path, tmp_path: Path) -> None:
    result = run(pages, "-o", tmp_path / "out", "--workers", 1)
    assert (result.exit_code, result.stdout) == (0, "")
    assert "entities and" in result.stderr
    assert "of 3 articles" in result.stderr
    assert set(contents(tmp_path / "out")) >= LEFT
    assert not (tmp_path / "out" / ".kg" / "next").exists()


def test_graph_is_the_one_made_in_memory(pages: Path, tmp_path: Path, ontology: Ontology) -> None:
    built = build_folder([pages], tmp_path / "out", ontology)
    documents = [d for s in corpus.discover([pages]) if not isinstance(s, Problem) for d in corpus.read(s)]
    assert built == build(documents, ontology) == graphfile.load(tmp_path / "out")
    assert len(built.entities) > 8
    assert built.statements


@pytest.mark.parametrize(
    "engine",
    [Serial(), Pool(2, batch=1), Pool(2, method="spawn"), Loopback(), Loopback(5, 9)],
    ids=["again", "two processes", "two processes, spawned", "loopback", "loopback, dealt otherwise"],
)
def test_same_bytes_with_every_engine(
    engine: Engine, seeds_built: Path, tmp_path: Path, ontology: Ontology, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kg.engine.pool.FEW", 1)
    build_folder([str(path) for path in SEEDS], tmp_path, ontology, engine=engine)
    assert contents(tmp_path) == contents(seeds_built)


def test_same_bytes_with_the_files_in_another_order(seeds_built: Path, tmp_path: Path, ontology: Ontology) -> None:
    build_folder([str(path) for path in reversed(SEEDS)], tmp_path, ontology)
    assert contents(tmp_path) == contents(seeds_built)


def test_grown_folder_gives_the_bytes_of_a_build_from_nothing(pages: Path, tmp_path: Path, ontology: Ontology) -> None:
    grown, fresh = tmp_path / "grown", tmp_path / "fresh"
    build_folder([pages], grown, ontology)
    (pages / "a.txt").write_text(PAGES["a.txt"].replace("云台区", "石河区"), encoding="utf-8")
    (pages / "b.txt").unlink()
    write_pages(pages, {"d.txt": "本报讯(记者林知秋)东海市总工会走访山海重工有限公司。\n"})
    build_folder([pages], grown, ontology)
    build_folder([pages], fresh, ontology)
    assert contents(grown) == contents(fresh)


def test_what_is_known_is_not_understood_again(
    pages: Path, tmp_path: Path, ontology: Ontology, monkeypatch: pytest.MonkeyPatch
) -> None:
    build_folder([pages], tmp_path / "out", ontology)
    write_pages(pages, {"d.txt": "本报讯(记者林知秋)东海市总工会走访山海重工有限公司。\n"})
    understood = []

    def watch(document: Document, ontology: Ontology) -> DocumentGraph:
        understood.append(document.name)
        return understand(document, ontology)

    understand = kg.build.understand
    monkeypatch.setattr("kg.build.understand", watch)
    build_folder([pages], tmp_path / "out", ontology)
    assert understood == ["d.txt"]


@pytest.mark.parametrize(("head", "day"), [("", "2024-08-13"), ("海川工人报 2025年8月14日 星期四\n\n", "2025-08-13")])
def test_day_in_the_name_of_a_file_dates_what_its_page_tells_unless_the_page_bears_its_own(
    tmp_path: Path, ontology: Ontology, head: str, day: str
) -> None:
    page = tmp_path / "2024-08-14.txt"
    page.write_text(f"{head}工会送清凉\n\n8月13日，海川市总工会举办海川市第三届职工龙舟赛。\n", encoding="utf-8")
    graph = build_folder([page], tmp_path / "out", ontology)
    assert {value for s in graph.statements for name, value in s.qualifiers if name == "date"} == {day}


def test_rows_of_a_table_are_known_one_by_one(
    tmp_path: Path, ontology: Ontology, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [f'{{"id": "{n}", "text": "本报讯 山海市总工会走访第{n}机械有限公司。"}}' for n in range(5)]
    table = tmp_path / "table.jsonl"
    table.write_text("\n".join(rows), encoding="utf-8")
    build_folder([table], tmp_path / "out", ontology)
    table.write_text("\n".join([*rows, rows[0].replace('"0"', '"new"')]), encoding="utf-8")
    understood = []

    def watch(document: Document, ontology: Ontology) -> DocumentGraph:
        understood.append(document.name)
        return understand(document, ontology)

    understand = kg.build.understand
    monkeypatch.setattr("kg.build.understand", watch)
    graph = build_folder([table], tmp_path / "out", ontology)
    assert understood == ["table.jsonl#new"]
    assert len(graph.documents) == 6


def test_record_of_a_document_stays_in_its_process_and_is_the_one_that_is_kept(ontology: Ontology) -> None:
    (found,) = work(Document("a.txt", "a", tuple(PAGES["a.txt"].splitlines())), (understand, ontology, ReadOptions()))
    assert isinstance(found, Understood)
    assert found.graph == graphfile.decode(DocumentGraph, found.encoded.decode())
    assert pickle.loads(pickle.dumps(found)) == replace(found, graph=None)


def test_cache_that_is_damaged_is_made_anew(pages: Path, tmp_path: Path, ontology: Ontology) -> None:
    build_folder([pages], tmp_path / "out", ontology)
    before = contents(tmp_path / "out")
    (tmp_path / "out" / ".kg" / "cache.sqlite").write_bytes(b"SQLite format 3\0" + b"x" * 5000)
    build_folder([pages], tmp_path / "out", ontology)
    assert contents(tmp_path / "out") == before


def test_page_that_cannot_be_understood_is_reported_and_the_others_are_built(
    pages: Path, tmp_path: Path, ontology: Ontology, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stumble(document: Document, ontology: Ontology) -> DocumentGraph:
        if document.name == "b.txt":
            raise RecursionError("too deep")
        return understand(document, ontology)

    understand = kg.build.understand
    monkeypatch.setattr("kg.build.understand", stumble)
    result = run(pages, "-o", tmp_path / "out", "--workers", 1)
    assert result.exit_code == 1
    assert "kg: b.txt: could not be understood (RecursionError: too deep)" in result.stderr
    assert [d.name for d in graphfile.load(tmp_path / "out").documents] == ["a.txt", "more/c.txt"]
    assert "b.txt" in (tmp_path / "out" / "report.md").read_text(encoding="utf-8")


def test_files_of_the_user_stay(pages: Path, tmp_path: Path, ontology: Ontology) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "review.jsonl").write_text("{}\n", encoding="utf-8")
    for _ in range(2):
        build_folder([pages], out, ontology)
    assert (out / "review.jsonl").read_text(encoding="utf-8") == "{}\n"


def test_output_inside_the_pages_is_not_read_as_pages(pages: Path, ontology: Ontology) -> None:
    first = build_folder([pages], pages / "out", ontology)
    assert build_folder([pages], pages / "out", ontology) == first


def test_second_build_into_a_folder_says_so_and_leaves(pages: Path, tmp_path: Path) -> None:
    with commit.locked(tmp_path / "out"):
        code = "from kg.cli import main; main(['build', *__import__('sys').argv[1:]])"
        command = [sys.executable, "-c", code, str(pages), "-o", str(tmp_path / "out")]
        result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    assert result.returncode == 1
    assert f"another build (process {os.getpid()}) writes into this folder" in result.stderr
    assert not (tmp_path / "out" / "graph.ttl").exists()


@pytest.fixture
def cut(pages: Path, tmp_path: Path, ontology: Ontology, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with an old graph and a new one that counts, none of whose files is in its place."""
    build_folder([pages], tmp_path / "cut", ontology)
    (pages / "b.txt").unlink()
    with monkeypatch.context() as patch:
        patch.setattr("kg.commit.finish", lambda folder: None)
        build_into([pages], tmp_path / "cut", ontology)
    return tmp_path / "cut"


@pytest.mark.parametrize("moves", range(16))
def test_putting_in_place_may_be_cut_off_anywhere(
    moves: int, cut: Path, pages: Path, tmp_path: Path, ontology: Ontology, monkeypatch: pytest.MonkeyPatch
) -> None:
    left = moves

    def counted(move: Callable[[Path, Path], Path]) -> Callable[[Path, Path], Path]:
        def once(self: Path, target: Path) -> Path:
            nonlocal left
            if left == 0:
                raise KeyboardInterrupt
            left -= 1
            return move(self, target)

        return once

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", counted(Path.replace))
        patch.setattr(Path, "rename", counted(Path.rename))
        with pytest.raises(KeyboardInterrupt):
            commit.settle(cut)
    assert graphfile.load(cut) == build_folder([pages], tmp_path / "whole", ontology)
    assert contents(cut) == contents(tmp_path / "whole")
