"""A browser without a network, and pages opened in it that fail on any error or request."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from kg.export.html import write
from kg.graph import KnowledgeGraph
from kg.ontology import Ontology

INSIDE = ("file:", "data:", "blob:")
Open = Callable[..., Any]


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Debian's Chromium, steered by Playwright."""
    api = pytest.importorskip("playwright.sync_api", reason="needs the extra `browser`")
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        pytest.skip("needs Chromium: apt-get install chromium")
    with api.sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield running
        running.close()


@pytest.fixture
def show(browser: Any, ontology: Ontology, tmp_path: Path) -> Iterator[Open]:
    """`show(graph, hash="", **context)` writes a graph, opens it from disk and gives the page.

    When the test is over, no page may have logged an error, thrown one, or asked for anything outside its file.
    """
    faults: list[str] = []
    contexts = []

    def opened(graph: KnowledgeGraph, hash: str = "lang=en", **options: Any) -> Any:
        path = tmp_path / "graph.html"
        write(graph, ontology, path)
        context = browser.new_context(offline=True, **({"viewport": {"width": 1280, "height": 800}} | options))
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(8000)
        page.on("console", lambda m: faults.append(f"console {m.type}: {m.text}") if m.type != "log" else None)
        page.on("pageerror", lambda error: faults.append(f"error: {error}"))
        page.on("request", lambda r: None if r.url.startswith(INSIDE) else faults.append(f"request: {r.url}"))
        page.goto(f"{path.as_uri()}#{hash}")
        page.wait_for_selector("html[data-ready]")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert faults == []
