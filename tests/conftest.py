"""Fixtures that every test may use."""

from __future__ import annotations

from pathlib import Path

import pytest

import kg.ontology
from kg.graph import KnowledgeGraph
from kg.ontology import Ontology
from tests.sample import sample_graph as make_sample_graph

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def ontology() -> Ontology:
    """The ontology that comes with the program."""
    return kg.ontology.default()


@pytest.fixture(scope="session")
def sample_graph() -> KnowledgeGraph:
    """A small graph made by hand."""
    return make_sample_graph()
