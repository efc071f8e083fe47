"""What an endpoint must withstand; after each the server answers a good query."""

from __future__ import annotations

import asyncio
import os
import resource
import shutil
import socket
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest

from kg import store
from kg.errors import KgError
from kg.export import turtle
from kg.graph import KnowledgeGraph
from kg.ontology import Ontology, default_folder, load
from kg.query import results
from kg.query.pool import Worker
from tests.serve.running import (
    COUNT,
    ENDLESS,
    Running,
    children,
    listening,
    processor_seconds,
    running,
    watched_memory,
)
from tests.test_query import CALLS

LINUX = sys.platform == "linux"
linux = pytest.mark.skipif(not LINUX, reason="reads /proc")


@pytest.fixture(autouse=True)
def still_well(server: Running) -> Iterator[None]:
    """The server says the same before and after."""
    before = server.count()
    yield
    assert server.count() == before


@pytest.mark.parametrize("query", CALLS)
def test_no_query_calls_another_server(server: Running, query: str) -> None:
    with listening() as listener:
        answer = server.query(query.replace("{port}", str(listener.port)))
        posted = server.request(
            "/sparql", "POST", query.replace("{port}", str(listener.port)), Content_Type="application/sparql-query"
        )
        assert (answer.status, posted.status) == (400, 400)
        assert listener.hits == 0


@linux
def test_a_worker_has_no_network_even_when_the_tokenizer_is_passed_by(sample_folder: Path) -> None:
    async def call(port: int) -> tuple[bool, dict[str, object]]:
        worker = await Worker.start(store.path(sample_folder), 400)
        request = {
            "query": f"ASK {{ SERVICE <http://127.0.0.1:{port}/> {{ ?s ?p ?o }} }}",
            "formats": [results.JSON], "default_graphs": None, "named_graphs": None, "base": None, "prefixes": {},
            "rows": 1, "bytes": 1000, "seconds": 5,
        }  # fmt: skip
        head, _ = await worker.ask(request)
        await worker.end()
        return worker.isolated, head

    with listening() as listener:
        isolated, head = asyncio.run(call(listener.port))
        if not isolated:
            pytest.skip("this system lets no process leave the network")
        assert head["status"] != 200
        assert listener.hits == 0


PRODUCT = " WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
UPDATES = [
    "INSERT DATA { <http://e/a> <http://e/b> 1 }",
    "DELETE WHERE { ?s ?p ?o }",
    "CLEAR ALL",
    "LOAD <file:///etc/passwd>",
    "DROP ALL",
]


@pytest.mark.parametrize("update", UPDATES)
def test_updates_are_refused_however_they_come(server: Running, update: str) -> None:
    form = "application/x-www-form-urlencoded"
    answers = [
        server.request("/sparql", "POST", update, Content_Type="application/sparql-update"),
        server.request("/sparql", "POST", urlencode({"update": update}), Content_Type=form),
        server.request(f"/sparql?update={quote(update)}"),
        server.request(f"/sparql?update={quote(update)}", "POST", "", Content_Type=form),
        server.query(update),
        server.request("/sparql", "POST", update, Content_Type="application/sparql-query"),
        server.request("/sparql", "POST", urlencode({"query": update}), Content_Type=form),
    ]
    assert [answer.status for answer in answers] == [403, 403, 403, 403, 400, 400, 400]
    assert not any("root:" in answer.text for answer in answers)


@linux
def test_a_slow_query_ends_at_its_deadline_and_hurts_nobody(server: Running) -> None:
    with ThreadPoolExecutor(2) as threads:
        start = time.perf_counter()
        slow = threads.submit(server.query, ENDLESS)
        time.sleep(0.3)
        waits = []
        for _ in range(20):
            begun = time.perf_counter()
            assert server.query("ASK {}").status == 200
            waits.append(time.perf_counter() - begun)
        answer = slow.result()
    assert answer.status == 503
    assert answer.headers["retry-after"]
    assert time.perf_counter() - start < 2.5 + sum(waits)
    assert sorted(waits)[-2] < 0.2, waits
    time.sleep(1)
    assert processor_use(server) < 0.2


