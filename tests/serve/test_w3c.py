"""The W3C's SPARQL 1.1 tests through the endpoint: query evaluation, syntax, result formats, protocol, description."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pyoxigraph as ox
import pytest

from kg import store
from kg.ontology import Ontology
from kg.query import results
from tests.serve import w3c
from tests.serve.running import Running, running

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not w3c.HERE.is_dir(), reason="the W3C's tests do not lie beside the repository"),
]

CASES = w3c.cases() if w3c.HERE.is_dir() else []
PROTOCOL = w3c.Manifest(w3c.HERE / "protocol" / "manifest.ttl") if w3c.HERE.is_dir() else None
MEDIA = {".srx": results.XML, ".srj": results.JSON, ".tsv": results.TSV, ".csv": results.CSV}
HT, CNT, UT = (
    "http://www.w3.org/2011/http#",
    "http://www.w3.org/2011/content#",
    "http://www.w3.org/2009/sparql/tests/test-update#",
)

ALIVE = b"<urn:x-a> <urn:x-b> <urn:x-c> .\n"  # a server whose default graph is empty says that it is not well

# What a read-only server without a way out cannot do, and why.
NOT_APPLICABLE = {
    "syntax-fed/test_1": "SERVICE is refused before it is parsed",
    "syntax-fed/test_2": "SERVICE is refused before it is parsed",
    "syntax-fed/test_3": "SERVICE is refused before it is parsed",
}
UPDATES = "the endpoint is read-only: an update is answered 403"
PROTOCOL_NOT_APPLICABLE = dict.fromkeys(
    (
        *("update_dataset_default_graph", "update_dataset_default_graphs", "update_dataset_named_graphs"),
        *("update_dataset_full", "update_post_form", "update_post_direct", "update_base_uri"),
    ),
    UPDATES,
)
# Where the engine itself answers otherwise than the test.
KNOWN_MISSES = {
    "aggregates/agg-groupconcat-04": "the engine drops the language tag that all members share",
    "aggregates/agg-groupconcat-06": "the engine drops the language tag that all members share",
    "aggregates/agg-empty-group-count-graph": "the engine counts over all graphs at once where nothing is grouped",
    "bindings/graph": "the engine does not join VALUES inside GRAPH with the graph's name",
    "csv-tsv-res/tsv03": "the store keeps numbers by value: a negativeInteger comes back as an integer",
    "negation/graph-minus": "the engine takes the outer GRAPH variable for one that both sides of MINUS share",
    "functions/bnode01": "the engine makes one blank node a text for all rows",
    "syntax-query/test_4": "the engine refuses a function it does not know when it runs the query",
    **dict.fromkeys(
        (f"property-path/zero_or_{many}_set_{end}" for many in ("more", "one") for end in ("start", "end")),
        "the engine starts a path of length zero only at terms the data hold",
    ),
}


@pytest.fixture(scope="module")
def endpoint(tmp_path_factory: pytest.TempPathFactory, ontology: Ontology) -> Iterator[Running]:
    """One server that holds the data of every test, a named graph a file."""
    folder = tmp_path_factory.mktemp("w3c")
    (folder / "graph.nq").write_bytes(w3c.dataset(CASES) + _protocol_data() + ALIVE)
    store.create(folder, folder / "graph.nq", ontology)
    with running(folder, "--workers", "2") as server:
        yield server


def _protocol_data() -> bytes:
    assert PROTOCOL is not None
    quads = []
    for entry in PROTOCOL.entries():
        for data in PROTOCOL.all(entry, UT + "graphData"):
            name = PROTOCOL.one(data, "http://www.w3.org/2000/01/rdf-schema#label")
            path = w3c.file(PROTOCOL.one(data, UT + "graph"))
            assert name is not None
            quads += [ox.Quad(*quad.triple, ox.NamedNode(name.value)) for quad in ox.parse(path=path)]  # type: ignore[union-attr]
    return ox.serialize(dict.fromkeys(quads), format=ox.RdfFormat.N_QUADS) or b""


def test_the_manifests_are_read_whole() -> None:
    kinds = {kind: sum(case.kind == kind for case in CASES) for kind in {case.kind for case in CASES}}
    assert kinds["QueryEvaluationTest"] >= 231
    assert len(CASES) > 300
    assert set(NOT_APPLICABLE) | set(KNOWN_MISSES) <= {case.name for case in CASES}


def applicable() -> Iterator[object]:
    for case in CASES:
        if case.name not in NOT_APPLICABLE:
            misses = case.name in KNOWN_MISSES
            marks = [pytest.mark.xfail(strict=True, reason=KNOWN_MISSES[case.name])] if misses else []
            yield pytest.param(case, id=case.name, marks=marks)


@pytest.mark.parametrize("case", list(applicable()))
def test_query(endpoint: Running, case: w3c.Case) -> None:
    text = f"BASE <{case.query.as_uri()}>\n{case.query.read_text(encoding='utf-8')}"
    suffix = case.result.suffix if case.result else ""
    fields = [("query", text)]
    own = re.search(r"^FROM\s", text, re.MULTILINE)
    if not own:
        fields += [("default-graph-uri", path.as_uri()) for path in case.data] or [("default-graph-uri", w3c.EMPTY)]
        fields += [("named-graph-uri", path.as_uri()) for path in case.named]
    answer = endpoint.request(
        "/sparql",
        "POST",
        urlencode(fields),
        Content_Type="application/x-www-form-urlencoded",
        Accept=MEDIA.get(suffix, f"{results.TURTLE}, {results.JSON}"),
    )
    if case.kind.startswith("NegativeSyntax"):
        assert answer.status == 400
        return
    assert answer.status == 200, answer.text
    if case.result is not None:
        graph = answer.headers["content-type"].startswith(results.TURTLE)
        same = w3c.same_graph if graph else w3c.same_table if suffix == ".ttl" else w3c.same_rows
        assert same(answer.body, case.result), answer.text


@pytest.mark.parametrize("case", [case for case in CASES if case.name in NOT_APPLICABLE], ids=lambda case: case.name)
def test_what_cannot_apply_is_refused(endpoint: Running, case: w3c.Case) -> None:
    assert endpoint.query(case.query.read_text(encoding="utf-8")).status == 400


def protocol_tests(applies: bool) -> Iterator[object]:
    for entry in PROTOCOL.entries() if PROTOCOL else ():
        name = str(entry).rpartition("#")[2].rstrip(">")
        if (name not in PROTOCOL_NOT_APPLICABLE) == applies:
            yield pytest.param(entry, id=name)


@pytest.mark.parametrize("entry", list(protocol_tests(applies=True)))
def test_protocol(endpoint: Running, entry: ox.NamedNode) -> None:
    requests = list(_requests(entry))
    assert requests
    for request in requests:
        _check(endpoint, request)


@pytest.mark.parametrize("entry", list(protocol_tests(applies=False)))
def test_an_update_of_the_protocol_tests_is_403_and_changes_nothing(endpoint: Running, entry: ox.NamedNode) -> None:
    before = endpoint.count()
    assert _send(endpoint, next(_requests(entry))).status == 403
    assert endpoint.count() == before


def _requests(entry: ox.NamedNode) -> Iterator[object]:
    assert PROTOCOL is not None
    for head in PROTOCOL.all(PROTOCOL.one(entry, w3c.MF + "action"), HT + "requests"):
        yield from PROTOCOL.items(head)


def _value(subject: object, predicate: str) -> str:
    assert PROTOCOL is not None
    found = PROTOCOL.one(subject, predicate)
    return found.value if found is not None else ""


def _send(endpoint: Running, request: object) -> object:
    assert PROTOCOL is not None
    headers = {}
    for head in PROTOCOL.all(request, HT + "headers"):
        for header in PROTOCOL.items(head):
            headers[_value(header, HT + "fieldName").replace("-", "_")] = _value(header, HT + "fieldValue")
    body = PROTOCOL.one(request, HT + "body")
    encoding = _value(body, CNT + "characterEncoding") or "utf-8"
    data = _value(body, CNT + "chars").encode(encoding) if body is not None else None
    return endpoint.request(_value(request, HT + "absolutePath"), _value(request, HT + "methodName"), data, **headers)


def _check(endpoint: Running, request: object) -> None:
    assert PROTOCOL is not None
    answer = _send(endpoint, request)
    wanted = PROTOCOL.one(request, HT + "resp")
    statuses = {node.value[-3] for node in PROTOCOL.all(wanted, w3c.MF + "expectedStatus")}  # type: ignore[union-attr]
    assert str(answer.status)[0] in statuses, answer.text  # type: ignore[attr-defined]
    media = answer.headers["content-type"].split(";")[0]  # type: ignore[attr-defined]
    if kind := _value(wanted, w3c.MF + "expectedFormat"):
        assert media in {"boolean": results.TABLES[:2], "tabular": results.TABLES, "RDF": tuple(results.GRAPHS)}[kind]
    if truth := _value(wanted, w3c.MF + "expectedBoolean"):
        assert f'"boolean":{truth}' in answer.text  # type: ignore[attr-defined]


def test_service_description(endpoint: Running) -> None:
    answer = endpoint.request("/sparql")
    assert answer.status == 200
    found = ox.Store()
    found.load(answer.body, format=ox.RdfFormat.from_media_type(answer.headers["content-type"].split(";")[0]))
    prefix = "PREFIX sd: <http://www.w3.org/ns/sparql-service-description#> "
    assert bool(found.query(f"{prefix}ASK {{ ?s sd:endpoint <{endpoint.address}sparql> }}")), "has-endpoint-triple"
    assert len(found) > 0, "returns-rdf"
    terms = Path(__file__).parent / "service_description_terms.txt"
    known = set(terms.read_text().split())
    used = {quad.predicate.value for quad in found} | {
        quad.object.value for quad in found if "Dataset" in str(quad.object)
    }
    space = "http://www.w3.org/ns/sparql-service-description#"
    assert {term.removeprefix(space) for term in used if term.startswith(space)} <= known, "conforms-to-schema"
