"""`kg query`: answers in each format, faults with their place, limits, built-in questions."""

from __future__ import annotations

import csv
import io
import json
import re
import time
from pathlib import Path

import pyoxigraph as ox
import pytest
from click.testing import CliRunner, Result

from kg import store
from kg.cli import main
from kg.errors import KgError, UsageError
from kg.export.terms import prefixes
from kg.graph import KnowledgeGraph
from kg.ontology import Ontology
from kg.query import Limits, ask, bind, find, guard, questions, results
from kg.query.document import markdown
from tests.conftest import ROOT

UNIONS = "SELECT ?name { ?union a kg:TradeUnion ; rdfs:label ?name } ORDER BY ?name"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["query", *map(str, arguments)])


@pytest.mark.parametrize("name", ["unions.rq", "queries/unions.sparql"])
def test_name_of_a_file_is_not_taken_for_a_query(name: str, sample_folder: Path) -> None:
    result = run(sample_folder, name)
    assert result.exit_code == 2
    assert result.stderr == f"kg: this is the name of a file, not a query; kg query DIR --file {name}\n"


def test_table_shows_every_row_and_says_how_many(sample_folder: Path) -> None:
    result = run(sample_folder, UNIONS)
    assert result.exit_code == 0
    assert {"山海市总工会", "山海市云台区总工会", "山海重工有限公司工会"} <= set(result.stdout.split())
    assert "3 rows" in result.stderr


def test_json_csv_and_tsv_say_the_same(sample_folder: Path) -> None:
    names = ["山海市云台区总工会", "山海市总工会", "山海重工有限公司工会"]
    found = json.loads(run(sample_folder, UNIONS, "--format", "json").stdout)
    assert [row["name"] for row in found["results"]["bindings"]] == [
        {"type": "literal", "value": name, "xml:lang": "zh"} for name in names
    ]
    rows = list(csv.reader(io.StringIO(run(sample_folder, UNIONS, "--format", "csv").stdout)))
    assert rows == [["name"], *([name] for name in names)]
    assert run(sample_folder, UNIONS, "--format", "tsv").stdout.splitlines() == ["?name", *(f'"{n}"@zh' for n in names)]


def test_a_graph_comes_as_turtle(sample_folder: Path) -> None:
    result = run(sample_folder, "CONSTRUCT { ?s a kg:TradeUnion } WHERE { ?s a kg:TradeUnion }")
    assert len(list(ox.parse(result.stdout.encode(), format=ox.RdfFormat.TURTLE))) == 3


def test_a_query_comes_from_a_file_or_standard_input(sample_folder: Path, tmp_path: Path) -> None:
    (tmp_path / "q.rq").write_text("ASK { ?s a kg:Honour }")
    assert "yes" in run(sample_folder, "-f", tmp_path / "q.rq").stdout
    piped = CliRunner().invoke(main, ["query", str(sample_folder), "-f", "-"], input="ASK { ?s a kg:Nothing }")
    assert "no" in piped.stdout.split()


@pytest.mark.parametrize(
    ("query", "place", "hint"),
    [
        ("SELECT ?s { ?s ?p ?o", "line 1, column 21", "expected"),
        ("SELECT ?s {\n  ?s a foo:Bar }", "line 2, column 8", "the prefix foo: is not declared"),
        ("SELECT ?s WHERE {\n ?s ?p ?o }\nORDR BY ?s", "line 3, column", "expected"),
        ("INSERT DATA { <http://e/a> <http://e/b> 1 }", "line 1", "expected"),
    ],
)
def test_a_fault_names_its_place(sample_folder: Path, query: str, place: str, hint: str) -> None:
    result = run(sample_folder, query)
    assert result.exit_code == 2
    assert place in result.stderr
    assert hint in result.stderr
    assert "^" in result.stderr


def test_a_fault_in_a_file_names_the_file(sample_folder: Path, tmp_path: Path) -> None:
    (tmp_path / "bad.rq").write_text("SELEKT")
    assert str(tmp_path / "bad.rq") in run(sample_folder, "-f", tmp_path / "bad.rq").stderr


@pytest.mark.parametrize(
    "arguments", [(), ("ASK {}", "--name", "funding"), ("ASK {}", "--param", "a=b"), ("--name", "nothing-like-it")]
)
def test_wrong_usage_leaves_with_2(sample_folder: Path, arguments: tuple[str, ...]) -> None:
    assert run(sample_folder, *arguments).exit_code == 2


