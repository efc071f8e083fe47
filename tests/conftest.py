"""Fixtures that every test may use."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import kg.graphfile
import kg.ontology
import kg.store
from kg.export import turtle
from kg.graph import KnowledgeGraph
from kg.model import Article, Byline, Paragraph
from kg.ontology import Ontology
from tests.sample import sample_graph as make_sample_graph

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def ontology() -> Ontology:
    """The ontology that comes with the program."""
    return kg.ontology.default()


@pytest.fixture(scope="session")
def article() -> Callable[..., Article]:
    """Makes an article: `article("paragraph", …, headline="…", bylines=("name", …), number=1)`."""

    def make(*texts: str, headline: str = "", bylines: tuple[str, ...] = (), number: int = 0) -> Article:
        heads = [("headline", headline)] if headline else []
        pieces = enumerate([*heads, *(("body", text) for text in texts)], start=1)
        paragraphs = tuple(Paragraph(role, text, ((0, line, 0),)) for line, (role, text) in pieces)
        lines = tuple(range(1, len(paragraphs) + 1))
        authors = tuple(Byline("记者", name) for name in bylines)
        return Article(f"article/{number}", "page.txt", headline, lines, paragraphs, authors)

    return make


@pytest.fixture(scope="session")
def sample_graph() -> KnowledgeGraph:
    """A small graph made by hand."""
    return make_sample_graph()


@pytest.fixture(scope="session")
def sample_folder(sample_graph: KnowledgeGraph, ontology: Ontology, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a build of the sample graph leaves for the commands that ask it: graph, Turtle and store. Read only."""
    folder = tmp_path_factory.mktemp("built")
    kg.graphfile.save(sample_graph, folder)
    (folder / "graph.ttl").write_text("".join(turtle.chunks(sample_graph, ontology)), encoding="utf-8")
    kg.store.create(folder, folder / "graph.ttl", ontology)
    return folder
