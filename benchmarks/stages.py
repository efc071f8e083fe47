"""The stages of a build one by one, the whole build in a process of its own, and the peers."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import pyoxigraph as ox

import kg.ontology
from benchmarks.corpus import write_pages
from kg import corpus, export, extract, graphfile, resolve, store
from kg.build import build, put_together
from kg.engine import Serial
from kg.export import terms
from kg.model import Document, DocumentGraph

T = TypeVar("T")
PEER = "jieba.posseg on the same text"
QUERIES = {
    "count by type": "SELECT ?type (COUNT(?s) AS ?n) { ?s a ?type } GROUP BY ?type ORDER BY ?n",
    "one label": "SELECT ?s { ?s rdfs:label ?name } ORDER BY ?s LIMIT 1",
    "two hops": "SELECT (COUNT(*) AS ?n) { ?p kg:worksFor ?firm . ?firm kg:hosted ?program }",
    "labels that contain": "SELECT ?name { ?s rdfs:label ?name FILTER(CONTAINS(?name, '9')) } LIMIT 10",
}
WARM = 20  # documents understood before the clock starts


@dataclass(frozen=True, slots=True)
class Measure:
    """What one stage took; `of_text` when characters a second mean something for it."""

    name: str
    seconds: float
    megabytes: int = 0
    of_text: bool = True

    def row(self, characters: int, peer: float) -> str:
        """A line of the table."""
        speed = characters / self.seconds
        figures = f"{speed / 1000:,.0f} | {speed / peer:.2f}" if self.of_text else " | "
        return f"| {self.name} | {self.seconds:.3f} | {figures} | {self.megabytes or ''} |"


class Clock:
    """Collects measures."""

    def __init__(self) -> None:
        self.measures: list[Measure] = []

    def time(self, name: str, work: Callable[[], T], *, of_text: bool = True) -> T:
        """Do the work once and note what it took."""
        start = time.process_time()
        result = work()
        self.measures.append(Measure(name, max(time.process_time() - start, 1e-6), of_text=of_text))
        return result


def run(pages: Path, scratch: Path, characters: int) -> list[Measure]:
    """All measures, the whole build first."""
    whole = command("whole build, kg build --workers 1", pages, scratch / "out")
    start_up = command("of that, start-up (one small page)", _one_page(scratch), scratch / "small")
    clock = Clock()
    clock.measures += [whole, Measure("whole build without start-up", max(whole.seconds - start_up.seconds, 1e-6))]
    clock.measures.append(Measure(start_up.name, start_up.seconds, of_text=False))
    _peers(clock, pages)
    _stages(clock, pages, scratch / "place")
    return clock.measures


def _stages(clock: Clock, pages: Path, place: Path) -> None:
    ontology = kg.ontology.default()
    sources = [s for s in corpus.discover([pages]) if isinstance(s, corpus.Source)]
    documents: list[Document] = clock.time(
        "read", lambda: [d for s in sources for d in corpus.read(s) if isinstance(d, Document)]
    )
    build(documents[:WARM], ontology)
    splits = clock.time("split", lambda: [corpus.split(document, ontology) for document in documents])
    articles = [split.articles for split in splits]
    mentions = clock.time("recognise", lambda: [[extract.recognise(a, ontology) for a in each] for each in articles])
    claims = clock.time(
        "relate",
        lambda: [
            [extract.relate(a, m, ontology) for a, m in zip(own, found, strict=True)]
            for own, found in zip(articles, mentions, strict=True)
        ],
    )
    resolved = clock.time(
        "resolve",
        lambda: [resolve.resolve(*each, ontology) for each in zip(articles, mentions, claims, strict=True)],
    )
    graphs = [
        DocumentGraph(d.name, d.digest, d.format, d.encoding, d.edition, sum(map(len, d.lines)), a, *r)
        for d, a, r in zip(documents, articles, resolved, strict=True)
    ]
    encoded = clock.time("encode for the cache", lambda: list(map(graphfile.encode, graphs)))
    clock.time("decode from the cache", lambda: [graphfile.decode(DocumentGraph, each) for each in encoded])
    graph = clock.time("merge", lambda: put_together(graphs, [], Serial()).graph)
    place.mkdir()
    clock.time("save", lambda: graphfile.save(graph, place))
    clock.time("load", lambda: graphfile.load(place))
    for name in ("turtle", "json", "html", "neo4j", "report"):
        clock.time(f"export {name}", lambda name=name: export.write(name, graph, ontology, place))  # type: ignore[misc]
    clock.time("store, load", lambda: store.create(place, place / "graph.ttl", ontology))
    bare, turtle = ox.Store(str(place / "bare")), str(place / "graph.ttl")
    clock.time("bare pyoxigraph, load", lambda: bare.bulk_load(path=turtle, format=ox.RdfFormat.TURTLE))
    whole = {"format": ox.RdfFormat.TURTLE, "from_graph": ox.DefaultGraph(), "prefixes": terms.prefixes(ontology)}
    clock.time("bare pyoxigraph, dump Turtle", lambda: bare.dump(place / "bare.ttl", **whole))
    opened = clock.time("store, open", lambda: store.open_store(place), of_text=False)
    prefixes = f"PREFIX kg: <{ontology.namespace}> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>\n"
    for name, text in QUERIES.items():
        clock.time(f"query, {name}", lambda text=text: list(opened.query(prefixes + text)), of_text=False)  # type: ignore[misc,arg-type]


def _peers(clock: Clock, pages: Path) -> None:
    import jieba
    import jieba.posseg

    lines = [line for p in sorted(pages.rglob("*.txt")) for line in p.read_text(encoding="utf-8").splitlines()]
    jieba.setLogLevel("ERROR")
    first = max(lines, key=len)  # a line without a character makes it load nothing
    clock.time("jieba, start-up", lambda: list(jieba.posseg.cut(first)), of_text=False)
    clock.time(PEER, lambda: [list(jieba.posseg.cut(line)) for line in lines])


def _one_page(scratch: Path) -> Path:
    write_pages(scratch / "one", 1)
    return scratch / "one"


def command(name: str, pages: Path, out: Path, *options: str) -> Measure:
    """Build in a process of its own, on one core where no options are given: its processor time and most memory."""
    code = "from kg.cli import main; main(prog_name='kg')"
    process = subprocess.Popen(
        [sys.executable, "-c", code, "build", str(pages), "-o", str(out), *(options or ("--workers", "1"))],
        stderr=subprocess.DEVNULL,
    )
    _, _, used = os.wait4(process.pid, 0)
    unit = 1 if sys.platform == "darwin" else 1024
    return Measure(name, used.ru_utime + used.ru_stime, used.ru_maxrss * unit // 2**20)
