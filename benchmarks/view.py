"""The interactive view beside plain pyvis: `python benchmarks/view.py [NODES:LINKS …]`, same graphs, same run.

For each graph: seconds to write the file, its size, seconds from opening it in Chromium without a network until it
is ready, and how many requests to other hosts it tried. Needs Chromium and the extra `browser`.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Error, sync_playwright
from pyvis.network import Network

import kg.ontology
from kg.export.html import write
from kg.graph import KnowledgeGraph

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from tests.generated import generated_graph

SIZES = ("300:450", "1000:2000", "2000:3000", "10000:50000")
PATIENCE = 60  # seconds until a page counts as hanging
OURS = "document.documentElement.dataset.ready ? true : false"
PYVIS = "document.getElementById('loadingBar')?.style.display === 'none'"  # its bar of progress has gone
FRAMES = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"


def plain_pyvis(graph: KnowledgeGraph, path: Path) -> None:
    """What a reader of pyvis' tutorial writes."""
    net = Network(directed=True, cdn_resources="in_line")
    for entity in graph.entities:
        net.add_node(entity.id, label=entity.name, group=entity.type, title=entity.type)
    for statement in graph.statements:
        net.add_edge(statement.subject, statement.object, title=statement.predicate)
    path.write_text(net.generate_html(), encoding="utf-8")


def opened(browser: Any, path: Path, ready: str) -> tuple[str, int]:
    """Seconds until the page stands still, as text, and the requests it made to other hosts."""
    outside: list[str] = []
    page = browser.new_context(offline=True, viewport={"width": 1280, "height": 800}).new_page()
    page.on("request", lambda r: None if r.url.startswith(("file:", "data:", "blob:")) else outside.append(r.url))
    start = time.perf_counter()
    try:
        page.goto(path.as_uri(), timeout=PATIENCE * 1000)
        page.wait_for_function(ready, timeout=PATIENCE * 1000)
        page.evaluate(FRAMES)
        took = f"{time.perf_counter() - start:.2f} s"
    except Error:
        took = f"> {PATIENCE} s"
    page.context.close()
    return took, len(outside)


def main(sizes: list[str]) -> None:
    """Print one line a graph and way of drawing it."""
    ontology = kg.ontology.default()
    chromium = shutil.which("chromium")
    ways: tuple[tuple[str, Callable[[KnowledgeGraph, Path], None], str], ...] = (
        ("kg", lambda graph, path: write(graph, ontology, path), OURS),
        ("pyvis", plain_pyvis, PYVIS),
    )
    print(f"{'nodes':>7}{'links':>8}  {'way':<7}{'write':>9}{'size':>10}{'open':>10}{'requests':>10}")
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        browser.new_page().close()
        for size in sizes:
            nodes, links = map(int, size.split(":"))
            graph = generated_graph(nodes, links)
            for name, make, ready in ways:
                path = Path(folder) / f"{name}.html"
                start = time.perf_counter()
                make(graph, path)
                wrote = time.perf_counter() - start
                took, outside = opened(browser, path, ready)
                weight = path.stat().st_size / 1e6
                print(
                    f"{nodes:>7}{links:>8}  {name:<7}{wrote:>7.2f} s{weight:>7.2f} MB{took:>10}{outside:>10}",
                    flush=True,
                )
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1:] or list(SIZES))
