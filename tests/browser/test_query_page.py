"""The query page of `kg serve` in a real browser: questions, completion, answers, languages, no outside request."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.serve.running import Running, running

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def server(sample_folder: Path) -> Iterator[Running]:
    """The sample graph."""
    with running(sample_folder, "--timeout", "2", "--workers", "2") as found:
        yield found


LATE = """const at_once = window.fetch;
window.fetch = async (address, ...more) => {
  if (String(address).endsWith("data.json")) await new Promise((done) => setTimeout(done, 700));
  return at_once(address, ...more);
};"""


@pytest.fixture
def page(browser: Any, server: Running) -> Iterator[Any]:
    """The page in English; any error on the console and any request elsewhere fails the test."""
    context = browser.new_context(locale="en-GB")
    opened = context.new_page()
    faults: list[str] = []
    opened.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    opened.on("pageerror", lambda error: faults.append(str(error)))
    inside = (server.address, "blob:", "data:")
    opened.on("request", lambda request: None if request.url.startswith(inside) else faults.append(request.url))
    opened.goto(f"{server.address}query")
    opened.wait_for_selector("body[data-ready]")
    yield opened
    context.close()
    assert [fault for fault in faults if "400" not in fault and "503" not in fault] == []


def says(page: Any, words: str) -> None:
    """Wait until the status line says it."""
    page.locator("#status", has_text=words).wait_for(timeout=10_000)


def test_a_question_is_asked_and_its_answer_links_into_the_graph(page: Any, server: Running) -> None:
    page.select_option("#question", "organized-in-place")
    page.fill("#parameters input[name=place]", "山海市")
    page.click("#run")
    page.wait_for_selector("#answer table tbody tr")
    assert "2 rows" in page.inner_text("#status")
    assert page.locator("#answer thead th").all_inner_texts() == ["organizer", "role", "program"]
    page.click("#answer a >> nth=0")
    page.wait_for_load_state()
    assert "/id/organization/" in page.url
    assert "山海市总工会" in page.inner_text("h1")


def test_what_is_typed_before_the_page_has_its_data_is_not_lost(browser: Any, server: Running) -> None:
    context = browser.new_context(locale="en-GB")
    opened = context.new_page()
    opened.add_init_script(LATE)
    opened.goto(f"{server.address}query")
    assert opened.locator("body[data-ready]").count() == 0, "the page is to be used before it is ready"
    opened.fill("#text", "SELECT ?s WHERE { ?s a kg:Honour }")
    opened.click("#run")
    opened.wait_for_selector("#answer a[href^='/explore#']", timeout=10_000)
    assert opened.input_value("#text") == "SELECT ?s WHERE { ?s a kg:Honour }"
    context.close()


def test_a_hostile_value_stays_a_value(page: Any) -> None:
    page.select_option("#question", "organized-in-place")
    page.fill("#parameters input[name=place]", "\" . ?a ?b ?c . # \\ ' <img src=x onerror=alert(1)>")
    page.click("#run")
    says(page, "0 rows")


def test_terms_are_completed_by_name_and_by_chinese_label(page: Any) -> None:
    page.fill("#text", "")
    page.type("#text", "SELECT * { ?s a kg:TradeU")
    page.wait_for_selector("#completions li")
    page.keyboard.press("Enter")
    assert page.input_value("#text").endswith("kg:TradeUnion")
    page.type("#text", " ; 主办")
    page.wait_for_selector("#completions li")
    assert "kg:organized" in page.inner_text("#completions")
    page.keyboard.press("Escape")
    assert page.is_hidden("#completions")


def test_a_fault_is_shown_and_a_slow_query_is_refused_or_stopped(page: Any) -> None:
    page.fill("#text", "SELECT ?s { ?s a nix:Y }")
    page.press("#text", "Control+Enter")
    page.wait_for_selector("#answer pre")
    assert "nix" in page.inner_text("#answer")
    page.fill("#text", "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }")
    page.click("#run")
    page.click("#stop")
    says(page, "Stopped")


def test_the_page_speaks_chinese_and_the_address_keeps_its_state(page: Any) -> None:
    page.click("#language")
    assert page.inner_text("h1") == "查询图谱"
    assert page.get_attribute("html", "lang") == "zh"
    page.fill("#text", "ASK { ?s a kg:Honour }")
    page.click("#run")
    says(page, "是。")
    page.reload()
    page.wait_for_selector("body[data-ready]")
    assert page.input_value("#text") == "ASK { ?s a kg:Honour }"
    assert page.inner_text("h1") == "查询图谱"


def test_the_answer_can_be_saved_for_a_spreadsheet(page: Any) -> None:
    page.fill("#text", 'SELECT ("=1+1" AS ?v) {}')
    with page.expect_download() as download:
        page.click("[data-name='answer.csv']")
    assert download.value.suggested_filename == "answer.csv"
    assert Path(download.value.path()).read_text(encoding="utf-8-sig").splitlines() == ["v", "'=1+1"]
