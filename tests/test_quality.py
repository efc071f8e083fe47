"""How well pages are understood, and that every edge leads back to its sentence."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from kg import corpus, evaluate
from kg.build import build
from kg.export import node_link
from kg.graph import KnowledgeGraph
from kg.model import Document
from kg.ontology import Ontology
from tests.conftest import ROOT

SHARED = ROOT.parent / "shared"


def graph_of(page: Path, ontology: Ontology) -> tuple[KnowledgeGraph, tuple[str, ...]]:
    """The graph of one page built alone, and the page's lines."""
    documents = [each for source in corpus.discover([page]) for each in corpus.read(source)]
    (document,) = (each for each in documents if isinstance(each, Document))
    return build(documents, ontology), document.lines


def figures(golds: list[Path], pages: Path, ontology: Ontology, tmp_path: Path) -> dict[str, Any]:
    """The scores of pages built one by one against their gold."""
    pairs = []
    for path in golds:
        gold = json.loads(path.read_text(encoding="utf-8"))
        graph, _ = graph_of(pages / gold["document"], ontology)
        written = tmp_path / f"{path.stem}.json"
        node_link.write(graph, ontology, written)
        pairs.append((gold, json.loads(written.read_text(encoding="utf-8"))))
    return evaluate.figures(evaluate.score(pairs, evaluate.terms(ontology)), evaluate.terms(ontology))


def test_sample_pages_are_understood_as_well_as_before(ontology: Ontology, tmp_path: Path) -> None:
    golds = sorted((ROOT / "seeds" / "gold").glob("*.json"))
    assert len(golds) == 5
    found = figures(golds, ROOT / "seeds", ontology, tmp_path)
    assert found["articles"]["exact"] == 1.0
    assert found["entities"]["ALL"]["F1"] >= 0.94
    assert found["canonical_names"] >= 0.95
    assert found["statements"]["CORE"]["F1"] >= 0.83
    assert found["statements"]["ALL"]["F1"] >= 0.86
    assert found["statements_with_evidence"] == 1.0


def test_pages_in_many_manners_are_understood_as_well_as_before(ontology: Ontology, tmp_path: Path) -> None:
    pages = ROOT / "tests" / "newspapers"
    golds = sorted((pages / "gold").glob("*.json"))
    assert len(golds) == 32
    found = figures(golds, pages, ontology, tmp_path)
    assert found["articles"]["exact"] >= 0.93
    assert found["entities"]["ALL"]["F1"] >= 0.92
    assert found["canonical_names"] >= 0.94
    assert found["statements"]["ALL"]["F1"] >= 0.80
    assert found["statements"]["CORE"]["F1"] >= 0.77


def test_pages_that_nobody_has_read_are_understood_as_well_as_before(ontology: Ontology, tmp_path: Path) -> None:
    pages = ROOT / "tests" / "unread"
    golds = sorted((pages / "gold").glob("*.json"))
    assert len(golds) == 12
    found = figures(golds, pages, ontology, tmp_path)
    assert found["articles"]["exact"] >= 0.85
    assert found["entities"]["ALL"]["F1"] >= 0.91
    assert found["statements"]["ALL"]["F1"] >= 0.76
    assert found["statements"]["CORE"]["F1"] >= 0.70


def test_no_page_has_two_things_of_one_kind_and_name(ontology: Ontology) -> None:
    pages = sorted((ROOT / "seeds").glob("*.txt"))
    assert len(pages) == 5
    for page in pages:
        graph, _ = graph_of(page, ontology)
        named = Counter((e.type, e.name) for e in graph.entities)
        assert [key for key, count in named.items() if count > 1] == [], page.name


@pytest.mark.shared
def test_real_pages_are_understood_as_well_as_before(ontology: Ontology, tmp_path: Path) -> None:
    golds = sorted((SHARED / "gold").glob("0*.json"))
    assert len(golds) == 3
    found = figures(golds, SHARED / "pages", ontology, tmp_path)
    assert found["articles"]["exact"] >= 0.95
    assert found["articles"]["ordered"] >= 0.90
    assert found["articles"]["headline"] >= 0.93
    assert found["articles"]["bylines_F1"] >= 0.97
    assert found["entities"]["ALL"]["F1"] >= 0.92
    assert found["canonical_names"] >= 0.95
    assert found["statements"]["ALL"]["F1"] >= 0.84
    assert found["statements"]["CORE"]["F1"] >= 0.81


def test_every_quote_of_the_sample_pages_stands_at_its_lines(ontology: Ontology) -> None:
    pages = sorted((ROOT / "seeds").glob("*.txt"))
    assert len(pages) == 5
    for page in pages:
        graph, lines = graph_of(page, ontology)
        assert graph.statements
        for statement in graph.statements:
            assert statement.evidence
            said = "".join(lines[number - 1].strip() for number in statement.lines)
            assert statement.evidence in said, (page.name, statement.rule, statement.lines)


@pytest.mark.shared
def test_every_quote_of_the_real_pages_stands_at_its_lines(ontology: Ontology) -> None:
    for page in sorted((SHARED / "pages").glob("*.txt")):
        graph, lines = graph_of(page, ontology)
        assert graph.statements
        for statement in graph.statements:
            said = "".join(lines[number - 1].strip() for number in statement.lines)
            assert statement.evidence in said, (page.name, statement.rule, statement.lines)
