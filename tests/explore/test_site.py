"""The explorer's pages and data over HTTP."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from kg.explore.texts import pieces
from kg.graph import KnowledgeGraph
from kg.model import Mention
from kg.review import parse


@pytest.mark.parametrize("language", ["zh", "en"])
def test_start_page_has_counts_lists_editions_and_search(client: Any, language: str) -> None:
    page = client.get("/", headers={"accept-language": language}).text
    assert 'role="search"' in page
    assert "山海市总工会" in page
    assert "样报 2025-11-26" in page
    assert ("最新报纸" if language == "zh" else "Latest editions") in page
    assert re.search(r"<strong>4</strong>", page)


def test_language_is_chosen_and_kept(client: Any) -> None:
    answer = client.get("/?lang=en", headers={"accept-language": "zh"})
    assert "Latest editions" in answer.text
    assert answer.cookies["lang"] == "en"
    client.cookies.clear()


def test_every_thing_has_a_page_with_its_quotes(client: Any, sample_graph: KnowledgeGraph) -> None:
    assert sample_graph.entities
    for entity in sample_graph.entities:
        answer = client.get(f"/id/{entity.id}", headers={"accept": "text/html"})
        assert answer.status_code == 200
        assert entity.name in answer.text
        assert f"/explore#focus={entity.id}" in answer.text
    assert client.get("/id/person/none", headers={"accept": "text/html"}).status_code == 404


def test_a_thing_still_comes_as_turtle(client: Any, sample_graph: KnowledgeGraph) -> None:
    answer = client.get(f"/id/{sample_graph.entities[0].id}", headers={"accept": "text/turtle"})
    assert answer.headers["content-type"].startswith("text/turtle")


def test_every_article_shows_its_text_mentions_and_statements(client: Any, sample_graph: KnowledgeGraph) -> None:
    assert sample_graph.articles
    for article in sample_graph.articles:
        page = client.get(f"/{article.id}").text
        plain = re.sub(r"<[^>]+>", "", page)
        for paragraph in article.paragraphs:
            assert paragraph.text in plain
        said = [s for s in sample_graph.statements if s.article == article.id]
        assert said
        for statement in said:
            assert f'id="{statement.id}"' in page
        assert re.search(r'<a class="mention t\d" href="/id/organization/', page)
    assert client.get("/article/none").status_code == 404


def test_lists_are_narrowed_by_the_address(client: Any) -> None:
    assert client.get("/entities?type=Honour").text.count("<li>") == 1
    assert client.get("/articles?newspaper=样报").text.count("<li>") == 2
    assert client.get("/articles?newspaper=x&from=zzz").status_code == 200


def test_a_search_with_one_answer_goes_there(client: Any) -> None:
    answer = client.get("/search?q=暖蜂驿站", follow_redirects=False)
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/id/program/")


def test_data_answers_as_json(client: Any, sample_graph: KnowledgeGraph) -> None:
    ident = sample_graph.statements[0].subject
    assert client.get("/explore/near", params={"id": ident}).json()["nodes"]["id"]
    assert client.get("/explore/near", params={"id": "x"}).status_code == 404
    assert client.get("/explore/find", params={"q": "山海"}).json()["nodes"]["label"]
    assert client.get("/explore/path", params={"from": ident, "to": ident}).json() == {"steps": 0}


def test_the_view_asks_its_own_server_alone(client: Any) -> None:
    page = client.get("/explore")
    assert 'data-api="/explore/"' in page.text
    assert "script-src 'self'" in page.headers["content-security-policy"]
    for address in re.findall(r'(?:src|href)="([^"#]+)"', page.text):
        assert address.startswith(("/", "data:,"))
        if address.startswith("/"):
            assert client.get(address).status_code == 200
    assert client.get("/explore/static/../../etc/passwd").status_code == 404


def test_corrections_are_written_down(client: Any, sample_graph: KnowledgeGraph, review_file: Path) -> None:
    statement, entity = sample_graph.statements[0], sample_graph.entities[0]
    assert client.post("/review", json={"do": "reject", "statement": statement.id}).status_code == 201
    assert client.post("/review", json={"do": "rename", "entity": entity.id, "value": "新名"}).status_code == 201
    lines = [json.loads(line) for line in review_file.read_text(encoding="utf-8").splitlines()]
    subject, predicate, target = lines[0]["reject"]
    assert [subject["id"], predicate, target["id"]] == [statement.subject, statement.predicate, statement.object]
    assert lines[1]["rename"]["name"] == entity.name
    assert lines[1]["to"] == "新名"
    assert [parse(line).action for line in lines] == ["reject", "rename"]


def test_a_class_is_chosen_among_those_of_the_ontology(
    client: Any, sample_graph: KnowledgeGraph, review_file: Path
) -> None:
    entity = next(each for each in sample_graph.entities if each.subtype == "TradeUnion")
    page = client.get(f"/id/{entity.id}", headers={"accept": "text/html", "accept-language": "en"}).text
    offered = set(re.findall(r'<option value="([A-Z]\w+)">', page))
    assert {"Organization", "Enterprise", "Person", "AdminDivision", "Honour"} <= offered
    assert not offered & {"TradeUnion", "Article", "Statement"}
    retype = {"do": "retype", "entity": entity.id, "value": "Animal"}
    assert client.post("/review", json=retype).status_code == 400
    assert client.post("/review", json=retype | {"value": "Article"}).status_code == 400
    assert client.post("/review", json=retype | {"value": "Association"}).status_code == 201
    assert json.loads(review_file.read_text(encoding="utf-8").splitlines()[-1])["to"] == "Association"


@pytest.mark.parametrize("body", [b"", b"[]", b"{}", b'{"do": "reject", "statement": "x"}', b'{"do": 1}', b"\xff"])
def test_nonsense_is_not_written_down(client: Any, review_file: Path, body: bytes) -> None:
    before = review_file.read_bytes() if review_file.exists() else b""
    assert client.post("/review", content=body, headers={"content-type": "application/json"}).status_code == 400
    assert (review_file.read_bytes() if review_file.exists() else b"") == before


def test_a_foreign_page_cannot_correct(client: Any, sample_graph: KnowledgeGraph) -> None:
    correction = {"do": "reject", "statement": sample_graph.statements[0].id}
    assert client.post("/review", json=correction, headers={"origin": "http://evil.example"}).status_code == 403
    form = client.post("/review", content=json.dumps(correction), headers={"content-type": "text/plain"})
    assert form.status_code == 415


def test_the_longer_of_two_mentions_counts() -> None:
    short = Mention("article/1", 0, 0, 2, "Place", "", "", "", "place/1")
    long = Mention("article/1", 0, 0, 4, "Organization", "", "", "", "organization/1")
    assert [(p.text, p.entity) for p in pieces("山海市总举办", [short, long], set())] == [
        ("山海市总", "organization/1"),
        ("举办", ""),
    ]