@linux
def test_a_query_whose_client_went_away_is_ended(server: Running) -> None:
    with socket.create_connection(("127.0.0.1", server.port)) as client:
        client.sendall(f"GET /sparql?query={quote(ENDLESS)} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
        time.sleep(0.4)
    time.sleep(0.6)
    assert processor_use(server) < 0.2


def processor_use(server: Running) -> float:
    """Processor seconds a second, measured over half of one."""
    before = processor_seconds(server.pid)
    time.sleep(0.5)
    return (processor_seconds(server.pid) - before) / 0.5


@linux
def test_an_unbounded_product_is_cut_within_the_memory(sample_folder: Path) -> None:
    with running(sample_folder, "--timeout", "5", "--workers", "1") as served, watched_memory(served.pid) as megabytes:
        answer = served.query("SELECT *" + PRODUCT, "application/json")
        assert answer.status == 200
        assert answer.headers["kg-truncated"] == "true"
        assert len(answer.body) < 20_000_000
        assert served.query("CONSTRUCT { ?a ?e ?i }" + PRODUCT, "text/turtle").status in {200, 503}
        assert served.query("SELECT *" + PRODUCT + " ORDER BY ?a ?d ?g").status == 503
    assert max(megabytes) <= 512


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("ASK " + "{" * 4000 + "}" * 4000, 400),
        ("ASK { FILTER" + "(" * 50_000 + "1" + ")" * 50_000 + "}", 400),
        ("ASK { ?s ?p " + "[ ?q " * 4000 + "1" + "]" * 4000 + "}", 400),
        ("#" * 10_000_000, 413),
        ("ASK { FILTER(" + "+".join(["1"] * 200_000) + " > 0) }", 503),
        ("ASK { " + "{} UNION " * 60_000 + "{} }", 503),
        ("ASK { FILTER(" + "!" * 200_000 + "true) }", 503),
    ],
)
def test_deep_and_long_queries_are_refused(server: Running, query: str, status: int) -> None:
    answer = server.request("/sparql", "POST", query, Content_Type="application/sparql-query")
    assert answer.status == status


BOMB = (
    '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a0 "x">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    + ']><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description>&a9;</rdf:Description></rdf:RDF>'
)
XXE = (
    '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY f SYSTEM "file:///etc/passwd">]>'
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description>&f;</rdf:Description></rdf:RDF>'
)


def copied(tmp_path: Path) -> Path:
    folder = tmp_path / "ontology"
    shutil.copytree(default_folder(), folder)
    return folder


@pytest.mark.parametrize("document", [BOMB, XXE])
def test_an_ontology_in_hostile_xml_is_rejected_at_once(tmp_path: Path, document: str) -> None:
    folder = copied(tmp_path)
    (folder / "kg.ttl").write_text(document)
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.perf_counter()
    with pytest.raises(KgError, match="not valid Turtle") as caught:
        load(folder)
    assert time.perf_counter() - start < 1
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - held < 50_000
    assert "root:" not in str(caught.value)


def test_an_ontology_that_imports_is_not_followed(tmp_path: Path, sample_graph: KnowledgeGraph) -> None:
    folder = copied(tmp_path)
    with listening() as listener, (folder / "kg.ttl").open("a", encoding="utf-8") as out:
        out.write(f"<https://kg.example/ontology> owl:imports <http://127.0.0.1:{listener.port}/more.ttl> .\n")
        out.close()
        known = load(folder)
        built = tmp_path / "built"
        built.mkdir()
        (built / "graph.ttl").write_text("".join(turtle.chunks(sample_graph, known)), encoding="utf-8")
        store.create(built, built / "graph.ttl", known)
        with running(built, "--ontology", str(folder), "--workers", "1") as served:
            assert str(listener.port) in served.request("/ontology.jsonld").text
            assert served.request("/id/article/000000000001.jsonld").status == 200
        assert listener.hits == 0


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil", "localhost.evil.com", "evil.example:8000", "0"])
def test_another_name_is_refused(server: Running, host: str) -> None:
    assert server.request("/sparql?query=ASK%7B%7D", Host=host).status == 403


@pytest.mark.parametrize("host", ["evil@127.0.0.1", "127.0.0.1:80:80", "", "[::1"])
def test_what_is_no_name_is_refused(server: Running, host: str) -> None:
    assert server.request("/sparql?query=ASK%7B%7D", Host=host).status in {400, 403}


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:99", "127.0.0.1", "[::1]:8000"])
def test_the_names_of_loopback_are_let_in(server: Running, host: str) -> None:
    assert server.request("/sparql?query=ASK%7B%7D", Host=host).status == 200


