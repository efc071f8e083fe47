"""The embedded store: made whole beside the old one, opened read-only."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import time
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg import store
from kg.errors import KgError
from kg.ontology import Ontology
from kg.query import Limits, Query, pool, results


def write(folder: Path, triples: int) -> Path:
    """A file of so many triples."""
    path = folder / "graph.nt"
    path.write_text("".join(f"<http://e/s{i % 97}> <http://e/p{i % 7}> <http://e/o{i}> .\n" for i in range(triples)))
    return path


def count(found: ox.Store) -> int:
    return sum(1 for _ in found.quads_for_pattern(None, None, None, ox.DefaultGraph()))


def test_holds_exactly_the_triples_of_the_turtle(sample_folder: Path) -> None:
    parsed = {quad.triple for quad in ox.parse(path=sample_folder / "graph.ttl")}
    found = store.open_store(sample_folder)
    assert {quad.triple for quad in found.quads_for_pattern(None, None, None, ox.DefaultGraph())} == parsed


def test_ontology_stands_in_a_graph_of_its_own(sample_folder: Path, ontology: Ontology) -> None:
    found = store.open_store(sample_folder)
    assert list(found.named_graphs()) == [store.ontology_graph(ontology)]
    query = "ASK { GRAPH <https://kg.example/ontology> { <https://kg.example/ontology#TradeUnion> ?p ?o } }"
    assert bool(found.query(query))


def test_a_new_store_takes_the_place_of_the_old(tmp_path: Path, ontology: Ontology) -> None:
    store.create(tmp_path, write(tmp_path, 10), ontology)
    reader = store.open_store(tmp_path)
    store.create(tmp_path, write(tmp_path, 25), ontology)
    assert count(store.open_store(tmp_path)) == 25
    assert count(reader) == 10, "a reader keeps what it opened"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["graph.nt", "store"]


@pytest.mark.skipif(os.name != "posix", reason="a system without such rights")
def test_whoever_may_read_the_folder_may_read_the_store(tmp_path: Path, ontology: Ontology) -> None:
    store.create(tmp_path, write(tmp_path, 10), ontology)
    (tmp_path / "other").mkdir()
    assert (tmp_path / "store").stat().st_mode == (tmp_path / "other").stat().st_mode


def test_a_store_is_renewed_beside_the_old_one(tmp_path: Path, ontology: Ontology) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    old.mkdir()
    new.mkdir()
    store.create(old, write(tmp_path, 25), ontology)
    before = {path.name: path.read_bytes() for path in (old / "store").iterdir() if path.suffix == ".sst"}
    gone, come = (
        f"<http://e/s1> <http://e/p1> {things} .".encode() for things in ("<http://e/o1>", "1, <http://e/o1>")
    )
    store.renew(new, old, gone, come)
    store.renew(tmp_path, new, come + b"<http://e/s2> <http://e/p2> <http://e/o2> .", b"")
    assert [count(store.open_store(folder)) for folder in (old, new, tmp_path)] == [25, 26, 23]
    assert before == {path.name: path.read_bytes() for path in (old / "store").iterdir() if path.suffix == ".sst"}
    assert list(store.open_store(tmp_path).named_graphs()) == [store.ontology_graph(ontology)]


def test_a_damaged_file_leaves_the_old_store_standing(tmp_path: Path, ontology: Ontology) -> None:
    store.create(tmp_path, write(tmp_path, 10), ontology)
    bad = tmp_path / "bad.ttl"
    bad.write_text("<http://e/s> <http://e/p> <http://e/o> .\n<http://e/s> oops .\n")
    with pytest.raises(KgError, match="not valid RDF"):
        store.create(tmp_path, bad, ontology)
    assert count(store.open_store(tmp_path)) == 10
    assert not list(tmp_path.glob(".store-*"))


def test_is_read_only(sample_folder: Path) -> None:
    with pytest.raises(RuntimeError, match="read-write"):
        store.open_store(sample_folder).add(ox.Quad(*[ox.NamedNode("http://e/x")] * 3))


def test_many_may_open_it_at_once(sample_folder: Path) -> None:
    assert len({count(store.open_store(sample_folder)) for _ in range(5)}) == 1


def test_a_folder_without_a_store_is_named_with_the_remedy(tmp_path: Path) -> None:
    with pytest.raises(KgError, match="kg build") as caught:
        store.open_store(tmp_path)
    assert caught.value.file == str(tmp_path)


def test_killed_while_loading_leaves_the_old_store(tmp_path: Path, ontology: Ontology) -> None:
    store.create(tmp_path, write(tmp_path, 10), ontology)
    big = write(tmp_path, 300_000)
    program = (
        "import sys; from pathlib import Path; from kg import ontology, store; "
        "print('go', flush=True); store.create(Path(sys.argv[1]), Path(sys.argv[2]), ontology.default())"
    )
    process = subprocess.Popen([sys.executable, "-c", program, tmp_path, big], stdout=subprocess.PIPE, env=os.environ)
    assert process.stdout is not None
    assert process.stdout.readline() == b"go\n"
    time.sleep(0.15)
    process.kill()
    process.wait()
    process.stdout.close()
    assert count(store.open_store(tmp_path)) in {10, 300_000}


@pytest.mark.slow
def test_a_million_triples_open_in_under_a_third_of_a_second(tmp_path: Path, ontology: Ontology) -> None:
    store.create(tmp_path, write(tmp_path, 1_000_000), ontology)
    start = time.perf_counter()
    found = store.open_store(tmp_path)
    assert bool(found.query("ASK { ?s <http://e/p3> ?o }"))
    assert time.perf_counter() - start < 0.3


TYPICAL = (
    "SELECT ?o { <http://e/s5> ?p ?o } ORDER BY ?o LIMIT 100",
    "SELECT ?p (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?p ORDER BY ?p",
    "SELECT ?s ?o { ?s <http://e/p3> ?o } LIMIT 20000",
    "SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s <http://e/p1> ?a ; <http://e/p2> ?b FILTER(?a = ?b) }",
)


@pytest.mark.slow
def test_a_million_triples_load_and_answer_about_as_fast_as_the_bare_engine(tmp_path: Path, ontology: Ontology) -> None:
    path = tmp_path / "graph.nt"
    with path.open("w") as out:
        out.writelines(
            f"<http://e/s{i % 99_991}> <http://e/p{i % 7}> <http://e/o{i % 333_337}> .\n" for i in range(1_000_000)
        )
    ours = theirs = 0.0
    for turn in range(2):
        start = time.perf_counter()
        bare = ox.Store(tmp_path / f"bare{turn}")
        bare.bulk_load(path=path, format=ox.RdfFormat.N_TRIPLES)
        bare.flush()
        theirs += time.perf_counter() - start
        start = time.perf_counter()
        store.create(tmp_path, path, ontology)
        ours += time.perf_counter() - start
    assert ours <= 1.3 * theirs, f"load {ours:.1f} s, bare {theirs:.1f} s"
    spent = asyncio.run(_through_the_pool(tmp_path))
    start = time.perf_counter()
    for query in TYPICAL * 3:
        found = bare.query(query)
        assert isinstance(found, ox.QuerySolutions)
        found.serialize(format=ox.QueryResultsFormat.JSON)
    alone = time.perf_counter() - start
    assert spent <= 1.3 * alone, f"queries {spent:.2f} s, bare {alone:.2f} s"


async def _through_the_pool(folder: Path) -> float:
    async with pool(store.path(folder), Limits(seconds=60), 1) as workers:
        start = time.perf_counter()
        for query in TYPICAL * 3:
            await workers.ask(Query(query, [results.JSON]))
        return time.perf_counter() - start
