"""How fast the server's explorer answers: `python benchmarks/explore.py [NODES:LINKS]`, a million links unless told.

Makes a graph of that size, its index, and asks over HTTP for neighbourhoods (of things drawn by chance and of the best
linked), for labels by part, by sound and by first letters, and for paths. Prints p50 and p95 of each.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.testclient import TestClient

import kg.ontology
from kg import graphfile
from kg.explore.index import index
from kg.explore.lookup import Lookup
from kg.explore.site import data_routes

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from tests.generated import generated_graph

TIMES = 200


def measure(name: str, ask: Callable[[], Any]) -> None:
    """Print how long `ask` takes."""
    took = []
    for _ in range(TIMES):
        start = time.perf_counter()
        answer = ask()
        took.append(time.perf_counter() - start)
        assert answer.status_code == 200
    took.sort()
    print(
        f"{name:<28} p50 {took[TIMES // 2] * 1000:7.1f} ms   p95 {took[int(TIMES * 0.95)] * 1000:7.1f} ms", flush=True
    )


def main(size: str) -> None:
    """Make, ask, print."""
    nodes, links = map(int, size.split(":"))
    chance, ontology = random.Random(1), kg.ontology.default()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        graph = generated_graph(nodes, links)
        entities = graph.entities
        graphfile.save(graph, folder)
        del graph
        start = time.perf_counter()
        place = index(folder, ontology)
        took, weight = time.perf_counter() - start, place.stat().st_size / 1e6
        print(f"index of {nodes} nodes, {links} links: {took:.1f} s, {weight:.0f} MB", flush=True)
        lookup = Lookup(place, ontology)
        best = [ident for (ident,) in lookup.rows("SELECT id FROM entity WHERE n <= 100")]
        client = TestClient(Starlette(routes=data_routes(lookup)))

        def find(query: str) -> Any:
            return client.get("/explore/find", params={"q": query})

        def near(ident: str) -> Any:
            return client.get("/explore/near", params={"id": ident})

        find("gong")
        measure("neighbourhood", lambda: near(chance.choice(entities).id))
        measure("neighbourhood, best linked", lambda: near(chance.choice(best)))
        measure("label, part of a name", lambda: find(chance.choice(entities).name[1:5]))
        measure("label, two common letters", lambda: find("总工"))
        measure("label, by sound", lambda: find(chance.choice(("shanhai", "zonggonghui", "jiangzhang", "lanmei"))))
        measure("label, first letters", lambda: find(chance.choice(("zgh", "jxyx", "sh", "xd"))))
        measure(
            "path",
            lambda: client.get("/explore/path", params={"from": chance.choice(best), "to": chance.choice(entities).id}),
        )


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "200000:1000000")
