"""The interactive view as a file: closed to the network, safe against its contents, the same for the same graph."""

from __future__ import annotations

import base64
import dataclasses
import hashlib
import json
import re
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from kg.export.html import choice, content, write
from kg.export.html.communities import communities
from kg.export.html.layout import layout
from kg.export.html.page import SCRIPTS, application
from kg.export.html.readings import readings
from kg.export.html.records import records, sentence
from kg.graph import KnowledgeGraph
from kg.interface import strings
from kg.ontology import Ontology
from tests.generated import generated_graph

HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(1)><!--<script \u2028 \u202e\"'"


class Parts(HTMLParser):
    """Collects the page's elements and what stands inside scripts and styles."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.inside: list[tuple[str, dict[str, str | None], str]] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        if self.elements and self.elements[-1][0] in {"script", "style"}:
            tag, attributes = self.elements[-1]
            self.inside.append((tag, attributes, data))

    def handle_endtag(self, tag: str) -> None:
        self.elements.append((f"/{tag}", {}))

    def data(self, name: str) -> Any:
        return json.loads("".join(text for _, attributes, text in self.inside if attributes.get("id") == name))


@pytest.fixture(scope="module")
def page(sample_graph: KnowledgeGraph, ontology: Ontology, tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("html") / "graph.html"
    write(sample_graph, ontology, path)
    return path.read_text(encoding="utf-8")


def test_page_is_html5_with_a_language(page: str) -> None:
    assert page.startswith("<!doctype html>\n<html lang=")


def test_page_refers_to_nothing_outside(page: str) -> None:
    parts = Parts(page)
    assert parts.elements
    for tag, attributes in parts.elements:
        assert tag not in {"link", "iframe", "object", "embed", "base", "img"}
        assert "src" not in attributes
        assert (attributes.get("href") or "#").startswith("#")
    style = "".join(text for tag, _, text in parts.inside if tag == "style")
    assert style
    assert "url(" not in style
    assert "@import" not in style


def test_policy_allows_exactly_the_scripts_and_the_style_of_the_page(page: str) -> None:
    parts = Parts(page)
    policy = next(a["content"] for t, a in parts.elements if a.get("http-equiv") == "Content-Security-Policy")
    assert policy is not None
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    texts: dict[str, list[str]] = {"script": [], "style": []}
    for tag, attributes, text in parts.inside:
        if attributes.get("type") != "application/json":
            texts[tag].append(text)
    assert [len(texts["script"]), len(texts["style"])] == [2, 1]
    hashes = {
        base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for group in texts.values() for text in group
    }
    assert set(re.findall(r"'sha256-([^']+)'", policy)) == hashes


def test_page_has_no_handlers_and_no_styles_in_attributes(page: str) -> None:
    for _, attributes in Parts(page).elements:
        assert not [name for name in attributes if name.startswith("on") or name == "style"]


def test_same_graph_gives_same_bytes(sample_graph: KnowledgeGraph, ontology: Ontology, tmp_path: Path) -> None:
    for name in ("one", "two"):
        write(sample_graph, ontology, tmp_path / f"{name}.html")
    assert (tmp_path / "one.html").read_bytes() == (tmp_path / "two.html").read_bytes()


def test_hostile_names_stay_data(sample_graph: KnowledgeGraph, ontology: Ontology, tmp_path: Path) -> None:
    first, *others = sample_graph.entities
    article = dataclasses.replace(sample_graph.articles[0], headline=HOSTILE, document=HOSTILE)
    graph = dataclasses.replace(
        sample_graph,
        entities=(dataclasses.replace(first, name=HOSTILE, aliases=(HOSTILE + "2", "长" * 10_000)), *others),
        articles=(article, *sample_graph.articles[1:]),
    )
    write(graph, ontology, tmp_path / "graph.html")
    parts = Parts((tmp_path / "graph.html").read_text(encoding="utf-8"))
    assert [tag for tag, _ in parts.elements].count("script") == 7
    assert not [tag for tag, _ in parts.elements if tag == "img"]
    assert HOSTILE in parts.data("data-nodes")["label"]
    assert parts.data("data-tables")["articles"]["headline"][0] == HOSTILE


def test_a_lone_surrogate_does_not_break_the_file(
    sample_graph: KnowledgeGraph, ontology: Ontology, tmp_path: Path
) -> None:
    first, *others = sample_graph.entities
    graph = dataclasses.replace(sample_graph, entities=(dataclasses.replace(first, name="坏\ud800字"), *others))
    write(graph, ontology, tmp_path / "graph.html")
    assert "坏?字" in (tmp_path / "graph.html").read_text(encoding="utf-8")


def test_an_empty_graph_makes_a_page(ontology: Ontology, tmp_path: Path) -> None:
    write(KnowledgeGraph(), ontology, tmp_path / "graph.html")
    assert Parts((tmp_path / "graph.html").read_text(encoding="utf-8")).data("data-nodes") == {}


def test_every_statement_carries_its_sentence_with_both_ends(sample_graph: KnowledgeGraph, ontology: Ontology) -> None:
    made = records(sample_graph, ontology)
    assert len(made.edges) == len(sample_graph.statements)
    for statement, edge in zip(sample_graph.statements, made.edges, strict=True):
        text, (start, end, *ends) = made.sentences[edge["sentence"]], edge["marks"]
        assert text[start:end] == statement.evidence
        for entity_id, (begin, stop) in ((statement.subject, ends[:2]), (statement.object, ends[2:])):
            entity = sample_graph.entity[entity_id]
            assert text[begin:stop] in {"", entity.name, *entity.aliases}


def test_sentence_ends_at_full_stops(sample_graph: KnowledgeGraph) -> None:
    statement = next(s for s in sample_graph.statements if s.evidence == "欧阳澄出席并讲话")
    text, start, end = sentence(statement, sample_graph.article[statement.article])
    assert text == "山海重工有限公司工会主席、全国劳动模范欧阳澄出席并讲话。"
    assert text[start:end] == statement.evidence


def test_a_quote_that_is_not_in_its_article_is_shown_alone(sample_graph: KnowledgeGraph) -> None:
    statement = dataclasses.replace(sample_graph.statements[0], evidence="不在文中", paragraph=99)
    assert sentence(statement, sample_graph.article[statement.article]) == ("不在文中", 0, 4)


def test_layout_gives_every_node_a_place_of_its_own() -> None:
    links = [[other for other in range(40) if abs(other - node) == 1] for node in range(40)] + [[] for _ in range(10)]
    places = layout(links, [60.0] * 50).places
    assert len({(round(x), round(y)) for x, y in places}) == 50


def test_groups_are_bounded_and_leave_no_node_out() -> None:
    links = [sorted({(n + d) % 900 for d in (-2, -1, 1, 2)}) for n in range(900)] + [[], []]
    groups = communities(links, 50)
    assert sorted(node for group in groups for node in group) == list(range(902))
    assert groups[-1] == [900, 901]
    assert max(len(group) for group in groups) <= 100


def test_readings_know_every_sound_of_a_character() -> None:
    found = readings(["重庆abc"])
    assert {"zhong", "chong"} <= set(found["重"].split())
    assert set(found) == {"重", "庆"}


def test_a_thousand_nodes_take_at_most_one_and_a_half_megabytes(ontology: Ontology, tmp_path: Path) -> None:
    write(generated_graph(1000, 3000), ontology, tmp_path / "graph.html")
    assert (tmp_path / "graph.html").stat().st_size <= 1_500_000


def test_both_languages_say_the_same_things(ontology: Ontology) -> None:
    words = strings(ontology)
    assert set(words["zh"]) == set(words["en"])
    fields = {
        language: {k: set(re.findall(r"\{\w+\}", v)) for k, v in table.items()} for language, table in words.items()
    }
    assert fields["zh"] == fields["en"]


def test_every_word_the_page_asks_for_is_there(ontology: Ontology) -> None:
    words = set(strings(ontology)["en"])
    template = (Path(__file__).parents[2] / "kg/export/html/assets/page.html").read_text(encoding="utf-8")
    asked = set(re.findall(r"\bt\('([a-z_]+)'", application())) | set(
        re.findall(r'data-(?:word|name|hint)="(\w+)"', template)
    )
    assert len(SCRIPTS) > 10
    assert asked - words == set()


@pytest.mark.parametrize(("nodes", "edges"), [(40, 10_000), (1000, 60)])
def test_a_large_graph_shows_the_best_linked_with_all_that_is_said_among_them(
    nodes: int, edges: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(choice, "NODES", nodes)
    monkeypatch.setattr(choice, "EDGES", edges)
    graph = generated_graph(100, 300)
    shown = content(graph)
    inside = {entity.id for entity in shown.entities}
    among = [s.id for s in graph.statements if s.subject in inside and s.object in inside]
    assert list(shown.edges) == among
    assert shown.left == (100 - len(inside), len(graph.statements) - len(among))
    assert len(inside) <= nodes
    assert 0 < len(among) <= edges
    degree = Counter(end for s in graph.statements for end in (s.subject, s.object))
    assert min(degree[each] for each in inside) >= max(degree[e.id] for e in graph.entities if e.id not in inside)