@pytest.mark.parametrize("origin", ["http://localhost.evil.com", "https://evil.example", "null", "http://127.0.0.1:1"])
def test_a_foreign_page_is_refused_and_gets_no_cors_header(server: Running, origin: str) -> None:
    form = {"Content_Type": "application/x-www-form-urlencoded"}
    for answer in (
        server.request("/sparql?query=ASK%7B%7D", Origin=origin),
        server.request("/sparql", "POST", "query=ASK%7B%7D", Origin=origin, **form),
        server.request("/sparql", "OPTIONS", Origin=origin, Access_Control_Request_Method="POST"),
    ):
        assert answer.status == 403
        assert not any(name.startswith("access-control") for name in answer.headers)


def test_the_server_s_own_page_is_let_in(server: Running) -> None:
    own = f"http://127.0.0.1:{server.port}"
    assert server.request("/sparql?query=ASK%7B%7D", Origin=own).status == 200


def test_cors_and_names_can_be_asked_for_exactly(sample_folder: Path) -> None:
    options = ("--cors", "https://app.example", "--allow-host", "graph.example", "--workers", "1")
    with running(sample_folder, *options) as served:
        good = served.request("/sparql?query=ASK%7B%7D", Origin="https://app.example", Host="graph.example")
        assert good.headers["access-control-allow-origin"] == "https://app.example"
        assert "access-control-allow-credentials" not in good.headers
        preflight = served.request(
            "/sparql", "OPTIONS", Origin="https://app.example", Access_Control_Request_Method="POST"
        )
        assert preflight.status == 204
        for origin in ("https://app.example.evil.com", "http://app.example", "https://app.example:444"):
            assert served.request("/sparql?query=ASK%7B%7D", Origin=origin).status == 403


PATHS = [
    "/static/../../etc/passwd",
    "/static/%2e%2e/%2e%2e/etc/passwd",
    "/static/%252e%252e%252fetc%252fpasswd",
    "/static/..%5c..%5cetc%5cpasswd",
    "/static/..\\..\\etc\\passwd",
    "//etc/passwd",
    "/static//etc/passwd",
    "/static/%00",
    "/static/query.js%00.css",
    "/static/../app.py",
    "/static/query.html",
    "/id/../../etc/passwd",
    "/id/%2e%2e%2f%2e%2e%2fetc%2fpasswd",
    "/ontology/../kg.ttl",
]


@pytest.mark.parametrize("path", PATHS)
def test_no_path_leads_to_a_file(server: Running, path: str) -> None:
    answer = server.request(path, Accept="text/html")
    assert answer.status == 404
    assert "root:" not in answer.text
    assert "import" not in answer.text


def test_a_link_that_leads_out_of_the_folder_is_not_followed(sample_folder: Path, tmp_path: Path) -> None:
    folder = tmp_path / "linked"
    shutil.copytree(sample_folder, folder)
    (folder / "secret.html").symlink_to("/etc/passwd")
    with running(folder, "--workers", "1") as served:
        for path in ("/secret.html", "/static/secret.html", "/id/secret.html"):
            assert served.request(path).status == 404


def test_a_killed_worker_is_replaced(server: Running) -> None:
    if LINUX:
        for pid in children(server.pid):
            os.kill(pid, 9)
    answers = [server.query(COUNT).status for _ in range(8)]
    assert answers[-1] == 200
    assert set(answers) <= {200, 503}


def test_a_store_that_is_replaced_is_served_at_once(sample_folder: Path, tmp_path: Path, ontology: Ontology) -> None:
    folder = tmp_path / "grown"
    shutil.copytree(sample_folder, folder)
    with running(folder, "--workers", "2") as served:
        before = served.count()
        with (folder / "graph.ttl").open("a", encoding="utf-8") as out:
            out.write("<http://e/new> a <http://e/Thing> .\n")
        store.create(folder, folder / "graph.ttl", ontology)
        counts = {served.count() for _ in range(6)}
    assert len(counts) == 1
    assert counts != {before}


def test_a_taken_port_is_named(server: Running, sample_folder: Path) -> None:
    from click.testing import CliRunner

    from kg.cli import main

    result = CliRunner().invoke(main, ["serve", str(sample_folder), "--port", str(server.port)])
    assert result.exit_code == 1
    assert "--port" in result.stderr
