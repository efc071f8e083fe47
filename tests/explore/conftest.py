"""The explorer of the sample graph: its index, and a client that asks the whole server."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kg import export, graphfile, store
from kg.explore.index import index
from kg.explore.lookup import Lookup
from kg.graph import KnowledgeGraph
from kg.ontology import Ontology


def kept(graph: KnowledgeGraph, ontology: Ontology, folder: Path) -> Path:
    """`graph` in `folder` as a build leaves it: records and store."""
    folder.mkdir(parents=True, exist_ok=True)
    graphfile.save(graph, folder)
    with (folder / "graph.nt").open("w", encoding="utf-8") as out:
        out.writelines(export.writer("ntriples")(graph, ontology))
    store.create(folder, folder / "graph.nt", ontology)
    return folder


@pytest.fixture(scope="session")
def folder(sample_graph: KnowledgeGraph, ontology: Ontology, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return kept(sample_graph, ontology, tmp_path_factory.mktemp("explore") / "graph")


@pytest.fixture(scope="session")
def lookup(folder: Path, ontology: Ontology) -> Lookup:
    return Lookup(index(folder, ontology), ontology)


@pytest.fixture(scope="session")
def review_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("review") / "review.jsonl"


@pytest.fixture(scope="session")
def client(folder: Path, ontology: Ontology, review_file: Path) -> Iterator[Any]:
    """A client of the server with the explorer and review."""
    testing = pytest.importorskip("starlette.testclient", reason="needs the extra `serve` and httpx")
    from kg.explore import explorer
    from kg.serve import Settings, application

    parts, page = explorer(folder, ontology, review_file)
    app = application(folder, ontology, Settings(workers=1), parts, page)
    with testing.TestClient(app, base_url="http://127.0.0.1") as asking:
        yield asking
