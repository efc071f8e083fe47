"""`kg evaluate`: the definitions of the annotation guidelines, on small graphs made by hand."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from kg import evaluate
from kg.cli import main
from kg.evaluate.names import folded
from kg.evaluate.pairs import of_document
from kg.ontology import Ontology
from tests.conftest import ROOT

SHARED = ROOT / ".." / "shared"
GOLDS = sorted((ROOT / "seeds" / "gold").glob("*.json"))
GOLD: dict[str, Any] = {
    "document": "page.txt",
    "articles": [
        {"id": "a1", "headline": "一", "headline_alternatives": ["二"], "lines": [1, 3, 5],
         "bylines": [{"role": "记者", "name": "林知秋"}]},
    ],
    "entities": [
        {"id": "e1", "type": "Organization", "name": "山海市总工会", "names": ["市总工会"]},
        {"id": "e2", "type": "Organization", "name": "云台区总工会"},
        {"id": "e3", "type": "Program", "name": "“匠心杯”大赛", "names": ["匠心杯"]},
        {"id": "e4", "type": "Honour", "name": "全国劳动模范", "names": ["全国劳模"]},
        {"id": "e5", "type": "Place", "name": "云台山", "optional": True},
        {"id": "e6", "type": "Person", "name": "欧阳澄"},
    ],
    "statements": [
        {"subject": "e1", "predicate": "organized", "object": "e3", "qualifiers": {"date": "2025"}},
        {"subject": "e1", "predicate": "cooperated_with", "object": "e2"},
        {"subject": "e1", "predicate": "awarded", "object": "e6", "qualifiers": {"honour": "e4"}},
        {"subject": "e3", "predicate": "located_in", "object": "e5"},
        {"subject": "e6", "predicate": "participated_in", "object": "e3", "optional": True},
    ],
}  # fmt: skip


def graph() -> dict[str, Any]:
    """The perfect answer to GOLD."""
    nodes = [{"id": e["id"], "type": e["type"], "name": e["name"]} for e in GOLD["entities"]]
    article = {key: value for key, value in GOLD["articles"][0].items() if key != "headline_alternatives"}
    edges = [
        {"source": s["subject"], "target": s["object"], "type": s["predicate"], "evidence": "…", "confidence": 0.9,
         "qualifiers": {**s.get("qualifiers", {})}}
        for s in GOLD["statements"]
    ]  # fmt: skip
    return {"nodes": [*nodes, {**article, "type": "Article"}], "edges": edges}


def scored(found: dict[str, Any], ontology: Ontology) -> tuple[dict[str, Any], evaluate.Tallies]:
    tallies = evaluate.score([(GOLD, found)], evaluate.terms(ontology))
    return evaluate.figures(tallies, evaluate.terms(ontology)), tallies


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["evaluate", *map(str, arguments)])


def test_width_case_and_punctuation_do_not_make_another_name() -> None:
    assert folded("“匠心杯”(ＡＩ)·大赛") == folded("匠心杯（ai）大赛")


def test_perfect_answer_has_no_fault_and_optional_things_do_not_count(ontology: Ontology) -> None:
    found, tallies = scored(graph(), ontology)
    assert tallies.faults == []
    assert found["entities"]["ALL"] == {"P": 1.0, "R": 1.0, "F1": 1.0, "tp": 5, "fp": 0, "fn": 0}
    assert found["statements"]["ALL"]["tp"] == 3
    assert found["qualifiers"] == {"date": 1.0, "honour": 1.0}
    assert found["articles"] == {
        "gold": 1, "exact": 1.0, "ordered": 1.0, "headline": 1.0, "line_jaccard": 1.0, "bylines_F1": 1.0
    }  # fmt: skip


def test_optional_things_are_not_missed_either(ontology: Ontology) -> None:
    answer = graph()
    answer["nodes"] = [node for node in answer["nodes"] if node["id"] != "e5"]
    answer["edges"] = answer["edges"][:3]
    assert scored(answer, ontology)[1].faults == []


def test_alias_is_the_entity_but_not_its_canonical_name(ontology: Ontology) -> None:
    answer = graph()
    answer["nodes"][0]["name"] = "市总工会"
    found, _ = scored(answer, ontology)
    assert (found["entities"]["ALL"]["F1"], found["canonical_names"]) == (1.0, 0.8)


def test_second_node_of_one_entity_is_made_up_and_called_a_duplicate(ontology: Ontology) -> None:
    answer = graph()
    answer["nodes"].insert(0, {"id": "x", "type": "Organization", "name": "市总工会"})
    found, tallies = scored(answer, ontology)
    assert tallies.faults == [("page.txt", "+entity", "Organization", "市总工会 (duplicate)")]
    assert found["canonical_names"] == 1.0


def test_direction_counts_except_where_a_relation_has_none(ontology: Ontology) -> None:
    answer = graph()
    for edge in answer["edges"][:2]:
        edge["source"], edge["target"] = edge["target"], edge["source"]
    _, tallies = scored(answer, ontology)
    assert [fault[1:3] for fault in tallies.faults] == [("+statement", "organized"), ("-statement", "organized")]


def test_honour_is_right_by_entity_or_by_any_form_of_its_name(ontology: Ontology) -> None:
    for value, right in (("e4", 1.0), ("全国劳模", 1.0), ("大国工匠", 0.0)):
        answer = graph()
        answer["edges"][2]["qualifiers"]["honour"] = value
        assert scored(answer, ontology)[0]["qualifiers"]["honour"] == right


def test_lines_headline_and_bylines_of_the_nearest_article(ontology: Ontology) -> None:
    answer = graph()
    answer["nodes"][-1].update(lines=[3, 1, 5], headline="二", bylines=[{"role": "通讯员", "name": "林知秋"}])
    answer["nodes"].append({"id": "a2", "type": "Article", "lines": [5], "headline": "一"})
    found, _ = scored(answer, ontology)
    assert found["articles"] == {
        "gold": 1, "exact": 1.0, "ordered": 0.0, "headline": 1.0, "line_jaccard": 1.0, "bylines_F1": 0.0
    }  # fmt: skip


def test_edges_are_judged_by_confidence_except_optional_ones(ontology: Ontology) -> None:
    answer = graph()
    answer["edges"].append({"source": "e2", "target": "e3", "type": "guided", "confidence": 0.55})
    _, tallies = scored(answer, ontology)
    assert [(each.confidence, each.right) for each in tallies.judged] == [(0.9, True)] * 3 + [(0.55, False)]


def test_report_shows_calibration_and_faults(tmp_path: Path) -> None:
    answer = graph()
    answer["edges"].append({"source": "e2", "target": "e3", "type": "guided", "confidence": 0.55})
    (tmp_path / "gold.json").write_text(json.dumps(GOLD), encoding="utf-8")
    (tmp_path / "graph.json").write_text(json.dumps(answer), encoding="utf-8")
    result = run(tmp_path / "gold.json", "--graph", tmp_path / "graph.json", "-o", tmp_path / "out", "--errors")
    assert result.exit_code == 0
    assert result.stdout.endswith("page.txt\t+statement\tguided\t云台区总工会 → “匠心杯”大赛\n")
    report = (tmp_path / "out" / "report.md").read_text(encoding="utf-8")
    assert "| 0.9–1.0 | 3 | 0.900 | 3 | 1.000 | 0.439–1.000 |" in report
    assert "| 0.5–0.6 | 1 | 0.550 | 0 | 0.000 | 0.000–0.793 |" in report
    assert "Brier score 0.083" in report
    assert "云台区总工会 → “匠心杯”大赛" in report


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["nothing.json"], 1, "nothing.json: there is no such file"),
        (["gold.json"], 1, "--pages"),
        (["gold.json", "gold.json", "gold.json", "--graph", "gold.json", "--graph", "gold.json"], 2, "3 gold files"),
        (["gold.json", "--graph", "gold.json"], 1, "nodes or edges missing"),
        (["broken.json"], 1, "cannot be read as JSON"),
        (["lost.json"], 1, "'e9', which is no entity"),
        (["list.json"], 1, "not a JSON object"),
        (["bare.json"], 1, "document, articles, entities, statements missing"),
    ],
)
def test_what_is_wrong_is_named(
    arguments: list[str], code: int, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lost = GOLD | {"statements": [{"subject": "e1", "predicate": "organized", "object": "e9"}]}
    for name, value in (("gold", GOLD), ("lost", lost), ("list", []), ("bare", {})):
        (tmp_path / f"{name}.json").write_text(json.dumps(value), encoding="utf-8")
    (tmp_path / "broken.json").write_text("{", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    result = run(*arguments)
    assert result.exit_code == code
    assert said in result.stderr


def test_one_graph_of_several_documents_is_taken_apart(ontology: Ontology) -> None:
    answer = graph()
    answer["nodes"][-1]["document"] = "a/page.txt"
    for node in answer["nodes"]:
        node["articles"] = ["a1"]
    for edge in answer["edges"]:
        edge["article"] = "a1"
    answer["nodes"] += [
        {"id": "a2", "type": "Article", "document": "other.txt", "lines": [1]},
        {"id": "x", "type": "Person", "name": "上官黎", "articles": ["a2"]},
    ]
    answer["edges"].append({"source": "e6", "target": "e2", "type": "works_for", "article": "a2"})
    own = of_document(answer, "page.txt")
    assert scored(own, ontology)[1].faults == []


def worse(answer: dict[str, Any], seed: int) -> dict[str, Any]:
    """An answer with faults of every kind."""
    chance = random.Random(seed)
    answer = deepcopy(answer)
    entities = [node for node in answer["nodes"] if node["type"] != "Article"]
    for node in answer["nodes"]:
        if node["type"] == "Article":
            chance.shuffle(node["lines"]) if chance.random() < 0.3 else None
            node["lines"] = node["lines"][chance.randrange(2) :]
            node["headline"] = chance.choice([node["headline"], "另一个标题"])
            node["bylines"] = node["bylines"][chance.randrange(2) :]
        elif chance.random() < 0.4:
            node["name"] = chance.choice([*node["aliases"], "别的名字", chance.choice(entities)["name"]])
    for edge in answer["edges"]:
        if chance.random() < 0.2:
            edge["source"], edge["target"] = edge["target"], edge["source"]
        if chance.random() < 0.2:
            edge["type"] = chance.choice(["organized", "part_of", "works_for", "unknown"])
        if chance.random() < 0.2:
            edge["evidence"] = ""
        if chance.random() < 0.3:
            edge["qualifiers"] = {key: chance.choice(["2025", None, "e1"]) for key in edge["qualifiers"]}
    gone = {node["id"] for node in entities if chance.random() < 0.15}
    answer["nodes"] = [node for node in answer["nodes"] if node["id"] not in gone]
    chance.shuffle(answer["nodes"])
    return answer


def perfect(gold: dict[str, Any]) -> dict[str, Any]:
    nodes = [
        {"id": e["id"], "type": e["type"], "name": e["name"], "aliases": e.get("names", [])} for e in gold["entities"]
    ]
    nodes += [
        {"id": a["id"], "type": "Article", "headline": a["headline"], "lines": a["lines"], "bylines": a["bylines"]}
        for a in gold["articles"]
    ]
    edges = [
        {"source": s["subject"], "target": s["object"], "type": s["predicate"], "evidence": s["evidence"],
         "qualifiers": s.get("qualifiers", {})}
        for s in gold["statements"]
    ]  # fmt: skip
    return {"nodes": nodes, "edges": edges}


@pytest.mark.shared
@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("option", [[], ["--json"]], ids=["table", "json"])
def test_prints_what_the_scorer_beside_the_repository_prints(seed: int, option: list[str], tmp_path: Path) -> None:
    ours: list[object] = []
    theirs: list[str] = []
    for path in GOLDS:
        answer = perfect(json.loads(path.read_text(encoding="utf-8")))
        place = tmp_path / path.name
        place.write_text(json.dumps(worse(answer, seed) if seed else answer), encoding="utf-8")
        ours += [path, "--graph", place]
        theirs += [str(path), str(place)]
    scorer = [sys.executable, str(SHARED / "gold" / "score.py"), *theirs, "--errors", *option]
    wanted = subprocess.run(scorer, capture_output=True, text=True, check=True)
    result = run(*ours, "--errors", *option)
    assert result.exit_code == 0
    assert result.stdout + result.stderr == wanted.stdout
    assert len(GOLDS) == 5


@pytest.mark.shared
def test_builds_the_page_of_an_annotation_when_no_graph_is_given(tmp_path: Path) -> None:
    gold = GOLDS[0]
    page = gold.parent.parent / json.loads(gold.read_text(encoding="utf-8"))["document"]
    assert CliRunner().invoke(main, ["build", str(page), "-o", str(tmp_path), "--workers", "1"]).exit_code == 0
    scorer = [sys.executable, str(SHARED / "gold" / "score.py"), str(gold), str(tmp_path / "graph.json")]
    wanted = subprocess.run(scorer, capture_output=True, text=True, check=True).stdout
    assert run(gold).stdout == run(gold, "--graph", tmp_path).stdout == wanted
