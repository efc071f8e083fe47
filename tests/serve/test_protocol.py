"""The endpoint as SPARQL 1.1 Protocol has it: how to ask, what comes back, what is refused."""

from __future__ import annotations

import json
from urllib.parse import quote, urlencode

import pyoxigraph as ox
import pytest

from kg.serve.accept import GRAPHS, TABLES, choose
from tests.serve.running import Running

ASK = "ASK { ?s a <https://kg.example/ontology#TradeUnion> }"
SELECT = "SELECT ?name { ?s a <https://kg.example/ontology#Honour> ; rdfs:label ?name }"
CONSTRUCT = "CONSTRUCT { ?s a ?t } WHERE { ?s a ?t }"
FORM = "application/x-www-form-urlencoded"


def test_three_ways_to_ask_give_one_answer(server: Running) -> None:
    answers = [
        server.query(SELECT),
        server.request("/sparql", "POST", urlencode({"query": SELECT}), Content_Type=FORM),
        server.request("/sparql/", "POST", SELECT, Content_Type="application/sparql-query; charset=UTF-8"),
    ]
    assert {answer.status for answer in answers} == {200}
    assert {answer.body for answer in answers} == {answers[0].body}
    (row,) = json.loads(answers[0].body)["results"]["bindings"]
    assert row["name"] == {"type": "literal", "value": "全国劳动模范", "xml:lang": "zh"}


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        ("application/sparql-results+json", "application/sparql-results+json"),
        ("application/json", "application/json"),
        ("application/sparql-results+xml", "application/sparql-results+xml"),
        ("text/csv", "text/csv; charset=utf-8"),
        ("text/tab-separated-values", "text/tab-separated-values; charset=utf-8"),
        ("text/*;q=0.5, application/xml;q=0.4", "text/csv; charset=utf-8"),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "application/xml"),
        ("image/png, */*;q=0.1", "application/sparql-results+json"),
    ],
)
def test_rows_come_as_the_client_likes(server: Running, accept: str, expected: str) -> None:
    answer = server.query(SELECT, accept)
    assert (answer.status, answer.headers["content-type"]) == (200, expected)
    assert "Accept" in answer.headers["vary"]
    assert "全国劳动模范" in answer.text


@pytest.mark.parametrize(
    ("accept", "form"),
    [
        ("text/turtle", ox.RdfFormat.TURTLE),
        ("application/n-triples", ox.RdfFormat.N_TRIPLES),
        ("application/rdf+xml", ox.RdfFormat.RDF_XML),
        ("application/ld+json", ox.RdfFormat.JSON_LD),
    ],
)
def test_graphs_come_as_the_client_likes(server: Running, accept: str, form: ox.RdfFormat) -> None:
    for query in (CONSTRUCT, "DESCRIBE <https://kg.example/id/article/000000000001>"):
        answer = server.query(query, accept)
        assert answer.headers["content-type"].split(";")[0] == accept
        assert len(list(ox.parse(answer.body, format=form))) > 5


@pytest.mark.parametrize(
    ("query", "accept"),
    [(SELECT, "image/png"), (SELECT, "text/turtle"), (CONSTRUCT, "text/csv"), (ASK, "application/pdf")],
)
def test_what_cannot_be_said_so_is_406(server: Running, query: str, accept: str) -> None:
    assert server.query(query, accept).status == 406


def test_no_accept_header_means_anything(server: Running) -> None:
    assert server.request(f"/sparql?query={quote(ASK)}").headers["content-type"] == "application/sparql-results+json"
    assert server.request(f"/sparql?query={quote(CONSTRUCT)}").headers["content-type"].startswith("text/turtle")


def test_negotiation_follows_quality_and_specificity() -> None:
    assert choose("", TABLES) == list(TABLES)
    assert choose("text/turtle;q=0, */*", GRAPHS)[0][0] == "application/n-triples"
    assert choose("application/*;q=0.2, text/csv;q=0.9", TABLES)[0][0] == "text/csv"
    assert choose("text/csv;q=bad", TABLES) == []


def test_the_dataset_of_the_request_counts(server: Running) -> None:
    graph = "https://kg.example/ontology"
    query = "ASK { <https://kg.example/ontology#TradeUnion> ?p ?o }"
    assert b"false" in server.query(query).body
    asked = urlencode({"query": query, "default-graph-uri": graph})
    assert b"true" in server.request(f"/sparql?{asked}").body
    named = urlencode({"query": "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }", "named-graph-uri": graph})
    assert graph in server.request(f"/sparql?{named}").text
    wrong = urlencode({"query": query, "default-graph-uri": "not an address"})
    assert server.request(f"/sparql?{wrong}").status == 400


@pytest.mark.parametrize(
    ("method", "path", "body", "kind", "status"),
    [
        ("PUT", "/sparql?query=ASK%7B%7D", None, "", 405),
        ("DELETE", "/sparql", None, "", 405),
        ("GET", "/sparql?query=ASK%7B%7D&query=ASK%7B%7D", None, "", 400),
        ("GET", "/sparql?query=ASK%7B", None, "", 400),
        ("GET", "/sparql?query=%FF%FE", None, "", 400),
        ("POST", "/sparql", "query=ASK{}", "", 415),
        ("POST", "/sparql", "ASK{}", "text/plain", 415),
        ("POST", "/sparql", "", FORM, 400),
        ("POST", "/sparql", b"\xff\xfeA\x00", "application/sparql-query", 400),
        ("POST", "/sparql", "ASK{}", "application/sparql-query; charset=UTF-16", 400),
        ("POST", "/sparql", "&".join(["a=b"] * 5000), FORM, 400),
        ("GET", "/sparqlx", None, "", 404),
    ],
)
def test_wrong_requests_are_refused(
    server: Running, method: str, path: str, body: str | bytes | None, kind: str, status: int
) -> None:
    headers = {"Content_Type": kind} if kind else {}
    answer = server.request(path, method, body, **headers)
    assert answer.status == status
    assert "Traceback" not in answer.text


def test_a_fault_is_shown_with_its_place(server: Running) -> None:
    answer = server.query("SELECT ?s {\n ?s a nix:Y }")
    assert answer.status == 400
    assert "line 2, column 7" in answer.text
    assert "nix" in answer.text


def test_the_service_describes_itself(server: Running) -> None:
    answer = server.request("/sparql", Accept="text/turtle")
    store = ox.Store()
    store.load(answer.body, format=ox.RdfFormat.TURTLE)
    assert bool(
        store.query(
            "PREFIX sd: <http://www.w3.org/ns/sparql-service-description#> ASK { ?s a sd:Service ; "
            f"sd:endpoint <http://127.0.0.1:{server.port}/sparql> ; sd:supportedLanguage sd:SPARQL11Query }}"
        )
    )
    assert server.request("/sparql", Accept="text/html").headers["location"] == "/query"
    assert server.request("/sparql", Accept="image/png").status == 406


def test_a_cut_answer_says_so(server: Running) -> None:
    answer = server.query("SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }")
    assert answer.status == 200
    assert answer.headers["kg-truncated"] == "true"
    assert json.loads(answer.body)["truncated"]
    assert "kg-truncated" not in server.query(SELECT).headers