def test_no_graph_leaves_with_1_and_names_the_remedy(tmp_path: Path) -> None:
    result = run(tmp_path, "ASK {}")
    assert result.exit_code == 1
    assert "kg build" in result.stderr


def test_a_query_that_takes_too_long_is_ended(sample_folder: Path) -> None:
    cross = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    start = time.perf_counter()
    with pytest.raises(KgError, match=r"longer than 0[.]5 seconds"):
        ask(store.path(sample_folder), cross, [results.JSON], limits=Limits(seconds=0.5))
    assert time.perf_counter() - start < 2


def test_a_query_that_takes_too_much_memory_is_ended(sample_folder: Path) -> None:
    hoard = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?c ?f ?i"
    with pytest.raises(KgError, match="more than 200 MB"):
        ask(store.path(sample_folder), hoard, [results.JSON], limits=Limits(seconds=30, megabytes=200))


def test_limit_cuts_and_says_so(sample_folder: Path) -> None:
    result = run(sample_folder, "SELECT * { ?s ?p ?o }", "--limit", "2")
    assert "2 rows" in result.stderr
    assert "there is more" in result.stderr


ODD = [
    ox.NamedNode("http://e/ü?a=b&c"),
    ox.BlankNode("b0"),
    ox.Literal("plain"),
    ox.Literal("<&\">'", language="zh"),
    ox.Literal("a\tb\r\nc,\\ ;"),
    ox.Literal(7),
    ox.Literal(""),
    ox.Literal("2025~", datatype=ox.NamedNode("http://id.loc.gov/datatypes/edtf/EDTF")),
    None,
]


@pytest.mark.parametrize("media", [results.JSON, results.XML, results.TSV])
def test_rows_written_here_read_as_the_engine_wrote_them(media: str) -> None:
    base = ox.Store()
    for number, term in enumerate(ODD):
        subject = ox.NamedNode(f"http://e/s{number}")
        base.add(ox.Quad(subject, ox.NamedNode("http://e/n"), ox.Literal(number)))
        if term is not None:
            base.add(ox.Quad(subject, ox.NamedNode("http://e/v"), term))
    found = base.query("SELECT ?v ?w { ?s <http://e/n> ?n OPTIONAL { ?s <http://e/v> ?v } } ORDER BY ?n")
    assert isinstance(found, ox.QuerySolutions)
    _, data, cut = results.write(found, [media])
    form = {results.JSON: "JSON", results.XML: "XML", results.TSV: "TSV"}[media]
    back = ox.parse_query_results(data, format=getattr(ox.QueryResultsFormat, form))
    assert isinstance(back, ox.QuerySolutions)
    read = [row["v"] for row in back]
    assert [v for v in read if not isinstance(v, ox.BlankNode)] == [v for v in ODD if not isinstance(v, ox.BlankNode)]
    assert not cut


def test_what_xml_cannot_hold_becomes_a_replacement_character() -> None:
    found = ox.Store().query('SELECT ("a\x01b" AS ?v) {}')
    _, data, _ = results.write(found, [results.XML])
    assert "a\ufffdb" in data.decode()


@pytest.mark.parametrize("media", results.TABLES)
def test_a_cut_answer_is_still_well_formed(media: str) -> None:
    base = ox.Store()
    base.extend(
        ox.Quad(ox.NamedNode(f"http://e/{n}"), ox.NamedNode("http://e/p"), ox.Literal("x" * 99)) for n in range(50)
    )
    for limits in ({"rows": 7}, {"size": 900}):
        _, data, cut = results.write(base.query("SELECT * { ?s ?p ?o }"), [media], **limits)
        assert cut
        assert len(data) < 3000
        if media == results.JSON:
            assert json.loads(data)["truncated"]
        elif media == results.XML:
            assert len(list(ox.parse_query_results(data, format=ox.QueryResultsFormat.XML))) <= 7  # type: ignore[arg-type]
        else:
            assert data.endswith(b"\n")


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1", "=cmd|'/c calc'!A1"])
def test_csv_is_exact_and_the_sheet_is_harmless(cell: str) -> None:
    def rows(media: str) -> list[list[str]]:
        found = ox.Store()
        found.add(ox.Quad(ox.NamedNode("http://e/s"), ox.NamedNode("http://e/p"), ox.Literal(cell)))
        _, data, _ = results.write(found.query("SELECT ?o { ?s ?p ?o }"), [media])
        return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))

    assert rows(results.CSV) == [["o"], [cell]]
    assert rows(results.SHEET) == [["o"], ["'" + cell]]


