"""Addresses that can be followed, the query page, the health check."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.graph import KnowledgeGraph
from kg.interface import strings
from kg.ontology import Ontology
from kg.query import questions
from kg.serve.pages import ASSETS
from tests.serve.running import Running


def test_every_entity_article_and_statement_can_be_followed(server: Running, sample_graph: KnowledgeGraph) -> None:
    for record in (*sample_graph.entities, *sample_graph.articles, *sample_graph.statements):
        answer = server.request(f"/id/{record.id}", Accept="text/turtle")
        assert answer.status == 200, record.id
        subject = ox.NamedNode(f"https://kg.example/id/{record.id}")
        assert any(quad.subject == subject for quad in ox.parse(answer.body, format=ox.RdfFormat.TURTLE))


@pytest.mark.parametrize(
    ("suffix", "accept", "kind"),
    [
        ("", "text/html", "text/html"),
        ("", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "text/html"),
        ("", "application/rdf+xml", "application/rdf+xml"),
        ("", "", "text/turtle"),
        (".ttl", "text/html", "text/turtle"),
        (".nt", "", "application/n-triples"),
        (".jsonld", "", "application/ld+json"),
        (".html", "", "text/html"),
    ],
)
def test_a_thing_comes_as_the_client_likes(
    server: Running, sample_graph: KnowledgeGraph, suffix: str, accept: str, kind: str
) -> None:
    entity = next(entity for entity in sample_graph.entities if entity.name == "山海市总工会")
    headers = {"Accept": accept} if accept else {}
    answer = server.request(f"/id/{entity.id}{suffix}", **headers)
    assert answer.headers["content-type"].split(";")[0] == kind
    assert "山海市总工会" in answer.text or "\\u5C71" in answer.text


@pytest.mark.parametrize(
    "path", ["/id/person/000000000000", "/id/", "/id/person/", "/id/a%3E%20b/c", "/id/x/y/z", "/id/%00"]
)
@pytest.mark.parametrize("accept", ["text/html", "text/turtle"])
def test_what_is_not_there_is_404(server: Running, path: str, accept: str) -> None:
    assert server.request(path, Accept=accept).status == 404


def test_a_thing_in_no_syntax_on_offer_is_406(server: Running) -> None:
    assert server.request("/id/article/000000000001", Accept="image/png").status == 406


@pytest.mark.parametrize("suffix", ["", ".ttl", ".nt", ".rdf", ".jsonld"])
def test_the_ontology_can_be_followed(server: Running, ontology: Ontology, suffix: str) -> None:
    answer = server.request(f"/ontology{suffix}")
    form = ox.RdfFormat.from_media_type(answer.headers["content-type"].split(";")[0])
    assert form is not None
    found = {quad.triple for quad in ox.parse(answer.body, format=form)}
    assert found == {quad.triple for quad in ox.parse(path=ontology.folder / "kg.ttl")}


def test_the_ontology_page_has_an_anchor_for_every_term(server: Running, ontology: Ontology) -> None:
    page = server.request("/ontology", Accept="text/html").text
    for each in (*ontology.classes.values(), *ontology.properties.values()):
        assert f'id="{each.iri.removeprefix(ontology.namespace)}"' in page
    assert server.request("/ontology.exe").status == 404


def test_the_query_page_knows_questions_and_terms(server: Running, ontology: Ontology) -> None:
    assert server.request("/").status in {200, 303}
    assert server.request("/query").status == 200
    data = json.loads(server.request("/query/data.json").body)
    assert [each["name"] for each in data["questions"]] == list(questions(ontology))
    assert {"kg:TradeUnion", "kg:locatedIn"} <= {each["name"] for each in data["terms"]}
    for name in ("query.js", "answer.js", "bind.js", "complete.js", "serve.css"):
        assert server.request(f"/static/{name}").status == 200


def test_the_page_has_all_its_words_in_both_languages(ontology: Ontology) -> None:
    words = strings(ontology, "serve")
    assert set(words) == {"zh", "en"}
    assert set(words["zh"]) == set(words["en"])
    source = "".join(
        path.read_text(encoding="utf-8") for path in ASSETS.iterdir() if "query" in path.name or path.suffix == ".js"
    )
    used = set(re.findall(r'data-word="(\w+)"|word\("(\w+)"', source))
    assert {a or b for a, b in used} <= set(words["en"])


def test_pages_ask_nobody_else(server: Running) -> None:
    for path in ("/query", "/ontology", "/id/article/000000000001"):
        page = server.request(path, Accept="text/html")
        assert page.headers["content-security-policy"].startswith("default-src 'none'; script-src 'self'")
        assert not re.search(r"""(?:src|href)=["'](?:https?:)?//""", page.text)
        assert "<script>" not in page.text


def test_health(server: Running) -> None:
    answer = server.request("/health")
    assert answer.status == 200
    assert json.loads(answer.body)["status"] == "ok"


def test_the_assets_hold_no_outside_address() -> None:
    for path in Path(ASSETS).iterdir():
        assert "http" not in path.read_text(encoding="utf-8"), path.name
