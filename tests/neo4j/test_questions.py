"""Every built-in question gives the same rows in SPARQL and in Cypher, for every value that the pages offer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pyoxigraph as ox
import pytest

import kg.ontology
from kg.export import turtle
from kg.export.terms import prefixes
from kg.graph import KnowledgeGraph
from kg.neo4j.push import push
from kg.ontology import Ontology
from kg.query import bind, questions
from tests.neo4j.conftest import opened
from tests.neo4j.pages import SEEDS, built
from tests.neo4j.server import Server
from tests.sample import sample_graph as make_sample_graph

QUESTIONS = questions(kg.ontology.default())
TYPES = {"organization": "Organization", "place": "Place", "honour": "Honour", "program": "Program"}


@pytest.fixture(scope="module")
def graphs(tmp_path_factory: pytest.TempPathFactory) -> list[KnowledgeGraph]:
    """The sample, and the sample pages with one that names a district which several cities have."""
    page = tmp_path_factory.mktemp("page") / "district.txt"
    page.write_text("职工学技能\n本报讯（记者 陆一鸣）11月8日，鼓楼区总工会举办培训班。\n", encoding="utf-8")
    return [make_sample_graph(), built([*SEEDS, page], tmp_path_factory.mktemp("seeds"))]


@pytest.fixture(scope="module")
def stores(graphs: list[KnowledgeGraph], ontology: Ontology) -> list[ox.Store]:
    """The graphs as RDF."""
    made = []
    for graph in graphs:
        store = ox.Store()
        store.load("".join(turtle.chunks(graph, ontology)).encode(), format=ox.RdfFormat.TURTLE)
        made.append(store)
    return made


def candidates(name: str, graph: KnowledgeGraph) -> list[str]:
    """Values of the graph that a question may be asked with."""
    if name == "headline":
        return sorted({article.headline for article in graph.articles} - {""})
    kind = TYPES.get(name)
    found = [e for e in graph.entities if kind in (None, e.type)]
    return sorted({form for e in found for form in (e.name, *e.aliases[:1])})


def asked(name: str, graph: KnowledgeGraph) -> Iterator[dict[str, str]]:
    """Values for each parameter: the default, else what the graph holds."""
    parameters = QUESTIONS[name].parameters
    if not parameters:
        yield {}
    for parameter in parameters:
        for value in [parameter.default] if parameter.default else candidates(parameter.name, graph):
            yield {parameter.name: value}


def in_sparql(store: ox.Store, text: str, ontology: Ontology) -> tuple[list[str], list[tuple[Any, ...]]]:
    found = store.query(text, prefixes=dict(prefixes(ontology)))
    assert isinstance(found, ox.QuerySolutions)
    names = [variable.value for variable in found.variables]
    return names, [tuple(plain(row[name], ontology) for name in names) for row in found]


def plain(term: Any, ontology: Ontology) -> Any:
    if term is None:
        return None
    if isinstance(term, ox.NamedNode):
        return term.value.removeprefix(ontology.base)
    if term.datatype.value.endswith(("#integer", "#decimal", "#double")):
        return float(term.value)
    return term.value


def in_cypher(names: list[str], rows: list[dict[str, Any]]) -> list[tuple[Any, ...]]:
    return [
        tuple(float(row[name]) if isinstance(row[name], int | float) else row[name] for name in names) for row in rows
    ]


def order(row: tuple[Any, ...]) -> tuple[tuple[bool, str], ...]:
    return tuple((value is not None, str(value)) for value in row)


@pytest.fixture(scope="module")
def loaded(running: Server) -> Iterator[list[KnowledgeGraph]]:
    """What the server holds, so that a graph is pushed once."""
    if running.process is None:
        running.start()
    running.clear()
    yield []
    running.clear()


@pytest.mark.parametrize("number", [0, 1], ids=["sample", "seeds"])
@pytest.mark.parametrize("name", QUESTIONS)
def test_same_rows_in_both_languages(
    name: str,
    number: int,
    running: Server,
    loaded: list[KnowledgeGraph],
    graphs: list[KnowledgeGraph],
    stores: list[ox.Store],
    ontology: Ontology,
) -> None:
    graph, question = graphs[number], QUESTIONS[name]
    if loaded != [graph]:
        with opened(running) as database:
            push(database, graph, ontology, replace=True)
        loaded[:] = [graph]
    met = 0
    with opened(running) as database:
        for given in asked(name, graph):
            names, expected = in_sparql(stores[number], bind(question, given, ontology.language), ontology)
            found = [dict(row) for row in database.rows(question.cypher, **given)]
            assert not found or list(found[0]) == names
            assert sorted(in_cypher(names, found), key=order) == sorted(expected, key=order), given
            met += len(expected)
    seen.setdefault(name, 0)
    seen[name] += met


seen: dict[str, int] = {}


def test_every_question_had_rows_somewhere() -> None:
    if set(seen) != set(QUESTIONS):
        pytest.skip("only some of the questions were asked")
    assert {name for name, rows in seen.items() if not rows} <= {"people-who-moved"}