CALLS = [
    "ASK { SERVICE <http://127.0.0.1:{port}/> {} }",
    "ASK { service silent <http://127.0.0.1:{port}/> {} }",
    "ASK { SERVICE<http://127.0.0.1:{port}/>{} }",
    "ASK { SERVICE # a word\n SILENT #\n <http://127.0.0.1:{port}/>\n{} }",
    "PREFIX e: <http://127.0.0.1:{port}/> ASK { SERVICE e:{} }",
    "ASK { FILTER(true)SERVICE <http://127.0.0.1:{port}/> {} }",
    "ASK { ?s ?p 3SERVICE<http://127.0.0.1:{port}/>{} }",
    "ASK { FILTER(1<2).FILTER(?a<?b)SERVICE#>\n<http://127.0.0.1:{port}/>{} }",
    "ASK { FILTER(?a<?b&&?c='x>y') SERVICE <http://127.0.0.1:{port}/> { ?x ?y 'x' } }",
    "ASK { BIND(<http://127.0.0.1:{port}/> AS ?g) SERVICE ?g {} }",
    "ASK { \\u0053ERVICE <http://127.0.0.1:{port}/> {} }",
]


@pytest.mark.parametrize("query", CALLS)
def test_a_call_to_another_server_is_refused(query: str) -> None:
    with pytest.raises(guard.RefusedError, match="SERVICE"):
        guard.check(query.replace("{port}", "9"))


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?service { ?service a <https://schema.org/Service> ; <http://e/service> 'service' }",
        "ASK { GRAPH ?service { ?s ?p ?o } }",
        "ASK { ?s schema:serviceType ?o . { ?o ?p ?q } }",
        "# about a service\nASK { ?s ?p 'customer service' }",
    ],
)
def test_the_word_alone_is_no_call(query: str) -> None:
    guard.check(query)


def test_depth_and_length_are_bounded_in_one_pass() -> None:
    hostile = ["{" * 4000, "(" * 50_000, '\\"' * 400_000, '"\\' * 400_000, "service" + "#\n" * 400_000, "<" * 900_000]
    start = time.perf_counter()
    for query in hostile[:2]:
        with pytest.raises(guard.RefusedError) as caught:
            guard.check(query)
        assert caught.value.status == 400
    for query in hostile[2:]:
        guard.check(query)
    with pytest.raises(guard.RefusedError) as caught:
        guard.check("#" * 10_000_000)
    assert caught.value.status == 413
    assert time.perf_counter() - start < 3
    guard.check('SELECT ("' + "{" * 500 + '" AS ?x) {}')


def test_there_are_at_least_fourteen_questions_in_both_languages(ontology: Ontology) -> None:
    known = questions(ontology)
    assert len(known) >= 14
    for question in known.values():
        for texts in (question.labels, question.descriptions, *(each.labels for each in question.parameters)):
            assert set(texts) == {"zh", "en"}


EXPECTED = {
    "organized-in-place": ({"place": "山海"}, [("山海市总工会", "organized"), ("山海重工有限公司", "hosted")]),
    "co-organizers": ({"organization": "市总工会"}, [("“匠心杯”技能大赛", "organized", "山海重工有限公司", "hosted")]),
    "unions-of-place": ({"place": "山海市"}, [("山海市云台区总工会", "云台区"), ("山海市总工会", "山海市")]),
    "parts-of-organization": ({"organization": "山海重工"}, [("山海重工有限公司工会", "山海重工有限公司")]),
    "funding": ({}, [("山海市云台区总工会", "暖蜂驿站", "20万元")]),
    "most-active-unions": ({}, [("山海市总工会", "1")]),
    "honour-holders": ({"honour": "全国劳模"}, [("欧阳澄", "主席", "山海重工有限公司工会")]),
    "people-of-organization": ({"organization": "山海重工有限公司工会"}, [("欧阳澄", "主席")]),
    "programs-in-year": ({}, [("2025-11-20", "“匠心杯”技能大赛", "山海市总工会")]),
    "places-of-programs": ({}, [("“匠心杯”技能大赛", "云台区", "山海市")]),
    "program-participants": ({"program": "匠心杯"}, [("欧阳澄", "出席并讲话", "")]),
    "documents-issued": ({"organization": "区总"}, [("职工之家建设办法", "")]),
    "reporters-on": ({"organization": "山海市总工会"}, [("林知秋", "记者", "1")]),
    "articles-on": ({"name": "暖蜂驿站"}, [("云台区总工会出台《职工之家建设办法》", "2025-11-26", "2")]),
    "most-doubtful": ({"below": "0.61"}, [("0.6", "云台区", "located_in"), ("0.6", "山海市云台区总工会", "funded")]),
}


