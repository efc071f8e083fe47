"""The clients people use, and many at once."""

from __future__ import annotations

import random
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import rdflib
from rdflib.plugins.stores.sparqlstore import SPARQLStore

from kg.graph import KnowledgeGraph
from kg.ontology import Ontology
from kg.query import bind, questions
from tests.serve.running import Running, running

NAMES = (
    "PREFIX kg: <https://kg.example/ontology#> SELECT ?name { ?s a kg:TradeUnion ; rdfs:label ?name } ORDER BY ?name"
)
UNIONS = ["山海市云台区总工会", "山海市总工会", "山海重工有限公司工会"]


@pytest.mark.parametrize("form", ["json", "xml", "csv", "tsv"])
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_sparqlwrapper_reads_it(server: Running, form: str, method: str) -> None:
    wrapper = pytest.importorskip("SPARQLWrapper").SPARQLWrapper(f"{server.address}sparql")
    wrapper.setQuery(NAMES)
    wrapper.setMethod(method)
    wrapper.setReturnFormat(form)
    found = wrapper.query().convert()
    text = found.decode() if isinstance(found, bytes) else found.toxml() if hasattr(found, "toxml") else str(found)
    assert [name for name in UNIONS if name in text] == UNIONS


def test_sparqlwrapper_posts_directly_and_constructs(server: Running) -> None:
    module = pytest.importorskip("SPARQLWrapper")
    wrapper = module.SPARQLWrapper(f"{server.address}sparql")
    wrapper.setQuery("CONSTRUCT { ?s rdfs:label ?o } WHERE { ?s rdfs:label ?o }")
    wrapper.setMethod(module.POST)
    wrapper.setRequestMethod(module.POSTDIRECTLY)
    wrapper.setReturnFormat(module.TURTLE)
    graph = rdflib.Graph().parse(data=wrapper.query().convert(), format="turtle")
    assert rdflib.Literal("山海市总工会", lang="zh") in set(graph.objects())


@pytest.mark.parametrize("form", ["json", "xml", "csv"])
def test_rdflib_reads_it_as_a_store(server: Running, sample_folder: Path, form: str) -> None:
    remote = rdflib.Graph(SPARQLStore(f"{server.address}sparql", returnFormat=form))
    local = rdflib.Graph().parse(sample_folder / "graph.ttl")
    assert [str(row[0]) for row in remote.query(NAMES)] == UNIONS
    if form != "csv":  # CSV tells no IRI from a literal
        assert set(remote.triples((None, rdflib.RDF.type, None))) == set(local.triples((None, rdflib.RDF.type, None)))
        assert len(remote) == len(local)


def asked(server: Running, texts: list[str], seconds: float, seed: int) -> list[tuple[int, float]]:
    """One client that asks without a pause."""
    choose = random.Random(seed)
    end = time.perf_counter() + seconds
    seen = []
    while (now := time.perf_counter()) < end:
        status = server.query(choose.choice(texts)).status
        seen.append((status, time.perf_counter() - now))
    return seen


@pytest.mark.parametrize("seconds", [3, pytest.param(60, marks=pytest.mark.slow)])
def test_eight_clients_at_once_meet_no_error(
    sample_folder: Path, sample_graph: KnowledgeGraph, ontology: Ontology, seconds: float
) -> None:
    texts = ["ASK {}", NAMES, "SELECT * { ?s ?p ?o } LIMIT 500"]
    for question in questions(ontology).values():
        texts.append(bind(question, {each.name: each.example for each in question.parameters}, "zh"))
    with running(sample_folder) as served, ThreadPoolExecutor(8) as clients:
        seen = [each for part in clients.map(lambda n: asked(served, texts, seconds, n), range(8)) for each in part]
    assert len(seen) > seconds * 20
    assert {status for status, _ in seen} == {200}
    waits = sorted(wait for _, wait in seen)
    assert waits[int(len(waits) * 0.95)] < 1
