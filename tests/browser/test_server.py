"""The explorer of a running server, used as a reader uses it."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from kg.graph import KnowledgeGraph
from kg.ontology import Ontology
from tests.browser.test_view import CONTEST, FIRM, UNION, axe, click, heading, key, notice, search
from tests.explore.conftest import kept
from tests.generated import generated_graph
from tests.serve.running import running

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def served(
    sample_graph: KnowledgeGraph, ontology: Ontology, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[str, Path]]:
    """The address of `kg serve` on the sample graph, with review, and its folder."""
    folder = kept(sample_graph, ontology, tmp_path_factory.mktemp("served") / "graph")
    with running(folder, "--workers", "1", "--review", str(folder / "review.jsonl")) as server:
        yield server.address.rstrip("/"), folder


@pytest.fixture
def visit(browser: Any, served: Any) -> Iterator[Any]:
    """`visit(path, **context)`; afterwards no page may have logged an error or asked another host."""
    faults: list[str] = []
    contexts = []
    home = served[0]

    def visited(path: str, **options: Any) -> Any:
        context = browser.new_context(**({"viewport": {"width": 1280, "height": 800}, "locale": "en-GB"} | options))
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(8000)
        page.on("console", lambda m: faults.append(f"console {m.type}: {m.text}") if m.type != "log" else None)
        page.on("pageerror", lambda error: faults.append(f"error: {error}"))
        own = (home, "data:", "blob:")
        page.on("request", lambda r: None if r.url.startswith(own) else faults.append(f"request: {r.url}"))
        page.goto(home + path)
        return page

    yield visited
    for context in contexts:
        context.close()
    assert faults == []


def test_from_the_start_page_to_a_thing_to_the_graph(visit: Any) -> None:
    page = visit("/")
    page.fill("#q", "重工有限公司工会")
    page.press("#q", "Enter")
    page.wait_for_url("**/id/organization/*")
    assert page.inner_text("h1") == "山海重工有限公司工会"
    page.click("a.button.first")
    page.wait_for_selector("html[data-ready]")
    assert heading(page) == "山海重工有限公司工会"
    assert notice(page).startswith("3 drawn")


def test_neighbourhoods_are_loaded_as_they_are_asked_for(visit: Any) -> None:
    page = visit(f"/explore#lang=en&focus={key(FIRM)}")
    page.wait_for_selector("html[data-ready]")
    assert notice(page).startswith("3 drawn")
    click(page, key(CONTEST))
    page.click("#expand")
    page.locator("#notice", has_text="6 drawn").wait_for()
    search(page, "职工之家")
    page.locator("#panel h2", has_text="职工之家建设办法").wait_for()


def test_a_sentence_is_loaded_when_its_link_is_clicked(visit: Any) -> None:
    page = visit(f"/explore#lang=en&focus={key(CONTEST)}&node={key(CONTEST)}")
    page.wait_for_selector("html[data-ready]")
    click(page, f"{key(UNION)}>organized>{key(CONTEST)}")
    page.wait_for_selector("mark.a")
    assert page.inner_text("mark.a") == UNION
    page.click("#panel .evidence a.link")
    page.wait_for_url("**/article/*")


def test_a_path_is_found_by_the_server(visit: Any) -> None:
    page = visit(f"/explore#lang=en&node={key('全国劳动模范')}&focus={key('全国劳动模范')}")
    page.wait_for_selector("html[data-ready]")
    page.click("#path-from")
    search(page, UNION)
    page.wait_for_selector("#path-bar .result")
    assert page.inner_text("#path-bar .result") == "3 steps"


def test_article_lights_up_what_a_statement_was_read_from(visit: Any, sample_graph: KnowledgeGraph) -> None:
    statement = next(s for s in sample_graph.statements if s.predicate == "hosted")
    page = visit(f"/{statement.article}")
    page.hover(f"[id='{statement.id}']")
    lit = "".join(page.locator(".text .lit").all_inner_texts())
    assert lit == statement.evidence
    page.locator(".text a.mention").first.click()
    page.wait_for_url("**/id/**")


def test_a_reader_corrects_and_it_is_written_down(visit: Any, served: Any, sample_graph: KnowledgeGraph) -> None:
    statement = sample_graph.statements[0]
    page = visit(f"/{statement.article}")
    page.click(f".review[data-statement='{statement.id}'] [data-do=reject]")
    page.locator(".review [role=status]", has_text="✓").wait_for()
    line = Path(served[1] / "review.jsonl").read_text(encoding="utf-8").splitlines()[-1]
    assert json.loads(line)["reject"][0]["id"] == statement.subject


def test_a_reader_chooses_the_class_a_thing_is_of(visit: Any, served: Any) -> None:
    page = visit(f"/id/{key(FIRM)}")
    page.click(".review summary")
    assert page.is_visible(".review input[name=value]")
    page.select_option(".review [name=do]", "retype")
    assert page.is_hidden(".review input[name=value]")
    page.select_option(".review select[name=value]", value="School")
    page.click(".review form button")
    page.locator(".review [role=status]", has_text="✓").wait_for()
    line = json.loads(Path(served[1] / "review.jsonl").read_text(encoding="utf-8").splitlines()[-1])
    assert line["retype"]["id"] == key(FIRM)
    assert line["to"] == "School"
    page.select_option(".review [name=do]", "rename")
    assert page.is_visible(".review input[name=value]")


def test_a_row_of_an_answer_leads_into_the_graph(visit: Any) -> None:
    page = visit("/query")
    page.fill("#text", "SELECT ?s WHERE { ?s a kg:Honour }")
    page.click("#run")
    page.locator("#answer a[href^='/explore#']").first.click()
    page.wait_for_selector("html[data-ready]")
    assert heading(page) == "全国劳动模范"


PAYLOADS = [
    "<img src=x onerror=\"document.title='hit'\">",
    "</script><script>document.title='hit'</script>",
    "<svg/onload=document.title='hit'>",
    "<!--<script>document.title='hit'</script>",
    '"><iframe srcdoc="<script>top.document.title=\'hit\'</script>">',
    "' autofocus onfocus=document.title='hit' x='",
    "{{constructor.constructor('document.title=1')()}}",
    "\u2028document.title='hit'\u2029",
    "\u202egnp.exe\u2066 <b>粗</b>",
    "javascript:document.title='hit'",
]

MADE = "img[src=x], svg[onload], iframe, b, [onfocus], a[href^='javascript:']"  # what they would make as markup


def test_hostile_words_are_text_on_every_page_of_the_server(
    browser: Any, sample_graph: KnowledgeGraph, ontology: Ontology, tmp_path: Path
) -> None:
    named = dict(zip((each.id for each in sample_graph.entities), PAYLOADS, strict=False))
    assert len(named) == len(PAYLOADS)
    first, *others = sample_graph.articles
    words = " ".join(PAYLOADS)
    edition = dataclasses.replace(first.edition, newspaper=words, page=words, page_name=words, url=PAYLOADS[-1])
    graph = dataclasses.replace(
        sample_graph,
        entities=tuple(
            dataclasses.replace(e, name=named.get(e.id, e.name), aliases=(words,), attributes=((words, words),))
            for e in sample_graph.entities
        ),
        articles=(dataclasses.replace(first, headline=words, document=words, edition=edition), *others),
        statements=tuple(dataclasses.replace(each, rule=words) for each in sample_graph.statements),
    )
    options = ("--workers", "1", "--review", str(tmp_path / "review.jsonl"))
    with running(kept(graph, ontology, tmp_path / "graph"), *options) as server:
        page = browser.new_page()
        called: list[str] = []
        own = (server.address, "data:", "blob:")
        page.on("request", lambda r: None if r.url.startswith(own) else called.append(r.url))
        paths = ["", "entities", "articles", f"search?q={quote('script')}", first.id, "query"]
        for path in (*paths, *(f"id/{ident}" for ident in named), *(f"explore#lang=en&node={i}" for i in named)):
            page.goto(server.address + path)
            if path.startswith("explore"):
                page.wait_for_selector("html[data-ready]")
            page.wait_for_timeout(50)
            assert page.title() not in {"hit", "1"}, path
            assert page.locator(MADE).count() == 0, path
        page.goto(server.address + "query")
        page.fill("#text", "SELECT ?s ?name WHERE { ?s rdfs:label ?name }")
        page.click("#run")
        page.wait_for_selector("#answer table")
        assert PAYLOADS[0] in page.inner_text("#answer")
        assert page.locator(MADE).count() == 0
        page.close()
        assert called == []


@pytest.mark.parametrize(
    "path", ["/", "/explore", f"/id/{key(FIRM)}", "/article/000000000001", "/articles", "/entities"]
)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_serious_accessibility_fault(visit: Any, path: str, scheme: str) -> None:
    page = visit(path, color_scheme=scheme)
    page.wait_for_timeout(300)
    page.evaluate(axe() + ";0")
    found = page.evaluate("axe.run()")
    serious = [fault for fault in found["violations"] if fault["impact"] in {"serious", "critical"}]
    assert serious == [], json.dumps([(f["id"], [n["html"] for n in f["nodes"]]) for f in serious], ensure_ascii=False)


def test_pages_fit_a_phone(visit: Any) -> None:
    for path in ("/", f"/id/{key(FIRM)}", "/article/000000000001"):
        page = visit(path, viewport={"width": 390, "height": 844})
        assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_a_graph_of_ten_thousand_opens_at_once(browser: Any, ontology: Ontology, tmp_path: Path) -> None:
    graph = generated_graph(10_000, 20_000)
    with running(kept(graph, ontology, tmp_path), "--workers", "1") as server:
        page = browser.new_page()
        page.goto(f"{server.address}explore#lang=en")
        page.wait_for_selector("html[data-ready]")
        assert int(notice(page).split(" ")[0]) <= 300
        search(page, graph.entities[1234].name)
        page.locator("#panel h2", has_text=graph.entities[1234].name).wait_for()
        page.close()