@pytest.mark.parametrize("name", EXPECTED)
def test_a_question_is_answered(sample_folder: Path, ontology: Ontology, name: str) -> None:
    parameters, expected = EXPECTED[name]
    assert [row[: len(expected[0])] for row in rows_of(sample_folder, ontology, name, parameters)] == expected


def test_the_timeline_and_the_claims_are_in_order(sample_folder: Path, ontology: Ontology) -> None:
    timeline = rows_of(sample_folder, ontology, "timeline", {"name": "匠心杯"})
    assert [row[0] for row in timeline] == ["2025-11-20", "2025-11-20", "2025-11-26", "2025-11-26"]
    claims = rows_of(sample_folder, ontology, "claims-of-article", {"headline": "山海市总工会举办“匠心杯”技能大赛"})
    assert len(claims) == 9
    assert {row[1] for row in claims} >= {"located_in", "works_for", "participated_in"}


def rows_of(folder: Path, ontology: Ontology, name: str, parameters: dict[str, str]) -> list[tuple[str, ...]]:
    text = bind(find(questions(ontology), name), parameters, ontology.language)
    names, rows = results.read_json(ask(store.path(folder), text, [results.JSON], prefixes=prefixes(ontology)).body)
    return [tuple(row.get(column, "") for column in names) for row in rows]


@pytest.mark.parametrize("name", questions(__import__("kg.ontology", fromlist=["default"]).default()))
def test_every_question_runs_with_its_examples_and_names_its_columns_alike(
    sample_folder: Path, ontology: Ontology, name: str
) -> None:
    question = find(questions(ontology), name)
    rows_of(sample_folder, ontology, name, {each.name: each.example for each in question.parameters})
    columns = question.sparql.split("{", 1)[0].split("WHERE")[0]
    returned = question.cypher.rsplit("RETURN", 1)[1].split("ORDER BY")[0]
    asked = [found[1] or found[2] for found in re.finditer(r"AS \?(\w+)\)|\?(\w+)(?![\w)])", columns)]
    given = [re.split(r"\s+AS\s+", each.strip())[-1] for each in re.split(r",(?![^(\[]*[)\]])", returned)]
    assert [word.removeprefix("DISTINCT ") for word in given] == asked
    for parameter in question.parameters:
        assert f"${parameter.name}" in question.cypher


HOSTILE = ['" . ?s ?p ?o . #', "'''", '"@zh } #', "\\", "\\u0022", "$place", "\n", "}", "🙂\x00", "x" * 5000, "\ud800"]


@pytest.mark.parametrize("value", HOSTILE)
def test_no_value_can_end_the_term_it_stands_in(sample_folder: Path, ontology: Ontology, value: str) -> None:
    for name, parameter in (("organized-in-place", "place"), ("founded-bodies", "word"), ("timeline", "name")):
        assert rows_of(sample_folder, ontology, name, {parameter: value}) == []


def test_a_value_arrives_as_it_is(ontology: Ontology) -> None:
    question = find(questions(ontology), "founded-bodies")
    for value in ('a"b', "a\\b", "a\nb", "$word", "?x"):
        text = bind(question, {"word": value}, "zh")
        start = text.index("STR(?founded_name), ") + len("STR(?founded_name), ")
        term = text[start : text.index("))\n", start)]
        parsed = next(iter(ox.Store().query(f"SELECT ({term} AS ?v) {{}}")))  # type: ignore[call-overload]
        assert parsed["v"].value == value


def test_parameters_are_checked(ontology: Ontology) -> None:
    known = questions(ontology)
    with pytest.raises(UsageError, match="needs place"):
        bind(find(known, "organized-in-place"), {}, "zh")
    with pytest.raises(UsageError, match="no parameter colour"):
        bind(find(known, "funding"), {"colour": "red"}, "zh")
    with pytest.raises(UsageError, match="not a number"):
        bind(find(known, "most-doubtful"), {"below": "1 || true"}, "zh")


def test_the_list_names_every_question(sample_folder: Path, ontology: Ontology, sample_graph: KnowledgeGraph) -> None:
    listed = run(sample_folder, "--list").stdout
    assert all(name in listed for name in questions(ontology))


def test_the_documentation_is_what_the_data_says(ontology: Ontology) -> None:
    written = (ROOT / "docs" / "questions.md").read_text(encoding="utf-8")
    assert written == markdown(questions(ontology).values()), "run python -m kg.query.document > docs/questions.md"
